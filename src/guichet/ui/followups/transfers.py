"""Whether colleagues are reached at the first contact, for whoever oversees a service: a table per service (STAFF-2, ROUTE-1)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.domain.wording import translate
from guichet.ui.i18n import Language, text
from guichet.ui.paging import Column, Page, PagedTableModel
from guichet.ui.tasks import Tasks
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.clause import ClauseLink
from guichet.ui.widgets.columns import Scrolled
from guichet.ui.widgets.emptystate import EmptyState
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.lists import RowTable
from guichet.ui.widgets.momentedit import DayEdit
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.reachability import Counts, Reachability
    from guichet.application.workplace import Workplace

SHOWN_WHYS = 2
"""Reasons told under a service's noes; the file has the others."""


class CountTransfers:
    """The counts of a period, off the UI thread; None for whoever may not see them."""

    def __init__(self, since: date | None, until: date | None, service: str) -> None:
        self._since, self._until, self._service = since, until, service

    def __call__(self, desk: Workplace) -> Reachability | None:
        from guichet.application.reachability import reachability
        from guichet.domain import people

        if not people.may(desk.agent, "see_counts"):
            return None
        return reachability(desk, self._since, self._until, self._service)


class SaveTransfers:
    """The counts written as a table for Excel."""

    def __init__(self, found: Reachability, path: Path, lang: Language) -> None:
        self._found, self._path, self._lang = found, path, lang

    def __call__(self) -> Path:
        from guichet.application.reachability import to_csv

        to_csv(self._found, self._path, self._lang, QCoreApplication.translate)
        return self._path


class _Rows:
    """The pages of counts that are already read: one row to a service."""

    def __init__(self, found: Reachability) -> None:
        self._rows: Mapping[Hashable, Counts] = {row.service: row for row in found.rows}

    def page(self, after: object, _limit: int) -> Page[Counts]:
        """Return every row: a city has a dozen services."""
        rows = self._rows if after is None else {}
        return Page(list(rows), dict(rows), len(rows), False, len(self._rows))

    def rows(self, ids: Sequence[Hashable]) -> Mapping[Hashable, Counts]:
        """Return the rows of `ids`."""
        return {key: self._rows[key] for key in ids if key in self._rows}


def service(row: Counts) -> str:
    """Return the service's name."""
    return text(row.name)


def reached(row: Counts) -> str:
    """Return how many of a hundred somebody answered."""
    return QCoreApplication.translate("Transfers", "{n}\u00a0%").format(n=row.reached)


def accepted(row: Counts) -> str:
    """Return how many said yes."""
    return str(row.accepted)


def at_once(row: Counts) -> str:
    """Return how many of the yeses came from the first colleague asked."""
    if not row.first_contact:
        return ""
    return QCoreApplication.translate("Transfers", "%n dès la première demande", "", row.first_contact)


def refused(row: Counts) -> str:
    """Return how many said no."""
    return str(row.refused)


def whys(row: Counts) -> str:
    """Return the reasons of the noes, the most frequent first."""
    parts = []
    if row.not_mine:
        parts.append(QCoreApplication.translate("Transfers", "%n pas de leur ressort", "", row.not_mine))
    parts += [f"{why} ({n})" for why, n in row.whys[:SHOWN_WHYS]]
    return ", ".join(parts)


def silent(row: Counts) -> str:
    """Return how many did not answer."""
    return str(row.no_answer)


def asked(row: Counts) -> str:
    """Return how many were asked."""
    return str(row.asked)


def waited(row: Counts) -> str:
    """Return how long citizens had waited when the yes came, in the middle of all waits."""
    return duration(row.waited)


def duration(seconds: int | None) -> str:
    """Return `1 min 05 s`, or a dash where nobody noted a wait."""
    if seconds is None:
        return "—"
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}\u00a0min\u00a0{rest:02d}\u00a0s" if minutes else f"{rest}\u00a0s"


def reached_tone(row: Counts) -> Tone:
    """Return amber where nobody answers one time in two; the figure says it too."""
    return Tone.DONE if row.reached >= 80 else Tone.TODAY if row.reached < 50 else Tone.QUIET


COLUMNS: tuple[Column[Counts], ...] = (
    Column(translate("Transfers", "Service"), service, strong=True, lines=3),
    Column(translate("Transfers", "Joints"), reached, reached_tone, width=96),
    Column(translate("Transfers", "Demandés"), asked, width=96, fold=2),
    Column(translate("Transfers", "Acceptés"), accepted, width=130, detail=at_once, lines=3),
    Column(translate("Transfers", "Refusés"), refused, width=220, detail=whys, lines=4),
    Column(translate("Transfers", "Sans réponse"), silent, width=120),
    Column(translate("Transfers", "Attente avant le oui"), waited, width=176, fold=1),
)


