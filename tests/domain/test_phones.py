"""Phone numbers as people say them (COM-2)."""

import pytest

from guichet.domain.phones import normalise


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("450 555-0147", "+14505550147"),
        ("(450) 555.0147", "+14505550147"),
        ("1-450-555-0147", "+14505550147"),
        ("+1 450 555 0147 poste 12", "+14505550147;ext=12"),
        ("450-555-0147 ext. 12", "+14505550147;ext=12"),
        ("450 555 0147 x12", "+14505550147;ext=12"),
        ("+33 1 42 68 53 00", "+33142685300"),
        ("555-0147", "555-0147"),
        ("poste 12", "poste 12"),
        ("", ""),
        ("  \x00 ", ""),
        ("demander Léo", "demander Léo"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
    ],
)
def test_a_whole_number_is_kept_in_one_form_and_the_rest_as_typed(said: str, kept: str) -> None:
    """COM-2: a number without area code is not guessed: that would call somebody else."""
    assert normalise(said) == kept


def test_a_number_kept_stays_as_it_is() -> None:
    """What was normalised once normalises to itself."""
    for kept in ("+14505550147", "+14505550147;ext=12"):
        assert normalise(kept) == kept
