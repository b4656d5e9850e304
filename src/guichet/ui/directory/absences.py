"""Who is away and who takes over: declared, corrected, ended early, cancelled, with the messages (STAFF-6)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.domain.directory import Directory
from guichet.domain.people import Agent, may, may_declare_absence
from guichet.domain.wording import Text, translate
from guichet.ui.directory import absence_work as work
from guichet.ui.directory.absence_form import AbsenceForm, labels_of, sentence
from guichet.ui.directory.absence_list import AbsenceList
from guichet.ui.directory.absence_messages import AbsenceMessages
from guichet.ui.directory.absence_work import Row, Typed
from guichet.ui.directory.editing import inside
from guichet.ui.directory.history import ABSENCE, HistoryLine
from guichet.ui.directory.work import Known
from guichet.ui.door import Door
from guichet.ui.i18n import text
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.settings.section import Said, only_for
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.columns import Columns, Scrolled
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style

if TYPE_CHECKING:
    from guichet.application.absence_planning import Foreseen
    from guichet.application.absences import Declared


class AbsencesPage(QWidget):
    """Choose an absence, correct it, end it early, cancel it, or declare one; what it gives stands beside as it is typed."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.context = context
        self._door: Door = context.app
        self._directory = Directory()
        self._rows: list[Row] = []
        self._shown: Row | None = None
        self._wanted = ""
        self._begun = False
        self._written: Typed | None = None
        self._clash = ""
        self._cancelled: Typed | None = None
        self._build()
        self.side.changed.connect(self._list)
        self.side.chosen.connect(self._choose)
        self.side.new_button.clicked.connect(self.new)
        self.form.edited.connect(self._edited)
        self.form.person_chosen.connect(self._person_chosen)
        self.save_button.clicked.connect(self.save)
        self.accept_button.clicked.connect(self.accept)
        self.clash_button.clicked.connect(self.show_clash)
        self.back_button.clicked.connect(self.put_back)
        self.end_button.clicked.connect(self.end_now)
        self.cancel_button.clicked.connect(self.cancel)
        self._show_row(None)

    def _build(self) -> None:
        say = QCoreApplication.translate
        theme = current()
        self.side = AbsenceList()
        self.title = Label("", Style.HEADING, wrap=True)
        self.history = HistoryLine(self.context)
        self.form = AbsenceForm(self.context.now)
        self.said = Said()
        self.save_button = Button(say("DirectoryScreen", "Enregistrer"), key="Ctrl+Return", kind=Kind.PRIMARY)
        self.accept_button = Button(say("DirectoryScreen", "Inscrire &sans relève"))
        self.clash_button = Button(say("DirectoryScreen", "V&oir l’autre absence"), icon="eye")
        self.back_button = Button(say("DirectoryScreen", "Remettre comme avant"), icon="undo-2")
        self.end_button = Button(say("DirectoryScreen", "De re&tour maintenant"), icon="badge-check")
        self.cancel_button = Button(say("DirectoryScreen", "&Annuler l’absence"), icon="trash-2")
        buttons = FlowLayout(gap=2)
        for each in (self.end_button, self.cancel_button, self.back_button):
            buttons.addWidget(each)
        buttons.push()
        for each in (self.clash_button, self.accept_button, self.save_button):
            buttons.addWidget(each)
        card = Card()
        card.body.setSpacing(theme.gap(3))
        card.body.addWidget(self.title)
        card.body.addWidget(self.history)
        card.body.addWidget(self.form)
        card.body.addWidget(self.said)
        card.body.addLayout(buttons)
        self.messages = AbsenceMessages(self.context)
        one = QWidget()
        column = QVBoxLayout(one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(3))
        column.addWidget(card)
        column.addWidget(self.messages)
        column.addStretch(1)
        columns = Columns(fold_at=820)
        columns.add(self.side, 2)
        columns.add(one, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inside(columns)
        outer.addWidget(Scrolled(columns), 1)

    # ------------------------------------------------------------------ reading

    def read(self) -> None:
        """Read the list again."""
        self.context.tasks.run(self._door.use(work.rows), self._came, lane=Lane.READ, latest="absences")

    def show_known(self, known: Known) -> None:
        """Propose people from the directory as it was just read."""
        self._directory = known.directory
        self.form.show_directory(known.directory, known.away.keys())

    def state(self) -> dict[str, Any]:
        """Return what is chosen, and what stands half written in the form."""
        return {
            "when": self.side.when.value(),
            "chosen": self._shown.id if self._shown is not None else "",
            "written": self.form.typed() if self.form.changed else None,
            "begun": self._begun,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Show the same again, in another language or size."""
        self.side.when.set_value(state["when"])
        self._wanted = state["chosen"]
        self._written = state["written"]
        self._begun = state["begun"]

    def first_focus(self) -> QWidget:
        """Begin with the list, or with what declares the first absence."""
        side = self.side
        return side.list if side.list.isVisibleTo(self) else side.new_button

    def duty_changed(self) -> None:
        """Offer what whoever is on duty now may do."""
        if not self.form.changed:
            self._show_row(self._shown)

    def _agent(self) -> Agent | None:
        return self._door.duty.agent

    def may_declare(self) -> bool:
        """Tell whether whoever is on duty may declare anybody's absence, if only their own."""
        agent = self._agent()
        return agent is not None and may_declare_absence(agent, agent.contact)

    @Slot(object)
    def _came(self, rows: list[Row]) -> None:
        self._rows = rows
        self._list()

    @Slot()
    def _list(self, *_: object) -> None:
        found = self.side.show_rows(self._rows)
        if self.form.changed:
            return
        key = self._wanted or (self._shown.id if self._shown is not None else "")
        row = next((each for each in found if each.id == key), None)
        if row is None and found and not self._begun:
            row = found[0]
        self._wanted = ""
        if row is not None or not self._begun:
            self.side.mark(row)
            self._show_row(row)
        if self._written is not None:
            self.form.write(self._written)
            self._written = None
            self._edited()

    @Slot(object)
    def _choose(self, key: object) -> None:
        if self.form.changed:
            self.said.tell(
                QCoreApplication.translate(
                    "DirectoryScreen", "Enregistrez d’abord ce qui est écrit, ou remettez-le comme avant."
                ),
                Tone.TODAY,
            )
            self.side.mark(self._shown)
            return
        self._show_row(next((each for each in self._rows if each.id == key), None))

    # ------------------------------------------------------------------ one absence

    def _show_row(self, row: Row | None, contact: str = "") -> None:
        """Show an absence, or an empty form; for somebody who may declare their own alone, it is theirs."""
        say = QCoreApplication.translate
        agent = self._agent()
        manages = agent is not None and may(agent, "manage_absences")
        if row is None and agent is not None and not manages:
            contact = agent.contact
        self._shown = row
        self._begun = self._begun and row is None
        self.form.show_typed(row.typed if row is not None else None, contact)
        whose = row.typed.contact if row is not None else contact
        over = row is not None and row.over
        allowed = agent is not None and (manages or may_declare_absence(agent, whose))
        self.form.set_editable(allowed and not over, person=manages and row is None)
        self.title.setText(
            say("DirectoryScreen", "Nouvelle absence")
            if row is None
            else say("DirectoryScreen", "{who} — absence {period}").format(
                who=sentence(text(row.listed.who)), period=text(row.listed.period)
            )
        )
        self.history.show_entry(ABSENCE, row.id if row is not None else "", labels_of(self._directory))
        self.said.tell("" if allowed else text(_only_for()), Tone.QUIET)
        for button in (self.save_button, self.cancel_button):
            button.setVisible(allowed and not over)
        self.cancel_button.setVisible(allowed and not over and row is not None)
        self.end_button.setVisible(allowed and row is not None and row.listed.now)
        self.side.new_button.setVisible(self.may_declare())
        self.back_button.hide()
        self.accept_button.hide()
        self.clash_button.hide()
        self.messages.show_messages(None)
        self._foresee()

    @Slot()
    def _edited(self) -> None:
        self.said.tell("")
        self.back_button.setVisible(self.form.changed)
        self._foresee()

    def _foresee(self) -> None:
        typed = self.form.typed()
        if typed is None:
            self._foreseen(None)
        elif self._door.is_open:
            asked = work.Foresee(typed)
            self.context.tasks.run(
                self._door.use(asked),
                self._foreseen,
                self._not_foreseen,
                lane=Lane.READ,
                latest="absence-foreseen",
            )

    @Slot(object)
    def _foreseen(self, foreseen: Foreseen | None) -> None:
        """Say beside what is typed what it gives; the messages follow. What stands recorded is flagged, not refused."""
        if foreseen is not None and self._shown is not None and not self.form.changed:
            foreseen = msgspec.structs.replace(foreseen, problem=None, yields=False, clash="")
        self.form.show_foreseen(foreseen)
        self.messages.show_messages(
            foreseen.messages if foreseen is not None else None, self.form.person.code()
        )
        self._clash = foreseen.clash if foreseen is not None else ""
        may_save = self.save_button.isVisibleTo(self)
        self.accept_button.setVisible(may_save and foreseen is not None and foreseen.yields)
        self.clash_button.setVisible(bool(self._clash))
        self.context.actions.refresh()

    @Slot(object)
    def _not_foreseen(self, refused: Text) -> None:
        self._foreseen(None)
        self.said.refused(refused)

    @Slot(str)
    def _person_chosen(self, _code: str) -> None:
        """Propose who takes over: the usual replacement, or a colleague who is there."""
        typed = self.form.typed()
        if typed is not None:
            self.context.tasks.run(
                self._door.use(work.Propose(typed)), self._proposed, lane=Lane.READ, latest="absence-proposed"
            )

    @Slot(object)
    def _proposed(self, code: str) -> None:
        self.form.propose_replacement(code)
        self._foresee()

    @Slot()
    def new(self) -> None:
        """Begin an absence; of nobody in particular yet."""
        self.declare("")

    def declare(self, contact: str) -> None:
        """Begin the absence of a person (a contact's code)."""
        if not self.may_declare():
            return
        if self.form.changed:
            self._choose(None)
            return
        self.side.mark(None)
        self._begun = True
        self._show_row(None, contact)
        if self.form.person.code():
            self._person_chosen(contact)
        self.form.begin()

    @Slot()
    def put_back(self) -> None:
        """Forget what was typed since the absence was shown."""
        self._show_row(self._shown)
        self.form.begin()

    @Slot()
    def save(self) -> None:
        """Record the absence as typed, or say what is missing."""
        if self.save_button.isVisibleTo(self) and self.form.check():
            self._record(self.form.typed())

    @Slot()
    def accept(self) -> None:
        """Record it although nobody takes over: the service answers, and the absence stays flagged."""
        typed = self.form.typed()
        if typed is not None and self.form.check():
            self._record(replace(typed, alone=True))

    def _record(self, typed: Typed | None) -> None:
        if typed is not None:
            asked = work.Declare(typed)
            self.context.tasks.run(self._door.use(asked), self._recorded, self.said.refused, lane=Lane.STORE)

    @Slot(object)
    def _recorded(self, declared: Declared) -> None:
        """Show what stands; the supervisor must look at what is flagged."""
        self.side.when.set_value("coming")
        self._wanted = declared.absence
        self._show_row(None)
        self.read()
        if declared.warnings:
            said = translate(
                "DirectoryScreen", "Absence inscrite, à revoir : {flag}", flag=declared.warnings[0]
            )
            self.context.notify(NoticeData(said, Tone.TODAY))
        else:
            said = translate(
                "DirectoryScreen", "Absence inscrite : les suivis et l’orientation en tiennent compte."
            )
            self.context.notify(NoticeData(said, Tone.DONE))

    @Slot()
    def show_clash(self) -> None:
        """Leave what is typed for the absence that stands in its way."""
        row = next((each for each in self._rows if each.id == self._clash), None)
        if row is not None:
            self.side.mark(row)
            self._show_row(row)
            self.form.begin()

    @Slot()
    def end_now(self) -> None:
        """Record that the person is back already."""
        if self.end_button.isVisibleTo(self) and self._shown is not None:
            asked = work.EndNow(self._shown.typed)
            self.context.tasks.run(self._door.use(asked), self._ended, self.said.refused, lane=Lane.STORE)

    @Slot(object)
    def _ended(self, _declared: Declared) -> None:
        self._show_row(None)
        self.context.notify(
            NoticeData(translate("DirectoryScreen", "Retour inscrit : ses suivis lui reviennent."), Tone.DONE)
        )

    @Slot()
    def cancel(self) -> None:
        """Record that the absence does not take place; it can be taken back."""
        if self.cancel_button.isVisibleTo(self) and self._shown is not None:
            asked = work.Cancel(self._shown.typed)
            self.context.tasks.run(
                self._door.use(asked), self._taken_back, self.said.refused, lane=Lane.STORE
            )

    @Slot(object)
    def _taken_back(self, cancelled: Typed) -> None:
        self._cancelled = cancelled
        self._show_row(None)
        self.context.notify(
            NoticeData(
                translate("DirectoryScreen", "Absence annulée : ses suivis lui reviennent."),
                Tone.DONE,
                translate("DirectoryScreen", "Rétablir"),
                self.declare_again,
            )
        )

    @Slot()
    def declare_again(self) -> None:
        """Record again the absence that was just cancelled."""
        self._record(self._cancelled)


def _only_for() -> Text:
    return translate(
        "DirectoryScreen",
        "Une personne déclare ses propres absences. {others}",
        others=only_for("manage_absences"),
    )
