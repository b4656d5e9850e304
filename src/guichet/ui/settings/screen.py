"""The settings screen: language and theme, people and PIN, closures, the policy at hand."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from guichet import __version__
from guichet.domain import civil
from guichet.domain.people import ROLE_NAMES
from guichet.domain.wording import Text, translate
from guichet.ui.door import Changed, Door, OnDuty
from guichet.ui.i18n import language, text, use_language
from guichet.ui.screen import NoticeData, Screen, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, apply_theme, current
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.columns import Columns, Scrolled
from guichet.ui.widgets.field import Field, FieldRow
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.momentedit import DayEdit
from guichet.ui.widgets.segmented import Option, SegmentedControl

if TYPE_CHECKING:
    from guichet.application.calendar import Moved
    from guichet.application.workplace import Workplace
    from guichet.domain.payloads import ClosureDefined
    from guichet.domain.people import Agent


class _Facts:
    """What the settings show of the desk, read off the UI thread."""

    def __call__(
        self, desk: "Workplace"
    ) -> "tuple[list[Agent], list[ClosureDefined], str, list[tuple[str, Text, Text]]]":
        from guichet.application import calendar, setting_up

        known = setting_up.desk_facts(desk)
        facts = f"{known.code} · {known.name}" if known is not None else ""
        clauses: list[tuple[str, Text, Text]] = [
            (each.id, each.title, each.text) for each in desk.policy.clauses.values()
        ]
        return setting_up.agents(desk), calendar.closures(desk), f"{facts}\n{desk.store.folder}", clauses


class _AddAgent:
    def __init__(self, name: str, role: str, pin: str) -> None:
        self._name, self._role, self._pin = name, role, pin

    def __call__(self, desk: "Workplace") -> None:
        from guichet.application import setting_up

        setting_up.add_agent(desk, self._name, self._role, self._pin)  # type: ignore[arg-type]


class _AddClosure:
    def __init__(self, day: Any, label: str, closes_at: str) -> None:
        self._day, self._label, self._closes = day, label, closes_at

    def __call__(self, desk: "Workplace") -> "Moved":
        from guichet.application import calendar
        from guichet.application.import_cells import Misread, closing_time
        from guichet.domain.errors import Refusal

        try:
            closes = closing_time(self._closes)
        except Misread as error:
            raise Refusal(
                translate(
                    "SettingsScreen",
                    "L’heure de fermeture ne se lit pas : écrivez 12:00, ou rien pour tout le jour.",
                )
            ) from error
        return calendar.add_closure(desk, self._day, self._label, closes)


class _WithdrawClosure:
    def __init__(self, day: Any) -> None:
        self._day = day

    def __call__(self, desk: "Workplace") -> "Moved":
        from guichet.application import calendar

        return calendar.withdraw_closure(desk, self._day)


class SettingsScreen(Screen):
    """Cards side by side: the screens, the desk, the people, the closures, the policy."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._door: Door = context.app
        self._closures: list[ClosureDefined] = []
        say = QCoreApplication.translate
        theme = current()
        self.lang = SegmentedControl(
            [Option("fr", say("SettingsScreen", "Français")), Option("en", say("SettingsScreen", "English"))],
            say("SettingsScreen", "Langue"),
            language(),
        )
        self.theme = SegmentedControl(
            [
                Option("system", say("SettingsScreen", "Système")),
                Option("light", say("SettingsScreen", "Clair")),
                Option("dark", say("SettingsScreen", "Sombre")),
            ],
            say("SettingsScreen", "Thème"),
            context.settings.get("theme", "system"),
        )
        screens = Card(say("SettingsScreen", "Les écrans"))
        screens.body.addWidget(Field(say("SettingsScreen", "&Langue"), self.lang))
        screens.body.addWidget(Field(say("SettingsScreen", "&Thème"), self.theme))
        self.desk = Label("", Style.BODY, wrap=True)
        about = Card(say("SettingsScreen", "Ce poste"))
        about.body.addWidget(self.desk)
        about.body.addWidget(Label(f"Guichet {__version__}", Style.SMALL))
        people = Card(say("SettingsScreen", "Les personnes"))
        self.agents = QListWidget()
        self.agents.setAccessibleName(say("SettingsScreen", "Personnes de ce poste"))
        self.name, self.pin = QLineEdit(), QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.role = SegmentedControl(
            [Option(key, text(word)) for key, word in ROLE_NAMES.items()],
            say("SettingsScreen", "Rôle"),
            "clerk",
        )
        people.body.addWidget(self.agents)
        row = FieldRow()
        row.add(Field(say("SettingsScreen", "&Nom ou titre"), self.name), 2)
        row.add(Field(say("SettingsScreen", "N&IP (facultatif)"), self.pin), 1)
        people.body.addLayout(row)
        people.body.addWidget(Field(say("SettingsScreen", "&Rôle"), self.role))
        self.add_agent = Button(say("SettingsScreen", "Ajouter la personne"), icon="plus")
        people.body.addWidget(self.add_agent)
        closures = Card(say("SettingsScreen", "Les fermetures"))
        self.closures = QListWidget()
        self.closures.setAccessibleName(say("SettingsScreen", "Fermetures"))
        self.day = DayEdit(self._today)
        self.closes, self.label = QLineEdit(), QLineEdit()
        self.closes.setPlaceholderText("12:00")
        closures.body.addWidget(self.closures)
        row = FieldRow()
        row.add(Field(say("SettingsScreen", "&Jour"), self.day))
        row.add(Field(say("SettingsScreen", "&Ferme à (vide : tout le jour)"), self.closes))
        row.add(Field(say("SettingsScreen", "&Motif"), self.label), 1)
        closures.body.addLayout(row)
        self.add_closure = Button(say("SettingsScreen", "Ajouter la fermeture"), icon="plus")
        self.remove_closure = Button(say("SettingsScreen", "Retirer la fermeture choisie"))
        buttons = FlowLayout(gap=2)
        buttons.addWidget(self.add_closure)
        buttons.addWidget(self.remove_closure)
        closures.body.addLayout(buttons)
        policy = Card(say("SettingsScreen", "La politique"))
        self.policy = QPlainTextEdit()
        self.policy.setReadOnly(True)
        self.policy.setTabChangesFocus(True)
        self.policy.setAccessibleName(say("SettingsScreen", "Texte de la politique"))
        self.policy.setMinimumHeight(theme.px(220))
        policy.body.addWidget(self.policy)
        self.check = Button(say("SettingsScreen", "Vérifier la base"), key="Ctrl+D", icon="shield-alert")
        about.body.addWidget(self.check)
        left, right = QWidget(), QWidget()
        for holder, cards in ((left, (screens, about, people)), (right, (closures, policy))):
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.gap(3))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        columns = Columns(fold_at=900)
        edge = theme.gap(4)
        columns.setContentsMargins(edge, edge, edge, edge)
        columns.add(left, 1)
        columns.add(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scrolled(columns))
        self.lang.chosen.connect(self._language_chosen)
        self.theme.chosen.connect(self._theme_chosen)
        self.add_agent.clicked.connect(self._add_agent)
        self.add_closure.clicked.connect(self._add_closure)
        self.remove_closure.clicked.connect(self._remove_closure)
        self.check.clicked.connect(self.doctor)
        context.actions.bind("settings.doctor", self.doctor)
        self._door.ready.connect(self._read)
        self._door.changed.connect(self._changed)

    def _today(self) -> Any:
        return self.context.now().date()

    def opened(self, **_params: Any) -> None:
        """Read what is shown."""
        if self._door.is_open:
            self._read()

    def first_focus(self) -> QWidget:
        """Begin with the language."""
        return self.lang

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if changed.streams & {"agent", "calendar", "desk"}:
            self._read()

    @Slot()
    def _read(self) -> None:
        self.context.tasks.run(self._door.use(_Facts()), self._came, lane=Lane.READ, latest="settings")

    @Slot(object)
    def _came(
        self, facts: "tuple[list[Agent], list[ClosureDefined], str, list[tuple[str, Text, Text]]]"
    ) -> None:
        agents, closures, desk, clauses = facts
        say = QCoreApplication.translate
        self.desk.setText(desk)
        self.agents.clear()
        for agent in agents:
            pin = say("SettingsScreen", " · NIP") if agent.has_pin else ""
            self.agents.addItem(f"{agent.name} — {text(ROLE_NAMES[agent.role])}{pin}")
        self._closures = closures
        self.closures.clear()
        for each in closures:
            when = civil.long_date(each.date, language())
            closes = ""
            if each.closes_at is not None:
                closes = " · " + say("SettingsScreen", "ferme à {time}").format(
                    time=civil.clock_time(each.closes_at, language())
                )
            self.closures.addItem(f"{when}{closes} — {each.label}")
        self.policy.setPlainText(
            "\n\n".join(f"{key} — {text(title)}\n{text(body)}" for key, title, body in clauses)
        )

    @Slot(str)
    def _language_chosen(self, wanted: str) -> None:
        self.context.settings.set("language", wanted)
        app = QApplication.instance()
        if app is not None and wanted != language():
            use_language(app, "en" if wanted == "en" else "fr")
            self._rebuild()

    @Slot(str)
    def _theme_chosen(self, wanted: str) -> None:
        self.context.settings.set("theme", wanted)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, wanted)
            self._rebuild()

    def _rebuild(self) -> None:
        from PySide6.QtCore import QTimer

        from guichet.ui.shell.window import MainWindow

        window = self.window()
        if isinstance(window, MainWindow):
            QTimer.singleShot(0, window, window.rebuild)

    @Slot()
    def _add_agent(self) -> None:
        work = _AddAgent(self.name.text(), self.role.value(), self.pin.text())
        self.context.tasks.run(self._door.use(work), self._agent_added, lane=Lane.STORE)

    @Slot(object)
    def _agent_added(self, _: object) -> None:
        self.name.clear()
        self.pin.clear()
        self._door.duty_changed.emit(OnDuty(self._door.duty.agent, self._door.duty.desk_name))

    @Slot()
    def _add_closure(self) -> None:
        day = self.day.day()
        if day is None:
            self.context.notify(
                NoticeData(translate("SettingsScreen", "Indiquez le jour de la fermeture."), Tone.TODAY)
            )
            return
        work = _AddClosure(day, self.label.text(), self.closes.text())
        self.context.tasks.run(self._door.use(work), self._moved, lane=Lane.STORE)

    @Slot()
    def _remove_closure(self) -> None:
        row = self.closures.currentRow()
        if 0 <= row < len(self._closures):
            work = _WithdrawClosure(self._closures[row].date)
            self.context.tasks.run(self._door.use(work), self._moved, lane=Lane.STORE)

    @Slot(object)
    def _moved(self, moved: "Moved") -> None:
        self.label.clear()
        self.closes.clear()
        self.context.notify(
            NoticeData(
                translate(
                    "SettingsScreen",
                    "Échéances ouvertes : {of}; déplacées : {moved}.",
                    of=moved.of,
                    moved=moved.moved,
                ),
                Tone.DONE,
            )
        )

    @Slot()
    def doctor(self) -> None:
        """Check the store off the UI thread, and say what came of it."""
        self.context.tasks.run(self._door.use(_integrity), self._checked, lane=Lane.POOL)

    @Slot(object)
    def _checked(self, sound: bool) -> None:
        sentence = (
            translate("SettingsScreen", "La base est saine. Pour tout vérifier : guichet doctor.")
            if sound
            else translate(
                "SettingsScreen", "La base est endommagée : restaurez la dernière copie (guichet restore)."
            )
        )
        self.context.notify(NoticeData(sentence, Tone.DONE if sound else Tone.LATE))


def _integrity(desk: "Workplace") -> bool:
    with desk.store.read() as connection:
        return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
