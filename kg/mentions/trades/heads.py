"""Heads of lists: which say that the items before them are industries, and which that they are anything else."""

from __future__ import annotations

import re

from kg.lexicon import words
from kg.model.span import Span

#: What goes on behind 产业, 行业 and the like where they only qualify another noun: 等产业|扶持资金, 等产业|转移园.
_QUALIFYING = r"(?![园带区基政资奖平项规协联工布]|化(?!发展)|扶持|转移|发展[规基政体计资]|服务(?!业)|承接|用地|配套|人才|工人|空间|道路|主干|新?模式|形态|大会|论坛|主管|部门|标准)"
#: 业 as the head of a trade, and not of a word such as 就业 nor before what a trade only qualifies: 农业|经营主体, 商业|街.
_TRADE = r"(?<![就毕企创职事作专行失择从待兼开停物敬伟恒复稳])业(?!务|性|街|综合体|经营|生产|龙头|企业|项目|园|用地)"
_CLOSED = re.compile(
    rf"[^,。;、]{{0,14}}?(?:产业链|产业集群|产业|行业|业态|集群|服务业|赛道|{_TRADE}|经济(?!社会|形态|作物|药材|主体|合作|[圈带区林])){_QUALIFYING}"
)
#: Economies of occasions, whose kinds are no industries: 首秀等|首发经济.
_OCCASIONS = ("首发经济", "首店经济", "票根经济", "演艺经济", "赛事经济", "夜间经济", "假日经济")
#: 领域 closes lists of anything: of industries only where all of the list may be such.
_FIELD = re.compile(r"[^,。;、]{0,10}?(?:领域|板块)")
#: What another head of a list begins with: 等|合作事项, 等|公共服务水平; a verb or a mark is none.
_HEAD = re.compile(
    r"(?!加快|快速|蓬勃|持续|不断|健康|稳步|转型|提质|做大|做强|壮大|发展|领跑|融合|协同|建圈|新增长|支柱|主导|战略性?新兴)[\u4e00-\u9fff]{2}"
)
#: What is done to or in fields that are no industries: 等重点行业领域|达标整治, 等领域|推广应用.
_WATCHED = re.compile(
    r"[^,。;、]{0,10}?(?:领域|行业)(?:达标|专项|综合|安全|突出|风险|重点|各类|存在|深入|集中|开展|进行|专业化|战略性|的)*"
    r"(?:企业)?(?:改制|整治|治理|监管|排查|安全|检查|执法|监督|隐患|风险|改革|整合|重组|事业|矛盾|纠纷|投诉|违法|犯罪|乱象|腐败|问题|短板)"
    r"|[^,。;、]{0,6}?领域的?(?:深度|广泛|创新|规模化|示范|推广)*(?:应用|使用|运用)(?!场景)"
    r"|(?:各项|各|社会|其他|民生)*(?:事业|工作|方面|环节)|(?:资源)?要素|[两三四五六七八九]个领域"
)


def is_watched(text: str, at: int, end: int) -> bool:
    """Whether the list before ``at`` is one of fields that are watched or reformed: 等|重点领域专项整治."""
    return _WATCHED.match(text, at, end) is not None


def is_closing(text: str, at: int, end: int) -> bool:
    """Whether ``text`` from ``at`` says that the list before it is one of industries: 等|新兴产业, 等|服务业; not 等|首发经济, whose parts are none."""
    closed = _CLOSED.match(text, at, end)
    return closed is not None and closed[0] not in _OCCASIONS


def is_field_head(text: str, at: int, end: int) -> bool:
    """Whether the list before ``at`` is one of fields, which may be of work as well as of industries: 等|重点领域."""
    return _FIELD.match(text, at, end) is not None


def is_other_head(text: str, at: int, verb: str) -> bool:
    """Whether something else than industries closes the list before ``at``: 提升…等|公共服务水平, and not 大力发展…等|新金融.

    Args:
        text: the view.
        at: where the head may begin.
        verb: the verb before the list.
    """
    return verb not in words("industries", "growing") and _HEAD.match(text, at) is not None


#: What a site or a firm unites: 集|茶叶种植、民宿体验|于一体. Each is a part of it, and no industry of the place.
_UNITED = re.compile(r"集[^,。;:]{2,80}?[于为]一体")


def united(text: str, start: int, end: int) -> list[Span]:
    """Where ``[start, end)`` tells what something unites: 集|茶叶种植、民宿体验|于一体.

    Args:
        text: the view.
        start: where to begin.
        end: where to end.

    >>> united("打造集茶叶种植、民宿体验于一体的农庄", 0, 18)
    [Span(start=2, end=15)]
    """
    if text.find("一体", start, end) < 0:
        return []
    return [Span(*match.span()) for match in _UNITED.finditer(text, start, end)]


#: 茶业与旅游、演艺等领域|深度融合: what grows together with what.
_FUSED = re.compile(r"(?:领域|产业|行业|业态)?(?:深度|跨界|协同|加快|全面)*融合")


def is_fused(text: str, at: int, end: int) -> bool:
    """Whether what a list names before ``at`` grows together: 与旅游、演艺等领域|深度融合."""
    return _FUSED.match(text, at, end) is not None
