"""One matter, several citizens, at the counter: what is known already is shown, read, joined or linked, and undone (ROUTE-1, STAFF-1, STAFF-7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from guichet.domain.wording import translate
from guichet.ui.door import Door
from guichet.ui.i18n import text
from guichet.ui.intake import checking, work
from guichet.ui.intake.asking import Asking
from guichet.ui.intake.saving import Saving
from guichet.ui.intake.shelf import Shelf
from guichet.ui.intake.view import IntakeView
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone

if TYPE_CHECKING:
    from guichet.application.dossier_page import PageOfDossier
    from guichet.application.known import Known
    from guichet.application.one_matter import Kept
    from guichet.ui.intake.alike import AlikePanel
    from guichet.ui.intake.reading import ReadingPanel
    from guichet.ui.intake.work import Refused


class Matching(QObject):
    """Connects the words to the open dossiers like them. `restored` comes when a joining was undone and its intake is back."""

    restored = Signal()

    def __init__(
        self,
        context: ScreenContext,
        view: IntakeView,
        shelf: Shelf,
        asking: Asking,
        saving: Saving,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._door: Door = context.app
        self._view, self._shelf, self._saving = view, shelf, saving
        self._asked = False
        self.panel: AlikePanel | None = None
        self.reading: ReadingPanel | None = None
        asking.led.connect(self.ask)
        view.civic.textEdited.connect(self.ask)
        view.outcome.undo_wanted.connect(self.undo)
        bind = context.actions.bind
        bind("intake.alike-first", self.read_first, self.has_alike)
        bind("intake.alike-second", self.read_second, self.has_second)
        bind("intake.alike-third", self.read_third, self.has_third)
        bind("intake.alike-down", self.choose_next, self.has_alike)
        bind("intake.alike-up", self.choose_previous, self.has_alike)
        bind("intake.join", self.join, self.has_alike)
        bind("intake.link", self.link, self.has_alike)
        bind("intake.unjoin", self.undo, self.can_undo)

    # ------------------------------------------------------------------ what is known

    @property
    def chosen(self) -> Known | None:
        """The dossier that a key joins or links to."""
        return self.panel.chosen if self.panel is not None else None

    def has_alike(self) -> bool:
        """Whether an open dossier resembles what is typed."""
        return self._count() > 0

    def has_second(self) -> bool:
        """Whether two do."""
        return self._count() > 1

    def has_third(self) -> bool:
        """Whether three do."""
        return self._count() > 2

    def _count(self) -> int:
        return len(self.panel.found) if self.panel is not None else 0

    @Slot()
    def ask(self) -> None:
        """Ask which open dossiers are like the intake in sight: the topic chosen, else the likely ones; place and words."""
        typed = self._shelf.current
        topics = (
            {typed.topic: 1.0}
            if typed.topic
            else {
                each.topic.code: each.score for each in self._view.steering.found if each.band != "unlikely"
            }
        )
        if not topics and not self._asked:
            return  # an empty form resembles nothing
        self._asked = bool(topics)
        asked = work.alike(typed.id, typed.description, self._view.civic.text(), typed.street, topics)
        self._context.tasks.run(self._door.use(asked), self._known, lane=Lane.READ, latest="intake-alike")

    @Slot(object)
    def _known(self, answer: tuple[str, tuple[Known, ...]]) -> None:
        identifier, found = answer
        if identifier == self._shelf.current.id:
            # A complaint about a person keeps a dossier of its own (DEF-1).
            self._show(() if self._shelf.current.is_personal else found)

    def _show(self, found: tuple[Known, ...]) -> None:
        had = self._count()
        if self.panel is None:
            if not found:
                return
            # Nothing resembles an empty form: the first paint does not wait for these cards.
            from guichet.ui.intake.alike import AlikePanel

            self.panel = AlikePanel()
            self.panel.wanted.connect(self.read)
            self.panel.join.connect(self.join)
            self.panel.link.connect(self.link)
            self._view.guide.add_card(self.panel)
        self.panel.show_known(found, self._context.now())
        if found and not had and self._view.guide.folded:
            said = translate("Intake", "Déjà connu? Alt+4 lit le dossier {number}.", number=found[0].number)
            self._context.notify(NoticeData(said, Tone.INFO))
        if had != len(found):
            self._context.actions.refresh()

    def forget(self) -> None:
        """Show nothing of another intake."""
        self.leave()
        if self.panel is not None:
            self.panel.at = 0
            self._show(())

    # ------------------------------------------------------------------ reading one

    @Slot()
    def choose_next(self) -> None:
        """Choose the next card."""
        self._step(1)

    @Slot()
    def choose_previous(self) -> None:
        """Choose the previous card."""
        self._step(-1)

    @Slot(int)
    def _step(self, step: int) -> None:
        if self.panel is None:
            return
        self.panel.choose(self.panel.at + step)
        if self._reads():
            self.read(self.panel.at)
        else:
            self._view.guide.show_in_sight(self.panel.cards[self.panel.at])

    def _reads(self) -> bool:
        return self.reading is not None and self._view.guide.panel is self.reading

    @Slot()
    def read_first(self) -> None:
        """Read the first dossier."""
        self.read(0)

    @Slot()
    def read_second(self) -> None:
        """Read the second."""
        self.read(1)

    @Slot()
    def read_third(self) -> None:
        """Read the third."""
        self.read(2)

    @Slot(int)
    def read(self, place: int) -> None:
        """Read a dossier's story beside the form; Escape goes back to the field where one was."""
        if self.panel is None or place >= len(self.panel.found):
            return
        self.panel.choose(place)
        number = self.panel.found[place].number
        self._context.tasks.run(
            self._door.use(work.page(number)), self._read, lane=Lane.READ, latest="intake-reading"
        )

    @Slot(object)
    def _read(self, page: PageOfDossier) -> None:
        chosen = self.chosen
        if chosen is None or chosen.number != page.number:
            return
        if self.reading is None:
            from guichet.ui.intake.reading import ReadingPanel

            self.reading = ReadingPanel()
            self.reading.next_one.connect(self._step)
            self.reading.join.connect(self.join)
            self.reading.link.connect(self.link)
            self.reading.left.connect(self.leave)
        self.reading.show_page(page)
        self._view.guide.lay_over(self.reading)

    @Slot()
    def leave(self) -> None:
        """Go back to the field where one was; the chosen dossier stays chosen."""
        if self._reads():
            self._view.guide.clear()

    # ------------------------------------------------------------------ joining, linking, undoing

    @Slot()
    def join(self) -> None:
        """Join the citizen to the chosen dossier: counted, and kept informed like the first."""
        chosen = self.chosen
        if chosen is None or self._shelf.busy:
            return
        typed = self._shelf.current
        self._view.take(typed)
        self.leave()
        wrong = checking.trouble_joining(self._view, typed, self._context.now())
        if wrong is not None:
            self._view.refuse(*wrong)
            return
        self._saving.send(work.join(typed.joining(chosen.number), typed.id), self._joined)

    @Slot(object)
    def _joined(self, came: Kept | Refused) -> None:
        from guichet.application.one_matter import Kept

        if isinstance(came, Kept):
            self._saving.finish(came)
            return
        self._shelf.busy = ""
        sentence = text(came.sentence)
        if came.field == "citizen":
            self._view.refuse(self._view.citizen_field, sentence)
        elif self.panel is not None and self.panel.isVisible():
            self.panel.say_problem(sentence)
            self._view.guide.show_in_sight(self.panel.problem)
        else:
            self._view.refuse(self._view.description_field, sentence)

    @Slot()
    def link(self) -> None:
        """Open a dossier of its own, linked to the chosen one."""
        chosen = self.chosen
        if chosen is None:
            return
        self.leave()
        command = self._saving.ready(settled=False)
        if command is None:
            return
        typed = self._shelf.current
        saving = work.save_linked(command, typed.id, typed.promised_on, typed.transfers(), chosen.number)
        self._saving.send(saving, self._saving.finish)

    def can_undo(self) -> bool:
        """Whether what stands on screen is a joining or a link that can be taken back."""
        return self._view.outcome.undo is not None and self._view.outcome.isVisible()

    @Slot()
    def undo(self) -> None:
        """Take the joining or the link that stands on screen back, by a correction that stays on the timeline."""
        undo = self._view.outcome.undo
        if undo is None:
            return
        self._view.outcome.undo = None  # a second press must not strike it twice
        reason = QCoreApplication.translate("Intake", "Inscrit par erreur à l’accueil")
        self._context.tasks.run(self._door.use(work.take_back(*undo, reason)), self._undone, lane=Lane.STORE)

    @Slot(object)
    def _undone(self, number: str) -> None:
        from guichet.application.one_matter import Linked

        last, before = self._saving.last, self._saving.before
        if isinstance(last, Linked):
            self._view.outcome.show_done(last.saved)
            self._saving.last = last.saved
            self._context.notify(
                NoticeData(
                    translate("Intake", "Le dossier {number} n’est plus lié.", number=number), Tone.INFO
                )
            )
            return
        self._saving.last = self._saving.before = None
        self._view.outcome.put_away()
        if before is not None:
            self._view.take(self._shelf.current)
            self._shelf.put_back(before)
            self.restored.emit()
            self._view.description.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.notify(
            NoticeData(
                translate(
                    "Intake", "Retiré du dossier {number}. L’accueil est revenu tel quel.", number=number
                ),
                Tone.INFO,
            )
        )
