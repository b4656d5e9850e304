"""`guichet doctor`: is the record whole, do the lists say what it says, and what to do when not (STAFF-7, STAFF-3)."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Literal

import msgspec

from guichet.application.workplace import Workplace
from guichet.domain import civil, hlc
from guichet.domain.calendar import closures_end_warning
from guichet.domain.errors import PersonError
from guichet.domain.policy import directory_problems
from guichet.domain.progress import CancelCheck, Progress
from guichet.domain.wording import Text, translate
from guichet.store import meta, rebuilding, verifying
from guichet.store.faults import StoreDamaged
from guichet.store.opening import Connection
from guichet.store.verifying import ChainReport, ListReport

Severity = Literal["ok", "notice", "warning", "error"]
_AHEAD_NOTICE = timedelta(minutes=2)
_AHEAD_WARNING = timedelta(minutes=10)
_LOW_DISK = 1 << 30
_NO_DISK = 100 << 20


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at: what was found, and what to do about it."""

    check: str
    severity: Severity
    says: Text
    do: Text | None = None


class Diagnosis(msgspec.Struct, frozen=True):
    """All that was looked at, in the order in which it matters."""

    findings: tuple[Finding, ...]

    @property
    def healthy(self) -> bool:
        """Whether nothing is wrong; a notice or a warning alone does not make a store sick."""
        return not any(finding.severity == "error" for finding in self.findings)

    def page(self) -> list[Text]:
        """Return the page: the verdict, what is wrong with what to do, then what is in order."""
        order: tuple[Severity, ...] = ("error", "warning", "notice", "ok")
        ranked = sorted(self.findings, key=lambda finding: order.index(finding.severity))
        verdict = (
            translate("Doctor", "La base est saine.")
            if self.healthy
            else translate(
                "Doctor", "La base a besoin de soins : suivez les lignes « À corriger », dans l’ordre."
            )
        )
        return [verdict, *(_line(finding) for finding in ranked)]

    def as_json(self, say: Callable[[Text], str] = str) -> dict[str, Any]:
        """Return the page for a program; `say` renders a sentence in the language asked for."""
        return {
            "healthy": self.healthy,
            "findings": [
                {
                    "check": finding.check,
                    "severity": finding.severity,
                    "message": say(finding.says),
                    "action": say(finding.do) if finding.do is not None else None,
                }
                for finding in self.findings
            ],
        }


def diagnose(
    desk: Workplace, progress: Progress | None = None, cancelled: CancelCheck | None = None
) -> Diagnosis:
    """Look the whole store over while it stays in use. `progress` counts events, each read twice.

    Raises `Cancelled` when given up, `StoreFault` when the file cannot be read at all.
    """
    findings = [_sqlite()]
    try:
        with verifying.instant(desk.store) as connection:
            findings += _record(desk, connection, progress, cancelled)
    except StoreDamaged as error:
        findings.append(Finding("file", "error", error.message, _restore()))
    findings += [*_key(desk), _disk(desk)]
    return Diagnosis(tuple(findings))


def _record(
    desk: Workplace, connection: Connection, progress: Progress | None, cancelled: CancelCheck | None
) -> list[Finding]:
    file, search = verifying.damage(connection)
    findings = [_file(file), _triggers(verifying.missing_triggers(connection))]
    total = verifying.count_events(connection)
    chains = verifying.chains(connection, total, _half(progress, 0, total), cancelled)
    findings += [*_chains(chains), _clock(desk, chains)]
    policy = _policy(desk)
    findings.append(policy)
    if rebuilding.needed(connection):
        findings.append(
            Finding(
                "lists",
                "error",
                translate("Doctor", "Les listes viennent d’une autre version de Guichet."),
                _rebuild(),
            )
        )
        return findings
    if policy.severity == "error":
        return findings  # without its rules nothing says what the lists should say
    lists = verifying.lists(connection, desk.projector(), total, _half(progress, total, total), cancelled)
    return [*findings, *_lists(lists, search), *_names(desk), *_calendar(desk)]


def _half(progress: Progress | None, before: int, total: int) -> Progress | None:
    return None if progress is None else lambda done, _: progress(before + done, 2 * total)


def _sqlite() -> Finding:
    version, good = verifying.sqlite_version()
    if good:
        return Finding("sqlite", "ok", translate("Doctor", "SQLite {version}.", version=version))
    return Finding(
        "sqlite",
        "error",
        translate("Doctor", "SQLite {version} peut abîmer une base.", version=version),
        translate("Doctor", "Réinstallez le programme."),
    )


