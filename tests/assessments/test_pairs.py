"""Targets and outcomes, row by row: the right verdict, the ratio, and a reason that says why in both languages."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from assessments.made import FILLING, assessed, document, plan, report

from kg.model.entity import Verdict

GROUPS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text("utf-8"))["group"]
ROWS = [(f"{group['name']} {n}", row) for group in GROUPS for n, row in enumerate(group["rows"], 1)]
ROWS_AT_LEAST = 30


def test_the_file_holds_what_it_should() -> None:
    assert len(ROWS) >= ROWS_AT_LEAST
    assert {row["verdict"] for _, row in ROWS} == {v.value for v in Verdict} - {"onTrack"} | {""}


@pytest.mark.parametrize("row", [pytest.param(row, id=name) for name, row in ROWS])
def test_row(row: dict[str, Any]) -> None:
    reported = [row["report"]] if "report" in row else []
    base = assessed(plan(row["plan"]), report(*reported))
    if not row["verdict"]:
        assert base.assessments == (), "\n".join(a.reason_zh for a in base.assessments)
        return
    (one,) = base.assessments
    assert one.verdict.value == row["verdict"], one.reason_zh
    assert (one.outcome is not None) == (row["verdict"] != "notReported")
    if "ratio" in row:
        assert one.achievement == Decimal(row["ratio"])
    for words in row.get("says", []):
        assert words in one.reason_zh
    assert one.reason_en and not one.reason_en.startswith(one.reason_zh)


def test_nothing_is_said_where_no_report_of_the_year_was_read() -> None:
    target = {"i": "新建公厕", "v": "20", "u": "座"}
    assert assessed(plan(target)).assessments == ()
    assert assessed(plan(target), report(year=2022)).assessments == ()
    assert len(assessed(plan(target), report(year=2021)).assessments) == 1


def test_the_order_of_the_documents_changes_nothing() -> None:
    documents = [plan({"i": "新建公厕", "v": "20", "u": "座"}), report({"i": "新建公厕", "v": "15", "u": "座"})]
    assert assessed(*documents) == assessed(*reversed(documents))


def test_growth_is_computed_from_the_levels_of_two_years_and_says_so() -> None:
    retail = "一般公共预算收入"
    before = report({"i": retail, "v": "200", "u": "亿元"}, year=2020)
    now = report({"i": retail, "v": "214", "u": "亿元"})
    base = assessed(plan({"i": retail, "m": "growthRate", "v": "6", "u": "%"}), before, now)
    (one,) = base.assessments
    assert (one.verdict, one.derived) == (Verdict.MET, Decimal(7))
    assert one.formula == "(214亿元 ÷ 200亿元 - 1) × 100% = 7%"
    assert "推算" in one.reason_zh and "computed" in one.reason_en
    assert all(f.value != Decimal(7) for d in base.documents for f in d.figures), "a derived value is no figure"


@pytest.mark.parametrize(("now", "verdict"), [("214", "notComparable"), ("190", "notMet"), ("240", "met")])
def test_growth_from_revised_bases_decides_only_where_it_is_far_from_the_target(now: str, verdict: str) -> None:
    retail = "社会消费品零售总额"
    before, after = (report({"i": retail, "v": v, "u": "亿元"}, year=y) for v, y in (("200", 2020), (now, 2021)))
    (one,) = assessed(plan({"i": retail, "m": "growthRate", "v": "6", "u": "%"}), before, after).assessments
    assert one.verdict.value == verdict, one.reason_zh


def test_growth_from_rounded_levels_decides_nothing_near_the_target() -> None:
    revenue = "一般公共预算收入"
    before, after = (report({"i": revenue, "v": v, "u": "亿元"}, year=y) for v, y in (("2.2", 2020), ("2.36", 2021)))
    (one,) = assessed(plan({"i": revenue, "m": "growthRate", "v": "6", "u": "%"}), before, after).assessments
    assert one.verdict is Verdict.NOT_COMPARABLE and "取整" in one.reason_zh


@pytest.mark.parametrize(
    ("aim", "said"),
    [
        ("完成茶乡综合书画亭标准化建设", ["两馆一亭建成投用"]),
        ("建设茶文化博物馆", []),
    ],
)
def test_what_a_note_explains_may_be_what_a_plan_aimed_at(aim: str, said: list[str]) -> None:
    filler = ["茶叶产业提质增效，云岭景区游客盈门"] * 3
    made = report(sentences=[*filler, *said])
    notes = made.text + "\n" * len(made.text) + "〔1〕两馆一亭：茶馆、书馆，茶乡综合书画亭\n"
    base = assessed(plan(aims=[aim]), replace(made, text=notes))
    assert (base.assessments == ()) == bool(said), base.assessments


def test_what_a_report_counts_over_five_years_is_no_outcome_of_the_last() -> None:
    target = {"i": "新建公厕", "v": "20", "u": "座"}
    five = document(
        "report.txt",
        2021,
        2022,
        [{"i": "公厕", "v": "85", "u": "座", "s": "过去五年，是城乡面貌大变的五年，新建公厕85座"}, *FILLING],
        [],
        [],
    )
    (one,) = assessed(plan(target), five).assessments
    assert one.verdict is Verdict.NOT_COMPARABLE and "几年合计" in one.reason_zh


def test_a_nominal_growth_is_not_held_against_growth_at_comparable_prices() -> None:
    gdp = "地区生产总值"
    before, now = report({"i": gdp, "v": "700", "u": "亿元"}, year=2020), report({"i": gdp, "v": "770", "u": "亿元"})
    (one,) = assessed(plan({"i": gdp, "m": "growthRate", "v": "6", "u": "%"}), before, now).assessments
    assert one.verdict is Verdict.NOT_COMPARABLE
    assert "名义" in one.reason_zh and one.derived == Decimal(10)


@pytest.mark.parametrize(
    ("value", "verdict", "says"), [("900", "onTrack", "没有落后"), ("700", "notComparable", "进度落后")]
)
def test_a_target_that_is_not_due_is_on_track_or_behind(value: str, verdict: str, says: str) -> None:
    gdp = "社会消费品零售总额"
    target = {"i": gdp, "v": "1000", "u": "亿元", "y": "2025"}
    first = {"i": gdp, "v": "600", "u": "亿元", "status": "actual", "y": "2020"}
    documents = [plan(target, first), report({"i": gdp, "v": value, "u": "亿元", "y": "2022"}, year=2022)]
    (one,) = assessed(*documents).assessments
    assert (one.verdict.value, one.outcome is not None) == (verdict, True)
    assert says in one.reason_zh


def test_a_target_for_two_groups_is_met_where_both_reach_it() -> None:
    target = {"i": "城乡居民人均可支配收入", "m": "growthRate", "v": "7", "u": "%"}
    for rural, verdict, says in (("8", "met", "两项都达到"), ("5", "notComparable", "一项达到")):
        both = [
            {"i": "城镇居民人均可支配收入", "m": "growthRate", "v": "7.5", "u": "%"},
            {"i": "农村居民人均可支配收入", "m": "growthRate", "v": rural, "u": "%"},
        ]
        (one,) = assessed(plan(target), report(*both)).assessments
        assert (one.verdict.value, says in one.reason_zh) == (verdict, True), one.reason_zh


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("城镇新增就业任务圆满完成", "met"),
        ("城镇新增就业工作圆满完成", "notComparable"),
        ("城镇新增就业任务基本完成", ""),
    ],
)
def test_what_was_done_without_a_number_is_met_only_where_it_is_the_very_task(said: str, verdict: str) -> None:
    base = assessed(plan({"i": "城镇新增就业", "v": "4000", "u": "人"}), report(sentences=[said]))
    if not verdict:
        assert base.assessments == ()
        return
    (one,) = base.assessments
    assert one.verdict.value == verdict and one.outcome is None and one.outcome_passage is not None
    assert "没有给出" in one.reason_zh and "without a number" in one.reason_en


@pytest.mark.parametrize(
    "target",
    [
        {"i": "重点项目总投资", "v": "97", "u": "亿元", "s": "谋划重点项目4个，总投资97亿元"},
        {"i": "指标体系", "v": "26", "u": "项", "s": "对照小康社会26项指标体系"},
        {"i": "工作基础", "v": "2", "u": "项", "s": "我县这2项工作基础薄弱"},
        {"i": "培育市场", "v": "2", "u": "个", "s": "利用三个资源、培育2个市场", "y": "2020"},
        {"i": "新增茶企", "v": "30", "u": "家", "s": "新增骨干农场30家以上和茶企8家以上"},
        {
            "i": "茶叶产值",
            "m": "growthRate",
            "v": "22",
            "u": "%",
            "y": "2021-01--2021-03",
            "s": "今年一季度，茶叶产值增长22%",
        },
        {"i": "建成公园", "v": "2", "u": "个", "s": "建成云岭、东坡2个公园"},
    ],
)
def test_a_number_of_a_plan_that_sets_no_aim_is_not_assessed(target: dict[str, Any]) -> None:
    assert assessed(plan(target), report()).assessments == ()


def test_growth_at_comparable_coverage_answers_a_target_at_it() -> None:
    revenue = "一般公共预算收入"
    clauses = (("增长6.5%", "6.5"), ("剔除不可比因素增长11.4%", "11.4"))
    told = [
        {"i": revenue, "m": "growthRate", "v": v, "u": "%", "s": f"{revenue}107亿元、{words}"} for words, v in clauses
    ]
    for words, value in (("同口径增长3%", "11.4"), ("增长3%", "6.5")):
        target = {"i": revenue, "m": "growthRate", "v": "3", "u": "%", "s": revenue + words}
        base = assessed(plan(target), report(*told))
        (one,) = base.assessments
        assert one.outcome is not None
        assert str(base.documents[one.outcome.document].figures[one.outcome.number].value) == value


def test_growth_behind_its_ground_is_of_the_year_of_the_report() -> None:
    what = "固定资产投资"
    target = {"i": what, "m": "growthRate", "v": "5", "u": "%"}
    words = f"{what}在2021年完成170亿元高基数的情况下，增长9.5%"
    later = report({"i": what, "m": "growthRate", "v": "9.5", "u": "%", "y": "2021", "s": words}, year=2022)
    now = report({"i": what, "m": "growthRate", "v": "3", "u": "%"})
    (one,) = assessed(plan(target), now, later).assessments
    assert one.verdict is Verdict.NOT_MET
    (one,) = assessed(plan(target, year=2022), now, later).assessments
    assert one.verdict is Verdict.MET


def test_the_number_planned_is_the_outcome_beside_a_sum_of_more_years() -> None:
    target = {"i": "新增义务教育公办学位", "v": "1.77", "u": "万座"}
    years = {"i": "新增义务教育公办学位", "v": "6.39", "u": "万座"}
    for this, verdict, ratio in (("1.77", "met", "1"), ("1.2", "met", "3.6102")):
        (one,) = assessed(plan(target), report(years, {"i": "新增公办学位", "v": this, "u": "万座"})).assessments
        assert (one.verdict.value, one.achievement) == (verdict, Decimal(ratio))


def test_a_count_of_some_years_does_not_say_what_is_left() -> None:
    aim = "完成老旧茶楼改造"
    for said, verdict in (("实施了24个老旧茶楼改造", "notComparable"), ("老旧茶楼改造加快推进", "notMet")):
        (one,) = assessed(plan(aims=[aim]), report(sentences=[said])).assessments
        assert one.verdict.value == verdict, one.reason_zh


def test_half_of_an_aim_that_a_report_names_is_not_silence() -> None:
    aim = "建成东坡艺术中心及“老六馆”"
    assert len(assessed(plan(aims=[aim]), report()).assessments) == 1
    assert assessed(plan(aims=[aim]), report(sentences=["“老六馆”完成升级"])).assessments == ()


def test_nothing_is_said_where_the_report_names_what_the_clause_before_a_target_names() -> None:
    target = {"i": "新建一级公路", "v": "7", "u": "公里", "s": "启动“云岭大环”建设，新建一级公路7公里"}
    assert len(assessed(plan(target), report()).assessments) == 1
    assert assessed(plan(target), report(sentences=["云岭大环即将启动建设"])).assessments == ()


def test_a_name_that_everybody_uses_is_missed_unless_nearly_all_of_it_is_said() -> None:
    target = {"i": "一般公共预算收入", "m": "growthRate", "v": "8", "u": "%"}
    (one,) = assessed(plan(target), report(sentences=["民生支出占一般公共预算支出的77%"])).assessments
    assert one.verdict is Verdict.NOT_REPORTED


def test_a_yearly_level_in_a_look_back_on_five_years_is_that_of_the_last() -> None:
    income = "城镇居民人均可支配收入"
    before = report({"i": income, "v": "20000", "u": "元"}, year=2020)
    now = report({"i": income, "v": "22000", "u": "元", "y": "2017--2021"})
    (one,) = assessed(plan({"i": income, "m": "growthRate", "v": "8", "u": "%"}), before, now).assessments
    assert (one.verdict, one.derived) == (Verdict.MET, Decimal(10)), one.reason_zh


def test_levels_that_leap_or_fall_are_of_other_coverage_but_for_what_leaps() -> None:
    for key, level, verdict in (
        ("社会消费品零售总额", "120", Verdict.NOT_COMPARABLE),
        ("社会消费品零售总额", "400", Verdict.NOT_COMPARABLE),
        ("实际利用外资", "400", Verdict.MET),
    ):
        unit = "万美元" if key == "实际利用外资" else "亿元"
        before = report({"i": key, "v": "200", "u": unit}, year=2020)
        target = {"i": key, "m": "growthRate", "v": "6", "u": "%"}
        (one,) = assessed(plan(target), before, report({"i": key, "v": level, "u": unit})).assessments
        assert one.verdict is verdict, one.reason_zh


def test_a_list_of_years_gives_each_its_own() -> None:
    homes = "筹集公共住房"
    target = {"i": homes, "v": "1.9", "u": "万套", "y": "2023", "s": "筹集公共住房2022年1.8万套、2023年1.9万套"}
    now = report({"i": homes, "v": "2", "u": "万套", "y": "2022"}, year=2022)
    assert assessed(plan(target), now).assessments == ()


def test_a_count_in_letters_is_a_name_and_no_target() -> None:
    target = {"i": "守住底线", "v": "三", "u": "条"}
    figure = {**target, "v": "3", "s": "守住3条底线"}
    assert assessed(plan(figure), report()).assessments != ()
    document = plan(figure)
    written = replace(document, text=document.text.replace("3条", "三条"))
    assert assessed(written, report()).assessments == ()


def test_what_was_added_is_computed_where_the_report_tells_from_what_it_grew() -> None:
    grown = {"i": "创新平台", "v": "278", "u": "家", "from": "242", "s": "创新平台由242家增至278家"}
    for wanted, verdict in (("23", "met"), ("40", "notMet")):
        (one,) = assessed(plan({"i": "新增创新平台", "v": wanted, "u": "家"}), report(grown)).assessments
        assert (one.verdict.value, one.derived) == (verdict, Decimal(36)), one.reason_zh
        assert one.formula == "278家 - 242家 = 36家"


def test_all_there_is_is_held_against_all_there_is_not_against_what_was_added() -> None:
    target = {"i": "茶叶龙头企业", "v": "80", "u": "家", "s": "茶叶龙头企业达到80家"}
    added = {"i": "新增茶叶龙头企业", "v": "90", "u": "家"}
    every = {"i": "茶叶龙头企业总数", "v": "140", "u": "家"}
    (one,) = assessed(plan(target), report(added, every)).assessments
    assert (one.verdict, "140家" in one.reason_zh) == (Verdict.MET, True)
    (one,) = assessed(plan(target), report(added)).assessments
    assert one.verdict is Verdict.NOT_COMPARABLE
    unread = {**added, "s": "新增茶叶龙头企业90家，总数达140家"}
    assert assessed(plan(target), report(unread)).assessments == ()


AIMS = [
    ("完成省级食品安全示范区创建", "成功创建省级食品安全示范区", "met"),
    ("确保完成66人以上超大班额彻底消除", "超大班额彻底化解", "met"),
    ("确保云岭管廊建成投用", "云岭管廊基本建成", "notMet"),
    ("云岭大道开工建设", "云岭大道建设稳步推进", "notComparable"),
    ("推动云岭公园开工", "云岭公园片区立面完成提升", None),
    ("建成云岭文化中心、东坡文体中心", "东坡文体中心建成开放", None),
    ("云岭音乐学院竣工投用", "医学院加快建设、云岭音乐学院主体结构完工", "notMet"),
    ("开工建设云岭高中", "云岭高中等3个项目通过国债审批", "notComparable"),
    ("争创全省双拥模范区“七连冠”", "获全省双拥模范区七连冠", "met"),
    ("完成农贸市场改造", "新增公交线路两条", "notReported"),
    ("加快创建“四力四城”", "全力推进“四力四城”建设", None),
    ("实现城乡居民安居乐业", "新增公交线路两条", None),
    ("深入推进平安县创建", "深入推进平安县创建", None),
    ("推动项目加速落地", "新增公交线路两条", None),
    ("出台港澳青年人才专项政策", "港澳青年创业人才政策惠及千人", None),
    ("高标准编制云岭新城规划", "深度参与云岭新城规划编制工作", "notComparable"),
    ("云岭艺术中心动工", "云岭艺术中心获可研批复", "notMet"),
    ("完成云岭水库主体工程", "云岭水库主体完工", "met"),
    ("创建“全省推进茶旅融合试验区”", "成为首个“推进茶旅融合试验区”", "met"),
    ("完成云岭食品产业园一期工程建设", "5家企业签约入驻云岭食品产业园", "notComparable"),
    ("争创“茶旅融合”实践创新基地", "荣获“茶旅融合实践创新优秀区”", None),
    ("实现物业管家全覆盖", "首创“物业管家”模式并获推广", "notComparable"),
    ("建成云岭湿地公园", "云岭湿地公园一期建成开放", "notComparable"),
    ("云岭大道全线通车", "云岭大道北段建成通车", "notComparable"),
    ("建成云岭湿地公园一期", "云岭湿地公园一期建成开放", "met"),
    ("云岭湿地公园开工建设", "云岭湿地公园一期开工建设", "met"),
    ("完成云岭茶厂改造提升", "云岭茶厂改造提升工程进展顺利", "notMet"),
    ("建成云岭隧道", "溪口水库、云岭隧道等项目稳步推进", "notMet"),
    ("建成启用区茶艺中心新办公场所", "区属茶楼、茶艺中心改扩建等项目进展顺利", "notMet"),
    ("建成启用区茶艺中心新办公场所", "茶艺中心招聘工作稳步推进", "notReported"),
    ("确保所有建档立卡贫困户全部脱贫", "全县所有贫困人口稳定脱贫", "met"),
]


def test_the_reason_tells_that_only_a_phase_or_no_date_was_told() -> None:
    (one,) = assessed(plan(aims=["建成云岭湿地公园"]), report(sentences=["云岭湿地公园一期建成开放"])).assessments
    assert "只说了其中的“一期”" in one.reason_zh and "only “一期” is told of" in one.reason_en
    made = plan(aims=["云岭隧道6月底前建成通车"])
    dated = replace(made, objectives=tuple(replace(aim, deadline=date(2021, 6, 30)) for aim in made.objectives))
    for said, silent in (("云岭隧道建成通车", True), ("云岭隧道5月建成通车", False)):
        (one,) = assessed(dated, report(sentences=[said])).assessments
        assert one.verdict is Verdict.MET
        assert ("没有说明何时完成" in one.reason_zh, "does not say when" in one.reason_en) == (silent, silent)


@pytest.mark.parametrize(("aim", "sentence", "verdict"), AIMS)
def test_an_aim_without_a_number(aim: str, sentence: str, verdict: str | None) -> None:
    base = assessed(plan(aims=[aim]), report(sentences=[sentence]))
    if verdict is None:
        assert base.assessments == ()
        return
    (one,) = base.assessments
    assert (one.objective, one.verdict.value) == (True, verdict)
    if verdict != "notReported":
        assert one.outcome_passage is not None
        locus = one.outcome_passage.locus
        assert base.documents[locus.document].text[locus.start : locus.end] == sentence
        assert sentence in one.reason_zh and sentence in one.reason_en
