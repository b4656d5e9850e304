"""Lists hold ids, fetch by key, keep a few rows: 100,000 dossiers scroll as one screen does."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

import pytest
from gallery import COLUMNS, Numbers, card
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from guichet.ui.paging import (
    CACHE,
    CARD_ROLE,
    FIRST,
    KEY_ROLE,
    NEXT,
    CardRow,
    Page,
    PagedListModel,
    PagedTableModel,
)
from guichet.ui.tasks import Tasks
from guichet.ui.widgets.lists import CardList, RowTable


class Changing:
    """A source whose rows come, go and change."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.ids = list(ids)
        self.words = {each: f"row {each}" for each in range(1000)}

    def page(self, after: object, limit: int) -> Page[str]:
        start = 0 if after is None else self.ids.index(int(str(after))) + 1
        ids = self.ids[start : start + limit]
        return Page(
            ids,
            {each: self.words[each] for each in ids},
            ids[-1] if ids else None,
            len(self.ids) > start + limit,
        )

    def rows(self, ids: Sequence[Hashable]) -> Mapping[Hashable, str]:
        return {each: self.words[int(str(each))] for each in ids}


def _card(row: str) -> CardRow:
    return CardRow(row)


@pytest.fixture
def model(qtbot: QtBot, tasks: Tasks) -> Callable[[object], PagedListModel[str]]:
    def made(source: Changing) -> PagedListModel[str]:
        model: PagedListModel[str] = PagedListModel(tasks, _card)
        model.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
            model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
        )
        model.show_source(source)
        qtbot.waitUntil(lambda: tasks.idle)
        return model

    return made  # type: ignore[return-value]


def _titles(model: PagedListModel[str]) -> list[str]:
    return [model.index(row, 0).data(CARD_ROLE).title for row in range(model.rowCount())]


def test_the_first_page_is_a_screen_and_the_next_ones_come_by_key(qtbot: QtBot, tasks: Tasks) -> None:
    model: PagedListModel[int] = PagedListModel(tasks, card)
    source = Numbers(100_000)
    model.show_source(source)
    qtbot.waitUntil(lambda: tasks.idle)
    assert model.rowCount() == FIRST
    assert model.total() == 100_000
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: tasks.idle)
    assert model.rowCount() == FIRST + NEXT
    assert source.pages == 2


def test_only_rows_in_sight_are_read_and_few_are_kept(qtbot: QtBot, tasks: Tasks) -> None:
    model: PagedListModel[int] = PagedListModel(tasks, card)
    source = Numbers(20_000)
    view = CardList(model, "Dossiers")
    qtbot.addWidget(view)
    view.resize(320, 600)
    view.show()
    model.show_source(source)
    qtbot.waitUntil(lambda: tasks.idle)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        qtbot.waitUntil(lambda: tasks.idle)
    assert model.rowCount() == 20_000
    for row in range(0, 20_000, 997):
        view.scrollTo(model.index(row, 0))
        view.viewport().repaint()
        qtbot.waitUntil(lambda: tasks.idle and not model._late.isActive())
    assert len(model._cache) <= CACHE
    assert source.read < 5_000
    last = model.index(19_999, 0)
    view.scrollToBottom()
    view.viewport().repaint()
    qtbot.waitUntil(lambda: last.data(Qt.ItemDataRole.UserRole) == 19_999)


def test_a_reload_keeps_the_chosen_row_where_it_went(
    qtbot: QtBot, tasks: Tasks, model: Callable[[Changing], PagedListModel[str]]
) -> None:
    source = Changing(range(10))
    shown = model(source)
    chosen = QPersistentModelIndex(shown.index(5, 0))
    source.ids = [99, *range(10)]
    shown.reload()
    qtbot.waitUntil(lambda: tasks.idle)
    assert chosen.row() == 6
    source.ids = [5, 4, 3, 2, 1, 0]
    shown.reload()
    qtbot.waitUntil(lambda: tasks.idle)
    assert (chosen.row(), chosen.data(KEY_ROLE)) == (0, 5)
    source.ids = [4, 3]
    shown.reload()
    qtbot.waitUntil(lambda: tasks.idle)
    assert not chosen.isValid()
    assert _titles(shown) == ["row 4", "row 3"]


def test_a_changed_row_is_read_again_in_its_place(
    qtbot: QtBot, tasks: Tasks, model: Callable[[Changing], PagedListModel[str]]
) -> None:
    source = Changing(range(5))
    shown = model(source)
    source.words[2] = "changed"
    shown.refresh([2, 77])
    assert shown.value(2) is None
    qtbot.waitUntil(lambda: shown.value(2) == "changed")
    assert _titles(shown) == ["row 0", "row 1", "changed", "row 3", "row 4"]


def test_a_new_query_replaces_an_older_one_that_is_late(
    qtbot: QtBot, tasks: Tasks, model: Callable[[Changing], PagedListModel[str]]
) -> None:
    shown = model(Changing([1]))
    shown.show_source(Changing([2]))
    shown.show_source(Changing([3]))
    assert _titles(shown) == ["row 1"], "what is in sight stays until the answer is there"
    qtbot.waitUntil(lambda: tasks.idle)
    assert _titles(shown) == ["row 3"]
    shown.show_source(None)
    assert shown.rowCount() == 0


def test_list_and_table_tell_which_id_is_chosen(qtbot: QtBot, tasks: Tasks) -> None:
    cards: PagedListModel[int] = PagedListModel(tasks, card)
    rows: PagedTableModel[int] = PagedTableModel(tasks, COLUMNS)
    views: list[CardList | RowTable] = [CardList(cards, "Dossiers"), RowTable(rows, "Suivis")]
    for view, model in zip(views, (cards, rows), strict=True):
        qtbot.addWidget(view)
        model.show_source(Numbers(100))
        qtbot.waitUntil(lambda: tasks.idle)
        heard: list[object] = []
        view.chosen.connect(heard.append)
        assert view.choose(7)
        assert not view.choose("nobody")
        qtbot.keyClick(view, Qt.Key.Key_Down)
        assert heard == [7, 8]


def test_a_narrow_table_hides_columns_and_never_scrolls_sideways(qtbot: QtBot, tasks: Tasks) -> None:
    rows: PagedTableModel[int] = PagedTableModel(tasks, COLUMNS)
    table = RowTable(rows, "Suivis")
    qtbot.addWidget(table)
    table.show()
    for width, shown in ((900, [0, 1, 2, 3]), (440, [0, 1, 2]), (280, [0, 1]), (900, [0, 1, 2, 3])):
        table.resize(width, 300)
        assert [at for at in range(4) if not table.isColumnHidden(at)] == shown
        assert table.horizontalHeader().length() <= table.viewport().width()
    assert table.columnWidth(1) == 150
