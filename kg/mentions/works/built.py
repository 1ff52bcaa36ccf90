"""Projects that a story names by who builds them: 某集团|发动机产能扩建项目, 由某公司投资建设的|某某生产基地项目."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import alternatives
from kg.lexicon import words as lexicon_words
from kg.mentions.walking.walk import Words
from kg.model.mention import Mention, NameClass
from kg.model.span import Span

METHOD = "built"
_ENDED = r"(?:项目|工程)(?:[一二三四]期)?"
#: What a firm's name stands before at once; no particle and no verb of saying may stand in it.
_OF_FIRM = re.compile(
    rf"[^,。;:、的了在与和及将由为是等向对把被有“”()\d]{{2,14}}?{_ENDED}(?![一二三四]期|建设|部|组|库|公司)"
)
#: What is built is told at length, and where or how far it is follows.
_LONG = re.compile(
    rf"[^,。;:、的等“”\d][^,。;:、的等“”]{{6,38}}?(?:{_ENDED}|基地)(?=在|位于|正式|开工|奠基|竣工|投产|落户|[,。;]|总投资|占地|$)"
)
#: Works behind which the name of a firm tells only that many are spoken of.
_MANY = ("等", "各", "多个", "一批", "若干", "重点", "重大", "全部", "所有")


@cache
def _built() -> re.Pattern[str]:
    verbs = alternatives("names", "ventures", "built")
    return re.compile(rf"由[^,。;:]{{3,60}}?(?:{verbs})的")


def find_built(words: Words, names: list[Mention], start: int, end: int) -> list[Mention]:
    """The projects of ``[start, end)`` that the firm in front of their names, or the clause about it, tells apart.

    Args:
        words: the words of the block.
        names: the names found so far.
        start: where the block begins.
        end: where it ends.
    """
    return [*_of_firms(words, names, end), *_of_size(words, names, end), *_at_length(words, start, end)]


#: A firm builds what its capacity describes: 某某粮油拟投5亿元建设|日加工菜籽900吨的|油脂项目.
_OF_SIZE = re.compile(
    r"[^,。;:、]{0,4}?(?:投资?[^。;:、]{2,12}?元,?)?(?:建设|兴建|新建|建造|扩建)"
    r"(?:年|日)(?:产|加工|处理|生产|屠宰)[^,。;:的]{2,16}的(?P<noun>[^,。;:、的\d]{2,10}?(?:项目|厂|生产线|基地|工程))"
)


def _of_size(words: Words, names: list[Mention], end: int) -> Iterator[Mention]:
    for firm in names:
        found = _OF_SIZE.match(words.text, firm.span.end, end) if firm.kind is NameClass.ENTERPRISE else None
        if found is not None and words.ends_at(found.end()) is not None:
            name = firm.name + found["noun"]
            yield Mention(Span(*found.span("noun")), NameClass.PROJECT, name, METHOD, 0.7)


def _of_firms(words: Words, names: list[Mention], end: int) -> Iterator[Mention]:
    text = words.text
    for firm in names:
        if firm.kind is not NameClass.ENTERPRISE:
            continue
        match = _OF_FIRM.match(text, firm.span.end, end)
        if match is None or match[0].startswith(_MANY):
            continue
        inside = [w for w in words.between(*match.span()) if text[w.start : w.end] not in ("项目", "工程")]
        if any(w.tag in ("d", "p", "c", "r", "m", "t") for w in inside) or not inside or inside[0].tag == "v":
            continue
        if any(text[w.start : w.end] in lexicon_words("names", "ventures", "said") for w in inside):
            continue
        span = Span(firm.span.start, match.end())
        yield Mention(span, NameClass.PROJECT, text[span.start : span.end], METHOD, 0.75)


def _at_length(words: Words, start: int, end: int) -> Iterator[Mention]:
    text = words.text
    for clause in _built().finditer(text, start, end):
        match = _LONG.match(text, clause.end(), end)
        if match is not None and not match[0].startswith(_MANY) and words.begins_at(match.start()):
            yield Mention(Span(*match.span()), NameClass.PROJECT, match[0], METHOD, 0.75)
