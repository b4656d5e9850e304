"""Process start to first paint: the window of Guichet with an empty screen, beside a bare window with an empty table.

`python -m benchmarks.first_paint [ROUNDS]`. Both run in fresh processes, in turns, on the platform of the environment.
"""

import json
import os
import statistics
import subprocess
import sys
import time

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time_ns(), flush=True)
        QTimer.singleShot(0, app.quit)

app = QApplication([])
window = Window()
window.setCentralWidget(QTableView())
window.resize(1280, 800)
window.show()
app.exec()
"""

OURS = """
import sys, time
from datetime import datetime
from zoneinfo import ZoneInfo
from guichet.domain.wording import translate
from guichet.ui.boot import create_application
from guichet.ui.screen import Screen, ScreenSpec
from guichet.ui.shell.window import MainWindow
from guichet.ui.tasks import Tasks

NAMES = ("Accueil", "Orienter", "Dossiers", "Suivis", "Répertoire", "Réglages")
ICONS = ("message-square", "signpost", "folder", "clipboard-list", "users", "settings")

def now():
    return datetime.now(ZoneInfo("America/Toronto"))

app = create_application([], scheme="light")
specs = [
    ScreenSpec(f"s{at}", translate("Bench", name), icon, f"F{at + 2}", Screen)
    for at, (name, icon) in enumerate(zip(NAMES, ICONS))
]

class Window(MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time_ns(), flush=True)
        QTimer.singleShot(0, app.quit)

from PySide6.QtCore import QTimer
tasks = Tasks()
window = Window(specs, app=None, tasks=tasks, now=now)
window.resize(1280, 800)
window.show()
app.exec()
tasks.shutdown()
"""


def once(program: str) -> float:
    """Return the milliseconds from the start of the process to the first paint."""
    began = time.time_ns()
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ
    )
    return (int(done.stdout.split()[0]) - began) / 1e6


def measure(rounds: int = 15) -> dict[str, float]:
    """Return the medians of both, their ratio, and the best of each, in milliseconds."""
    bare, ours = [], []
    for turn in range(rounds + 1):
        first, second = once(BARE), once(OURS)
        if turn:  # the first turn fills the disk cache and the compiled modules
            bare.append(first)
            ours.append(second)
    return {
        "bare_ms": round(statistics.median(bare), 1),
        "guichet_ms": round(statistics.median(ours), 1),
        "ratio": round(statistics.median(ours) / statistics.median(bare), 2),
        "bare_best_ms": round(min(bare), 1),
        "guichet_best_ms": round(min(ours), 1),
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15)))
