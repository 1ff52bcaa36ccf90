"""Works, lines and their progress, where a clause or a figure before says which: 推进旧村改造,|新启动46个改造项目."""

from __future__ import annotations

import re

from kg.facts.binding import Draft, State

_LONGEST = 20
#: How far works have come.
PROGRESS = frozenset({"进度", "工程进度", "总进度", "建设进度", "完成进度", "形象进度"})
#: 10个小区项目|总体形象|进度60%: what stands between the works that are counted and how far they have come.
_LOOKS = re.compile("(?<=项目|工程)(?:总体|整体|建设|工程)*(?:形象)?$")
#: 改造项目, 治理工程: works by what is done, not to what.
_WORKS = re.compile("^(?P<deed>改造|整治|治理|更新|提升|修复|保护|建设|修缮)(?:提升)?(?:项目|工程)$")
#: Lines and their lengths, by a noun that does not say of what.
_LINES = re.compile(
    "^(?:线网密度|线路|线路总长|线路总里程|运营里程|运营总里程|运营线路|通车总里程|在建里程|车站|站点)$"
)
_NETWORK = re.compile("城市轨道交通|轨道交通|有轨电车|地铁|公交|高铁|高速公路|铁路")


def count_of_works(draft: Draft, state: State) -> str:
    """The works counted right before, whose progress is told; what belongs to the progress leaves their count."""
    last = state.last()
    if last is None or last.method != "counted" or last.verb or last.indicator != last.noun:
        return ""
    works = _LOOKS.sub("", last.noun)
    if not works.endswith(("项目", "工程")) or draft.evidence.start - last.evidence.end > 1:
        return ""
    told, last.noun, last.indicator = last.noun, works, works
    last.evidence = last.evidence.__class__(last.evidence.start, last.evidence.end - len(told) + len(works))
    return told


def works_of(draft: Draft, state: State) -> str | None:
    """推进旧村改造,|新启动46个改造项目: works whose object the clause before has named."""
    found = _WORKS.match(draft.noun)
    if found is None:
        return None
    for told in (state.theme, state.thing):
        if told.endswith(found["deed"]) and 2 < len(told) <= _LONGEST:
            return f"{told}{draft.noun[len(found['deed']) :]}"
    return None


def line_of(draft: Draft, state: State) -> str | None:
    """轨道交通线网加密,|新开通3条线路,线路总长53公里: of which network a clause or a figure before told."""
    if _LINES.match(draft.indicator) is not None:
        draft.verb, draft.noun = "", draft.indicator  # 在建|里程
    if _LINES.match(draft.noun) is None:
        return None
    last = state.last()
    for told in (state.thing, state.told_of, state.theme, last.indicator if last is not None else ""):
        if (found := _NETWORK.search(told)) is not None:
            return f"{found[0]}{draft.noun}"
    return None
