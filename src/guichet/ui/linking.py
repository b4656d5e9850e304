"""The window's side of the exchange: it begins once the desk is open, ends with the window, and tells the status line."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from guichet.domain import civil
from guichet.domain.wording import Text, translate
from guichet.ui.door import Changed, Door
from guichet.ui.i18n import language
from guichet.ui.screen import NoticeData
from guichet.ui.shell.statusline import LinkState
from guichet.ui.tasks import Lane, Tasks
from guichet.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from guichet.application.exchanging import State
    from guichet.application.in_step import InStep
    from guichet.application.workplace import Workplace
    from guichet.sync.wire import Link

SHOWN_FROM = 1_000
"""From so many events on, a round is told as work under way, with a way to hold it."""
_STOP = translate("Linking", "Suspendre")
_RESUME = translate("Linking", "Reprendre")
_RETRY = translate("Linking", "Réessayer")
_LIST = translate("Linking", "Voir ce qui reste à part")


def _link_of(desk: "Workplace") -> "Link | None":
    from guichet.application import enrolment

    return enrolment.link(desk)


class Linking(QObject):
    """Owns the exchange of the open desk. `stood` carries each `State` on the UI thread, `shown` what to show of it.

    `noticed` carries the whole sentence of what needs attention, once: the status line has room for its beginning.
    `list_asked` comes when a person wants to see what stands apart.
    """

    stood = Signal(object)
    shown = Signal(object)
    noticed = Signal(object)
    list_asked = Signal()
    _told = Signal(object)
    _moved = Signal(int, int)

    def __init__(
        self,
        door: Door,
        tasks: Tasks,
        now: "Callable[[], datetime]",
        find: "Callable[[Workplace], Link | None]" = _link_of,
    ) -> None:
        super().__init__()
        self._now = now
        self._door = door
        self._tasks = tasks
        self._find = find
        self._keeping: InStep | None = None
        self._state: State | None = None
        self._held = False
        self._noticed: Text | None = None
        self._progress = (0, 0)
        self._told.connect(self._stands)
        self._moved.connect(self._show_progress)
        door.changed.connect(self._recorded)

    @Slot()
    def begin(self) -> None:
        """Look for the desk's link, off the UI thread, and begin to exchange when there is one."""
        if self._keeping is None:
            self._tasks.run(self._door.use(self._find), self._found, self._not_found, lane=Lane.POOL)

    @Slot(object)
    def _found(self, link: "Link | None") -> None:
        if link is None or self._keeping is not None or not self._door.is_open:
            return
        from guichet.application.in_step import InStep

        self._held = False
        self._keeping = InStep(self._door.desk, link, self._told.emit, self._moved.emit)
        self._keeping.start()
        self._show(
            LinkState(translate("Linking", "Base partagée"), translate("Linking", "Connexion…"), Tone.INFO)
        )

    @Slot(object)
    def _not_found(self, sentence: Text) -> None:
        self._show(LinkState(translate("Linking", "À voir"), sentence, Tone.LATE, None))

    @Slot()
    def act(self) -> None:
        """Do what the button of the status line says: hold a long exchange, take it up, try again, show what stands apart."""
        if self._keeping is None:
            self.begin()
        elif self._progress[1] and not self._held:
            self._held = True
            self._keeping.pause()
        elif not self._held and self._state is not None and self._state.aside:
            self.list_asked.emit()
        else:
            self._held = False
            self._keeping.ask()

    @Slot()
    def retry(self) -> None:
        """Exchange now, and try again what stands apart."""
        if self._keeping is None:
            self.begin()
        else:
            self._held = False
            self._keeping.ask(again=True)

    def stop(self) -> None:
        """End the exchange; what it had done stands."""
        keeping, self._keeping = self._keeping, None
        if keeping is not None:
            keeping.stop()
        self._state = None

    @Slot(object)
    def _stands(self, state: "State") -> None:
        if self._keeping is None:
            return
        self._state = state
        self._progress = (0, 0)
        self._show(said(state, self._now(), held=self._held))
        worry = state.sentence if state.standing == "attention" else None
        if worry is not None and worry != self._noticed:
            self.noticed.emit(NoticeData(worry, Tone.LATE))
        self._noticed = worry
        self.stood.emit(state)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if self._keeping is None or total < SHOWN_FROM or self._held:
            return
        self._progress = (done, total)
        self._show(
            LinkState(
                translate("Linking", "Échange en cours"),
                translate("Linking", "{done} sur {total}", done=_count(done), total=_count(total)),
                Tone.INFO,
                remedy=_STOP,
            )
        )

    @Slot(object)
    def _recorded(self, _changed: Changed) -> None:
        """Count again what waits: while the server is away no round does."""
        if self._keeping is not None and self._state is not None and self._state.standing != "in_step":
            self._tasks.run(self._keeping.counted, self._recounted, lane=Lane.READ, latest="to-send")

    @Slot(object)
    def _recounted(self, state: "State | None") -> None:
        if state is not None and self._keeping is not None and not self._progress[1]:
            self._state = state
            self._show(said(state, self._now(), held=self._held))

    def _show(self, state: LinkState) -> None:
        self.shown.emit(state)


def _count(number: int) -> str:
    """Write a count as it is read in the language of the screen."""
    return f"{number:,}".replace(",", "\u00a0" if language() == "fr" else ",")


def _when(since: datetime | None, now: datetime) -> object:
    """Return the hour alone for today, the whole date before; each is written in the language of the screen."""
    if since is None:
        return ""
    there = civil.local(since)
    return there.time() if there.date() == civil.local(now).date() else there


def said(state: "State", now: datetime, *, held: bool = False) -> LinkState:
    """Return what the status line says of how the desk stands."""
    when = _when(state.since, now)
    if held:
        return LinkState(
            translate("Linking", "Échange suspendu"),
            translate("Linking", "ce qui est arrivé reste"),
            Tone.TODAY,
            state.to_send or None,
            _RESUME,
        )
    match state.standing:
        case "in_step":
            word = translate("Linking", "À jour")
            sentence = state.sentence or translate("Linking", "avec la base partagée à {when}", when=when)
            return LinkState(word, sentence, Tone.DONE, state.to_send or None)
        case "away":
            return LinkState(
                translate("Linking", "Hors ligne"),
                translate("Linking", "depuis {when}; tout s’inscrit ici et partira au retour", when=when),
                Tone.TODAY,
                state.to_send,
                _RETRY,
            )
        case "attention":
            remedy = _LIST if state.aside else _RETRY
            return LinkState(translate("Linking", "À voir"), state.sentence, Tone.LATE, state.to_send, remedy)
        case _:
            return LinkState(
                translate("Linking", "Base partagée"), translate("Linking", "Connexion…"), Tone.INFO
            )
