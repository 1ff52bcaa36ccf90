"""The verb of a list is that of all its members: 完成4处景点改造、|30公里步道建设; 抵御5场冰雹和|3场台风袭击.

What one deed is carried out on, or what somebody is brought to do, stands behind each number of the list, the verb over it
only once, before the first. A member that keeps what it says itself (30公里步道建设) lacks the verb, and one whose deed was put
before its noun (袭击台风) has the words in an order that nobody says.
"""

from __future__ import annotations

from itertools import pairwise

from kg.facts.binding import Draft
from kg.facts.wording.phrases import flow_verbs, is_action
from kg.facts.wording.predicates import predicate_verbs
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word
from kg.model.fact import Measure

#: Verbs of getting on with something, which any deed can be the object of.
WORKED = frozenset({"完成", "推进", "实施", "启动", "开展", "抓好", "加快"})
#: Ways in which a member of a list says what it is and nothing of what is done.
_PLAIN = frozenset({"counted", "counted+action", "verb+behind"})
#: What ends a member of a list.
_ENDS = frozenset(",。;、和及与以(并")


def carry_verbs(source: Words, drafts: list[Draft]) -> None:
    """Give the members of each list the verb that stands before the first of them.

    Args:
        source: the words of the block.
        drafts: the figures of one clause in the order of the text; changed in place.
    """
    for one, other in pairwise(drafts):
        if not other.listed or other.verb or not one.verb or other.indicator.startswith(one.verb):
            continue
        if other.of_described or other.measure is not Measure.LEVEL:
            continue
        if other.method == "counted+predicate":
            _said_behind(source, one, other)
        elif one.verb in WORKED and other.method in _PLAIN and _ends(source, other.noun_end):
            _take(one, other)
        elif one.verb in WORKED and other.method == "size-of-place" and is_action(other.indicator[-2:]):
            deed = other.indicator[-2:]
            _take(one, other)
            if one.indicator == f"{one.verb}{one.noun}" and not is_action(one.noun[-2:]):
                one.indicator += deed  # 完成9个示范小区、|2平方公里示范区创建


def _take(one: Draft, other: Draft) -> None:
    other.verb, other.indicator = one.verb, f"{one.verb}{other.indicator}"


def _said_behind(source: Words, one: Draft, other: Draft) -> None:
    """促进30名转岗职工、|20名返乡人员就业: noun and deed in their order, under the verb; the first is told by both, too."""
    text, end = source.text, other.noun_end
    at = text.find(other.noun, other.quantity.span.end, end) if other.noun else -1
    if text.startswith(other.predicate, end):
        end += len(other.predicate)  # 派出20名教师和8名医师|驻村帮扶
    said = text[at + len(other.noun) : end] if at >= 0 else ""
    if not said or not said.startswith(other.predicate[:2]) or not _ends(source, end):
        return  # 新建5座水厂、3座泵站|全部投用: how it stands with all of them
    verb = one.verb
    other.verb, other.indicator = verb, f"{verb}{other.noun}{said}"
    inside = source.between(one.noun_end - len(one.noun), one.noun_end)
    plain = one.method == "counted" and one.indicator == f"{verb}{one.noun}" and not is_action(one.noun[-2:])
    if plain and inside and _is_thing(text, inside[-1]) and not one.noun.endswith(said):
        one.indicator += said


def _is_thing(text: str, word: Word) -> bool:
    """Whether the last word of a noun is no deed, so that what stands behind the last member is said of it, too."""
    string = text[word.start : word.end]
    return word.tag.startswith("n") and string not in predicate_verbs() and string not in flow_verbs()


def _ends(source: Words, at: int) -> bool:
    return at >= len(source.text) or source.text[at] in _ENDS
