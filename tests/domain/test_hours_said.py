"""Opening hours as one says them to a citizen (COM-2)."""

import pytest

from guichet.domain.hours import parse_hours
from guichet.domain.hours_said import hours_said


@pytest.mark.parametrize(
    ("typed", "french", "english"),
    [
        (
            "Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00",
            "du lundi au jeudi, de 8 h à 12 h et de 13 h à 16 h 30; vendredi, de 8 h à 12 h",
            "Monday to Thursday, 8:00 a.m. to 12:00 p.m. and 1:00 p.m. to 4:30 p.m.; Friday, 8:00 a.m. to 12:00 p.m.",
        ),
        ("24/7", "du lundi au dimanche, en tout temps", "Monday to Sunday, at all times"),
        (
            "Lun 9:00-17:00; Mer 9:00-17:00",
            "lundi, de 9 h à 17 h; mercredi, de 9 h à 17 h",
            "Monday, 9:00 a.m. to 5:00 p.m.; Wednesday, 9:00 a.m. to 5:00 p.m.",
        ),
    ],
)
def test_days_of_the_same_hours_are_said_together(typed: str, french: str, english: str) -> None:
    week = parse_hours(typed).week
    assert week is not None
    said = hours_said(week)
    assert said.render("fr").replace("\u00a0", " ") == french
    assert said.render("en").replace("\u00a0", " ") == english
