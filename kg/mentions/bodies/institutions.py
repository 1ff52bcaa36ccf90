"""Institutions and bodies that only look named: kinds of schools and hospitals, and what a verb inside the name founds."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.lexicon import alternatives, word_list, words
from kg.mentions.walking.suffixes import suffix_before
from kg.mentions.walking.walk import Words, is_named
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

#: A new site is what is being built: 某中学|新校区.
_NEW_SITES = ("新校区", "新院区", "新馆区")
#: Universities in short, beside firms in a list: 与海川集团、|云岭农大|合作.
_UNIVERSITY = re.compile("[\u4e00-\u9fff]{1,4}(?:农大|科大|师大|医大|工大|林大|交大|矿大|石大|海大|民大|财大)")
_KINDS = frozenset({NameClass.PUBLIC_INSTITUTION, NameClass.ORGANIZATION})
_SHORTEST = 4
#: 云湾|建设|国家种质资源库: a verb inside, with a new name behind it that opens with its level.
_FOUNDS = re.compile(
    r"(?<=[\u4e00-\u9fff)])(?:建设|打造|创建|组建|设立|共建|筹建|申建|申报|争创|争取|建成|承建|引进)(?=国家|世界|全国|全球|国际|省级|市级|区域|高水平|一流|高端|实验室|大数据)"
)
#: What is said of the thing before it is named: 医改品牌|某医院, 全国唯一一家|某医院.
_SAID = re.compile(r"品牌(?=.{4})|(?:全[国省市区县])?(?:也是)?(?:唯一|首)(?:一)?[家所个座](?=.{4})")
#: 某某公司亚太唯一|创新中心: which one it is, and no name.
_ONLY = re.compile(r"唯一|首[家个]|第[一二三四五六七八九十][家个]")


def sound_institution(source: Words, mention: Mention) -> Mention | None:
    """An institution without what a verb inside its name says of another, or None where its words only tell of what kind it is.

    Args:
        source: the words of the block.
        mention: an institution or organisation as a rule found it.
    """
    if mention.kind is NameClass.ENTERPRISE and _UNIVERSITY.fullmatch(mention.name) is not None:
        return replace(mention, kind=NameClass.PUBLIC_INSTITUTION)
    if mention.kind not in _KINDS or mention.method not in ("suffix", "list"):
        return mention
    text = source.text
    start, end = mention.span
    for told in (_FOUNDS, _SAID):
        if (match := told.search(text, start, end)) is not None and end - match.end() >= _SHORTEST:
            start = match.end()
    name = text[start:end]
    if start > mention.span.start:
        suffix = suffix_before(text, start, end)
        if suffix is None or not is_named(source, start, end - len(suffix.word)):
            return None
    if _is_kind(name) or _ONLY.search(name) or name.endswith("招商会"):
        return None
    if name.endswith(_NEW_SITES) and mention.kind is NameClass.PUBLIC_INSTITUTION:
        mention = replace(mention, kind=NameClass.PROJECT)
    if start == mention.span.start:
        return mention
    return replace(mention, span=Span(start, end), name=name, aliases=())


def _is_kind(name: str) -> bool:
    """Whether a name only says of what kind a school, a hospital or a platform is.

    >>> [_is_kind(n) for n in ("研究型医院", "外籍人员子女学校", "顶级交流合作平台", "云湾医院", "共同富裕研究院")]
    [True, True, True, False, False]
    """
    if name in words("bodies", "no_bodies"):
        return True
    return name.endswith(_kinds_of()) and (_typed().match(name) is not None)


@cache
def _kinds_of() -> tuple[str, ...]:
    return tuple(word_list("bodies", "common"))


@cache
def _typed() -> re.Pattern[str]:
    types = alternatives("bodies", "types")
    return re.compile(rf"(?:[\u4e00-\u9fff]{{1,3}}[型类性式]|{types})")
