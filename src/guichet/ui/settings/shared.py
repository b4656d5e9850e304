"""Settings of the exchange: how this desk stands with the shared database, and what could not be exchanged (issue 3)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from guichet.domain import civil
from guichet.domain.wording import translate
from guichet.ui.door import Door
from guichet.ui.i18n import language, text
from guichet.ui.linking import said
from guichet.ui.screen import ScreenContext
from guichet.ui.settings.section import Said, Section, card, row, stack
from guichet.ui.shell.statusline import LinkState
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.emptystate import EmptyState
from guichet.ui.widgets.labels import CopyLabel, Label, Style
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.shortlist import ShortList

if TYPE_CHECKING:
    from guichet.application.aside import Aside
    from guichet.application.exchanging import State
    from guichet.application.workplace import Workplace

ROWS = 6


def _read(desk: Workplace) -> tuple[list[Aside], int]:
    from guichet.application import aside

    return aside.listed(desk)


class _Export:
    def __init__(self, door: Door, target: Path) -> None:
        self._door, self._target = door, target

    def __call__(self) -> tuple[int, str]:
        from guichet.application import aside

        return aside.export(self._door.desk, self._target), self._target.name


class SharedSection(Section):
    """How the exchange stands on the left; on the right the entries that stand apart, one of them in full."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        say = QCoreApplication.translate
        self._entries: list[Aside] = []
        self.pill = Pill()
        self.sentence = Label("", wrap=True)
        self.waiting = Label("", Style.SOFT)
        self.again = Button(
            say("Shared", "Réessayer, avec ce qui reste à part"),
            key="Ctrl+R",
            icon="refresh-cw",
            kind=Kind.PRIMARY,
        )
        self.counted = Label("", Style.SOFT, wrap=True)
        self.list = ShortList(say("Shared", "Entrées à part"), most=ROWS)
        self.nothing = EmptyState(
            say("Shared", "Rien ne reste à part"),
            say(
                "Shared",
                "Une entrée qui ne peut pas être échangée se lirait ici, avec ce qu’on peut y faire.",
            ),
            icon="circle-check",
        )
        self.why = Label("", wrap=True)
        self.reference = CopyLabel("", say("Shared", "référence"), Style.SMALL)
        self.advice = Label(
            say(
                "Shared",
                "Réessayez après une mise à jour de Guichet ou du serveur. Si l’entrée revient, remettez le rapport à la"
                " personne qui s’occupe du logiciel\u00a0: il ne contient rien de ce qui a été tapé, ni nom ni téléphone.",
            ),
            Style.SOFT,
            wrap=True,
        )
        self.full = stack(self.why, self.reference)
        self.export = Button(say("Shared", "Rapport pour l’informatique…"), key="Ctrl+E", icon="download")
        self.told = Said()
        self.buttons = row(self.export)
        self.lay_out(
            (
                card(
                    say("Shared", "Échange avec la base partagée"),
                    row(self.pill),
                    self.sentence,
                    self.waiting,
                    row(self.again),
                ),
            ),
            (
                card(
                    say("Shared", "Ce qui n’a pas pu être échangé"),
                    self.counted,
                    self.nothing,
                    self.list,
                    self.full,
                    self.advice,
                    self.buttons,
                    self.told,
                ),
            ),
        )
        self.list.chosen.connect(self._show)
        self.again.clicked.connect(self.retry)
        self.export.clicked.connect(self.ask_export)
        self.door.stood.connect(self._stands)
        self._list([], 0)
        self._state(self.door.standing)

    def opened(self) -> None:
        """Read what stands apart, and say how the exchange stands."""
        self._state(self.door.standing)
        self.context.tasks.run(self.door.use(_read), self._came, lane=Lane.READ, latest="settings-shared")

    def first_focus(self) -> QWidget:
        """Begin with the entries, or with the exchange where there are none."""
        return self.again if self.list.isHidden() else self.list

    def has_entry(self) -> bool:
        """Say whether an entry is chosen."""
        return self.isVisible() and self._chosen() is not None

    def has_entries(self) -> bool:
        """Say whether anything stands apart."""
        return self.isVisible() and bool(self._entries)

    def is_linked(self) -> bool:
        """Say whether this desk exchanges with a shared database."""
        return self.isVisible() and self.door.standing is not None

    @Slot()
    def retry(self) -> None:
        """Exchange now, with what stands apart: after an upgrade it may pass."""
        self.told.tell("")
        self.door.retry_asked.emit()

    @Slot()
    def copy_reference(self) -> None:
        """Copy the reference of the chosen entry."""
        self.reference.copy()
        self.told.tell(QCoreApplication.translate("Shared", "La référence est copiée."))

    @Slot()
    def ask_export(self) -> None:
        """Ask where the report goes, and write it off the UI thread."""
        name, _ = QFileDialog.getSaveFileName(
            self,
            QCoreApplication.translate("Shared", "Rapport pour l’informatique…"),
            f"guichet-{self.context.now():%Y-%m-%d}.json",
            "JSON (*.json)",
        )
        if name:
            self.context.tasks.run(
                _Export(self.door, Path(name)), self._exported, self.told.refused, lane=Lane.POOL
            )

    @Slot(object)
    def _exported(self, done: tuple[int, str]) -> None:
        self.told.tell(
            QCoreApplication.translate("Shared", "Le rapport est dans {file}.").format(file=done[1])
        )

    @Slot(object)
    def _stands(self, state: State) -> None:
        self._state(state)
        if self.isVisible():
            self.opened()

    def _state(self, state: State | None) -> None:
        shown = LinkState() if state is None else said(state, self.context.now())
        self.pill.show_state(text(shown.word), shown.tone)
        alone = translate(
            "Shared",
            "Ce poste n’est inscrit à aucune base partagée : tout est inscrit ici. L’administrateur l’inscrit avec"
            " « guichet desk enrol ».",
        )
        sentence = alone if state is None else shown.sentence
        self.sentence.setText("" if sentence is None else text(sentence))
        self.waiting.setVisible(bool(shown.to_send))
        if shown.to_send:
            self.waiting.setText(QCoreApplication.translate("StatusLine", "%n à envoyer", "", shown.to_send))
        self.again.setEnabled(state is not None)
        self.context.actions.refresh()

    @Slot(object)
    def _came(self, found: tuple[list[Aside], int]) -> None:
        self._list(*found)

    def _list(self, entries: list[Aside], count: int) -> None:
        self._entries = entries
        self.list.show_rows([_row_of(each) for each in entries])
        self.nothing.setVisible(not entries)
        for each in (self.counted, self.list, self.advice, self.buttons):
            each.setVisible(bool(entries))
        self.counted.setText(
            QCoreApplication.translate("Shared", "%n entrée(s) à part, les plus récentes d’abord", "", count)
        )
        if entries and self.list.key() is None:
            self.list.choose(entries[0].key)
        self._show(self.list.key())

    @Slot(object)
    def _show(self, _key: object) -> None:
        chosen = self._chosen()
        self.full.setVisible(chosen is not None)
        if chosen is not None:
            self.why.setText(text(chosen.why))
            self.reference.setText(chosen.reference)
        self.context.actions.refresh()

    def _chosen(self) -> Aside | None:
        key = self.list.key()
        return next((each for each in self._entries if each.key == key), None)


def _row_of(each: Aside) -> Suggestion:
    say = QCoreApplication.translate
    if each.recorded_here:
        word, tone = say("Shared", "Inscrite ici"), Tone.TODAY
    else:
        word, tone = say("Shared", "Reçue"), Tone.LATE
    title = " · ".join(part for part in (text(each.what), each.number) if part)
    when = civil.date_time(each.at, language())
    where = each.desk or say("Shared", "poste inconnu ici")
    return Suggestion(each.key, title, f"{where} · {when}", word, tone)
