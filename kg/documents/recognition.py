"""Tells documents that are no report or news of a place: another language, a law, the frame of a site, an empty shell.

It says no only where the signs are plain; a doubtful document is read.
"""

from __future__ import annotations

import re

from kg.lexicon import word_list

#: The least that a report or a story has: letters in sentences, and the share of Chinese among all letters.
_LEAST_LETTERS = 60
_LEAST_HAN = 0.3
_ARTICLE = re.compile(r"(?:^|\n) *第[一二三四五六七八九十百零〇]{1,6}条")
_ARTICLES = 6
_SENTENCE_END = re.compile(r"[。！？!?；;]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff][\u3400-\u4dbf\u4e00-\u9fff]*")
_KANA = re.compile(r"[\u3040-\u30ff]")


def refusal(text: str) -> str:
    """Why a document is no report, in Chinese and English; an empty string where it may be one.

    Args:
        text: the view's text: its lines without side bars.

    >>> refusal("Gross domestic product grew by 5.9 percent over the previous year, reaching 70.9 billion yuan.")
    '不是中文 it is not in Chinese'
    """
    others = _HAN.sub("", text)
    han = len(text) - len(others)
    letters = han + sum(map(str.isalpha, others))
    if letters >= _LEAST_LETTERS and han < _LEAST_HAN * letters:
        return "不是中文 it is not in Chinese"
    if len(_KANA.findall(text)) > 0.2 * max(1, han):
        return "不是中文 it is not in Chinese"
    lines = [line for line in text.split("\n") if line]
    running = sum(len(line) for line in lines if _is_running(line))
    if not running and not any(_DATA.search(line) for line in lines):
        return "没有成段的文字：网站框架或空页 it holds no running text: the frame of a site, or an empty shell"
    if running < 0.15 * len(text) and len(lines) > 40 and not _has_data(lines):
        return "是一列链接：网站框架 it is a list of links: the frame of a site"
    if len(_ARTICLE.findall(text)) >= _ARTICLES and not any(
        c in text[:3000] for c in word_list("site", "report", "words")
    ):
        return "是法律或条例 it is a law or a regulation"
    return ""


def _is_running(line: str) -> bool:
    """Whether a line is a sentence or holds several clauses with verbs, not a title or a link."""
    return len(line) > 10 and (bool(_SENTENCE_END.search(line)) or line.count(",") >= 2)


def _has_data(lines: list[str]) -> bool:
    """Whether some lines carry figures, as bullets and tables do: 完成709.3亿元."""
    return sum(bool(_DATA.search(line)) for line in lines) >= 3


_DATA = re.compile(r"\d(?:[\d.]*\d)?(?:[%％]|[万亿]?(?:元|吨|平方|公里|人|户|家|个|项|亩))|^\|.*\d.*\|")
