"""The dossiers screen: connects the list, the page and the forms to the use cases."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.application.dossier_page import PageOfDossier
from guichet.domain import commands
from guichet.domain.wording import Text
from guichet.ui.door import Changed, Door
from guichet.ui.dossiers.finder import DossierFinder
from guichet.ui.dossiers.page import DossierPage, toward_of
from guichet.ui.dossiers.surfaces import Surface, Surfaces
from guichet.ui.dossiers.work import Read
from guichet.ui.finding import remember
from guichet.ui.letters.on_dossier import DossierLetters
from guichet.ui.screen import NoticeData, Screen, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.emptystate import EmptyState

ONE_AT_A_TIME = 720
"""Narrower than this, in px at 100 %, the list and the dossier take turns; Escape goes back to the list."""
COUNT_DOWN_MS = 60_000


class DossiersScreen(Screen):
    """The list at the left, the dossier in the middle, its forms at the foot."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._door: Door = context.app
        self._chosen = self._wanted = b""
        self._asked_for = ""
        say = QCoreApplication.translate
        self.finder = DossierFinder(context)
        self.search, self.list = self.finder.search, self.finder.list
        self.page = DossierPage(context)
        self.page.hide()
        self.surfaces = Surfaces(context, self.page, self)
        self.letters = DossierLetters(context, self.surfaces, self)
        self.empty = EmptyState(
            say("Dossiers", "Aucun dossier choisi"),
            say("Dossiers", "Cherchez à gauche, ou choisissez un dossier avec les flèches."),
            icon="folder",
        )
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.empty, 1)
        right.addWidget(self.page, 1)
        self._right = QWidget()
        self._right.setLayout(right)
        whole = QHBoxLayout(self)
        edge = current().gap(3)
        whole.setContentsMargins(edge, edge, edge, edge)
        whole.setSpacing(edge)
        whole.addWidget(self.finder, 1)
        whole.addWidget(self._right, 3)
        self._minute = QTimer(self)
        self._minute.setInterval(COUNT_DOWN_MS)
        self._minute.timeout.connect(self._count_down)
        self.finder.chosen.connect(self._choose)
        self.finder.taken.connect(self._take)
        self.page.action.connect(self._begin)
        self.page.settled.connect(self._settle)
        self.page.commented.connect(self.surfaces.comment)
        self.page.comment.installEventFilter(self)
        self._door.changed.connect(self._changed)
        self._door.ready.connect(self._enter)
        self._door.duty_changed.connect(self._enter)
        self._door.duty_changed.connect(self._count_down)
        self._bind()

    def _bind(self) -> None:
        bind, here = self.context.actions.bind, self.has_dossier
        bind("dossiers.search", self.focus_search)
        bind("dossiers.copy", self.copy_number, here)
        bind("dossiers.comment", self.comment, here)
        bind("dossiers.call", self.note_call, here)
        bind("dossiers.mail", self.note_mail, here)
        bind("dossiers.private", self.note_private, here)
        bind("dossiers.transfer", self.transfer, self.is_open)
        bind("dossiers.promise", self.promise, self.is_open)
        bind("dossiers.assign", self.assign, self.is_open)
        bind("dossiers.escalate", self.escalate, self.may_go_up)
        bind("dossiers.circle", self.change_circle, here)
        bind("dossiers.official", self.write_official, self.is_relayed)
        bind("dossiers.close", self.close_dossier, self.is_open)
        bind("dossiers.reopen", self.reopen, self.is_closed)
        bind("dossiers.correct", self.correct, here)
        bind("dossiers.clause", self.show_clause, self.owes)
        bind("dossiers.side", self.page.toggle_side, here)
        bind("dossiers.keep-first", self.keep_first, self.disputed)
        bind("dossiers.keep-second", self.keep_second, self.disputed)

    def opened(self, **params: Any) -> None:
        """Show a dossier by `number`, search for `query`, or show the dossiers of a `citizen` (with `name`)."""
        if params.get("query") is not None:
            self.finder.ask(str(params["query"]))
        if params.get("citizen"):
            self.finder.of_citizen(params["citizen"], str(params.get("name", "")))
        if params.get("number"):
            self.surfaces.leave()
            self._asked_for = str(params["number"])
            self._read(b"", self._asked_for)
        self._enter()
        self._minute.start()

    def left(self) -> None:
        """Stop counting down; what is half written stays."""
        self._minute.stop()

    def first_focus(self) -> QWidget:
        """Begin with the search, or with the dossier that is shown."""
        return self.page.timeline if self.has_dossier() and not self.page.isHidden() else self.search

    def cited(self) -> Sequence[str]:
        """Return the clauses of what is asked at the foot of the dossier."""
        return self.surfaces.cited()

    def state(self) -> dict[str, Any]:
        """Keep the search, the choice and what is half written."""
        self.surfaces.keep()
        return {
            "query": self.search.text(),
            "status": self.finder.status.value(),
            "chosen": self._chosen,
            "comment": self.page.comment.text(),
            "half": self.surfaces.half_written,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take them back."""
        self.finder.status.set_value(str(state.get("status", "open")))
        self.search.setText(str(state.get("query", "")))
        self.surfaces.half_written = dict(state.get("half", {}))
        if state.get("chosen"):
            self.surfaces.half_written[state["chosen"], "comment"] = {"text": str(state.get("comment", ""))}
            self._read(state["chosen"])

    @property
    def form(self) -> Surface | None:
        """What is open at the foot of the dossier, None when nothing is."""
        return self.surfaces.form

    def has_dossier(self) -> bool:
        """Whether a dossier is shown."""
        return self.page.shown is not None

    def is_open(self) -> bool:
        """Whether the dossier shown is open."""
        return self.page.shown is not None and self.page.shown.shown.dossier.status == "open"

    def is_closed(self) -> bool:
        """Whether the dossier shown is closed."""
        return self.page.shown is not None and not self.is_open()

    def is_relayed(self) -> bool:
        """Whether an elected official relayed the dossier shown."""
        return self.page.shown is not None and bool(self.page.shown.shown.dossier.relayed_by)

    def may_go_up(self) -> bool:
        """Whether the dossier shown is open and does not wait at the general manager's already."""
        return self.is_open() and self.page.shown is not None and not self.page.shown.escalated

    def owes(self) -> bool:
        """Whether something is owed on the dossier shown."""
        return self.page.shown is not None and bool(self.page.shown.owed)

    def disputed(self) -> bool:
        """Whether a conflict waits on the dossier shown."""
        return self.page.shown is not None and bool(self.page.shown.disputes)

    # ------------------------------------------------------------------ the list and the dossier

    @Slot()
    def _enter(self, *_: object) -> None:
        if self._door.is_open:
            self.finder.offer_services()
            self.finder.look()

    @Slot(object)
    def _choose(self, key: object) -> None:
        if isinstance(key, bytes) and key != self._chosen:
            self.surfaces.leave()
            self._read(key)

    @Slot(object)
    def _take(self, key: object) -> None:
        self._choose(key)
        self.page.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, key: bytes, number: str = "") -> None:
        self._wanted = key
        self.context.tasks.run(
            self._door.use(Read(key, number)), self._show, self._refused, lane=Lane.READ, latest="dossier"
        )

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        """Say why a dossier is not shown; the page that stood for it is put away: it may be sealed by now (DEF-1)."""
        self.context.notify(NoticeData(sentence, Tone.LATE))
        if sentence.context == "Dossier" and self._chosen and self._wanted == self._chosen:
            self.surfaces.leave()
            self._chosen, self.page.shown = b"", None
            self.page.hide()
            self.empty.show()
            self.context.actions.refresh()

    @Slot()
    def _count_down(self) -> None:
        if self._chosen:
            self._read(self._chosen)

    @Slot(object)
    def _show(self, page: PageOfDossier) -> None:
        other = page.entity_id != self._chosen
        if other or not self.has_dossier():
            if self._chosen:
                self.surfaces.half_written[self._chosen, "comment"] = {"text": self.page.comment.text()}
            self._chosen = page.entity_id
            self.page.comment.setText(
                self.surfaces.half_written.get((self._chosen, "comment"), {}).get("text", "")
            )
            remember(self.context.settings, page.number)
        self.finder.shown = page.entity_id
        self.list.choose(page.entity_id)
        self.page.show_dossier(page)
        self.surfaces.show_page(page)
        self.empty.hide()
        self.page.show()
        self._fold()
        if self._asked_for and self.isVisible():
            self.page.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
        self._asked_for = ""
        self.context.actions.refresh()

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if changed.dossiers or "citizen" in changed.streams:
            self.finder.model.reload()
            if self._chosen and (self._chosen in changed.dossiers or "citizen" in changed.streams):
                self._read(self._chosen)
        elif changed.streams & {"directory", "calendar", "absence"}:
            self._enter()
            self._count_down()

    # ------------------------------------------------------------------ keys and width

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a form on Escape; where the list and the dossier take turns, go back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            if self.surfaces.escape():
                return
            if self.finder.isHidden():
                self.finder.show()
                self._right.hide()
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the comment box gives the focus back to the story; what is written stays."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.page.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list a width that leaves the dossier its own, or have them take turns."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        theme = current()
        narrow = self.width() / theme.scale < ONE_AT_A_TIME
        self.finder.setMaximumWidth(self.width() if narrow else theme.px(344))
        self.finder.setMinimumWidth(0 if narrow else theme.px(332))
        self.finder.setVisible(not narrow or not self.has_dossier())
        self._right.setVisible(not narrow or self.has_dossier())

    @Slot(str, str)
    def _begin(self, kind: str, toward: str = "citizen") -> None:
        if kind == "acknowledge":
            self.letters.acknowledge()
        else:
            self.surfaces.begin(kind, toward)

    def _step(self, kind: str) -> str:
        """Toward whom the owed action of that kind goes: its key does what its button does."""
        page = self.page.shown
        owed = page.owed if page is not None else ()
        return next((toward_of(line) for line in owed if line.step == kind), "citizen")

    @Slot()
    def focus_search(self) -> None:
        """Go to the search."""
        self.finder.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def copy_number(self) -> None:
        """Copy the number of the dossier shown."""
        if self.page.shown is not None:
            QGuiApplication.clipboard().setText(self.page.shown.number)

    @Slot()
    def show_clause(self) -> None:
        """Show the clause of the first thing owed, or put it away."""
        self.page.show_clause()

    @Slot()
    def comment(self) -> None:
        """Write a comment."""
        self.surfaces.leave()
        self.page.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def note_call(self) -> None:
        """Enter a call."""
        self._begin("call", self._step("call"))

    @Slot()
    def note_mail(self) -> None:
        """Enter an e-mail."""
        self._begin("mail", self._step("mail"))

    @Slot()
    def note_private(self) -> None:
        """Enter a private reply."""
        self._begin("private")

    @Slot()
    def transfer(self) -> None:
        """Enter a verified transfer."""
        self._begin("transfer")

    @Slot()
    def promise(self) -> None:
        """Agree on a date or move it."""
        self._begin("promise")

    @Slot()
    def assign(self) -> None:
        """Direct elsewhere."""
        self._begin("assign")

    @Slot()
    def escalate(self) -> None:
        """Bring it to the general manager."""
        self._begin("escalate")

    @Slot()
    def change_circle(self) -> None:
        """Make the dossier confidential, or open it to everyone again (DEF-1)."""
        shown = self.page.shown
        if shown is not None:
            self._begin("unseal" if shown.shown.dossier.confidential else "confine")

    @Slot()
    def write_official(self) -> None:
        """Write to the official where it went."""
        self._begin("official")

    @Slot()
    def close_dossier(self) -> None:
        """Close the dossier."""
        self._begin("close")

    @Slot()
    def reopen(self) -> None:
        """Take it up again."""
        self._begin("reopen")

    @Slot()
    def correct(self) -> None:
        """Correct the chosen entry, or the latest one."""
        if not self.page.timeline.chosen_id():
            self.page.timeline.setCurrentIndex(self.page.timeline.story.index(0))
        self._begin("correct")

    @Slot()
    def keep_first(self) -> None:
        """Settle the first conflict for its first entry."""
        self._settle(0)

    @Slot()
    def keep_second(self) -> None:
        """Settle the first conflict for its second entry."""
        self._settle(1)

    @Slot(int)
    def _settle(self, place: int) -> None:
        page = self.page.shown
        choices = (
            [choice for dispute in page.disputes for choice in dispute.choices] if page is not None else []
        )
        if page is not None and place < len(choices):
            self.surfaces.perform(commands.Settle(page.number, keep=choices[place].keep))
