"""``kg build`` as a user meets it: exit codes, summaries, and what it says to bad input while the rest is still built."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = """# 2021年政府工作报告

2021年,鄞州区地区生产总值完成320亿元,增长6.2%。新建公园6个。

全区上下同心协力、真抓实干,各项事业稳步向前,城乡面貌日新月异,群众生活持续改善,社会大局和谐稳定。
"""
GRAPH = {"graph.ttl", "graph.nq", "graph.html", "report.json", "report.md", "manifest.json"}


def kg(*words: object, cwd: Path, executable: tuple[str, ...] = (sys.executable, "-m", "kg")):
    """Run the command line in a process of its own, wide enough that no message is broken."""
    environment = {**os.environ, "COLUMNS": "400", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    command = [*executable, *map(str, words)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def built(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()} if folder.exists() else set()


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(REPORT, "utf-8")
    return path


def test_help_names_the_commands_and_the_exit_codes(tmp_path):
    done = kg("--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "build" in done.stdout
    assert "0" in done.stdout and "2" in done.stdout and "退出码" in done.stdout.replace(" ", "")


def test_help_of_build_shows_an_example(tmp_path):
    done = kg("build", "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "kg build" in done.stdout
    for option in ("--output", "--json", "--quiet", "--clock", "--base"):
        assert option in done.stdout


def test_the_console_script_is_the_module(tmp_path):
    script = Path(sys.executable).with_name("kg")
    asked = kg("version", cwd=tmp_path, executable=(str(script),))
    assert asked.returncode == 0
    assert asked.stdout == kg("version", cwd=tmp_path).stdout
    assert asked.stdout.strip().count(".") == 2


def test_a_build_sums_up_and_says_what_to_open(good, tmp_path):
    done = kg("build", good, "-o", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert built(tmp_path / "out") >= GRAPH
    assert "graph.html" in done.stdout.splitlines()[-1]
    numbers = next(line for line in done.stdout.splitlines() if "numbers" in line)
    assert "unaccounted 0" in numbers


def test_without_the_page_the_graph_is_the_same_and_an_older_page_goes(good, tmp_path):
    assert kg("build", good, "-o", "out", cwd=tmp_path).returncode == 0
    graph = (tmp_path / "out" / "graph.ttl").read_bytes()
    done = kg("build", good, "--no-page", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "graph.html" not in done.stdout
    assert built(tmp_path / "out") >= GRAPH - {"graph.html"} and "graph.html" not in built(tmp_path / "out")
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == graph


def test_quiet_is_quiet(good, tmp_path):
    done = kg("build", good, "-q", "-o", "out", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert built(tmp_path / "out") >= GRAPH


def test_json_is_json_and_adds_up(good, tmp_path):
    done = kg("build", good, "--json", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0
    summary = json.loads(done.stdout)
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert summary["documents"] == 1
    assert summary["numbers"] == report["numbers"]
    assert summary["figures"] == report["figures"]
    assert summary["failures"] == []
    lines = (tmp_path / "out" / "graph.nq").read_text("utf-8").splitlines()
    assert 0 < summary["triples"] <= len(lines)


def test_the_base_of_the_names_can_be_chosen(good, tmp_path):
    kg("build", good, "-q", "--base", "https://example.org/id/", "-o", "out", cwd=tmp_path)
    assert "https://example.org/id/" in (tmp_path / "out" / "graph.nq").read_text("utf-8")
    assert "w3id.org/gwr/id/" not in (tmp_path / "out" / "graph.nq").read_text("utf-8")


#: What stands at the place, what the message must say, and which remedy it must name.
BAD = {
    "missing": (None, "no such file", "check the path"),
    "empty": (b"", "empty", "fill it"),
    "blank": (b" \n\t\n\xe3\x80\x80\n", "empty", "fill it"),
    "mark-only": (b"\xef\xbb\xbf", "empty", "fill it"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary", "as text"),
    "broken": ("全区生产总值".encode() + b"\xff\xfe\x80\n" + "增长".encode(), "neither UTF-8 nor GB18030", "as UTF-8"),
    "broken-utf-16": (b"\xff\xfe\x00\xd8\x41", "utf-16", "as UTF-8"),
}


def put(folder: Path, name: str) -> Path:
    path = folder / f"{name}.txt"
    if (data := BAD[name][0]) is not None:
        path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_named_with_its_remedy(tmp_path, name):
    path = put(tmp_path, name)
    done = kg("build", path, "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert str(path) in done.stderr
    assert BAD[name][1] in done.stderr
    assert BAD[name][2] in done.stderr
    assert "Traceback" not in done.stderr
    assert not built(tmp_path / "out"), "nothing could be read, so nothing may be written"


def test_a_broken_byte_is_named_by_its_line(tmp_path):
    path = tmp_path / "broken.txt"
    path.write_bytes("第一行\n第二行\n".encode() + b"\xff\xff\xff\n" + "第四行".encode())
    assert "line 3" in kg("build", path, "-o", "out", cwd=tmp_path).stderr


def test_the_other_documents_are_still_built(good, tmp_path):
    bad = [put(tmp_path, name) for name in BAD]
    done = kg("build", *bad, good, "--json", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert json.loads(done.stdout)["documents"] == 1
    assert built(tmp_path / "out") >= GRAPH
    for path in bad:
        assert str(path) in done.stderr
    failures = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))["failures"]
    assert [f["file"] for f in failures] == [str(path) for path in bad]
    assert all(f["what"] and f["remedy"] for f in failures)


def test_a_folder_without_documents(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "folder" / ".hidden.txt").write_text(REPORT, "utf-8")
    done = kg("build", "folder", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert "folder" in done.stderr
    assert "no document" in done.stderr
    assert ".txt" in done.stderr


def test_the_same_report_twice_is_told(good, tmp_path):
    twin = tmp_path / "twin.txt"
    twin.write_bytes(good.read_bytes())
    done = kg("build", good, twin, "--json", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert "the same bytes as good.txt" in done.stderr
    assert json.loads(done.stdout)["documents"] == 1


def test_an_output_that_cannot_be_written(good, tmp_path):
    (tmp_path / "taken").write_text("a file, not a folder", "utf-8")
    done = kg("build", good, "-o", tmp_path / "taken" / "out", cwd=tmp_path)
    assert done.returncode == 2
    assert str(tmp_path / "taken") in done.stderr
    assert "cannot be written" in done.stderr
    assert "-o" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "taken").read_text("utf-8") == "a file, not a folder"


def test_an_output_that_is_a_file(good, tmp_path):
    done = kg("build", good, "-o", good, cwd=tmp_path)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert good.read_text("utf-8") == REPORT


def test_a_wrong_option_is_bad_use(tmp_path):
    done = kg("build", "--nonsense", cwd=tmp_path)
    assert done.returncode == 2
    assert "--nonsense" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_usual_encoding_gives_the_same_figures(tmp_path, encoding):
    path = tmp_path / "report.txt"
    path.write_bytes(REPORT.encode(encoding))
    done = kg("build", path, "-q", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    table = (tmp_path / "out" / "tables" / "figures.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",")[6] for row in table[1:]] == ["320", "6.2", "6"]
