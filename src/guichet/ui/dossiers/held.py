"""Layouts of a dossier's page that are built again at each reading, held and cleared as wholes."""

from PySide6.QtWidgets import QLayout, QWidget

from guichet.ui.widgets.flow import FlowLayout


def held(flow: FlowLayout) -> QWidget:
    """Return a widget that owns the layout: cleared as a whole, it never loses its Python half to the collector."""
    holder = QWidget()
    flow.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(flow)
    return holder


def clear(layout: QLayout) -> None:
    """Let everything in a layout go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
