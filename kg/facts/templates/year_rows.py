"""Years in a row that 分别 pairs with as many values: 2019年、2020年分别投入3亿元、5亿元."""

from __future__ import annotations

import re

from kg.facts.binding import Draft
from kg.facts.clauses import Clause
from kg.model.period import Period

_ROW = re.compile(
    "(?P<years>(?:(?:19|20)\\d\\d年?[、和与])+(?:19|20)\\d\\d年)(?:度|末|底)?[^,。;:、和与\\d]{0,16}?分别"
)
_YEAR = re.compile("\\d{4}")
_OWN_YEAR = re.compile("^(?:19|20)\\d\\d年度?(?=[一-鿿]{2})")


def pair_years(text: str, clause: Clause, drafts: list[Draft]) -> None:
    """Give each value of a row the year that stands in its place of the row of years.

    Args:
        text: the view's text.
        clause: the clause.
        drafts: its figures; changed in place.
    """
    if text.find("分别", clause.start, clause.end) < 0 or (row := _ROW.search(text, clause.start, clause.end)) is None:
        return
    years = [int(year) for year in _YEAR.findall(row["years"])]
    values = [draft for draft in drafts if draft.quantity.core.start >= row.end()]
    if len(values) == len(years):
        for draft, year in zip(values, years, strict=True):
            draft.period = Period.of_year(year)
            draft.indicator = _OWN_YEAR.sub("", draft.indicator)
            draft.noun = _OWN_YEAR.sub("", draft.noun)
