"""Opens the window: paint first, then open the desk off the UI thread, then say what is owed today (promise 7)."""

import argparse
import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot

from guichet.application.clock import Clock, SystemClock
from guichet.application.folders import data_folder
from guichet.domain.errors import PersonError
from guichet.domain.wording import Text, translate
from guichet.ui.appearance import SystemLook, scheme_of, size_of, wanted_contrast
from guichet.ui.boot import SafetyNet, create_application
from guichet.ui.door import Changed, Door, OnDuty
from guichet.ui.finding import Finder
from guichet.ui.i18n import Language, text, use_language
from guichet.ui.linking import Linking
from guichet.ui.logfile import LogFile
from guichet.ui.remembered import RememberedSettings
from guichet.ui.screen import NoticeData, Settings
from guichet.ui.screens import SCREENS
from guichet.ui.secondcopy import SecondCopy
from guichet.ui.shell.topbar import Duty
from guichet.ui.shell.window import MainWindow
from guichet.ui.tasks import Lane, Progress, Tasks
from guichet.ui.theme import Tone

if TYPE_CHECKING:
    from guichet.application.exchanging import State
    from guichet.application.looking import Counts
    from guichet.application.workplace import Workplace
    from guichet.domain.people import Agent
    from guichet.store.keys import Vault
    from guichet.store.locking import InstanceLock
    from guichet.ui.duty.firststart import FirstStart
    from guichet.ui.duty.joining import JoiningPanel

