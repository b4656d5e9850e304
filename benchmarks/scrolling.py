"""A frame on the UI thread while 100,000 rows scroll under the wheel or are dragged, beside a plain list in memory."""

import time
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import QTableView

from benchmarks.table import Row, p99
from guichet.ui.boot import create_application
from guichet.ui.paging import CardRow, Page, PagedListModel
from guichet.ui.tasks import Tasks
from guichet.ui.theme import Tone
from guichet.ui.widgets.lists import CardList, card_height

ROWS = 100_000
STEP_PX = 210
"""Three notches of a wheel at once."""


class Source:
    """That many rows, each page by key; a read takes a tenth of a millisecond a row, as a keyed database does."""

    def page(self, after: object, limit: int) -> Page[int]:
        """Return the page after a cursor."""
        start = 0 if after is None else int(str(after)) + 1
        ids = range(start, min(ROWS, start + limit))
        rows = {each: each for each in ids} if limit < 200 else {}
        return Page(ids, rows, ids[-1] if ids else None, bool(ids) and ids[-1] + 1 < ROWS, ROWS)

    def rows(self, ids: Sequence[Hashable]) -> Mapping[Hashable, int]:
        """Return rows."""
        time.sleep(len(ids) / 10_000)
        return {each: int(str(each)) for each in ids}


class Plain(QAbstractTableModel):
    """The floor: every row at hand."""

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else ROWS

    def columnCount(self, _parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        """Return one."""
        return 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override]
        """Return a number."""
        return f"2026-KP-{index.row():05d}-2" if role == Qt.ItemDataRole.DisplayRole else None


def card(row: int) -> CardRow:
    """Return a row as a card says it."""
    return CardRow(
        f"2026-KP-{row:05d}-2", "Nid-de-poule · 212, rue Forest", "Rappel dû hier", "En retard", Tone.LATE
    )


def frames(view: QTableView, steps: int, *, drag: bool) -> list[float]:
    """Return the milliseconds of each frame while the view scrolls by a few rows, or is dragged in big jumps."""
    bar = view.verticalScrollBar()
    taken = []
    for at in range(steps):
        began = time.perf_counter()
        bar.setValue(round(bar.maximum() * at / steps) if drag else bar.value() + STEP_PX)
        QCoreApplication.processEvents()
        view.viewport().repaint()
        taken.append((time.perf_counter() - began) * 1e3)
        time.sleep(0.002)
    return taken


def load_all(model: PagedListModel[int], tasks: Tasks) -> None:
    """Fetch page after page to the end."""
    while True:
        while not tasks.idle:
            QCoreApplication.processEvents()
        if not model.canFetchMore(QModelIndex()):
            return
        model.fetchMore(QModelIndex())


def measure(_store: Path, effort: float = 1.0) -> list[Row]:
    """Return the rows of the scrolling."""
    steps = max(20, round(400 * effort))
    create_application([], scheme="light")
    tasks = Tasks()
    floor = QTableView()
    floor.verticalHeader().setDefaultSectionSize(card_height())
    floor.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    floor.setModel(Plain())
    model: PagedListModel[int] = PagedListModel(tasks, card)
    cards = CardList(model, "cards")
    model.show_source(Source())
    found = {}
    for name, view in {"floor": floor, "cards": cards}.items():
        view.resize(900, 800)
        view.show()
        found[name, "wheel"] = frames(view, steps, drag=False)
        load_all(model, tasks)
        found[name, "drag"] = frames(view, steps, drag=True)
        view.hide()
    tasks.shutdown()
    said = "a plain table view over rows in memory, the same size and steps"
    return [
        Row(
            "scroll", "a frame while 100 000 cards scroll under the wheel, p99", p99(found["cards", "wheel"]), "ms",
            p99(found["floor", "wheel"]), said, at_most=16,
        ),
        Row(
            "scroll-drag", "… while they are dragged from end to end", p99(found["cards", "drag"]), "ms",
            p99(found["floor", "drag"]), said, at_most=16,
        ),
    ]  # fmt: skip
