"""Settings of this desk and of the people who work at it: names, roles, PINs (STAFF-7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from guichet.domain.directory import Directory
from guichet.domain.people import ROLE_NAMES, Agent
from guichet.domain.wording import translate
from guichet.ui.directory.entries import name_of
from guichet.ui.directory.person import PersonEdit
from guichet.ui.door import OnDuty
from guichet.ui.i18n import text
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.settings import people_work
from guichet.ui.settings.section import Said, Section, card, only_for, row, side, stack
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.segmented import Option, SegmentedControl
from guichet.ui.widgets.shortlist import ShortList

if TYPE_CHECKING:
    from guichet.application.setting_up import DeskFacts

_LONGEST = 120
_PIN = 12


def _line(longest: int, *, secret: bool = False) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(longest)
    if secret:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


class PeopleSection(Section):
    """This desk, one's own PIN, and the people: chosen in the list, changed in the form under it."""

    streams = frozenset({"agent", "desk"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._agents: list[Agent] = []
        self._directory = Directory()
        self._editing: Agent | None = None
        self._leaving: Agent | None = None
        self._build_desk()
        self._build_own()
        self._build_people()
        say = QCoreApplication.translate
        self.lay_out(
            (
                card(say("SettingsScreen", "Ce poste"), self.letters, self._desk_form, self.desk_said),
                card(say("SettingsScreen", "Mon NIP"), self._own_form, self.own_said),
            ),
            (
                card(
                    say("SettingsScreen", "Les personnes"),
                    self.list,
                    self.form_title,
                    self._form,
                    self.said,
                ),
            ),
        )

    # ------------------------------------------------------------------ building

    def _build_desk(self) -> None:
        say = QCoreApplication.translate
        self.letters = Label("", Style.SOFT, wrap=True)
        self.desk_name, self.place = _line(_LONGEST), _line(_LONGEST)
        self.save_desk = Button(say("SettingsScreen", "Enregistrer le poste"))
        self.desk_said = Said()
        self.desk_field = Field(say("SettingsScreen", "N&om du poste"), self.desk_name)
        self._desk_form = stack(
            self.desk_field,
            Field(say("SettingsScreen", "L&ieu (facultatif)"), self.place),
            row(self.save_desk),
        )
        for line in (self.desk_name, self.place):
            line.returnPressed.connect(self.rename)
        self.save_desk.clicked.connect(self.rename)

    def _build_own(self) -> None:
        say = QCoreApplication.translate
        self.present, self.new, self.again = (_line(_PIN, secret=True) for _ in range(3))
        self.present_field = Field(say("SettingsScreen", "NIP a&ctuel"), self.present)
        self.new_field = Field(
            say("SettingsScreen", "No&uveau NIP"),
            self.new,
            say("SettingsScreen", "De 4 à 12 chiffres; vide\u00a0: sans NIP."),
        )
        self.again_field = Field(say("SettingsScreen", "Nouveau NIP, une &seconde fois"), self.again)
        self.save_pin = Button(say("SettingsScreen", "Changer mon NIP"), icon="key-round")
        self.own_said = Said()
        self._own_form = stack(self.present_field, side(self.new_field, self.again_field), row(self.save_pin))
        for line in (self.present, self.new, self.again):
            line.returnPressed.connect(self.change_pin)
        self.save_pin.clicked.connect(self.change_pin)

    def _build_people(self) -> None:
        say = QCoreApplication.translate
        self.list = ShortList(say("SettingsScreen", "Personnes de ce poste"))
        self.list.chosen.connect(self._choose)
        self.form_title = Label("", Style.STRONG, wrap=True)
        self.name, self.pin = _line(_LONGEST), _line(_PIN, secret=True)
        self.role = SegmentedControl(
            [Option(key, text(word)) for key, word in ROLE_NAMES.items()],
            say("SettingsScreen", "Rôle"),
            "clerk",
        )
        self.contact = PersonEdit()
        self.contact_field = Field(
            say("SettingsScreen", "Au répertoire (&facultatif)"),
            self.contact,
            say("SettingsScreen", "Qui y est déclare ses propres absences (STAFF-6)."),
        )
        self.name_field = Field(say("SettingsScreen", "Nom ou ti&tre"), self.name)
        self.pin_field = Field(say("SettingsScreen", "NI&P (facultatif)"), self.pin)
        self.save = Button(say("SettingsScreen", "Ajouter la personne"), kind=Kind.PRIMARY)
        self.fresh = Button(say("SettingsScreen", "Nouvelle personne"), icon="plus")
        self.no_pin = Button(say("SettingsScreen", "Enlever le NIP"))
        self.leave = Button(say("SettingsScreen", "Retirer du poste"), icon="trash-2")
        self.said = Said()
        self._form = stack(
            side(self.name_field, self.pin_field),
            Field(say("SettingsScreen", "&Rôle"), self.role),
            self.contact_field,
            row(self.save, self.fresh, self.no_pin, self.leave),
        )
        for line in (self.name, self.pin):
            line.returnPressed.connect(self.save_person)
        self.save.clicked.connect(self.save_person)
        self.fresh.clicked.connect(self.begin_new)
        self.no_pin.clicked.connect(self.remove_pin)
        self.leave.clicked.connect(self.remove)
        self._show_form(None)

    # ------------------------------------------------------------------ reading

    def opened(self) -> None:
        """Read the desk and its people."""
        self.context.tasks.run(
            self.door.use(people_work.facts), self._came, lane=Lane.READ, latest="settings-people"
        )

    def first_focus(self) -> QWidget | None:
        """Begin with the list, or with one's PIN where nothing else may be changed."""
        return self.list if self.may("manage_agents") and self.list.isVisible() else self.new

    @Slot(object)
    def _came(self, facts: tuple[DeskFacts | None, list[Agent], Directory]) -> None:
        known, self._agents, directory = facts
        self._directory = directory
        self.contact.show_directory(directory, ())
        say = QCoreApplication.translate
        manages = self.may("manage_agents")
        if known is not None:
            self.letters.setText(
                say("SettingsScreen", "Lettres {code}\u00a0: elles sont dans les numéros de dossier.").format(
                    code=known.code
                )
            )
            if not self.desk_name.isModified():
                self.desk_name.setText(known.name)
            if not self.place.isModified():
                self.place.setText(known.place)
        on_duty = self.door.duty.agent
        self.present_field.setVisible(on_duty is not None and on_duty.has_pin)
        self.list.show_rows([self._row(agent) for agent in self._agents])
        if self._editing is not None:
            now = next((agent for agent in self._agents if agent.id == self._editing.id), None)
            if now != self._editing:
                self._show_form(now)
        for each in (
            self.desk_name, self.place, self.save_desk, self.name, self.pin, self.role, self.contact, self.save, self.fresh,
            self.no_pin, self.leave,
        ):  # fmt: skip
            each.setEnabled(manages)
        if not manages:
            self.said.tell(text(only_for("manage_agents")), Tone.QUIET)
            self.desk_said.tell(text(only_for("manage_agents")), Tone.QUIET)

    def _row(self, agent: Agent) -> Suggestion:
        say = QCoreApplication.translate
        now = self.door.duty.agent
        with_pin = say("SettingsScreen", "avec NIP") if agent.has_pin else say("SettingsScreen", "sans NIP")
        return Suggestion(
            agent.id,
            agent.name,
            " · ".join(part for part in (text(ROLE_NAMES[agent.role]), with_pin, self._title(agent)) if part),
            pill=say("SettingsScreen", "En service") if now is not None and now.id == agent.id else "",
            tone=Tone.DONE,
        )

    def _title(self, agent: Agent) -> str:
        """Return which person of the directory an agent is, where that says more than their name."""
        person = self._directory.contacts.get(agent.contact)
        title = name_of(person.title_fr, person.title_en) if person is not None else ""
        return "" if title == agent.name else title

    # ------------------------------------------------------------------ this desk, one's PIN

    @Slot()
    def rename(self) -> None:
        """Record the desk's name and place."""
        work = partial(people_work.rename, self.desk_name.text(), self.place.text())
        self.context.tasks.run(self.door.use(work), self._renamed, self.desk_said.refused, lane=Lane.STORE)

    @Slot(object)
    def _renamed(self, known: DeskFacts) -> None:
        self.desk_name.setModified(False)
        self.place.setModified(False)
        self.door.duty = OnDuty(self.door.duty.agent, known.name)
        self.door.duty_changed.emit(self.door.duty)
        self.desk_said.tell(QCoreApplication.translate("SettingsScreen", "Le poste est enregistré."))

    @Slot()
    def change_pin(self) -> None:
        """Give oneself another PIN."""
        if self.new.text() != self.again.text():
            self.again_field.set_error(
                QCoreApplication.translate("SettingsScreen", "Les deux NIP diffèrent\u00a0: retapez-les.")
            )
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.again_field.set_error("")
        work = partial(people_work.own_pin, self.present.text(), self.new.text())
        self.context.tasks.run(self.door.use(work), self._pin_changed, self.own_said.refused, lane=Lane.STORE)

    @Slot(object)
    def _pin_changed(self, agent: Agent) -> None:
        for line in (self.present, self.new, self.again):
            line.clear()
        self._on_duty(agent)
        say = QCoreApplication.translate
        self.own_said.tell(
            say("SettingsScreen", "Votre NIP est changé.")
            if agent.has_pin
            else say("SettingsScreen", "Vous n’avez plus de NIP.")
        )

    def _on_duty(self, agent: Agent) -> None:
        """Tell everyone what changed of the person on duty."""
        self.door.duty = OnDuty(agent, self.door.duty.desk_name)
        self.door.duty_changed.emit(self.door.duty)

    # ------------------------------------------------------------------ people

    @Slot(object)
    def _choose(self, key: object) -> None:
        self.said.tell("")
        self._show_form(next((agent for agent in self._agents if agent.id == key), None))

    @Slot()
    def begin_new(self) -> None:
        """Empty the form for another person."""
        self.list.clear_choice()
        self._show_form(None)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, agent: Agent | None) -> None:
        say = QCoreApplication.translate
        self._editing = agent
        self.name.setText("" if agent is None else agent.name)
        self.role.set_value("clerk" if agent is None else agent.role)
        self.contact.set_code("" if agent is None else agent.contact)
        self.contact_field.set_error("")
        self.pin.clear()
        known = agent is not None
        has_pin = agent is not None and agent.has_pin
        self.form_title.setText(say("SettingsScreen", "Nouvelle personne") if agent is None else agent.name)
        self.save.setText(
            say("SettingsScreen", "Enregistrer") if known else say("SettingsScreen", "Ajouter la personne")
        )
        self.save.updateGeometry()
        self.pin_field.set_hint(
            say("SettingsScreen", "Vide\u00a0: le NIP reste le même.")
            if has_pin
            else say("SettingsScreen", "De 4 à 12 chiffres; vide\u00a0: sans NIP.")
        )
        self.fresh.setVisible(known)
        on_duty = self.door.duty.agent
        self.leave.setVisible(agent is not None and (on_duty is None or agent.id != on_duty.id))
        self.no_pin.setVisible(has_pin)

    @Slot()
    def save_person(self) -> None:
        """Record the person of the form, new or changed."""
        if not self.name.text().strip():
            self.name_field.set_error(
                QCoreApplication.translate("SettingsScreen", "Écrivez un nom ou un titre.")
            )
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.name_field.set_error("")
        if self.contact.text().strip() and not self.contact.code():
            self.contact_field.set_error(
                QCoreApplication.translate(
                    "SettingsScreen", "Choisissez la personne dans la liste (↓, Entrée)."
                )
            )
            self.contact.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.contact_field.set_error("")
        contact = self.contact.code()
        if self._editing is None:
            work = partial(people_work.add, self.name.text(), self.role.value(), self.pin.text(), contact)
        else:
            changes: dict[str, Any] = {
                "name": self.name.text(),
                "role": self.role.value(),
                "contact": contact,
            }
            if self.pin.text():
                changes["pin"] = self.pin.text()
            work = partial(people_work.change, self._editing.id, changes)
        self.context.tasks.run(self.door.use(work), self._saved, self.said.refused, lane=Lane.STORE)

    @Slot(object)
    def _saved(self, on_duty: Agent) -> None:
        name = " ".join(self.name.text().split())
        known = self._editing is not None
        if not known:
            self._show_form(None)
        self._on_duty(on_duty)
        say = QCoreApplication.translate
        self.said.tell(
            (
                say("SettingsScreen", "{name}\u00a0: enregistré.")
                if known
                else say("SettingsScreen", "{name} peut prendre le service (F12).")
            ).format(name=name)
        )

    @Slot()
    def remove_pin(self) -> None:
        """Take the chosen person's PIN away."""
        if self._editing is not None:
            work = partial(people_work.change, self._editing.id, {"pin": ""})
            self.context.tasks.run(self.door.use(work), self._saved, self.said.refused, lane=Lane.STORE)

    @Slot()
    def remove(self) -> None:
        """Take the chosen person off this desk; what they recorded stays theirs."""
        if self._editing is not None:
            self._leaving = self._editing
            work = partial(people_work.change, self._leaving.id, {"active": False})
            self.context.tasks.run(self.door.use(work), self._removed, self.said.refused, lane=Lane.STORE)

    @Slot(object)
    def _removed(self, _on_duty: Agent) -> None:
        leaving = self._leaving
        if leaving is None:
            return
        self.begin_new()
        self.context.notify(
            NoticeData(
                translate("SettingsScreen", "{name} ne travaille plus à ce poste.", name=leaving.name),
                Tone.DONE,
                translate("SettingsScreen", "Annuler"),
                partial(self._bring_back, leaving),
            )
        )

    def _bring_back(self, agent: Agent) -> None:
        self.context.tasks.run(
            self.door.use(partial(people_work.change, agent.id, {"active": True})),
            self._on_duty,
            lane=Lane.STORE,
        )

    def state(self) -> dict[str, Any]:
        """Return what is typed but not recorded; never a PIN."""
        return {
            "editing": None if self._editing is None else self._editing.id,
            "name": self.name.text(),
            "role": self.role.value(),
            "contact": self.contact.code(),
            "desk": (self.desk_name.text(), self.place.text()) if self.desk_name.isModified() else None,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what was typed."""
        self.name.setText(state["name"])
        self.role.set_value(state["role"])
        self.contact.set_code(state["contact"])
        if state["desk"] is not None:
            for line, words in zip((self.desk_name, self.place), state["desk"], strict=True):
                line.setText(words)
                line.setModified(True)
