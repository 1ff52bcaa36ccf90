"""What something is called from here on, which a bracket behind its name tells: 某某电子有限公司(下称“某某”)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.mentions.walking.suffixes import generic_words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "called"
_BRACKET = re.compile(
    r"\((?:以下|下文|文中|下)?(?:统|合)?(?:简称|下称|称)(?:为|:)?[“”\"‘]?(?P<short>[^“”\"‘’()《》,。;:、\s]{2,12})[”“\"’]?\)"
)
_KINDS = frozenset(
    {
        NameClass.ENTERPRISE,
        NameClass.ORGANIZATION,
        NameClass.GOVERNMENT_BODY,
        NameClass.PUBLIC_INSTITUTION,
        NameClass.PARK,
        NameClass.FUNCTIONAL_AREA,
        NameClass.PROJECT,
        NameClass.FACILITY,
    }
)
#: So short a word is no name wherever it stands: 公司, 新区.
_SHORTEST = 3


def with_short_names(text: str, found: list[Mention], start: int, end: int) -> list[Mention]:
    """The names of a block, those with such a bracket without it and with the short name that it gives.

    Args:
        text: the view's text.
        found: the candidates of the block.
        start: where the block begins.
        end: where it ends.

    >>> name = "云岭海川电子有限公司(下称“云岭海川”)"
    >>> long = Mention(Span(0, len(name)), NameClass.ENTERPRISE, name, "suffix")
    >>> [(m.name, m.aliases, m.method) for m in with_short_names(name, [long], 0, len(name))]
    [('云岭海川电子有限公司', ('云岭海川',), 'suffix'), ('云岭海川电子有限公司', ('云岭海川',), 'called')]
    """
    for bracket in _brackets(text, start, end):
        cut = [_before(m, bracket) for m in found if not bracket.start() <= m.span.start < bracket.end()]
        of = max((m for m in cut if m.span.end == bracket.start()), key=lambda m: m.span.length, default=None)
        short = bracket["short"]
        if of is None or of.kind not in _KINDS or len(short) < _SHORTEST or short in generic_words():
            continue
        named = replace(of, aliases=(*of.aliases, short))
        told = replace(named, span=Span(*bracket.span("short")), method=METHOD, confidence=0.9)
        found = [*(named if m is of else m for m in cut), told]
    return found


def _brackets(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    at = text.find("称", start, end)
    while at >= 0:
        opened = text.rfind("(", max(start, at - 6), at)
        if opened >= 0 and (bracket := _BRACKET.match(text, opened, end)) is not None:
            yield bracket
        at = text.find("称", at + 1, end)


def _before(mention: Mention, bracket: re.Match[str]) -> Mention:
    """A name without the bracket that it was taken on with."""
    if not mention.span.start < bracket.start() < mention.span.end <= bracket.end():
        return mention
    kept = mention.name[: bracket.start() - mention.span.start]
    aliases = tuple(alias.removesuffix(bracket[0]) for alias in mention.aliases)
    return replace(mention, span=Span(mention.span.start, bracket.start()), name=kept, aliases=aliases)
