"""Whether the right colleague is reached at the first contact, counted per service for the supervisor (STAFF-2, ROUTE-1).

Every figure is counted from the checks on record in a period; the cost is that period's, whatever the years before.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from statistics import median

import msgspec

from guichet.application import absence_course
from guichet.application.looking import microseconds
from guichet.application.workplace import Workplace
from guichet.domain import civil, people
from guichet.domain.circles import Sight
from guichet.domain.errors import Refusal
from guichet.domain.folding import clean, fold_text
from guichet.domain.wording import Lang, Lookup, Text, translate
from guichet.store import checks
from guichet.store.checks import CheckLine

DEFAULT_DAYS = 30
"""How many days a count goes back when nobody says."""
WHYS = 12
"""How many reasons of one service are told, the most frequent first."""


class Counts(msgspec.Struct, frozen=True):
    """What came of the checks with one service's people and desk, or with everybody's.

    `refused` holds `not_mine`, the noes because the matter is another service's; `no_answer` holds `voicemail`, those
    where a message was left. `first_contact` are the yeses of the first colleague asked on their dossier. `waited` is
    the median time, in seconds, that a citizen had waited when the yes came; None when it was never noted. `whys` are
    the reasons of the noes with how often each was given.
    """

    service: str
    name: Text
    asked: int
    accepted: int
    refused: int
    not_mine: int
    no_answer: int
    first_contact: int
    waited: int | None
    whys: tuple[tuple[str, int], ...]

    @property
    def reached(self) -> int:
        """How many of a hundred checks somebody answered, with a yes or a no."""
        return round(100 * (self.accepted + self.refused) / self.asked) if self.asked else 0


class Reachability(msgspec.Struct, frozen=True):
    """The counts of a period, both days included; the services most asked come first."""

    since: date
    until: date
    service: str
    rows: tuple[Counts, ...]
    total: Counts


def reachability(
    desk: Workplace, since: date | None = None, until: date | None = None, service: str = ""
) -> Reachability:
    """Count the checks of a period, the last thirty days by default, of one service or of all.

    Raises `Refusal` for whoever may not see counts, an unknown service, or a period that ends before it begins.
    """
    people.require(desk.agent, "see_counts")
    if service and service not in desk.directory.services:
        raise Refusal(
            translate(
                "Reachability",
                "« {code} » n’est pas au répertoire. Codes connus : {known}.",
                code=service,
                known=sorted(desk.directory.services)[:40],
            )
        )
    last = until or desk.clock.now().astimezone(civil.ZONE).date()
    first = since or last - timedelta(days=DEFAULT_DAYS - 1)
    if last < first:
        raise Refusal(
            translate(
                "Reachability",
                "La période finit ({last}) avant de commencer ({first}).",
                first=first,
                last=last,
            )
        )
    with desk.store.read() as connection:
        found = checks.asked_between(
            connection,
            microseconds(_midnight(first)),
            microseconds(_midnight(last + timedelta(days=1))),
            service,
        )
    sight = desk.sight
    by_service: dict[str, list[CheckLine]] = {}
    for line in found:
        by_service.setdefault(line.service, []).append(line)
    rows = [
        _counted(code, absence_course.service_name(desk, code), lines, sight)
        for code, lines in by_service.items()
    ]
    rows.sort(key=lambda row: (-row.asked, row.service))
    everyone = translate("Reachability", "Tous les services")
    return Reachability(first, last, service, tuple(rows), _counted("", everyone, found, sight))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), civil.ZONE)


def _counted(code: str, name: Text, lines: list[CheckLine], sight: Sight) -> Counts:
    answers = Counter(line.answer for line in lines)
    waits = [line.waited for line in lines if line.answer == "yes" and line.waited is not None]
    return Counts(
        service=code,
        name=name,
        asked=len(lines),
        accepted=answers["yes"],
        refused=answers["no"],
        not_mine=sum(line.not_mine for line in lines),
        no_answer=answers["no_answer"],
        first_contact=sum(line.first for line in lines if line.answer == "yes"),
        waited=round(median(waits) / 1_000_000) if waits else None,
        whys=_whys(lines, sight),
    )


def _whys(lines: Iterable[CheckLine], sight: Sight) -> tuple[tuple[str, int], ...]:
    """The reasons, however they were typed; those of a confidential dossier stay within its circle (DEF-1)."""
    said: dict[str, str] = {}
    times: Counter[str] = Counter()
    for line in lines:
        why = clean(line.why)
        sealed = line.confidential and not sight.sees(line.about, line.accountable)
        if line.answer == "no" and why and not sealed:
            key = fold_text(why).strip(" .!")
            said.setdefault(key, why)
            times[key] += 1
    return tuple((said[key], n) for key, n in times.most_common(WHYS))


def to_csv(found: Reachability, path: Path, lang: Lang = "fr", lookup: Lookup | None = None) -> None:
    """Write the counts as a CSV that a French Excel opens right, whole or not at all. Raises `EnvironmentFault`."""
    from guichet.reports.tables import write_cells

    heads = (
        translate("Reachability", "Code"),
        translate("Reachability", "Service"),
        translate("Reachability", "Du"),
        translate("Reachability", "Au"),
        translate("Reachability", "Demandés"),
        translate("Reachability", "Acceptés"),
        translate("Reachability", "Refusés"),
        translate("Reachability", "dont « pas de notre ressort »"),
        translate("Reachability", "Sans réponse"),
        translate("Reachability", "Joints (%)"),
        translate("Reachability", "Acceptés dès la première demande"),
        translate("Reachability", "Attente médiane avant le oui (s)"),
        translate("Reachability", "Raisons des refus"),
    )
    write_cells(
        path,
        [head.render(lang, lookup) for head in heads],
        (
            (
                row.service,
                row.name.render(lang, lookup),
                found.since,
                found.until,
                row.asked,
                row.accepted,
                row.refused,
                row.not_mine,
                row.no_answer,
                row.reached,
                row.first_contact,
                "" if row.waited is None else row.waited,
                " ; ".join(f"{why} ({n})" for why, n in row.whys),
            )
            for row in (*found.rows, found.total)
        ),
    )
