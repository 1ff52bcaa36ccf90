"""The names of one class and place that mean one thing: by rule, each merge with its reason; what is ambiguous stays apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.entities.recurring import Said, are_apart
from kg.facts.aliases import Stem, begins_elsewhere, contraction, spelling, stem
from kg.lexicon import table, word_list, words
from kg.mentions.words import cut
from kg.model.mention import NameClass

#: An alias that a document uses joins names only where it is long enough to be a name by itself.
_TELLING = 4
_MARKED = re.compile("[“《]")
#: Tags of words that are no part of a name in front of another one, and of those among them that are.
_NO_FRONT, _NOUNS = ("v", "d", "a", "u", "m", "p", "r", "c", "l", "i"), frozenset({"vn", "an", "ad"})
#: Coined with numbers: “三重一大”, “1530”.
_COINED = re.compile(
    "“[^”]*[0-9一二三四五六七八九十两双百千][^”]*”|^[0-9]+$|^[一二三四五六七八九十两双][^”]{1,3}[一二三四五六七八九十两双]"
)
#: Numbers that a place puts together, of which it has several: “1+N”政策体系 of space, and of approvals.
_FORMULA = re.compile(r"[“\"]?[\dNn一二三四五六七八九十]+(?:[+＋][\dNn一二三四五六七八九十]+)+[”\"]?")
#: What places coin for themselves, and the numbers that they coin it with.
_WORDED = frozenset({NameClass.POLICY, NameClass.INITIATIVE, NameClass.PROJECT, NameClass.PRODUCT})
_NUMBERED = re.compile("[0-9一二三四五六七八九十两双百千]")
_QUOTED = re.compile("“([^”]+)”")


class Cluster(NamedTuple):
    """Names that mean one thing.

    Attributes:
        lead: the fullest form.
        rules: every other name with the rule that joined it.
    """

    lead: str
    rules: dict[str, str]

    @property
    def names(self) -> list[str]:
        """All names, the fullest first, the others in order."""
        return [self.lead, *sorted(self.rules)]


class _Joined:
    """Sets of names that grow together; two that a person keeps apart never meet.

    Args:
        kind: their class.
        names: the names.
        apart: pairs of spellings that a person keeps apart.
        said: the districts whose documents say each name, and their years, where the place is no more than a city.
    """

    def __init__(
        self,
        kind: NameClass,
        names: Iterable[str],
        apart: frozenset[frozenset[str]],
        said: Mapping[str, frozenset[Said]],
    ) -> None:
        self.kind = kind
        self.sets = {name: {name} for name in names}
        self.apart = apart
        self.said = said
        self.districts = {name: frozenset(place for place, _ in places) for name, places in said.items()}
        self.rules: dict[str, str] = {}

    def strangers(self, a: str, b: str) -> bool:
        """Whether no district says both of two names that are not coined with numbers, as campaigns of a whole province are.

        云岭县's “智慧环保”工程 is not 石坡县's “智慧环保”; the “1530”工程 of one is the “1530” of the other. Of names in common
        words, it is two where they are said in different years.
        """
        if are_apart(self.kind, a, b, self.said.get(a, ()), self.said.get(b, ())):
            return True
        here, there = self.districts.get(a), self.districts.get(b)
        if here is None or there is None or here & there:
            return False
        return not (_COINED.search(a) and _COINED.search(b))

    def join(self, a: str, b: str, rule: str) -> bool:
        """Put two names, with all that they were joined with, into one set; False where a person forbids it."""
        if self.sets[a] is self.sets[b]:
            return True
        if any(frozenset((spelling(x), spelling(y))) in self.apart for x in self.sets[a] for y in self.sets[b]):
            return False
        whole = self.sets[a] | self.sets[b]
        for name in whole:
            self.sets[name] = whole
        self.rules.setdefault(min(a, b, key=_fullness), rule)
        return True


def _fullness(name: str) -> tuple[int, str]:
    return len(spelling(name)), name


def group(
    kind: NameClass,
    names: Mapping[str, Iterable[str]],
    places: tuple[str, ...],
    apart: frozenset[frozenset[str]] = frozenset(),
    said: Mapping[str, frozenset[Said]] | None = None,
) -> list[Cluster]:
    """Join the names of one class and place by the rules.

    Args:
        kind: the class.
        names: the names, each with the other forms that its documents use for the same thing.
        places: the names of the places that may stand in front of them.
        apart: pairs of spellings that a person keeps apart.
        said: the districts whose documents say each name, and their years, where the place is no more than a city.

    >>> [c.names for c in group(NameClass.PARK, {"二砂文创园": (), "二砂文化创意园": (), "环保产业园": ()}, ())]
    [['二砂文化创意园', '二砂文创园'], ['环保产业园']]
    """
    ordered = sorted(names)
    joined = _Joined(kind, ordered, apart, said or {})
    stems = {name: stem(name, kind, places) for name in ordered}
    _by_stem(ordered, stems, joined)
    _by_alias(kind, names, places, joined)
    _by_contraction(kind, ordered, stems, joined)
    found: list[Cluster] = []
    seen: set[str] = set()
    for name in ordered:
        if name not in seen:
            members = joined.sets[name]
            seen |= members
            lead = max(members, key=_fullness)
            found.append(Cluster(lead, {m: joined.rules.get(m, "chain") for m in members if m != lead}))
    return found


def _by_stem(ordered: list[str], stems: Mapping[str, Stem], joined: _Joined) -> None:
    """Names with one stem are one, unless they stand in different places, or different districts say them."""
    by_form: dict[str, list[str]] = defaultdict(list)
    by_spelling: dict[str, str] = {}
    for name in ordered:
        first = by_spelling.setdefault(spelling(name), name)
        joined.join(first, name, "spelling")
        by_form[stems[name].form].append(name)
    for members in by_form.values():
        if len(members) == 1:
            continue
        fronts = {stems[name].place for name in members} - {""}
        for place in sorted(fronts):
            _meet([name for name in members if stems[name].place == place], stems, joined)
        free = [name for name in members if not stems[name].place]
        if len(fronts) <= 1:
            own = [name for name in free if all(_within(name, place, joined) for place in fronts)]
            _meet([name for name in members if name in own or stems[name].place], stems, joined)
        _meet(free, stems, joined)


def _meet(names: list[str], stems: Mapping[str, Stem], joined: _Joined) -> None:
    """Join each of some names of one stem with the first that a district says beside it."""
    for number, other in enumerate(names[1:], 1):
        first = next((name for name in names[:number] if not joined.strangers(name, other)), None)
        if first is not None:
            joined.join(first, other, _rule(stems[first], stems[other]))


def _within(name: str, place: str, joined: _Joined) -> bool:
    """Whether a name without a place is said in that place only: 云岭县's 招商引资奖励办法 is not that of 石坡县."""
    said = joined.districts.get(name)
    everywhere = {district for districts in joined.districts.values() for district in districts}
    if said is None or not any(district.startswith(place) for district in everywhere):
        return True
    return all(district.startswith(place) for district in said)


