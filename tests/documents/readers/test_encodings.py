"""Bytes become text: every encoding that reports come in, and none that they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.readers.encodings import decode, html_label
from kg.errors import InputError

REPORT = "2021年鄞州区政府工作报告\n各位代表：现在，我代表区人民政府向大会报告工作，请予审议。全年完成地区生产总值2100.1亿元，增长3.9%。\n"
TRADITIONAL = "2021年彰化縣政府工作報告\n各位代表：現在，我代表縣政府向大會報告工作，請予審議。全年完成地區生產總值2100.1億元，增長3.9%。\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_a_report_is_decoded(encoding, name):
    assert decode(REPORT.encode(encoding)) == (REPORT, name)


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "gb18030", "utf-16", "utf-8"])
def test_traditional_characters_are_decoded(encoding):
    assert decode(TRADITIONAL.encode(encoding))[0] == TRADITIONAL


def test_a_wrong_label_is_not_believed():
    assert decode(REPORT.encode("gb18030"), label="big5")[0] == REPORT
    assert decode(TRADITIONAL.encode("big5"), label="gb2312")[0] == TRADITIONAL
    assert decode(REPORT.encode("gb18030"), label="no-such-encoding")[0] == REPORT


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)),
        b"\xff\xfe\x00\xd8",
        b"\x89PNG\r\n\x1a\n\0\0\0",
        REPORT.encode("gb18030")[:-20] + b"\xff\xff\xff",
    ],
    ids=["all-bytes", "half-pair", "picture", "cut"],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt")
    assert caught.value.where == "a.txt"
    assert caught.value.remedy


def test_the_place_of_a_wrong_byte_is_told():
    with pytest.raises(InputError, match="line 2"):
        decode("第一行\n".encode() + b"\xff\xff\xff\xff abc\n", "a.txt")


@pytest.mark.parametrize(
    ("page", "label"),
    [
        (b'<meta charset="gb2312">', "gb2312"),
        (b"<META http-equiv=Content-Type content='text/html; charset=GBK'>", "GBK"),
        (b'<?xml version="1.0" encoding="big5"?>', "big5"),
        (b"<html>", ""),
    ],
)
def test_the_label_of_a_page_is_read(page, label):
    assert html_label(page) == label


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data):
    try:
        text, encoding = decode(data)
    except InputError:
        return
    assert text.encode("big5hkscs" if encoding == "big5" else encoding) in data
