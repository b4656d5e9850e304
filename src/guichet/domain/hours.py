"""Opening hours of a week, as a city types them in its policy and its directory (COM-2).

One grammar for both: `Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00`, `Mar-Ven 10 h à 20 h`, `24 h / 24`.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

import msgspec

from guichet.domain.wording import Text, translate

MIDNIGHT: Final = 24 * 60
Span = tuple[int, int]
"""Opening and closing, in minutes of the civil day; 1440 is the midnight that ends it."""


class WeeklyHours(msgspec.Struct, frozen=True):
    """Seven days from Monday, each with its spans in order, none overlapping."""

    days: tuple[tuple[Span, ...], ...]

    def spans(self, weekday: int) -> tuple[Span, ...]:
        """Return the spans of a weekday (Monday is 0)."""
        return self.days[weekday]


class HoursReading(msgspec.Struct, frozen=True):
    """What came of reading hours: a week, or the reason why they could not be read."""

    week: WeeklyHours | None
    problem: Text | None = None


_DAY_NAMES: Final = (
    ("lundi", "lun", "l", "monday", "mon"),
    ("mardi", "mar", "tuesday", "tue", "tues"),
    ("mercredi", "mer", "merc", "wednesday", "wed"),
    ("jeudi", "jeu", "j", "thursday", "thu", "thur", "thurs"),
    ("vendredi", "ven", "vend", "v", "friday", "fri"),
    ("samedi", "sam", "saturday", "sat"),
    ("dimanche", "dim", "sunday", "sun"),
)
_DAYS: Final = {name: index for index, names in enumerate(_DAY_NAMES) for name in names} | {
    f"{name}s": index
    for index, names in enumerate(_DAY_NAMES)
    for name in names
    if name.endswith(("i", "e", "y"))
}
_ALWAYS: Final = re.compile(
    r"24\s*(?:h|heures?|hours?)?\s*/\s*(?:24|7)(?:\s*[,;]?\s*7\s*(?:j|jours?|days?)?\s*/\s*7)?"
    r"|24\s*(?:heures|hours)(?:\s+a\s+day)?|en tout temps|jour et nuit|at all times"
)
_EVERY_DAY: Final = re.compile(r"tous les jours|every ?day|daily|7\s*(?:j|jours?|days?)\s*/\s*7")
_CLOSED: Final = re.compile(r"fermee?|closed")
_TIME: Final = re.compile(
    r"(\d{1,2})(?:\s*(?:h(?:eures?)?(?![a-z])|:)\s*(?:(\d{2})(?!\d|\s*[:h]))?)?(?:\s*(am|pm)(?![a-z]))?"
)
_WORD: Final = re.compile(r"([a-z]+)\.?")
_LINK: Final = re.compile(r"-|\b(?:au|a|to|until|jusqu'a)\b")
_COMMA: Final = re.compile(r"[,;:/&]|\b(?:et|and|de|from|du|le|les|the)\b")


def parse_hours(text: str) -> HoursReading:
    """Read hours as typed, in French or English; never raises.

    The reason given when they cannot be read quotes where the reading stopped.
    """
    return _Reading(text).result()


class _Stopped(Exception):
    def __init__(self, reason: Text) -> None:
        super().__init__(str(reason))
        self.reason = reason


class _Reading:
    """One pass over the words of a text, left to right."""

    def __init__(self, text: str) -> None:
        self.typed = " ".join(text.split())
        self.rest = _folded(self.typed)
        self.days: list[list[Span]] = [[] for _ in range(7)]
        self.chosen: list[int] = []
        self.said = False

    def result(self) -> HoursReading:
        if not self.rest:
            return HoursReading(None, translate("Hours", "Les heures ne sont pas indiquées."))
        try:
            while self.rest:
                self._next()
            if self.chosen and not self.said:
                raise self._stopped()
        except _Stopped as stop:
            return HoursReading(None, stop.reason)
        if not any(self.days):
            return HoursReading(
                None, translate("Hours", "« {typed} » n’indique aucune heure d’ouverture.", typed=self.typed)
            )
        return HoursReading(WeeklyHours(tuple(tuple(sorted(spans)) for spans in self.days)))

    def _next(self) -> None:
        if self._take(_ALWAYS):
            self._open(0, MIDNIGHT)
        elif self._take(_EVERY_DAY):
            self._choose(range(7))
        elif self._take(_CLOSED):
            if not self.chosen:
                raise self._stopped()
            self.said = True
        elif (start := self._time()) is not None:
            if not self._take(_LINK) or (end := self._time()) is None:
                raise self._stopped()
            self._open(start, end or MIDNIGHT)
        elif (day := self._day()) is not None:
            last = day
            if self._take(_LINK):
                ending = self._day()
                if ending is None:
                    raise self._stopped()
                last = ending
            self._choose((day + step) % 7 for step in range((last - day) % 7 + 1))
        elif not self._take(_COMMA):
            raise self._stopped()

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.rest)
        if match is not None:
            self.rest = self.rest[match.end() :].lstrip()
        return match

    def _day(self) -> int | None:
        match = _WORD.match(self.rest)
        if match is None or match[1] not in _DAYS:
            return None
        self._take(_WORD)
        return _DAYS[match[1]]

    def _time(self) -> int | None:
        match = self._take(_TIME)
        if match is None:
            return None
        hour, minute = int(match[1]), int(match[2] or 0)
        if match[3]:
            hour = hour % 12 + (12 if match[3] == "pm" else 0)
        minutes = hour * 60 + minute
        if minute > 59 or minutes > MIDNIGHT:
            raise self._stopped(match[0].strip())
        return minutes

    def _choose(self, days: Iterable[int]) -> None:
        if self.said:
            self.chosen, self.said = [], False
        self.chosen.extend(days)

    def _open(self, start: int, end: int) -> None:
        if not self.chosen and (start, end) == (0, MIDNIGHT):
            self.chosen = list(range(7))
        if not self.chosen:
            raise _Stopped(
                translate(
                    "Hours", "Dans « {typed} », les jours manquent devant les heures.", typed=self.typed
                )
            )
        if end <= start:
            raise _Stopped(
                translate("Hours", "Dans « {typed} », une plage finit avant de commencer.", typed=self.typed)
            )
        for day in self.chosen:
            if any(start < closes and opens < end for opens, closes in self.days[day]):
                raise _Stopped(
                    translate("Hours", "Dans « {typed} », deux plages se chevauchent.", typed=self.typed)
                )
            self.days[day].append((start, end))
        self.said = True

    def _stopped(self, at: str | None = None) -> _Stopped:
        return _Stopped(
            translate(
                "Hours",
                "« {typed} » ne se lit pas à partir de « {at} ». Écrivez par exemple"
                " « Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00 » ou « 24 h / 24 ».",
                typed=self.typed[:120],
                at=(at or self.rest or self.typed)[:30],
            )
        )


def _folded(text: str) -> str:
    """The text in lower case, without accents, with plain dashes, apostrophes and `am`/`pm`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    plain = re.sub(r"[‐‑‒–—−→]", "-", plain).replace("’", "'")
    return re.sub(r"\b([ap])\.\s?m\.?", r"\1m", plain)
