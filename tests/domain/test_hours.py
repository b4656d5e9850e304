"""Hours as a city types them (COM-2): one grammar for the policy and the directory, and no guessing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.hours import MIDNIGHT, parse_hours


def written(text: str) -> str:
    """The week read from a text, one letter per day; days without service are left out."""
    reading = parse_hours(text)
    assert reading.week is not None, str(reading.problem)
    assert reading.problem is None
    return " ".join(
        f"{letter}" + ",".join(f"{a // 60}:{a % 60:02d}-{b // 60}:{b % 60:02d}" for a, b in spans)
        for letter, spans in zip("LMWJVSD", reading.week.days, strict=True)
        if spans
    )


CITY_HALL = "L8:00-12:00,13:00-16:30 M8:00-12:00,13:00-16:30 W8:00-12:00,13:00-16:30 J8:00-12:00,13:00-16:30 V8:00-12:00"


@pytest.mark.parametrize(
    "text",
    [
        "Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00",
        "lun–jeu 8 h – 12 h, 13 h – 16 h 30 ; ven. 8 h – 12 h",
        "Lundi au jeudi : de 8 h à 12 h et de 13 h à 16 h 30; vendredi : 8 h à 12 h",
        "du lundi au jeudi 8h00-12h00 13h00-16h30, le vendredi 8h00-12h00",
        "Mon-Thu 8:00 a.m.-12:00 p.m., 1 p.m. to 4:30 p.m.; Fri 8-12",
        "Monday to Thursday 8:00-12:00 and 13:00-16:30; Friday 8:00-12:00; Sat-Sun closed",
        "Ven 8:00-12:00; Lun, Mar, Mer et Jeu 13:00-16:30 8:00-12:00",
    ],
)
def test_city_hall_hours_however_they_are_typed(text: str) -> None:
    assert written(text) == CITY_HALL


@pytest.mark.parametrize(
    ("text", "week"),
    [
        (
            "Mar-Ven 10:00-20:00; Sam-Dim 10:00-16:00",
            "M10:00-20:00 W10:00-20:00 J10:00-20:00 V10:00-20:00 S10:00-16:00 D10:00-16:00",
        ),
        ("Ven-Lun 9:00-17:00", "L9:00-17:00 V9:00-17:00 S9:00-17:00 D9:00-17:00"),
        ("Lun 18:00-24:00", "L18:00-24:00"),
        ("Lun 18:00-0:00", "L18:00-24:00"),
        ("Lun 24 h / 24; Mar 8:00-9:00", "L0:00-24:00 M8:00-9:00"),
        ("Lun 12:00 a.m.-12:30 p.m.", "L0:00-12:30"),
    ],
)
def test_other_weeks(text: str, week: str) -> None:
    assert written(text) == week


@pytest.mark.parametrize(
    "text",
    ["24 h / 24", "24h/24", "24/7", "24 h / 24, 7 j / 7", "Lun-Dim 0:00-24:00", "tous les jours 0 h à 24 h"],
)
def test_always_open(text: str) -> None:
    reading = parse_hours(text)
    assert reading.week is not None
    assert reading.week.days == (((0, MIDNIGHT),),) * 7


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "ne sont pas indiquées"),
        ("   ", "ne sont pas indiquées"),
        ("sur rendez-vous", "à partir de « sur rendez-vous »"),
        ("Lun-Ven 8:30-16:30 (sur rendez-vous)", "à partir de « (sur rendez-vous) »"),
        ("Lun-Ven", "ne se lit pas"),
        ("Lun-Ven 8:00-12:00; Sam", "ne se lit pas"),
        ("8:00-12:00", "les jours manquent"),
        ("Lun 12:00-8:00", "finit avant de commencer"),
        ("Lun 8:00-8:00", "finit avant de commencer"),
        ("Lun 8:00-12:00 11:00-13:00", "se chevauchent"),
        ("Lun 8:61-9:00", "à partir de « 8:61 »"),
        ("Lun 8:00-25:00", "à partir de « 25:00 »"),
        ("Lun 8:00", "ne se lit pas"),
        ("Lun-8:00", "ne se lit pas"),
        ("fermé", "ne se lit pas"),
        ("Lundi fermé", "aucune heure d’ouverture"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, reason: str) -> None:
    reading = parse_hours(text)
    assert reading.week is None
    assert reason in str(reading.problem).replace("\u00a0", " ")


@given(st.text(max_size=60) | st.text("LunMarVedjSam 0123456789:h-;,/àetclosd.", max_size=40))
def test_any_text_gives_a_sound_week_or_a_reason(text: str) -> None:
    reading = parse_hours(text)
    assert (reading.week is None) == (reading.problem is not None)
    if reading.week is not None:
        for spans in reading.week.days:
            edges = [edge for span in spans for edge in span]
            assert edges == sorted(edges)
            assert all(0 <= start < end <= MIDNIGHT for start, end in spans)
