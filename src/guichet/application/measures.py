"""Every figure of a period, with those of the one before and of the same one last year (COM-7, COM-8, COM-10, COM-11).

`domain.measures` says in words what each counts; `store.measuring` reads what it is counted from.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

import msgspec

from guichet.application import absence_course
from guichet.application.counting import ALL as EVERY
from guichet.application.counting import Figures, Number, counted
from guichet.application.workplace import Workplace
from guichet.domain import civil, people
from guichet.domain.bilingual import Bilingual
from guichet.domain.dossier import microseconds
from guichet.domain.elapsed import ServiceTime
from guichet.domain.errors import Refusal
from guichet.domain.measures import AGES, ALL, MEASURES, Measure, age_name, delay_name
from guichet.domain.periods import Period
from guichet.domain.progress import Progress
from guichet.domain.shares import share
from guichet.domain.wording import Text, translate
from guichet.store import measuring
from guichet.store.measuring import Behind, Source, Span

TOTAL = ""
"""The group that is every group."""


class Cell(msgspec.Struct, frozen=True):
    """One figure, None where there is nothing to count, and how to find the dossiers behind it."""

    value: Number
    behind: Behind | None = None


class Row(msgspec.Struct, frozen=True):
    """One group of a measure, its figures in the order of the measure's columns, then those it is compared with.

    `before` and `last_year` are the compared figure of the other periods; None for a measure that compares nothing.
    """

    code: str
    name: Text
    cells: tuple[Cell, ...]
    before: Cell | None = None
    last_year: Cell | None = None

    @property
    def every(self) -> tuple[Cell, ...]:
        """All the figures, compared ones last."""
        return self.cells + tuple(cell for cell in (self.before, self.last_year) if cell is not None)


class Table(msgspec.Struct, frozen=True):
    """A measure with its rows, the largest first; `total` counts every group together, None where they do not add up."""

    measure: Measure
    rows: tuple[Row, ...]
    total: Row | None

    def row(self, code: str) -> Row | None:
        """Return the row of a group, or nothing."""
        return next((row for row in self.rows if row.code == code), None)

    def value(self, column: str, row: Row | None = None) -> Number:
        """Return the figure of a row, or of all together."""
        chosen = row or self.total
        keys = [each.key for each in self.measure.columns]
        return None if chosen is None else chosen.cells[keys.index(column)].value


class Dashboard(msgspec.Struct, frozen=True):
    """All the measures of a period, of one service or of all, as counted at `at` (aware, civil).

    `days` are the business days of the period, of the one before, and of the same one last year.
    """

    period: Period
    service: str
    service_name: Text
    at: datetime
    days: tuple[int, int, int]
    tables: tuple[Table, ...]

    def table(self, key: str) -> Table:
        """Return a measure's table by the measure's name."""
        return next(table for table in self.tables if table.measure.key == key)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was counted, in this period or in those beside it."""
        return not any(
            cell.value
            for table in self.tables
            for row in (*table.rows, *([table.total] if table.total else []))
            for cell in row.every
        )


def dashboard(
    desk: Workplace, period: Period, service: str = "", progress: Progress | None = None
) -> Dashboard:
    """Count every measure of a period, of one service or of all (an empty code).

    Raises `Refusal` for whoever may not see counts or an unknown service, `Cancelled` when `progress` says so.
    """
    people.require(desk.agent, "see_counts")
    if service and service not in desk.directory.services:
        raise Refusal(
            translate(
                "Measures",
                "« {code} » n’est pas au répertoire. Codes connus : {known}.",
                code=service,
                known=sorted(desk.directory.services)[:40],
            )
        )
    now = desk.clock.now().astimezone(civil.ZONE)
    periods = (period, period.before, period.last_year)
    spans = [span_of(each, now, service) for each in periods]
    times = _service_time(desk)
    known: dict[tuple[int, int], Figures] = {}
    with desk.store.read(interruptible=True) as connection:
        for at, span in enumerate(spans):
            if (span.since, span.until) not in known:
                known[span.since, span.until] = counted(connection, span, times)
            if progress is not None:
                progress(at + 1, len(spans) + 1)
        ages = [_age_span(desk, now, low, high, service) for low, high in AGES]
        standing = measuring.standing(connection, ages)
    figures = [known[span.since, span.until] for span in spans]
    tables = [
        _open(measure, ages, standing)
        if measure.key == "open"
        else _table(desk, measure, [each[measure.key] for each in figures], spans)
        for measure in MEASURES
    ]
    if progress is not None:
        progress(len(spans) + 1, len(spans) + 1)
    name = absence_course.service_name(desk, service) if service else _EVERYONE
    days = (
        _business_days(desk, periods[0]),
        _business_days(desk, periods[1]),
        _business_days(desk, periods[2]),
    )
    return Dashboard(period, service, name, now, days, tuple(tables))