def _rule(a: Stem, b: Stem) -> str:
    return "+".join(dict.fromkeys(r for r in (*a.rules.split("+"), *b.rules.split("+")) if r)) or "spelling"


def _by_alias(kind: NameClass, names: Mapping[str, Iterable[str]], places: tuple[str, ...], joined: _Joined) -> None:
    """A name that one document uses for a thing beside a fuller name is that thing's in all documents of the place.

    It must be the part in quotation marks or the end of the fuller name, and the end of no other; and where words stand in
    front of it, no other district may say it without them: 教育“十百千万”工程 of one is not the “十百千万”工程 of another,
    and 大湾区“一带一路” not the “一带一路”.
    """
    by_spelling = {spelling(name): name for name in sorted(names)}
    claims: dict[str, set[str]] = defaultdict(set)
    for name in sorted(names):
        for alias in sorted(names[name]):
            other = by_spelling.get(spelling(alias))
            if other is None or other == name or not _is_part(alias, name):
                continue
            here, there = joined.districts.get(name), joined.districts.get(other)
            elsewhere = here is not None and there is not None and not there <= here
            front = name[: max(spelling(name).find(spelling(alias)), 0)] if not _MARKED.match(name) else ""
            if joined.strangers(name, other) or (front and (elsewhere or _is_other(front, alias, kind, places))):
                continue
            if elsewhere and ("、" in alias or (kind in _WORDED and _NUMBERED.search(alias))):
                continue  # each place words for itself what lists or counts: “一张床、一间房”政策, “5080”工程
            claims[other].add(name)
    for other, claimants in sorted(claims.items()):
        if len({id(joined.sets[c]) for c in claimants}) == 1:
            joined.join(min(claimants), other, "document-alias")


def _is_other(front: str, rest: str, kind: NameClass, places: tuple[str, ...]) -> bool:
    """Whether the words in front of a name make it another thing, or are none of it.

    A verb in front was cut into the name (不断创新“十万义警”), a place that is none of the district's own has one of its
    own (长三角“一带一路”), and so has a part of it (云岭街道“城市管家”); an enterprise with its legal form is one by itself.
    """
    if kind is NameClass.ENTERPRISE:
        return rest.endswith(tuple(word_list("aliases", "forms", "legal")))
    if begins_elsewhere(spelling(rest), front, places):
        return True
    found = cut(front, 0, len(front))
    if any(word.tag.startswith(_NO_FRONT) and word.tag not in _NOUNS for word in found):
        return True
    strange = any(word.tag == "ns" and front[word.start : word.end] not in places for word in found)
    return strange or front.endswith(word_list("aliases", "fronts", "parts"))


