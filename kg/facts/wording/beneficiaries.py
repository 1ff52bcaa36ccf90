"""For whom or with whom something is done, which is no part of what is measured: 向困难群众|发放救助金."""

from __future__ import annotations

from kg.facts.wording.phrases import flow_verbs, is_light
from kg.lexicon import word_list
from kg.mentions.walking.walk import Words
from kg.mentions.words import Word

#: What opens for whom or with whom something is done.
_WITH_WHOM = ("向", "面向", "为", "给", "与", "同", "和", "联合", "会同", "携手", "联手")


#: What is done for somebody, so that what it is stands behind the number: 为企业提供|30万平方米厂房.
_GIVING = frozenset({"提供", "配备", "新增", "筹集", "配建", "争取", "创造"})


#: What is done with others, right before a sum.
_SIGNING = frozenset({"签署", "签订", "签约", "签下"})


def behind_beneficiary(source: Words, inside: list[Word]) -> list[Word]:
    """向困难群众|发放救助金: for whom something is done is no part of what is measured."""
    first = 0
    while first < len(inside) and (said := source.text[inside[first].start : inside[first].end]) not in _WITH_WHOM:
        if first == 2 or not (is_light(said) and said.isalnum()):
            return inside
        first += 1  # 努力|为企业提供, 可|为搬迁群众提供
    for position, word in enumerate(inside[first + 1 :], first + 1):
        string = source.text[word.start : word.end]
        if position == first + 1 and any(
            source.text[w.start : w.end] in flow_verbs() for w in inside[position + 1 : -1]
        ):
            continue  # 为搬迁群众|提供岗位
        if string in flow_verbs() and (done := _behind_head(source, inside, position + 1)):
            return inside[done:]  # 向重大|建设|项目库推送储备项目
        whole = len(string) > 3 and string[:2] in flow_verbs()  # 为企业|发放贷款
        closes = word.tag == "v" and word is inside[-1] and string in _SIGNING
        if whole or closes or string in _GIVING or (string in flow_verbs() and position + 1 < len(inside)):
            return inside[position:]
    return inside


def _behind_head(source: Words, inside: list[Word], head: int) -> int:
    """Where what is done begins, if the verb before a head only describes that: 建设|项目库|推送; else 0."""
    if head >= len(inside) or not source.text.startswith(
        word_list("cues", "phrase_heads", "words"), inside[head].start
    ):
        return 0
    return next((i for i, w in enumerate(inside[:-1]) if i > head and w.tag == "v" and w.end - w.start > 1), 0)
