"""The story of a dossier, read beside the form without leaving the intake (ROUTE-1, COM-8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from guichet.domain import civil
from guichet.ui.dossiers.timeline import Timeline
from guichet.ui.i18n import language, text
from guichet.ui.intake.alike import citizens_words
from guichet.ui.intake.steering import with_extension
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.dossier_page import PageOfDossier


class ReadingPanel(Card):
    """One dossier: what it is about, who handles it, what was promised, and its story.

    It has the keys while it is in sight: arrows go to the `next_one(step)`, Page keys move the story, Escape `left`.
    """

    next_one = Signal(int)
    join = Signal()
    link = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(chosen=True)
        say = QCoreApplication.translate
        theme = current()
        self.number = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setSpacing(theme.gap(2))
        self.head = Label("", Style.TITLE)
        self.state = Pill("", Tone.INFO)
        self.citizens = Pill("", Tone.INFO)
        row = FlowLayout(gap=2)
        for part in (self.head, self.citizens, self.state):
            row.addWidget(part)
        self.body.addLayout(row)
        self.what = Label("", Style.STRONG, wrap=True)
        self.who = Label("", Style.SOFT, wrap=True)
        self.owed = Label("", Style.SMALL, wrap=True)
        for label in (self.what, self.who, self.owed):
            self.body.addWidget(label)
        self.story = Timeline()
        self.story.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.story.setMinimumHeight(theme.px(220))
        self.body.addWidget(self.story, 1)
        keys = FlowLayout(gap=2)
        for words, key, kind, signal in (
            (say("Intake", "Joindre ce citoyen"), "Alt+J", Kind.PRIMARY, self.join),
            (say("Intake", "Ouvrir un dossier lié"), "Alt+L", Kind.PLAIN, self.link),
            (say("Intake", "Retour au texte"), "Esc", Kind.PLAIN, self.left),
        ):
            button = Button(words, key=key, kind=kind)
            button.clicked.connect(signal)
            keys.addWidget(button)
        self.body.addLayout(keys)

    def show_page(self, page: PageOfDossier) -> None:
        """Show a dossier."""
        say = QCoreApplication.translate
        dossier = page.shown.dossier
        self.number = page.number
        self.head.setText(page.number)
        self.citizens.show_state(citizens_words(1 + len(dossier.joined)), Tone.INFO)
        closed = dossier.status == "closed"
        self.state.show_state(
            say("Intake", "Fermé") if closed else say("Intake", "Ouvert"), Tone.DONE if closed else Tone.QUIET
        )
        self.what.setText(", ".join(part for part in (text(page.topic), page.place) if part))
        who = with_extension(text(page.person) or text(page.service), page.extension)
        parts = [say("Intake", "Responsable : {who}").format(who=who)]
        if page.away is not None:
            parts.append(text(page.away))
        self.who.setText(" · ".join(parts))
        self.owed.setText(_promised(page))
        self.owed.setVisible(bool(self.owed.text()))
        self.story.show_story(page.story)
        self.story.scrollToTop()
        latest = page.story[0] if page.story else None
        spoken = [page.number, self.what.text(), self.who.text(), self.owed.text()]
        if latest is not None:
            spoken.append(f"{text(latest.headline)}{text(latest.more)} {latest.detail}")
        self.setAccessibleName(". ".join(part for part in spoken if part))
        announce(self, self.accessibleName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another dossier, move the story, or go back to the text."""
        key = Qt.Key(event.key())
        bar = self.story.verticalScrollBar()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.next_one.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            step = bar.pageStep() if key == Qt.Key.Key_PageDown else -bar.pageStep()
            bar.setValue(bar.value() + step)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _promised(page: PageOfDossier) -> str:
    say = QCoreApplication.translate
    if page.promised is not None:
        day = civil.long_date(page.promised, language())
        return say("Intake", "Promis pour le {day}. {said}").format(day=day, said=page.promise_said).strip()
    if page.owed:
        first = page.owed[0]
        when = civil.date_time(first.due, language())
        return say("Intake", "{what} au plus tard {when}").format(what=text(first.label), when=when)
    return ""
