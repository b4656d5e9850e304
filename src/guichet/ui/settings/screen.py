"""The settings screen: its sections, one at a time, each read when it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from guichet.ui.door import Changed
from guichet.ui.screen import Screen, ScreenContext
from guichet.ui.settings.section import Section
from guichet.ui.theme import current
from guichet.ui.widgets.columns import Scrolled
from guichet.ui.widgets.segmented import Option, SegmentedControl


def _display(context: ScreenContext) -> Section:
    from guichet.ui.settings.display import DisplaySection

    return DisplaySection(context)


def _people(context: ScreenContext) -> Section:
    from guichet.ui.settings.people import PeopleSection

    return PeopleSection(context)


def _calendar(context: ScreenContext) -> Section:
    from guichet.ui.settings.calendar import CalendarSection

    return CalendarSection(context)


def _data(context: ScreenContext) -> Section:
    from guichet.ui.settings.data import DataSection

    return DataSection(context)


def _shared(context: ScreenContext) -> Section:
    from guichet.ui.settings.shared import SharedSection

    return SharedSection(context)


def _about(context: ScreenContext) -> Section:
    from guichet.ui.settings.about import AboutSection

    return AboutSection(context)


_MAKERS: dict[str, Callable[[ScreenContext], Section]] = {
    "display": _display,
    "people": _people,
    "calendar": _calendar,
    "data": _data,
    "shared": _shared,
    "about": _about,
}


class SettingsScreen(Screen):
    """A bar of sections over the one shown. `navigate("settings", section="calendar")` goes to one."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        say = QCoreApplication.translate
        theme = current()
        self.sections = SegmentedControl(
            [
                Option("display", say("SettingsScreen", "Affichage"), "eye"),
                Option("people", say("SettingsScreen", "Poste et personnes"), "users"),
                Option("calendar", say("SettingsScreen", "Calendrier"), "calendar"),
                Option("data", say("SettingsScreen", "Données"), "hard-drive"),
                Option("shared", say("SettingsScreen", "Base partagée"), "cloud"),
                Option("about", say("SettingsScreen", "À propos"), "info"),
            ],
            say("SettingsScreen", "Sections des réglages"),
            "display",
        )
        self.sections.chosen.connect(self.show_section)
        self.stack = QStackedWidget()
        self._made: dict[str, tuple[Section, Scrolled]] = {}
        self._asked = ""
        top = QHBoxLayout()
        edge = theme.gap(4)
        top.setContentsMargins(edge, edge, edge, theme.gap(1))
        top.addWidget(self.sections, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        context.actions.bind("settings.people", self.go_people)
        context.actions.bind("settings.calendar", self.go_calendar)
        context.actions.bind("settings.data", self.go_data)
        context.actions.bind("settings.doctor", self.doctor)
        context.actions.bind("settings.backup", self.backup)
        context.actions.bind("settings.shared", self.go_shared)
        context.actions.bind("settings.retry", self.retry, self._is_linked)
        context.actions.bind("settings.reference", self.copy_reference, self._has_entry)
        context.actions.bind("settings.export", self.export, self._has_entries)
        context.app.ready.connect(self._read)
        context.app.duty_changed.connect(self._read)
        context.app.changed.connect(self._changed)

    def section(self, name: str) -> Any:
        """Return a section, made now if it was not yet. Raises KeyError for an unknown one."""
        if name not in self._made:
            made = _MAKERS[name](self.context)
            page = Scrolled(made)
            self.stack.addWidget(page)
            self._made[name] = (made, page)
        return self._made[name][0]

    @property
    def shown(self) -> Section:
        """The section shown."""
        found: Section = self.section(self.sections.value())
        return found

    @Slot(str)
    def show_section(self, name: str) -> None:
        """Show a section; the focus stays where it is."""
        self.section(name)
        self.sections.set_value(name)
        self.stack.setCurrentWidget(self._made[name][1])
        self._read()

    def opened(self, section: str = "", **_params: Any) -> None:
        """Show the section asked for, or the one that was shown, and read it."""
        self.show_section(section or self.sections.value())
        self._asked = section

    def first_focus(self) -> QWidget | None:
        """Begin with the bar of sections, or where a choice of display was just made."""
        from guichet.ui.settings.display import DisplaySection

        if isinstance(self.shown, DisplaySection) and self.shown.coming_back:
            return self.shown.first_focus()
        if self._asked == "shared":
            return self.shown.first_focus()
        return self.sections.focusProxy()

    def state(self) -> dict[str, Any]:
        """Return the section shown and what is typed in each."""
        return {
            "section": self.sections.value(),
            "of": {name: section.state() for name, (section, _) in self._made.items()},
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` returned."""
        for name, kept in state["of"].items():
            self.section(name).restore(kept)
        self.show_section(state["section"])

    @Slot()
    def _read(self) -> None:
        if self.context.app.is_open:
            self.shown.opened()

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if changed.streams & self.shown.streams:
            self._read()

    def _go(self, name: str) -> Any:
        self.show_section(name)
        wanted = self.shown.first_focus()
        if wanted is not None:
            wanted.setFocus()
        return self.shown

    @Slot()
    def go_people(self) -> None:
        """Show the desk and its people."""
        self._go("people")

    @Slot()
    def go_calendar(self) -> None:
        """Show the calendar."""
        self._go("calendar")

    @Slot()
    def go_data(self) -> None:
        """Show where the data is, and its copies."""
        self._go("data")

    @Slot()
    def doctor(self) -> None:
        """Check the store and show the page."""
        self._go("data").doctor()

    @Slot()
    def backup(self) -> None:
        """Ask where a copy goes, and make it."""
        self._go("data").ask_backup()

    @Slot()
    def go_shared(self) -> None:
        """Show how the exchange stands, and what stands apart."""
        self._go("shared")

    @Slot()
    def retry(self) -> None:
        """Exchange now, with what stands apart."""
        self.shown.retry()  # type: ignore[attr-defined]

    @Slot()
    def copy_reference(self) -> None:
        """Copy the reference of the entry chosen."""
        self.shown.copy_reference()  # type: ignore[attr-defined]

    @Slot()
    def export(self) -> None:
        """Ask where the report of what stands apart goes, and write it."""
        self.shown.ask_export()  # type: ignore[attr-defined]

    def _is_linked(self) -> bool:
        return self.sections.value() == "shared" and self.section("shared").is_linked()

    def _has_entry(self) -> bool:
        return self.sections.value() == "shared" and self.section("shared").has_entry()

    def _has_entries(self) -> bool:
        return self.sections.value() == "shared" and self.section("shared").has_entries()
