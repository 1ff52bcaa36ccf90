"""Roads and railways that two cities name, in full or by a letter for each: 云州至石安高速公路项目, 云石高速."""

from __future__ import annotations

import re

_FULL = re.compile(
    r"(?P<from>[\u4e00-\u9fff]{2,6}?)[至—-](?P<to>[\u4e00-\u9fff]{2,6}?)(?P<kind>高速公路|高速铁路|高速|高铁|铁路|公路)(?:项目|工程|建设项目)?"
)
_SHORT = re.compile(
    r"(?P<from>[\u4e00-\u9fff])(?P<to>[\u4e00-\u9fff])(?P<kind>高速公路|高速铁路|高速|高铁|铁路)(?:项目|工程|建设项目)?"
)
_KINDS = {"高速公路": "高速", "高速铁路": "高铁"}


def route_of(name: str) -> str:
    """The letters and the kind of a route; empty for a name that is none.

    >>> route_of("云州至石安高速公路项目"), route_of("云石高速"), route_of("云石高速公路")
    ('云石高速', '云石高速', '云石高速')
    >>> route_of("云台大道"), route_of("农业路至陇海路公路")
    ('', '农陇公路')
    """
    match = _FULL.fullmatch(name) or _SHORT.fullmatch(name)
    if match is None:
        return ""
    return match["from"][0] + match["to"][0] + _KINDS.get(match["kind"], match["kind"])