def _is_part(alias: str, name: str) -> bool:
    """Whether an alias is what a name quotes, or the name without a few letters in front.

    >>> _is_part("拿地即开工", "“拿地即开工”机制"), _is_part("15号线", "地铁15号线"), _is_part("南山小学", "德保县城关镇南山小学")
    (True, True, False)
    >>> _is_part("低碳智造核", "“低碳智造核”产城融合发展规划"), _is_part("“1+N”政策体系", "空间“1+N”政策体系")
    (False, False)
    """
    short, long = spelling(alias), spelling(name)
    if len(short) < _TELLING or short == long:
        return False
    if _FORMULA.match(alias) and not long.startswith(short):
        return False
    for part in _QUOTED.finditer(name):
        if spelling(part[1]) == short:
            ordinal = name[: part.start()].startswith(word_list("aliases", "fronts", "begin"))
            return not ordinal and _is_tail(spelling(name[part.end() :]))
    front = long[: -len(short)]
    if short in words("aliases", "forms", "bare") or front.startswith(word_list("aliases", "fronts", "begin")):
        return False
    if front.endswith(word_list("aliases", "fronts", "end")):
        return False
    telling = len(front) == 1 and front in table("aliases")["apart"]["letters"]  # 新“三个一” is not “三个一”
    return long.endswith(short) and len(front) <= _TELLING and not telling


def _is_tail(tail: str) -> bool:
    """Whether what stands behind a quoted part only tells what kind of thing it is."""
    if not tail or tail in words("aliases", "quoted", "tails"):
        return True
    if "管理" in tail:
        return False  # “十百千工程”管理机制 manages the programme
    most = table("aliases")["quoted"]["most"]
    return len(tail) <= most and tail.endswith(word_list("aliases", "quoted", "ends"))


def misleads(alias: str, name: str) -> bool:
    """Whether an alias is what a name quotes, and the name is of another thing that was called after it.

    >>> misleads("低碳智造核", "“低碳智造核”产城融合发展规划"), misleads("综合查一次", "“综合查一次”改革")
    (True, False)
    """
    short = spelling(alias)
    for part in _QUOTED.finditer(name):
        if spelling(part[1]) == short != spelling(name):
            return not _is_tail(spelling(name[part.end() :]))
    return False


def reason(kind: NameClass, alias: str, name: str, places: tuple[str, ...]) -> str:
    """The rule by which an alias that a document uses is a form of a name, or empty where it only stands for it in a list.

    >>> reason(NameClass.PARK, "二砂文创园", "二砂文化创意园", ()), reason(NameClass.FACILITY, "新桥", "新桥文体中心", ())
    ('contraction', '')
    """
    a, b = stem(alias, kind, places), stem(name, kind, places)
    if a.form == b.form and (not a.place or not b.place or a.place == b.place):
        return _rule(a, b)
    for pair in ((spelling(alias), spelling(name)), (a.form, b.form)):
        short, long = sorted(pair, key=len)
        if contraction(short, long, kind):
            return "contraction"
    return "document-alias" if _is_part(alias, name) else ""


def _by_contraction(kind: NameClass, ordered: list[str], stems: Mapping[str, Stem], joined: _Joined) -> None:
    """A contracted name joins its long form where there is just one."""
    buckets: dict[str, set[str]] = defaultdict(set)
    for name in ordered:
        for form in (stems[name].form, spelling(name)):
            buckets[form[:2] + form[-1:]].add(name)

    def shortens(short: str, long: str) -> bool:
        a, b = stems[short], stems[long]
        if joined.strangers(short, long):
            return False
        if a.place and b.place and a.place != b.place:
            return False
        return contraction(a.form, b.form, kind) or contraction(spelling(short), spelling(long), kind)

    for bucket in buckets.values():
        for short in sorted(bucket, key=_fullness) if len(bucket) > 1 else ():
            longer = [name for name in bucket if name != short and shortens(short, name)]
            if not longer:
                continue
            longest = max(longer, key=_fullness)
            whole = joined.sets[longest]
            related = all(name in whole or shortens(name, longest) for name in longer)
            if related:  # of two long forms that are strangers to each other a short one decides for neither
                joined.join(short, longest, "contraction")