class TransferCounts(QWidget):
    """Period, totals, table. `asked` when another period is wanted, `back` for the list of the day, `save` for a file."""

    asked = Signal()
    back = Signal()
    save = Signal()

    def __init__(
        self, tasks: Tasks, now: Callable[[], datetime], clause: Callable[[str], str | None]
    ) -> None:
        super().__init__()
        self._now = now
        self.found: Reachability | None = None
        say = QCoreApplication.translate
        theme = current()
        self._model: PagedTableModel[Any] = PagedTableModel(tasks, COLUMNS, self)
        self.table = RowTable(self._model, say("Transfers", "Transferts par service"), row_height=76)
        self.table.setMinimumHeight(theme.px(200))
        self.empty = EmptyState(
            say("Transfers", "Aucun transfert demandé pendant cette période"),
            say(
                "Transfers", "Les demandes se notent au dossier (T) ou à l’accueil (F10), et se comptent ici."
            ),
            icon="arrow-left-right",
        )
        self.first, self.last = DayEdit(self._today), DayEdit(self._today)
        self.answered = Pill("", Tone.INFO)
        self.yes = Pill("", Tone.DONE)
        self.no = Pill("", Tone.TODAY)
        self.silent = Pill("", Tone.QUIET)
        self.wait = Pill("", Tone.QUIET)
        head = FlowLayout(gap=2)
        head.addWidget(Label(say("Transfers", "Transferts"), Style.TITLE))
        head.addWidget(ClauseLink("STAFF-2", clause))
        head.push()
        csv = Button(say("Transfers", "CSV"))
        back = Button(say("Transfers", "Suivis du jour"), key="Ctrl+T", kind=Kind.PRIMARY)
        csv.clicked.connect(self.save)
        back.clicked.connect(self.back)
        head.addWidget(csv)
        head.addWidget(back)
        days = QHBoxLayout()
        days.setSpacing(theme.gap(3))
        days.addWidget(Field(say("Transfers", "&Du"), self.first))
        days.addWidget(Field(say("Transfers", "&Au"), self.last))
        days.addStretch(1)
        counts = FlowLayout(gap=2)
        for pill in (self.answered, self.yes, self.no, self.silent, self.wait):
            counts.addWidget(pill)
        body = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(body))
        column = QVBoxLayout(body)
        edge = theme.gap(4)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.gap(3))
        column.addLayout(head)
        column.addLayout(days)
        column.addLayout(counts)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        self.first.changed.connect(self._period_changed)
        self.last.changed.connect(self._period_changed)

    def _today(self) -> date:
        return self._now().date()

    def wanted(self, service: str) -> CountTransfers:
        """Return what is to be counted, of a service or of all (an empty code)."""
        return CountTransfers(self.first.day(), self.last.day(), service)

    @Slot(object)
    def _period_changed(self, _day: object) -> None:
        first, last = self.first.day(), self.last.day()
        if first is not None and last is not None and first <= last:
            self.asked.emit()

    def show_counts(self, found: Reachability) -> None:
        """Show the counts of a period."""
        self.found = found
        self.first.set_day(found.since)
        self.last.set_day(found.until)
        total, say = found.total, QCoreApplication.translate
        self.answered.show_state(
            say("Transfers", "%n demande(s)", "", total.asked)
            + " · "
            + say("Transfers", "{n}\u00a0% joints").format(n=total.reached),
            Tone.INFO,
        )
        self.yes.show_state(say("Transfers", "%n accepté(s)", "", total.accepted), Tone.DONE)
        self.no.show_state(
            say("Transfers", "%n refusé(s)", "", total.refused)
            + (
                " · " + say("Transfers", "%n pas de leur ressort", "", total.not_mine)
                if total.not_mine
                else ""
            ),
            Tone.TODAY if total.refused else Tone.QUIET,
        )
        self.silent.show_state(say("Transfers", "%n sans réponse", "", total.no_answer), Tone.QUIET)
        self.wait.show_state(
            say("Transfers", "attente avant le oui\u00a0: {time}").format(time=duration(total.waited)),
            Tone.QUIET,
        )
        self._model.show_source(_Rows(found))
        some = bool(found.rows)
        self.table.setVisible(some)
        self.empty.setVisible(not some)
        for pill in (self.answered, self.yes, self.no, self.silent, self.wait):
            pill.setVisible(some)

    def file_name(self) -> str:
        """Return a name for the file of the period in sight."""
        found = self.found
        if found is None:
            return "transferts.csv"
        return f"transferts {found.since.isoformat()} {found.until.isoformat()}.csv"
