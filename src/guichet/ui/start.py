"""Opens the window: paint first, then open the desk off the UI thread, then say what is owed today (promise 7)."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot

from guichet.application.clock import Clock, SystemClock
from guichet.application.folders import data_folder
from guichet.domain.wording import Text, translate
from guichet.ui.boot import SafetyNet, create_application
from guichet.ui.door import Changed, Door, OnDuty
from guichet.ui.i18n import Language, text, use_language
from guichet.ui.remembered import RememberedSettings
from guichet.ui.screen import NoticeData, Settings
from guichet.ui.screens import SCREENS
from guichet.ui.shell.topbar import Duty
from guichet.ui.shell.window import MainWindow
from guichet.ui.tasks import Lane, Progress, Tasks
from guichet.ui.theme import Tone

if TYPE_CHECKING:
    from guichet.application.looking import Counts
    from guichet.application.workplace import Workplace
    from guichet.domain.people import Agent
    from guichet.store.keys import Vault
    from guichet.ui.duty.firststart import FirstStart

COUNT_EVERY_MS = 60_000


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening the desk found: whether it has agents, who was last on duty, and the notices to show."""

    has_agents: bool
    last: "Agent | None"
    desk_name: str
    on_duty: bool
    notices: tuple[Text, ...]


class Starter(QObject):
    """Wires the window to the desk: opens it after the first paint, counts what is owed, ends in order."""

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
        self._lock: object | None = None
        self._settings = settings
        self._first: FirstStart | None = None
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
        self.net = SafetyNet(self.window.notify)
        self.window.painted.connect(self.open_desk)
        self.window.closing.connect(self.end)
        self.window.duty_asked.connect(self.ask_duty)
        self.door.changed.connect(self._count_again)
        self.door.duty_changed.connect(self._show_duty)
        self._recount = QTimer(self)
        self._recount.setInterval(COUNT_EVERY_MS)
        self._recount.timeout.connect(self.count)

    def clause(self, key: str) -> str | None:
        """Return the text of a clause in the language of the screens, None when unknown or not yet read."""
        if not self.door.is_open:
            return None
        found = self.door.desk.policy.clauses.get(key)
        return None if found is None else text(found.text)

    @Slot()
    def open_desk(self) -> None:
        """Open the desk on the store's thread; what screens ask for meanwhile waits behind it."""
        self.tasks.run_long(
            self._open, self._desk_open, self._cannot_open, title=translate("Start", "Ouverture de la base"),
            lane=Lane.STORE,
        )  # fmt: skip

    def _open(self, progress: Progress) -> Opened:
        from guichet.application import setting_up
        from guichet.application.opening_desk import open_for_window

        desk, self._lock = open_for_window(
            self.folder,
            training=self.training,
            vault=self._vault,
            clock=self._clock,
            progress=progress.report,
        )
        last = setting_up.resume(desk)
        known = setting_up.desk_facts(desk)
        self.door.give(desk)
        return Opened(
            has_agents=bool(setting_up.agents(desk)),
            last=last,
            desk_name=known.name if known is not None else "",
            on_duty=last is not None and desk.agent is last,
            notices=(desk.store.notice,) if desk.store.notice is not None and not self.training else (),
        )

    @Slot(object)
    def _desk_open(self, opened: Opened) -> None:
        for notice in opened.notices:
            self.window.notify(NoticeData(notice, Tone.INFO))
        self.door.duty = OnDuty(opened.last if opened.on_duty else None, opened.desk_name)
        if not opened.has_agents:
            self._first_start()
            return
        if not opened.on_duty:
            self.ask_duty()
        self.enter()

    def enter(self) -> None:
        """Let the screens in: the desk is open."""
        self.door.duty_changed.emit(self.door.duty)
        self.door.ready.emit()
        self.count()
        self._recount.start()
        self.tasks.run(self.door.use(_warm_up), self._warmed, lane=Lane.READ)

    def _first_start(self) -> None:
        from guichet.ui.duty.firststart import FirstStart

        panel = FirstStart(self.window.context())
        panel.finished.connect(self._first_start_done)
        panel.language_asked.connect(self._first_start_in)
        self._first = panel
        self.window.stack.addWidget(panel)
        self.window.stack.setCurrentWidget(panel)
        panel.begin()

    @Slot(str)
    def _first_start_in(self, wanted: str) -> None:
        """Ask the same questions in another language, with what was answered so far."""
        app = QCoreApplication.instance()
        if self._first is None or app is None:
            return
        answered = self._first.state()
        self._settings.set("language", use_language(app, "en" if wanted == "en" else "fr"))
        self.window.rebuild()
        self._first_start()
        self._first.restore(answered)
        self._first.lang.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _first_start_done(self, duty: OnDuty) -> None:
        self.door.duty = duty
        panel, self._first = self._first, None
        self.window.navigate(self.window.current or SCREENS[0].id)
        if panel is not None:
            self.window.stack.removeWidget(panel)
            panel.deleteLater()
        self.enter()

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
    def _cannot_open(self, sentence: Text) -> None:
        self.door.give_up()
        self.window.notify(NoticeData(sentence, Tone.LATE))

    @Slot(object)
    def _count_again(self, changed: Changed) -> None:
        if changed.streams & {"dossier", "calendar"}:
            self.count()

    @Slot()
    def count(self) -> None:
        """Count what is owed today, off the UI thread."""
        from guichet.application.looking import counts_today

        # Not behind what the form asks of the reader at the start: it loads the holidays and the look-up.
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
        self.door.give_up()
        self.tasks.shutdown()
        self.net.remove()
        if self.door.is_open:
            self.door.desk.close()
        if self._lock is not None:
            self._lock.release()  # type: ignore[attr-defined]


def _warm_up(desk: "Workplace") -> Text | None:
    """Load what the first intake will need (calendar, directory, routing), and move deadlines if the rules changed."""
    from guichet.application.calendar import recount_if_stale
    from guichet.application.routing import prepare

    moved = recount_if_stale(desk)
    if desk.directory.topics:
        prepare(desk)
    if moved.moved:
        return translate(
            "Start", "Les règles ou les fermetures ont changé : {n} échéances déplacées.", n=moved.moved
        )
    return None


def run_window(arguments: argparse.Namespace) -> int:
    """Open the program on the data folder and run until it is closed; return the exit code."""
    folder = data_folder(arguments.data_dir, training=arguments.training)
    settings = RememberedSettings(folder / "window.json")
    lang: Language = "en" if (arguments.lang or settings.get("language", "fr")) == "en" else "fr"
    app = create_application(
        sys.argv[:1], scheme=arguments.theme or settings.get("theme", "system"), lang=lang
    )
    starter = Starter(folder, training=arguments.training, settings=settings)
    starter.window.show()
    code = app.exec()
    starter.deleteLater()
    return code
