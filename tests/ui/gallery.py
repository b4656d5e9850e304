"""The foundation on show: every part in a window, in any language, scheme and size.

Run `python tests/ui/gallery.py FOLDER` with `QT_QPA_PLATFORM=offscreen` to leave its pictures in FOLDER.
"""

from __future__ import annotations

import sys
from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from guichet.domain.wording import translate
from guichet.ui.actions import Action
from guichet.ui.paging import CardRow, Column, Page, PagedListModel, PagedTableModel
from guichet.ui.screen import MemorySettings, NoticeData, Screen, ScreenContext, ScreenSpec
from guichet.ui.shell import Duty, LinkState, MainWindow
from guichet.ui.tasks import Tasks
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, IconButton, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.clause import ClauseLink
from guichet.ui.widgets.columns import Columns, Scrolled
from guichet.ui.widgets.completing import CompletingEdit, Suggestion
from guichet.ui.widgets.emptystate import EmptyState
from guichet.ui.widgets.field import Field, FieldRow
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.keyhint import KeyHint
from guichet.ui.widgets.labels import CopyLabel, ElidedLabel, Label, Style
from guichet.ui.widgets.lists import CardList, RowTable
from guichet.ui.widgets.momentedit import DateTimeEdit, DayEdit, PhoneEdit
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.segmented import Option, SegmentedControl
from guichet.ui.widgets.textedit import MultilineEdit

NOW = datetime(2026, 11, 24, 9, 14, tzinfo=ZoneInfo("America/Toronto"))
CLAUSE = (
    "La personne citoyenne qui laisse un message est rappelée au plus tard à la fin de la journée ouvrable."
)


def now() -> datetime:
    """Return the one moment of the gallery."""
    return NOW


def clause(key: str) -> str | None:
    """Return the one clause of the gallery."""
    return CLAUSE if key == "STAFF-3" else None


