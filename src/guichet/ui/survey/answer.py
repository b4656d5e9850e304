"""The card of one citizen: how to reach them, what to ask in their language, what they answer (COM-11, COM-1, ELU-4)."""

from __future__ import annotations

import json

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from guichet.domain import civil, commands
from guichet.domain.payloads import Response
from guichet.domain.surveying import DISSATISFIED, SCALE, SCORE_NAMES
from guichet.domain.wording import Text
from guichet.ui.i18n import language, text
from guichet.ui.survey.work import Row
from guichet.ui.theme import current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import CopyLabel, Label, Style
from guichet.ui.widgets.segmented import Option, SegmentedControl
from guichet.ui.widgets.textedit import MultilineEdit


class AnswerCard(Card):
    """`asked(Rate)` when an answer is to be recorded; `opened(number)` when the dossier is wanted."""

    asked = Signal(object)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        say = QCoreApplication.translate
        self._row: Row | None = None
        self._round = ""
        self.who = Label("", Style.HEADING, wrap=True)
        self.phone = CopyLabel("", say("SurveyScreen", "le téléphone"))
        self.needs = Label("", Style.SMALL, wrap=True)
        self.about = Label("", Style.BODY, wrap=True)
        self.question = Label("", Style.STRONG, wrap=True)
        self.score = SegmentedControl(
            [Option(str(score), str(score)) for score in SCALE],
            say("SurveyScreen", "Satisfaction, de 1 à 5"),
            "",
        )
        self.score_name = Label("", Style.SMALL, wrap=True)
        self.comment = MultilineEdit(3)
        self.comment_field = Field(say("SurveyScreen", "Ce que dit le c&itoyen"), self.comment)
        self.reopen = QCheckBox(
            say("SurveyScreen", "Rou&vrir le dossier : le citoyen n’est pas satisfait (ELU-4)")
        )
        self.error = Label("", Style.BODY, wrap=True)
        self.save_button = Button(say("SurveyScreen", "Inscrire"), key="Ctrl+Return", kind=Kind.PRIMARY)
        self.refused_button = Button(say("SurveyScreen", "Refuse"), key="R")
        self.missed_button = Button(say("SurveyScreen", "Non joint"), key="N")
        self.open_button = Button(say("SurveyScreen", "Dossier"), key="O", icon="folder")
        head = FlowLayout(gap=3)
        head.addWidget(self.who)
        head.addWidget(self.phone)
        buttons = FlowLayout(gap=2)
        for each in (self.save_button, self.missed_button, self.refused_button, self.open_button):
            buttons.addWidget(each)
        scale = QWidget()
        column = QVBoxLayout(scale)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().gap(1))
        column.addWidget(self.score)
        column.addWidget(self.score_name)
        self.body.setSpacing(current().gap(3))
        self.body.addLayout(head)
        for part in (
            self.needs,
            self.about,
            self.question,
            scale,
            self.comment_field,
            self.reopen,
            self.error,
        ):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self.body.addStretch(1)
        self.score.chosen.connect(self._scored)
        self.save_button.clicked.connect(self.save)
        self.refused_button.clicked.connect(self.refused)
        self.missed_button.clicked.connect(self.missed)
        self.open_button.clicked.connect(self.open)
        self._scored("")

    @property
    def row(self) -> Row | None:
        """The dossier in sight."""
        return self._row

    @property
    def begun(self) -> bool:
        """Whether something was typed that is not recorded yet."""
        line = self._row.line if self._row is not None else None
        said = str(line.score) if line is not None and line.response == "answered" else ""
        return self.score.value() != said or self.comment.text() != (line.comment if line is not None else "")

    def show_row(
        self, row: Row | None, round_id: str = "", question: Text | None = None, *, ended: bool = False
    ) -> None:
        """Show a dossier of a round, with what was answered before; a round that is over is only read."""
        self._row, self._round = row, round_id
        self.setVisible(row is not None)
        if row is None:
            return
        line = row.line
        say = QCoreApplication.translate
        self.who.setText(line.citizen or say("SurveyScreen", "Citoyen sans nom"))
        self.phone.setText(civil.phone(line.phone, language()) if line.phone else "")
        self.phone.setVisible(bool(line.phone))
        self.needs.setText(_needs(line.language, line.needs))
        self.needs.setVisible(bool(self.needs.text()))
        self.about.setText(
            say("SurveyScreen", "{number} · {what} · {service}").format(
                number=line.number, what=row.topic or line.summary, service=row.service
            )
        )
        if question is not None:
            self.question.setText(question.render("en" if line.language == "en" else "fr"))
        self.score.clear()
        if line.response == "answered":
            self.score.set_value(str(line.score))
        self.comment.set_text(line.comment)
        self.reopen.setChecked(False)
        self.show_error("")
        self._scored("")
        for part in (self.score, self.comment, self.save_button, self.refused_button, self.missed_button):
            part.setEnabled(not ended)

    def choose(self, score: int) -> None:
        """Take a score by its digit, and go on to the comment."""
        self.score.set_value(str(score))
        self._scored("")
        self.comment.setFocus()

    @Slot()
    def one(self) -> None:
        """Take the lowest score."""
        self.choose(1)

    @Slot()
    def two(self) -> None:
        """Take the second score."""
        self.choose(2)

    @Slot()
    def three(self) -> None:
        """Take the middle score."""
        self.choose(3)

    @Slot()
    def four(self) -> None:
        """Take the fourth score."""
        self.choose(4)

    @Slot()
    def five(self) -> None:
        """Take the highest score."""
        self.choose(5)

    def show_error(self, words: str) -> None:
        """Say why an answer was not recorded; "" takes it away."""
        self.error.setText(words)
        self.error.setVisible(bool(words))

    @Slot(str)
    def _scored(self, _key: str) -> None:
        score = self.score.value()
        names = {str(each): text(name) for each, name in SCORE_NAMES.items()}
        self.score_name.setText(names.get(score, ""))
        unhappy = bool(score) and int(score) <= DISSATISFIED
        open_again = self._row is not None and self._row.line.status == "closed"
        self.reopen.setVisible(unhappy and open_again)
        if not unhappy:
            self.reopen.setChecked(False)

    @Slot()
    def save(self) -> None:
        """Record the score and the comment."""
        if not self.score.value():
            self.show_error(
                QCoreApplication.translate(
                    "SurveyScreen", "Choisissez la réponse, de 1 à 5, ou notez un refus (R)."
                )
            )
            return
        self._ask("answered", int(self.score.value()))

    @Slot()
    def refused(self) -> None:
        """Record that the citizen would not answer."""
        self._ask("refused", 0)

    @Slot()
    def missed(self) -> None:
        """Record a call that reached nobody; the dossier stays to be called."""
        self._ask("not_reached", 0)

    def _ask(self, response: Response, score: int) -> None:
        if self._row is None or not self.save_button.isEnabled():
            return
        self.asked.emit(
            commands.Rate(
                dossier=self._row.line.number,
                round=self._round,
                response=response,
                score=score,
                comment=self.comment.text(),
                reopen=self.reopen.isVisible() and self.reopen.isChecked(),
            )
        )

    @Slot()
    def open(self) -> None:
        """Show the dossier."""
        if self._row is not None:
            self.opened.emit(self._row.line.number)


def _needs(lang: str, needs: str) -> str:
    """Return the language and the needs that were noted once (COM-1)."""
    say = QCoreApplication.translate
    parts = [say("SurveyScreen", "Répondre en anglais")] if lang == "en" else []
    parts += [str(each) for each in json.loads(needs)]
    return " · ".join(parts)
