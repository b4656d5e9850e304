"""Scroll through 100,000 rows: the time a frame takes on the UI thread, for the list of cards and the table.

`python benchmarks/list_scroll.py [ROWS]`. The floor is the same view over a plain list in memory.
"""

import json
import statistics
import sys
import time
from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import QListView

from guichet.domain.wording import translate
from guichet.ui.boot import create_application
from guichet.ui.paging import CardRow, Column, Page, PagedListModel, PagedTableModel
from guichet.ui.tasks import Tasks
from guichet.ui.theme import Tone
from guichet.ui.widgets.lists import CardList, RowTable


class Source:
    """`count` rows, each page by key; a read takes a tenth of a millisecond a row, as a keyed database does."""

    def __init__(self, count: int) -> None:
        self.count = count

    def page(self, after: object, limit: int) -> Page[int]:
        start = 0 if after is None else int(str(after)) + 1
        ids = range(start, min(self.count, start + limit))
        rows = {each: each for each in ids} if limit < 200 else {}
        return Page(ids, rows, ids[-1] if ids else None, bool(ids) and ids[-1] + 1 < self.count, self.count)

    def rows(self, ids: Sequence[Hashable]) -> Mapping[Hashable, int]:
        time.sleep(len(ids) / 10_000)
        return {each: int(str(each)) for each in ids}


class Plain(QAbstractTableModel):
    """The floor: every row at hand."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return 0 if parent is not None and parent.isValid() else self.count

    def columnCount(self, _parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        return 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override]
        return f"2026-KP-{index.row():05d}-2" if role == Qt.ItemDataRole.DisplayRole else None


def card(row: int) -> CardRow:
    return CardRow(
        f"2026-KP-{row:05d}-2", "Nid-de-poule · 212, rue Forest", "Rappel dû hier", "En retard", Tone.LATE
    )


COLUMNS = (
    Column(translate("Bench", "Échéance"), lambda _row: "−2 jours", lambda _row: Tone.LATE, width=120),
    Column(translate("Bench", "Dossier"), lambda row: f"2026-KP-{row:05d}-2", strong=True, width=150),
    Column(
        translate("Bench", "Objet"),
        lambda _row: "Nid-de-poule · 212, rue Forest",
        detail=lambda _row: "STAFF-3",
    ),
)


def frames(view: QListView | RowTable | CardList, steps: int, drag: bool) -> list[float]:
    """Return the milliseconds of each frame while the view scrolls by three rows, or is dragged in big jumps."""
    bar = view.verticalScrollBar()
    taken = []
    for at in range(steps):
        began = time.perf_counter()
        goal = bar.value() + 210 if not drag else round(bar.maximum() * at / steps)
        bar.setValue(goal)
        QCoreApplication.processEvents()
        view.viewport().repaint()
        taken.append((time.perf_counter() - began) * 1e3)
        time.sleep(0.002)
    return taken


def told(taken: list[float]) -> dict[str, float]:
    ranked = sorted(taken)
    return {
        "p50_ms": round(statistics.median(ranked), 2),
        "p99_ms": round(ranked[int(len(ranked) * 0.99)], 2),
        "max_ms": round(ranked[-1], 2),
    }


def measure(rows: int = 100_000) -> dict[str, dict[str, float]]:
    """Return frame times for wheel and drag, beside the floor."""
    app = create_application([], scheme="light")
    tasks = Tasks()
    floor = QListView()
    floor.setUniformItemSizes(True)
    floor.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    floor.setModel(Plain(rows))
    cards: PagedListModel[int] = PagedListModel(tasks, card)
    table: PagedTableModel[int] = PagedTableModel(tasks, COLUMNS)
    views = {
        "floor": floor,
        "cards": CardList(cards, "cards"),
        "table": RowTable(table, "table", row_height=52),
    }
    found = {}
    for model in (cards, table):
        model.show_source(Source(rows))
    for name, view in views.items():
        view.resize(900, 800)
        view.show()
        while not tasks.idle:
            app.processEvents()
        found[f"{name}, wheel"] = told(frames(view, 400, drag=False))
        while isinstance(view.model(), PagedListModel | PagedTableModel) and view.model().canFetchMore(
            QModelIndex()
        ):
            view.model().fetchMore(QModelIndex())
            while not tasks.idle:
                app.processEvents()
        found[f"{name}, drag through {view.model().rowCount()} rows"] = told(frames(view, 400, drag=True))
        view.hide()
    tasks.shutdown()
    return found


if __name__ == "__main__":
    print(
        json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000), indent=2, ensure_ascii=False)
    )
