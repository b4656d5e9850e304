"""« Déjà connu ? »: open dossiers like what is being typed, with enough to answer on the spot (ROUTE-1, COM-8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.ui.i18n import language, text
from guichet.ui.intake.steering import with_extension
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.keyhint import KeyHint
from guichet.ui.widgets.labels import ElidedLabel, Label, Style
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.known import Known
    from guichet.application.story import Told

FIRST_KEY = 4
"""The cards follow the three proposals: Alt+4 reads the first."""


def citizens_words(count: int) -> str:
    """Return `2 citoyens`."""
    return QCoreApplication.translate("Intake", "%n citoyen(s)", "", count)


def since_words(received: datetime, now: datetime) -> str:
    """Return `aujourd’hui`, `hier`, `il y a 3 jours`."""
    days = (civil.local(now).date() - civil.local(received).date()).days
    if days < 2:
        return civil.relative_day(received, now, language())
    return QCoreApplication.translate("Intake", "il y a %n jour(s)", "", days)


def last_words(last: Told | None, now: datetime) -> str:
    """Return what was done last, in a sentence, with the day."""
    say = QCoreApplication.translate
    if last is None:
        return say("Intake", "Rien d’inscrit depuis l’ouverture.")
    what = text(last.headline) + text(last.more)
    if last.detail:
        what = f"{what} — {last.detail}"
    when = civil.relative_date_time(last.happened, civil.local(now).date(), language())
    return say("Intake", "Dernière action, {when} : {what}").format(when=when, what=what)


def handled_by(found: Known) -> str:
    """Return who handles a dossier, with the extension."""
    who = text(found.person) or text(found.service)
    return QCoreApplication.translate("Intake", "Responsable : {who}").format(
        who=with_extension(who, found.extension)
    )


class AlikeCard(Card):
    """One dossier. The chosen one says everything, with the keys that join and link; the others what it is and why."""

    clicked = Signal(int)
    join = Signal()
    link = Signal()

    def __init__(self, place: int) -> None:
        super().__init__()
        say = QCoreApplication.translate
        theme = current()
        self.place = place
        self.body.setSpacing(theme.gap(1))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.number = Label("", Style.HEADING)
        self.incident = Pill(say("Intake", "Incident"), Tone.TODAY)
        self.citizens = Pill("", Tone.INFO)
        self.since = ElidedLabel("", Style.SMALL)
        self.since.setAlignment(Qt.AlignmentFlag.AlignRight)
        head = QHBoxLayout()
        head.setSpacing(theme.gap(2))
        for part in (self.number, self.incident, self.citizens):
            head.addWidget(part)
        head.addWidget(self.since, 1)
        head.addWidget(KeyHint(f"Alt+{FIRST_KEY + place}"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(head)
        self.what = Label("", Style.STRONG, wrap=True)
        self.reasons = Label("", Style.SMALL, wrap=True)
        self.last = Label("", Style.BODY, wrap=True)
        self.who = Label("", Style.SOFT, wrap=True)
        for each in (self.what, self.reasons, self.last, self.who):
            self.body.addWidget(each)
        self.keys = QWidget()
        row = FlowLayout(self.keys, gap=4)
        self.join_button = Button(say("Intake", "Joindre ce citoyen"), key="Alt+J", kind=Kind.LINK)
        self.link_button = Button(say("Intake", "Ouvrir un dossier lié"), key="Alt+L", kind=Kind.LINK)
        self.join_button.clicked.connect(self.join)
        self.link_button.clicked.connect(self.link)
        row.addWidget(self.join_button)
        row.addWidget(self.link_button)
        self.body.addWidget(self.keys)

    def show_known(self, found: Known, now: datetime, *, chosen: bool) -> None:
        """Show a dossier, whole where it is the chosen one."""
        self.number.setText(found.number)
        self.incident.setVisible(found.incident is not None)
        self.citizens.show_state(citizens_words(found.citizens), Tone.INFO)
        self.since.setText(since_words(found.received, now))
        self.what.setText(", ".join(part for part in (text(found.topic), found.place) if part))
        self.reasons.setText(" · ".join(text(each) for each in found.reasons))
        self.last.setText(last_words(found.last, now))
        self.who.setText(handled_by(found))
        for each in (self.last, self.who, self.keys):
            each.setVisible(chosen)
        self.set_chosen(chosen)
        self.setAccessibleName(
            ". ".join((self.number.text(), self.what.text(), self.reasons.text(), self.last.text()))
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Read the dossier that is clicked."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit(self.place)


class AlikePanel(QWidget):
    """The cards, best first; gone while nothing resembles. Tab reaches it: then the arrows choose and Enter reads.

    `wanted(place)` asks to read one; `join` and `link` are for the chosen one.
    """

    wanted = Signal(int)
    join = Signal()
    link = Signal()

    def __init__(self) -> None:
        super().__init__()
        say = QCoreApplication.translate
        theme = current()
        self.found: Sequence[Known] = ()
        self.at = 0
        self.cards: list[AlikeCard] = []
        self._now: datetime | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(say("Intake", "Déjà connu?"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.gap(2))
        head = QHBoxLayout()
        head.addWidget(Label(say("Intake", "Déjà connu?"), Style.HEADING))
        self.hint = ElidedLabel(say("Intake", "Alt+Page ↓ ↑ choisir"), Style.SMALL)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(self.hint, 1)
        self._column.addLayout(head)
        self.problem = Label("", Style.STRONG, wrap=True)
        self.problem.hide()
        self._column.addWidget(self.problem)
        self.hide()

    @property
    def chosen(self) -> Known | None:
        """The dossier that a key joins or links to, None while there is none."""
        return self.found[self.at] if self.at < len(self.found) else None

    def show_known(self, found: Sequence[Known], now: datetime) -> None:
        """Show these dossiers; the one that a person chose stays chosen while it is among them."""
        kept = self.chosen.number if self.chosen is not None and self.at else ""
        self.found, self._now = found, now
        self.at = next((at for at, each in enumerate(found) if each.number == kept), 0)
        self.hint.setVisible(len(found) > 1)
        self._show()
        self.setVisible(bool(found))

    def _show(self) -> None:
        now = self._now
        if now is None:
            return
        while len(self.cards) < len(self.found):
            card = AlikeCard(len(self.cards))
            card.clicked.connect(self.wanted)
            card.join.connect(self.join)
            card.link.connect(self.link)
            self.cards.append(card)
            self._column.addWidget(card)
        for at, card in enumerate(self.cards):
            if at < len(self.found):
                card.show_known(self.found[at], now, chosen=at == self.at)
            card.setVisible(at < len(self.found))
        self.say_problem("")

    def choose(self, at: int) -> None:
        """Choose the card at `at`, the first or the last one beyond."""
        if self.found:
            self.at = max(0, min(len(self.found) - 1, at))
            self._show()
            announce(self, self.cards[self.at].accessibleName())

    def say_problem(self, sentence: str) -> None:
        """Say why the chosen one could not be joined, "" for nothing."""
        if sentence == self.problem.text():
            return
        palette = self.problem.palette()
        palette.setColor(self.problem.foregroundRole(), current().tokens.tone(Tone.LATE).text)
        self.problem.setPalette(palette)
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With the focus here, the arrows choose and Enter reads."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.choose(self.at + (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.found:
            self.wanted.emit(self.at)
        else:
            super().keyPressEvent(event)