class Numbers:
    """A source of `count` made-up dossiers, by key."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.pages = 0
        self.read = 0

    def page(self, after: object, limit: int) -> Page[int]:
        """Return the ids after `after`."""
        self.pages += 1
        start = 0 if after is None else int(str(after)) + 1
        ids = range(start, min(self.count, start + limit))
        rows = {each: each for each in ids} if limit < 200 else {}
        return Page(ids, rows, ids[-1] if ids else None, bool(ids) and ids[-1] + 1 < self.count, self.count)

    def rows(self, ids: Sequence[Hashable]) -> Mapping[Hashable, int]:
        """Return the rows of `ids`."""
        self.read += len(ids)
        return {each: int(str(each)) for each in ids}


TONES = (Tone.LATE, Tone.INFO, Tone.TODAY, Tone.QUIET, Tone.DONE)
WORDS = ("En retard", "À l’étude", "Aujourd’hui", "À venir", "Fermé")


def card(row: int) -> CardRow:
    """Return what a made-up dossier says."""
    return CardRow(
        f"2026-KP-{row:04d}-2",
        ("Nid-de-poule · 212, rue Forest", "Lampadaire · rue Forest", "Trottoir fendu · 40, rue Forest")[
            row % 3
        ],
        "Rappel dû hier à 16 h 30",
        WORDS[row % 5],
        TONES[row % 5],
    )


def _due(row: int) -> str:
    return ("−2 jours", "Merc.", "12 h", "Jeudi", "Réglé")[row % 5]


def _tone(row: int) -> Tone:
    return TONES[row % 5]


def _number(row: int) -> str:
    return f"2026-KP-{row:04d}-2"


def _what(row: int) -> str:
    return ("Retourner l’appel", "Accuser réception", "Faire le suivi à la personne élue")[row % 3]


def _clause(_row: int) -> str:
    return "STAFF-3"


def _who(_row: int) -> str:
    return "Contremaître à la voirie"


COLUMNS: tuple[Column[int], ...] = (
    Column(translate("Gallery", "Échéance"), _due, _tone, width=120),
    Column(translate("Gallery", "Dossier"), _number, strong=True, width=150),
    Column(translate("Gallery", "À faire"), _what, detail=_clause),
    Column(translate("Gallery", "Responsable"), _who, fold=1),
)


def _normalise(typed: str) -> str | None:
    digits = "".join(each for each in typed if each.isdigit())
    return f"+1{digits}" if len(digits) == 10 else None


class IntakeLike(Screen):
    """A form as intake has it."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        theme = current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        columns = Columns(fold_at=900)
        columns.setContentsMargins(theme.gap(4), theme.gap(4), theme.gap(4), theme.gap(4))
        outer.addWidget(Scrolled(columns))
        form = Card()
        form.body.setSpacing(theme.gap(3))
        channels = ("Comptoir", "Téléphone", "Boîte vocale", "Courriel", "Élu", "Autre")
        self.channel = SegmentedControl([Option(each, each) for each in channels], "Canal", "Téléphone")
        form.body.addWidget(Field("&Canal", self.channel))
        line = QHBoxLayout()
        line.setSpacing(theme.gap(3))
        self.received = DateTimeEdit(context.now)
        self.received.set_moment(context.now())
        self.citizen = CompletingEdit("Nom, téléphone ou courriel")
        line.addWidget(Field("&Reçu", self.received))
        line.addWidget(Field("Ci&toyen", self.citizen), 1)
        form.body.addLayout(line)
        pills = FlowLayout(gap=2)
        for word, tone in zip(WORDS, TONES, strict=True):
            pills.addWidget(Pill(word, tone))
        form.body.addLayout(pills)
        self.kind = SegmentedControl(
            [Option(each, each) for each in ("Plainte", "Requête", "Information", "Réclamation")],
            "Nature",
            "Requête",
        )
        form.body.addWidget(
            Field(
                "&Nature",
                self.kind,
                "Une plainte exprime une insatisfaction; une requête demande un changement.",
            )
        )
        self.description = MultilineEdit()
        self.description.set_text(
            "Gros trou dans la rue devant chez elle, un char a pogné un flat hier soir."
        )
        form.body.addWidget(Field("&Description", self.description), 1)
        place = FieldRow()
        number = QLineEdit("212")
        number.setMaximumWidth(theme.px(96))
        self.street = QLineEdit("rue Forest")
        wrong = Field("R&ue", self.street)
        wrong.set_error("Cette rue n’est pas dans le répertoire : choisissez-la dans la liste.")
        place.add(Field("N° ci&vique", number))
        place.add(wrong, 1)
        place.add(Field("Télé&phone", PhoneEdit(_normalise)))
        place.add(Field("Date pro&mise", DayEdit(_today)))
        form.body.addLayout(place)
        due = Card(sunken=True)
        due.body.addWidget(
            Label("À rappeler au plus tard mercredi 25 novembre, 16 h 30", Style.STRONG, wrap=True)
        )
        why = FlowLayout(gap=1)
        why.addWidget(
            Label("Reçu mardi 24 novembre à 9 h 12 → fin de la journée ouvrable suivante.", Style.SMALL)
        )
        self.link = ClauseLink("STAFF-3", context.clause)
        why.addWidget(self.link)
        due.body.addLayout(why)
        form.body.addWidget(due)
        buttons = FlowLayout(gap=3)
        buttons.addWidget(Button("Réglé au premier contact", key="F9"))
        buttons.addWidget(Button("Transférer…", key="F10", icon="arrow-right"))
        off = Button("Fermer…", key="F11")
        off.setEnabled(False)
        buttons.addWidget(off)
        buttons.push()
        self.save = Button("&Ouvrir le dossier", key="Ctrl+Return", kind=Kind.PRIMARY)
        buttons.addWidget(self.save)
        main = QWidget()
        left = QVBoxLayout(main)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.gap(3))
        left.addWidget(form, 1)
        left.addLayout(buttons)
        columns.add(main, 3)
        columns.add(self._beside(), 2)

    def _beside(self) -> QWidget:
        theme = current()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(3))
        column.addWidget(Label("Où diriger", Style.HEADING))
        best = Card(chosen=True)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel("1 · Nid-de-poule", Style.HEADING), 1)
        head.addWidget(Pill("Sûr", Tone.DONE))
        best.body.addLayout(head)
        best.body.addWidget(Label("Contremaître à la voirie · poste 1502", Style.STRONG, wrap=True))
        best.body.addWidget(Label("Service des travaux publics · Garage municipal", Style.SOFT, wrap=True))
        column.addWidget(best)
        number = Card("Numéro")
        number.body.addWidget(CopyLabel("2026-KP-0431-2", "numéro du dossier"))
        keys = QHBoxLayout()
        for key in ("F1", "Ctrl+K", "A"):
            keys.addWidget(KeyHint(key))
        keys.addWidget(IconButton("printer", "Imprimer", key="Ctrl+P"))
        keys.addStretch(1)
        number.body.addLayout(keys)
        combo = QComboBox()
        combo.addItems(["Français", "English"])
        number.body.addWidget(Field("&Langue", combo))
        number.body.addWidget(QCheckBox("Malentendante"))
        column.addWidget(number)
        column.addWidget(
            EmptyState("Rien de signalé près d’ici", "Le lieu n’est pas encore connu.", icon="map-pin")
        )
        column.addStretch(1)
        return box

    def state(self) -> dict[str, object]:
        """Keep what is typed."""
        return {"description": self.description.text()}

    def restore(self, state: dict[str, object]) -> None:
        """Take back what was typed."""
        self.description.set_text(str(state["description"]))

    def first_focus(self) -> QWidget | None:
        """Begin with the description."""
        return self.description