COUNT_EVERY_MS = 60_000
IDLE_MS = 20_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening the desk found: whether it has agents, who was last on duty, the notices to show, what is owed today."""

    has_agents: bool
    last: "Agent | None"
    desk_name: str
    on_duty: bool
    notices: tuple[Text, ...]
    counts: "Counts"
    enrolled: bool = False


@dataclass(frozen=True, slots=True)
class NotOpened:
    """Why the desk did not open, and whether another window has it or a copy can be put back."""

    sentence: Text
    elsewhere: bool
    restorable: bool


class Starter(QObject):
    """Wires the window to the desk: opens it after the first paint, counts what is owed, ends in order.

    `opened` comes when the desk is open, or when the window says why it is not.
    """

    opened = Signal()

    def __init__(
        self,
        folder: Path,
        *,
        training: bool,
        settings: Settings,
        vault: "Vault | None" = None,
        clock: Clock | None = None,
        first: str = "",
    ) -> None:
        super().__init__()
        self.folder = folder
        self.training = training
        self._vault = vault
        self._clock: Clock = clock or SystemClock()
        self._lock: InstanceLock | None = None
        self._settings = settings
        self._first: FirstStart | None = None
        self._trouble: NotOpened | None = None
        self._policy_clauses: dict[str, str] = {}
        self.tasks = Tasks()
        self.door = Door(training)
        self.window = MainWindow(
            SCREENS,
            app=self.door,
            tasks=self.tasks,
            now=self._clock.now,
            settings=settings,
            clause=self.clause,
            training=training,
            first=first,
        )
        finder = Finder(self.door, settings, self.window.navigate)
        self.window.set_search(finder, interrupt=finder.give_up)
        self.linking = Linking(self.door, self.tasks, self._clock.now)
        self.linking.shown.connect(self.window.show_link)
        self.linking.noticed.connect(self.window.notify)
        self.linking.stood.connect(self.door.stand)
        self.linking.stood.connect(self._joined)
        self.linking.list_asked.connect(self._show_aside)
        self.door.retry_asked.connect(self.linking.retry)
        self.window.link_asked.connect(self.linking.act)
        self._joining: JoiningPanel | None = None
        self.net = SafetyNet(self.window.notify)
        self.window.painted.connect(self.open_desk)
        self.window.closing.connect(self.end)
        self.window.duty_asked.connect(self.ask_duty)
        self.window.lock_asked.connect(self.lock)
        self.door.restore_asked.connect(self.restore)
        self.door.changed.connect(self._count_again)
        self.door.duty_changed.connect(self._show_duty)
        self._recount = QTimer(self)
        self._recount.setInterval(COUNT_EVERY_MS)
        self._recount.timeout.connect(self.count)
        self._idle = QTimer(self)
        self._idle.setInterval(IDLE_MS)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._fold_log)
        self._second = SecondCopy(self)
        self._second.called.connect(self.window.come_forward)
        self._second.answered.connect(self._came_forward)
        self._look_of_system: SystemLook | None = None

    def clause(self, key: str) -> str | None:
        """Return the text of a clause in the language of the screens, None when unknown or not yet read."""
        if not self.door.is_open:
            return None
        found = self.door.desk.policy.clauses.get(key)
        return None if found is None else text(found.text)

    @Slot()
    def open_desk(self) -> None:
        """Open the desk on the store's thread; what screens ask for meanwhile waits behind it."""
        self.door.begin_again()
        self.tasks.run_long(
            self._open, self._desk_open, self._cannot_open, title=translate("Start", "Ouverture de la base"),
            lane=Lane.STORE,
        )  # fmt: skip

    def _open(self, progress: Progress) -> Opened | NotOpened:
        from guichet.application.opening_desk import open_for_window, trouble_of

        try:
            desk, lock = open_for_window(
                self.folder,
                training=self.training,
                vault=self._vault,
                clock=self._clock,
                progress=progress.report,
            )
        except PersonError as error:
            trouble = trouble_of(error)
            return NotOpened(error.message, trouble == "elsewhere", trouble == "restorable")
        try:
            found = self._look(desk)
        except BaseException:
            desk.store.close()
            lock.release()
            raise
        self._lock = lock
        self.door.give(desk)
        return found

    def _look(self, desk: "Workplace") -> Opened:
        from guichet.application import enrolment, setting_up
        from guichet.application.looking import counts_today

        last = setting_up.resume(desk)
        known = setting_up.desk_facts(desk)
        return Opened(
            has_agents=bool(setting_up.agents(desk)),
            last=last,
            desk_name=known.name if known is not None else "",
            on_duty=last is not None and desk.agent.id == last.id,
            notices=(desk.store.notice,) if desk.store.notice is not None and not self.training else (),
            counts=counts_today(desk),
            enrolled=enrolment.is_enrolled(desk),
        )

    @Slot(object)
    def _desk_open(self, opened: Opened | NotOpened) -> None:
        if isinstance(opened, NotOpened):
            self._not_open(opened)
            return
        self._trouble = None
        self._second.watch(self.folder)
        for notice in opened.notices:
            self.window.notify(NoticeData(notice, Tone.TODAY))
        self.door.duty = OnDuty(opened.last if opened.on_duty else None, opened.desk_name)
        if not opened.has_agents:
            if opened.enrolled and self._joining is None:
                self._join()
            else:
                self._first_start()
            self.opened.emit()
            return
        self.window.uncover()
        if not opened.on_duty:
            self.ask_duty()
        self._counted(opened.counts)  # read before the screens begin to ask: what they load takes a second
        self.enter()
        self.opened.emit()

    def _join(self) -> None:
        """Receive the City's directory, people and dossiers before anything is asked: they are there already."""
        from guichet.ui.duty.joining import JoiningPanel

        panel = JoiningPanel()
        panel.acted.connect(self.linking.act)
        panel.alone.connect(self._begin_alone)
        self.linking.shown.connect(panel.show_link)
        self._joining = panel
        self.window.cover(panel)
        panel.begin()
        self.linking.begin()

    @Slot(object)
    def _joined(self, state: "State") -> None:
        if self._joining is not None and state.standing == "in_step":
            self.tasks.run(self.door.use(self._look), self._desk_open, lane=Lane.STORE)

    @Slot()
    def _show_aside(self) -> None:
        self.window.navigate("settings", section="shared")

    @Slot()
    def _begin_alone(self) -> None:
        """Name this desk's first person before the exchange: the shared database is away, or the City begins here."""
        self._first_start()

    @Slot(object)
    def _cannot_open(self, sentence: Text) -> None:
        self._not_open(NotOpened(sentence, elsewhere=False, restorable=False))

    def _not_open(self, why: NotOpened) -> None:
        self.door.give_up()
        self._trouble = why
        if why.elsewhere:
            self._second.ask(self.folder, self.tasks)
        self._show_trouble(why)
        self.opened.emit()

    def _show_trouble(self, why: NotOpened) -> None:
        from guichet.ui.shell.fault import FaultPanel

        panel = FaultPanel(why.sentence, self.folder, restore=why.restorable)
        panel.again.connect(self.open_desk)
        panel.leave.connect(self.window.close)
        panel.restore_asked.connect(self.restore)
        self.window.cover(panel)
        panel.begin()

    @Slot()
    def _came_forward(self) -> None:
        """The other window is in front: this one has nothing to add."""
        self.window.keeps_place = False
        self.window.close()

    @Slot(object)
    def restore(self, source: Path) -> None:
        """Close the desk, put a copy in its place, and open that (an administrator's, or when nothing opens)."""
        from guichet.ui.restoring import Restoring

        self.window.show_today(None)
        self.linking.stop()
        self.tasks.run_long(
            Restoring(self.door, self.folder, source, self._vault, self._clock, self._lock),
            self._restored,
            self._not_restored,
            title=translate("Start", "Remise en service de la copie"),
            lane=Lane.STORE,
        )

    @Slot(object)
    def _restored(self, told: Text) -> None:
        self._lock = None
        self.window.notify(NoticeData(told, Tone.TODAY))
        self.open_desk()

    @Slot(object)
    def _not_restored(self, sentence: Text) -> None:
        self.window.notify(NoticeData(sentence, Tone.LATE))
        if self.door.is_open:  # a refusal leaves the desk as it was
            self.linking.begin()
        else:
            self._lock = None
            self.open_desk()

    @Slot()
    def follow_system(self) -> None:
        """Change with the desktop's scheme and contrast while the program runs."""
        self._look_of_system = SystemLook(self._settings, self.rebuild, self)

    def enter(self) -> None:
        """Let the screens in: the desk is open."""
        self.door.duty_changed.emit(self.door.duty)
        self.door.ready.emit()
        self.count()
        self._recount.start()
        self._joining = None
        self.linking.begin()
        self.tasks.run(self.door.use(_warm_up), self._warmed, lane=Lane.READ)

    def _first_start(self, answered: dict[str, Any] | None = None) -> None:
        from guichet.ui.duty.firststart import FirstStart

        panel = FirstStart(self.window.context())
        panel.finished.connect(self._first_start_done)
        panel.language_asked.connect(self._first_start_in)
        self._first = panel
        self.window.cover(panel)
        if answered is not None:
            panel.restore(answered)
        panel.begin()

    @Slot(str)
    def _first_start_in(self, wanted: str) -> None:
        """Ask the same questions in another language, with what was answered so far."""
        app = QCoreApplication.instance()
        if self._first is None or app is None:
            return
        self._settings.set("language", use_language(app, "en" if wanted == "en" else "fr"))
        self.rebuild()
        self._first.lang.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def rebuild(self) -> None:
        """Build the window again in the language and look in force, with what stands in front of the screens."""
        from guichet.ui.duty.panel import DutyPanel

        answered = self._first.state() if self._first is not None else None
        waiting = DutyPanel.put_away(self.window)
        self.window.rebuild()
        if self._trouble is not None:
            self._show_trouble(self._trouble)
        elif answered is not None:
            self._first_start(answered)
        elif self._joining is not None:
            self._join()
        elif waiting:
            self.ask_duty()

    @Slot(object)
    def _first_start_done(self, duty: OnDuty) -> None:
        self.door.duty = duty
        self._first = None
        self.window.uncover()
        self.enter()

    @Slot()
    def lock(self) -> None:
        """Take everybody off duty and hide what is on screen until someone signs in."""
        if not self.door.is_open or self._first is not None or self.door.duty.agent is None:
            return
        from guichet.application.setting_up import lock

        lock(self.door.desk)
        self.door.duty = OnDuty(None, self.door.duty.desk_name)
        self.door.duty_changed.emit(self.door.duty)
        self.ask_duty()

    @Slot()
    def ask_duty(self) -> None:
        """Ask who is on duty, in one key with a PIN."""
        if not self.door.is_open or self._first is not None:
            return
        from guichet.ui.duty.panel import DutyPanel

        panel = DutyPanel(self.window, self.window.context())
        panel.open_under(self.window.top.duty)

    @Slot(object)
    def _show_duty(self, duty: OnDuty) -> None:
        self.window.show_duty(Duty(duty.agent.name if duty.agent is not None else "", duty.desk_name))

    @Slot(object)
    def _count_again(self, changed: Changed) -> None:
        self._idle.start()
        if changed.streams & {"dossier", "calendar"}:
            self.count()

    @Slot()
    def _fold_log(self) -> None:
        """Fold the write-ahead log into the file while nothing else happens."""
        self.tasks.run(self.door.use(_checkpoint), on_error=self._not_folded, lane=Lane.STORE)

    @Slot(object)
    def _not_folded(self, _sentence: Text) -> None:
        _log.info("the log was not folded into the file: it will be at the next calm moment or at the end")

    @Slot()
    def count(self) -> None:
        """Count what is owed today, off the UI thread."""
        from guichet.application.looking import counts_today

        # Not on the reader: at the start it loads the holidays and the look-up for the form.
        self.tasks.run(self.door.use(counts_today), self._counted, lane=Lane.STORE, latest="today")

    @Slot(object)
    def _counted(self, counts: "Counts") -> None:
        self.door.counts = counts
        self.window.show_today(counts.late + counts.today)
        self.door.counted.emit(counts)

    @Slot(object)
    def _warmed(self, moved: Text | None) -> None:
        if moved is not None:
            self.window.notify(NoticeData(moved, Tone.INFO))
            self.count()

    @Slot()
    def end(self) -> None:
        """End the threads, then fold the log into the file and close it."""
        self._recount.stop()
        self._idle.stop()
        self._second.stop()
        self.linking.stop()
        self.door.end()
        self.tasks.shutdown()
        if self.door.is_open:
            try:
                self.door.desk.close()
            except PersonError as error:  # what is recorded stands in the log file, read at the next opening
                _log.warning("the store did not close in order: %s", type(error).__name__)
        if self._lock is not None:
            self._lock.release()
        self.net.remove()


