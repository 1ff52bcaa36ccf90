"""What one number counts may be a list: 新增4个体验店、|旗舰店, 引入2家子公司|或业务板块, 建设3所示范学校|和特色学校."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.templates.list_items import is_thing
from kg.facts.templates.spots import Scene
from kg.facts.wording.phrases import flow_verbs, is_action
from kg.facts.wording.right import Right

#: The last item of a list, up to the end of the clause.
_MORE = re.compile("(?P<join>、|或者?|及其|以及|和|及|与)(?P<more>[^,。;、(“”《》\\d的]{2,14})(?=[,。;(]|$)")
#: Between these there may be several things, which share no number unless they have one head.
_ADDING = frozenset({"以及", "和", "及", "与"})
#: Words of names and of particles, which no common noun holds.
_APART = ("ns", "nt", "nz", "nr", "ng", "place", "p", "c", "u", "r", "m", "q", "x")


def with_list(scene: Scene, right: Right, verb: str) -> Right:
    """What follows a number, with the last item of the list that it counts.

    Args:
        scene: the clause.
        right: what stands behind the number.
        verb: the verb before it.
    """
    noun = right.noun
    if not verb or not noun or right.placed or is_action(noun[-2:]):
        return right
    if right.predicate and not right.predicate.startswith(("或", "及其")):
        return right
    found = _MORE.match(scene.text, right.end, scene.clause.end)
    if found is None or not scene.text.startswith(noun, right.end - len(noun)):
        return right
    more = found["more"]
    if found["join"] in _ADDING and more[-2:] != noun[-2:]:
        return right  # 建成5个公园|和文化馆: only the parks are counted
    if not _is_common(scene, found.start("more"), found.end()):
        return right
    return replace(right, noun=f"{noun}{found[0]}", predicate="", end=found.end(), predicate_end=found.end())


def _is_common(scene: Scene, start: int, end: int) -> bool:
    """Whether words are a common noun: no name, no deed and nothing that is said of anything."""
    words, text = scene.reading.words, scene.text
    inside = words.between(start, end)
    if not inside or scene.subjects.named_at(start) is not None or is_action(text[end - 2 : end]):
        return False
    if any(w.tag.startswith(_APART) for w in inside):
        return False
    if inside[0].tag == "d" or (inside[0].tag == "v" and text[inside[0].start : inside[0].end] in flow_verbs()):
        return False
    return inside[-1].tag.startswith("n") or is_thing(text[start:end])
