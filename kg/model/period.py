"""Periods of time with day precision, as the reports speak of them."""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple


class Period(NamedTuple):
    """A closed interval of days, both ends included (ISO 8601 calendar dates).

    >>> Period.of_year(2020).key
    '2020'
    >>> Period.of_months(2024, 1, 11).key
    '2024-01--2024-11'
    >>> Period.of_years(2016, 2020).key
    '2016--2020'
    """

    start: date
    end: date

    @classmethod
    def of_year(cls, year: int) -> Period:
        """The calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_years(cls, first: int, last: int) -> Period:
        """From the first day of one year to the last day of another."""
        return cls(date(first, 1, 1), date(last, 12, 31))

    @classmethod
    def of_months(cls, year: int, first: int, last: int) -> Period:
        """From one month to another of the same year, both included."""
        return cls(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))

    @classmethod
    def of_day(cls, day: date) -> Period:
        """A single day."""
        return cls(day, day)

    @property
    def key(self) -> str:
        """The shortest unambiguous name: ``2020``, ``2020-10``, ``2024-01--2024-11``, ``2021-02-02``."""
        first, last = self.start, self.end
        whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        if whole_years:
            return str(first.year) if first.year == last.year else f"{first.year}--{last.year}"
        if first == last:
            return first.isoformat()
        if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
            month = f"{last.year}-{last.month:02d}"
            return (
                month
                if (first.year, first.month) == (last.year, last.month)
                else f"{first.year}-{first.month:02d}--{month}"
            )
        return f"{first.isoformat()}--{last.isoformat()}"

    @property
    def year(self) -> int:
        """The year in which the period ends: the year a figure is filed under."""
        return self.end.year

    def previous_year(self) -> Period:
        """The same days one year earlier: the base of a year-on-year growth rate.

        >>> Period.of_months(2024, 1, 2).previous_year().key
        '2023-01--2023-02'
        """
        return Period(_a_year_before(self.start), _a_year_before(self.end))

    @property
    def base(self) -> Period:
        """What a growth over the period is measured from: the same days a year earlier, or the year before several years.

        >>> Period.of_year(2020).base.key, Period.of_years(2016, 2020).base.key
        ('2019', '2015')
        """
        several = self.end.year > self.start.year
        return Period.of_year(self.start.year - 1) if several else self.previous_year()


def _a_year_before(day: date) -> date:
    year = day.year - 1
    if day.day == calendar.monthrange(day.year, day.month)[1]:
        return date(year, day.month, calendar.monthrange(year, day.month)[1])
    return date(year, day.month, day.day)
