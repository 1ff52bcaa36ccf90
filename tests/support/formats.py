"""Makes documents in other formats from a text, as offices and newspapers publish them: Word, web pages, PDFs, archives.

WeasyPrint sets the PDFs with any font for Chinese on the machine (Debian: fonts-noto-cjk, libpango-1.0-0,
libpangoft2-1.0-0).
"""

from __future__ import annotations

import io
import re
import zipfile
from html import escape

import docx

_STYLE = """
@page { size: A4; margin: 22mm; @top-center { content: "%(header)s"; font-size: 9pt }
  @bottom-center { content: "— " counter(page) " —"; font-size: 9pt } }
body { font-family: "Noto Serif CJK SC", "Noto Sans CJK SC", serif; font-size: 10.5pt; line-height: 1.6;
  columns: %(columns)d; column-gap: 8mm }
h1 { column-span: all; text-align: center; font-size: 18pt }
p { text-indent: 2em; margin: 0; text-align: justify }
table { border-collapse: collapse } td { border: 0.5pt solid black; padding: 2pt 4pt; text-indent: 0 }
"""


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold something, as they are."""
    return [line.strip() for line in re.split(r"[\r\n]+", text) if line.strip()]


def pdf_of(text: str, columns: int = 1, header: str = "二〇二一年 政府工作报告", extra: str = "") -> bytes:
    """A PDF: the first paragraph as a headline over all columns, a running header and page numbers."""
    import weasyprint

    title, *rest = paragraphs(text)
    body = "".join(f"<p>{escape(p)}</p>" for p in rest) + extra
    style = _STYLE % {"columns": columns, "header": header}
    page = f'<html lang="zh"><style>{style}</style><body><h1>{escape(title.lstrip("# "))}</h1>{body}</body></html>'
    return weasyprint.HTML(string=page).write_pdf()


def docx_of(text: str, table: list[list[str]] | None = None) -> bytes:
    """A Word file: Markdown headings as headings, the other paragraphs as body text, then perhaps a table."""
    document = docx.Document()
    for line in paragraphs(text):
        marks = len(line) - len(line.lstrip("#"))
        if marks:
            document.add_heading(line.lstrip("# "), min(marks, 9))
        else:
            document.add_paragraph(line)
    if table:
        grid = document.add_table(len(table), max(map(len, table)))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=False):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


#: What stands around an article on the pages of a government's site.
_BEFORE = """<div id="top"><a href="/">首页</a> | <a href="/zw">政务公开</a> | <a href="/fw">办事服务</a></div>
<ul class="nav"><li><a href="/1">区政府</a></li><li><a href="/2">部门街道</a></li><li><a href="/3">专题专栏</a></li></ul>
<div class="side">%s</div>"""
_AFTER = """<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="foot">版权所有：区人民政府办公室 备案号：豫ICP备05000001号 网站标识码：4101020001</div>"""


def html_of(
    text: str, charset: str = "utf-8", label: str | None = None, side: tuple[str, ...] = (), table: str = ""
) -> bytes:
    """A web page with navigation, a side bar of links and a footer around the article."""
    title, *rest = paragraphs(text)
    links = "".join(f'<p><a href="/{n}.html">{escape(words)}</a></p>' for n, words in enumerate(side))
    body = "\n".join(f"<p>　　{escape(p)}</p>" for p in rest)
    page = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={label or charset}">
<title>{escape(title.lstrip("# "))}-区人民政府网站</title><script>var a = "<p>1亿元</p>";</script></head><body>
{_BEFORE % links}
<div class="article"><h1>{escape(title.lstrip("# "))}</h1><div class="content">
{body}
{table}
</div></div>
{_AFTER}</body></html>"""
    return page.encode(charset)


def zip_of(files: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()
