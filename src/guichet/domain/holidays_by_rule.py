"""The days without service that come back every year, by the rules of the policy (STAFF-3, STAFF-4).

The policy file decides which days; the `holidays` library only computes the dates of those it names.
"""

from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Final

import msgspec

from guichet.domain.errors import EnvironmentFault
from guichet.domain.policy_model import Policy
from guichet.domain.policy_reading import Problem
from guichet.domain.wording import Text, translate

FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2100
"""The years for which the library computes; outside them only the days the policy dates itself come back."""
_SATURDAY: Final = 5


class ClosedDay(msgspec.Struct, frozen=True):
    """A day without service, or one that closes at `closes_at`, and why."""

    reason: Text
    closes_at: time | None = None


def yearly_days(policy: Policy, year: int) -> dict[date, ClosedDay]:
    """Return the days without service of a year, each on its own date.

    No substitute day is given unless the policy asks for it. Raises `EnvironmentFault` when the library
    does not know a name that the policy gives: a deadline computed without it would be silently wrong.
    """
    found = _on_their_dates(policy, year)
    if policy.substitute:
        before = _on_their_dates(policy, year - 1) if year > date.min.year else {}
        for day, closed in _substitutes({**before, **found}).items():
            if day.year == year:
                found.setdefault(day, closed)
    return found


def unknown_names(policy: Policy, year: int) -> tuple[Problem, ...]:
    """Return the holidays of the policy that the library does not know in a year (for `policy check`)."""
    known = _library(policy, year)
    return tuple(
        Problem(
            f"holidays.days[{number}].library",
            translate(
                "Calendar",
                "«\u00a0{name}\u00a0» n’est pas une fête de {place} en {year}; noms possibles\u00a0: {known}.",
                name=holiday.library,
                place="-".join(part for part in (policy.country, policy.subdivision) if part),
                year=year,
                known=", ".join(sorted(known)),
            ),
        )
        for number, holiday in enumerate(policy.holidays, start=1)
        if holiday.library and holiday.since <= year and holiday.library not in known
    )


def _on_their_dates(policy: Policy, year: int) -> dict[date, ClosedDay]:
    found: dict[date, ClosedDay] = {}
    named = [holiday for holiday in policy.holidays if holiday.library and holiday.since <= year]
    if named and FIRST_YEAR <= year <= LAST_YEAR:
        unknown = unknown_names(policy, year)
        if unknown:
            raise EnvironmentFault(
                translate(
                    "Calendar",
                    "Le calendrier ne peut pas compter\u00a0: {problem} Corrigez le fichier de politique.",
                    problem=unknown[0].text(),
                )
            )
        known = _library(policy, year)
        for holiday in named:
            for day in known[holiday.library]:
                found[day] = stricter(found.get(day), ClosedDay(holiday.label, holiday.closes_at))
    dated = [holiday for holiday in policy.holidays if holiday.first is not None]
    if dated:
        day, one = date(year, 1, 1), timedelta(days=1)
        for _ in range(366 if _leap(year) else 365):
            for holiday in dated:
                if holiday.covers(day):
                    found[day] = stricter(found.get(day), ClosedDay(holiday.label, holiday.closes_at))
            if day < date.max:
                day += one
    return found


def stricter(known: ClosedDay | None, other: ClosedDay) -> ClosedDay:
    """Return the one that stands when two fall on a day: a closed day, else the earlier closing, else `known`."""
    if known is None or (known.closes_at is not None and other.closes_at is None):
        return other
    if known.closes_at is not None and other.closes_at is not None and other.closes_at < known.closes_at:
        return other
    return known


def _substitutes(days: Mapping[date, ClosedDay]) -> dict[date, ClosedDay]:
    """Each closed day of a weekend, taken again on the first weekday that is not closed already."""
    taken = {day for day, closed in days.items() if closed.closes_at is None}
    given = {}
    for day in sorted(taken):
        if day.weekday() < _SATURDAY or date.max - day < timedelta(days=60):
            continue
        instead = day
        while instead.weekday() >= _SATURDAY or instead in taken:
            instead += timedelta(days=1)
        taken.add(instead)
        given[instead] = ClosedDay(translate("Calendar", "{holiday}, reporté", holiday=days[day].reason))
    return given


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _library(policy: Policy, year: int) -> Mapping[str, tuple[date, ...]]:
    return _computed(policy.country, policy.subdivision, policy.categories, year)


@lru_cache(maxsize=512)
def _computed(
    country: str, subdivision: str, categories: tuple[str, ...], year: int
) -> Mapping[str, tuple[date, ...]]:
    # Imported here: the library costs more than a bare window, and the form is painted before it is needed.
    import holidays

    try:
        computed = holidays.country_holidays(
            country,
            subdiv=subdivision or None,
            years=year,
            observed=False,
            categories=categories,
            language="en_CA",
        )
    except (NotImplementedError, ValueError) as error:
        raise EnvironmentFault(
            translate(
                "Calendar",
                "La politique demande les fêtes de {place} ({categories}), que le calendrier ne connaît pas."
                " Corrigez la section [holidays] du fichier de politique.",
                place="-".join(part for part in (country, subdivision) if part),
                categories=", ".join(categories),
            )
        ) from error
    named: dict[str, tuple[date, ...]] = {}
    for day, names in sorted(computed.items()):
        for name in names.split("; "):
            named[name] = (*named.get(name, ()), day)
    return named
