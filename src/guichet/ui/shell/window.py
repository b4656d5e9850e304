"""The window, put together from rail, bar, screens, notices and status line; it knows no screen inside."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from guichet.domain.wording import Text, translate
from guichet.ui.actions import APP, GENERAL, Action, ActionRegistry
from guichet.ui.i18n import language, text
from guichet.ui.screen import MemorySettings, NoticeData, Screen, ScreenContext, ScreenSpec, Settings
from guichet.ui.shell.rail import Rail
from guichet.ui.shell.statusline import LinkState, StatusLine
from guichet.ui.shell.topbar import Duty, TopBar
from guichet.ui.tasks import Tasks
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.focusring import FocusRing
from guichet.ui.widgets.notice import NoticeBar

if TYPE_CHECKING:
    from guichet.ui.clauses import PolicyPanel
    from guichet.ui.palette import CommandPalette, Search
    from guichet.ui.sheet import ShortcutSheet
    from guichet.ui.shortcuts import Shortcuts

_log = logging.getLogger(__name__)

SCREENS = translate("Actions", "Écrans")
SHELL_ACTIONS = (
    Action("app.palette", translate("Actions", "Chercher ou faire…"), keys=("Ctrl+K",), in_palette=False),
    Action("app.sheet", translate("Actions", "Raccourcis"), keys=("F1",), icon="keyboard"),
    Action("app.policy", translate("Actions", "Lire la politique, ici"), keys=("Shift+F2",), icon="landmark"),
    Action("app.duty", translate("Actions", "Changer de personne en service"), keys=("F12",), icon="user"),
    Action("app.lock", translate("Actions", "Verrouiller le poste"), keys=("Shift+F12",), icon="lock"),
    Action("app.close-notice", translate("Actions", "Fermer l’avis"), keys=("Shift+Esc",), icon="x"),
)


class _Frame(QWidget):
    """What holds everything: in training mode it leaves a coloured frame around."""

    def __init__(self, training: bool) -> None:
        super().__init__()
        self._training = training

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._training:
            QPainter(self).fillRect(self.rect(), QColor(current().tokens.training.ground))


class MainWindow(QMainWindow):
    """The window of Guichet.

    `specs` are the screens in the order of the rail; `app` the door to the use cases, handed to the screens;
    `now` the clock; `clause` the text of a clause; `training` the mode where nothing is real.
    `duty_asked`, `lock_asked`, `link_asked` are for whoever wires the window. `painted` comes once, after the first paint:
    what is slow to load starts there.
    """

    duty_asked = Signal()
    lock_asked = Signal()
    link_asked = Signal()
    painted = Signal()
    closing = Signal()

    def __init__(
        self,
        specs: Sequence[ScreenSpec],
        *,
        app: Any,
        tasks: Tasks,
        now: Callable[[], datetime],
        settings: Settings | None = None,
        clause: Callable[[str], str | None] | None = None,
        training: bool = False,
        first: str = "",
        registry: ActionRegistry | None = None,
    ) -> None:
        super().__init__()
        self._specs = {spec.id: spec for spec in specs}
        self._app = app
        self._now = now
        self._settings = settings or MemorySettings()
        self._clause = clause or _no_clause
        self._training = training
        self.tasks = tasks
        self.actions_known = registry or ActionRegistry()
        self._screens: dict[str, Screen] = {}
        self._current = ""
        self._cover: QWidget | None = None
        self.keeps_place = True
        """Whether the place is remembered at the end: not that of a second copy that only said it was one."""
        self._was_painted = False
        self._duty = Duty()
        self._link = LinkState()
        self._today: int | None = None
        self._search: Search | None = None
        self._interrupt_search: Callable[[], object] | None = None
        self._search_screen = "dossiers"
        self._today_screen = "followups"
        self._register(specs)
        self._build()
        self.shortcuts: Shortcuts | None = None
        tasks.failed.connect(self._task_failed)
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._tick)
        self._tick()
        self._restore_place()
        start = first or (specs[0].id if specs else "")
        if start:
            self.navigate(start)

    # ------------------------------------------------------------------ building

    def _register(self, specs: Sequence[ScreenSpec]) -> None:
        known = self.actions_known
        known.add(*SHELL_ACTIONS)
        for place, spec in enumerate(specs, start=1):
            keys = (spec.key, f"Ctrl+{place}") if place < 10 and spec.rail else (spec.key,)
            known.add(Action(f"go.{spec.id}", spec.title, keys=keys, group=SCREENS, icon=spec.icon))
        for spec in specs:
            known.add(*(_grouped(action, spec.title) for action in spec.actions))
        for spec in specs:
            known.bind(f"go.{spec.id}", partial(_go, self.navigate, spec.id))
        known.bind("app.palette", self.open_palette)
        known.bind("app.sheet", self.open_sheet)
        known.bind("app.policy", self.open_policy)
        known.bind("app.duty", self.ask_duty)
        known.bind("app.lock", self.ask_lock, self.has_person)
        known.bind("app.close-notice", self.close_notice, self.has_notice)

    def _build(self) -> None:
        theme = current()
        title = "Guichet"
        if self._training:
            title = QCoreApplication.translate("Shell", "Guichet — FORMATION")
        self.setWindowTitle(title)
        self.rail = Rail(tuple(spec for spec in self._specs.values() if spec.rail), text(SCREENS))
        self.rail.chosen.connect(self.navigate)
        self.top = TopBar(training=self._training)
        self.top.search_asked.connect(self.open_palette)
        self.top.duty_asked.connect(self.ask_duty)
        self.stack = QStackedWidget()
        self.notices = NoticeBar()
        self.status = StatusLine(self.tasks)
        self.status.today_asked.connect(self._go_today)
        self.status.sheet_asked.connect(self.open_sheet)
        self.status.link_asked.connect(self.link_asked)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self.stack, 1)
        right.addWidget(self.notices)
        right.addWidget(self.status)
        ground = QWidget()
        ground.setAutoFillBackground(True)
        ground.setLayout(right)
        frame = _Frame(self._training)
        row = QHBoxLayout(frame)
        edge = theme.px(4) if self._training else 0
        row.setContentsMargins(edge, edge, edge, edge)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(ground, 1)
        self.setCentralWidget(frame)
        self.ring = FocusRing(self)
        self._palette: CommandPalette | None = None
        self._sheet: ShortcutSheet | None = None
        self._policy: PolicyPanel | None = None
        self.setMinimumSize(480, 320)
        self.top.duty.show_duty(self._duty)
        self.status.show_link(self._link)
        self.status.show_today(self._today)

    def context(self) -> ScreenContext:
        """Return what a screen is given."""
        return ScreenContext(
            app=self._app,
            tasks=self.tasks,
            actions=self.actions_known,
            settings=self._settings,
            navigate=self.navigate,
            notify=self.notify,
            now=self._now,
            clause=self._clause,
            today=self.show_today,
            language=language(),
        )

    def rebuild(self) -> None:
        """Build everything again after a change of language or text size; what is typed and chosen stays."""
        states = {name: screen.state() for name, screen in self._screens.items()}
        shown = self._current
        waiting = self.notices.notices()
        for name in self._screens:
            self.actions_known.unbind(name)
        self._screens.clear()
        self._current = ""
        self._cover = None  # whoever covered the screens does it again, in the language now in force
        self.ring.stop()
        for each in (self.ring, self._palette, self._sheet, self._policy):
            if each is not None:
                each.hide()
                each.deleteLater()
        self._build()
        self._tick()
        self._fold()
        for name, state in states.items():
            self.screen_of(name).restore(state)
        if shown:
            self.navigate(shown)
        for notice in waiting:
            self.notify(notice)

    # ------------------------------------------------------------------ screens

    def screen_of(self, name: str) -> Screen:
        """Return a screen, made now if it was not yet. Raises KeyError for an unknown one."""
        if name not in self._screens:
            made = self._specs[name].factory(self.context())
            self._screens[name] = made
            self.stack.addWidget(made)
        return self._screens[name]

    @property
    def current(self) -> str:
        """The id of the screen shown."""
        return self._current

    @Slot(str)
    def navigate(self, screen: str, /, **params: Any) -> None:
        """Show a screen and hand it `params`."""
        if self._cover is not None:
            self._current = screen
            return
        made = self.screen_of(screen)
        if screen != self._current and self._current in self._screens:
            self._screens[self._current].left()
        moved = screen != self._current
        self._current = screen
        self.stack.setCurrentWidget(made)
        self.rail.mark(screen)
        self.actions_known.enter(screen)
        made.opened(**params)
        wanted = made.first_focus()
        if wanted is not None and (moved or params):
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def cover(self, panel: QWidget) -> None:
        """Show `panel` in place of every screen until `uncover`: no key reaches what stands behind."""
        former, self._cover = self._cover, panel
        self.stack.addWidget(panel)
        self.stack.setCurrentWidget(panel)
        self.actions_known.enter("")
        if former is not None:
            self.stack.removeWidget(former)
            former.deleteLater()

    def uncover(self) -> None:
        """Put the covering panel away and show the screen again."""
        panel, self._cover = self._cover, None
        if panel is None:
            return
        shown, self._current = self._current, ""
        if shown:
            self.navigate(shown)
        self.stack.removeWidget(panel)
        panel.deleteLater()

    @property
    def covered(self) -> bool:
        """Whether a panel stands in place of the screens."""
        return self._cover is not None

    @Slot()
    def _go_today(self) -> None:
        if self._today_screen in self._specs:
            self.navigate(self._today_screen)

    # ------------------------------------------------------------------ what the wiring tells

    def notify(self, notice: NoticeData) -> None:
        """Put a sentence in the notice bar."""
        self.notices.show_notice(notice)
        self.actions_known.refresh()

    def show_duty(self, duty: Duty) -> None:
        """Show who is on duty."""
        self._duty = duty
        self.top.duty.show_duty(duty)
        self.actions_known.refresh()

    def show_link(self, state: LinkState) -> None:
        """Show the state of the shared database."""
        self._link = state
        self.status.show_link(state)

    def show_today(self, count: int | None) -> None:
        """Show how many follow-ups are due today."""
        self._today = count
        self.status.show_today(count)

    def set_search(
        self,
        search: Search | None,
        screen: str = "dossiers",
        interrupt: Callable[[], object] | None = None,
    ) -> None:
        """Say how the palette finds dossiers, and which screen takes `query=` for the whole search.

        `interrupt` makes a search under way give up when something else is typed.
        """
        self._search, self._interrupt_search = search, interrupt
        self._search_screen = screen
        if self._palette is not None:
            self._palette.set_search(search, interrupt)

    @Slot(object)
    def _task_failed(self, sentence: Text) -> None:
        self.notify(NoticeData(sentence, Tone.LATE))

    # ------------------------------------------------------------------ palette, sheet, duty, notices

    @Slot()
    def open_palette(self) -> None:
        """Open the command palette over the search line."""
        # Palette, sheet and keys are made when first needed: the first paint does not wait for them.
        from guichet.ui.palette import CommandPalette, anchor_of

        if self._palette is None:
            self._palette = CommandPalette(self, self.actions_known, self.tasks)
            self._palette.set_search(self._search, self._interrupt_search)
            self._palette.set_dormant(self._dormant)
            self._palette.wanted.connect(self.do)
            self._palette.asked_search.connect(self._search_all)
        self._palette.open_at(anchor_of(self.top.search))
        self.ring.raise_()

    @property
    def palette_shown(self) -> CommandPalette | None:
        """The command palette while it is open."""
        return self._palette if self._palette is not None and self._palette.isVisible() else None

    def _dormant(self, action: Action) -> bool:
        return action.scope in self._specs and action.scope != self._current and len(action.keys[:1]) > 0

    @Slot(str)
    def do(self, action_id: str) -> None:
        """Do an action, after going to its screen if it belongs to another one."""
        action = self.actions_known.get(action_id)
        if action.scope not in (APP, self._current) and action.scope in self._specs:
            self.navigate(action.scope)
        self.actions_known.trigger(action_id)

    @Slot(str)
    def _search_all(self, typed: str) -> None:
        if self._search_screen in self._specs:
            self.navigate(self._search_screen, query=typed)

    @Slot()
    def open_sheet(self) -> None:
        """Show or hide the sheet of shortcuts."""
        from guichet.ui.sheet import ShortcutSheet

        if self._sheet is None:
            self._sheet = ShortcutSheet(self, self.actions_known)
        self._sheet.toggle()

    @Slot()
    def open_policy(self) -> None:
        """Show or hide the clauses that act on the screen in front."""
        from guichet.ui.clauses import PolicyPanel

        if self._policy is None:
            self._policy = PolicyPanel(self, self._clause)
        shown = None if self.covered else self._screens.get(self._current)
        self._policy.stand_on(shown, self._specs[self._current].clauses if shown is not None else ())
        self._policy.toggle()

    @Slot()
    def ask_duty(self) -> None:
        """Ask whoever wires the window to change the person on duty."""
        self.duty_asked.emit()

    @Slot()
    def ask_lock(self) -> None:
        """Ask whoever wires the window to take the person off duty."""
        self.lock_asked.emit()

    def has_person(self) -> bool:
        """Say whether somebody is on duty."""
        return bool(self._duty.person)

    @Slot()
    def close_notice(self) -> None:
        """Put the newest notice away."""
        self.notices.close_newest()
        self.actions_known.refresh()

    def has_notice(self) -> bool:
        """Say whether a notice is in sight."""
        return bool(self.notices.notices())

    @Slot()
    def come_forward(self) -> None:
        """Show the window in front: the program was started a second time."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)  # where the system keeps a program from raising itself

    # ------------------------------------------------------------------ time, place, size

    @Slot()
    def _tick(self) -> None:
        moment = self._now()
        self.top.show_time(moment)
        self._minute.start(max(1000, (60 - moment.second) * 1000 - moment.microsecond // 1000))

    def _fold(self) -> None:
        theme = current()
        narrow = self.width() / theme.scale < 960
        short = self.height() < self.rail.wanted_height()
        self.rail.fold(icons_only=narrow or short)
        room = self.width() - self.rail.width()
        self.top.fold(room)
        self.status.fold(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the window is there."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._tell_painted)

    @Slot()
    def _tell_painted(self) -> None:
        from guichet.ui.shortcuts import Shortcuts

        self.shortcuts = Shortcuts(self, self.actions_known)
        self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint what paints itself when the theme changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()

    def _restore_place(self) -> None:
        kept = self._settings.get("window.geometry")
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii"))):
            self.resize(1280, 800)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place; the screens keep their drafts in `left`."""
        if self.keeps_place:
            place = self.saveGeometry().toBase64().data()
            self._settings.set("window.geometry", bytes(place).decode("ascii"))
        if self._current in self._screens:
            self._screens[self._current].left()
        self.closing.emit()
        super().closeEvent(event)
        self.ring.stop()
        if self.shortcuts is not None:
            self.shortcuts.stop()


def _go(navigate: Callable[[str], None], screen: str) -> None:
    navigate(screen)


def _grouped(action: Action, title: Text) -> Action:
    """An action of a screen that names no group stands under the name of its screen."""
    return replace(action, group=title) if action.group == GENERAL else action


def _no_clause(_key: str) -> str | None:
    return None