_EVERYONE = translate("Measures", "Tous les services")


def span_of(period: Period, now: datetime, service: str = "") -> Span:
    """Return a period as the store reads it: from its first midnight to the one that ends its last day."""
    return Span(
        microseconds(_midnight(period.first)),
        microseconds(_midnight(period.last + timedelta(days=1))),
        microseconds(now),
        service,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), civil.ZONE)


def _business_days(desk: Workplace, period: Period) -> int:
    return desk.calendar.business_days_between(period.first - timedelta(days=1), period.last)


def _service_time(desk: Workplace) -> ServiceTime:
    """The time of service of today's calendar, kept until the calendar is another one."""
    held = desk.held.get("service_time")
    calendar = desk.calendar
    if isinstance(held, ServiceTime) and held.calendar is calendar:
        return held
    made = ServiceTime(calendar)
    desk.held["service_time"] = made
    return made


_GROUPED: Mapping[str, tuple[Source, tuple[str, ...], str]] = {
    "topic": ("received", (), "topic"),
    "service": ("received", (), "service"),
    "channel": ("received", (), "channel"),
    "sector": ("received", (), "sector"),
    "first_contact": ("received", (), "channel"),
    "rules": ("owed", ("rule",), "rule"),
    "promises": ("owed", ("promise",), "service"),
    "transfers": ("check", (), "service"),
    "directing": ("received", (), "topic"),
    "closings": ("turn", (), "service"),
    "satisfaction": ("turn", (), "service"),
}
"""Where each measure is counted from, what its rows have in common, and the column by which it is grouped."""
_STEPS: Mapping[str, tuple[Source, tuple[str, ...]]] = {
    "first_action": ("received", ("acted",)),
    "closing": ("turn", ("later",)),
}
_PARTS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("first_contact", "settled"): ("first_contact",),
    ("first_contact", "share"): ("first_contact",),
    ("rules", "share"): ("kept",),
    ("rules", "median"): ("done",),
    ("rules", "ninetieth"): ("done",),
    ("promises", "share"): ("kept",),
    ("transfers", "share"): ("without_yes",),
    ("directing", "share"): ("sent_back",),
    ("closings", "share"): ("reopened",),
    ("satisfaction", "share"): ("yes",),
    ("satisfaction", "low"): ("yes",),
    ("satisfaction", "high"): ("yes",),
    ("satisfaction", "response"): ("told",),
}
"""What a figure that is not named after a part of its source opens: a share opens what it is the share of."""
_PLAIN = frozenset({"n", "share", "received", "asked"})
"""Columns that hold everything that their row counts, unless said otherwise above."""


def _behind(measure: Measure, column: str, group: str, span: Span) -> Behind | None:
    parts = _PARTS.get((measure.key, column), () if column in _PLAIN else (column,))
    if measure.key == "delays":
        source, common = _STEPS[group]
        return Behind(source, span, common)
    if measure.key not in _GROUPED:
        return None
    source, common, by = _GROUPED[measure.key]
    return Behind(source, span, common + parts, *((by, group) if group != EVERY else ()))


