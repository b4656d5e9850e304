"""The small forms at the foot of a dossier: each asks what its action needs, and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from guichet.domain import civil, commands
from guichet.ui.moment import parse_day, parse_moment
from guichet.ui.theme import current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.completing import CompletingEdit, Suggestion
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.momentedit import DateTimeEdit, DayEdit
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.segmented import Option, SegmentedControl

_FIELDS = {"due": "day", "relayed_by": "official"}
"""The field of a form that asks for what a rule calls otherwise."""


class ActionForm(Card):
    """One action: its fields, when it happened, and a way out. `wanted` carries the command."""

    wanted = Signal(object)
    left = Signal()
    asked = Signal(str)

    def __init__(
        self,
        kind: str,
        number: str,
        now: Callable[[], datetime],
        target: str = "",
        *,
        toward: str = "citizen",
        relayed: bool = False,
        others: Sequence[tuple[str, str]] = (),
        official: str = "",
    ) -> None:
        """`toward` may name one of those who joined (`citizen:` and their identifier); `others` are these, as called."""
        say = QCoreApplication.translate
        super().__init__(_titles()[kind])
        self.kind, self.number, self.target = kind, number, target
        self._now = now
        self._toward, self._relayed = toward, relayed or not toward.startswith("citizen")
        self._others, self._official = others, official
        self._where: dict[str, Field] = {}
        self.fields: dict[str, QWidget] = {}
        self.body.setSpacing(current().gap(2))
        row = FlowLayout(gap=3)
        for name, label, editor, stretch in self._editors(kind):
            if stretch:
                editor.setMinimumWidth(current().px(150 + 70 * stretch))
            self._add(row, name, label, editor)
        self.when = DateTimeEdit(now)
        self.when.set_moment(now())
        self._moved = False
        self.when.changed.connect(self._when_changed)
        self._add(row, "at", say("DossierForms", "&Quand"), self.when)
        self.fields.pop("at")
        holder = QWidget()
        holder.setLayout(row)
        self.body.addWidget(holder)
        self.problem = Label("", Style.STRONG, wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        buttons = FlowLayout(gap=2)
        self.ok = Button(say("DossierForms", "&Inscrire"), key="Return", kind=Kind.PRIMARY)
        self.cancel = Button(say("DossierForms", "Laisser"), key="Esc")
        self.ok.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.left)
        buttons.addWidget(self.cancel)
        buttons.push()
        buttons.addWidget(self.ok)
        self.body.addLayout(buttons)
        for editor in self.fields.values():
            if isinstance(editor, QLineEdit):
                editor.returnPressed.connect(self.submit)

    def _add(self, row: FlowLayout, name: str, label: str, editor: QWidget) -> None:
        self.fields[name] = editor
        self._where[name] = Field(label, editor)
        row.addWidget(self._where[name])

    def _whom(self) -> list[tuple[str, str, QWidget, int]]:
        if not (self._relayed or self._others):
            return []
        say = QCoreApplication.translate
        one = [Option("citizen", say("DossierForms", "Le citoyen"))]
        official = [
            Option("official", say("DossierForms", "L’élu")),
            Option("director", say("DossierForms", "La direction du service")),
        ]
        label = say("DossierForms", "A&vec qui")
        if not self._others:
            whom = SegmentedControl([*one, *official], say("DossierForms", "Avec qui"), self._toward)
            return [("toward", label, whom, 0)]
        many = QComboBox()
        for option in (*one, *(Option(*each) for each in self._others), *(official if self._relayed else ())):
            many.addItem(option.text, option.key)
        many.setCurrentIndex(max(0, many.findData(self._toward)))
        many.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        many.setMinimumContentsLength(22)
        return [("toward", label, many, 0)]

    def _editors(self, kind: str) -> list[tuple[str, str, QWidget, int]]:
        say = QCoreApplication.translate
        text = ("text", say("DossierForms", "&Note"), QLineEdit(), 1)
        reason = ("reason", say("DossierForms", "&Raison"), QLineEdit(), 1)
        match kind:
            case "call":
                outcome = SegmentedControl(_outcomes(), say("DossierForms", "Résultat"), "reached")
                return [("outcome", say("DossierForms", "Ré&sultat"), outcome, 0), *self._whom(), text]
            case "mail":
                sort = SegmentedControl(
                    [
                        Option("sent", say("DossierForms", "Écrit par nous")),
                        Option("automatic", say("DossierForms", "Réponse automatique")),
                    ],
                    say("DossierForms", "Envoi"),
                    "sent",
                )
                return [("outcome", say("DossierForms", "&Envoi"), sort, 0), *self._whom(), text]
            case "private":
                sort = SegmentedControl(
                    [
                        Option("private_message", say("DossierForms", "En privé")),
                        Option("public_message", say("DossierForms", "En public")),
                    ],
                    say("DossierForms", "Réponse"),
                    "private_message",
                )
                return [("means", say("DossierForms", "Ré&ponse"), sort, 0), text]
            case "assign":
                return [("contact", say("DossierForms", "&Vers qui"), self._person(), 1), reason]
            case "promise":
                day = DayEdit(self._today)
                return [
                    ("day", say("DossierForms", "&Date convenue"), day, 0),
                    ("said", say("DossierForms", "&Ce qui est promis"), QLineEdit(), 1),
                    ("reason", say("DossierForms", "&Raison (si déplacée)"), QLineEdit(), 1),
                    ("told", say("DossierForms", "Citoyen &informé comment"), QLineEdit(), 1),
                ]
            case "close":
                satisfied = SegmentedControl(
                    [
                        Option("yes", say("DossierForms", "Oui")),
                        Option("no", say("DossierForms", "Non")),
                        Option("unknown", say("DossierForms", "Non demandé")),
                    ],
                    say("DossierForms", "Satisfait"),
                    "unknown",
                )
                means = SegmentedControl(
                    [
                        Option("phone", say("DossierForms", "Téléphone")),
                        Option("email", say("DossierForms", "Courriel")),
                        Option("private_message", say("DossierForms", "Message privé")),
                        Option("in_person", say("DossierForms", "En personne")),
                    ],
                    say("DossierForms", "Par quel moyen"),
                    "phone",
                )
                return [
                    ("outcome", say("DossierForms", "&Ce qui a été fait ou répondu"), QLineEdit(), 2),
                    ("told", say("DossierForms", "&Qui a été informé"), QLineEdit(), 1),
                    ("means", say("DossierForms", "&Moyen"), means, 0),
                    ("satisfied", say("DossierForms", "&Satisfait"), satisfied, 0),
                ]
            case "escalate":
                return [
                    reason,
                    ("official", say("DossierForms", "É&lu qui en fait part"), _at_start(self._official), 2),
                    (
                        "about",
                        say("DossierForms", "&Direction générale"),
                        QCheckBox(say("DossierForms", "La plainte vise la direction générale")),
                        0,
                    ),
                ]
            case "confine":
                return [
                    ("contact", say("DossierForms", "&Personne visée (si connue)"), self._person(), 1),
                    reason,
                ]
            case "unseal":
                return [reason]
            case "reopen":
                return [
                    reason,
                    (
                        "dissatisfied",
                        say("DossierForms", "&Insatisfait"),
                        QCheckBox(say("DossierForms", "Le citoyen n’est pas satisfait")),
                        0,
                    ),
                ]
            case "correct":
                return [
                    ("text", say("DossierForms", "&Nouveau texte (vide : retirer l’entrée)"), QLineEdit(), 2),
                    reason,
                ]
            case _:
                return [text]

    def _person(self) -> CompletingEdit:
        edit = CompletingEdit(QCoreApplication.translate("DossierForms", "Titre ou service"))
        edit.asked.connect(self.asked)
        edit.picked.connect(self._picked)
        edit.typed.connect(self._not_picked)
        return edit

    def _today(self) -> Any:
        return self._now().date()

    @Slot(object)
    def _picked(self, picked: Suggestion) -> None:
        self.target = str(picked.key)

    @Slot()
    def _not_picked(self) -> None:
        self.target = ""

    def propose(self, typed: str, rows: list[Suggestion]) -> None:
        """Offer people for what was typed."""
        edit = self.fields.get("contact")
        if isinstance(edit, CompletingEdit):
            edit.propose(typed, rows)

    def begin(self) -> None:
        """Take the keys at the first field."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _said(self, name: str) -> Any:
        editor = self.fields.get(name)
        if isinstance(editor, QLineEdit):
            return editor.text()
        if isinstance(editor, SegmentedControl):
            return editor.value()
        if isinstance(editor, QComboBox):
            return editor.currentData()
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        return ""

    @Slot()
    def submit(self) -> None:
        """Ask for the action, unless a time or a day cannot be read."""
        for name, field in self._where.items():
            editor = field.editor
            wrong = editor.problem if isinstance(editor, DateTimeEdit | DayEdit) else ""
            if wrong:
                self.refuse(wrong, {"day": "due"}.get(name, name))
                return
        self.wanted.emit(self.command())

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why the rule says no, beside the field it is about; nothing typed is lost."""
        where = self._where.get(_FIELDS.get(field, field))
        for each in self._where.values():
            each.set_error("")
        self.problem.setText("" if where is not None else sentence)
        self.problem.setVisible(where is None)
        if where is not None:
            where.set_error(sentence)
            where.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentence)

    @Slot(object)
    def _when_changed(self, _moment: object) -> None:
        self._moved = True

    def typed(self) -> dict[str, str]:
        """Return what was written and chosen so far, to be found again by whoever looks elsewhere."""
        said: dict[str, str] = {"target": self.target}
        for name, editor in self.fields.items():
            if isinstance(editor, QLineEdit):
                said[name] = editor.text()
            elif isinstance(editor, SegmentedControl):
                said[name] = editor.value()
            elif isinstance(editor, QComboBox):
                said[name] = str(editor.currentData())
            elif isinstance(editor, QCheckBox):
                said[name] = "1" if editor.isChecked() else ""
        if self._moved:
            said["at"] = self.when.text()
        return said

    def take_back(self, said: Mapping[str, str]) -> None:
        """Show what `typed` returned; a time that was not changed is now again."""
        self.target = said.get("target", self.target)
        for name, editor in self.fields.items():
            words = said.get(name)
            if words is None:
                continue
            if isinstance(editor, DayEdit):
                editor.set_day(parse_day(words, self._now().date(), ahead=True) if words else None)
            elif isinstance(editor, QLineEdit):
                editor.setText(words)
            elif isinstance(editor, SegmentedControl):
                editor.set_value(words)
            elif isinstance(editor, QComboBox):
                editor.setCurrentIndex(max(0, editor.findData(words)))
            elif isinstance(editor, QCheckBox):
                editor.setChecked(bool(words))
        if said.get("at"):
            self.when.set_moment(parse_moment(said["at"], self._now()))
            self._moved = True

    def command(self) -> Any:
        """Return the command that the fields say."""
        said, number = self._said, self.number
        at = self.when.moment() if self._moved else None
        whom: Any = said("toward") or self._toward
        toward, _, citizen = whom.partition(":")
        match self.kind:
            case "call":
                return commands.Contacted(
                    number, at, "phone", said("outcome"), toward, text=said("text"), citizen=citizen
                )
            case "mail":
                return commands.Contacted(
                    number, at, "email", said("outcome"), toward, text=said("text"), citizen=citizen
                )
            case "private":
                return commands.Contacted(number, at, said("means"), "sent", text=said("text"))
            case "assign":
                return commands.Assign(number, at, contact=self.target, reason=said("reason"))
            case "promise":
                editor = self.fields["day"]
                day = editor.day() if isinstance(editor, DayEdit) else None
                due = datetime.combine(day, time(), civil.ZONE) if day is not None else None
                return commands.Promise(number, at, due, said("said"), said("reason"), said("told"))
            case "close":
                return commands.Close(
                    number, at, said("outcome"), said("told"), said("means"), said("satisfied")
                )
            case "escalate":
                about = self.general_manager if said("about") else ""
                return commands.Escalate(number, at, said("reason"), said("official"), about)
            case "confine":
                return commands.Confine(number, at, self.target, said("reason"))
            case "unseal":
                return commands.Unseal(number, at, said("reason"))
            case "reopen":
                return commands.Reopen(number, at, said("reason"), said("dissatisfied"))
            case "correct":
                new = said("text").strip()
                fields = {self.corrected_field: new} if new else {}
                return commands.Correct(
                    number, at, self.target, said("reason"), retract=not new, fields=fields
                )
            case _:
                return commands.Comment(number, at, said("text"))

    corrected_field = "text"
    general_manager = ""


def _at_start(words: str) -> QLineEdit:
    """A line that shows its words from the first one."""
    edit = QLineEdit(words)
    edit.setCursorPosition(0)
    return edit


def _outcomes() -> list[Option]:
    say = QCoreApplication.translate
    return [
        Option("reached", say("DossierForms", "Joint")),
        Option("message_left", say("DossierForms", "Message laissé")),
        Option("no_answer", say("DossierForms", "Sans réponse")),
    ]


def _titles() -> dict[str, str]:
    say = QCoreApplication.translate
    return {
        "call": say("DossierForms", "Noter un appel"),
        "mail": say("DossierForms", "Noter un courriel"),
        "private": say("DossierForms", "Noter une réponse"),
        "comment": say("DossierForms", "Commenter"),
        "assign": say("DossierForms", "Diriger ailleurs"),
        "promise": say("DossierForms", "Date promise (COM-10)"),
        "close": say("DossierForms", "Fermer le dossier"),
        "escalate": say("DossierForms", "Porter à la direction générale (ELU-5)"),
        "confine": say(
            "DossierForms", "Rendre confidentiel : ce qui est déjà parti aux autres postes y reste"
        ),
        "unseal": say(
            "DossierForms", "Ouvrir à tous : le dossier et sa description seront lus de tous les postes"
        ),
        "reopen": say("DossierForms", "Rouvrir le dossier"),
        "correct": say("DossierForms", "Corriger l’entrée choisie"),
    }
