"""`guichet doctor`: what is wrong with the store, and what to do, in one page (promises 1, 2 and 4)."""

import shutil
from collections.abc import Callable
from typing import Any, Literal

import msgspec

from guichet.application.workplace import Workplace
from guichet.domain import hlc
from guichet.domain.calendar import closures_end_warning
from guichet.domain.progress import CancelCheck, Progress
from guichet.domain.wording import Text, translate
from guichet.store import meta, verifying
from guichet.store.opening import OLDEST_SQLITE, SQLITE

Severity = Literal["ok", "notice", "warning", "error"]
LEAST_FREE_BYTES = 500_000_000
CLOCK_WARNING_MS = 10 * 60 * 1000


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at: how bad it is, and a sentence with what to do."""

    check: str
    severity: Severity
    message: Text


class Diagnosis(msgspec.Struct, frozen=True):
    """Everything that was looked at."""

    findings: tuple[Finding, ...]

    @property
    def healthy(self) -> bool:
        """Whether nothing is wrong; warnings and notices are not."""
        return all(finding.severity != "error" for finding in self.findings)

    def page(self) -> list[Text]:
        """Return the page to print, worst first."""
        order: dict[Severity, int] = {"error": 0, "warning": 1, "notice": 2, "ok": 3}
        marks: dict[Severity, str] = {"error": "✗", "warning": "!", "notice": "·", "ok": "✓"}
        ranked = sorted(self.findings, key=lambda finding: order[finding.severity])
        return [
            translate("Doctor", "{mark} {sentence}", mark=marks[finding.severity], sentence=finding.message)
            for finding in ranked
        ]

    def as_json(self, say: Callable[[Text], str]) -> dict[str, Any]:
        """Return the documented JSON."""
        return {
            "healthy": self.healthy,
            "findings": [
                {"check": each.check, "severity": each.severity, "message": say(each.message)}
                for each in self.findings
            ],
        }


def diagnose(
    desk: Workplace, progress: Progress | None = None, cancelled: CancelCheck | None = None
) -> Diagnosis:
    """Check file, record, lists, search, calendar and surroundings of the store. Changes nothing."""
    found = [_sqlite(), *_surroundings(desk)]
    with verifying.instant(desk.store) as connection:
        damaged = verifying.damaged_pages(connection)
        found.append(
            Finding(
                "file",
                "error",
                translate("Doctor", "Le fichier est endommagé : restaurez la dernière copie."),
            )
            if damaged
            else Finding("file", "ok", translate("Doctor", "Le fichier est intact."))
        )
        missing = verifying.missing_triggers(connection)
        found.append(
            Finding(
                "append-only",
                "error",
                translate(
                    "Doctor",
                    "Les gardes du registre manquent ({names}) : restaurez une copie.",
                    names=missing,
                ),
            )
            if missing
            else Finding("append-only", "ok", translate("Doctor", "Le registre refuse toute modification."))
        )
        total = verifying.count_events(connection)
        chain = verifying.chains(connection, total, progress, cancelled)
        found += _chain(chain, desk)
        lists = verifying.lists(connection, desk.projector(), total, progress, cancelled)
        found.append(
            Finding(
                "lists",
                "error",
                translate(
                    "Doctor",
                    "Des listes diffèrent du registre ({tables}) : lancez « guichet rebuild ».",
                    tables=list(lists.differing),
                ),
            )
            if lists.differing
            else Finding("lists", "ok", translate("Doctor", "Les listes disent ce que dit le registre."))
        )
        search = verifying.search_damage(connection)
        found.append(
            Finding(
                "search",
                "error",
                translate("Doctor", "L’index de recherche est abîmé : lancez « guichet rebuild »."),
            )
            if search
            else Finding("search", "ok", translate("Doctor", "L’index de recherche est intact."))
        )
        stamp = meta.get(connection, meta.CALENDAR_STAMP)
    if stamp != desk.calendar_stamp:
        found.append(
            Finding(
                "calendar",
                "notice",
                translate("Doctor", "Les échéances seront recomptées à la prochaine ouverture."),
            )
        )
    return Diagnosis(tuple(found))


def _sqlite() -> Finding:
    version = ".".join(map(str, SQLITE))
    if SQLITE < OLDEST_SQLITE:
        return Finding(
            "sqlite",
            "error",
            translate(
                "Doctor",
                "SQLite {version} est trop ancien : réinstallez le programme.",
                version=dbapi2.sqlite_version,
            ),
        )
    return Finding("sqlite", "ok", translate("Doctor", "SQLite {version} convient.", version=version))


def _chain(report: verifying.ChainReport, desk: Workplace) -> list[Finding]:
    found = []
    wrong = report.holes + report.links + report.bodies + report.unreadable + report.stray_bodies
    if wrong:
        found.append(
            Finding(
                "chain",
                "error",
                translate(
                    "Doctor",
                    "Le registre ne s’enchaîne pas : {holes} trous, {links} maillons, {bodies} contenus. N’y écrivez plus,"
                    " et restaurez la dernière copie.",
                    holes=report.holes,
                    links=report.links,
                    bodies=report.bodies + report.unreadable + report.stray_bodies,
                ),
            )
        )
    else:
        found.append(
            Finding(
                "chain",
                "ok",
                translate("Doctor", "Le registre s’enchaîne sans trou : {n} événements.", n=report.events),
            )
        )
    if report.unknown:
        found.append(
            Finding(
                "unknown",
                "notice",
                translate(
                    "Doctor",
                    "Événements d’une version plus récente : {n}. Ils sont gardés.",
                    n=sum(report.unknown.values()),
                ),
            )
        )
    ahead = hlc.wall_ms(report.last_stamp) - int(desk.clock.now().timestamp() * 1000)
    if ahead > CLOCK_WARNING_MS:
        found.append(
            Finding(
                "clock",
                "warning",
                translate(
                    "Doctor",
                    "L’horloge de ce poste retarde de {n} minutes sur le registre : réglez-la.",
                    n=ahead // 60_000,
                ),
            )
        )
    return found


def _surroundings(desk: Workplace) -> list[Finding]:
    found = []
    free = shutil.disk_usage(desk.store.folder).free
    if free < LEAST_FREE_BYTES:
        found.append(
            Finding(
                "disk",
                "warning",
                translate(
                    "Doctor", "Il reste {n} Mo sur le disque : libérez de l’espace.", n=free // 1_000_000
                ),
            )
        )
    if desk.store.notice is not None:
        found.append(Finding("key", "notice", desk.store.notice))
    warning = closures_end_warning(desk.calendar.closures, desk.clock.now().date())
    if warning is not None:
        found.append(Finding("closures", "warning", warning))
    return found