def _file(found: list[str]) -> Finding:
    if not found:
        return Finding("file", "ok", translate("Doctor", "Le fichier de la base est intact."))
    return Finding(
        "file",
        "error",
        translate(
            "Doctor",
            "Le fichier de la base est endommagé (endroits : {n}). Premier : {first}.",
            n=len(found),
            first=found[0],
        ),
        _restore(),
    )


def _triggers(missing: list[str]) -> Finding:
    if not missing:
        return Finding(
            "triggers",
            "ok",
            translate("Doctor", "Rien de ce qui est inscrit ne peut être modifié ni effacé."),
        )
    return Finding(
        "triggers",
        "error",
        translate(
            "Doctor",
            "Les protections qui empêchent de modifier ce qui est inscrit ont été enlevées : {missing}.",
            missing=missing,
        ),
        translate(
            "Doctor", "Un autre programme a touché à la base : gardez-la, et restaurez la dernière copie."
        ),
    )


def _chains(found: ChainReport) -> list[Finding]:
    findings = []
    if found.holes or found.links or found.bodies or found.stray_bodies:
        findings.append(
            Finding(
                "chain",
                "error",
                translate(
                    "Doctor",
                    "L’historique ne se suit plus. Numéros sautés : {holes} ; maillons rompus : {links} ; contenus"
                    " changés : {bodies} ; contenus sans événement : {stray}. Premiers endroits : {places}.",
                    holes=found.holes,
                    links=found.links,
                    bodies=found.bodies,
                    stray=found.stray_bodies,
                    places=[f"{desk[-12:]}/{seq}" for desk, seq in found.breaks] or "—",
                ),
                _restore(),
            )
        )
    else:
        findings.append(
            Finding(
                "chain",
                "ok",
                translate(
                    "Doctor",
                    "Événements : {events} ; postes : {desks} ; aucun trou, chaque maillon vérifié.",
                    events=found.events,
                    desks=found.desks,
                ),
            )
        )
    if found.unreadable:
        findings.append(
            Finding(
                "payloads",
                "error",
                translate(
                    "Doctor", "Événements intacts dont le contenu ne se lit pas : {n}.", n=found.unreadable
                ),
                translate(
                    "Doctor", "Gardez la base et signalez-le : ces événements sont conservés tels quels."
                ),
            )
        )
    if found.unknown:
        findings.append(
            Finding(
                "unknown",
                "notice",
                translate(
                    "Doctor",
                    "Événements d’une version plus récente, gardés sans être compris : {n} ({types}).",
                    n=sum(found.unknown.values()),
                    types=sorted(found.unknown),
                ),
                translate("Doctor", "Installez la version récente de Guichet."),
            )
        )
    return findings


