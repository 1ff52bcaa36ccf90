"""A build of more documents than memory holds: resolved by their names, then written piece by piece, and only what changed.

The bytes are those of a build in memory, but for two things that need all of a graph at once: the shapes are checked on a
sample, which the report says, and the page shows what fits, as it does for any build that is too large for a page.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from kg.assessments.assess import assembled, kindred, moved
from kg.builds.aside import KeptVerdicts, weightiest
from kg.builds.cache import Stored
from kg.builds.joining import Joined, Joiner
from kg.builds.memo import Memo, Places, document_keys, keys_of, region_key
from kg.builds.output import Output
from kg.builds.pieces import Desk, Piece
from kg.builds.pool import each_forked
from kg.builds.progress import Progress
from kg.builds.shelf import Shelf
from kg.entities.assemble import assemble_ordered, registered
from kg.entities.brief import Brief
from kg.entities.decisions import Decision
from kg.entities.everywhere import Placed
from kg.entities.joined import join_regions
from kg.entities.keys import Registry, write_registry
from kg.entities.regions import resolve_region
from kg.entities.ties import ties_of
from kg.exports.indented import indented
from kg.exports.report import Rows, around
from kg.exports.runs import sorted_runs
from kg.exports.tables import HEADS, quote
from kg.exports.texts import text_names
from kg.graph.build import GraphPlan, Names, shared_triples
from kg.model.entity import KnowledgeBase, Locus
from kg.model.span import Span
from kg.review.queue import queue

#: The texts that a worker writes in one go.
_TEXTS = 40

#: Of so many pieces one may be written anew before the things of all regions are read for it.
_FEW = 8

#: For a document, the places of which words are wanted: by themselves, and with what stands around them.
Wanted = dict[int, list[tuple[int, int, bool]]]
#: Words by their places, and words with what stands around them.
Words = tuple[dict[Locus, str], dict[Locus, dict[str, Any]]]


class Resolution(NamedTuple):
    """Documents that stay where they are kept, with what they speak of.

    Attributes:
        base: the knowledge base, its targets not yet assessed.
        outlined: the same, with as much of it as the writing of documents asks for.
        groups: its documents by their numbers, those together that say anything of each other's targets.
        ties: for each document, what tells which things it names and what else the whole decides of it.
    """

    base: KnowledgeBase
    outlined: KnowledgeBase
    groups: list[list[int]]
    ties: list[str]


def resolved(
    stored: Sequence[Stored],
    registry: Registry | None,
    decisions: Sequence[Decision],
    memo: Memo,
    workers: int,
    progress: Progress,
) -> Resolution:
    """The knowledge base of documents that stay where they are kept, its targets not assessed; documents that are kin.

    Args:
        stored: where the documents are kept.
        registry: the keys that earlier builds gave.
        decisions: what a person has decided; where there are any, nothing is taken from an earlier resolution.
        memo: what earlier builds kept.
        workers: how many processes resolve.
        progress: is told what goes on.
    """
    ordered = sorted(stored, key=lambda one: (one.name, one.sha256))
    if decisions:
        return _with_decisions(ordered, registry, decisions, progress)
    regions: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(ordered):
        regions[one.region].append(number)
    seal = registry.digest() if registry is not None else ""
    keys = {name: region_key([ordered[n].digest for n in numbers], seal) for name, numbers in regions.items()}
    found = {name: kept for name, key in keys.items() if (kept := memo.find_region(key)) is not None}
    left = [name for name in regions if name not in found]
    progress.start("resolve", len(left) + 1)

    def resolve(name: str) -> str:
        made = resolve_region([ordered[number].brief() for number in regions[name]], registry)
        memo.keep_region(keys[name], made)
        return name

    for name in each_forked(resolve, left, workers):
        new = memo.find_region(keys[name])
        assert new is not None
        found[name] = new
        progress.step()
    placed = [Placed(numbers, found[name]) for name, numbers in regions.items()]
    contexts = {n: context for numbers, one in placed for n, context in zip(numbers, one.head.contexts, strict=True)}
    shelf = Shelf(ordered, [contexts[number] for number in range(len(ordered))], {})
    base, outlined, things, ties = join_regions(placed, shelf.with_edits, registry)
    progress.step()
    return Resolution(base, outlined, kindred(shelf.contexts, things), ties)


def _with_decisions(
    ordered: Sequence[Stored], registry: Registry | None, decisions: Sequence[Decision], progress: Progress
) -> Resolution:
    """The same where a person has decided something, which may join what lies in two regions."""
    progress.start("resolve", len(ordered))
    briefs: list[Brief] = []
    for one in ordered:
        briefs.append(one.brief())
        progress.step()
    contexts = [brief.context for brief in briefs]
    shelf = Shelf(ordered, contexts, {})
    base = assemble_ordered(shelf, shelf.with_edits, registry, decisions, briefs)
    things = [
        {row[0], *(row[thing] for thing in brief.abouts)} if row else set()
        for row, brief in zip(base.links, briefs, strict=True)
    ]
    return Resolution(base, base, kindred(contexts, things), ties_of(base, briefs))


class LargeWriter:
    """Writes the graph, the tables and the texts of a knowledge base that is not in memory.

    Args:
        found: the knowledge base, with the documents that are written together.
        out: the output.
        plan: what decides the bytes of the graph besides the base.
        workers: how many processes write.
        memo: what the last build wrote.
    """

    def __init__(
        self,
        found: Resolution,
        out: Output,
        plan: GraphPlan,
        workers: int,
        memo: Memo,
    ) -> None:
        self.base, self.out, self.plan = found.base, out, plan
        self.names = Names(self.base, plan)
        self.folder = out.beside("pieces/x").parent
        self.anew = 0
        self._groups, self._ties, self._outlined = found.groups, found.ties, found.outlined
        self._memo = memo
        self._keys: list[str] = []
        self._pieces: list[Piece] = []
        self._places: dict[str, Places] = {}
        self._words: Words = {}, {}
        self._texts = text_names(self.base.documents)
        self._workers = workers

    def write(self, progress: Progress) -> tuple[int, Rows]:
        """Write everything but the reports and the page; the number of triples, and what the report says of documents.

        Afterwards `base` holds the assessments.
        """
        self._write_pieces(progress)
        progress.start("join", 4)
        told = [piece.told for piece in self._pieces]
        found = (moved(((), one.contradictions), numbers) for one, numbers in zip(told, self._groups, strict=True))
        self.base = replace(assembled(self.base, found), assessments=KeptVerdicts(self._pieces, self._groups))
        units = {unit for one in told for unit in one.units}
        triples = shared_triples(self.base, self.names, self.plan, units)
        shared = sorted_runs(triples, self.folder / "shared.runs")
        progress.step()
        for name in ("graph.nq", "graph.ttl", *(f"tables/{name}" for name in HEADS), "registry.csv", "review.json"):
            self.out.path(name)
        self._write_texts()
        progress.step()
        joiner = Joiner(self.base, self.names, self.plan, self._groups, self._pieces, shared)
        words = self._words[0].__getitem__
        jobs: dict[str, Callable[[], Joined]] = {
            "turtle": lambda: joiner.turtle(self.out.beside("graph.ttl")),
            "quads": lambda: joiner.nquads(self.out.beside("graph.nq")),
            "lists": self._lists,
            "tables": lambda: joiner.tables(self.out.beside("tables/x").parent, words),
        }
        count = 0
        for joined in each_forked(lambda name: jobs[name](), tuple(jobs), self._workers):
            count += joined.triples
            self.out.known(joined.digests)
            for number, of_piece in joined.places.items():
                self._places.setdefault(self._keys[number], {}).update(of_piece)
        progress.step()
        rows = self._report_rows()
        shutil.rmtree(self.folder)
        progress.step()
        return count, rows

    def remember(self) -> None:
        """Note what was written, for the next build; done last, when the outputs are about to take their places."""
        if self._memo.lasts:
            forms = Joiner.forms_of(self.names, self.plan)
            assert isinstance(self.base.documents, Shelf)
            written = self.out.digests()
            texts = {
                name: (one.digest, written[name])
                for name, one in zip(self._texts, self.base.documents.stored, strict=True)
            }
            self._memo.remember(forms, self._places, texts, self.out.beside("x").parent)

    def _write_pieces(self, progress: Progress) -> None:
        """Take the pieces that have not changed, and write the others."""
        shelf = self.base.documents
        assert isinstance(shelf, Shelf)
        documents = document_keys(shelf.digests(), self._ties, self._texts, self.plan.base)
        self._keys = keys_of(self._groups, documents)
        desk = Desk(self._outlined, self.names, self.plan, self._texts, self.folder, documents, self._memo.leaf)
        found = {number: piece for number, key in enumerate(self._keys) if (piece := self._memo.find(key))}
        left = sorted(set(range(len(self._keys))) - set(found), key=lambda number: -len(self._groups[number]))
        self.anew = len(left)
        if len(left) * _FEW > len(self._keys):  # made once, and then shared by the processes that write
            tuple(self.base.entities)
        progress.start("write", len(left))

        def write(number: int) -> tuple[int, Piece]:
            return number, self._memo.keep(self._keys[number], desk.piece(self._groups[number]))

        for number, piece in each_forked(write, left, self._workers):
            found[number] = piece
            progress.step()
        self._pieces = [found[number] for number in range(len(self._keys))]

    def _write_texts(self) -> None:
        """Write the texts, and find the words that the tables and the report quote."""
        wanted = _wanted(self.base)
        shelf = self.base.documents
        assert isinstance(shelf, Shelf)
        digests = [one.digest for one in shelf.stored]
        stays = [self._memo.text(name, digest) for name, digest in zip(self._texts, digests, strict=True)]
        for name, digest in zip(self._texts, stays, strict=True):
            if digest is not None:
                self.out.stay(name, digest)
            else:
                self.out.path(name)
        stage = self.out.beside("x").parent
        some = [number for number, digest in enumerate(stays) if digest is None or number in wanted]

        def write(first: int) -> Words:
            words: Words = {}, {}
            for number in some[first : first + _TEXTS]:
                document = self.base.documents[number]
                if stays[number] is None:
                    (stage / self._texts[number]).write_bytes(document.text.encode("utf-8"))
                for start, end, wide in wanted.get(number, ()):
                    at = Locus(number, start, end)
                    if wide:
                        words[1][at] = around(self.base, at)
                    else:
                        words[0][at] = quote(document, Span(start, end))
            return words

        for short, wide in each_forked(write, range(0, len(some), _TEXTS), self._workers):
            self._words[0].update(short)
            self._words[1].update(wide)

    def _lists(self) -> Joined:
        """The registry, and what a person should look at."""
        self.out.beside("registry.csv").write_bytes(write_registry(registered(self.base)).encode("utf-8"))
        items = queue(self.base, weightiest(self._pieces, self._groups))
        text = indented([item.as_dict() for item in items]) + "\n"
        self.out.beside("review.json").write_bytes(text.encode("utf-8"))
        return Joined(0, {}, {})

    def _report_rows(self) -> Rows:
        rows = {
            number: json.loads(row)
            for piece, numbers in zip(self._pieces, self._groups, strict=True)
            for number, row in zip(numbers, piece.told.rows, strict=True)
        }
        predicates: Counter[str] = Counter()
        for piece in self._pieces:
            predicates.update(dict(piece.told.predicates))
        return Rows([rows[number] for number in sorted(rows)], predicates, self._words[1].__getitem__)


def _wanted(base: KnowledgeBase) -> Wanted:
    """The places of which words stand in the tables and the report."""
    found: Wanted = defaultdict(list)
    for entity in base.entities:
        if entity.mentions:
            first = entity.mentions[0]
            found[first.document].append((first.start, first.end, False))
        for merge in entity.merges:
            for at in (merge.here, merge.there):
                if at is not None:
                    found[at.document].append((at.start, at.end, True))
    for one in base.contradictions:
        for at in one.places:
            found[at.document].append((at.start, at.end, True))
    return found
