"""The City's business calendar: by when what is received must be answered (STAFF-3, STAFF-4, STAFF-5, COM-7).

"By the end of the business day following receipt" is the closing time of the first business day strictly
after the civil date of receipt in America/Toronto. A deadline is a rule with its inputs: it is worked out
again whenever a closure is added, never stored as a duration.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import msgspec

from guichet.domain import civil
from guichet.domain.bilingual import Bilingual
from guichet.domain.directory import Service
from guichet.domain.errors import Refusal
from guichet.domain.explaining import Skipped, explain
from guichet.domain.holidays_by_rule import ClosedDay, stricter, yearly_days
from guichet.domain.hours import parse_hours
from guichet.domain.opening import HORIZON_DAYS, OpeningTimes, aware, instant
from guichet.domain.policy_model import Policy
from guichet.domain.wording import Text, translate

__all__ = ["BusinessCalendar", "Closure", "Day", "Deadline", "Lateness", "Skipped", "closures_end_warning"]

END_WARNING_DAYS: Final = 60
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_ONE_DAY: Final = timedelta(days=1)
_HOUR_US: Final = 3_600_000_000


class Closure(msgspec.Struct, frozen=True):
    """A date on which the City is closed, or closes at `closes_at` (civil time), and why."""

    date: date
    closes_at: time | None = None
    label: str = ""


class Day(msgspec.Struct, frozen=True):
    """One civil day: when the City is open, and why it is closed or closes early."""

    open: tuple[tuple[time, time], ...]
    reason: Text | None = None

    @property
    def closes(self) -> time | None:
        """The closing time; None on a day without service."""
        return self.open[-1][1] if self.open else None


class Deadline(msgspec.Struct, frozen=True):
    """By when, by which rule and clause, and why: `due` is aware, in America/Toronto."""

    due: datetime
    clause: str
    rule: str
    skipped: tuple[Skipped, ...]
    closing: time
    explanation: Text


class Lateness(msgspec.Struct, frozen=True):
    """How late in business time: whole business days ended since, and minutes of service since."""

    days: int
    minutes: int

    @property
    def text(self) -> Text:
        """Return `2 jours ouvrables`, or `1 h 14` before one business day has ended."""
        if self.days:
            return Bilingual.of(civil.business_days(self.days), civil.business_days(self.days, "en"))
        return Bilingual.of(civil.duration(self.minutes), civil.duration(self.minutes, "en"))


class _Profile:
    """One set of weekly hours, with what was worked out from it."""

    def __init__(self, times: OpeningTimes) -> None:
        self.times = times
        self.next_day: dict[date, date] = {}
        self.due_by_hour: dict[int, int] = {}
        self.years: dict[int, tuple[int, list[tuple[int, int]]]] = {}
        self.whole_years: dict[tuple[int, int], tuple[int, int]] = {}

    def opened(self, day: date) -> bool:
        return bool(self.times.spans(day))

    def closing(self, day: date) -> datetime:
        return instant(day, self.times.spans(day)[-1][1])

    def following(self, day: date) -> date:
        """The first business day strictly after `day`."""
        known = self.next_day.get(day)
        if known is not None:
            return known
        candidate = day
        for _ in range(HORIZON_DAYS):
            if candidate == date.max:
                break
            candidate += _ONE_DAY
            if self.opened(candidate):
                self.next_day[day] = candidate
                return candidate
        raise Refusal(
            translate(
                "Calendar",
                "Aucune journée ouvrable ne suit le {day} dans les {count} jours. Vérifiez les heures de la"
                " politique et les fermetures.",
                day=day,
                count=HORIZON_DAYS,
            )
        )

    def before(self, day: date) -> tuple[int, int]:
        """Business days and minutes of service from 1 January to the eve of `day`."""
        known = self.years.get(day.year)
        if known is None:
            current = date(day.year, 1, 1)
            sums = [(0, 0)]
            known = (current.toordinal(), sums)
            while current.year == day.year:
                days, minutes = sums[-1]
                sums.append((days + self.opened(current), minutes + self.minutes(current)))
                if current == date.max:
                    break
                current += _ONE_DAY
            self.years[day.year] = known
        return known[1][day.toordinal() - known[0]]

    def whole(self, first: int, last: int) -> tuple[int, int]:
        """Business days and minutes of service of the years from `first` to the eve of `last`."""
        known = self.whole_years.get((first, last))
        if known is None:
            days = minutes = 0
            for year in range(first, last):
                self.before(date(year, 1, 1))
                year_days, year_minutes = self.years[year][1][-1]
                days, minutes = days + year_days, minutes + year_minutes
            known = self.whole_years[first, last] = (days, minutes)
        return known

    def minutes(self, day: date, since: datetime | None = None, until: datetime | None = None) -> int:
        """Minutes of service of a day, within two moments; real ones, also where the clock changes."""
        seconds = 0.0
        for start, end in self.times.spans(day):
            opens, closes = instant(day, start).astimezone(UTC), instant(day, end).astimezone(UTC)
            opens = opens if since is None else max(opens, since)
            closes = closes if until is None else min(closes, until)
            seconds += max(0.0, (closes - opens).total_seconds())
        return int(seconds // 60)

    def between(self, first: date, last: date) -> tuple[int, int]:
        """Business days and minutes of service from `first` to the eve of `last` (first ≤ last)."""
        days, minutes = self.before(last)
        year_days, year_minutes = self.whole(first.year, last.year)
        less_days, less_minutes = self.before(first)
        return days + year_days - less_days, minutes + year_minutes - less_minutes


class BusinessCalendar:
    """The days and hours of service of a policy and its dated closures. Pure, memoised, safe from any thread.

    Holidays are computed when a year is first asked for; `prepare` does it ahead, off the way of the window.
    """

    def __init__(self, policy: Policy, closures: Iterable[Closure] = ()) -> None:
        self.policy = policy
        self.closures = tuple(sorted(closures, key=lambda closure: closure.date))
        self._dated: dict[date, ClosedDay] = {}
        for closure in self.closures:
            reason = (
                Bilingual.of(closure.label)
                if closure.label
                else translate("Calendar", "fermeture décidée par la Ville")
            )
            self._dated[closure.date] = stricter(
                self._dated.get(closure.date), ClosedDay(reason, closure.closes_at)
            )
        self._yearly: dict[int, dict[date, ClosedDay]] = {}
        weeks = {policy.week, *policy.channel_hours.values()}
        by_week = {week: _Profile(OpeningTimes(week, self._closed)) for week in weeks}
        self._city = by_week[policy.week]
        self._profiles = {channel: by_week[policy.hours_for(channel)] for channel in policy.channels}
        self._services: dict[tuple[str, bool], OpeningTimes | None] = {}

    def prepare(self, *years: int) -> None:
        """Work out the holidays of these years now (the first one loads the library that computes them)."""
        for year in years:
            self._of_year(year)

    def day(self, day: date, channel: str | None = None) -> Day:
        """Return the opening times of a civil day, for a channel with hours of its own or the City."""
        times = self._profile(channel).times
        return Day(tuple((_clock(start), _clock(end)) for start, end in times.spans(day)), times.reason(day))

    def spans(self, day: date, channel: str | None = None) -> tuple[tuple[datetime, datetime], ...]:
        """Return the moments between which there is service on a civil day."""
        return tuple(
            (instant(day, start), instant(day, end)) for start, end in self._profile(channel).times.spans(day)
        )

    def is_business_day(self, day: date, channel: str | None = None) -> bool:
        """Tell whether there is service that day; a day that closes early is a business day."""
        return self._profile(channel).opened(day)

    def is_open(self, at: datetime, channel: str | None = None) -> bool:
        """Tell whether there is service at an aware moment. Raises `Refusal` for a naive one."""
        return self._profile(channel).times.is_open(at)

    def next_opening(self, at: datetime, channel: str | None = None) -> datetime:
        """Return the first opening after an aware moment. Raises `Refusal` when there is none."""
        profile = self._profile(channel)
        found = profile.times.next_opening(at)
        if found is None:
            day = profile.following(aware(at).date())
            found = instant(day, profile.times.spans(day)[0][0])
        return found

    def closing_time(self, day: date, channel: str | None = None) -> time | None:
        """Return the closing time of a civil day; None on a day without service."""
        return self.day(day, channel).closes

    def deadline(self, channel: str, received: datetime, rule: str = "") -> Deadline:
        """Return by when what came by `channel` must be answered, and why (STAFF-3, STAFF-4, STAFF-5).

        `received` is aware; `rule` names another rule than the channel's (a call-back, a follow-up), counted
        from the moment that made it owed. Raises `Refusal` for a naive moment, an unknown channel, or a date
        after which there is no business day.
        """
        owed = self.policy.rules[rule] if rule else self.policy.rule_for(channel)
        there = aware(received)
        profile = self._profile(channel)
        day = profile.following(there.date())
        due = profile.closing(day)
        skipped = []
        passed = there.date() + _ONE_DAY
        while passed < day:
            reason = profile.times.reason(passed)
            if reason is not None:
                skipped.append(Skipped(passed, reason))
            passed += _ONE_DAY
        return Deadline(
            due,
            owed.clause,
            owed.key,
            tuple(skipped),
            due.time(),
            explain(owed, there, due, tuple(skipped), profile.times.reason(day)),
        )

    def due_at(self, channel: str, received_us: int) -> int:
        """Return `deadline(…).due`, from and to Unix microseconds: what a rebuild asks a million times.

        A channel of another policy counts by the City's hours. Raises `Refusal` outside the calendar.
        """
        profile = self._profiles.get(channel, self._city)
        hour = received_us // _HOUR_US
        known = profile.due_by_hour.get(hour)
        if known is not None:
            return known
        try:
            day = _civil_date(received_us)
            whole_hour = _civil_date(hour * _HOUR_US) == _civil_date((hour + 1) * _HOUR_US - 1)
        except OverflowError:
            raise Refusal(
                translate(
                    "Calendar", "La date de réception est hors du calendrier. Corrigez la date du contact."
                )
            ) from None
        due = (profile.closing(profile.following(day)) - _EPOCH) // timedelta(microseconds=1)
        # A civil day changes on the hour in Toronto since 1895: the hour alone then tells the day.
        if whole_hour:
            profile.due_by_hour[hour] = due
        return due

    def business_minutes(self, start: datetime, end: datetime, channel: str | None = None) -> int:
        """Return the minutes of service between two aware moments; negative when `end` comes first."""
        if aware(end) < aware(start):
            return -self.business_minutes(end, start, channel)
        return _minutes_between(self._profile(channel), aware(start), aware(end))

    def business_days_between(self, a: date, b: date, channel: str | None = None) -> int:
        """Return the business days after `a`, up to and including `b`; negative when `b` comes first."""
        if b < a:
            return -self.business_days_between(b, a, channel)
        if a == b:
            return 0
        profile = self._profile(channel)
        return profile.between(a + _ONE_DAY, b)[0] + profile.opened(b)

    def next_business_days(self, day: date, count: int, channel: str | None = None) -> tuple[date, ...]:
        """Return the `count` business days that follow `day`. Raises `Refusal` when there is none."""
        profile = self._profile(channel)
        found: list[date] = []
        while len(found) < count:
            day = profile.following(day)
            found.append(day)
        return tuple(found)

    def lateness(self, due: datetime, now: datetime, channel: str | None = None) -> Lateness:
        """Return how late `now` is after `due`, in business time; nothing before it.

        A business day counts once it has ended: what was due yesterday at closing is late by the minutes of
        service since, not by a day.
        """
        due, now = aware(due), aware(now)
        if now <= due:
            return Lateness(0, 0)
        first, last = due.date(), now.date()
        ended = self.business_days_between(first, last, channel)
        profile = self._profile(channel)
        ended += profile.opened(first) and due < profile.closing(first)
        ended -= profile.opened(last) and now < profile.closing(last)
        return Lateness(ended, _minutes_between(profile, due, now))

    def service_hours(self, service: Service) -> OpeningTimes | None:
        """Return when a service of the directory is open (COM-2); None when its hours cannot be read.

        The City's closures close its own services, not outside bodies. `parse_hours` gives the reason.
        """
        key = (service.hours, service.scope == "internal")
        if key not in self._services:
            week = parse_hours(service.hours).week
            self._services[key] = (
                None if week is None else OpeningTimes(week, self._closed if key[1] else None)
            )
        return self._services[key]

    def _profile(self, channel: str | None) -> _Profile:
        return self._city if channel is None else self._profiles.get(channel, self._city)

    def _of_year(self, year: int) -> dict[date, ClosedDay]:
        known = self._yearly.get(year)
        if known is None:
            known = self._yearly[year] = yearly_days(self.policy, year)
        return known

    def _closed(self, day: date) -> ClosedDay | None:
        yearly, dated = self._of_year(day.year).get(day), self._dated.get(day)
        return yearly if dated is None else stricter(yearly, dated)


def _minutes_between(profile: _Profile, start: datetime, end: datetime) -> int:
    """Minutes of service between two moments in the City's zone, the first one first."""
    first, last = start.date(), end.date()
    since, until = start.astimezone(UTC), end.astimezone(UTC)
    if first == last:
        return profile.minutes(first, since, until)
    return (
        profile.minutes(first, since)
        + profile.between(first + _ONE_DAY, last)[1]
        + profile.minutes(last, None, until)
    )


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _civil_date(us: int) -> date:
    return (_EPOCH + timedelta(microseconds=us)).astimezone(civil.ZONE).date()


def closures_end_warning(closures: Iterable[Closure], today: date) -> Text | None:
    """Return a sentence when the dated closures end within 60 days of `today`, or have ended (for `doctor`).

    A city that never entered any is not warned: it may have none beyond its policy's yearly days.
    """
    last = max((closure.date for closure in closures), default=None)
    if last is None or (last - today).days > END_WARNING_DAYS:
        return None
    return translate(
        "Calendar",
        "La dernière fermeture inscrite est celle du {last}\u00a0: inscrivez les suivantes (Réglages, Calendrier), sinon"
        " les échéances compteront ces jours comme ouvrables.",
        last=last,
    )
