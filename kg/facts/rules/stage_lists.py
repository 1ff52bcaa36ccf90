"""Stages that the head of a list tells of its items: 等一批在建项目, 集中开工的项目有甲、乙, 22个项目集中开工,…包括甲、乙."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.rules.moment import Moment
from kg.facts.rules.stage_words import Told, stage_verbs, to_come
from kg.lexicon import alternatives, word_list
from kg.model.fact import Stage
from kg.model.mention import DIVISIONS, Mention

#: The head of a list may tell the stage of its items: 等一批在建项目.
_OF_HEAD = re.compile(
    r"(?:、[^,。;、等]{2,16})*等(?:一?大?批|\d+[个项])?(在建|续建|新开工|拟开工|拟建|储备|谋划)[^,。;]{0,4}项目"
)
_BY_HEAD = {
    "在建": Stage.UNDERWAY,
    "续建": Stage.UNDERWAY,
    "新开工": Stage.STARTED,
    "拟开工": Stage.PLANNED,
    "拟建": Stage.PLANNED,
    "储备": Stage.PLANNED,
    "谋划": Stage.PLANNED,
}


def headed_stage(behind: str) -> Told | None:
    """The stage that the head behind a list tells, in a plan too: 甲、乙等一批|在建项目.

    Args:
        behind: the words behind a name of the list.
    """
    headed = _OF_HEAD.match(behind)
    return Told(_BY_HEAD[headed[1]], ahead=False, held=True) if headed is not None else None


@cache
def _heading() -> re.Pattern[str]:
    listed = alternatives("predicates", "stage", "in_heading")
    return re.compile(
        rf"(?P<stage>{listed})[^,。;:、]{{0,8}}?(?:项目|工程)(?:[^,。;:、]{{0,4}}?(?:有|包括|包含|涵盖|分别为|分别是|主要是|为|是|:)"
        r"|(?:\d+|[一二两三四五六七八九十]+)个(?:[^。;:]{0,40}?,)?其中[^。]{0,90}?$)"
    )


def listed_stage(moment: Moment, mention: Mention) -> Told | None:
    """The stage of what a sentence lists: 此次集中开工的项目有甲、乙,还有丙."""
    if mention.kind in DIVISIONS or moment.is_nested(mention) or moment.in_brackets(mention):
        return None
    said = moment.lead + moment.before(mention)
    heading = _heading().search(said) or _told_before(moment, said)
    if heading is None or to_come(heading.string[: heading.start()]):
        return None
    before = moment.before(mention)
    if before.endswith(word_list("predicates", "stage", "not_subject")):
        return None
    told = heading["stage"] or heading["told"]
    return Told(stage_verbs(told)[-1].stage or Stage.STARTED, ahead=False)


#: 据了解,22个重点项目包括甲、乙.
_COUNTED_WORKS = re.compile(
    r"(?:^|[,;:]|这|此次的?|其中)(?P<count>\d+|[一二三四五六七八九十]+)个[^,。;:、]{0,8}?项目(?:主要|分别)?(?:包括|包含|涵盖|分别为|分别是|有|为|是|:)"
)


def _told_before(moment: Moment, said: str) -> re.Match[str] | None:
    """The stage that an earlier sentence tells of the works that a sentence lists by their number: 22个项目集中开工."""
    counted = _COUNTED_WORKS.search(said)
    if counted is None:
        return None
    text, start = moment.text, moment.earlier[0].start if moment.earlier else moment.clause.start
    listed = alternatives("predicates", "stage", "in_heading")
    many = rf"(?<!\d){counted['count']}个[^,。;:、]{{0,8}}?项目[^,。;:]{{0,4}}?"
    return re.compile(rf"{many}(?P<stage>{listed})|(?P<told>{listed})[^,。;:]{{0,4}}{many}").search(
        text[moment.block.start : start]
    )
