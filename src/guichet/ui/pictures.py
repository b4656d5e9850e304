"""Pictures of what is on screen, for the tour and for eyes that check."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


def grab(widget: QWidget, path: Path) -> Path:
    """Save a picture of `widget` as it is painted now, PNG, and return its path.

    Raises OSError when the file cannot be written.
    """
    widget.ensurePolished()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    QCoreApplication.processEvents()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(path), "PNG"):
        raise OSError(f"the picture could not be written: {path.name}")
    return path
