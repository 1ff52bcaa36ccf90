"""Named things that stand behind a number, are listed or are what money is spent on."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.facts.subjects.kinds import AREAS, BUILT, IN_LIST, PLACES, WORKS
from kg.facts.subjects.openings import Openings
from kg.facts.subjects.subject_names import Named
from kg.facts.wording.phrases import flow_verbs
from kg.mentions.walking.splitting import split_items
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.once import once
from kg.model.quantity import Quantity, UnitKind

#: A shorter name behind 的 may be a common noun: 20个乡镇的|油路项目.
_SHORTEST_NAME = 5
#: An item of a list that opens with its amount: 投资8亿元的|某酒店项目.
_OWN_AMOUNT = re.compile(r"(?:计划|总|预计)*(?:投资|总投资|投资额|占地|面积)?约?\d[\d.]*[万亿]*[元平亩公]")
_LONGEST_ITEM = 40
_ENDED = re.compile("[。;]")
#: What has values of its own, in a list right before the noun: 甲镇、乙镇|财政收入分别….
_BEARERS = DIVISIONS | {NameClass.SUBDISTRICT, NameClass.PARK, NameClass.FUNCTIONAL_AREA, NameClass.ENTERPRISE}
_JOINED = re.compile("[和与]")
_AND = re.compile("[和及与](?=[一-鿿“]{3})")
#: 某厂扩容提标|等13项工程: the name is one of several.
_SEVERAL = re.compile(r"[^,。;、]{0,8}等(?:\d|[两三四五六七八九十百])")
#: What is built in a park, behind its name.
_WORKS_THERE = re.compile("(?:基础设施|市政|道路|路网|管网|供水|供电|供热|污水|配套)[^,。;:]{0,16}?(?:项目|工程)")

#: A name before these only says where the works are: 某流域治理|重点项目.
_SOME_OF = ("重点", "重大", "配套", "周边", "沿线", "一批", "部分", "的")
#: What is improved as a whole where something of it is.
_IMPROVED = AREAS | {NameClass.FACILITY, NameClass.GREEN_SPACE, NameClass.PUBLIC_INSTITUTION, NameClass.ORGANIZATION}
_EXTENDED = AREAS | {NameClass.ROAD, NameClass.PROJECT, NameClass.GREEN_SPACE, NameClass.WATER_BODY}


#: What has several things of its own, so that their number can stand right behind its name.
_HAVING = AREAS | {NameClass.PUBLIC_INSTITUTION, NameClass.ORGANIZATION, NameClass.FACILITY}
#: What has its name from these is often another thing: 某河|绿化工程, 某集团|光伏项目.
_BESIDE = frozenset(
    {NameClass.ENTERPRISE, NameClass.WATER_BODY, NameClass.SUBDISTRICT, NameClass.NEIGHBOURHOOD, NameClass.ORGANIZATION}
)


def _counts(quantity: Quantity) -> bool:
    """Whether a number behind a sum counts several things, and is no other size of one: 投资2亿元的|16个项目."""
    return quantity.kind is UnitKind.COUNT and quantity.unit.lstrip("万亿") not in ("套", "户", "平米")


class OwnerNames(Openings):
    """Looks up the names of one block that own, list or receive what a number tells."""

    def owner(self, quantity: Quantity, limit: int) -> Named | None:
        """The named thing behind a number that is its owner: 总投资10亿元的某项目, 6.9平方公里某启动区."""
        if quantity.kind in (UnitKind.COUNT, UnitKind.PERCENT, UnitKind.TIME):
            return None
        at = quantity.span.end
        while self.text[at : at + 1] in ("的", "“"):
            at += 1
        if not any(m.span.start == at for m in self._outer):
            behind = next((q for q in self.reading.quantities if q.span.start == at and not _counts(q)), None)
            at = behind.span.end if behind is not None else at  # 投资2亿元的|7公里|某路, 投资2亿元|7公里的|“某大道”
            while behind is not None and self.text[at : at + 1] in ("的", "“"):
                at += 1
        for mention in self._outer:
            if mention.span.start < at:
                continue
            if mention.span.start > at or mention.span.end > limit + 40 or mention.kind in DIVISIONS:
                return None
            if mention.kind in _BESIDE and self._goes_on_behind(mention.span.end):
                return None  # 总投资8亿元的某河|绿化工程, 某集团|200兆瓦光伏项目
            if mention.kind in AREAS and _WORKS_THERE.match(self.text, mention.span.end, limit + 40):
                return None  # 总投资9亿元的开发区|基础设施建设项目
            listed = self.text[mention.span.end : mention.span.end + 1] in ("、", "等") or self._joined(
                mention.span.end
            )
            if (listed or mention.exemplar_of >= 0) and not self._each_has_own(quantity, mention.span.end):
                return None
            return Named(self.table.number_of(mention), mention.span.end, mention.span.start)
        return None

    def _goes_on_behind(self, at: int) -> bool:
        """Whether a noun or a size follows at once, so that what stands before only opens a longer name."""
        index = self.reading.words.index_at(at)
        word = self.reading.words.words[index] if index < len(self.reading.words.words) else None
        if word is None or word.start != at or self.text[at] in "、等”》(":
            return False
        if self.text[at] == "及" or any(q.span.start == at for q in self.reading.quantities):
            return True
        return word.tag.startswith(("n", "vn", "b", "j")) and self.text[word.start : word.end] not in flow_verbs()

    def _each_has_own(self, quantity: Quantity, end: int) -> bool:
        """Whether every item of a list has an amount of its own: 投资15亿元的甲、投资8亿元的乙等40个."""
        if self.text[end : end + 1] in ("、", "和"):
            return _OWN_AMOUNT.match(self.text, end + 1) is not None
        return any(
            q.span.end < quantity.span.start
            and quantity.span.start - q.span.end < _LONGEST_ITEM
            and self.text.startswith("的", q.span.end)
            and q.kind is quantity.kind
            and not _ENDED.search(self.text, q.span.end, quantity.span.start)
            for q in self.reading.quantities
        )

    def _joined(self, end: int) -> bool:
        """Whether 和 joins a name to another work, which has no amount of its own: 总投资3亿元的|甲路|和乙路北段."""
        if _AND.match(self.text, end) is None:
            return False
        index = self.reading.words.index_at(end)
        return self.reading.words.words[index].end == end + 1 and _OWN_AMOUNT.match(self.text, end + 1) is None

    def described(self, at: int, *, one: bool = False) -> Named | None:
        """The named thing that a noun ending at a place describes: 覆盖18万人口的|江水置换项目.

        Args:
            at: where the noun ends.
            one: whether a list is not meant: 总长9公里的|某路、某路等8条道路.
        """
        while self.text[at : at + 1] in ("”", ")"):
            at += 1
        if self.text[at : at + 1] != "的":
            return None
        start = at + 1 + (self.text[at + 1 : at + 2] in ("“", "《"))
        for mention in self._outer:
            if mention.span.start >= start:
                if mention.span.start > start or mention.kind in DIVISIONS or mention.exemplar_of >= 0:
                    return None
                if len(mention.name) < _SHORTEST_NAME or (
                    one and self.text[mention.span.end : mention.span.end + 1] in IN_LIST
                ):
                    return None
                return Named(self.table.number_of(mention), mention.span.end, mention.span.start)
        return None

    def goal(self, start: int, end: int) -> int | None:
        """The named thing that words about spending end in or open with: 建成|邸北110千伏变电站, 月明河桥|主体完工."""
        opening = self.inside(start, end)
        if opening is not None and self.table.kind_of(opening.number) in WORKS:
            return opening.number
        for mention in self._outer:
            if mention.span.start < start or mention.kind in DIVISIONS:
                continue
            if mention.span.end > end:
                break
            several = _SEVERAL.match(self.text, mention.span.end, self.text.find("。", mention.span.end))
            if (
                several
                or self.text.startswith(_SOME_OF, mention.span.end)
                or self.text[mention.span.end : mention.span.end + 1] in IN_LIST
            ):
                break
            if mention.kind in PLACES and self.text.endswith(("在", "于"), start, mention.span.start):
                continue  # 在某镇|建设某项目
            before = self.reading.words.ends_at(mention.span.start)
            told = before is not None and self.reading.words.string(before) in flow_verbs()
            if (told or self._sized_work(start, mention)) and mention.exemplar_of < 0:
                return self.table.number_of(mention)
            break
        return None

    def _sized_work(self, start: int, mention: Mention) -> bool:
        """Whether words open with the building of a work whose size is said before its name: 建设年加工8万吨的|某项目."""
        first = self.reading.words.string(self.reading.words.index_at(start))
        sized = any(start < q.span.start and q.span.end == mention.span.start - 1 for q in self.reading.quantities)
        return sized and mention.kind in BUILT and first in flow_verbs() and self.text[mention.span.start - 1] == "的"

    def place_improved(self, start: int, end: int) -> int | None:
        """The park, area or house with whose name words about what is improved open: 某工业园|路网, 某景区|游步道."""
        for mention in self._outer[bisect_left(self._starts, start) :]:
            if mention.span.start > start or mention.span.end >= end:
                break
            goes_on = self.text[mention.span.end : mention.span.end + 1] in IN_LIST
            return None if goes_on or mention.kind not in _IMPROVED else self.table.number_of(mention)
        return None

    def named_at(self, start: int) -> Named | None:
        """The thing whose name begins at a place, or None where that is a work or a division."""
        for mention in self._outer[bisect_left(self._starts, start) :]:
            if mention.span.start > start:
                break
            if mention.kind not in DIVISIONS and mention.kind is not NameClass.PROJECT:
                return Named(self.table.number_of(mention), mention.span.end, mention.span.start)
        return None

    def sized(self, quantity: Quantity, start: int) -> Named | None:
        """What a size or several things are of, right behind its name: 某高速某段|52公里|建成通车, 某园|40家企业签约入驻."""
        several = quantity.kind is UnitKind.COUNT and quantity.normal > 1
        if quantity.kind not in (UnitKind.LENGTH, UnitKind.AREA) and not several:
            return None
        for mention in self._outer[bisect_left(self._starts, start) :]:
            if mention.span.start >= quantity.span.start:
                break
            kinds = _HAVING if several else _EXTENDED
            if mention.span.end == quantity.span.start and mention.kind in kinds and mention.exemplar_of < 0:
                alone = self._only_light(start, mention.span.start)
                return Named(self.table.number_of(mention), mention.span.end, mention.span.start) if alone else None
        return None

    def listed(self, start: int, end: int) -> list[int] | None:
        """The things that a list of names stands for, or None where an item is no name."""
        found: list[int] = []
        if start < end and self.text[start] != "、" and start not in self._first:
            return None
        for item in split_items(self.text, start, end):
            for part in _JOINED.split(self.text[item.start : item.end]):
                begin = self.text.find(part, item.start, item.end)
                mention = self._first.get(begin)
                if mention is None or mention.span.end != begin + len(part):
                    return None
                found.append(self.table.number_of(mention))
        return found

    @once
    def _first(self) -> dict[int, Mention]:
        """The first of the names that begin at a place."""
        return {m.span.start: m for m in reversed(self.reading.names)}

    def begins_at(self, start: int) -> bool:
        """Whether a name begins at a place."""
        return start in self._first

    def bearers(self, start: int, end: int) -> list[int] | None:
        """The towns, zones and firms that a list of names stands for, each of which may have a value; or None."""
        found = self.listed(start, end)
        return found if found is not None and all(self.table.kind_of(n) in _BEARERS for n in found) else None

    def divisions(self, start: int, end: int) -> list[int] | None:
        """The cities and counties that a list of names stands for, or None where an item is none."""
        found = self.listed(start, end)
        return found if found and all(self.table.kind_of(number) in DIVISIONS for number in found) else None

    def exemplars(self, quantity: Quantity) -> tuple[int, ...]:
        """The named things of the list that a number counts: 朱屯路 in 朱屯路等37条道路."""
        return self._exemplars.get(quantity.core.start, ())

    @once
    def _exemplars(self) -> dict[int, tuple[int, ...]]:
        """The things of the lists that numbers count, by where the number begins."""
        found: dict[int, dict[int, None]] = {}
        for mention in self.reading.names:
            if mention.exemplar_of >= 0:
                found.setdefault(mention.exemplar_of, {})[self.table.number_of(mention)] = None
        return {start: tuple(numbers) for start, numbers in found.items()}
