"""Search as people type it: accents, apostrophes, ligatures and signs forgiven; pages by key (SYNC.md, FTS5)."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2
from tests.workshop import clock_of, request

from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.circles import Sight
from guichet.domain.commands import CitizenInput, PlaceInput
from guichet.store import queries
from guichet.store.queries import Filter, match_expression

EVERYONES = Filter(sight=Sight(whole=True))


def found(desk: Workplace, typed: str, filters: Filter = EVERYONES) -> list[str]:
    """Return the descriptions that a search finds, newest first."""
    with desk.store.read() as connection:
        lines = queries.dossiers(connection, typed, filters)
        assert queries.count_dossiers(connection, typed, filters) == len(lines)
    return [line.summary for line in lines]


@pytest.fixture
def searched(desk: Workplace) -> Workplace:
    """A desk with two dossiers to tell apart."""
    take_in(
        desk,
        request(
            "Sœur de l’œuvre près de l’Île-aux-Fleurs : nid-de-poule, poteau 418-555",
            citizen=CitizenInput(name="Zoé Lœuillet-D’Amours", phone="450 555-0147", email="zoe@exemple.ca"),
            place=PlaceInput(civic="212-A", street="rue Forest", detail="derrière l’école"),
        ),
    )
    take_in(desk, request("Bruit de chien", citizen=CitizenInput(name="Marc Côté", phone="514 555-0199")))
    return desk


@pytest.mark.parametrize(
    "typed",
    ["soeur", "SŒUR", "sœur", "oeuvre", "l'oeuvre", "l’œuvre", "ile aux fleurs", "l'île", "Île-aux", "nid-de-poule",
     "nid de poule", "418-555", "zoe", "ZOÉ", "loeuillet", "D'Amours", "d’amours", "amours", "zoé lœu", "450 555-0147",
     "4505550147", "(450) 555-0147", "555-0147", "0147", "1 450 555 0147", "212-A", "forest", "rue forest", "ecole",
     "2026-KL-0001", "2026 kl 0001", "0001", "poul"],
)  # fmt: skip
def test_a_dossier_is_found_however_it_is_typed(searched: Workplace, typed: str) -> None:
    """What a clerk types while the citizen talks finds this dossier, and it alone."""
    (summary,) = found(searched, typed)
    assert summary.startswith("Sœur")


@pytest.mark.parametrize("typed", ["*", '"', '""', "(", ")", "-", "^", ":", "’", "   ", "\x00", "+", "{}"])
def test_signs_alone_search_for_nothing_and_never_fail(searched: Workplace, typed: str) -> None:
    """Bad input: every sign is an operator for FTS5; typed alone they narrow nothing."""
    assert match_expression(typed) == ""
    assert len(found(searched, typed)) == 2


@pytest.mark.parametrize(
    "typed", ["soeur NEAR chien", "zoe AND marc", "NOT zoe", "citizen:zoe", "soeur OR chien"]
)
def test_operators_are_words_like_others(searched: Workplace, typed: str) -> None:
    """Bad input: nobody at a counter writes queries; « AND » is a word that no dossier holds."""
    assert found(searched, typed) == []


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_query_that_runs(typed: str) -> None:
    """Bad input: quotes, stars, NULs, emoji, right-to-left: never an error of the search engine."""
    expression = match_expression(typed)
    if expression:
        _engine().execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,)).fetchall()


@cache
def _engine() -> Any:
    connection = dbapi2.connect(":memory:")
    connection.execute('CREATE VIRTUAL TABLE t USING fts5(words, tokenize="unicode61 remove_diacritics 0")')
    return connection


def test_a_long_paste_is_searched_without_a_pause(searched: Workplace) -> None:
    """Bad input: five megabytes pasted into the search box find nothing, at once."""
    assert found(searched, "licorne " * 700_000) == []
    assert found(searched, "chien " * 900_000) == ["Bruit de chien"]
    assert found(searched, "x" * 5_000_000) == []


def test_the_topic_and_the_official_are_found_too(desk: Workplace) -> None:
    """ROUTE-2: by the topic's words in both languages, and by who relayed it."""
    label = desk.directory.topics["nid-de-poule"]
    take_in(desk, request("Devant le 12", "elected", topic="nid-de-poule", relayed_by="Conseillère Tremblay"))
    assert len(found(desk, label.label_fr)) == len(found(desk, label.label_en)) == 1
    assert len(found(desk, "tremblay")) == 1


def test_pages_go_by_key_and_never_repeat(desk: Workplace) -> None:
    """Lists page by key: newest first, each dossier once, whatever arrives meanwhile."""
    for place in range(25):
        take_in(desk, request(f"bruit {place}"))
    seen: list[int] = []
    before = None
    with desk.store.read() as connection:
        while page := queries.dossiers(connection, "bruit", EVERYONES, before, limit=7):
            seen += [line.row for line in page]
            before = page[-1].row
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == 25


def test_filters_narrow_and_the_sealed_stay_out(desk: Workplace) -> None:
    """DEF-1: a confidential dossier is on the lists of its circle, nobody else's."""
    one = take_in(desk, request("un", "email", topic="nid-de-poule"))
    take_in(desk, request("deux", "phone", settled="répondu"))
    take_in(desk, request("trois", confidential=True))
    assert found(desk, "", Filter()) == ["deux", "un"]
    assert found(desk, "trois", Filter()) == []
    assert found(desk, "trois", Filter(sight=Sight(contact="DG-01"))) == ["trois"]
    for narrowed, expected in (
        (Filter(status="closed", sight=Sight(whole=True)), ["deux"]),
        (Filter(channel="email", sight=Sight(whole=True)), ["un"]),
        (Filter(topic="nid-de-poule", sight=Sight(whole=True)), ["un"]),
        (Filter(service=one.service, sight=Sight(whole=True)), ["un"]),
        (Filter(kind="complaint", sight=Sight(whole=True)), ["trois"]),
        (Filter(conflicts=True, sight=Sight(whole=True)), []),
        (Filter(late_at=0, sight=Sight(whole=True)), []),
    ):
        assert found(desk, "", narrowed) == expected
    later = int(clock_of(desk).advance(days=30).timestamp() * 1_000_000)
    assert found(desk, "", Filter(late_at=later, sight=Sight(whole=True))) == ["trois", "un"]


def test_citizens_are_completed_by_whatever_they_say_first(searched: Workplace) -> None:
    """COM-1: name, phone, e-mail or address, accents and hyphens forgiven."""
    with searched.store.read() as connection:
        for typed in ("zoe", "lœu", "450 555-01", "0147", "zoe@ex", "ZOÉ L"):
            (line,) = queries.complete_citizens(connection, typed)
            assert line.name == "Zoé Lœuillet-D’Amours"
        assert queries.complete_citizens(connection, "*") == []
        assert queries.complete_citizens(connection, "licorne") == []
