"""Storm mode as it stands on screen: the banner over the form, and the counters per street beside it (ROUTE-1, COM-7, STAFF-7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.ui.i18n import language
from guichet.ui.intake.alike import citizens_words
from guichet.ui.intake.steering import Pills
from guichet.ui.theme import CARD_RADIUS, Tone, current
from guichet.ui.widgets import paint
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.shortlist import ShortList

if TYPE_CHECKING:
    from guichet.application.incidents import Counted, Incident

STREETS = 4
"""How many streets the banner counts; the panel counts them all."""


def street_words(street: str) -> str:
    """Return a street, or that none was given."""
    return street or QCoreApplication.translate("Storm", "Sans rue")


def said_to(incident: Incident, spoken: str = "") -> str:
    """Return what to tell the citizen, in their language, else that of the screens, where it is written."""
    english = (spoken or language()) == "en"
    return incident.said_en if english and incident.said_en else incident.said_fr


def until_words(incident: Incident, now: datetime) -> tuple[str, Tone] | None:
    """Return when it should be over, late when that is past; None when nobody said."""
    say = QCoreApplication.translate
    if incident.until is None:
        return None
    if incident.until <= now:
        return say("Storm", "Fin prévue dépassée"), Tone.LATE
    when = civil.relative_date_time(incident.until, civil.local(now).date(), language())
    return say("Storm", "Fin prévue {when}").format(when=when), Tone.QUIET


class StormBar(QWidget):
    """The banner of the incident under way: its counters, what to say, and the key that keeps a caller."""

    keep = Signal()
    details = Signal()
    other = Signal()

    def __init__(self) -> None:
        super().__init__()
        say = QCoreApplication.translate
        theme = current()
        self.label = Label("", Style.HEADING, wrap=True)
        self.citizens = Pill("", Tone.INFO)
        self.until = Pill("", Tone.QUIET)
        self.streets = Pills()
        self.words = Label("", Style.BODY, wrap=True)
        self.keep_button = Button(say("Storm", "Inscrire l’appel"), key="F11", kind=Kind.PRIMARY)
        self.details_button = Button(say("Storm", "Rues et fin"), key="Shift+F11")
        self.other_button = Button("", key="Alt+F11")
        self.keep_button.clicked.connect(self.keep)
        self.details_button.clicked.connect(self.details)
        self.other_button.clicked.connect(self.other)
        ink = theme.tokens.tone(Tone.TODAY).text
        for each in (self.label, self.words):
            palette = each.palette()
            palette.setColor(each.foregroundRole(), ink)
            each.setPalette(palette)
        head = FlowLayout(gap=2)
        for part in (self.label, self.citizens, self.until):
            head.addWidget(part)
        keys = FlowLayout(gap=2)
        for button in (self.keep_button, self.details_button, self.other_button):
            keys.addWidget(button)
        box = QVBoxLayout(self)
        edge = theme.gap(3)
        box.setContentsMargins(edge, theme.gap(2), edge, theme.gap(2) + theme.gap(3))
        box.setSpacing(theme.gap(2))
        box.addLayout(head)
        box.addWidget(self.words)
        box.addWidget(self.streets)
        box.addLayout(keys)
        self._shown: object = None
        self.hide()

    def show_incident(self, counted: Counted, others: int, now: datetime, spoken: str) -> None:
        """Show an incident with its counters; `others` are under way too; `spoken` is the citizen's language."""
        say = QCoreApplication.translate
        incident = counted.incident
        until = until_words(incident, now)
        shown = (counted, others, until, spoken)
        if shown == self._shown and self.isVisible():
            return
        self._shown = shown
        self.label.setText(say("Storm", "Incident : {label}").format(label=incident.label))
        self.citizens.show_state(citizens_words(counted.citizens), Tone.INFO)
        self.until.setVisible(until is not None)
        if until is not None:
            self.until.show_state(*until)
        words = said_to(incident, spoken)
        self.words.setText(say("Storm", "À dire : {words}").format(words=words) if words else "")
        self.words.setVisible(bool(words))
        rows = [
            (f"{street_words(street)} · {count}", Tone.QUIET) for street, count in counted.streets[:STREETS]
        ]
        left = len(counted.streets) - STREETS
        if left > 0:
            rows.append((say("Storm", "et %n autre(s) rue(s)", "", left), Tone.QUIET))
        self.streets.show_states(rows)
        self.other_button.setText(say("Storm", "Autre incident (%n)", "", others))
        self.other_button.setVisible(others > 0)
        self.setAccessibleName(". ".join(part for part in (self.label.text(), self.words.text()) if part))
        if self.isHidden():
            announce(self, self.accessibleName())
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a ground that warns."""
        theme = current()
        ink = theme.tokens.tone(Tone.TODAY)
        rect = QRectF(self.rect()).adjusted(0, 0, 0, -theme.gap(3))
        paint.box(QPainter(self), rect, theme.px(CARD_RADIUS), ink.ground, ink.text)


class StormPanel(Card):
    """Beside the form: every street with its counter, where Enter keeps a caller, what is said, and the end.

    `kept(street)` asks to keep one caller there; `changed`, `ended`, `shown` and `left` are the buttons.
    """

    kept = Signal(str)
    changed = Signal()
    ended = Signal()
    shown = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(chosen=True)
        say = QCoreApplication.translate
        theme = current()
        self.number = ""
        self.body.setSpacing(theme.gap(2))
        self.head = Label("", Style.HEADING, wrap=True)
        self.since = Label("", Style.SMALL, wrap=True)
        self.said = Label("", Style.BODY, wrap=True)
        self.hint = Label(
            say(
                "Storm",
                "Flèches, puis Entrée : un appel de plus de cette rue, avec ce qui est au formulaire.",
            ),
            Style.SMALL,
            wrap=True,
        )
        self.list = ShortList(say("Storm", "Rues de l’incident"), most=10)
        self.list.taken.connect(self._taken)
        for part in (self.head, self.since, self.said, self.hint, self.list):
            self.body.addWidget(part)
        keys = FlowLayout(gap=2)
        self.change_button = Button(say("Storm", "Modifier"), key="Ctrl+F11")
        self.end_button = Button(say("Storm", "Terminer l’incident"))
        self.show_button = Button(say("Storm", "Voir le dossier"))
        self.back_button = Button(say("Storm", "Retour au texte"), key="Esc")
        self.change_button.clicked.connect(self.changed)
        self.end_button.clicked.connect(self._end)
        self.show_button.clicked.connect(self._show)
        self.back_button.clicked.connect(self.left)
        for button in (self.change_button, self.end_button, self.show_button, self.back_button):
            keys.addWidget(button)
        self.warning = Label("", Style.STRONG, wrap=True)
        self.warning.setForegroundRole(QPalette.ColorRole.WindowText)
        self.warning.hide()
        self.body.addWidget(self.warning)
        self.body.addLayout(keys)
        self.body.addStretch(1)
        self._armed = False

    def show_incident(self, counted: Counted, now: datetime, *, may_end: bool) -> None:
        """Show an incident; who may not end it is not offered to."""
        say = QCoreApplication.translate
        incident = counted.incident
        if incident.number != self.number:
            self._arm(False)
        self.number = incident.number
        self.head.setText(incident.label)
        parts = [
            say("Storm", "Déclaré {when}").format(
                when=civil.relative_date_time(incident.started_at, civil.local(now).date(), language())
            ),
            say("Storm", "dossier {number}").format(number=incident.number),
            citizens_words(counted.citizens),
        ]
        until = until_words(incident, now)
        if until is not None:
            parts.append(until[0])
        if incident.sector:
            parts.append(say("Storm", "secteur {sector}").format(sector=incident.sector))
        self.since.setText(" · ".join(parts))
        words = said_to(incident)
        self.said.setText(say("Storm", "À dire : {words}").format(words=words) if words else "")
        self.said.setVisible(bool(words))
        self.list.show_rows(street_rows(counted.streets))
        self.hint.setVisible(bool(counted.streets))
        for button in (self.change_button, self.end_button):
            button.setVisible(may_end)
        self.setAccessibleName(f"{incident.label}. {self.since.text()}")

    @Slot(object)
    def _taken(self, street: object) -> None:
        self.kept.emit(str(street))

    @Slot()
    def _show(self) -> None:
        self.shown.emit(self.number)

    @Slot()
    def _end(self) -> None:
        if self._armed:
            self._arm(False)
            self.ended.emit()
        else:
            self._arm(True)

    def _arm(self, armed: bool) -> None:
        say = QCoreApplication.translate
        self._armed = armed
        self.end_button.setText(
            say("Storm", "Oui, terminer") if armed else say("Storm", "Terminer l’incident")
        )
        self.warning.setText(
            say("Storm", "Les appels suivants seront des dossiers ordinaires. Terminer?") if armed else ""
        )
        self.warning.setVisible(armed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def street_rows(streets: Sequence[tuple[str, int]]) -> list[Suggestion]:
    """Return the streets with their counters as the list shows them."""
    return [
        Suggestion(street, street_words(street), pill=str(count), tone=Tone.INFO if count else Tone.QUIET)
        for street, count in streets
    ]
