"""Civil time and numbers as Québec writes them, in French and in English: what a clerk reads and says.

Everything a person reads is the time at the counter (America/Toronto), whatever the offset a value carries.
The words stand here in both languages because dates fill the holes of every sentence of `wording`.
"""

import re
from datetime import date, datetime, time
from typing import Final, Literal
from zoneinfo import ZoneInfo

Lang = Literal["fr", "en"]

ZONE: Final = ZoneInfo("America/Toronto")
NBSP: Final = "\u00a0"

_WEEKDAYS: Final = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SHORT_WEEKDAYS: Final = {
    "fr": ("lun.", "mar.", "merc.", "jeu.", "vend.", "sam.", "dim."),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS: Final = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_SHORT_MONTHS: Final = {
    "fr": (
        "janv.",
        "févr.",
        "mars",
        "avril",
        "mai",
        "juin",
        "juill.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_NEAR_DAYS: Final = {
    "fr": {-2: "avant-hier", -1: "hier", 0: "aujourd’hui", 1: "demain", 2: "après-demain"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_EXTENSION: Final = re.compile(
    r"(?:;ext=|\b(?:poste|ext(?:ension)?|p)\b[.:]?|(?<=\d)\s*x|#)\s*(\d{1,6})\s*$", re.I
)


def local(moment: datetime) -> datetime:
    """Return an aware moment as civil time in America/Toronto; a naive one is taken as civil already."""
    return moment if moment.tzinfo is None else moment.astimezone(ZONE)


def clock_time(t: time | datetime, lang: Lang = "fr") -> str:
    """Return `9 h`, `16 h 30` (no-break spaces), or `4:30 p.m.` in English.

    A `time` is written as it is; an aware `datetime` is first brought to America/Toronto.
    """
    if isinstance(t, datetime):
        t = local(t)
    if lang == "en":
        half = "a.m." if t.hour < 12 else "p.m."
        return f"{t.hour % 12 or 12}:{t.minute:02d}{NBSP}{half}"
    return f"{t.hour}{NBSP}h" + (f"{NBSP}{t.minute:02d}" if t.minute else "")


def long_date(d: date, lang: Lang = "fr", *, year: bool = True) -> str:
    """Return `mardi 24 novembre 2026`, or `Tuesday, November 24, 2026`; without the year on demand."""
    d = _civil_date(d)
    weekday, month = _WEEKDAYS[lang][d.weekday()], _MONTHS[lang][d.month - 1]
    if lang == "en":
        return f"{weekday}, {month} {d.day}" + (f", {d.year}" if year else "")
    return f"{weekday} {_ordinal(d.day)} {month}" + (f" {d.year}" if year else "")


def short_date(d: date, lang: Lang = "fr", *, year: bool = True) -> str:
    """Return `24 nov. 2026`, or `Nov 24, 2026`; without the year on demand (`24 nov.`)."""
    d = _civil_date(d)
    month = _SHORT_MONTHS[lang][d.month - 1]
    if lang == "en":
        return f"{month} {d.day}" + (f", {d.year}" if year else "")
    return f"{_ordinal(d.day)} {month}" + (f" {d.year}" if year else "")


def month_name(d: date, lang: Lang = "fr") -> str:
    """Return `novembre 2026`, or `November 2026`: the month that holds a day."""
    d = _civil_date(d)
    return f"{_MONTHS[lang][d.month - 1]} {d.year}"


def short_weekday(d: date, lang: Lang = "fr") -> str:
    """Return `merc.`, or `Wed`."""
    return _SHORT_WEEKDAYS[lang][_civil_date(d).weekday()]


def date_time(dt: datetime, lang: Lang = "fr") -> str:
    """Return `mardi 24 novembre 2026 à 9 h 12` in civil time (an aware moment is brought to Toronto)."""
    dt = local(dt)
    link = "at" if lang == "en" else "à"
    return f"{long_date(dt, lang)} {link} {clock_time(dt, lang)}"


def short_date_time(dt: datetime, lang: Lang = "fr", *, year: bool = True) -> str:
    """Return `24 nov. 2026, 9 h 12` in civil time, for lists and timelines."""
    dt = local(dt)
    return f"{short_date(dt, lang, year=year)}, {clock_time(dt, lang)}"


def relative_day(d: date, today: date, lang: Lang = "fr") -> str:
    """Return how one says `d` on `today`: `hier`, `demain`, `vendredi` (the coming week), else a short date.

    The year is written only when it is not the year of `today`.
    """
    d, today = _civil_date(d), _civil_date(today)
    distance = (d - today).days
    near = _NEAR_DAYS[lang].get(distance)
    if near is not None:
        return near
    if 0 < distance < 7:
        return _WEEKDAYS[lang][d.weekday()]
    return short_date(d, lang, year=d.year != today.year)


def relative_date_time(dt: datetime, today: date, lang: Lang = "fr") -> str:
    """Return `hier à 16 h 30`, `vendredi à 12 h`, `2 déc. à 16 h 30`: a moment as one says it on `today`."""
    dt = local(dt)
    link = "at" if lang == "en" else "à"
    return f"{relative_day(dt, today, lang)} {link} {clock_time(dt, lang)}"


def duration(minutes: int, lang: Lang = "fr") -> str:
    """Return minutes (of business time, for a lateness) as `45 min`, `1 h 14`, `2 h`, or `1 hr 14 min`.

    The sign is dropped: the words around say late or left.
    """
    hours, rest = divmod(abs(minutes), 60)
    if lang == "en":
        parts = [f"{hours}{NBSP}hr"] if hours else []
        if rest or not hours:
            parts.append(f"{rest}{NBSP}min")
        return " ".join(parts)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h" + (f"{NBSP}{rest:02d}" if rest else "")


def business_days(count: int, lang: Lang = "fr") -> str:
    """Return `1 jour ouvrable`, `2 jours ouvrables`, or `2 business days`; the sign is dropped."""
    count = abs(count)
    if lang == "en":
        return f"{count}{NBSP}business day" + ("" if count == 1 else "s")
    return f"{count}{NBSP}" + ("jour ouvrable" if count < 2 else "jours ouvrables")


def phone(number: str, lang: Lang = "fr") -> str:
    """Return a telephone number as one writes it: `450-555-0147, poste 1502`, `450-555-0147`, `811`.

    It takes E.164 (`+14505550147`, with `;ext=1502`) and what people type. A number from outside North
    America, or that cannot be read, comes back as it was.
    """
    said = number.strip()
    match = _EXTENSION.search(said)
    extension = match[1] if match else ""
    main = said[: match.start()].strip(" ,;") if match else said
    if re.search(r"[^\d\s().+\-\u00a0\u2011]", main):
        return said
    digits = re.sub(r"\D", "", main)
    foreign = main.startswith("+") and not digits.startswith("1")
    if len(digits) == 11 and digits.startswith("1"):
        digits = digits[1:]
    written = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}" if len(digits) == 10 and not foreign else main
    if not extension:
        return written
    word = "ext." if lang == "en" else "poste"
    return ", ".join(part for part in (written, f"{word}{NBSP}{extension}") if part)


def _civil_date(d: date) -> date:
    return local(d).date() if isinstance(d, datetime) else d


def _ordinal(day: int) -> str:
    return "1er" if day == 1 else str(day)
