"""What an intake ends in: a dossier, an answer on the spot, a colleague asked first; and what came of it (STAFF-2, STAFF-3, COM-8)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot

from guichet.domain.wording import Text
from guichet.ui.door import Door
from guichet.ui.i18n import text
from guichet.ui.intake import checking, work
from guichet.ui.intake.asking import Asking
from guichet.ui.intake.leading import Leading
from guichet.ui.intake.shelf import Shelf
from guichet.ui.intake.view import IntakeView
from guichet.ui.screen import ScreenContext
from guichet.ui.tasks import Lane

if TYPE_CHECKING:
    from guichet.application.at_counter import Saved
    from guichet.application.one_matter import Kept, Linked
    from guichet.domain.commands import Intake
    from guichet.ui.intake.typed import Typed


class Saving(QObject):
    """Records the intake in sight. `done` comes when one is off the shelf and what came of it stands on screen."""

    done = Signal()

    def __init__(
        self,
        context: ScreenContext,
        view: IntakeView,
        shelf: Shelf,
        asking: Asking,
        leading: Leading,
        edited: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._door: Door = context.app
        self._view, self._shelf, self._asking, self._leading = view, shelf, asking, leading
        self._edited = edited
        self.last: Saved | Linked | Kept | None = None
        self.before: Typed | None = None
        """The intake that became what stands on screen, as it was typed: to put it back when that is undone."""
        view.open_button.clicked.connect(self.save)
        view.settle_button.clicked.connect(self.settle)
        view.transfer_button.clicked.connect(self.toggle_transfer)
        view.transfer.next_button.clicked.connect(self.ask_next)
        view.transfer.grew.connect(self._grown)
        bind = context.actions.bind
        bind("intake.open", self.save)
        bind("intake.settled", self.settle)
        bind("intake.transfer", self.toggle_transfer)
        bind("intake.asked", self.ask_next, self.transferring)
        bind("intake.copy", view.outcome.copy_number, self.has_number)

    def has_number(self) -> bool:
        """Whether a dossier was recorded."""
        return bool(self._view.outcome.number)

    # ------------------------------------------------------------------ transfer

    def transferring(self) -> bool:
        """Whether a colleague is being asked."""
        return self._view.transfer.isVisibleTo(self._view)

    @Slot()
    def toggle_transfer(self) -> None:
        """Ask a colleague before transferring, or put the question away (STAFF-2)."""
        panel = self._view.transfer
        if self.transferring():
            panel.hide()
            self._edited()
            self._view.description.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        panel.begin(self._shelf.current.asked)
        self._ask_best()
        panel.answer.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grown()

    @Slot()
    def _grown(self) -> None:
        QTimer.singleShot(0, self, self._reveal)

    @Slot()
    def _reveal(self) -> None:
        """Bring the whole question in sight, once it has its height."""
        if self.transferring():
            self._view.scrolled.ensureWidgetVisible(self._view.transfer)

    def _ask_best(self) -> None:
        lead = self._leading.lead() or self._view.steering.best
        self._asking.next_to_ask(lead.topic.code if lead is not None else "")

    @Slot()
    def ask_next(self) -> None:
        """Note the answer, and propose the next best contact."""
        panel = self._view.transfer
        wrong = panel.trouble
        if wrong is not None:
            self._view.refuse(*wrong)
            return
        panel.note()
        self._ask_best()
        panel.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ saving

    @Slot()
    def save(self) -> None:
        """Open the dossier; in a form beside it, the key is that form's."""
        if self._view.guide.submit():
            return
        command = self.ready(settled=False)
        if command is not None:
            typed = self._shelf.current
            self.send(work.save(command, typed.id, typed.promised_on, typed.transfers()), self.finish)

    @Slot()
    def settle(self) -> None:
        """Keep the contact as settled at first contact: one key (COM-8)."""
        command = self.ready(settled=True)
        if command is not None:
            typed = self._shelf.current
            self.send(work.save(command, typed.id, typed.promised_on, typed.transfers()), self.finish)

    def ready(self, *, settled: bool) -> Intake | None:
        """Return what to record of the intake in sight, None when something keeps it from being saved: it is said."""
        if self._shelf.busy:
            return None
        typed = self._shelf.current
        self._view.take(typed)
        wrong = checking.trouble(self._view, typed, self._context.now(), settled=settled)
        if wrong is not None:
            self._view.refuse(*wrong)
            return None
        if self.transferring() and self._view.transfer.pending:
            self._view.transfer.note()
            self._view.take(typed)
        lead = self._leading.lead()
        said = (
            typed.answer.strip() or (text(lead.say) if lead is not None else "") or typed.description.strip()
        )
        if not said:
            said = QCoreApplication.translate("Intake", "Renseignement donné sur place.")
        return typed.command(
            settled=said if settled else None,
            topic=lead.topic.code if lead is not None else "",
            suggested=[each.topic.code for each in self._view.steering.found],
        )

    def send(self, saving: Callable[[Any], Any], answer: Callable[[Any], object]) -> None:
        """Have the intake in sight recorded by `saving`; until the answer comes, no other key records it again."""
        self._shelf.busy = self._shelf.current.id
        self._context.tasks.run(self._door.use(saving), answer, self.refused, lane=Lane.STORE)

    @Slot(object)
    def refused(self, sentence: Text) -> None:
        """Say why nothing was recorded, beside the field it is about; what is typed stays."""
        self._shelf.busy = ""
        about_citizen = sentence.context == "Intake"
        field = self._view.citizen_field if about_citizen else self._view.description_field
        self._view.refuse(field, text(sentence))

    @Slot(object)
    def finish(self, came: Saved | Linked | Kept) -> None:
        """Show what came of the intake, and take it off the shelf."""
        identifier, self._shelf.busy = self._shelf.busy, ""
        self.show(came)
        if self._shelf.current.id != identifier:
            self._view.take(self._shelf.current)
        self.before = self._shelf.remove(identifier)
        self.done.emit()

    def show(self, came: Saved | Linked | Kept) -> None:
        """Have what came of the last intake stand on screen."""
        self.last = came
        self._view.outcome.show_done(came)
        self._context.actions.refresh()
