"""Opening hours as one says them to a citizen, in either language: `du lundi au jeudi, de 8 h à 12 h` (COM-2)."""

from datetime import time
from typing import Final

from guichet.domain.bilingual import Bilingual
from guichet.domain.civil import Lang, clock_time
from guichet.domain.hours import MIDNIGHT, Span, WeeklyHours

_DAYS: Final = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def hours_said(week: WeeklyHours) -> Bilingual:
    """Return the hours of a week, days of the same hours together; empty where it is never open."""
    return Bilingual.of(_said(week, "fr"), _said(week, "en"))


def _said(week: WeeklyHours, lang: Lang) -> str:
    groups: list[tuple[int, int, tuple[Span, ...]]] = []
    for day, spans in enumerate(week.days):
        if not spans:
            continue
        if groups and groups[-1][1] == day - 1 and groups[-1][2] == spans:
            groups[-1] = (groups[-1][0], day, spans)
        else:
            groups.append((day, day, spans))
    return "; ".join(_group(*group, lang) for group in groups)


def _group(first: int, last: int, spans: tuple[Span, ...], lang: Lang) -> str:
    days = _DAYS[lang]
    if spans == ((0, MIDNIGHT),):
        times = "at all times" if lang == "en" else "en tout temps"
    else:
        times = (" and " if lang == "en" else " et ").join(_span(span, lang) for span in spans)
    if first == last:
        return f"{days[first]}, {times}"
    if lang == "en":
        return f"{days[first]} to {days[last]}, {times}"
    return f"du {days[first]} au {days[last]}, {times}"


def _span(span: Span, lang: Lang) -> str:
    opens, closes = (clock_time(time(minutes % MIDNIGHT // 60, minutes % 60), lang) for minutes in span)
    return f"{opens} to {closes}" if lang == "en" else f"de {opens} à {closes}"
