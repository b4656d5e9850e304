"""A deadline in one sentence: when it was received, by when, the clause, and the days that do not count.

STAFF-3, STAFF-4 and STAFF-5 as the clerk reads them on screen and in the answer of the command line.
"""

from datetime import date, datetime, timedelta
from itertools import groupby

import msgspec

from guichet.domain.bilingual import day_of_year
from guichet.domain.policy_model import Rule
from guichet.domain.wording import Text, translate


class Skipped(msgspec.Struct, frozen=True):
    """A day between receipt and deadline that does not count, and why."""

    date: date
    reason: Text


def explain(
    rule: Rule, since: datetime, due: datetime, skipped: tuple[Skipped, ...], shortened: Text | None
) -> Text:
    """Return the sentence; `shortened` says why the due day closes early, if it does. Moments are aware."""
    start = (
        translate("Calendar", "Reçu le {received}", received=since)
        if rule.basis == "received"
        else translate("Calendar", "Dû depuis le {since}", since=since)
    )
    end = (
        translate("Calendar", "fin de la journée ouvrable suivante")
        if shortened is None
        else translate(
            "Calendar",
            "fin de la journée ouvrable suivante, fermeture à {closing}\u00a0: {reason}",
            closing=due.time(),
            reason=shortened,
        )
    )
    if not skipped:
        return translate(
            "Calendar",
            "{start}\u00a0: à faire au plus tard le {due} ({end}, {clause}).",
            start=start,
            due=due,
            end=end,
            clause=rule.clause,
        )
    return translate(
        "Calendar",
        "{start}\u00a0: à faire au plus tard le {due} ({end}, {clause}); jours non ouvrables entre-temps\u00a0: {days}.",
        start=start,
        due=due,
        end=end,
        clause=rule.clause,
        days=_listed(skipped),
    )


def _listed(skipped: tuple[Skipped, ...]) -> Text:
    """The days in order; neighbours with the same reason are said once."""
    groups = [list(group) for _, group in groupby(skipped, key=lambda day: str(day.reason))]
    listed = _group(groups[-1])
    for group in reversed(groups[:-1]):
        listed = translate("Calendar", "{before}, {after}", before=_group(group), after=listed)
    return listed


def _group(days: list[Skipped]) -> Text:
    first, last, reason = day_of_year(days[0].date), day_of_year(days[-1].date), days[0].reason
    if len(days) == 1:
        return translate("Calendar", "{day} ({reason})", day=first, reason=reason)
    if days[-1].date - days[0].date == timedelta(days=1):
        return translate("Calendar", "{first} et {last} ({reason})", first=first, last=last, reason=reason)
    return translate("Calendar", "du {first} au {last} ({reason})", first=first, last=last, reason=reason)
