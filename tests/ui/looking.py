"""What an eye and a screen reader would find wrong in a window: clipped words, things without a name."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.labels import ElidedLabel
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.segmented import SegmentedControl


def clipped(root: QWidget) -> list[str]:
    """Return what stands partly outside its parent, or shows less than its words. Scrolled areas may scroll down."""
    found = []
    for each in root.findChildren(QWidget):
        if not each.isVisible() or each.parentWidget() is None:
            continue
        name = f"{type(each).__name__} {each.accessibleName() or getattr(each, 'text', str)()!r}"
        parent = each.parentWidget()
        holder = parent.parentWidget()
        scrolls = isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent
        inside = parent.rect()
        here = QRect(each.mapTo(parent, QPoint(0, 0)), each.size())
        if scrolls:
            if here.width() > inside.width() + 1:
                found.append(f"{name}: wider than what it scrolls in")
        elif not isinstance(parent, QAbstractScrollArea) and not inside.adjusted(-1, -1, 1, 1).contains(here):
            found.append(f"{name}: {here.getRect()} outside {inside.getRect()}")
        found += _short(each, name)
    return found


def _short(each: QWidget, name: str) -> list[str]:
    if isinstance(each, ElidedLabel) or not each.width():
        return []
    if isinstance(each, QLabel) and each.text():
        if each.wordWrap():
            wanted = each.heightForWidth(each.width())
            return [f"{name}: {each.height()} high, wants {wanted}"] if each.height() < wanted else []
        wide = QFontMetrics(each.font()).size(256 | 2048, each.text()).width()  # single line, mnemonics
        return [f"{name}: {each.width()} wide, wants {wide}"] if each.width() < wide else []
    if isinstance(each, Button) and each.width() < each.sizeHint().width() - 1:
        return [f"{name}: {each.width()} wide, wants {each.sizeHint().width()}"]
    if isinstance(each, SegmentedControl) and each.height() < each.heightForWidth(each.width()):
        return [f"{name}: {each.height()} high, wants {each.heightForWidth(each.width())}"]
    return []


SPOKEN = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.SpinBox,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
    QAccessible.Role.ProgressBar,
    QAccessible.Role.Slider,
    QAccessible.Role.PageTab,
    QAccessible.Role.Graphic,
}


def unnamed(root: QWidget) -> list[str]:
    """Return what a screen reader could not name: it walks as one does, visible things only."""
    found: list[str] = []
    _walk(QAccessible.queryAccessibleInterface(root), found)
    return found


def _walk(interface: QAccessibleInterface | None, found: list[str]) -> None:
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    shown = interface.object()
    labelled = any(relation[1] == QAccessible.RelationFlag.Label for relation in interface.relations())
    name = interface.text(QAccessible.Text.Name).strip()
    needs = interface.role() in SPOKEN or (interface.state().focusable and isinstance(shown, QWidget))
    if interface.role() == QAccessible.Role.ComboBox:
        name = name if labelled or (isinstance(shown, QWidget) and shown.accessibleName()) else ""
    if needs and not name:
        where = shown.metaObject().className() if shown is not None else interface.role().name
        found.append(f"{where} in {_trail(shown)}")
    if interface.role() in (QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree):
        return
    for at in range(interface.childCount()):
        _walk(interface.child(at), found)


def _trail(shown: object) -> str:
    names = []
    walk = shown.parent() if isinstance(shown, QWidget) else None
    while isinstance(walk, QWidget) and len(names) < 4:
        names.append(type(walk).__name__)
        walk = walk.parentWidget()
    return " < ".join(names)


def unreachable(root: QWidget) -> list[str]:
    """Return what a Tab key would never reach although it can be used."""
    reached = set()
    walk = root.nextInFocusChain()
    for _ in range(5_000):
        if walk is root:
            break
        reached.add(walk)
        walk = walk.nextInFocusChain()
    return [
        f"{type(each).__name__} {each.accessibleName()!r}"
        for each in root.findChildren(Button)
        if each.isVisible() and each not in reached
    ]


def words_in(root: QWidget) -> list[str]:
    """Return what labels and pills in sight say, in the order of the tree."""
    found = []
    for each in root.findChildren(QWidget):
        if isinstance(each, QLabel) and each.isVisible() and each.text():
            found.append(each.text())
        elif isinstance(each, Pill) and each.isVisible():
            found.append(each.word)
    return found
