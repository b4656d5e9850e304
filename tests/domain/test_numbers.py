"""Dossier numbers: said on the phone, heard wrong, typed wrong; an error is caught before a wrong dossier opens (promise 3)."""

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain import numbers
from guichet.domain.errors import Refusal

CODES = st.text(numbers.DESK_LETTERS, min_size=2, max_size=3)
ISSUED = st.builds(numbers.issue, st.integers(2000, 2999), CODES, st.integers(1, 99_999_999))


@pytest.mark.parametrize(
    ("year", "code", "counter", "number"),
    [
        (2026, "KL", 1, "2026-KL-0001-9"),
        (2026, "KL", 431, "2026-KL-0431-0"),
        (2026, "HJM", 12345, "2026-HJM-12345-3"),
        (2031, "ZZ", 9999, "2031-ZZ-9999-6"),
    ],
)
def test_numbers_are_those_of_the_first_release(year: int, code: str, counter: int, number: str) -> None:
    """Numbers given to citizens stay valid for ever."""
    assert numbers.issue(year, code, counter) == number
    assert numbers.parse(number) == number


@given(ISSUED)
def test_an_issued_number_is_understood_however_it_is_typed(number: str) -> None:
    """Promise 3: without hyphens, in lower case, with spaces."""
    for typed in (number, number.lower(), number.replace("-", ""), f"  {number.replace('-', ' ')} "):
        assert numbers.parse(typed) == number
        assert numbers.looks_like_number(typed)


@given(ISSUED, st.data())
def test_every_single_wrong_character_is_caught(number: str, data: st.DataObject) -> None:
    """Promise 3: one digit or letter heard wrong is never another dossier."""
    at = data.draw(st.sampled_from([i for i, c in enumerate(number) if c != "-"]))
    for wrong in string.digits + string.ascii_uppercase:
        if wrong != number[at]:
            with pytest.raises(Refusal):
                numbers.parse(number[:at] + wrong + number[at + 1 :])


@given(ISSUED)
def test_every_swap_of_two_neighbours_is_caught(number: str) -> None:
    """Promise 3: two characters typed in the wrong order, across the hyphens too, are never another dossier."""
    places = [at for at, character in enumerate(number) if character != "-"]
    for left, right in itertools.pairwise(places):
        if number[left] != number[right]:
            swapped = list(number)
            swapped[left], swapped[right] = swapped[right], swapped[left]
            with pytest.raises(Refusal):
                numbers.parse("".join(swapped))


@pytest.mark.parametrize("typed", ["", "431", "2026-AB-0431-0", "2026-KL-0431", "٢٠٢٦-KL-0431-0", "x" * 5000])
def test_what_is_not_a_number_is_refused_with_an_example_that_is_one(typed: str) -> None:
    """The sentence gives the shape; its own example must pass the check it explains."""
    with pytest.raises(Refusal) as refused:
        numbers.parse(typed)
    said = str(refused.value.message)
    assert len(said) < 200
    if not numbers.looks_like_number(typed):
        example = said.rpartition(" ")[2].rstrip(".")
        assert numbers.parse(example) == example


def test_desk_codes_are_two_or_three_of_the_ten_letters() -> None:
    """Promise 3: letters that no one mistakes for another on the phone."""
    assert numbers.valid_desk_code("KL")
    assert numbers.valid_desk_code("HJM")
    for wrong in ("", "K", "KLMR", "kl", "AB", "K1", "KÉ"):
        assert not numbers.valid_desk_code(wrong)