def _today() -> object:
    return NOW.date()


class DossiersLike(Screen):
    """A list of cards beside a table."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        theme = current()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap(4), theme.gap(4), theme.gap(4), theme.gap(4))
        row.setSpacing(theme.gap(4))
        self.cards: PagedListModel[int] = PagedListModel(context.tasks, card, self)
        self.list = CardList(self.cards, "Dossiers")
        box = Card(tight=True)
        box.setMinimumWidth(theme.px(260))
        box.body.addWidget(self.list)
        self.rows: PagedTableModel[int] = PagedTableModel(context.tasks, COLUMNS, self)
        self.table = RowTable(self.rows, "Suivis", row_height=52)
        row.addWidget(box, 2)
        row.addWidget(self.table, 5)
        self.query = ""

    def opened(self, **params: object) -> None:
        """Show the made-up dossiers."""
        self.query = str(params.get("query", ""))
        if not self.cards.rowCount():
            self.cards.show_source(Numbers(100_000))
            self.rows.show_source(Numbers(100_000))

    def first_focus(self) -> QWidget | None:
        """Begin with the list."""
        return self.list


class EmptyScreen(Screen):
    """Nothing yet."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        column = QVBoxLayout(self)
        self.empty = EmptyState("Rien ici", "Pas encore.", step="Aller à l’accueil", key="F2")
        column.addWidget(self.empty)


SPECS = (
    ScreenSpec("intake", translate("Gallery", "Accueil"), "message-square", "F2", IntakeLike),
    ScreenSpec("routing", translate("Gallery", "Orienter"), "signpost", "F3", EmptyScreen),
    ScreenSpec(
        "dossiers",
        translate("Gallery", "Dossiers"),
        "folder",
        "F4",
        DossiersLike,
        (
            Action("dossiers.call", translate("Gallery", "Noter un appel"), "dossiers", ("A",)),
            Action("dossiers.close", translate("Gallery", "Fermer le dossier"), "dossiers", ("F",)),
        ),
    ),
    ScreenSpec("followups", translate("Gallery", "Suivis"), "clipboard-list", "F5", EmptyScreen),
    ScreenSpec("directory", translate("Gallery", "Répertoire"), "users", "F6", EmptyScreen),
    ScreenSpec("measures", translate("Gallery", "Mesures"), "chart-column", "F7", EmptyScreen),
    ScreenSpec("settings", translate("Gallery", "Réglages"), "settings", "F8", EmptyScreen),
)


