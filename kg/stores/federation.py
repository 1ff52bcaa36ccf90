"""Whether a query asks another endpoint (SERVICE): one that is served to others must not fetch addresses at their bidding."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
#: What may hold the word without meaning it (texts, IRIs, comments), and the word itself.
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|#[^\n\r]*"
    r"|(?<![:?$@\w.-])(service)(?![\w:-])",
    re.I | re.S,
)


def asks_elsewhere(sparql: str) -> bool:
    r"""Whether a query has a SERVICE clause.

    >>> asks_elsewhere("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> asks_elsewhere('SELECT * { ?service ex:service "SERVICE" } # service')
    False
    """
    plain = _ESCAPE.sub(_character, sparql)
    return any(match[1] for match in _TOKEN.finditer(plain))


def queries_in(parameters: str, body: bytes | None, media: str) -> list[str]:
    """The queries of a request, however they are sent.

    Args:
        parameters: what stands behind the question mark of the address.
        body: the body, where there is one.
        media: its media type, without parameters.

    >>> queries_in("query=ASK%20%7B%7D", None, "")
    ['ASK {}']
    """
    found = parse_qs(parameters).get("query", [])
    text = (body or b"").decode("utf-8", "replace")
    if media == "application/x-www-form-urlencoded":
        return found + parse_qs(text).get("query", [])
    return found + ([text] if text else [])


def _character(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 else match[0]
