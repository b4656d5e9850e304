"""The form that declares a mass incident, or changes what is said of one (ROUTE-1, COM-7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from guichet.ui.i18n import language
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.completing import CompletingEdit, Suggestion
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.momentedit import DateTimeEdit
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.segmented import Option, SegmentedControl
from guichet.ui.widgets.textedit import MultilineEdit

if TYPE_CHECKING:
    from guichet.application.incidents import Incident
    from guichet.domain.commands import DeclareIncident
    from guichet.domain.directory import Topic

THIS = "this"
"""The intake in sight is the first report."""
NONE = "none"
"""Nobody reported it yet."""


class Begin(NamedTuple):
    """What the form begins with: the topic and street of the intake, the dossiers that may carry the incident."""

    topic: Topic | None
    street: str
    principals: Sequence[str]
    from_intake: bool


class DeclareForm(Card):
    """Label, topic, where, what to say, when it should be over. `wanted` carries the command, `left` is the way out."""

    wanted = Signal(object)
    left = Signal()
    topics_asked = Signal(str)
    streets_asked = Signal(str)

    def __init__(self, now: Callable[[], datetime]) -> None:
        say = QCoreApplication.translate
        super().__init__(say("Storm", "Déclarer un incident"), chosen=True)
        theme = current()
        self.body.setSpacing(theme.gap(2))
        self.incident: Incident | None = None
        self._topic = ""
        self.principal = SegmentedControl((), say("Storm", "Premier signalement"), tight=True)
        self.topic = CompletingEdit(say("Storm", "sujet, mot du répertoire…"))
        self.label = QLineEdit()
        self.label.setMaxLength(200)
        self.streets = CompletingEdit(say("Storm", "rue, rue, rue… — vide : partout"))
        self.sector = QComboBox()
        self.said_fr = MultilineEdit(2)
        self.said_en = MultilineEdit(2)
        self.until = DateTimeEdit(now, ahead=True)
        self.fields = {
            "principal": Field(say("Storm", "Premier signalement"), self.principal),
            "topic": Field(say("Storm", "Sujet"), self.topic),
            "label": Field(say("Storm", "Comment on l’appelle"), self.label),
            "streets": Field(say("Storm", "Rues touchées"), self.streets),
            "sector": Field(say("Storm", "Secteur"), self.sector),
            "until": Field(say("Storm", "Fin prévue"), self.until),
            "said_fr": Field(say("Storm", "Quoi dire, en français"), self.said_fr),
            "said_en": Field(say("Storm", "Quoi dire, en anglais"), self.said_en),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.problem = Label("", Style.STRONG, wrap=True)
        palette = self.problem.palette()
        palette.setColor(self.problem.foregroundRole(), theme.tokens.tone(Tone.LATE).text)
        self.problem.setPalette(palette)
        self.problem.hide()
        self.body.addWidget(self.problem)
        keys = FlowLayout(gap=2)
        self.ok = Button(say("Storm", "Déclarer l’incident"), key="Ctrl+Return", kind=Kind.PRIMARY)
        self.cancel = Button(say("Storm", "Laisser"), key="Esc")
        self.ok.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.left)
        keys.addWidget(self.ok)
        keys.addWidget(self.cancel)
        self.body.addLayout(keys)
        self.body.addStretch(1)
        self.topic.asked.connect(self.topics_asked)
        self.topic.picked.connect(self._picked)
        self.topic.typed.connect(self._retyped)
        self.streets.asked.connect(self._ask_street)

    # ------------------------------------------------------------------ what it begins with

    def offer_sectors(self, sectors: Sequence[str]) -> None:
        """Offer the sectors of the directory; the one chosen stays."""
        kept = str(self.sector.currentData() or "")
        self.sector.clear()
        self.sector.addItem(QCoreApplication.translate("Storm", "Aucun en particulier"), "")
        for each in sectors:
            self.sector.addItem(each, each)
        self.sector.setCurrentIndex(max(0, self.sector.findData(kept)))

    def begin(self, given: Begin) -> None:
        """Begin a declaration with what the intake says."""
        say = QCoreApplication.translate
        self.incident = None
        self.ok.setText(say("Storm", "Déclarer l’incident"))
        options = [Option(number, number) for number in given.principals]
        options.append(
            Option(THIS, say("Storm", "Cet accueil"))
            if given.from_intake
            else Option(NONE, say("Storm", "Aucun encore"))
        )
        self.principal.set_options(options, options[0].key)
        self.fields["principal"].setVisible(len(options) > 1)
        self.label.clear()
        self.label.setPlaceholderText("")
        self._take_topic(given.topic)
        self.streets.setText(given.street)
        self.sector.setCurrentIndex(0)
        self.until.set_moment(None)
        self._say_problem("", "")

    def begin_change(self, incident: Incident, topic: Topic | None) -> None:
        """Begin to change what is said of an incident."""
        self.incident = incident
        self.ok.setText(QCoreApplication.translate("Storm", "Inscrire les changements"))
        self.fields["principal"].hide()
        self._take_topic(topic)
        self.label.setText(incident.label)
        self.streets.setText(", ".join(incident.streets))
        self.sector.setCurrentIndex(max(0, self.sector.findData(incident.sector)))
        self.until.set_moment(incident.until)
        self.said_fr.set_text(incident.said_fr)
        self.said_en.set_text(incident.said_en)
        self._say_problem("", "")

    def _take_topic(self, topic: Topic | None) -> None:
        self._topic = topic.code if topic is not None else ""
        self.topic.setText(_named(topic) if topic is not None else "")
        self.topic.setCursorPosition(0)
        if topic is not None and self.incident is None:
            self.label.setPlaceholderText(_named(topic))
            self.said_fr.set_text(topic.say_fr)
            self.said_en.set_text(topic.say_en)

    # ------------------------------------------------------------------ completing

    def propose_topics(self, typed: str, found: Sequence[Topic]) -> None:
        """Offer topics for what was typed."""
        self.topic.propose(typed, [Suggestion(each, _named(each)) for each in found])

    def propose_streets(self, typed: str, found: Sequence[tuple[str, str]]) -> None:
        """Offer streets (full name, sector) for the last one typed."""
        before, _, last = self.streets.text().rpartition(",")
        if last.strip() != typed:
            return
        kept = f"{before.strip()}, " if before.strip() else ""
        self.streets.propose(
            self.streets.text(), [Suggestion(name, f"{kept}{name}", sector) for name, sector in found]
        )

    @Slot(str)
    def _ask_street(self, typed: str) -> None:
        last = typed.rpartition(",")[2].strip()
        if last:
            self.streets_asked.emit(last)

    @Slot(object)
    def _picked(self, suggestion: Suggestion) -> None:
        topic: Topic = suggestion.key  # type: ignore[assignment]
        self._take_topic(topic)

    @Slot()
    def _retyped(self) -> None:
        self._topic = ""

    # ------------------------------------------------------------------ what comes of it

    def command(self) -> DeclareIncident:
        """Return what the form says."""
        from guichet.domain.commands import DeclareIncident

        streets = tuple(part.strip() for part in self.streets.text().split(",") if part.strip())
        chosen = self.principal.value()
        carried = chosen if self.incident is None and chosen not in (THIS, NONE) else ""
        return DeclareIncident(
            dossier=carried,
            label=self.label.text().strip() or self.label.placeholderText(),
            said_fr=self.said_fr.text(),
            said_en=self.said_en.text(),
            incident=self.incident.id if self.incident is not None else "",
            topic=self._topic,
            streets=streets,
            sector=str(self.sector.currentData() or ""),
            until=self.until.moment(),
        )

    @property
    def first_is_this(self) -> bool:
        """Whether the intake in sight is the first report."""
        return self.incident is None and self.principal.value() == THIS

    @Slot()
    def submit(self) -> None:
        """Ask for the declaration, unless something cannot be read."""
        say = QCoreApplication.translate
        if self.until.problem:
            self.refuse(self.until.problem, "until")
        elif not self._topic and (self.topic.text().strip() or not self.principal_has_topic):
            self.refuse(say("Storm", "Choisissez le sujet dans la liste (↓ puis Entrée)."), "topic")
        else:
            self.wanted.emit(self.command())

    @property
    def principal_has_topic(self) -> bool:
        """Whether the dossier that carries the incident brings its own topic."""
        return self.incident is not None or self.principal.value() not in (THIS, NONE)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say beside the field why it is refused, and give it the keys; nothing typed is lost."""
        self._say_problem(sentence, field)
        if field in self.fields:
            self.fields[field].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_problem(self, sentence: str, field: str) -> None:
        for name, each in self.fields.items():
            each.set_error(sentence if name == field else "")
        below = sentence if field not in self.fields else ""
        self.problem.setText(below)
        self.problem.setVisible(bool(below))
        if sentence:
            announce(self, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form; it is found again as it was until the intake changes."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _named(topic: Topic) -> str:
    return topic.label_en if language() == "en" and topic.label_en else topic.label_fr
