"""A supervisor sees in the follow-ups whether colleagues are reached at the first contact (STAFF-2, ROUTE-1)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.workshop import clock_of, make_desk, request
from windows import Shown, open_window

from guichet.application import acting
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.commands import Transfer
from guichet.ui.followups.screen import FollowUpsScreen
from guichet.ui.followups.transfers import (
    TransferCounts,
    accepted,
    at_once,
    reached,
    refused,
    silent,
    waited,
    whys,
)

CTRL = Qt.KeyboardModifier.ControlModifier


def asked(desk: Workplace) -> None:
    """Three colleagues asked for one dossier: no answer, not theirs, then a yes after a minute and a half."""
    number = take_in(desk, request("Permis de clôture")).number
    began = desk.clock.now()
    for contact, answer, given in (
        ("TP-02", "no_answer", {}),
        ("TP-03", "no", {"not_mine": True, "why": "C’est l’urbanisme"}),
        ("URB-02", "yes", {}),
    ):
        clock_of(desk).advance(seconds=30)
        said = Transfer(number, contact=contact, answer=answer, waiting_since=began, **given)  # type: ignore[arg-type]
        acting.perform(desk, said)


@pytest.fixture(params=["supervisor"])
def shown(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Shown]:
    desk = make_desk(tmp_path / "desk", role=request.param)
    with open_window(qtbot, desk, "followups") as window:
        yield window


def counts(shown: Shown) -> TransferCounts:
    screen = shown.screen()
    assert isinstance(screen, FollowUpsScreen)
    assert screen.counts is not None
    return screen.counts


def press(shown: Shown) -> None:
    shown.press(Qt.Key.Key_T, CTRL)
    shown.settle()


def test_one_key_shows_each_service_with_every_figure_and_the_same_key_the_list_again(shown: Shown) -> None:
    """STAFF-2."""
    asked(shown.desk)
    shown.settle()
    press(shown)
    panel = counts(shown)
    assert panel.isVisible()
    assert not shown.screen().view.isVisible()
    assert panel.found is not None
    rows = {row.service: row for row in panel.found.rows}
    works, planning = rows["TP"], rows["URB"]
    assert (accepted(works), refused(works), silent(works)) == ("0", "1", "1")
    assert "1 pas de leur ressort" in whys(works)
    assert "C’est l’urbanisme (1)" in whys(works)
    assert (reached(works), reached(planning)) == ("50\u00a0%", "100\u00a0%")
    assert (waited(planning), waited(works), at_once(planning)) == ("1\u00a0min\u00a030\u00a0s", "—", "")
    assert panel.table.isVisible()
    assert shown.focus() is panel.first
    press(shown)
    assert shown.screen().view.isVisible()


def test_a_period_without_any_says_so_and_what_fills_it(shown: Shown) -> None:
    press(shown)
    assert counts(shown).empty.isVisible()
    assert not counts(shown).table.isVisible()
    asked(shown.desk)
    shown.settle()
    assert counts(shown).table.isVisible(), "what is asked meanwhile comes by itself"


def test_another_period_is_counted_and_kept_as_a_table(shown: Shown, tmp_path: Path) -> None:
    asked(shown.desk)
    press(shown)
    panel = counts(shown)
    panel.last.setFocus()
    panel.last.selectAll()
    shown.type("2026-11-23")
    shown.press(Qt.Key.Key_Return)
    shown.settle()
    assert panel.found is not None
    assert panel.found.rows == ()
    shown.screen().write_transfers(tmp_path / "t.csv")
    shown.settle()
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig").startswith("Code;Service;Du;Au;")


@pytest.mark.parametrize("shown", ["clerk"], indirect=True)
def test_a_clerk_is_not_offered_the_counts(shown: Shown) -> None:
    """Roles decide what is offered."""
    press(shown)
    assert shown.screen().counts is None
    assert not shown.screen().view.transfers.isVisible()
