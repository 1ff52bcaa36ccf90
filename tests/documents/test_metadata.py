"""What is said of a document beside its text overrides the text, and is no longer inferred."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.documents.context import make_document
from kg.documents.metadata import KEYS, find_division, read_sidecar
from kg.documents.reading import read_sources
from kg.errors import InputError
from kg.mentions.words import crosses_seam
from kg.model.document import Genre, Issuer

PAGE = (Path(__file__).parents[2] / "docs" / "documents.md").read_text("utf-8")
TEXT = "各位代表：\n过去一年，完成地区生产总值2100.1亿元，增长3.9%，群众生活持续改善，社会大局和谐稳定。\n二、2021年工作安排\n新建学校5所。\n"


def context_of(folder, name="a.txt"):
    (source,) = read_sources(folder / name, name)
    return make_document(source, crosses_seam).context


@pytest.mark.parametrize("sidecar", ["a.txt.toml", "a.toml"])
def test_a_sidecar_overrides_the_text(tmp_path, sidecar):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    plain = context_of(tmp_path)
    assert plain.division is None
    (tmp_path / sidecar).write_text(
        'title = "报告"\nplace = "330212"\nissuer = "government"\nyear = 2019\nkind = "government-report"\n'
        'date = 2019-02-03\nsource = "https://example.org/"\n',
        "utf-8",
    )
    context = context_of(tmp_path)
    assert (context.title, context.place, context.issuer) == ("报告", "鄞州区", Issuer.GOVERNMENT)
    assert (context.genre, context.year, context.plan_year) == (Genre.GOVERNMENT_REPORT, 2018, 2019)
    assert (context.day, context.address) == (date(2019, 2, 3), "https://example.org/")
    assert not context.inferred & {"place", "year", "day"}


def test_a_manifest_speaks_of_files_below_it_and_the_sidecar_wins(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "manifest.csv").write_text("file,地区,标题,备注\ndeep/a.txt,海曙区,表中的标题,x\n", "utf-8")
    context = context_of(tmp_path, "deep/a.txt")
    assert (context.place, context.title) == ("海曙区", "表中的标题")
    (tmp_path / "deep" / "a.toml").write_text('title = "旁注的标题"', "utf-8")
    context = context_of(tmp_path, "deep/a.txt")
    assert (context.place, context.title) == ("海曙区", "旁注的标题")


def test_the_year_of_a_title_is_the_year_of_the_plan(tmp_path):
    (tmp_path / "a.txt").write_text("2021年鄞州区政府工作报告\n" + TEXT, "utf-8")
    for year in (2020, 2021):  # either year of the pair is right, and changes nothing
        (tmp_path / "a.toml").write_text(f"year = {year}", "utf-8")
        context = context_of(tmp_path)
        assert (context.year, context.plan_year) == (2020, 2021)
    (tmp_path / "a.toml").write_text("review_year = 2016\nplan_year = 2021", "utf-8")
    context = context_of(tmp_path)
    assert (context.year, context.plan_year) == (2016, 2021)


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("yaer = 2021", "unknown key yaer"),
        ('year = "last"', "no year"),
        ('date = "soon"', "no day"),
        ('date = "2021-02-30"', "no day"),
        ('kind = "poem"', "no kind of document"),
        ("year = [", "no TOML"),
    ],
)
def test_a_mistake_in_a_sidecar_is_named(said, what):
    with pytest.raises(InputError) as caught:
        read_sidecar(said, "a.toml")
    assert what in caught.value.what
    assert caught.value.where == "a.toml"
    assert caught.value.remedy


def test_an_unknown_code_is_named(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.toml").write_text('place = "999999"', "utf-8")
    with pytest.raises(InputError, match="999999"):
        context_of(tmp_path)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("410103", "410103"),
        ("河南省郑州市二七区", "410103"),
        ("鄞州", "330212"),
        ("广东省深圳市龙岗区", "440307"),
        ("北京市朝阳区", "110105"),
        ("辽宁省朝阳市", "211300"),
    ],
)
def test_divisions_are_found_by_code_name_and_path(words, code):
    assert find_division(words).code == code


def test_a_manifest_without_a_column_of_files_is_named(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "manifest.csv").write_text("地区,标题\n海曙区,x\n", "utf-8")
    with pytest.raises(InputError, match="no column names the files"):
        context_of(tmp_path)


@pytest.mark.parametrize("name", [name for key, names in KEYS.items() for name in (key, *names)])
def test_every_key_is_documented(name):
    assert name in PAGE


@pytest.mark.parametrize("value", [*Genre, *Issuer])
def test_every_kind_and_issuer_is_documented(value):
    assert f"`{value.value}`" in PAGE


def test_what_was_inferred_is_marked_and_what_was_said_is_not(tmp_path):
    text = "各位代表：\n现在，我代表区人民政府，向大会报告工作。\n全区经济平稳运行，群众生活持续改善，各项事业全面进步，社会大局和谐稳定。\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert context_of(tmp_path).inferred == {"place", "title", "year"}
    (tmp_path / "a.toml").write_text('place = "330212"\ntitle = "报告"\nyear = 2021', "utf-8")
    assert context_of(tmp_path).inferred == set()


def test_an_address_is_read_from_the_text_and_overridden(tmp_path):
    (tmp_path / "a.txt").write_text(f"报告\n来源：https://example.org/old.html\n{TEXT}", "utf-8")
    assert context_of(tmp_path).address == "https://example.org/old.html"
    (tmp_path / "a.toml").write_text('url = "https://example.org/new"', "utf-8")
    assert context_of(tmp_path).address == "https://example.org/new"
