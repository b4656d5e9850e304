"""Before a transfer, the check with the colleague: who was asked, when, what they answered (STAFF-2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.ui.i18n import language, text
from guichet.ui.intake.typed import Ask, stamp
from guichet.ui.intake.words import answers
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.clause import ClauseLink
from guichet.ui.widgets.columns import Columns
from guichet.ui.widgets.completing import CompletingEdit, Suggestion
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.momentedit import DateTimeEdit
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from guichet.application.at_counter import Colleague


class TransferPanel(QWidget):
    """Asked inline, under the form. `edited` comes with every change; `grew` when there is more to see."""

    edited = Signal()
    grew = Signal()

    def __init__(
        self, now: Callable[[], datetime], clause: Callable[[str], str | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._contact = ""
        self._since = ""
        self._at_first: datetime | None = None
        self.asked: list[Ask] = []
        say = QCoreApplication.translate
        theme = current()
        card = Card(sunken=True)
        head = QHBoxLayout()
        head.addWidget(Label(say("Intake", "Avant de transférer, demandez au collègue"), Style.HEADING))
        head.addWidget(ClauseLink("STAFF-2", clause))
        head.addStretch(1)
        card.body.addLayout(head)
        self.history = Label("", Style.BODY, wrap=True)
        card.body.addWidget(self.history)
        self.colleague = CompletingEdit(say("Intake", "titre, service ou poste"))
        self.colleague_field = Field(say("Intake", "Collè&gue"), self.colleague)
        self.at = DateTimeEdit(now)
        self.at_field = Field(say("Intake", "D&emandé à"), self.at)
        row = Columns(fold_at=460, gap=3)
        row.add(self.colleague_field, 3)
        row.add(self.at_field, 1)
        card.body.addWidget(row)
        self.there = Pill("", Tone.DONE)
        card.body.addWidget(self.there, 0, Qt.AlignmentFlag.AlignLeft)
        self.answer = SegmentedControl(answers(), say("Intake", "Sa réponse"), tight=True)
        self.answer_field = Field(say("Intake", "&Sa réponse"), self.answer)
        self.why = QLineEdit()
        self.why_field = Field(say("Intake", "R&aison donnée"), self.why)
        below = Columns(fold_at=900, gap=3)
        below.add(self.answer_field, 0)
        below.add(self.why_field, 1)
        card.body.addWidget(below)
        self.next_button = Button(say("Intake", "Noter et demander au suivant"), key="Ctrl+F10")
        self.told = Label("", Style.SMALL, wrap=True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.gap(3))
        foot.addWidget(self.told, 1)
        foot.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.gap(3), 0, 0)
        column.addWidget(card)
        self.colleague.typed.connect(self._retyped)
        self.colleague.picked.connect(self._picked)
        self.answer.chosen.connect(self._answered)
        self.why.textEdited.connect(self.edited)
        self.at.changed.connect(self.edited)
        self.hide()

    def begin(self, asked: list[Ask]) -> None:
        """Ask anew, after those asked already."""
        self.asked = list(asked)
        self._since = (asked[0].since if asked else "") or self._now().isoformat()
        self._clear()
        self._show_asked()
        self.show()

    def offer(self, colleague: Colleague | None) -> None:
        """Propose the next best contact; None when nobody is left to ask."""
        if colleague is None:
            self._contact = ""
            self.colleague.clear()
            self.there.hide()
            return
        self._contact = colleague.contact.code
        self.colleague.setText(title_of(colleague))
        self._show_presence(colleague)
        self.colleague_field.set_error("")
        self.grew.emit()

    def suggestions(self, found: list[Colleague]) -> list[Suggestion]:
        """Return what to propose under the line."""
        return [
            Suggestion(
                each,
                title_of(each),
                text(each.service),
                text(each.presence),
                Tone.DONE if each.here else Tone.TODAY,
            )
            for each in found
        ]

    @Slot()
    def _retyped(self) -> None:
        self._contact = ""
        self.there.hide()
        self.edited.emit()

    @Slot(object)
    def _picked(self, suggestion: Suggestion) -> None:
        self.offer(suggestion.key)  # type: ignore[arg-type]
        self.edited.emit()

    def _show_presence(self, colleague: Colleague) -> None:
        words = text(colleague.presence)
        self.there.setVisible(bool(words))
        self.there.show_state(words[:1].upper() + words[1:], Tone.DONE if colleague.here else Tone.TODAY)

    @Slot(str)
    def _answered(self, answer: str) -> None:
        say = QCoreApplication.translate
        self.answer_field.set_error("")
        self.told.setText(
            {
                "yes": say("Intake", "Le dossier lui est transféré dès qu’il s’ouvre (Ctrl+Entrée)."),
                "no": say("Intake", "Sans oui, pas de transfert. Notez la raison, puis demandez au suivant."),
                "not_mine": say("Intake", "Ce refus se compte à part : demandez à un autre service."),
                "no_answer": say("Intake", "Sans oui, pas de transfert : un rappel devient dû."),
                "voicemail": say("Intake", "Un message n’est pas un oui : un rappel devient dû."),
            }[answer]
        )
        self.next_button.setVisible(answer != "yes")
        self.edited.emit()

    @property
    def pending(self) -> bool:
        """Whether an answer waits to be noted."""
        return bool(self.answer.value())

    @property
    def trouble(self) -> tuple[Field, str] | None:
        """The field where something is missing before the answer can be noted, and what to do."""
        say = QCoreApplication.translate
        if not self._contact:
            return self.colleague_field, say(
                "Intake", "Choisissez le collègue dans la liste (↓ puis Entrée)."
            )
        if not self.answer.value():
            return self.answer_field, say(
                "Intake", "Choisissez ce que le collègue a répondu, ou fermez le transfert (F10)."
            )
        if self.at.moment() is None:
            return self.at_field, self.at.problem or say("Intake", "Indiquez quand il a été joint.")
        if self.answer.value() == "no" and not self.why.text().strip():
            return self.why_field, say("Intake", "Un refus se note avec sa raison.")
        return None

    def note(self) -> None:
        """Put the answer in the list and make room for the next colleague."""
        moment = self.at.moment() or self._now()
        untouched = (
            moment == self._at_first
        )  # then it is now, to the second: that is how long the citizen waited
        self.asked.append(
            Ask(
                self._contact,
                self.colleague.text(),
                self.answer.value(),
                self.why.text().strip(),
                self._now().isoformat() if untouched else stamp(moment),
                self._since,
            )
        )
        self._clear()
        self._show_asked()
        self.edited.emit()

    def _clear(self) -> None:
        self._contact = ""
        self.colleague.clear()
        self.there.hide()
        self.at.set_moment(self._now())
        self._at_first = self.at.moment()
        self.answer.clear()
        self.why.clear()
        self.told.setText("")
        self.next_button.show()
        for field in (self.colleague_field, self.at_field, self.answer_field, self.why_field):
            field.set_error("")

    def _show_asked(self) -> None:
        said = {option.key: option.text for option in answers()}
        lines = []
        for each in self.asked:
            time = civil.clock_time(datetime.fromisoformat(each.at), language())
            parts = [f"{time} · {each.title}", said.get(each.answer, each.answer), each.why]
            lines.append(" · ".join(part for part in parts if part))
        self.history.setText("\n".join(lines))
        self.history.setVisible(bool(lines))


def title_of(colleague: Colleague) -> str:
    """Return `Contremaître à la voirie · poste 1502` in the language of the screens."""
    from guichet.domain.bilingual import Bilingual

    contact = colleague.contact
    title = text(Bilingual.of(contact.title_fr, contact.title_en))
    if not contact.extension:
        return title
    return f"{title} · " + QCoreApplication.translate("Intake", "poste {n}").format(n=contact.extension)
