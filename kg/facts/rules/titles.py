"""What a clause says of a title besides who won it: that it is held, worked for, on the way, or one of several in order."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.rules.moment import Moment
from kg.lexicon import alternatives, word_list
from kg.model.document import Part
from kg.model.mention import Mention, NameClass

#: A title with a number behind or in front is one of many: 示范村66个, 30个典型案例.
MANY = re.compile(r"(?:\d+|[一二两三四五六七八九十]+)[个家名条项批]")


def is_held(moment: Moment, mention: Mention) -> bool:
    """Whether a clause that looks ahead speaks of a title that the place has: 巩固全国文明城市创建成果, 擦亮“中国茶乡”金字招牌.

    So does one of a story that says who gave it, whatever the paragraph goes on to promise: 被某部认定为某基地.
    """
    before, behind = moment.before(mention).rstrip("“"), moment.behind(mention)
    if moment.ahead and moment.block.part is not Part.PLAN and _given().search(before) is not None:
        return True
    return before.endswith(word_list("predicates", "award", "keeping")) or behind.startswith(
        word_list("predicates", "award", "kept")
    )


def is_worked_for(moment: Moment, mention: Mention) -> bool:
    """Whether the words behind a title say that it is to be won: 甲、乙等国家级示范区|创建."""
    return moment.behind(mention).startswith(("创建", "争创", "申报", "申创", "建设", "评选")) or not moment.behind(
        mention
    )


@cache
def _given() -> re.Pattern[str]:
    listed = alternatives("predicates", "award", "given")
    hoped = alternatives("predicates", "stage", "to_come")
    return re.compile(rf"^(?!.*(?:{hoped})).*(?:被|经|获)[^,。;:、]{{0,14}}?(?:{listed})(?:了)?$|^作为$")


@cache
def _seeking() -> tuple[re.Pattern[str], re.Pattern[str]]:
    listed = alternatives("predicates", "award", "seeking")
    done = alternatives("predicates", "award", "sought_and_won")
    return re.compile(rf"(?:{listed})[“]?$"), re.compile(done)


#: “某城市”|创建通过暗访验收, |创建通过中期评估: a step on the way to it.
_ON_THE_WAY = re.compile(
    "”?创建(?:工作)?(?:已|成功|顺利)*通过[^,。;:、]{0,4}(?:暗访|规划评审|初审|初评|中期|资料审核|技术评估)"
)


def is_sought(moment: Moment, mention: Mention) -> bool:
    """Whether a clause that looks back says that an honour is still worked for: 正积极创建某示范区, 某城市创建深入推进."""
    first, last = moment.list_around(mention)
    before, behind = moment.before(first), moment.behind(last)
    seeking, won = _seeking()
    if _ON_THE_WAY.match(behind) is not None:
        return True
    said = seeking.search(before) is not None or behind.startswith(word_list("predicates", "award", "sought_behind"))
    return said and won.search(before[-12:] + "|" + behind) is None and MANY.match(behind) is None


def paired(moment: Moment, mention: Mention, winners: list[Mention]) -> list[Mention]:
    """The winners of one of several titles: 甲园、乙园|分别|获评丙园区、丁园区 pair in order, 甲街道、乙社区获评…街道、…社区 by kind."""
    if len(winners) < 2:
        return winners
    first, last = moment.list_around(mention)
    titles = [m for m in moment.names if m.kind is NameClass.HONOUR and not moment.is_nested(m)]
    titles = [m for m in titles if first.span.start <= m.span.start and m.span.end <= last.span.end]
    if len(titles) != len(winners) or mention not in titles:
        return winners
    alike = [w.name[-2:] == t.name.rstrip("”")[-2:] for w, t in zip(winners, titles, strict=True)]
    if "分别" in moment.text[winners[-1].span.end : titles[0].span.start] or all(alike):
        return [winners[titles.index(mention)]]
    return winners
