"""Spans of civil days that are counted and compared: a week, a month, a quarter, a year, or two dates (COM-7, COM-11)."""

from datetime import date, timedelta
from typing import Final, Literal

import msgspec

from guichet.domain import civil
from guichet.domain.bilingual import Bilingual
from guichet.domain.errors import Refusal
from guichet.domain.wording import Text, translate

Span = Literal["week", "month", "quarter", "year", "custom"]
SPANS: Final[tuple[Span, ...]] = ("week", "month", "quarter", "year", "custom")
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
_ONE_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}


class Period(msgspec.Struct, frozen=True):
    """Civil days from `first` to `last`, both included; `span` says how it was cut, and so what comes before it."""

    span: Span
    first: date
    last: date

    @property
    def before(self) -> "Period":
        """The one just before: the former week, month, quarter or year, or as many days."""
        if self.span == "custom":
            return Period("custom", self.first - (self.last - self.first) - _ONE_DAY, self.first - _ONE_DAY)
        return around(self.span, self.first - _ONE_DAY)

    @property
    def after(self) -> "Period":
        """The one just after, cut in the same way."""
        if self.span == "custom":
            return Period("custom", self.last + _ONE_DAY, self.last + (self.last - self.first) + _ONE_DAY)
        return around(self.span, self.last + _ONE_DAY)

    @property
    def last_year(self) -> "Period":
        """The same one of the year before; a week with the one 52 weeks before."""
        if self.span == "week":
            return around("week", self.first - 52 * _WEEK)
        first = _year_before(self.first)
        if self.span == "custom":
            return Period("custom", first, _year_before(self.last))
        return around(self.span, first)

    @property
    def name(self) -> Text:
        """What people call it: `novembre 2026`, `4e trimestre 2026`, `du 2 au 8 novembre 2026`."""
        match self.span:
            case "month":
                return Bilingual.of(civil.month_name(self.first), civil.month_name(self.first, "en"))
            case "quarter":
                quarter = (self.first.month + 2) // 3
                ordinal = "1er" if quarter == 1 else f"{quarter}e"
                return Bilingual.of(f"{ordinal} trimestre {self.first.year}", f"Q{quarter} {self.first.year}")
            case "year":
                return Bilingual.of(str(self.first.year))
            case _:
                return self.dates

    @property
    def dates(self) -> Text:
        """Its first and last day."""
        if self.first == self.last:
            return Bilingual.of(civil.short_date(self.first), civil.short_date(self.first, "en"))
        return translate(
            "Periods",
            "du {first} au {last}",
            first=Bilingual.of(civil.short_date(self.first), civil.short_date(self.first, "en")),
            last=Bilingual.of(civil.short_date(self.last), civil.short_date(self.last, "en")),
        )


def around(span: Span, day: date) -> Period:
    """Return the week (from Monday), month, quarter or year that holds a day; for `custom`, that day alone."""
    if span == "custom":
        return Period("custom", day, day)
    if span == "week":
        monday = day - timedelta(days=day.weekday())
        return Period("week", monday, monday + _WEEK - _ONE_DAY)
    months = _MONTHS[span]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    ahead = first.month - 1 + months
    following = date(first.year + ahead // 12, ahead % 12 + 1, 1)
    return Period(span, first, following - _ONE_DAY)


def between(first: date, last: date) -> Period:
    """Return the days between two dates, as the month, quarter or year that they are. Raises `Refusal` when reversed."""
    if last < first:
        raise Refusal(
            translate(
                "Periods",
                "La période finit ({last}) avant de commencer ({first}).",
                first=first,
                last=last,
            )
        )
    if first.year < FIRST_YEAR or last.year > LAST_YEAR:
        raise Refusal(
            translate(
                "Periods",
                "La période doit tenir entre {first} et {last}. Vérifiez les années.",
                first=str(FIRST_YEAR),
                last=str(LAST_YEAR),
            )
        )
    for span in SPANS:
        if span != "custom" and (whole := around(span, first)) == Period(span, first, last):
            return whole
    return Period("custom", first, last)


def _year_before(day: date) -> date:
    return date(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
