"""``kg diff``: facts added, removed and changed between two builds of almost the same report."""

import csv
import io
import json
from pathlib import Path

import pytest
from support.command import run

from kg.builds.diff import Way, as_text, counts, diff
from kg.builds.run import build
from kg.queries.graph import KnowledgeGraph

MADE = Path(__file__).parents[1] / "queries" / "data" / "made" / "中原区政府工作报告.txt"

#: The report of the year after, which says what became of the parks.
NEXT = """2022年中原区政府工作报告
——2022年2月8日在中原区第十六届人民代表大会第二次会议上
区长 李晓雷
一、2021年工作回顾
2021年，新建公园{}个。
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The report, and the report of a year later in which some things differ."""
    folder = tmp_path_factory.mktemp("diff")
    text = MADE.read_text("utf-8")
    later = text
    for old, new in (
        ("生产总值完成709.3亿元", "生产总值完成720亿元"),
        ("地区生产总值增长7%以上", "地区生产总值增长8%左右"),
        ("成功举办郑州国际文创论坛。", ""),
        ("新建公园10个。", "新建公园10个。新建学校3所。"),
        ("6月底前建成", "9月底前建成"),
    ):
        assert old in text
        later = later.replace(old, new)
    for name, words in (("old", text), ("new", later)):
        (folder / f"{name}.d").mkdir()
        (folder / f"{name}.d" / MADE.name).write_text(words, "utf-8")
        (folder / f"{name}.d" / "2022.txt").write_text(NEXT.format(10 if name == "old" else 6), "utf-8")
        build([folder / f"{name}.d"], folder / name, check=False)
    return folder


@pytest.fixture(scope="module")
def found(built):
    return diff(KnowledgeGraph(built / "old"), KnowledgeGraph(built / "new"))


def one(found, **wanted):
    hits = [d for d in found if all(value in str(getattr(d, name)) for name, value in wanted.items())]
    assert len(hits) == 1, hits
    return hits[0]


def test_equal_graphs_do_not_differ(built, tmp_path):
    old = KnowledgeGraph(built / "old")
    assert diff(old, KnowledgeGraph(built / "old" / "graph.nq")) == ()
    lines = (built / "old" / "graph.nq").read_text("utf-8").splitlines()
    (tmp_path / "graph.nq").write_text("\n".join(reversed(lines)), "utf-8")
    assert diff(old, KnowledgeGraph(tmp_path)) == ()


def test_a_changed_value_has_both_values_and_both_quotes(found):
    changed = one(found, kind="figure", way="changed", key="地区生产总值 2020")
    assert (changed.old, changed.new, changed.district) == ("709.3 亿元", "720 亿元", "中原区")
    assert "709.3亿元" in changed.old_source.quote and "720亿元" in changed.new_source.quote
    assert changed.new_source.document == MADE.name


def test_a_changed_target_tells_its_comparator(found):
    changed = one(found, kind="figure", way="changed", key="growthRate 2021 target")
    assert (changed.old, changed.new) == ("atLeast 7 %", "about 8 %")


def test_what_is_gone_and_what_is_new(found):
    assert one(found, kind="relation", way="removed", key="hosted").old_source.quote
    assert one(found, kind="thing", way="removed", key="文创论坛").new == ""
    added = one(found, kind="figure", way="added", key="学校")
    assert (added.old, added.new) == ("", "3 所")


def test_the_other_way_round_added_and_removed_change_places(built, found):
    back = diff(KnowledgeGraph(built / "new"), KnowledgeGraph(built / "old"))
    swapped = {Way.ADDED: Way.REMOVED, Way.REMOVED: Way.ADDED, Way.CHANGED: Way.CHANGED}
    assert {(d.kind, d.key, swapped[d.way], d.new, d.old) for d in back} == {
        (d.kind, d.key, d.way, d.old, d.new) for d in found
    }


def test_counts_add_up(found):
    assert sum(sum(tally.values()) for tally in counts(found).values()) == len(found)


def test_text(found):
    text = as_text(found)
    assert (
        "中原区 · 数字" in text
        and "中原区 · 目标结论" in text
        and "~ 中原区 地区生产总值 2020  709.3 亿元 → 720 亿元" in text
    )
    assert "figures" in as_text(found, "en")
    assert "… " in as_text(found, limit=1) and as_text((), "en") == "no differences"


def test_aims_and_verdicts(found):
    gone = one(found, kind="objective", way="removed")
    assert (gone.key, gone.old) == ("中原区 6月底前建成二砂历史文化街区 2021-06", "plan 2021-06-30")
    assert one(found, kind="objective", way="added").new == "plan 2021-09-30"
    verdict = one(found, kind="verdict", way="changed", key="公园")
    assert verdict.old.split()[0] == "met" and verdict.new.startswith("notMet 中原区 新建公园 6个")


def test_codes_are_put_into_words(found):
    assert "举办 " in as_text(found) and "不低于 7 % → 左右 8 %" in as_text(found)
    assert "at least 7 % → about 8 %" in as_text(found, "en")
    assert not any(code in as_text(found) for code in ("hosted", "atLeast", "growthRate"))


def test_the_command_in_every_format(built, found, monkeypatch, capsys):
    ask = ("diff", built / "old", built / "new")
    done = run(monkeypatch, capsys, *ask)
    assert done.code == 1 and "地区生产总值" in done.out
    data = json.loads(run(monkeypatch, capsys, *ask, "--json").out)
    assert len(data["differences"]) == len(found) and data["counts"][0]["district"] == "中原区"
    rows = list(csv.DictReader(io.StringIO(run(monkeypatch, capsys, *ask, "-f", "csv").out.removeprefix("\ufeff"))))
    assert [row["key"] for row in rows] == [d.key for d in found]
    quiet = run(monkeypatch, capsys, *ask, "-q")
    assert (quiet.code, quiet.out) == (1, "")
    same = run(monkeypatch, capsys, "diff", built / "old", built / "old")
    assert (same.code, same.out) == (0, "没有差异\n")


def test_the_command_narrows_and_refuses(built, monkeypatch, capsys):
    ask = ("diff", built / "old", built / "new")
    events = json.loads(run(monkeypatch, capsys, *ask, "--kind", "relation", "--json").out)["differences"]
    assert {d["kind"] for d in events} == {"relation"}
    here, all_ = (run(monkeypatch, capsys, *ask, *more) for more in (("--district", "410102"), ()))
    assert here.code == 1 and here.out in all_.out
    assert run(monkeypatch, capsys, *ask, "--district", "河南省").code == 0
    nobody = run(monkeypatch, capsys, *ask, "--district", "中原区镇")
    assert nobody.code == 2 and "near names: 中原区" in nobody.err, "a name in vain is no agreement"
    assert run(monkeypatch, capsys, *ask, "--kind", "colour").code == 2
    assert run(monkeypatch, capsys, "diff", built / "old", built / "none").code == 2
