"""Lists that hold ids, fetch by key, and keep a few rows: 100,000 dossiers scroll as one screen does."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from guichet.domain.wording import Text
from guichet.ui.i18n import text
from guichet.ui.tasks import Lane, Tasks
from guichet.ui.theme import Tone

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
Index = QModelIndex | QPersistentModelIndex

FIRST = 60
"""Rows of the first page: a little more than a screen."""
NEXT = 2_000
"""Ids of a following page: an index read, a few milliseconds."""
CACHE = 600
"""Rows kept: a dozen screens."""
CHUNK = 80
"""Rows read at once around the ones that are missing."""

CARD_ROLE = Qt.ItemDataRole.UserRole + 1
PILL_ROLE = Qt.ItemDataRole.UserRole + 2
KEY_ROLE = Qt.ItemDataRole.UserRole + 3
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """One page: the ids in order, rows for some or all of them, and the cursor that the next page starts after.

    `more` says whether there is a next page; `total` how many there are in all, None when not known.
    """

    ids: Sequence[Hashable]
    rows: Mapping[Hashable, R] = field(default_factory=dict)
    cursor: object = None
    more: bool = False
    total: int | None = None


class PageSource(Protocol[R_co]):
    """Where a list comes from. Both are called on the reader's thread: no widgets, no shared state."""

    def page(self, after: object, limit: int) -> Page[Any]:
        """Return the page after the cursor `after` (None: the first), by key, never by OFFSET."""
        ...

    def rows(self, ids: Sequence[Hashable]) -> Mapping[Hashable, R_co]:
        """Return the rows of `ids`; an id that is gone is left out."""
        ...


@dataclass(frozen=True, slots=True)
class CardRow:
    """What a card in a list says: number, what, when; and its pill."""

    title: str
    subtitle: str = ""
    detail: str = ""
    pill: str = ""
    tone: Tone = Tone.QUIET


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its head and what it says of a row.

    `detail` is a quieter second line, `lines` how many a cell takes at most; `pill` paints the words; `width` in px at 100 % (0: what is left);
    where there is little room, columns with the highest `fold` go first, then the rightmost ones.
    """

    title: Text
    say: Callable[[R], str]
    pill: Callable[[R], Tone] | None = None
    strong: bool = False
    width: int = 0
    right: bool = False
    detail: Callable[[R], str] | None = None
    fold: int = 0
    lines: int = 1


class PagedModel(QAbstractTableModel, Generic[R]):
    """What list and table share. `counted(total or loaded)` follows what is known of the length."""

    counted = Signal(int)
    settled = Signal()

    def __init__(
        self, tasks: Tasks, parent: QObject | None = None, interrupt: Callable[[], object] | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._channel = f"page-{id(self)}"
        self._interrupt = interrupt
        self._source: PageSource[R] | None = None
        self._generation = 0
        self._ids: list[Hashable] = []
        self._where: dict[Hashable, int] = {}
        self._cache: OrderedDict[Hashable, R] = OrderedDict()
        self._cursor: object = None
        self._more = False
        self._total: int | None = None
        self._fetching = False
        self._missing: OrderedDict[int, None] = OrderedDict()
        self._reading = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._read_missing)

    # ------------------------------------------------------------------ what is shown

    def show_source(self, source: PageSource[R] | None) -> None:
        """Show another query. The rows in sight stay until the first page of the new one is there."""
        self._generation += 1
        self._source = source
        self._fetching = False
        self._reading = False
        if source is None:
            self._replace(Page(()))
            return
        self._tasks.run(
            partial(_first, source, FIRST, self._generation),
            self._first_came,
            lane=Lane.READ,
            latest=self._channel,
            interrupt=self._interrupt,
        )

    def reload(self) -> None:
        """Read again what is loaded: new rows appear, gone ones go, the chosen one stays chosen."""
        if self._source is None:
            return
        self._generation += 1
        self._fetching = False
        self._reading = False
        self._tasks.run(
            partial(_first, self._source, max(FIRST, len(self._ids)), self._generation),
            self._reload_came,
            lane=Lane.READ,
            latest=self._channel,
            interrupt=self._interrupt,
        )

    def refresh(self, ids: Sequence[Hashable]) -> None:
        """Read again the rows that changed, in their places."""
        rows = [self._where[each] for each in ids if each in self._where]
        for each in ids:
            self._cache.pop(each, None)
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def total(self) -> int:
        """Return the length in all where it is known, else how many ids are loaded."""
        return len(self._ids) if self._total is None else self._total

    def id_at(self, row: int) -> Hashable | None:
        """Return the id of a row, None outside."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, key: Hashable) -> int:
        """Return the row of an id, -1 when it is not loaded."""
        return self._where.get(key, -1)

    def value(self, row: int) -> R | None:
        """Return the row's value if it is at hand; else ask for it and return None."""
        if not 0 <= row < len(self._ids):
            return None
        key = self._ids[row]
        found = self._cache.get(key)
        if found is None:
            self._missing[row] = None
            if not self._late.isActive() and not self._reading:
                self._late.start()
            return None
        self._cache.move_to_end(key)
        return found

    # ------------------------------------------------------------------ Qt

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are loaded."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else 1

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether another page stands behind the last row."""
        return not parent.isValid() and self._more and not self._fetching

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if not self.canFetchMore(parent) or self._source is None:
            return
        self._fetching = True
        self._tasks.run(
            partial(_next, self._source, self._cursor, self._generation), self._next_came, lane=Lane.READ
        )

    # ------------------------------------------------------------------ what comes back

    def _first_came(self, answer: tuple[int, Page[R]]) -> None:
        if answer[0] == self._generation:
            self._replace(answer[1])

    def _replace(self, page: Page[R]) -> None:
        self.beginResetModel()
        self._cache.clear()
        self._missing.clear()
        self._take(page)
        self.endResetModel()
        self._tell()

    def _take(self, page: Page[R]) -> None:
        self._ids = list(page.ids)
        self._where = {key: row for row, key in enumerate(self._ids)}
        self._keep(page.rows)
        self._cursor, self._more, self._total = page.cursor, page.more, page.total

    def _reload_came(self, answer: tuple[int, Page[R]]) -> None:
        generation, page = answer
        if generation != self._generation:
            return
        old, new = self._ids, list(page.ids)
        head = 0
        while head < min(len(old), len(new)) and old[head] == new[head]:
            head += 1
        tail = 0
        while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        gone, came = old[head : len(old) - tail], new[head : len(new) - tail]
        moved = set(gone) & set(came)
        self._cache.clear()
        if moved:
            self._move(new, page)
        else:
            if gone:
                self.beginRemoveRows(QModelIndex(), head, head + len(gone) - 1)
                self._ids = old[:head] + old[len(old) - tail :]
                self.endRemoveRows()
            if came:
                self.beginInsertRows(QModelIndex(), head, head + len(came) - 1)
                self._ids = new
                self.endInsertRows()
        self._take(page)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, self.columnCount() - 1))
        self._tell()

    def _move(self, new: list[Hashable], page: Page[R]) -> None:
        """Rows changed places: persistent indexes (the selection) follow their ids."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.id_at(index.row()) for index in before]
        self._take(page)
        places = {key: row for row, key in enumerate(new)}
        after = [
            self.index(places[key], index.column()) if key in places else QModelIndex()
            for key, index in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _next_came(self, answer: tuple[int, Page[R]]) -> None:
        generation, page = answer
        if generation != self._generation:
            return
        self._fetching = False
        fresh = [key for key in page.ids if key not in self._where]
        self._cursor, self._more = page.cursor, page.more
        if page.total is not None:
            self._total = page.total
        if fresh:
            start = len(self._ids)
            self.beginInsertRows(QModelIndex(), start, start + len(fresh) - 1)
            self._ids += fresh
            self._where.update((key, start + at) for at, key in enumerate(fresh))
            self.endInsertRows()
        self._keep(page.rows)
        self._tell()

    def _keep(self, rows: Mapping[Hashable, R]) -> None:
        for key, row in list(rows.items())[:CACHE]:
            self._cache[key] = row
            self._cache.move_to_end(key)
        while len(self._cache) > CACHE:
            self._cache.popitem(last=False)

    @Slot()
    def _read_missing(self) -> None:
        if self._source is None or not self._missing:
            return
        newest = next(reversed(self._missing))
        low = max(0, min(newest - CHUNK // 2, len(self._ids) - CHUNK))
        wanted = [key for key in self._ids[low : low + CHUNK] if key not in self._cache]
        self._missing.clear()
        if wanted:
            self._reading = True
            self._tasks.run(
                partial(_rows, self._source, wanted, self._generation), self._rows_came, lane=Lane.READ
            )

    def _rows_came(self, answer: tuple[int, Mapping[Hashable, R]]) -> None:
        generation, rows = answer
        if generation != self._generation:
            return
        self._reading = False
        self._keep(rows)
        places = sorted(self._where[key] for key in rows if key in self._where)
        if places:
            self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], self.columnCount() - 1))
        if self._missing:
            self._late.start()

    def _tell(self) -> None:
        self.counted.emit(self.total())
        self.settled.emit()


