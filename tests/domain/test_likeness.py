"""How alike two reports are: the same matter, near, lately, in the same words (ROUTE-1)."""

from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.likeness import ENOUGH, Report, content_words, likeness

DAY = 86_400_000_000
NOW = 1_800_000_000_000_000
POTHOLE = {"nid-de-poule": 1.0}


def known(
    topic: str = "nid-de-poule",
    civic: str = "198",
    street: str = "rue Forest",
    words: str = "",
    days: float = 3,
):
    return Report(topic, civic, street, words, NOW - int(days * DAY))


def said(civic: str = "212", street: str = "rue Forest", words: str = "gros trou devant chez elle") -> Report:
    return Report("", civic, street, words, NOW)


def test_the_same_matter_a_few_doors_away_is_proposed() -> None:
    found = likeness(said(), known(words="un gros trou dans la rue"), POTHOLE, 30)
    assert found.score > ENOUGH
    assert (found.same_topic, found.same_street, found.apart, found.shared) == (
        True,
        True,
        14,
        ("gros", "trou"),
    )


def test_the_same_matter_on_another_street_is_not() -> None:
    assert (
        likeness(said(), known(street="rue Blain", words="gros trou devant chez lui"), POTHOLE, 30).score
        < ENOUGH
    )


def test_another_matter_at_the_same_address_needs_the_same_words() -> None:
    assert likeness(said("198"), known("lampadaire", words="lumière brûlée"), POTHOLE, 30).score < ENOUGH


def test_without_an_address_the_same_topic_alone_is_not_enough() -> None:
    assert likeness(said("", ""), known(words="asphalte brisé"), POTHOLE, 30).score < ENOUGH


def test_a_civic_number_may_carry_letters_and_an_unknown_one_says_no_distance() -> None:
    assert likeness(said("198A"), known(), POTHOLE, 30).apart == 0
    assert likeness(said("coin Blain"), known(), POTHOLE, 30).apart is None


def test_words_that_say_nothing_do_not_count() -> None:
    assert content_words("il y a un trou dans la rue, c'est pas drôle") == {"trou", "drole"}


texts = st.text(alphabet="abcdeé 12", max_size=40)
reports = st.builds(
    Report,
    st.sampled_from(("nid-de-poule", "lampadaire", "")),
    st.sampled_from(("", "1", "12", "198A", "9999999999")),
    st.sampled_from(("", "rue Forest", "rue Blain")),
    texts,
    st.integers(NOW - 400 * DAY, NOW + DAY),
)


@given(reports, reports, st.dictionaries(st.sampled_from(("nid-de-poule", "lampadaire")), st.floats(0, 1)))
def test_a_likeness_is_a_share_and_nearer_is_never_less_alike(
    new: Report, other: Report, weights: dict[str, float]
) -> None:
    found = likeness(new, other, weights, 30)
    assert 0.0 <= found.score <= 1.0
    here = Report(other.topic, new.civic, new.street, other.words, other.at)
    assert likeness(new, here, weights, 30).score >= found.score
