"""`guichet self-test`: a window shown, a dossier recorded in a throw-away store, a list printed."""

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer

from guichet import __version__
from guichet.ui.boot import create_application
from guichet.ui.screen import MemorySettings
from guichet.ui.start import Starter

LIMIT_MS = 60_000


class NoVault:
    """No keyring: the throw-away store keeps its key beside it and both are removed."""

    def get(self, name: str) -> str | None:  # noqa: ARG002
        """There is none."""
        return None

    def put(self, name: str, secret: str) -> bool:  # noqa: ARG002
        """It is not kept."""
        return False


def run_self_test(folder: Path) -> dict[str, Any]:
    """Return what was tried and whether each step came out; `folder` is removed by the caller."""
    result: dict[str, Any] = {"ok": False, "version": __version__, "python": sys.version.split()[0]}
    app = create_application(["guichet"])
    starter = Starter(folder / "store", training=True, settings=MemorySettings(), vault=NoVault())
    loop = QEventLoop()
    starter.opened.connect(loop.quit)
    QTimer.singleShot(LIMIT_MS, loop, loop.quit)
    starter.window.show()
    loop.exec()
    result["window"] = starter.window.isVisible() and not starter.window.grab().isNull()
    try:
        if starter.door.is_open:
            result |= _record_and_print(starter, folder)
    finally:
        starter.window.close()
        app.processEvents()
    result["ok"] = all(result.get(step) for step in ("window", "dossier", "list_bytes"))
    return result


def _record_and_print(starter: Starter, folder: Path) -> dict[str, Any]:
    from guichet.application import printing
    from guichet.application.followups import follow_ups
    from guichet.application.taking_in import take_in
    from guichet.domain.commands import Intake

    desk = starter.door.desk
    taken = take_in(desk, Intake(channel="counter", description="Essai du programme", topic="nid-de-poule"))
    target = folder / "list.pdf"
    printing.to_pdf(printing.sheet_of(desk, follow_ups(desk), "fr"), target)
    return {"dossier": taken.number, "list_bytes": target.stat().st_size}
