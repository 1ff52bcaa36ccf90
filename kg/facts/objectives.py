"""Aims without a number: what the plan part of a document commits itself to finish, open, win, set up or do away with."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from kg.facts.binding import State
from kg.facts.clauses import Clause, find_clauses
from kg.facts.things import ThingTable
from kg.facts.times.when import When
from kg.lexicon import alternatives, word_list
from kg.mentions.reading import Reading
from kg.model.document import BlockKind, Document, Genre, Part
from kg.model.fact import Commitment, Figure, Objective, Status
from kg.model.mention import DIVISIONS, Mention, NameClass
from kg.model.span import Span
from kg.model.timing import TimeExpression

_KINDS = frozenset({BlockKind.BODY, BlockKind.BULLET})
_SHORTEST, _LONGEST = 6, 60
#: The letters that what is to be done at least has.
_OBJECT = 4
#: Classes of names that an aim can be about.
_ABOUT = frozenset(NameClass) - DIVISIONS - {NameClass.PERSON, NameClass.INDUSTRY}
#: A list goes on behind 、 with an aim of its own where a time opens it: 6月底前完成城市设计、年底前标志性项目启动.
_LISTED = re.compile("、")


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(alternatives("objectives", "verbs", name))


@cache
def _fronts() -> re.Pattern[str]:
    listed = alternatives("objectives", "fronts", "words")
    return re.compile(f"(?:{listed})+")


#: What may stand behind the verb that closes an aim.
_BEHIND_VERB = ("目标", "工作", "任务", "建设")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(f"(?:{_any('behind').pattern})(?:的?(?:省定|市定)?目标|工作|任务|建设)?$")


@cache
def _closers() -> tuple[str, ...]:
    """How words end that close so; a longer verb that ends in a shorter one is none of its own."""
    verbs = {*word_list("objectives", "verbs", "behind"), *_BEHIND_VERB}
    return tuple(v for v in verbs if not any(v != other and v.endswith(other) for other in verbs))


def is_aim(words: str, *, dated: bool) -> bool:
    """Whether a clause of a plan commits to something that one can look for later.

    Args:
        words: the clause, without punctuation around it.
        dated: whether the clause names a day or month by which it is to be.

    >>> is_aim("完成省级食品安全示范区创建", dated=False), is_aim("加强安全生产工作", dated=False)
    (True, False)
    >>> is_aim("确保完成66人以上超大班额彻底消除", dated=False), is_aim("实现高质量发展", dated=False)
    (True, False)
    """
    plain = _fronts().match(words)
    core = words[plain.end() :] if plain else words
    closing = _closing().search(core) if core.endswith(_closers()) else None
    if closing is None or closing.start() < _OBJECT:
        opening = _any("before").match(core)
        if opening is None:
            if not dated or _any("before").search(core) is None:
                return False
        elif len(core) - opening.end() < _OBJECT or _ends_vaguely(core):
            return False
    elif _ends_vaguely(core):
        return False
    return words.count("“") == words.count("”") and _any("never").search(words) is None


def _ends_vaguely(core: str) -> bool:
    """Whether what is to be reached is a state that nobody can look for: 有机衔接, “最后一公里”, 以投促产、以投促引."""
    plain = core.rstrip("”’")
    if plain.endswith("零的突破"):
        return False
    if plain.endswith(tuple(word_list("objectives", "verbs", "vague"))) or _ALL_WORKS.fullmatch(plain):
        return True
    if _SAYING.fullmatch(core):
        return True
    pieces = _STATED.sub("", plain).replace("“", "").replace("”", "").split("、")
    return len(pieces) > 1 and all(_SLOGAN.fullmatch(piece) for piece in pieces)


#: Works in general, of which none can be found again: 促进优质项目快速|落地.
_ALL_WORKS = re.compile(
    "(?:力促|促成|保障|推进|推动|促进|加快|确保)*(?:更多|一批|优质|重大|重点|签约|各类|储备|好|大)*(?:项目|企业|产业|成果|政策)+(?:尽快|快速|早日|加速|加快|及早|早|能|真正)*(?:落地|投产|开工|达产|建成|见效|签约)(?:、早?(?:落地|投产|开工|达产|建成|见效))*"
)
#: 实现“换道超车”: a saying by itself, unless it says of what there will be none or all.
_SAYING = re.compile(
    "(?:努力|力争)?(?:实现|做到)“(?![^”]*(?:零|全覆盖|清|达标|摘帽|脱贫|通车|通水|通气|联网|连通|贯通|通一平))[^“”]+”"
)
_STATED = re.compile("^(?:努力|力争|全面)?(?:实现|做到|确保|推动)")
#: One piece of a saying in pairs: 以投促产, 老有所养, 景区扩容.
_SLOGAN = re.compile(
    "以.促.|.有所.|[\u4e00-\u9fff]{2}(?:扩容|增色|增效|提质|提速|升级|增收|添彩|增绿|顶天立地|铺天盖地|有保障|有温度)"
)


def _worded(words: str) -> str:
    """The wording of an aim without the marks around it; quotation marks go in pairs."""
    words = words.strip("\"' ")
    if words.startswith("“") and words.endswith("”") and words.find("”") == len(words) - 1:
        return words[1:-1]
    return words if words.count("“") == words.count("”") else words.strip("“”")


def find_objectives(
    document: Document, readings: list[Reading], table: ThingTable, figures: Iterable[Figure]
) -> list[Objective]:
    """The aims of a document that have no number, in the order of the text.

    Args:
        document: the document; a story promises nothing by itself.
        readings: its blocks.
        table: its things; mentions must have been counted in.
        figures: its figures: a clause whose number is a target's is that target, not an aim beside it.
    """
    if document.context.genre is Genre.NEWS:
        return []
    numbers = sorted(f.number.start for f in figures if f.status is Status.TARGET)
    found: list[Objective] = []
    for reading in readings:
        if reading.block.kind in _KINDS and reading.block.part is Part.PLAN:
            found.extend(_of_block(document, reading, table, numbers))
    return found


def _of_block(document: Document, reading: Reading, table: ThingTable, numbers: list[int]) -> Iterator[Objective]:
    text, block = document.view.text, reading.block
    when, state = When(document), State(place=0)
    sentence = -1
    passed: list[Clause] = []  # their times are taken over once an aim asks for its own
    for clause in find_clauses(text, block.start, block.end):
        for piece in _pieces(text, clause, reading.times):
            passed.append(piece)
            start = _begin(text, piece)
            words = text[start : piece.end]
            if not _SHORTEST <= len(words) <= _LONGEST:
                continue
            times = [t for t in reading.times if piece.start <= t.span.start < piece.end] if reading.times else []
            said = _timeless(text, start, piece.end, times) if times else words.strip(" 、")
            if not is_aim(said, dated=bool(times) and any(t.deadline for t in times)):
                continue
            source = document.view.source_span(start, piece.end)
            if _holds(numbers, source):
                continue
            for earlier in passed:
                if earlier.sentence != sentence:
                    sentence = earlier.sentence
                    state.new_sentence(earlier.start)
                when.note(reading, earlier, state)
            passed.clear()
            context = when.context(reading, piece, state)
            if context.status is not Status.TARGET:
                continue
            yield Objective(
                0,
                _worded(words),
                source,
                context.period,
                context.commitment or Commitment.PLAN,
                context.deadline,
                _concerned(reading, table, Span(start, piece.end)),
            )


def _pieces(text: str, clause: Clause, times: tuple[TimeExpression, ...]) -> Iterator[Clause]:
    """The aims of a clause: one, or several where each opens with its own time."""
    if text.find("、", clause.start, clause.end) < 0:
        yield clause
        return
    starts = {t.span.start for t in times}
    cuts = [m.start() for m in _LISTED.finditer(text, clause.start, clause.end) if m.end() in starts]
    edges = [clause.start, *(c + 1 for c in cuts), clause.end + 1]
    for first, following in itertools.pairwise(edges):
        yield Clause(first, following - 1, clause.mark, clause.sentence)


def _begin(text: str, piece: Clause) -> int:
    """Where the wording of an aim begins: behind spaces, numbering marks and quotation marks."""
    start = piece.start
    while start < piece.end and text[start] in " 、-·■●◆.":
        start += 1
    return start


def _timeless(text: str, start: int, end: int, times: list[TimeExpression]) -> str:
    """The words of a clause without its times of deadline."""
    out, at = "", start
    for time in times:
        if time.span.start >= at:
            out += text[at : time.span.start]
            at = time.span.end
    return (out + text[at:end]).strip(" 、")


def _holds(numbers: list[int], span: Span) -> bool:
    place = bisect_left(numbers, span.start)
    return place < len(numbers) and numbers[place] < span.end


def _concerned(reading: Reading, table: ThingTable, span: Span) -> int | None:
    """The thing that an aim is about: the longest name in it, the first of equals."""
    inside: list[Mention] = [m for m in reading.names if span.contains(m.span) and m.kind in _ABOUT]
    if not inside:
        return None
    return table.number_of(max(inside, key=lambda m: (m.span.length, -m.span.start)))
