"""What a rank is a rank in, where it is no measure: a list of the best, a title that several hold, what places compete in."""

from __future__ import annotations

import re

from kg.facts.binding import Spot, State
from kg.facts.wording.phrases import clean
from kg.lexicon import alternatives
from kg.lexicon.standings import ADVERBS, CONTESTS, MOVES, PLACES, ROW, SCOPES, SHORT, STANDS

#: A list of the best that gives the rank its meaning: 全国科技创新百强区, 2022年中国茶业百强区排行榜.
_BOARD = re.compile(
    r"(?P<board>(?:(?!居|列|位|名|获|跃|升|入|围|进|登)[\u4e00-\u9fff“”·A-Za-z]){2,20}?(?:[百千十]强[县市区镇乡村省]*(?:\([县市区旗、]{1,5}\)[县市区]?)?|[县市区]域?[百千十]强)(?:排行榜|排名榜|榜单|榜|排名)?"
    rf"|(?:(?!居|列|位|名|获|跃|升|入|围|进|登)[\u4e00-\u9fff“”·A-Za-z]){{2,20}}?(?:排行榜|排名榜|榜单|(?<!全[国省市州盟旗区县])(?<![)县市区])榜))(?:中|的)?(?:{STANDS}|居|列|排)?第?$"
)
#: 2022年|中国茶业百强区, 跻身|全国百强区: what stands before the name of the list.
_BOARD_FRONT = re.compile(
    "^(?:[在至到由从于](?=[全中本我世])|.*?(?:跻身|被评为|评为|评选为|公布的|发布的)|年度?|评(?=全国|中国|全省))"
)
#: 升至“全国茶业百强区”|第12名: a list of the best, by its name between quotation marks.
_QUOTED_BOARD = re.compile(
    "(?:[至到入]|入围|入选|跻身|[居列])“(?P<board>[^“”]{3,24}(?:强|强[县市区镇]|城区|城市|榜|榜单))”(?:中|里)?(?:排名?|位居|位列|居|列)?$"
)
#: 获评“全国茶乡百佳样本”|前十名, 连续三年荣获某网站绩效评估(区县级)|第一名: a title that several hold.
_TITLE = re.compile(
    "(?P<won>被评为|评为|获评|荣获|荣登|登上|跻身|入选|入围)"
    "(?:“(?:\\d{4}年度?)?(?P<quoted>[^“”]{3,24})”|(?P<plain>(?:(?!获评|荣获)[\u4e00-\u9fff\\d]){4,26}?"
    "(?:[百十千]强|[百十]佳|十大[\u4e00-\u9fff]{1,4}|评估|评价|测评|考核|指数|综合|总|竞争力|排行)(?:榜单?)?(?:[\u4e00-\u9fff]{0,4}[县市区镇乡村])?))"
    r"(?:\([^()]{1,8}\))?(?:榜|全国|全省|全市)?(?:第)?$"
)
#: In which larger place they compete.
_LEVEL = rf"(?P<scope>{alternatives('ranks', 'scopes', 'wholes')})?"
_DIVISIONS = "(?:各?[县市区州旗](?:\\([县市区州旗、]{1,5}\\))?[县市区旗]{0,2})?"
#: What places compete in: 在全市茶园管护考评中荣获|第一.
_CONTEST = re.compile(
    rf"(?:在|^公布的(?:上年度|年度)?)(?P<contest>{_LEVEL}[^,。;在]{{1,24}}?(?:{CONTESTS}))"
    rf"(?:中|上|里)?(?:[我全][省市县区州旗])?(?:{ROW})?(?:{ADVERBS}|总分|综合)*"
    rf"(?:{PLACES}|{ROW})*(?:{SCOPES})?{_DIVISIONS}(?:的)?$"
)
#: 位列|全国茶企同类考核|第12名: what they compete in between the verb and the rank.
_PLACED_IN = re.compile(rf"^(?:{PLACES})(?P<contest>{_LEVEL}[^,。;、在]{{2,20}}?(?:{CONTESTS}))(?:中|的)?$")
#: 在全市茶园管护评比中,|获得全市第六名; 参加某擂台赛,|取得第四名: the clause before names it.
_CONTEST_BEFORE = re.compile(rf"(?:在|参加|参与)(?P<contest>{_LEVEL}[^,。;]{{2,30}}?(?:{CONTESTS}|活动))(?:中|上|里)?$")
_GOT = re.compile(rf"(?:[我全][省市县区州旗])?(?:{ADVERBS})*(?:{PLACES})了?")
#: 荣获“某网站绩效评估”(县级)|第一名, 在全国茶学类学校排名|第41位.
_QUOTED_CONTEST = re.compile(
    rf"[获得]“(?:\d{{4}}年度?)?(?P<contest>[^“”]{{2,24}}(?:{CONTESTS}))”(?:\([^()]{{1,8}}\))?$"
)
_SCOPE_FRONT = re.compile(r"^(?:全省|全市|全国|全州|全盟|\d{4}年(?:度)?)+")


