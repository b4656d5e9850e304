"""A letter on the dossier's page: looked at, opened in the mail program, logged once it left (STAFF-4, COM-1)."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from guichet.domain import commands
from guichet.domain.wording import Lang
from guichet.reports.drafts import Attachment, Draft
from guichet.ui.theme import current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.segmented import Option, SegmentedControl
from guichet.ui.widgets.textedit import MultilineEdit

LINES = 7


class LetterForm(Card):
    """One letter in both languages. `wanted` carries the command that logs it; `open_wanted` and `save_wanted` ask for
    the mail program and a file; `left` for a way out; `grown` says that it takes more room.
    """

    wanted = Signal(object)
    left = Signal()
    open_wanted = Signal()
    save_wanted = Signal()
    grown = Signal()

    def __init__(
        self,
        kind: str,
        heading: str,
        number: str,
        to: str,
        lang: Lang,
        letters: Mapping[Lang, tuple[str, str]],
        attachments: Mapping[Lang, tuple[Attachment, ...]] | None = None,
    ) -> None:
        """`letters` are subject and body by language; `kind` names the form among those of the page."""
        super().__init__(heading)
        say = QCoreApplication.translate
        self.kind, self.number = kind, number
        self._proposed = dict(letters)
        self._letters = dict(letters)
        self._attachments = attachments or {}
        self._lang: Lang = lang
        self._opened = False
        self.to = QLineEdit(to)
        self.to.setMaxLength(320)
        self.language = SegmentedControl(
            [Option("fr", say("Letters", "Français")), Option("en", say("Letters", "Anglais"))],
            say("Letters", "Langue de la lettre"),
            lang,
        )
        self.subject = QLineEdit()
        self.subject.setMaxLength(500)
        self.text = MultilineEdit(LINES)
        self._fields = {
            "sent_to": Field(say("Letters", "À, &courriel"), self.to),
            "language": Field(say("Letters", "Lan&gue"), self.language),
            "text": Field(say("Letters", "&Objet"), self.subject),
            "body": Field(say("Letters", "Te&xte"), self.text),
        }
        self.to.setMinimumWidth(current().px(260))
        row = FlowLayout(gap=3)
        for name in ("sent_to", "language"):
            row.addWidget(self._fields[name])
        holder = QWidget()
        holder.setLayout(row)
        for part in (holder, self._fields["text"], self._fields["body"]):
            self.body.addWidget(part)
        self.state_label = Label("", Style.STRONG, wrap=True)
        self.state_label.hide()
        self.body.addWidget(self.state_label)
        self._buttons()
        self._show()
        self.language.chosen.connect(self._language_chosen)

    def _buttons(self) -> None:
        say = QCoreApplication.translate
        self.cancel = Button(say("Letters", "Laisser"), key="Esc")
        self.copy = Button(say("Letters", "Co&pier"))
        self.save = Button(say("Letters", "Brouillon…"), key="Ctrl+S")
        self.open = Button(say("Letters", "Ouvrir dans le courriel"), key="Ctrl+O", kind=Kind.PRIMARY)
        self.done = Button(say("Letters", "C’est parti : inscrire"), key="Ctrl+Return")
        self.cancel.clicked.connect(self.left)
        self.copy.clicked.connect(self.copy_text)
        self.save.clicked.connect(self.save_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.done.clicked.connect(self.log)
        buttons = FlowLayout(gap=2)
        for button in (self.cancel, self.copy, self.save):
            buttons.addWidget(button)
        buttons.push()
        for button in (self.open, self.done):
            buttons.addWidget(button)
        self.body.addLayout(buttons)

    # ------------------------------------------------------------------ what a form of the page does

    def begin(self) -> None:
        """Take the keys where something is missing, else at the text."""
        first: QWidget = self.text if self.to.text().strip() else self.to
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, str]:
        """Return what was changed so far, to be found again by whoever looks elsewhere; the rest is written anew."""
        self._keep()
        said = {"to": self.to.text(), "lang": self._lang, "opened": "1" if self._opened else ""}
        for lang, letter in self._letters.items():
            if letter != self._proposed[lang]:
                said[f"subject_{lang}"], said[f"body_{lang}"] = letter
        return said

    def take_back(self, said: Mapping[str, str]) -> None:
        """Show what `typed` returned."""
        if not said:
            return
        self.to.setText(said.get("to", ""))
        for lang, (subject, body) in list(self._letters.items()):
            self._letters[lang] = (said.get(f"subject_{lang}", subject), said.get(f"body_{lang}", body))
        self._lang = "en" if said.get("lang") == "en" else "fr"
        self.language.set_value(self._lang)
        self._show()
        if said.get("opened"):
            self.show_opened(True)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why not, beside the field it is about; nothing written is lost."""
        where = self._fields.get(field)
        for each in self._fields.values():
            each.set_error("")
        if where is None:
            self._say(sentence)
            return
        where.set_error(sentence)
        where.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentence)

    # ------------------------------------------------------------------ the letter

    def draft(self) -> Draft:
        """Return the message as it stands in the form."""
        self._keep()
        subject, body = self._letters[self._lang]
        return Draft(self.to.text().strip(), subject, body, self._attachments.get(self._lang, ()))

    def show_opened(self, answered: bool) -> None:
        """Say whether a mail program opened; once it did, the next step is to log that the letter left."""
        say = QCoreApplication.translate
        if not answered:
            self._say(
                say(
                    "Letters",
                    "Aucun programme de courriel ne s’est ouvert. Enregistrez le brouillon, ou copiez le texte dans"
                    " votre messagerie.",
                )
            )
            return
        self._opened = True
        self.open.set_kind(Kind.PLAIN)
        self.done.set_kind(Kind.PRIMARY)
        self._say(
            say(
                "Letters",
                "Le message est ouvert dans votre programme de courriel. Envoyez-le, puis inscrivez-le ici.",
            )
        )

    def show_saved(self, name: str) -> None:
        """Say where the draft went."""
        self.done.set_kind(Kind.PRIMARY)
        self.open.set_kind(Kind.PLAIN)
        self._say(
            QCoreApplication.translate(
                "Letters", "Brouillon enregistré : {file}. Une fois le message envoyé, inscrivez-le ici."
            ).format(file=name)
        )

    @Slot()
    def copy_text(self) -> None:
        """Put the text on the clipboard, for a mail program that runs in a browser."""
        QGuiApplication.clipboard().setText(self.text.text())
        self._say(QCoreApplication.translate("Letters", "Texte copié."))

    @Slot()
    def log(self) -> None:
        """Ask for the entry on the timeline: the clerk says that the letter left."""
        draft = self.draft()
        if "@" not in draft.to:
            self.refuse(
                QCoreApplication.translate("Letters", "À quelle adresse la lettre est-elle partie ?"),
                "sent_to",
            )
            return
        self.wanted.emit(
            commands.Contacted(
                self.number, means="email", outcome="sent", text=draft.subject, sent_to=draft.to
            )
        )

    @Slot(str)
    def _language_chosen(self, lang: str) -> None:
        self._keep()
        self._lang = "en" if lang == "en" else "fr"
        self._show()

    def _keep(self) -> None:
        self._letters[self._lang] = (self.subject.text(), self.text.text())

    def _show(self) -> None:
        subject, body = self._letters[self._lang]
        self.subject.setText(subject)
        self.subject.setCursorPosition(0)
        self.text.set_text(body)

    def _say(self, sentence: str) -> None:
        self.state_label.setText(sentence)
        self.state_label.show()
        self.grown.emit()
        announce(self, sentence)
