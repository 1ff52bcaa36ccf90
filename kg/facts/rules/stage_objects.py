"""What a verb of a stage is done to, where it is not the thing that is named: its ground, its plans, a title, works beside it."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.rules.stage_words import StageVerb
from kg.lexicon import alternatives
from kg.model.fact import Stage
from kg.model.mention import Mention, NameClass

_ZONES = frozenset({NameClass.PARK, NameClass.FUNCTIONAL_AREA})
#: 某湖|创建国家级度假区, 某学校|申报示范高中: what is worked for is a title, and no works on what is there.
_TO_WIN = ("创建", "争创", "申创", "申报", "创评")
#: What is there is no works itself.
_STANDING = _ZONES | {
    NameClass.ROAD,
    NameClass.COMPOUND,
    NameClass.PUBLIC_INSTITUTION,
    NameClass.FACILITY,
    NameClass.NEIGHBOURHOOD,
    NameClass.WATER_BODY,
    NameClass.GREEN_SPACE,
}
#: 完成|一期拆迁, 完成|征地: the ground is cleared, and the works go on; 完成|前期工作: nothing is built yet.
_CLEARING = re.compile("(?:[一二三四五]期|首期|全部)?(?:房屋|土地|村庄|建筑)?(?:拆迁|征迁|征拆|征收|征地|拆除|腾迁)")
_PREPARED = re.compile(
    "(?:拆迁|征迁|征拆|征收|征地|腾迁|前期工作|前期)(?:工作|任务)?(?:已|均|正式|顺利|全面|全部|基本|如期|提前)*$"
)
_BEFORE_WORKS = re.compile("(?:各项|全部)?(?:前期|筹建)")
_ENDS = re.compile("了?(?:$|[,。;、])")
#: 某园|60家企业|签约入驻: what its firms do becomes of these.
_OF_TENANTS = re.compile(r"\d+[余多]?[家个][^,。;、]{0,8}(?:企业|商户|商家|公司)[^,。;、]{0,4}$")
#: 某片区改造完成签约|383户: the homes signed, each for itself.
_SIGNED_BY_HOMES = re.compile(r"(?<=签约)(?:\d+[余多]?[户套]|率)")


#: 甲小学、乙小学2所学校|“校安工程”, 甲山、乙河等景点|“串珠成链”: what a quotation calls what is done with what is there.
_QUOTED_WORKS = re.compile(
    r"(?:[、和与及][^,。;:“]{2,30}?)?(?:等[^,。;:、“]{0,10}|\d+[个处座条家所][^,。;:、“]{0,8}|[两三四五六七八九十][个处座条家所][^,。;:、“]{0,8})?(?<!项目)(?<!工程)(?<!建设)“[^”]{1,7}[^路街园馆桥房场目区港村”]”(?:$|[,。;])"
)


def is_beside(mention: Mention, last: Mention, behind: str) -> bool:
    """Whether the words behind a list say that something else is done: a title is sought, or works are done at what is there.

    甲湖|创建国家级度假区; 甲路、乙路|等7条道路绿化, 甲医院、乙医院|3个实验室建设.

    Args:
        mention: the name.
        last: the last name of its list.
        behind: the words behind that.
    """
    if mention.kind not in _STANDING:
        return False
    if mention.kind not in _ZONES and behind.startswith(_TO_WIN):
        return True
    if _QUOTED_WORKS.match(behind) is not None:
        return True
    found = _works_beside().match(behind)
    if found is None or last.name.endswith(found["what"]):
        return False
    return mention.kind is not NameClass.GREEN_SPACE or found["what"] not in ("绿化", "景观", "亮化", "美化")


@cache
def _works_beside() -> re.Pattern[str]:
    listed = alternatives("predicates", "stage", "beside")
    return re.compile(
        rf"(?:等|\d+[个处座条家所]|[一二两三四五六七八九十]+[个处座条家所])[^,。;:、]{{0,12}}?(?P<what>{listed})"
    )


def of_its_object(verb: StageVerb, words: str) -> StageVerb:
    """A verb with the stage that its object leaves the works: to finish clearing the ground is not to finish them.

    Args:
        verb: the verb.
        words: the words behind the name, in which it stands.
    """
    if _SIGNED_BY_HOMES.match(words, verb.end) or _OF_TENANTS.match(words[: verb.start]):
        return verb._replace(stage=None)
    if verb.string.removeprefix("基本").removeprefix("全面").removeprefix("全部") != "完成":
        return verb
    said = words[: verb.start]
    if _PREPARED.search(said) and _ENDS.match(words, verb.end):  # 某园拆迁|完成, 某路前期工作|完成
        return verb._replace(stage=Stage.PLANNED if "前期" in said else Stage.UNDERWAY)
    if _CLEARING.match(words, verb.end):
        return verb._replace(stage=Stage.UNDERWAY)
    return verb._replace(stage=Stage.PLANNED) if _BEFORE_WORKS.match(words, verb.end) else verb
