"""What a clause only makes use of: 依托2万亩茶园, 发挥600个网格的作用, 用好两只基金; it is there, and the verb is no deed done to it."""

from __future__ import annotations

import re

_VERBS = "充分发挥|发挥好?|用足用好|用[好足活]|充分利用|利用好|依托|借助|凭借|借力"
#: 发挥600个网格、|900名网格员: the things made use of, those that are counted and those that are not.
_MEANS = re.compile(
    f"(?:{_VERBS})(?:全[市区县]|我[市区县]|现有的?)?(?:[^,。;:、和\\d]{{2,12}}[、和])?"
    r"(?:[\d.两二三四五六七八九十百千万亿]+[^,。;:、和\d]{2,12}[、和])*$"
)
_ALONE = re.compile("充分发挥|发挥好?|依托|借助|凭借|借力")


def made_use_of(before: str) -> bool:
    """Whether what a number counts is only made use of.

    Args:
        before: the words of its clause before it.

    >>> made_use_of("发挥600个网格、"), made_use_of("依托现有"), made_use_of("依托云岭打造")
    (True, True, False)
    """
    return _MEANS.search(before) is not None


def deed_of(verb: str) -> str:
    """A verb before a number, or nothing where it only makes use of what the number counts.

    >>> deed_of("发挥"), deed_of("新建")
    ('', '新建')
    """
    return "" if _ALONE.fullmatch(verb) else verb