def _checkpoint(desk: "Workplace") -> None:
    desk.store.checkpoint()


def _warm_up(desk: "Workplace") -> Text | None:
    """Load what the first intake will need (calendar, directory, routing), and move deadlines if the rules changed."""
    from guichet.application.calendar import moved_sentence, recount_if_stale
    from guichet.application.routing import prepare

    moved = recount_if_stale(desk)
    if desk.directory.topics:
        prepare(desk)
    return moved_sentence(moved) if moved.moved else None


def run_window(arguments: argparse.Namespace) -> int:
    """Open the program on the data folder and run until it is closed; return the exit code."""
    folder = data_folder(arguments.data_dir, training=arguments.training)
    settings = RememberedSettings(folder / "window.json")
    lang: Language = "en" if (arguments.lang or settings.get("language", "fr")) == "en" else "fr"
    app = create_application(
        sys.argv[:1],
        scheme=arguments.theme or scheme_of(settings),
        scale=size_of(settings) / 100,
        lang=lang,
        high_contrast=wanted_contrast(settings),
    )
    log = LogFile(folder)
    starter = Starter(folder, training=arguments.training, settings=settings)
    starter.window.painted.connect(log.begin)
    starter.window.painted.connect(starter.follow_system)
    starter.window.show()
    code = app.exec()
    starter.deleteLater()
    log.end()
    return code
