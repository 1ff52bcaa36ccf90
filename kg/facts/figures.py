"""Every number of a document becomes a figure with all its attributes, or a typed rejection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import partial

from kg.facts.binding import Bound, ClauseContext, Draft, Spot, State
from kg.facts.clauses import Clause, find_clauses, opens_item
from kg.facts.doubt import weigh
from kg.facts.subjects.anaphora import last_that_place
from kg.facts.subjects.headed import Headed
from kg.facts.subjects.subjects import Subjects
from kg.facts.subjects.taken_over import taken_over
from kg.facts.templates.brackets import behind_bracket, in_bracket, opens_bracket
from kg.facts.templates.chained import chained, renew
from kg.facts.templates.compared import bind_more, compare_places
from kg.facts.templates.coordination import for_each, share_in_list
from kg.facts.templates.counted_fronts import with_members
from kg.facts.templates.counted_lists import with_list
from kg.facts.templates.deeds_behind import with_deed
from kg.facts.templates.drafts import draft_of, figure_of, measure_of_amount, over_row, sector_draft
from kg.facts.templates.ends_of_years import settle
from kg.facts.templates.fields import counts_peers, field_of, only_ranks, over_peers, whole_of
from kg.facts.templates.fitting import behind_threshold, counts_at, fitted
from kg.facts.templates.groups import respectively
from kg.facts.templates.heads import give_heads, thing_of
from kg.facts.templates.levels import bind_level
from kg.facts.templates.money import invested, raised_for, raising, spent_on
from kg.facts.templates.named_sizes import size_noun
from kg.facts.templates.opening_verbs import led
from kg.facts.templates.outputs import is_output, told_output
from kg.facts.templates.owed import say_owed
from kg.facts.templates.quotations import whole_indicators
from kg.facts.templates.rank_moves import bind_move
from kg.facts.templates.ranks import bind_rank
from kg.facts.templates.rate_drafts import rate_drafts
from kg.facts.templates.rates import bind_rate
from kg.facts.templates.scope_before import with_front, with_scope
from kg.facts.templates.sizes import SPACES
from kg.facts.templates.spots import (
    Scene,
    adjoining,
    after_times,
    ahead_of,
    attributive_end,
    is_placed,
    limit_of,
    outside_brackets,
)
from kg.facts.templates.themes import heading_noun, is_aside, only_time, short_heading, theme_of, trades_of
from kg.facts.templates.thresholds import climbs, describes_counted, is_threshold, share_bound
from kg.facts.templates.told_owners import names_nothing
from kg.facts.templates.ventures import capacity, makes, venture_of
from kg.facts.templates.year_rows import pair_years
from kg.facts.things import ThingTable
from kg.facts.times.durations import ONLY_LASTED, bind_duration, bind_took, only_lasted
from kg.facts.times.origins import set_origin
from kg.facts.times.when import When
from kg.facts.wording.left import left_phrase
from kg.facts.wording.right import right_phrase
from kg.mentions.numbers.sectors import share_at
from kg.mentions.reading import Reading
from kg.model.document import BlockKind, Document, Genre
from kg.model.fact import Figure
from kg.model.quantity import Quantity, Rejection, RejectionKind, UnitKind
from kg.model.values import replaced

_RATES = frozenset(
    {UnitKind.PERCENT, UnitKind.PERMILLE, UnitKind.POINTS, UnitKind.FRACTION, UnitKind.MULTIPLE, UnitKind.DOUBLING}
)
#: Ways in which what a number is of stands behind it.
_REACHING = ("counted", "owner", "verb+behind", "size-of", "part-behind", "capacity")


class FigureBinder:
    """Binds the numbers of one document, block by block, in the order of the text.

    Args:
        document: the document.
        table: its things; mentions must have been counted in.
    """

    def __init__(self, document: Document, table: ThingTable) -> None:
        self.document = document
        self.table = table
        self.text = document.view.text
        self.when = When(document)
        self.figures: list[Figure] = []
        self.rejections: list[Rejection] = []
        self._topic: int | None = None
        self._topics: list[int] = []
        self._section = 0
        self._headed = Headed(self.text, table)
        #: Up to here what one block says may be meant in a later one, so that clauses without a number count, too.
        self.tells_on = len(self.text) if document.context.genre is Genre.NEWS else last_that_place(self.text)
        #: The thing that a story is about, where its headline tells.
        self.story: int | None = None

    def bind(self, reading: Reading) -> None:
        """Bind the numbers of one block."""
        self.rejections.extend(reading.rejections)
        block = reading.block
        if block.kind in (BlockKind.BYLINE, BlockKind.CAPTION):
            self.rejections.extend(Rejection(q.core, RejectionKind.UNRESOLVED) for q in reading.quantities)
            return
        news = self.document.context.genre is Genre.NEWS
        self._topic = None if news and opens_item(self.text, block.start, block.end) else self._topic
        subjects = Subjects(reading, self.table, news=news)
        self._section = subjects.of_section(self._section)
        headed = self._headed.note(reading) if not news else None
        if not (tells_on := block.end <= self.tells_on) and not reading.quantities:
            return
        clauses = find_clauses(self.text, block.start, block.end)
        opened = subjects.of_report_block(next((c.end for c in clauses if c.mark not in ",;:"), block.end)) or headed
        state = State(self._section, opened, topic=self._topic, topics=self._topics, story=self.story)
        starts, sentence = [q.core.start for q in reading.quantities], -1
        bare: Clause | None = None  # the clause before, where it has no number
        for position, clause in enumerate(clauses):
            if not tells_on and clause.start > starts[-1]:
                break  # no number follows that could take anything over
            if clause.sentence != sentence:
                sentence = clause.sentence
                state.new_sentence(clause.start)
                state.told_of, bare = (short_heading(reading, bare) if bare is not None else ""), None
            self.when.note(reading, clause, state)
            first, last = bisect_left(starts, clause.start), bisect_right(starts, clause.end - 1)
            quantities = list(reading.quantities[first:last])
            subjects.enter(clause, state)
            if quantities:
                following = next((c for c in clauses[position + 1 : position + 2] if c.sentence == sentence), None)
                if bare is not None:
                    state.find_theme = partial(self._theme, reading, bare, state.subject)
                    opens = trades_of(reading, bare) or heading_noun(reading, bare)
                    state.told_of = opens or (state.told_of if only_time(reading, bare) else "")
                    state.thing, state.thing_at = thing_of(reading, bare), clause.start
                    bare = None
                told = len(state.drafts)
                self._bind_clause(Scene(reading, clause, following, subjects, state), quantities)
                bare = clause if len(state.drafts) == told and climbs(self.text, clause) else None
            else:
                words = self.text[clause.start : clause.end]
                if bare is None or not is_aside(words):  # 整治采砂,|疏堵结合、标本兼治,|立案6起
                    bare, state.before = clause, words
                state.told.append(words)
                state.trades = trades_of(reading, clause) or state.trades
            subjects.leave(clause, state)
        if news:
            self._topic = state.topic if block.kind is not BlockKind.HEADING else None

    def _theme(self, reading: Reading, bare: Clause, subject: int | None) -> str:
        """The noun phrase of a clause without a number on which one of the next may hang."""
        theme = theme_of(reading, bare)
        if subject and theme.endswith(self.table.first_name(subject)):
            return ""  # 某项目,|投资9亿元: it is of the thing, not called after it
        return theme

    def _bind_clause(self, scene: Scene, quantities: list[Quantity]) -> None:
        words, clause, state = scene.reading.words, scene.clause, scene.state
        real = []
        outer = bound = clause.start
        for quantity in quantities:
            bounded = is_threshold(words, quantity, quantities, clause)
            described = self.text.startswith("的", quantity.span.end)  # 总投资超百亿元的|某科创小镇
            owned = described and scene.subjects.owner(quantity, clause.end) is not None
            sized = owned and not describes_counted(words, quantity, quantities)
            made = is_output(self.text, clause.start, quantity) or makes(scene.reading, quantity)
            if bounded and not (sized or made):
                self.rejections.append(Rejection(quantity.core, RejectionKind.THRESHOLD))
            else:
                real.append(quantity)
        for position, quantity in enumerate(real):
            following = real[position + 1] if position + 1 < len(real) else None
            joined = adjoining(self.text, real, position)
            over = real[position + joined] if joined else None
            field = field_of(self.text, real, position)
            found = self._bind_one(
                scene, quantity, outer if field else bound, following, first=position == 0, over=over, field=field
            )
            drafts = whole_indicators(self.text, scene.reading.block, found)
            give_heads(self.text, drafts, state, clause.start)
            if drafts and drafts[0].about == state.place and counts_peers(self.text, quantity):
                self.rejections.append(Rejection(quantity.core, RejectionKind.STRUCTURE))
                continue
            if drafts:
                drafts[0].listed = position > 0 and self.text[quantity.span.start - 1] in "、和及与"
                state.drafts.extend(drafts)
            else:
                why = RejectionKind.DEADLINE if quantity.kind is UnitKind.TIME else RejectionKind.UNRESOLVED
                self.rejections.append(Rejection(quantity.core, RejectionKind.QUOTED if found else why))
            only_ranks(state.drafts, field)
            counted = bool(drafts) and drafts[-1].method.startswith(_REACHING)
            reach = drafts[-1].noun_end if counted else 0
            if drafts and drafts[-1].method == "size-of" and counts_at(following, reach):
                reach = 0  # 总投资80亿元的|重点项目16个: both numbers are of the noun between them
            if following is not None and following.core.start < reach:
                reach = 0  # 某甲20万吨和乙30万吨水泥项目: both stand in the name
            outer, bound = bound, max(quantity.span.end, reach)
        own = [d for d in state.drafts if d.quantity.core.start >= clause.start]
        share_in_list(words, own)
        share_bound(self.text, own)
        own = respectively(
            words, clause, state, scene.subjects.listed, scene.subjects.divisions, scene.subjects.bearers
        )
        compare_places(self.text, clause, state, own, scene.subjects.divisions, scene.subjects.begins_at)
        settle(self.text, clause.start, own, state.drafts)
        pair_years(self.text, clause, own)
        for draft in own:
            say_owed(self.text, draft, state, clause.start)  # those that a list or 分别 has made since
        renew(chained(self.text, own, state), self.figures, self.document.view)
        weigh(own, scene.reading, clause, self.table)
        news = self.document.context.genre is Genre.NEWS
        for draft in own:
            if draft.method == ONLY_LASTED:
                self.rejections.append(Rejection(draft.quantity.core, RejectionKind.DEADLINE))
            elif not news and names_nothing(draft, state.place):
                self.rejections.append(Rejection(draft.quantity.core, RejectionKind.UNRESOLVED))
            else:
                self.figures.append(figure_of(draft, self.document.view))

    def _bind_one(
        self,
        scene: Scene,
        quantity: Quantity,
        bound: int,
        following: Quantity | None,
        *,
        first: bool,
        over: Quantity | None,
        field: Quantity | None = None,
    ) -> list[Draft]:
        text, clause, state, subjects = self.text, scene.clause, scene.state, scene.subjects
        words = scene.reading.words
        start, until = bound, field.span.start if field else quantity.span.start
        while start < until and text[start] in "、,;: )”":
            start += 1
        start = after_times(scene.reading, start, until)
        named = subjects.inside(start, until) or subjects.sized(quantity, start)
        about = subjects.subject(clause, quantity, named, state)
        limit = limit_of(words, quantity, following, clause)
        begin = after_times(scene.reading, named.end, until) if named else start
        begin = subjects.after_names(begin, until)
        left = left_phrase(words, begin, until, parted=quantity.kind not in _RATES)
        if over is not None and not left.noun:  # 36户|92人搬进新居: both count what stands behind
            limit = limit_of(words, over, None, clause)
        if quantity.kind is UnitKind.MONEY and not left.verb and not left.noun:
            left = replace(left, verb=raising(text, quantity.span.start))
        if quantity.kind is UnitKind.MONEY:
            left = invested(left, text, quantity.span.start)
        if not left.link and text.startswith("突破", quantity.span.start):
            left = replace(left, link="突破")  # 新增上市公司4家,高新技术企业|突破600家: how many there are by now
        raised = raised_for(scene, quantity, left.verb)
        behind = over.span.end if over is not None and not left.noun else quantity.span.end
        behind = attributive_end(words, behind_threshold(scene, behind), limit)
        placed = is_placed(text, start, quantity.span.start, state.last())
        right = right_phrase(words, behind, limit, verb=left.verb, placed=placed)
        right = fitted(scene, right, behind, following, raised=bool(raised))
        listed = text[quantity.span.start - 1] in "、和及"  # 开放某馆、3公里绿道、骑行道: one of several
        if following is None and (quantity.kind is UnitKind.COUNT or (quantity.kind in SPACES and not listed)):
            right = with_list(scene, right, left.verb or left.acting)
        if (
            named
            and not (left.noun or left.verb or right.noun or right.predicate)
            and (not state.drafts or left.link or quantity.kind is UnitKind.COUNT)
        ):
            # 总部经济集聚区达到4个: what looked like a subject is what is counted
            about, begin = subjects.subject(clause, quantity, None, state, ignore=named.number), start
            left = left_phrase(words, start, until)
        goal, aim = spent_on(scene, quantity, left, about, self.table, raised=raised, named=named is not None)
        if aim is not None:
            about = aim
            right = right if goal else replace(right, noun="", predicate="")  # 投资2亿元|建设某中学: its 投资
        spot = Spot(
            quantity=quantity,
            left=left,
            right=right,
            before=text[begin:until],
            behind=text[quantity.span.end : clause.end],
            about=about,
            first=first,
            coordinated=not first or (clause.start > state.sentence_start and text[clause.start - 1] in ",;"),
            ahead=ahead_of(scene.reading, quantity),
            goal=goal,
            named=named is not None,
        )
        context = self.when.context(scene.reading, clause, state, quantity)
        own = outside_brackets(text, state, quantity.span.start)
        if field is not None:
            own = replace(own, drafts=[d for d in own.drafts if d.quantity is not field])
        venture = venture_of(scene.reading, quantity)
        if venture is not None and (made := capacity(scene.reading, quantity, venture)) is not None:
            about, start = self.table.number_of(venture), venture.span.start
            named_in = draft_of(spot, made, context, venture.span.end, about=about, start=start)
            named_in.noun_end = venture.span.end
            return [named_in]
        if (
            quantity.kind is UnitKind.PERCENT
            and (row := share_at(text, quantity.core.start, scene.reading.block.start)) is not None
        ):
            share = sector_draft(row[1], spot, context)
            set_origin(self.text, share, over_row(row[0], spot, text), state)
            return [share]
        if spot.before.strip() in ("", ")") and (latest := state.last()) and latest.method == "compared":
            return behind_bracket(scene, spot, context)
        if (compared := opens_bracket(text, clause.start, quantity.span.start)) and state.last():
            return in_bracket(compared, spot, context, state, self.table)
        if quantity.kind in _RATES or quantity.kind is UnitKind.RANK:
            rate = (bind_rate if quantity.kind in _RATES else bind_rank)(spot, own)
            return over_peers(text, rate_drafts(rate, spot, context, own, text), field)
        if (move := bind_move(spot, own)) is not None:
            return rate_drafts(move, spot, context, own, text)
        if (more := bind_more(spot.before, own.last_level())) is not None:
            return rate_drafts(more, spot, context, own, text)
        return self._level(replaced(scene, state=own), spot, context, limit)

    def _level(self, scene: Scene, spot: Spot, context: ClauseContext, limit: int) -> list[Draft]:
        quantity, spot = spot.quantity, with_members(scene, spot)
        lasted = bind_duration(spot) or bind_took(spot, scene.reading, limit)
        lasted = replace(lasted, method=ONLY_LASTED) if lasted and only_lasted(spot) else lasted
        made = None if lasted else told_output(spot, self.text, scene.clause.start, scene.state.drafts)
        bound = led(scene, spot, lasted or made or bind_level(spot, scene.state))
        spot, bound = with_deed(scene, spot, bound)
        bound = with_front(scene, spot, with_scope(scene, spot, bound))
        owner = scene.subjects.owner(quantity, limit)
        if owner is not None and lasted is not None:  # 楔在河边32年的|某楼
            return [draft_of(spot, replace(lasted, method="duration"), context, owner.end, about=owner.number)]
        if owner is not None and (noun := made.noun if made else size_noun(spot, scene.state.last())):
            bound = Bound(spot.left.verb, noun, noun, "owner", 0.8)
            return [replace(draft_of(spot, bound, context, owner.end, about=owner.number), noun_end=owner.end)]
        if bound is None or not bound.indicator:
            return []
        end = limit if bound.method == "took" else quantity.span.end
        if bound.method.endswith("predicate"):
            end = spot.right.predicate_end
        elif bound.method.startswith("counted"):
            end = spot.right.end
        one = quantity.kind is not UnitKind.COUNT
        whole = scene.subjects.described(max(spot.right.end, quantity.span.end), one=one)
        draft = draft_of(spot, bound, context, whole.end if whole else end, about=whole.number if whole else None)
        draft.of_described = whole is not None
        change = "" if spot.before.endswith(("为", "至", "到")) else spot.left.change
        draft.measure, sign = measure_of_amount(change, spot.left.noun, quantity)
        draft.value *= sign
        draft.exemplars = scene.subjects.exemplars(quantity)
        draft.about = whole_of(scene, spot.before, taken_over(draft, spot, scene.state))
        set_origin(self.text, draft, spot, scene.state)
        return for_each(draft, spot.before)
