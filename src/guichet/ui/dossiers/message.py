"""A ready message to the elected official who relayed the dossier: read, copied, opened in the mail program, logged (ROUTE-2, ELU-2)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from guichet.domain.wording import Lang, Text, translate
from guichet.reports import drafts
from guichet.reports.drafts import Draft
from guichet.ui.dossiers.held import held
from guichet.ui.dossiers.work import KeepDraft, WriteOfficial
from guichet.ui.i18n import text
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.clause import ClauseLink
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.segmented import Option, SegmentedControl
from guichet.ui.widgets.textedit import MultilineEdit

if TYPE_CHECKING:
    from guichet.application.official_message import OfficialMessage

_LANGS: tuple[Lang, ...] = ("fr", "en")
LINES = 12
"""Lines of the message in sight; the rest scrolls."""


class OfficialForm(Card):
    """The message, in the language chosen. `wanted` carries the entry once it is said to be sent; `left` closes."""

    wanted = Signal(object)
    left = Signal()
    asked = Signal(str)
    grew = Signal()
    kind = "official"

    def __init__(self, context: ScreenContext, number: str) -> None:
        super().__init__()
        self._context, self.number = context, number
        self.message: OfficialMessage | None = None
        self._words: dict[Lang, tuple[str, str]] = {}
        self._lang_shown: Lang = "fr"
        say = QCoreApplication.translate
        self.setAccessibleName(say("Officials", "Message à l’élu"))
        self.body.setSpacing(current().gap(2))
        head = FlowLayout(gap=2)
        head.addWidget(Label(say("Officials", "Message à l’élu"), Style.HEADING))
        head.addWidget(ClauseLink("ROUTE-2", context.clause))
        self.to = Label("", Style.SOFT, wrap=True)
        head.addWidget(self.to)
        head.push()
        self.language = SegmentedControl(
            [Option("fr", say("Officials", "En français")), Option("en", say("Officials", "En anglais"))],
            say("Officials", "Langue du message"),
            "fr",
            tight=True,
        )
        self.language.chosen.connect(self._speak)
        head.addWidget(self.language)
        self.subject = QLineEdit()
        self.subject.setMaxLength(300)
        self.text = MultilineEdit(LINES)
        self.problem = Label("", Style.STRONG, wrap=True)
        self.problem.hide()
        for part in (
            held(head),
            Field(say("Officials", "Ob&jet"), self.subject),
            Field(say("Officials", "Messa&ge"), self.text),
            self.problem,
            self._keys(),
        ):
            self.body.addWidget(part)

    def _keys(self) -> QWidget:
        say = QCoreApplication.translate
        row = FlowLayout(gap=2)
        self.close_button = Button(say("Officials", "Laisser"), key="Esc")
        self.copy_button = Button(say("Officials", "&Copier"), icon="copy")
        self.mail_button = Button(say("Officials", "&Ouvrir dans le courriel"), icon="mail")
        self.keep_button = Button(say("Officials", "Garder en .&eml"), icon="download")
        self.sent_button = Button(say("Officials", "C’est envoyé"), key="Ctrl+Return", kind=Kind.PRIMARY)
        for button, slot in (
            (self.close_button, self.left),
            (self.copy_button, self.copy),
            (self.mail_button, self.open_mail),
            (self.keep_button, self.keep_file),
        ):
            button.clicked.connect(slot)
            row.addWidget(button)
        row.push()
        self.sent_button.clicked.connect(self.submit)
        row.addWidget(self.sent_button)
        return held(row)

    # ------------------------------------------------------------------ what a surface does

    def begin(self) -> None:
        """Take the keys, and have the message written."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        work = self._context.app.use(WriteOfficial(self.number))
        self._context.tasks.run(work, self._came, self._failed, lane=Lane.READ, latest="official")

    def typed(self) -> dict[str, str]:
        """Return the message as it stands in each language."""
        self._note()
        said: dict[str, str] = {"lang": self._lang}
        for lang, (subject, body) in self._words.items():
            said |= {f"subject-{lang}": subject, f"body-{lang}": body}
        return said

    def take_back(self, said: Mapping[str, str]) -> None:
        """Take up a message that was half written."""
        self.language.set_value(said.get("lang", "fr"))
        for lang in _LANGS:
            if said.get(f"body-{lang}"):
                self._words[lang] = (said.get(f"subject-{lang}", ""), said[f"body-{lang}"])

    def propose(self, _typed: str, _rows: object) -> None:
        """Nobody is looked for here."""

    def refuse(self, sentence: str, _field: str = "") -> None:
        """Say why the rule says no; nothing typed is lost."""
        self.problem.setText(sentence)
        self.problem.show()
        announce(self, sentence)

    def escape(self) -> bool:
        """Nothing opens within it that Escape would put away first."""
        return False

    # ------------------------------------------------------------------ the words

    @property
    def _lang(self) -> Lang:
        return "en" if self.language.value() == "en" else "fr"

    def _note(self) -> None:
        if self.message is not None:
            self._words[self._lang_shown] = (self.subject.text(), self.text.text())

    @Slot(object)
    def _came(self, message: OfficialMessage) -> None:
        self.message = message
        for lang in _LANGS:
            letter = message.letter(lang)
            self._words.setdefault(lang, (letter.subject, letter.body))
        self.to.setText(message.official)
        self._show()
        self.grew.emit()
        announce(self, self.subject.text())

    @Slot(object)
    def _failed(self, sentence: Text) -> None:
        self.refuse(text(sentence))

    @Slot(str)
    def _speak(self, _key: str) -> None:
        self._note()
        self._show()

    def _show(self) -> None:
        self._lang_shown = self._lang
        subject, body = self._words.get(self._lang_shown, ("", ""))
        self.subject.setText(subject)
        self.text.set_text(body)

    def draft(self) -> Draft:
        """Return the message as a mail program takes it; the clerk puts the address, which Guichet does not hold."""
        return Draft("", self.subject.text(), self.text.text())

    # ------------------------------------------------------------------ what becomes of it

    @Slot()
    def copy(self) -> None:
        """Put subject and message on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.subject.text()}\n\n{self.text.text()}")
        self._context.notify(NoticeData(translate("Officials", "Message copié."), Tone.DONE))

    @Slot()
    def open_mail(self) -> None:
        """Open it in the desk's own mail program; one that would be cut off is kept as a file."""
        address = drafts.mailto(self.draft())
        if not address or not QDesktopServices.openUrl(QUrl(address)):
            self._context.notify(
                NoticeData(
                    translate(
                        "Officials",
                        "Le programme de courriel ne prend pas ce message : gardez-le en .eml, puis ouvrez le fichier.",
                    ),
                    Tone.TODAY,
                    translate("Officials", "Garder en .eml"),
                    self.keep_file,
                )
            )

    @Slot()
    def keep_file(self) -> None:
        """Keep it as a draft that a mail program opens."""
        proposed = Path.home() / f"{self.number}.eml"
        name, _ = QFileDialog.getSaveFileName(self, "", str(proposed), "*.eml")
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write the draft to a file, off the UI thread."""
        self._context.tasks.run(KeepDraft(self.draft(), path), self._written, lane=Lane.POOL)

    @Slot(object)
    def _written(self, path: Path) -> None:
        self._context.notify(
            NoticeData(translate("Officials", "Message gardé : {file}.", file=path.name), Tone.DONE)
        )

    @Slot()
    def submit(self) -> None:
        """Log the message, once the clerk says that it left (STAFF-7)."""
        if self.message is not None:
            from guichet.application.official_message import sent

            self.wanted.emit(sent(self.message, self.subject.text()))
