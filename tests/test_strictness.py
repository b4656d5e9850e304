"""The promise of `tests/conftest.py`: a warning or a leftover fails the test that caused it, and no other."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent

CULPRITS = """
import logging
import threading
import warnings

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

kept = []


def test_quiet(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()


def test_python_warning():
    warnings.warn("old", DeprecationWarning)


def test_log_warning():
    logging.getLogger("guichet.any").warning("mind")


def test_log_in_thread():
    thread = threading.Thread(target=logging.getLogger("x").error, args=("from a thread",))
    thread.start()
    thread.join()


@pytest.mark.expect_log("mind")
def test_expected_log():
    logging.getLogger("guichet.any").warning("mind")


@pytest.mark.expect_log("mind")
def test_expected_log_missing():
    pass


def test_qt_warning():
    qWarning("careful")


def test_qt_own_warning(qapp):
    QPainter().save()


def test_timer_left(qapp):
    timer = QTimer()
    timer.start(60_000)
    kept.append(timer)


def test_window_left(qapp):
    window = QWidget()
    window.show()
    kept.append(window)


def test_thread_left():
    event = threading.Event()
    threading.Thread(target=event.wait, daemon=True, name="stays").start()


@pytest.fixture
def loud_end():
    yield
    qWarning("at the end")


def test_warning_in_fixture(loud_end):
    pass


def test_quiet_again(qapp, data_dir):
    assert not data_dir.exists()
"""

GUILTY = {
    "test_python_warning",
    "test_log_warning",
    "test_log_in_thread",
    "test_expected_log_missing",
    "test_qt_warning",
    "test_qt_own_warning",
    "test_timer_left",
    "test_window_left",
    "test_thread_left",
    "test_warning_in_fixture",
}


@pytest.fixture(scope="module")
def blamed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Run the culprits under the house's own conftest and return the names of those that failed."""
    folder = tmp_path_factory.mktemp("strict")
    shutil.copy(HERE / "conftest.py", folder)
    (folder / "test_culprits.py").write_text(CULPRITS, encoding="utf-8")
    configuration = HERE.parent / "pyproject.toml"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        str(configuration),
        "--rootdir",
        str(folder),
        "-rfE",
        "--tb=no",
    ]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", str(folder)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return {line.split("::")[1].split(" ")[0] for line in lines}


def test_each_warning_and_each_leftover_fails_its_own_test(blamed: set[str]) -> None:
    assert blamed == GUILTY