def board_before(before: str) -> str:
    """The list of the best, or the title that several hold, on which the rank behind it stands; or empty.

    Args:
        before: the words before the rank.

    >>> board_before("跃居全国茶业百强县"), board_before("获评“全国茶乡百佳样本”"), board_before("茶叶产量居全市")
    ('全国茶业百强县', '全国茶乡百佳样本', '')
    """
    if (of_list := _QUOTED_BOARD.search(before)) is not None:
        return of_list["board"]
    if (title := _TITLE.search(before)) is not None:
        won = clean(title["quoted"] or title["plain"])
        return f"{won}榜" if before.endswith("榜") and not won.endswith("榜") else won
    if (board := _BOARD.search(before)) is not None:
        return clean(_BOARD_FRONT.sub("", clean(board["board"])))
    return ""


#: 投资环境居|全国百强镇: what is measured stands before the verb, and the list is where it holds.
_MEASURED = re.compile(
    "(?P<what>[^,。;在]{0,18}?(?:实力|竞争力|能力|环境|水平|活力|潜力|质量|满意度))"
    rf"(?:{ROW})?(?:{ADVERBS}|都)*(?:{STANDS}|{MOVES}|{SHORT})$"
)


def measured_on(before: str, board: str, running: str) -> str:
    """What of a place is ranked on a list of the best, where the words before the list name it; or empty.

    Args:
        before: the words before the rank.
        board: the list.
        running: what has been so for so many years (综合实力连续三年), or empty.

    >>> measured_on("投资环境居全国百强镇", "全国百强镇", ""), measured_on("跃居全国百强镇", "全国百强镇", "")
    ('投资环境', '')
    """
    front = before[: before.rfind(board)] if board in before else ""
    found = _MEASURED.search(f"{running}{front}") if front else None
    return clean(found["what"]) if found is not None else ""


def quoted_contest(before: str) -> str:
    """What places compete in, where it stands between quotation marks before the rank; or empty."""
    found = _QUOTED_CONTEST.search(before)
    return found["contest"] if found is not None else ""


def contest_before(before: str) -> tuple[str, str] | None:
    """What the places compete in, and in which larger place, where the words before a rank tell; or None.

    Args:
        before: the words before the rank.

    >>> contest_before("在全市茶园管护考评中荣获"), contest_before("位列全国茶企同类考核")
    (('茶园管护考评', '全市'), ('茶企同类考核', '全国'))
    """
    found = _CONTEST.search(before) or _PLACED_IN.search(before)
    if found is None:
        return None
    return clean(_SCOPE_FRONT.sub("", clean(found["contest"]))), clean(found["scope"] or "")


def contest_of_clause(spot: Spot, state: State) -> tuple[str, str] | None:
    """What the clause before says they competed in, where this one only says which place they got; or None."""
    if not spot.first or not state.before or spot.quantity.span.start - len(spot.before) < state.thing_at:
        return None
    if any(draft.quantity.span.start >= state.thing_at for draft in state.drafts):
        return None  # a clause with numbers stands between
    found = _CONTEST_BEFORE.search(state.before.rstrip(",、 "))
    if found is None or _GOT.match(spot.before) is None:
        return None
    return clean(_SCOPE_FRONT.sub("", clean(found["contest"]))), clean(found["scope"] or "")
