"""Files that hold several reports: each is a document of its own, with places in the one text."""

from __future__ import annotations

import itertools
import json

import pytest
from support.agreement import figures, sources
from support.formats import docx_of, pdf_of, zip_of
from support.make import document_of_text

from kg.builds.run import build
from kg.documents.context import make_document
from kg.documents.reading import read_sources
from kg.documents.reports import find_reports
from kg.facts.extract import extract
from kg.facts.ledger import ledger_of
from kg.mentions.words import crosses_seam
from kg.model.document import BlockKind, Genre
from kg.model.quantity import RejectionKind
from kg.model.source import Source

BODY = "全区上下团结一心、真抓实干，推动各项事业迈上新台阶，群众生活持续改善，社会大局和谐稳定。" * 30


def report(place: str, year: int, gdp: str, kind: str = "区") -> str:
    """A report with its head, both parts and its thanks."""
    return (
        f"{year}年{place}政府工作报告\n——{year}年2月5日在{place}第十八届人民代表大会第五次会议上\n{place}人民政府{kind}长 张三\n"
        f"各位代表：\n现在，我代表{kind}人民政府，向大会报告工作，请予审议。\n一、{year - 1}年工作回顾\n"
        f"全{kind}完成地区生产总值{gdp}亿元，增长3.9%。新建学校{year - 2010}所。\n{BODY}\n"
        f"各位代表！我代表{kind}人民政府，向全{kind}人民，向各位代表，表示衷心的感谢！\n"
        f"二、{year}年工作安排\n力争地区生产总值增长6%以上，新增绿地{year - 2000}公顷。\n{BODY}\n"
    )


TWO_YEARS = report("鄞州区", 2021, "2100.1") + report("鄞州区", 2022, "2400.2")
TWO_PLACES = report("鄞州区", 2021, "2100.1") + "\n\n" + report("长沙县", 2021, "1808.3", "县")


def documents(text: str, name: str = "a.txt"):
    return [make_document(source, crosses_seam) for source in sources(text.encode(), name)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (TWO_YEARS, [("鄞州区", 2020, 2021), ("鄞州区", 2021, 2022)]),
        (TWO_PLACES, [("鄞州区", 2020, 2021), ("长沙县", 2020, 2021)]),
        (report("鄞州区", 2021, "2100.1"), [("鄞州区", 2020, 2021)]),
    ],
    ids=["years", "places", "one"],
)
def test_each_report_has_its_own_context(text, wanted):
    found = [(d.context.place, d.context.year, d.context.plan_year) for d in documents(text)]
    assert found == wanted


def test_the_figures_of_each_report_are_those_of_its_file_and_their_places_count_in_the_whole():
    halves = [report("鄞州区", 2021, "2100.1"), report("长沙县", 2021, "1808.3", "县")]
    whole = "\n\n".join(halves)
    for document, half in zip(documents(whole), halves, strict=True):
        facts, alone = extract(document), extract(documents(half)[0])
        assert figures(facts) == figures(alone)
        assert facts.text == whole
        for figure, same in zip(facts.figures, alone.figures, strict=True):
            assert whole[slice(*figure.evidence)] == half[slice(*same.evidence)]
        ledger = ledger_of(facts)
        assert not ledger.unaccounted
        assert ledger.rejected[RejectionKind.ASIDE.value] >= 5, "the numerals of the other report"


def test_the_reports_of_a_file_are_named_and_have_keys_of_their_own():
    first, second = sources(TWO_YEARS.encode(), "a.txt")
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.name, second.name) == ("a.txt#1", "a.txt#2")
    assert first.sha256 != second.sha256
    assert first.text == second.text == TWO_YEARS


@pytest.mark.parametrize(
    "first",
    [
        "各位代表！我代表区人民政府，向人大代表、政协委员作以衷心的感谢，致以崇高的敬意！" + BODY,
        "2021年鄞州区政府工作报告\n2021年鄞州区政府工作报告\n" + BODY,
        "相关文章\n" + "".join(f"{y}年慈溪市政府工作报告\n" for y in range(2010, 2020)),
        "附件：2021年鄞州区政府工作报告任务分解表\n" + BODY,
        "关于政府工作报告的说明。" + BODY,
    ],
    ids=["thanks", "title-twice", "side-bar", "attachment", "sentence"],
)
def test_what_only_speaks_of_reports_parts_nothing(first):
    assert len(sources((report("鄞州区", 2022, "2400.2") + first).encode(), "a.txt")) == 1


