"""Medals and grades of prizes by the contest that gives them: 在第九届茶艺大赛上夺得|金牌3块, 获省茶业奖金奖2项、|银奖4项."""

from __future__ import annotations

import re

from kg.facts.binding import Draft, State
from kg.lexicon.standings import WINS
from kg.model.fact import Measure
from kg.model.quantity import UnitKind

_LONGEST = 22
#: What is won, by its grade alone.
_GRADE = re.compile(
    rf"(?P<verb>(?:累计|共|勇|喜|连续)*(?:{WINS}|收获|夺|摘)?(?:了)?)"
    "(?P<grade>(?:全国|国家级?|省级?)?(?:金|银|铜|[特一二三]等|优秀|单项|团体)(?:、(?:金|银|铜|[特一二三]等))*(?:奖|牌)|奖牌|奖项|冠军|亚军|季军)(?P<size>数量?|总数)?"
)
#: The contest or the prize, where the sentence has told it: 在…上, 获…奖; its running number goes with it.
_CONTEST = re.compile(
    rf"(?:在|于|{WINS}|参加|征战|角逐|出战)(?:了)?(?P<name>[^,。;、:在获]{{3,20}}?(?:大赛|比赛|联赛|锦标赛|邀请赛|公开赛|竞赛|运动会|奥运会|全运会|残运会|亚运会|残奥会|评选|评比|大奖|(?<![金银铜等秀])奖))(?=[上中,、金银铜特一二三优\d]|评选)"
)
#: 第九届: years in a row are of several.
_RUN = re.compile("^第[^届]{1,6}届")

_AWARDED = ("获评", "入选", "荣获", "获批", "上榜", "被评为")
#: How many were awarded it.
_AWARDS = re.compile("(?:获评|入选|获奖|获批|上榜|入围)?(?:总)?(?:数量|人数|数)")


def of_prize(text: str, draft: Draft, state: State) -> None:
    """Put the contest before a grade that does not say of which it is.

    Args:
        text: the view.
        draft: the figure; changed in place.
        state: what earlier clauses left.
    """
    grade = _GRADE.fullmatch(draft.indicator)
    if grade is None:
        _of_honour(draft, state)
        return
    contests = list(_CONTEST.finditer(text, state.sentence_start, draft.quantity.span.start + 1))
    told = contests[-1] if contests else None
    if told is None or ";" in text[told.end() : draft.quantity.span.start] or len(told["name"]) > _LONGEST:
        return
    name = _RUN.sub("", told["name"]) if draft.method.endswith("in-a-row") else told["name"]
    whole = f"{name}{grade['grade']}"
    draft.noun = whole if draft.noun == draft.indicator.removeprefix(draft.verb) else draft.noun
    draft.indicator = f"{grade['verb']}{whole}{grade['size'] or ''}"


def _of_honour(draft: Draft, state: State) -> None:
    """5个商圈获评“安心商圈”,|数量居全市第一: how many were awarded it, and not how many there are."""
    last = state.last()
    if last is None or draft.measure is not Measure.RANK or not last.indicator.startswith(_AWARDED):
        return
    size = _AWARDS.fullmatch(draft.indicator.removeprefix(last.noun))
    if size is not None and last.about == draft.about and last.quantity.kind is UnitKind.COUNT:
        draft.indicator = draft.noun = f"{last.indicator}{'人数' if '人' in size[0] else '数量'}"
