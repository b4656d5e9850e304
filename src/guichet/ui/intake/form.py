"""The form of one intake: what the clerk fills while the citizen talks."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from guichet.ui.theme import Tone, current
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.completing import CompletingEdit
from guichet.ui.widgets.field import Field, FieldRow
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.momentedit import DateTimeEdit, DayEdit
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.segmented import Option, SegmentedControl
from guichet.ui.widgets.textedit import MultilineEdit


def channels() -> list[Option]:
    """Return the channels as a clerk chooses them."""
    say = QCoreApplication.translate
    return [
        Option("counter", say("Intake", "Comptoir")),
        Option("phone", say("Intake", "Téléphone")),
        Option("voicemail", say("Intake", "Boîte vocale")),
        Option("email", say("Intake", "Courriel")),
        Option("facebook-city", say("Intake", "Facebook Ville")),
        Option("facebook-recreation", say("Intake", "Facebook Loisirs")),
        Option("elected", say("Intake", "Élu")),
        Option("web", say("Intake", "Web")),
        Option("letter", say("Intake", "Lettre")),
    ]


def kinds() -> list[Option]:
    """Return the kinds of contact (DEF-1, DEF-2)."""
    say = QCoreApplication.translate
    return [
        Option("complaint", say("Intake", "Plainte")),
        Option("request", say("Intake", "Requête")),
        Option("information", say("Intake", "Renseignement")),
        Option("claim", say("Intake", "Réclamation")),
        Option("comment", say("Intake", "Commentaire")),
    ]


class IntakeForm(Card):
    """The fields. `edited` comes with every change that a draft must keep."""

    edited = Signal()
    words_changed = Signal()
    channel_changed = Signal()
    place_changed = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        say = QCoreApplication.translate
        theme = current()
        self._now = now
        self.citizen_id = ""
        self.body.setSpacing(theme.gap(2))
        self.channel = SegmentedControl(channels(), say("Intake", "Canal"), "counter")
        self.received = DateTimeEdit(now)
        self.received.set_moment(now())
        self.citizen = CompletingEdit(say("Intake", "Nom, téléphone ou courriel d’un citoyen connu"))
        self.anonymous = QCheckBox(say("Intake", "&Anonyme"))
        self.name, self.phone, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self.tongue = QComboBox()
        for code, word in (("", "—"), ("fr", say("Intake", "Français")), ("en", say("Intake", "Anglais"))):
            self.tongue.addItem(word, code)
        self.needs = QLineEdit()
        self.relayed = QLineEdit()
        self.kind = SegmentedControl(kinds(), say("Intake", "Nature"), "request")
        self.description = MultilineEdit()
        self.civic = QLineEdit()
        self.civic.setMaximumWidth(theme.px(96))
        self.street = CompletingEdit(say("Intake", "Rue, chemin, boulevard…"))
        self.street_pill = Pill("", Tone.QUIET)
        self.street_pill.hide()
        self.known = FlowLayout(gap=2)
        self.promised = DayEdit(self._today)
        self.owed = Label("", Style.STRONG, wrap=True)
        self.why = Label("", Style.SMALL, wrap=True)
        self.chosen = Label("", Style.STRONG, wrap=True)
        self._place()
        self._connect()

    def _today(self) -> date:
        return self._now().date()

    def _place(self) -> None:
        say = QCoreApplication.translate
        body = self.body
        body.addWidget(Field(say("Intake", "&Canal"), self.channel))
        who = FieldRow()
        who.add(Field(say("Intake", "&Reçu"), self.received))
        self.citizen_field = Field(say("Intake", "Ci&toyen"), self.citizen)
        who.add(self.citizen_field, 1)
        body.addLayout(who)
        body.addWidget(self.anonymous)
        body.addLayout(self.known)
        person = FieldRow()
        person.add(Field(say("Intake", "No&m"), self.name), 2)
        person.add(Field(say("Intake", "Télép&hone"), self.phone), 1)
        person.add(Field(say("Intake", "Co&urriel"), self.email), 2)
        person.add(Field(say("Intake", "&Langue"), self.tongue))
        person.add(Field(say("Intake", "&Besoins"), self.needs), 1)
        body.addLayout(person)
        self.relayed_field = Field(say("Intake", "&Élu qui relaie"), self.relayed)
        self.relayed_field.hide()
        body.addWidget(self.relayed_field)
        body.addWidget(
            Field(
                say("Intake", "&Nature"),
                self.kind,
                say(
                    "Intake",
                    "Une plainte exprime une insatisfaction; une requête demande un changement de situation (DEF-1, DEF-2).",
                ),
            )
        )
        body.addWidget(Field(say("Intake", "&Description"), self.description), 1)
        place = FieldRow()
        place.add(Field(say("Intake", "N° ci&vique"), self.civic))
        place.add(Field(say("Intake", "Rue (&où)"), self.street), 1)
        place.add(Field(say("Intake", "Date &promise"), self.promised))
        body.addLayout(place)
        body.addWidget(self.street_pill, 0, Qt.AlignmentFlag.AlignLeft)
        due = Card(sunken=True)
        due.body.addWidget(self.chosen)
        due.body.addWidget(self.owed)
        due.body.addWidget(self.why)
        body.addWidget(due)

    def _connect(self) -> None:
        for line in (
            self.name,
            self.phone,
            self.email,
            self.needs,
            self.relayed,
            self.civic,
            self.street,
            self.citizen,
        ):
            line.textEdited.connect(self.edited)
        self.description.typed.connect(self.edited)
        self.description.typed.connect(self.words_changed)
        self.street.textChanged.connect(self.place_changed)
        self.channel.chosen.connect(self._channel_chosen)
        self.kind.chosen.connect(self.edited)
        self.received.changed.connect(self.channel_changed)

    @Slot()
    def _channel_chosen(self) -> None:
        self.relayed_field.setVisible(self.channel.value() == "elected")
        self.channel_changed.emit()
        self.edited.emit()

    def content(self) -> dict[str, str]:
        """Return what is typed, for a draft."""
        moment = self.received.moment()
        return {
            "channel": self.channel.value(),
            "received": moment.isoformat() if moment is not None else "",
            "citizen_id": self.citizen_id,
            "name": self.name.text(),
            "phone": self.phone.text(),
            "email": self.email.text(),
            "language": str(self.tongue.currentData() or ""),
            "needs": self.needs.text(),
            "relayed": self.relayed.text(),
            "kind": self.kind.value(),
            "description": self.description.text(),
            "civic": self.civic.text(),
            "street": self.street.text(),
        }

    def fill(self, content: dict[str, str]) -> None:
        """Take a draft back."""
        self.channel.set_value(content.get("channel", "counter"))
        if content.get("received"):
            self.received.set_moment(datetime.fromisoformat(content["received"]))
        self.citizen_id = content.get("citizen_id", "")
        for key, line in (
            ("name", self.name), ("phone", self.phone), ("email", self.email), ("needs", self.needs),
            ("relayed", self.relayed), ("civic", self.civic), ("street", self.street),
        ):  # fmt: skip
            line.setText(content.get(key, ""))
        self.tongue.setCurrentIndex(max(0, self.tongue.findData(content.get("language", ""))))
        self.kind.set_value(content.get("kind", "request"))
        self.description.set_text(content.get("description", ""))
        self.relayed_field.setVisible(self.channel.value() == "elected")

    @property
    def is_blank(self) -> bool:
        """Whether nothing worth keeping was typed."""
        kept = ("name", "phone", "email", "description", "civic", "street", "relayed")
        content = self.content()
        return not any(content[key].strip() for key in kept)