def window(tasks: Tasks, *, training: bool = False, first: str = "intake") -> MainWindow:
    """Return the gallery's window, filled as a day at the counter fills it."""
    made = MainWindow(
        SPECS,
        app=None,
        tasks=tasks,
        now=now,
        settings=MemorySettings(),
        clause=clause,
        training=training,
        first=first,
    )
    made.show_duty(Duty("Préposée à l’accueil", "Comptoir 1"))
    made.show_link(
        LinkState(
            translate("Gallery", "À jour"),
            translate("Gallery", "avec la base partagée depuis 9 h 13"),
            Tone.DONE,
            0,
        )
    )
    made.show_today(3)
    return made


def _settle(tasks: Tasks) -> None:
    from PySide6.QtCore import QCoreApplication

    while not tasks.idle:
        QCoreApplication.processEvents()
    QCoreApplication.processEvents()


def _pictures(folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from guichet.ui.boot import create_application
    from guichet.ui.i18n import use_language
    from guichet.ui.pictures import grab
    from guichet.ui.theme import apply_theme

    app = create_application(sys.argv)
    assert isinstance(app, QApplication)
    tasks = Tasks()
    for lang in ("fr", "en"):
        use_language(app, "en" if lang == "en" else "fr")
        for scheme in ("light", "dark"):
            for scale, width, height in (
                (1.0, 1440, 900),
                (1.0, 1280, 720),
                (2.0, 1920, 1200),
                (2.0, 1280, 720),
            ):
                apply_theme(app, scheme, scale)
                shown = window(tasks, training=scale == 2.0)
                shown.resize(width, height)
                shown.show()
                shown.activateWindow()
                _settle(tasks)
                name = f"{lang}-{scheme}-{round(scale * 100)}-{width}"
                grab(shown, folder / f"{name}-intake.png")
                shown.navigate("dossiers")
                _settle(tasks)
                shown.screen_of("dossiers").list.choose(2)  # type: ignore[attr-defined]
                shown.notify(
                    NoticeData(
                        translate("Gallery", "Dossier 2026-KP-0431-2 ouvert. Rappel avant mercredi 16 h 30."),
                        Tone.DONE,
                        translate("Gallery", "Annuler"),
                    )
                )
                _settle(tasks)
                grab(shown, folder / f"{name}-dossiers.png")
                if width == 1440:
                    shown.open_palette()
                    palette = shown.palette_shown
                    assert palette is not None
                    palette.edit.setText("repe")
                    palette.edit.textEdited.emit("repe")
                    _settle(tasks)
                    grab(shown, folder / f"{name}-palette.png")
                    palette.close_palette()
                    shown.open_sheet()
                    grab(shown, folder / f"{name}-sheet.png")
                    shown.open_sheet()
                    shown.navigate("intake")
                    intake = shown.screen_of("intake")
                    assert isinstance(intake, IntakeLike)
                    intake.citizen.setFocus()
                    intake.citizen.setText("Cit")
                    intake.citizen.propose(
                        "Cit",
                        [
                            Suggestion(
                                1,
                                "Citoyenne, 212 rue Forest",
                                "450-555-0147 · français",
                                "2 dossiers",
                                Tone.INFO,
                            ),
                            Suggestion(2, "Citoyen, 40 rue Forest", "450-555-0190"),
                        ],
                    )
                    intake.citizen.proposals.move_by(1)
                    grab(shown, folder / f"{name}-completing.png")
                    intake.citizen.close_list()
                    intake.link.setFocus()
                    intake.link.toggle()
                    grab(shown, folder / f"{name}-clause.png")
                shown.close()
                shown.deleteLater()
    tasks.shutdown()


if __name__ == "__main__":
    _pictures(Path(sys.argv[1]))
