"""Streets as people write them (ROUTE-1)."""

import pytest

from guichet.domain.directory import Street
from guichet.domain.streets import StreetIndex, complete, find, split_civic

STREETS = {
    street.full_name: street
    for street in (
        Street("Forest", sector="centre"),
        Street("de la Gare"),
        Street("des Patriotes Nord", "chemin", "provincial"),
        Street("des Patriotes Sud", "chemin", "provincial"),
        Street("Honorius-Charbonneau", "boulevard"),
        Street("Sir-Wilfrid-Laurier", "boulevard", "provincial"),
        Street("Saint-Jean-Baptiste"),
        Street("Sainte-Anne"),
        Street("de l’Église", "montée"),
        Street("3e", "avenue"),
        Street("du Cœur-Immaculé"),
    )
}


@pytest.mark.parametrize(
    ("said", "street"),
    [
        ("rue Forest", "rue Forest"),
        ("FOREST", "rue Forest"),
        ("212-A, rue Forest, app. 3", "rue Forest"),
        ("212 forrest", "rue Forest"),
        ("la gare", "rue de la Gare"),
        ("rue de la gare", "rue de la Gare"),
        ("ch. des Patriotes N.", "chemin des Patriotes Nord"),
        ("patriotes sud", "chemin des Patriotes Sud"),
        ("boul honorius charbonneau", "boulevard Honorius-Charbonneau"),
        ("st-jean-baptiste", "rue Saint-Jean-Baptiste"),
        ("ste anne", "rue Sainte-Anne"),
        ("mtée de l'eglise", "montée de l’Église"),
        ("coeur immacule", "rue du Cœur-Immaculé"),
        ("Forest Street", "rue Forest"),
    ],
)
def test_a_street_is_found_with_type_article_and_accents_forgiven(said: str, street: str) -> None:
    """ROUTE-1: what the citizen says names one street, and with it its owner."""
    found = find(said, STREETS)
    assert found is not None
    assert found.full_name == street


def test_a_street_whose_parts_have_one_owner_is_known_before_the_part_is_asked() -> None:
    """ROUTE-1: « chemin des Patriotes » is the province's, whichever end."""
    found = find("chemin des Patriotes", STREETS)
    assert found is not None
    assert (found.full_name, found.owner) == ("chemin des Patriotes", "provincial")


@pytest.mark.parametrize("said", ["", "   ", "rue", "licorne", "12", "s", "x" * 100_000, "\x00"])
def test_what_names_no_street_finds_none(said: str) -> None:
    """Bad input: nothing is guessed, and a paste costs no pause."""
    assert find(said, STREETS) is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [("for", "rue Forest"), ("patriotes n", "chemin des Patriotes Nord"), ("212 rue gar", "rue de la Gare"),
     ("honorus", "boulevard Honorius-Charbonneau"), ("boul", "boulevard Honorius-Charbonneau")],
)  # fmt: skip
def test_a_street_is_completed_as_it_is_typed(typed: str, first: str) -> None:
    """ROUTE-1: a few letters, one of them wrong."""
    assert complete(typed, STREETS)[0].full_name == first


def test_completion_is_bounded_and_empty_for_nothing() -> None:
    """A list holds what fits on the screen."""
    assert complete("", STREETS) == ()
    assert complete("e", STREETS, limit=0) == ()
    assert len(StreetIndex(STREETS).complete("s", limit=2)) <= 2


@pytest.mark.parametrize(
    ("said", "civic", "rest"),
    [
        ("212-A, rue Forest", "212-A", "rue Forest"),
        ("212, rue Forest", "212", "rue Forest"),
        ("no 12 rue Forest", "12", "rue Forest"),
        ("12-14 rue Forest", "12-14", "rue Forest"),
        ("3e Avenue", "", "3e Avenue"),
        ("rue Forest", "", "rue Forest"),
        ("212", "", "212"),
        ("", "", ""),
    ],
)
def test_the_civic_number_is_split_from_the_street(said: str, civic: str, rest: str) -> None:
    """A numbered street keeps its number."""
    assert split_civic(said) == (civic, rest)
