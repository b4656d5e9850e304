"""The follow-up list of a day, and its PDF of 1,000 rows."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from benchmarks.filled import opened
from benchmarks.table import Row, median, number
from guichet.application.followups import FollowUps, follow_ups
from guichet.application.printing import sheet_of, to_pdf
from guichet.application.workplace import Workplace
from guichet.ui.boot import create_application

PDF_ROWS = 1000


def timed(work: Callable[[], Any], rounds: int) -> list[float]:
    """Return the milliseconds of each round after a first one that is not counted."""
    taken = []
    for at in range(rounds + 1):
        began = time.perf_counter()
        work()
        if at:
            taken.append((time.perf_counter() - began) * 1e3)
    return taken


def raw_lines(desk: Workplace, until: int, limit: int) -> list[Any]:
    """Return the rows behind a list, joined and sorted by SQLite alone."""
    with desk.store.read() as connection:
        return connection.execute(  # type: ignore[no-any-return]
            "SELECT a.*, d.* FROM due_action a JOIN dossier d ON d.id = a.dossier WHERE a.done_at IS NULL"
            " AND a.due_at < ? ORDER BY a.due_at LIMIT ?",
            (until, limit),
        ).fetchall()


def plain_pdf(lines: list[str], file: Path) -> None:
    """Write the same words with nothing around them: ten rows of five lines a page."""
    writer = QPdfWriter(str(file))
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.Letter),
            QPageLayout.Orientation.Portrait,
            QMarginsF(15, 15, 15, 15),
        )
    )
    painter = QPainter(writer)
    painter.setFont(QFont("sans-serif", 9))
    step = painter.fontMetrics().height()
    for at, line in enumerate(lines):
        if at and at % 50 == 0:
            writer.newPage()
        painter.drawText(0, (at % 50 + 1) * step, line)
    painter.end()


def longest(desk: Workplace) -> tuple[str, FollowUps]:
    """Return the service with the longest list, and its list."""
    found = [(code, follow_ups(desk, service=code)) for code in sorted(desk.directory.services)]
    return max(found, key=lambda each: len(each[1].rows))


def repeated(found: FollowUps, wanted: int) -> FollowUps:
    """Return a list of exactly that many rows, repeated where a small store has fewer."""
    if not found.rows:
        raise RuntimeError("the store owes nothing: make one with more dossiers")
    times = -(-wanted // len(found.rows))
    return msgspec.structs.replace(found, rows=(found.rows * times)[:wanted])


def measure(store: Path, effort: float = 1.0) -> list[Row]:
    """Return the rows of the list: everyone's, one service's, and the paper."""
    rounds = max(3, round(15 * effort))
    create_application([], scheme="light")
    desk = opened(store)
    try:
        every = follow_ups(desk)
        service, one = longest(desk)
        whole = timed(lambda: follow_ups(desk), rounds)
        part = timed(lambda: follow_ups(desk, service=service), rounds)
        last = max(row.line.due_at for row in every.rows) + 1
        floor = timed(lambda: raw_lines(desk, last, len(every.rows)), rounds)
        floor_part = timed(lambda: raw_lines(desk, last, len(one.rows)), rounds)
        paper = repeated(every, PDF_ROWS)
        sheet = sheet_of(desk, paper)
        words = [
            line
            for row in sheet.rows
            for line in (
                row.number,
                row.action_fr,
                f"{row.citizen} {row.phone}",
                f"{row.topic} {row.place}",
                row.note,
            )
        ]
        with tempfile.TemporaryDirectory(prefix="guichet-bench-") as folder:
            file = Path(folder) / "list.pdf"
            printed = timed(lambda: to_pdf(sheet_of(desk, paper), file), 3)
            plain = timed(lambda: plain_pdf(words, file), 3)
    finally:
        desk.close()
    said = "the same number of rows joined and sorted by SQLite alone"
    return [
        Row(
            "list", f"the follow-up list of a day, everyone: {len(every.rows)} rows", median(whole), "ms",
            median(floor), said, at_most=50,
        ),
        Row(
            "list-service", f"… one service: {len(one.rows)} rows", median(part), "ms", median(floor_part), said,
            at_most=50,
        ),
        Row(
            "pdf", f"its PDF of {number(PDF_ROWS)} rows", median(printed), "ms", median(plain),
            "the same words drawn by Qt on plain pages", at_most=1500,
        ),
    ]  # fmt: skip