def _clock(desk: Workplace, found: ChainReport) -> Finding:
    ahead = timedelta(milliseconds=hlc.wall_ms(found.last_stamp) - desk.clock.now().timestamp() * 1000)
    if ahead < _AHEAD_NOTICE:
        return Finding("clock", "ok", translate("Doctor", "L’horloge de ce poste suit les événements."))
    return Finding(
        "clock",
        "warning" if ahead >= _AHEAD_WARNING else "notice",
        translate(
            "Doctor",
            "Le dernier événement est en avance de {minutes} min sur l’horloge de ce poste.",
            minutes=int(ahead.total_seconds() // 60),
        ),
        translate(
            "Doctor", "Remettez à l’heure l’horloge de l’ordinateur ; rien n’est perdu, l’ordre est gardé."
        ),
    )


def _policy(desk: Workplace) -> Finding:
    try:
        policy = desk.policy
    except PersonError as error:
        return Finding(
            "policy",
            "error",
            error.message,
            translate(
                "Doctor",
                "Sans politique, rien ne dit ce qui est dû : remettez le fichier livré avec le programme.",
            ),
        )
    return Finding(
        "policy", "ok", translate("Doctor", "Politique de {city}, résolution {resolution}.", city=policy.city,
                                  resolution=policy.resolution)
    )  # fmt: skip


def _names(desk: Workplace) -> list[Finding]:
    """Say what the policy names and the directory lacks, once there is a directory."""
    lacking = directory_problems(desk.policy, desk.directory) if desk.directory.services else ()
    if not lacking:
        return []
    return [
        Finding(
            "names",
            "warning",
            translate(
                "Doctor",
                "La politique nomme ce que le répertoire n’a pas : {places}.",
                places=[problem.path for problem in lacking],
            ),
            translate("Doctor", "Ajoutez ces entrées au répertoire, ou corrigez la politique."),
        )
    ]


def _lists(found: ListReport, search: list[str]) -> list[Finding]:
    names = {
        "dossier": translate("Doctor", "dossiers"),
        "due_action": translate("Doctor", "actions dues"),
        "transfer_check": translate("Doctor", "transferts"),
        "dossier_turn": translate("Doctor", "fermetures et réouvertures"),
        "citizen": translate("Doctor", "citoyens"),
        "entry": translate("Doctor", "répertoire"),
    }
    lists = {table: n for table, n in found.differing.items() if table in names}
    findings = []
    if lists:
        findings.append(
            Finding(
                "lists",
                "error",
                translate(
                    "Doctor",
                    "Des listes ne disent pas ce que dit l’historique : {lists}. Premiers dossiers : {numbers}.",
                    lists=[
                        translate("Doctor", "{what} ({n})", what=names[table], n=n)
                        for table, n in lists.items()
                    ],
                    numbers=list(found.numbers) or "—",
                ),
                _rebuild(),
            )
        )
    else:
        findings.append(
            Finding(
                "lists", "ok", translate("Doctor", "Les listes disent exactement ce que dit l’historique.")
            )
        )
    if search or len(found.differing) > len(lists):
        findings.append(
            Finding(
                "search",
                "error",
                translate("Doctor", "La recherche ne trouve pas tout : son index est abîmé ou incomplet."),
                _rebuild(),
            )
        )
    else:
        findings.append(Finding("search", "ok", translate("Doctor", "L’index de recherche est entier.")))
    return findings


def _calendar(desk: Workplace) -> list[Finding]:
    findings = []
    with desk.store.read() as connection:
        stamp = meta.get(connection, meta.CALENDAR_STAMP)
    if stamp is not None and stamp != desk.calendar_stamp:
        findings.append(
            Finding(
                "calendar",
                "warning",
                translate(
                    "Doctor", "Les échéances n’ont pas été recomptées depuis un changement du calendrier."
                ),
                translate("Doctor", "Fermez Guichet et rouvrez-le : elles le sont à l’ouverture."),
            )
        )
    else:
        findings.append(
            Finding("calendar", "ok", translate("Doctor", "Les échéances suivent le calendrier."))
        )
    today = desk.clock.now().astimezone(civil.ZONE).date()
    ending = closures_end_warning(desk.calendar.closures, today)
    if ending is not None:
        findings.append(Finding("closures", "warning", ending))
    return findings


def _key(desk: Workplace) -> list[Finding]:
    if desk.store.notice is not None:
        return [Finding("key", "notice", desk.store.notice)]
    with desk.store.read() as connection:
        saved = meta.get(connection, meta.KEY_SAVED) is not None
    if saved:
        return [
            Finding(
                "key", "ok", translate("Doctor", "La clé est dans le trousseau, et gardée avec une copie.")
            )
        ]
    return [
        Finding(
            "key",
            "notice",
            translate(
                "Doctor",
                "La clé n’est que dans le trousseau de ce compte : une copie ne s’ouvrirait pas ailleurs.",
            ),
            translate(
                "Doctor", "Faites une copie avec sa clé, et gardez les deux à des endroits différents."
            ),
        )
    ]


def _disk(desk: Workplace) -> Finding:
    free = shutil.disk_usage(desk.store.folder).free
    wanted = max(_LOW_DISK, 3 * desk.store.path.stat().st_size)
    says = translate("Doctor", "{free} libres sur le disque de la base.", free=_size(free))
    if free >= wanted:
        return Finding("disk", "ok", says)
    return Finding(
        "disk",
        "error" if free < _NO_DISK else "warning",
        says,
        translate(
            "Doctor",
            "Libérez de l’espace : une copie ou une reconstruction en demande {wanted}.",
            wanted=_size(wanted),
        ),
    )


def _size(count: int) -> Text:
    """Return a number of bytes as a person reads it: « 77 Go », « 512 Mo »."""
    if count >= 10 << 30:
        return translate("Doctor", "{n} Go", n=count >> 30)
    return translate("Doctor", "{n} Mo", n=count >> 20)


def _line(finding: Finding) -> Text:
    said = (
        finding.says
        if finding.do is None
        else translate("Doctor", "{says} {do}", says=finding.says, do=finding.do)
    )
    match finding.severity:
        case "error":
            return translate("Doctor", "À corriger — {said}", said=said)
        case "warning":
            return translate("Doctor", "Attention — {said}", said=said)
        case "notice":
            return translate("Doctor", "À savoir — {said}", said=said)
        case _:
            return translate("Doctor", "En ordre — {said}", said=said)


def _restore() -> Text:
    return translate(
        "Doctor", "Restaurez la dernière copie : guichet restore FICHIER. La base actuelle sera gardée."
    )


def _rebuild() -> Text:
    return translate(
        "Doctor", "Lancez « guichet rebuild » : les listes sont refaites à partir de l’historique."
    )