def _table(
    desk: Workplace,
    measure: Measure,
    figures: Sequence[Mapping[str, Mapping[str, Number]]],
    spans: Sequence[Span],
) -> Table:
    codes = list(dict.fromkeys(code for each in figures for code in each if code != EVERY))
    if measure.key == "directing":  # the others are all at a hundred percent
        codes = [code for code in codes if any(each.get(code, {}).get("sent_back") for each in figures)]
    rows = [_row(measure, code, _name(desk, measure.key, code), figures, spans) for code in codes]
    if measure.key != "delays":
        rows.sort(key=lambda row: (-_weight(measure, row), str(row.name)))
    total = None
    if measure.key not in ("delays", "rounds"):
        total = _row(measure, EVERY, ALL, figures, spans)
    return Table(measure, tuple(rows), total)


def _weight(measure: Measure, row: Row) -> int:
    """How much a row counts: what its chart draws of it, or its first figure."""
    drawn = [key for key in measure.drawn if measure.column(key).unit == "count"] or [measure.columns[0].key]
    return sum(
        int(cell.value or 0)
        for column, cell in zip(measure.columns, row.cells, strict=True)
        if column.key in drawn
    )


def _row(
    measure: Measure,
    code: str,
    name: Text,
    figures: Sequence[Mapping[str, Mapping[str, Number]]],
    spans: Sequence[Span],
) -> Row:
    def cell(at: int, column: str) -> Cell:
        group = figures[at].get(code, {})
        unit = measure.column(column).unit
        return Cell(
            group.get(column, 0 if unit == "count" else None), _behind(measure, column, code, spans[at])
        )

    compared = measure.compared
    return Row(
        TOTAL if code == EVERY else code,
        name,
        tuple(cell(0, column.key) for column in measure.columns),
        cell(1, compared) if compared else None,
        cell(2, compared) if compared else None,
    )


def _name(desk: Workplace, measure: str, code: str) -> Text:
    match measure:
        case "topic" | "directing":
            topic = desk.directory.topics.get(code)
            if topic is not None:
                return Bilingual.of(topic.label_fr, topic.label_en)
            return Bilingual.of(code) if code else translate("Measures", "Sans sujet")
        case "channel" | "first_contact":
            channel = desk.policy.channels.get(code)
            return channel.label if channel is not None else Bilingual.of(code)
        case "sector":
            return Bilingual.of(code) if code else translate("Measures", "Sans secteur")
        case "rules":
            rule = desk.policy.rules.get(code)
            return rule.label if rule is not None else Bilingual.of(code)
        case "delays":
            return delay_name(code)
        case _:
            if not code:
                return translate("Measures", "Sans service")
            return absence_course.service_name(desk, code)


def _age_span(desk: Workplace, now: datetime, low: int, high: int | None, service: str) -> Span:
    """The receipt of dossiers whose age in business days is in a band."""
    today = now.date()
    until = today + timedelta(days=1) if low == 0 else _days_ago(desk, today, low)
    since = microseconds(_midnight(_days_ago(desk, today, high + 1))) if high is not None else 0
    return Span(since, microseconds(_midnight(until)), microseconds(now), service)


def _days_ago(desk: Workplace, today: date, count: int) -> date:
    """The day that, with those after it up to today, makes `count` business days."""
    day, left = today, count
    while True:
        left -= desk.calendar.is_business_day(day)
        if not left:
            return day
        day -= timedelta(days=1)


def _open(measure: Measure, spans: Sequence[Span], standing: Sequence[tuple[int, int]]) -> Table:
    every = sum(n for n, _ in standing)

    def row(code: str, name: Text, span: Span, n: int, late: int) -> Row:
        return Row(
            code,
            name,
            (
                Cell(n, Behind("open", span, ("open",))),
                Cell(share(n, every), Behind("open", span, ("open",))),
                Cell(late, Behind("open", span, ("late",))),
            ),
        )

    rows = [
        row(str(low), age_name(low, high), span, n, late)
        for (low, high), span, (n, late) in zip(AGES, spans, standing, strict=True)
    ]
    whole = msgspec.structs.replace(spans[0], since=spans[-1].since)
    return Table(measure, tuple(rows), row(TOTAL, ALL, whole, every, sum(late for _, late in standing)))
