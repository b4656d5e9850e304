"""The intake form as it stands on screen: what is asked, in the order of the eye (DEF-1, DEF-2, COM-1, COM-8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from guichet.ui.intake import words
from guichet.ui.intake.guide import Guide
from guichet.ui.intake.outcome import Outcome
from guichet.ui.intake.steering import Pills, Steering
from guichet.ui.intake.tabs import IntakeTabs
from guichet.ui.intake.transfer import TransferPanel
from guichet.ui.intake.typed import COMPLAINT, ELECTED, Typed
from guichet.ui.intake.who import Household, KnownPills, Reachable
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.clause import ClauseLink
from guichet.ui.widgets.columns import Columns, Scrolled
from guichet.ui.widgets.completing import CompletingEdit
from guichet.ui.widgets.field import Field, FieldRow
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.keyhint import KeyHint
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.momentedit import DateTimeEdit, DayEdit
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.popover import Popover
from guichet.ui.widgets.segmented import Option, SegmentedControl
from guichet.ui.widgets.textedit import MultilineEdit


class IntakeView(QWidget):
    """The widgets of the screen, and what stands in them put from and taken to a `Typed`."""

    def __init__(self, now: Callable[[], datetime], clause: Callable[[str], str | None]) -> None:
        super().__init__()
        theme = current()
        self._now = now
        self._clause = clause
        self._definitions: Sequence[tuple[str, str]] = ()
        self._popover: Popover | None = None
        self.tabs = IntakeTabs()
        self.kept = self.tabs.kept
        self.outcome = Outcome()
        self.form = Card()
        self.form.body.setSpacing(theme.gap(2))
        self._build_who()
        self._build_what()
        self._build_where()
        self._build_owed()
        self.transfer = TransferPanel(now, clause)
        main = QWidget()
        left = QVBoxLayout(main)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        self.banner = QVBoxLayout()
        """What is under way in the whole city stands here, over the form."""
        left.addLayout(self.banner)
        left.addWidget(self.outcome)
        left.addWidget(self.tabs)
        left.addWidget(self.form, 1)
        left.addWidget(self.transfer)
        left.addSpacing(theme.gap(3))
        left.addLayout(self._buttons())
        self.steering = Steering()
        columns = Columns(fold_at=900)
        columns.setContentsMargins(theme.gap(4), theme.gap(3), theme.gap(4), theme.gap(3))
        columns.add(main, 7)
        self.guide = Guide(self.steering)
        columns.add(self.guide, 4)
        self.scrolled = Scrolled(columns)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scrolled)

    # ------------------------------------------------------------------ building

    def _build_who(self) -> None:
        say = QCoreApplication.translate
        theme = current()
        body = self.form.body
        self.channel = SegmentedControl(
            words.channels(), say("Intake", "Canal"), words.channels()[0].key, tight=True
        )
        body.addWidget(Field(say("Intake", "&Canal"), self.channel))
        self.received = DateTimeEdit(self._now)
        self.received.setMaximumWidth(theme.px(180))
        self.citizen = CompletingEdit(say("Intake", "Nom, téléphone ou courriel — vide : anonyme"))
        self.received_field = Field(say("Intake", "&Reçu"), self.received)
        self.citizen_field = Field(say("Intake", "Ci&toyen"), self.citizen)
        self.relayed = QLineEdit()
        self.relayed.setPlaceholderText(say("Intake", "Personne élue qui relaie"))
        self.relayed_field = Field(say("Intake", "Rela&yé par"), self.relayed)
        self.relayed_field.hide()
        line = FieldRow(self.received_field)
        line.add(self.citizen_field, 3)
        line.add(self.relayed_field, 2)
        body.addLayout(line)
        self.household = Household()
        self.reachable = Reachable()
        self.reachable.hide()
        self.known = KnownPills()
        line.addWidget(self.known, 0, Qt.AlignmentFlag.AlignBottom)
        body.addWidget(self.household)
        body.addWidget(self.reachable)

    def _build_what(self) -> None:
        say = QCoreApplication.translate
        theme = current()
        body = self.form.body
        self.kind = SegmentedControl(words.kinds(), say("Intake", "Nature"))
        self.definition = Label(words.both_definitions(), Style.SMALL, wrap=True)
        self.confidential = Pill(say("Intake", "Confidentiel dès maintenant"), Tone.LATE)
        self.confidential.hide()
        self.personal = QCheckBox(say("Intake", "La plainte vise une personne"))
        self.personal_key = KeyHint("Ctrl+Shift+P")
        row = QHBoxLayout()
        row.setSpacing(theme.gap(2))
        row.addWidget(self.definition, 1)
        row.addWidget(KeyHint("Shift+F1"))
        for key in ("DEF-1", "DEF-2"):
            row.addWidget(ClauseLink(key, self._clause))
        row.addWidget(self.confidential)
        kinds = QVBoxLayout()
        kinds.setSpacing(theme.gap(1))
        kinds.addWidget(Field(say("Intake", "&Nature"), self.kind))
        kinds.addLayout(row)
        person = QHBoxLayout()
        person.setSpacing(theme.gap(2))
        person.addWidget(self.personal)
        person.addWidget(self.personal_key)
        person.addStretch(1)
        kinds.addLayout(person)
        for each in (self.personal, self.personal_key):
            each.hide()
        body.addLayout(kinds)
        self.description = MultilineEdit(3)
        self.description.setPlaceholderText(
            say("Intake", "Ce que dit le citoyen, dans ses mots : les propositions se font à mesure.")
        )
        self.description_field = Field(say("Intake", "&Description"), self.description)
        body.addWidget(self.description_field, 1)

    def _build_where(self) -> None:
        say = QCoreApplication.translate
        theme = current()
        self.civic = QLineEdit()
        self.civic.setFixedWidth(theme.px(96))
        self.street = CompletingEdit(say("Intake", "rue, chemin, boulevard…"))
        self.owner = Pills()
        self.owner.hide()
        self.street_field = Field(say("Intake", "R&ue"), self.street)
        place = FieldRow(Field(say("Intake", "N° ci&vique"), self.civic))
        place.add(self.street_field, 1)
        place.addWidget(self.owner, 0, Qt.AlignmentFlag.AlignBottom)
        self.form.body.addLayout(place)

    def _build_owed(self) -> None:
        say = QCoreApplication.translate
        theme = current()
        self.due = Label(say("Intake", "L’échéance se calcule…"), Style.STRONG, wrap=True)
        self.why = Label("", Style.SMALL, wrap=True)
        self.due_clause = ClauseLink("STAFF-3", self._clause)
        self.due_key = KeyHint("Shift+F2")
        for each in (self.due_clause, self.due_key):
            each.hide()
        self.promised = DayEdit(self._today)
        self.promised_field = Field(say("Intake", "Date &promise"), self.promised)
        sentence = QWidget()
        column = QVBoxLayout(sentence)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(1))
        head = QHBoxLayout()
        head.setSpacing(theme.gap(2))
        head.addWidget(self.due, 1)
        head.addWidget(self.due_clause)
        head.addWidget(self.due_key)
        column.addLayout(head)
        column.addWidget(self.why)
        sides = Columns(fold_at=400, gap=3)
        sides.add(sentence, 3)
        sides.add(self.promised_field, 1)
        owed = Card(sunken=True)
        owed.body.addWidget(sides)
        self.form.body.addWidget(owed)
        self.answer = QLineEdit()
        self.answer_field = Field(say("Intake", "Rép&onse donnée sur place (F9)"), self.answer)
        self.form.body.addWidget(self.answer_field)

    def _today(self) -> date:
        return self._now().date()

    def _buttons(self) -> FlowLayout:
        say = QCoreApplication.translate
        row = FlowLayout(gap=3)
        self.settle_button = Button(say("Intake", "Réglé au premier contact"), key="F9")
        self.transfer_button = Button(say("Intake", "Transférer…"), key="F10")
        self.open_button = Button(say("Intake", "Ouvrir le dossier"), key="Ctrl+Return", kind=Kind.PRIMARY)
        row.addWidget(self.settle_button)
        row.addWidget(self.transfer_button)
        row.push()
        row.addWidget(self.open_button)
        return row

    # ------------------------------------------------------------------ what is typed

    def put(self, typed: Typed) -> None:
        """Show one intake in the form, without telling."""
        self.channel.set_value(typed.channel)
        self.received.set_moment(typed.received_at or self._now())
        self.citizen.setText(typed.who)
        self.citizen.close_list()
        self.relayed.setText(typed.relayed_by)
        self.household.put_away()
        self.reachable.put(typed)
        self.known.show_facts(0, typed)
        self.show_kind(typed)
        self.description.set_text(typed.description)
        self.civic.setText(typed.civic)
        self.street.setText(typed.street)
        self.street.close_list()
        self.promised.set_day(typed.promised_on)
        self.answer.setText(typed.answer)
        self.steering.topic.clear()
        self.steering.mark = 0
        self.owner.hide()
        self.show_channel(typed)
        if typed.asked:
            self.transfer.begin(typed.asked)
        else:
            self.transfer.hide()
        self.kept.setText("")
        self.clear_errors()

    def take(self, typed: Typed) -> None:
        """Note what stands in the form; the moment of receipt is the screen's to note."""
        typed.channel = self.channel.value()
        typed.who = self.citizen.text()
        typed.relayed_by = self.relayed.text()
        typed.description = self.description.text()
        typed.civic = self.civic.text()
        typed.street = self.street.text()
        typed.answer = self.answer.text()
        day = self.promised.day()
        typed.promised = day.isoformat() if day is not None else ""
        self.reachable.take(typed)
        if self.transfer.isVisibleTo(self):  # put away, the panel leaves those asked on the intake
            typed.asked = list(self.transfer.asked)

    def show_channel(self, typed: Typed) -> None:
        """Ask who relays where an elected official does (ELU-1)."""
        self.relayed_field.setVisible(typed.channel == ELECTED)

    def show_kind(self, typed: Typed) -> None:
        """Show the kind chosen, else the topic's, else none; and what the policy says it is."""
        wanted = typed.wanted_kind
        if wanted:
            self.kind.set_value(wanted)
        elif self.kind.value():
            self.kind.clear()
        for each in (self.personal, self.personal_key):
            each.setVisible(wanted == COMPLAINT)
        self.personal.setChecked(bool(typed.personal))
        told = dict(self._definitions).get(wanted, "")
        self.definition.setText(told or words.both_definitions())

    def offer(
        self, channels: list[Option], kinds: list[Option], definitions: Sequence[tuple[str, str]]
    ) -> None:
        """Offer the ways in and the kinds of the policy in force, if they are not those shown already."""
        if [each[:2] for each in channels] != [each[:2] for each in words.channels()]:
            self.channel.set_options(channels, self.channel.value())
        if [each[:2] for each in kinds] != [each[:2] for each in words.kinds()]:
            self.kind.set_options(kinds, self.kind.value())
        self._definitions = definitions

    def toggle_definitions(self, kinds: Sequence[tuple[str, str]]) -> None:
        """Show each kind (`word`, `definition`) beside the choice, or put them away."""
        old, self._popover = self._popover, None
        if old is not None:
            shown = old.isVisible()
            old.close_box()
            old.deleteLater()
            if shown:
                return
        self._popover = Popover(self.window())
        for word, told in kinds:
            self._popover.body.addWidget(Label(word, Style.LABEL))
            self._popover.body.addWidget(Label(told, wrap=True))
        self._popover.open_beside(self.kind, 520)

    def cite(self, key: str) -> None:
        """Cite the clause of what is owed."""
        self.due_clause.setText(key)
        self.due_clause.setAccessibleName(
            QCoreApplication.translate("ClauseLink", "Clause {key} de la politique").format(key=key)
        )
        self.due_clause.show()
        self.due_key.show()

    # ------------------------------------------------------------------ what is wrong

    @property
    def fields(self) -> dict[str, Field]:
        """The fields that a refusal may point to, by name, in the order of the eye."""
        return {
            "received": self.received_field,
            "citizen": self.citizen_field,
            "relayed": self.relayed_field,
            "household": self.household.field,
            "phone": self.reachable.fields["phone"],
            "email": self.reachable.fields["email"],
            "description": self.description_field,
            "street": self.street_field,
            "promised": self.promised_field,
            "answer": self.answer_field,
            "colleague": self.transfer.colleague_field,
        }

    def clear_errors(self) -> None:
        """Take every remark under the inputs away."""
        for field in self.fields.values():
            if field.error:
                field.set_error("")

    def refuse(self, field: Field, sentence: str) -> None:
        """Say beside the field what to do, and bring the keys and the eye there."""
        self.clear_errors()
        field.set_error(sentence)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrolled.ensureWidgetVisible(field)
