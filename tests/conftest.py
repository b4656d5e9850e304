"""The house that every test stands in: no real store, home, keyring or display, and no warning unheard.

A test fails when Qt, Python or any logger prints a warning while it runs (its own set-up and tear-down
included) unless it says so with `@pytest.mark.expect_log("pattern")`, and when it leaves threads, running
timers or windows behind.
"""

import gc
import itertools
import logging
import os
import re
import shutil
import tempfile
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

HOME = Path(tempfile.mkdtemp(prefix="guichet-tests-"))
"""The home folder of this test process: everything that a library keeps for a user lands here."""


def _isolate() -> None:
    """Point every folder and service of the person who runs the tests elsewhere, before Qt is imported."""
    runtime = HOME / "run"
    runtime.mkdir(mode=0o700)
    os.environ |= {
        "HOME": str(HOME),
        "USERPROFILE": str(HOME),
        "APPDATA": str(HOME / "AppData"),
        "LOCALAPPDATA": str(HOME / "AppData"),
        "XDG_CACHE_HOME": str(HOME / "cache"),
        "XDG_CONFIG_HOME": str(HOME / "config"),
        "XDG_DATA_HOME": str(HOME / "data"),
        "XDG_STATE_HOME": str(HOME / "state"),
        "XDG_RUNTIME_DIR": str(runtime),
        "GUICHET_DATA_DIR": str(HOME / "guichet"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "QT_QPA_PLATFORM": os.environ.get("GUICHET_TEST_PLATFORM", "offscreen"),
    }
    # Sessions and settings of a desktop that would change how widgets look or which language they speak.
    for name in (
        "QT_STYLE_OVERRIDE",
        "QT_QPA_PLATFORMTHEME",
        "QT_SCALE_FACTOR",
        "LANGUAGE",
        "DBUS_SESSION_BUS_ADDRESS",
    ):
        os.environ.pop(name, None)


_isolate()

from hypothesis import settings  # noqa: E402
from PySide6.QtCore import (  # noqa: E402
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QThread,
    QThreadPool,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from shiboken6 import Shiboken  # noqa: E402

settings.register_profile("ordinary", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("search", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile("ordinary")


# --- Warnings ---------------------------------------------------------------------------------------


class _Listener(logging.Handler):
    """Keeps every record at WARNING or above, whoever logs it and from whichever thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.name} {record.levelname}: {record.getMessage()}")

    def take(self) -> list[str]:
        """Return what was heard since the last call, and forget it."""
        heard, self.heard = self.heard, []
        return heard


_listener = _Listener()
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Hand a message of Qt to Python's logging, where one listener hears everything."""
    logging.getLogger(f"Qt.{context.category or 'default'}").log(_LEVELS[kind], "%s", message)


def pytest_configure() -> None:
    """Listen from the first import of a test module on."""
    qInstallMessageHandler(_from_qt)
    logging.getLogger().addHandler(_listener)


def pytest_unconfigure() -> None:
    """Take the home folder of this process away."""
    qInstallMessageHandler(None)
    shutil.rmtree(HOME, ignore_errors=True)


def _fail_on_warnings(item: pytest.Item, *, complete: bool) -> None:
    expected = [str(mark.args[0]) for mark in item.iter_markers("expect_log")]
    heard = _listener.take()
    met: set[str] = item.stash.setdefault(_met, set())
    met.update(pattern for pattern in expected if any(re.search(pattern, line) for line in heard))
    unexpected = [line for line in heard if not any(re.search(pattern, line) for pattern in expected)]
    if unexpected:
        pytest.fail("This test made the program warn:\n  " + "\n  ".join(unexpected), pytrace=False)
    if complete and (unmet := [pattern for pattern in expected if pattern not in met]):
        pytest.fail("This test expected a warning that was not logged: " + ", ".join(unmet), pytrace=False)


_met = pytest.StashKey[set[str]]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    """Hear the fixtures of the test; a program started by the test before may have put its own handler in."""
    qInstallMessageHandler(_from_qt)
    if _listener not in logging.getLogger().handlers:
        logging.getLogger().addHandler(_listener)
    yield
    _fail_on_warnings(item, complete=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Hear the test itself; an exception of its own comes first."""
    yield
    _fail_on_warnings(item, complete=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """Hear the closing of windows and the end of the fixtures."""
    yield
    _fail_on_warnings(item, complete=False)


# --- What a test may not leave behind ---------------------------------------------------------------


def _threads() -> set[threading.Thread]:
    # A thread that Qt started and that once ran Python stays listed for ever as a dummy.
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


def _busy(wrapper: object) -> bool:
    if isinstance(wrapper, QTimer):
        return wrapper.isActive()
    if isinstance(wrapper, QThread):
        return wrapper.isRunning() and wrapper is not QThread.currentThread()
    if isinstance(wrapper, QWidget):
        return wrapper.isWindow() and wrapper.parentWidget() is None
    return False


def _living() -> dict[int, str]:
    """Return the timers and threads that run and the windows that stand, by identity; none is kept alive."""
    return {id(wrapper): repr(wrapper) for wrapper in Shiboken.getAllValidWrappers() if _busy(wrapper)}


def _left_behind(before: dict[int, str]) -> list[str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [name for key, name in _living().items() if key not in before]


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """Fail a test whose threads, timers or windows outlive it."""
    threads = _threads()
    before = _living() if QApplication.instance() else {}
    yield
    for thread in _threads() - threads:
        thread.join(timeout=2)
    remains = [repr(thread) for thread in _threads() - threads]
    if QApplication.instance():
        if not QThreadPool.globalInstance().waitForDone(2_000):
            remains.append("a task in the global thread pool")
        if _left_behind(before):
            gc.collect()  # windows that only a cycle of references keeps are Python's to free
            remains += _left_behind(before)
    if remains:
        pytest.fail("This test left behind: " + ", ".join(remains), pytrace=False)


# --- Folders ----------------------------------------------------------------------------------------


_count = itertools.count(1)


@pytest.fixture(autouse=True)
def data_dir(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test its own data folder, not yet there, which `GUICHET_DATA_DIR` names."""
    path = HOME / f"desk-{next(_count)}"
    monkeypatch.setenv("GUICHET_DATA_DIR", str(path))
    yield path
    if path.exists():
        shutil.rmtree(path)
