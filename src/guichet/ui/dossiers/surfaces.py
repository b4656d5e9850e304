"""What opens at the foot of a dossier: one form or the transfer strip at a time; what is half written stays (promise 1)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from guichet.application.dossier_page import PageOfDossier, field_to_correct
from guichet.domain import commands
from guichet.domain.wording import Text
from guichet.ui.clauses import cited_in
from guichet.ui.door import Door
from guichet.ui.dossiers.forms import ActionForm
from guichet.ui.dossiers.message import OfficialForm
from guichet.ui.dossiers.page import DossierPage
from guichet.ui.dossiers.side import callable_ones
from guichet.ui.dossiers.transfer import TransferStrip
from guichet.ui.dossiers.work import People, Perform, Refused
from guichet.ui.i18n import language, text
from guichet.ui.letters.form import LetterForm
from guichet.ui.letters.receipt_form import ReceiptForm
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone
from guichet.ui.widgets.completing import Suggestion

Asking = ActionForm | TransferStrip | OfficialForm
Surface = Asking | LetterForm | ReceiptForm
CITED = {
    "call": ("STAFF-3",),
    "mail": ("STAFF-4",),
    "private": ("STAFF-5",),
    "comment": ("STAFF-7",),
    "transfer": ("STAFF-2",),
    "assign": ("ROUTE-1", "STAFF-1"),
    "promise": ("COM-10",),
    "official": ("ROUTE-2", "ELU-2"),
    "escalate": ("ELU-5", "ELU-6"),
    "confine": ("DEF-1",),
    "unseal": ("DEF-1",),
    "close": ("ELU-3", "ELU-7"),
    "reopen": ("ELU-4",),
    "correct": ("STAFF-7",),
    "receipt": ("COM-9",),
}
"""The clauses by which each form asks what it asks."""
HalfWritten = dict[tuple[bytes, str], dict[str, str]]


class Surfaces(QObject):
    """Opens, performs and closes what is asked on the dossier shown."""

    def __init__(self, context: ScreenContext, page: DossierPage, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._page = context, page
        self._door: Door = context.app
        self._came_from: QWidget | None = None
        self.half_written: HalfWritten = {}
        self.form: Surface | None = None
        bind = context.actions.bind
        bind("dossiers.accepted", self.accepted, self.asking)
        bind("dossiers.unanswered", self.unanswered, self.asking)
        bind("dossiers.voicemail", self.voicemail, self.asking)
        bind("dossiers.refused", self.refused, self.asking)
        bind("dossiers.not-ours", self.not_ours, self.asking)
        bind("dossiers.somebody", self.somebody, self.strip_open)
        bind("dossiers.sent", self.sent, self.message_open)

    @property
    def _shown(self) -> bytes:
        page = self._page.shown
        return page.entity_id if page is not None else b""

    # ------------------------------------------------------------------ opening and closing

    def begin(self, kind: str, toward: str = "citizen") -> None:
        """Open the form of an action, or the transfer strip, with what was half written in it."""
        page = self._page.shown
        if page is None:
            return
        if kind == "transfer" and self.strip_open():
            return
        self.leave()
        form = self._made(kind, page, toward)
        form.asked.connect(self._ask_people)
        self._open(form)

    def cited(self) -> tuple[str, ...]:
        """Return the clauses that the open form cites, those of a refusal first."""
        if self.form is None:
            return ()
        return (*cited_in(self.form), *CITED.get(self.form.kind, ()))

    def number_shown(self) -> str:
        """Return the number of the dossier shown, "" when there is none."""
        return self._page.shown.number if self._page.shown is not None else ""

    def show_form(self, form: LetterForm | ReceiptForm) -> None:
        """Open a letter or a receipt, with what was changed in it before."""
        self.leave()
        form.take_back(self.half_written.get((self._shown, form.kind), {}))
        self._open(form)

    def _open(self, form: Surface) -> None:
        self._came_from = QApplication.focusWidget()
        form.wanted.connect(self.perform)
        form.left.connect(self.cancel)
        self.form = form
        self._page.forms.addWidget(form)
        self._page.buttons.hide()
        self._page.comment.hide()
        form.begin()
        self._context.actions.refresh()
        self.reveal_form()

    @Slot()
    def reveal_form(self) -> None:
        """Bring the form that is open in sight."""
        if self.form is not None:
            QTimer.singleShot(0, self.form, self._page.reveal_form)

    def _made(self, kind: str, page: PageOfDossier, toward: str) -> Asking:
        kept = self.half_written.get((page.entity_id, kind))
        if kind == "transfer":
            strip = TransferStrip(self._context, page.number)
            strip.take_back(kept or {})
            strip.show_page(page)
            strip.grew.connect(self.reveal_form)
            return strip
        if kind == "official":
            message = OfficialForm(self._context, page.number)
            message.take_back(kept or {})
            message.grew.connect(self.reveal_form)
            return message
        relayed_by = page.shown.dossier.relayed_by
        form = ActionForm(
            kind,
            page.number,
            self._context.now,
            toward=toward,
            relayed=bool(relayed_by),
            others=callable_ones(page),
            official=relayed_by,
        )
        form.general_manager = page.general_manager
        if kind == "correct":
            form.target = self._page.timeline.chosen_id()
            found = field_to_correct(page.shown, form.target)
            if found is not None:
                form.corrected_field = found[0]
                form.take_back({"target": form.target, "text": found[1]})
        elif kept is not None:
            form.take_back(kept)
        return form

    def keep(self) -> None:
        """Keep what is half written in the form that is open."""
        if self.form is not None and self.form.kind != "correct":
            self.half_written[self._shown, self.form.kind] = self.form.typed()

    def leave(self) -> None:
        """Put the form away; what is half written in it is found again."""
        self.keep()
        self._close()

    def _close(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self._page.buttons.show()
            self._page.comment.show()
            self._context.actions.refresh()

    @Slot()
    def cancel(self) -> None:
        """Leave the form and give the focus back; a citizen who is not transferred waits no more."""
        transfer = self.strip_open()
        self.leave()
        if transfer:
            self.half_written.pop((self._shown, "transfer"), None)
        back = self._came_from
        if back is None or not back.isVisible():
            back = self._page.timeline
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> bool:
        """Do what Escape does in the form that is open; return False when none is."""
        if self.form is None:
            return False
        if not (isinstance(self.form, TransferStrip) and self.form.escape()):
            self.cancel()
        return True

    def show_page(self, page: PageOfDossier) -> None:
        """Tell the strip what is owed now."""
        if isinstance(self.form, TransferStrip):
            self.form.show_page(page)

    # ------------------------------------------------------------------ what is asked of the desk

    @Slot(str)
    def _ask_people(self, typed: str) -> None:
        work = People(typed, language())
        self._context.tasks.run(self._door.use(work), self._people, lane=Lane.READ, latest="people")

    @Slot(object)
    def _people(self, answer: tuple[str, list[Suggestion]]) -> None:
        if isinstance(self.form, Asking):
            self.form.propose(*answer)

    @Slot(object)
    def perform(self, command: Any) -> None:
        """Record an action on the store's thread."""
        self._context.tasks.run(self._door.use(Perform(command)), self._done, lane=Lane.STORE)

    @Slot(object)
    def _done(self, answer: object) -> None:
        if isinstance(answer, Refused):
            self._refused(answer.sentence, answer.field)
            return
        if isinstance(self.form, TransferStrip) and not self.form.done():
            return
        if self.form is not None:
            kind = self.form.kind
            self._close()
            self.half_written.pop((self._shown, kind), None)
        self._page.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, sentence: Text, field: str) -> None:
        if self.form is not None:
            self.form.refuse(text(sentence), field)
            self.reveal_form()
        else:
            self._context.notify(NoticeData(sentence, Tone.TODAY))

    @Slot(str)
    def comment(self, words: str) -> None:
        """Record the comment of the box that is always there."""
        if self._page.shown is not None:
            command = commands.Comment(self._page.shown.number, text=words)
            self._context.tasks.run(self._door.use(Perform(command)), self._commented, lane=Lane.STORE)

    @Slot(object)
    def _commented(self, answer: object) -> None:
        if not isinstance(answer, Refused):
            self._page.comment.clear()
            self.half_written.pop((self._shown, "comment"), None)
        self._done(answer)

    # ------------------------------------------------------------------ the keys of what is open

    def message_open(self) -> bool:
        """Whether a message to an official, or a letter to a citizen, is open."""
        return isinstance(self.form, OfficialForm | LetterForm)

    @Slot()
    def sent(self) -> None:
        """The message in sight was sent."""
        if isinstance(self.form, OfficialForm):
            self.form.submit()
        elif isinstance(self.form, LetterForm):
            self.form.log()

    def strip_open(self) -> bool:
        """Whether the transfer strip is open."""
        return isinstance(self.form, TransferStrip)

    def asking(self) -> bool:
        """Whether somebody is being asked, so that an answer can be entered."""
        return isinstance(self.form, TransferStrip) and self.form.candidate is not None

    def _press(self, key: str) -> None:
        strip = self.form
        if isinstance(strip, TransferStrip):
            {
                "yes": strip.accept,
                "silent": strip.no_answer,
                "voicemail": strip.leave_message,
                "no": strip.refuse_why,
                "not_mine": strip.disown,
                "another": strip.choose_other,
            }[key]()

    @Slot()
    def accepted(self) -> None:
        """The colleague says yes."""
        self._press("yes")

    @Slot()
    def unanswered(self) -> None:
        """The colleague does not answer."""
        self._press("silent")

    @Slot()
    def voicemail(self) -> None:
        """A message was left to the colleague."""
        self._press("voicemail")

    @Slot()
    def refused(self) -> None:
        """The colleague says no, and why."""
        self._press("no")

    @Slot()
    def not_ours(self) -> None:
        """The colleague says that it is another service's."""
        self._press("not_mine")

    @Slot()
    def somebody(self) -> None:
        """Ask somebody else than who is proposed."""
        self._press("another")
