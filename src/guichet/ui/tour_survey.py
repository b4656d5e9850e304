"""The part of the tour where a satisfaction round is drawn, answered and read (COM-11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from guichet.application import surveying
from guichet.application.workplace import Workplace
from guichet.domain import commands
from guichet.ui.shell.window import MainWindow
from guichet.ui.survey.screen import SurveyScreen

ANSWERS = (5, 4, 2, 5, 3, 4, 0, 5)
"""Scores given one after the other; 0 would not answer."""


def survey(
    window: MainWindow, desk: Workplace, settle: Callable[[], None], shot: Callable[[str], Path]
) -> Iterator[Path]:
    """Yield a picture of each thing that a clerk sees of a round."""
    window.navigate("survey")
    settle()
    window.do("survey.new")
    settle()
    yield shot("50-survey-draw")
    today = desk.clock.now().date()
    drawn = surveying.draw(
        desk,
        commands.DrawRound(since=today.replace(month=1, day=1), until=today, share=20, seed="2018"),
    )
    lines = surveying.outcome(desk, drawn.id).lines
    for line, score in zip(lines, ANSWERS, strict=False):
        surveying.answer(
            desk,
            commands.Rate(line.number, score=score)
            if score
            else commands.Rate(line.number, response="refused"),
        )
    window.navigate("survey")
    settle()
    screen = window.screen_of("survey")
    if not isinstance(screen, SurveyScreen):
        raise TypeError("the tour knows the satisfaction screen")
    screen.leave_draw()
    settle()
    yield shot("51-survey")
    window.do("survey.results")
    settle()
    yield shot("52-survey-results")
    window.do("survey.results")