def _first(source: PageSource[R], limit: int, generation: int) -> tuple[int, Page[R]]:
    return generation, source.page(None, limit)


def _next(source: PageSource[R], cursor: object, generation: int) -> tuple[int, Page[R]]:
    return generation, source.page(cursor, NEXT)


def _rows(
    source: PageSource[R], ids: Sequence[Hashable], generation: int
) -> tuple[int, Mapping[Hashable, R]]:
    return generation, source.rows(ids)


class PagedListModel(PagedModel[R]):
    """Rows as cards: `card(row)` says what each one shows. Use with `guichet.ui.widgets.lists.CardList`."""

    def __init__(
        self,
        tasks: Tasks,
        card: Callable[[R], CardRow],
        parent: QObject | None = None,
        interrupt: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(tasks, parent, interrupt)
        self._card = card

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role asks of a row."""
        if role == KEY_ROLE:
            return self.id_at(index.row())
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.UserRole,
            CARD_ROLE,
        ):
            return None
        value = self.value(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return value
        card = CardRow("…") if value is None else self._card(value)
        if role == CARD_ROLE:
            return card
        return ", ".join(part for part in (card.title, card.pill, card.subtitle, card.detail) if part)


class PagedTableModel(PagedModel[R]):
    """Rows as a table of `Column`s. Use with `guichet.ui.widgets.lists.RowTable`."""

    def __init__(
        self,
        tasks: Tasks,
        columns: Sequence[Column[R]],
        parent: QObject | None = None,
        interrupt: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(tasks, parent, interrupt)
        self.columns = tuple(columns)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return text(self.columns[section].title)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role asks of a cell."""
        column = self.columns[index.column()]
        if role == KEY_ROLE:
            return self.id_at(index.row())
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            value = self.value(index.row())
            if value is None:
                return "…"
            if role == Qt.ItemDataRole.DisplayRole or column.detail is None:
                return column.say(value)
            return f"{column.say(value)}, {column.detail(value)}"
        if role == Qt.ItemDataRole.UserRole:
            return self.value(index.row())
        if role == DETAIL_ROLE and column.detail is not None:
            value = self.value(index.row())
            return None if value is None else column.detail(value)
        if role == PILL_ROLE and column.pill is not None:
            value = self.value(index.row())
            return None if value is None else column.pill(value)
        return None
