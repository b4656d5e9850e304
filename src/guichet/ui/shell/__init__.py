"""The frame around the screens; import from here."""

from guichet.ui.shell.statusline import LinkState
from guichet.ui.shell.topbar import Duty
from guichet.ui.shell.window import MainWindow

__all__ = ["Duty", "LinkState", "MainWindow"]