def test_reports_without_titles_are_parted_at_their_reviews():
    half = "一、{}年工作回顾\n全县平稳运行，新建学校5所。\n{}\n二、{}年工作安排\n新建学校6所。\n{}\n"
    text = half.format(2018, BODY, 2019, BODY) + half.format(2019, BODY, 2020, BODY)
    assert [(d.context.year, d.context.plan_year) for d in documents(text)] == [(2018, 2019), (2019, 2020)]


def test_a_report_on_the_plan_behind_that_of_the_government():
    plan = (
        "关于鄞州区2020年国民经济和社会发展计划执行情况与2021年计划草案的报告\n各位代表：\n受区人民政府委托，现将计划执行情况报告如下，请予审议。\n"
        f"一、2020年计划执行情况\n固定资产投资增长7%。\n{BODY}\n二、2021年计划草案\n固定资产投资增长8%。\n{BODY}\n"
    )
    kinds = [d.context.genre for d in documents(report("鄞州区", 2021, "2100.1") + plan)]
    assert kinds == [Genre.GOVERNMENT_REPORT, Genre.PLAN_REPORT]


@pytest.mark.parametrize(("make", "name"), [(docx_of, "a.docx"), (pdf_of, "a.pdf")], ids=["docx", "pdf"])
def test_other_formats_are_parted_as_well(make, name):
    found = [make_document(s, crosses_seam) for s in sources(make(TWO_YEARS), name)]
    assert [(d.context.year, d.source.name) for d in found] == [(2020, f"{name}#1"), (2021, f"{name}#2")]
    assert all(d.source.page_at(d.view.offsets[0]) for d in found)


def test_a_sidecar_says_what_holds_for_each_and_a_manifest_speaks_of_one(tmp_path):
    (tmp_path / "a.txt").write_text(TWO_YEARS, "utf-8")
    (tmp_path / "a.toml").write_text('place = "海曙区"\nyear = 2030\ntitle = "合订本"', "utf-8")
    (tmp_path / "manifest.csv").write_text("file,标题\na.txt#2,后一份\n", "utf-8")
    contexts = [make_document(s, crosses_seam).context for s in read_sources(tmp_path / "a.txt")]
    assert [(c.place, c.plan_year, c.title) for c in contexts] == [
        ("海曙区", 2021, "2021年鄞州区政府工作报告"),
        ("海曙区", 2022, "后一份"),
    ]
    archive = zip_of({"x/a.txt": TWO_YEARS.encode(), "x/manifest.csv": "file,标题\na.txt#2,后一份\n".encode()})
    assert [s.given.title for s in sources(archive, "b.zip")] == ["", "后一份"]


def test_a_build_of_two_reports_in_one_file(tmp_path):
    (tmp_path / "a.txt").write_text(TWO_YEARS, "utf-8")
    result = build([tmp_path / "a.txt"], tmp_path / "out")
    assert not result.failures
    assert not [f for f in result.findings if f.severity == "violation"]
    report_rows = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))["documents"]
    assert [(row["name"], row["year"]) for row in report_rows] == [("a.txt#1", 2020), ("a.txt#2", 2021)]
    for row in report_rows:
        assert (tmp_path / "out" / row["text"]).read_text("utf-8") == TWO_YEARS


def test_the_stretches_cover_the_whole_text():
    for text in (TWO_YEARS, TWO_PLACES, "", "\n", BODY):
        stretches = find_reports(text, ())
        assert stretches[0][0] == 0
        assert stretches[-1][1] == len(text)
        assert all(a[1] == b[0] for a, b in itertools.pairwise(stretches))
    source = sources(TWO_YEARS.encode(), "a.txt")[0]
    assert isinstance(source, Source)
    assert source.asides[-1].end == len(TWO_YEARS)


@pytest.mark.parametrize("head", ["名词解释:", "名词解释", "《政府工作报告》名词解释", "附件：名词解释"])
def test_what_notes_behind_a_report_explain_is_neither_reported_nor_promised(head):
    document = document_of_text(
        f"{report('鄞州区', 2021, '2100.1')}{head}\n[1]“四个100%”：即窑炉周边100%围挡、进出货车100%冲洗。\n[2]“两区”：即老城区和新城区。\n"
    )
    assert [block.kind for block in document.blocks[-2:]] == [BlockKind.NOTE, BlockKind.NOTE]
    assert not [f for f in extract(document).figures if "冲洗" in f.indicator or "围挡" in f.indicator]
