"""Reads dates and times as people type them: `9:12`, `hier 16h`, `lundi`, `24 nov 9 h 12`, `2026-11-24 9:12`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from guichet.domain.folding import fold_text

_NEAR = {
    "avant-hier": -2,
    "avant hier": -2,
    "hier": -1,
    "yesterday": -1,
    "aujourd'hui": 0,
    "aujourdhui": 0,
    "auj": 0,
    "today": 0,
    "apres-demain": 2,
    "apres demain": 2,
    "demain": 1,
    "tomorrow": 1,
}
_WEEKDAYS = {
    name: day
    for day, names in enumerate(
        (
            ("lundi", "lun", "monday", "mon"),
            ("mardi", "mar", "tuesday", "tue"),
            ("mercredi", "mer", "merc", "wednesday", "wed"),
            ("jeudi", "jeu", "thursday", "thu"),
            ("vendredi", "ven", "vend", "friday", "fri"),
            ("samedi", "sam", "saturday", "sat"),
            ("dimanche", "dim", "sunday", "sun"),
        )
    )
    for name in names
}
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "janv january jan janvier",
            "fevr february feb fevrier fev",
            "mars march mar",
            "avril april avr apr",
            "mai may",
            "juin june jun",
            "juill july jul juillet juil",
            "aout august aug",
            "sept september sep septembre",
            "oct october octobre",
            "nov november novembre",
            "dec december decembre",
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = re.compile(
    r"(?:^|[\s,t])(?:a\s+)?(\d{1,2})(?:\s*(?::|h)\s*(\d{2})?|(?=\s*[ap]\.?m))\s*([ap])?\.?(?:m\.?)?\s*$"
)
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_DAY_MONTH = re.compile(r"^(\d{1,2})(?:er)?\s+([a-z]+)\.?(?:\s+(\d{4}))?$")
_MONTH_DAY = re.compile(r"^([a-z]+)\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$")
_SLASHED = re.compile(r"^(\d{1,2})/(\d{1,2})(?:/(\d{4}))?$")


def parse_moment(typed: str, now: datetime, *, ahead: bool = False) -> datetime | None:
    """Return the moment that a person typed, aware, in the zone of `now`; None when it cannot be read.

    A time alone is today; a weekday or a day without a year is the last one (`ahead`: the next one). A date
    alone takes the time of `now`. An hour that the change to summer time skips moves one hour on.
    """
    folded = " ".join(fold_text(typed).replace("\u00a0", " ").replace("\u202f", " ").split())
    if not folded:
        return None
    if folded in ("maintenant", "now"):
        return now
    found = _TIME.search(folded)
    clock: time | None = now.time().replace(second=0, microsecond=0)
    words = folded
    if found:
        clock = _clock(found)
        words = folded[: found.start()].strip(" ,")
    if clock is None:
        return None
    day = parse_day(words, now.date(), ahead=ahead) if words else now.date()
    if day is None or (not found and not words):
        return None
    return _in_zone(datetime.combine(day, clock), now)


def _clock(found: re.Match[str]) -> time | None:
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _in_zone(civil: datetime, now: datetime) -> datetime:
    # An hour that does not exist that day comes back from UTC one hour later.
    return civil.replace(tzinfo=now.tzinfo).astimezone(UTC).astimezone(now.tzinfo)


def parse_day(typed: str, today: date, *, ahead: bool = False) -> date | None:
    """Return the day that a person typed, None when it cannot be read or does not exist."""
    words = " ".join(fold_text(typed).split()).strip(" ,.")
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    weekday = words.split(" ")[0].strip(",.")
    if weekday in _WEEKDAYS:
        rest = words[len(weekday) :].strip(" ,.")
        if rest:
            return parse_day(rest, today, ahead=ahead)
        gap = (
            (_WEEKDAYS[weekday] - today.weekday()) % 7
            if ahead
            else -((today.weekday() - _WEEKDAYS[weekday]) % 7)
        )
        return today + timedelta(days=gap)
    parts = _day_parts(words)
    if parts is None:
        return None
    year, month, day = parts
    try:
        if year:
            return date(year, month, day)
        near = date(today.year, month, day)
    except ValueError:
        return None
    if ahead and near < today:
        return _same_day(near, today.year + 1)
    if not ahead and near > today:
        return _same_day(near, today.year - 1)
    return near


def _day_parts(words: str) -> tuple[int, int, int] | None:
    if found := _ISO.match(words):
        return int(found[1]), int(found[2]), int(found[3])
    if (found := _DAY_MONTH.match(words)) and found[2] in _MONTHS:
        return int(found[3] or 0), _MONTHS[found[2]], int(found[1])
    if (found := _MONTH_DAY.match(words)) and found[1] in _MONTHS:
        return int(found[3] or 0), _MONTHS[found[1]], int(found[2])
    if found := _SLASHED.match(words):
        return int(found[3] or 0), int(found[2]), int(found[1])
    return None


def _same_day(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def written(moment: datetime) -> str:
    """Return a moment as the inputs show it: `2026-11-24 9:12`."""
    return f"{moment:%Y-%m-%d} {moment.hour}:{moment.minute:02d}"
