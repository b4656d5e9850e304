"""The intake screen: several intakes at once, each kept as a draft, each ending in one key (STAFF-1 to STAFF-5, COM-8)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.domain.wording import translate
from guichet.ui.door import Changed, Door
from guichet.ui.i18n import language
from guichet.ui.intake import work
from guichet.ui.intake.asking import Asking
from guichet.ui.intake.calling import Calling
from guichet.ui.intake.leading import Leading
from guichet.ui.intake.matching import Matching
from guichet.ui.intake.saving import Saving
from guichet.ui.intake.shelf import Shelf
from guichet.ui.intake.storming import Storming
from guichet.ui.intake.tabs import TabFace
from guichet.ui.intake.typed import COMPLAINT, Typed, stamp
from guichet.ui.intake.view import IntakeView
from guichet.ui.intake.words import CHANNEL_ICONS, channels
from guichet.ui.screen import NoticeData, Screen, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone

if TYPE_CHECKING:
    from guichet.application.drafts import Draft
    from guichet.ui.letters.handing import Handing


class IntakeScreen(Screen):
    """Connects the form to the intakes on the shelf, and these to the use cases."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._door: Door = context.app
        self._restored = False
        self.handing: Handing | None = None
        self.view = IntakeView(context.now, context.clause)
        self.shelf = Shelf(self._keep, self._forget, self)
        self.shelf.add()
        self.asking = Asking(context, self.view, self.shelf, self)
        self.calling = Calling(self.view, self.shelf, self.asking, self._edited, self)
        self.leading = Leading(self.view, self.shelf, self.asking, self._edited, self)
        self.leading.bind(context.actions)
        self.saving = Saving(context, self.view, self.shelf, self.asking, self.leading, self._edited, self)
        self.saving.done.connect(self._saved)
        self.matching = Matching(context, self.view, self.shelf, self.asking, self.saving, self)
        self.matching.restored.connect(self._brought_back)
        self.storming = Storming(
            context, self.view, self.shelf, self.asking, self.leading, self.saving, self.matching, self
        )
        self.storming.emptied.connect(self._brought_back)
        self.storming.greeted.connect(self._show_tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        self._bind()
        self._show_current()
        self._door.ready.connect(self._ready)
        self._door.changed.connect(self._changed)
        if self._door.is_open:
            self._ready()

    def _connect(self) -> None:
        view = self.view
        for line in (view.relayed, view.civic, view.answer, view.reachable.name, view.reachable.needs):
            line.setMaxLength(1000)
            line.textEdited.connect(self._edited)
        for line in (view.citizen, view.street, view.reachable.phone, view.reachable.email):
            line.setMaxLength(250)
        view.description.shortened.connect(self._shortened)
        view.channel.chosen.connect(self._channel_chosen)
        view.kind.chosen.connect(self._kind_chosen)
        view.personal.clicked.connect(self._personal_said)
        view.received.changed.connect(self._received_changed)
        view.promised.changed.connect(self._edited)
        view.transfer.edited.connect(self._edited)
        view.outcome.wanted.connect(self._show_number)
        view.outcome.receipt.clicked.connect(self.hand_receipt)
        view.tabs.add.clicked.connect(self.new)
        view.tabs.discard.clicked.connect(self.discard)
        view.tabs.bar.currentChanged.connect(self.go_to)
        self.shelf.due.connect(self.keep)

    def _bind(self) -> None:
        bind = self.context.actions.bind
        bind("intake.new", self.new)
        bind("intake.personal", self.toggle_personal)
        bind("intake.next", self.next_tab, self.has_several)
        bind("intake.previous", self.previous_tab, self.has_several)
        bind("intake.discard", self.discard)
        bind("intake.undo", self.bring_back, self.has_given_up)
        bind("intake.show", self.show_dossier, self.saving.has_number)
        bind("intake.receipt", self.hand_receipt, self.saving.has_number)

    # ------------------------------------------------------------------ what a screen does

    @property
    def number(self) -> str:
        """The number of the dossier recorded last, "" before the first one."""
        return self.view.outcome.number

    def opened(self, **params: Any) -> None:
        """Begin an intake with `words`, `street` and `topic` where another screen sends them."""
        words = str(params.get("words", ""))
        topic = str(params.get("topic", ""))
        if words or topic:
            self._take()
            made = Typed(description=words, topic=topic, street=str(params.get("street", "")))
            made.topic_kind = str(params.get("kind", ""))
            made.received = stamp(self.context.now())
            blank = self.shelf.current if self.shelf.current.pristine else None
            self.shelf.add(made)
            if blank is not None:
                self.shelf.remove(blank.id)
            self.shelf.touch()
            self._show_current()

    def first_focus(self) -> QWidget:
        """Begin with the words."""
        return self.view.description

    def left(self) -> None:
        """Keep the drafts."""
        self._take()
        self.keep()

    def state(self) -> dict[str, Any]:
        """Keep what is typed in each intake, and what came of the last one."""
        self._take()
        items = [(each.id, each.content()) for each in self.shelf.items]
        return {"items": items, "at": self.shelf.at, "saved": self.saving.last}

    def restore(self, state: dict[str, Any]) -> None:
        """Take it back."""
        items = state.get("items") or ()
        if items:
            self._restored = True
            self.shelf.items = [Typed.of(draft_id, content) for draft_id, content in items]
            self.shelf.at = min(int(state.get("at", 0)), len(items) - 1)
        if state.get("saved") is not None:
            self.saving.show(state["saved"])
        self._show_current()

    @Slot()
    def _ready(self) -> None:
        self.asking.choices()
        self.storming.look()
        if not self._restored:
            self._restored = True
            self.context.tasks.run(self._door.use(work.waiting), self._drafts, lane=Lane.STORE)

    @Slot(object)
    def _drafts(self, drafts: list[Draft]) -> None:
        if not drafts:
            return
        self._take()
        self.shelf.take_in([Typed.of(each.id, each.content) for each in drafts])
        self._show_current()
        self.context.notify(
            NoticeData(
                translate("Intake", "Brouillons retrouvés : {n}. Rien n’a été perdu.", n=len(drafts)),
                Tone.INFO,
            )
        )

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if "calendar" in changed.streams:
            self.asking.deadline()
        if "directory" in changed.streams:
            self.asking.lead()
        elif changed.streams & {"dossier", "incident"}:
            self.matching.ask()
            self.storming.follow(changed)

    # ------------------------------------------------------------------ what is typed

    def _take(self) -> None:
        self.view.take(self.shelf.current)

    @Slot()
    def _edited(self) -> None:
        typed = self.shelf.current
        self._take()
        if not typed.received and not typed.pristine:
            now = self.context.now()
            typed.received = stamp(now)
            self.view.received.set_moment(now)
            self.asking.deadline()
            self._show_tabs()
        self.view.clear_errors()
        self.shelf.touch()

    @Slot(int)
    def _shortened(self, limit: int) -> None:
        self.view.description_field.set_error(
            QCoreApplication.translate(
                "Intake", "Le collage a été coupé à {n} caractères : gardez l’essentiel."
            ).format(n=limit)
        )

    @Slot()
    def _channel_chosen(self) -> None:
        self._edited()
        self.view.show_channel(self.shelf.current)
        self.asking.deadline()
        self._show_tabs()

    @Slot(str)
    def _kind_chosen(self, kind: str) -> None:
        self.shelf.current.kind = kind
        self._edited()
        self._show_circle()

    @Slot(bool)
    def _personal_said(self, personal: bool) -> None:
        self.shelf.current.personal = "1" if personal else ""
        self._edited()
        self._show_circle()

    @Slot()
    def toggle_personal(self) -> None:
        """Say that the complaint is about a person, or not: confidential from this moment on (DEF-1)."""
        typed = self.shelf.current
        if not typed.is_personal:
            typed.kind = COMPLAINT
        self._personal_said(not typed.is_personal)

    def _show_circle(self) -> None:
        self.view.show_kind(self.shelf.current)
        self.leading.refresh()
        self.matching.ask()

    @Slot(object)
    def _received_changed(self, moment: datetime | None) -> None:
        if moment is not None:
            self.shelf.current.received = stamp(moment)
            self.asking.deadline()
        self._edited()
        self._show_tabs()

    # ------------------------------------------------------------------ what came of it

    @Slot()
    def _saved(self) -> None:
        self._show_current()
        self.view.description.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.scrolled.ensureWidgetVisible(self.view.outcome)

    @Slot()
    def show_dossier(self) -> None:
        """Go to the dossier recorded last."""
        self._show_number(self.number)

    @Slot()
    def hand_receipt(self) -> None:
        """Print the receipt of the dossier recorded last (COM-9)."""
        if self.handing is None:
            from guichet.ui.letters.handing import Handing  # the first paint does without it

            self.handing = Handing(self.context, self)
        self.handing.print_number(self.number)

    @Slot(str)
    def _show_number(self, number: str) -> None:
        self.context.navigate("dossiers", number=number)

    # ------------------------------------------------------------------ drafts and tabs

    @Slot()
    def keep(self) -> None:
        """Write the drafts that have changed."""
        self.shelf.keep_changed()

    def _keep(self, typed: Typed) -> None:
        keeping = work.keep(typed.id, typed.content())
        self.context.tasks.run(self._door.use(keeping), self._was_kept, lane=Lane.STORE)

    @Slot(object)
    def _was_kept(self, draft_id: str) -> None:
        if draft_id == self.shelf.current.id:
            time = civil.clock_time(self.context.now(), language())
            self.view.kept.setText(
                QCoreApplication.translate("Intake", "Brouillon gardé à {time}").format(time=time)
            )

    def _forget(self, draft_id: str) -> None:
        self.context.tasks.run(self._door.use(work.discard(draft_id)), lane=Lane.STORE)

    def _show_current(self) -> None:
        self.matching.forget()
        self.storming.greet()
        self.view.put(self.shelf.current)
        self._show_tabs()
        self.asking.everything()
        self.context.actions.refresh()

    @Slot()
    def _show_tabs(self) -> None:
        labels = {option.key: option.text for option in channels()}
        faces = []
        for at, each in enumerate(self.shelf.items):
            time = civil.clock_time(each.received_at or self.context.now(), language())
            pattern = (
                "{time} · {channel}"
                if at == self.shelf.at
                else QCoreApplication.translate("Intake", "{time} · {channel} (brouillon)")
            )
            words = pattern.format(time=time, channel=labels.get(each.channel, each.channel))
            faces.append(TabFace(CHANNEL_ICONS.get(each.channel, "message-square"), words))
        self.view.tabs.show_faces(faces, self.shelf.at)

    def has_several(self) -> bool:
        """Whether more than one intake is open."""
        return len(self.shelf.items) > 1

    @Slot()
    def new(self) -> None:
        """Begin another intake beside those under way."""
        self._take()
        self.shelf.add()
        self._show_current()
        self.view.description.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def go_to(self, at: int) -> None:
        """Bring one of the intakes in sight."""
        if 0 <= at < len(self.shelf.items) and at != self.shelf.at:
            self._take()
            self.shelf.at = at
            self._show_current()
            self.view.description.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def next_tab(self) -> None:
        """Go to the next intake."""
        self.go_to((self.shelf.at + 1) % len(self.shelf.items))

    @Slot()
    def previous_tab(self) -> None:
        """Go to the previous intake."""
        self.go_to((self.shelf.at - 1) % len(self.shelf.items))

    @Slot()
    def discard(self) -> None:
        """Give up the intake in sight; one step brings it back."""
        self._take()
        if self.shelf.busy == self.shelf.current.id:
            return
        found = self.shelf.give_up()
        self._show_current()
        self.view.description.setFocus(Qt.FocusReason.OtherFocusReason)
        if not found.pristine:
            self.context.notify(
                NoticeData(
                    translate("Intake", "Accueil abandonné. Ctrl+Maj+T le ramène."),
                    Tone.INFO,
                    translate("Intake", "Annuler"),
                    self.bring_back,
                )
            )

    def has_given_up(self) -> bool:
        """Whether an intake can be brought back."""
        return self.shelf.given_up is not None

    @Slot()
    def bring_back(self) -> None:
        """Bring back the intake given up last."""
        self._take()
        if self.shelf.bring_back() is not None:
            self._show_current()

    @Slot()
    def _brought_back(self) -> None:
        self._show_current()
        self.view.description.setFocus(Qt.FocusReason.OtherFocusReason)
