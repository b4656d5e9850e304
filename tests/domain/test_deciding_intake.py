"""Taking in: what opens a dossier and what is refused, clause by clause."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.domain.histories import CITIZEN, DIRECTORY, NOW, Counter, world
from tests.domain.policies import shipped

from guichet.domain.civil import ZONE
from guichet.domain.commands import MAX_TEXT
from guichet.domain.errors import Refusal
from guichet.domain.payloads import Owed, Place
from guichet.domain.world import FUTURE_MINUTES, World, civil, happened, route_of


def refusal(counter: Counter, **given: object) -> str:
    """Return the sentence with which an intake is refused; nothing is recorded then."""
    with pytest.raises(Refusal) as refused:
        counter.open(**given)  # type: ignore[arg-type]
    assert counter.events == []
    return str(refused.value.message)


@pytest.mark.parametrize(
    ("channel", "rule", "clause", "service"),
    [
        ("phone", "return_call", "STAFF-3", ""),
        ("voicemail", "return_call", "STAFF-3", ""),
        ("email", "acknowledge", "STAFF-4", ""),
        ("web", "acknowledge", "STAFF-4", ""),
        ("facebook-city", "private_reply", "STAFF-5", "SCC"),
        ("facebook-recreation", "private_reply", "STAFF-5", "LOISIR"),
        ("counter", "follow_up", "COM-7", ""),
        ("letter", "follow_up", "COM-7", ""),
        ("elected", "follow_up_relay", "ELU-2", ""),
    ],
)
def test_each_channel_makes_its_own_answer_owed(channel: str, rule: str, clause: str, service: str) -> None:
    """STAFF-3, STAFF-4, STAFF-5, ELU-2: what is owed, by which clause, and by whom where the policy says so."""
    dossier = Counter().open(channel=channel, relayed_by="conseillère, district 3")
    (due,) = dossier.open_due
    assert (due.rule, due.clause, due.service, due.channel) == (rule, clause, service, channel)


def test_an_unknown_channel_is_refused_with_those_that_exist() -> None:
    """STAFF-3: without a channel of the policy nothing could say what is owed."""
    assert "counter" in refusal(Counter(), channel="pigeon")


def test_a_relay_names_the_official() -> None:
    """ELU-1: the official who relays is kept on the dossier as a party to be told."""
    assert "ELU-1" in refusal(Counter(), channel="elected")
    dossier = Counter().open(channel="elected", relayed_by=" conseillère, district 3 ")
    assert dossier.relayed_by == "conseillère, district 3"


@pytest.mark.parametrize(
    ("topic", "kind", "confidential", "urgent"),
    [
        ("nid-de-poule", "request", False, True),
        ("plainte-employe", "complaint", True, False),
        ("horaire-bain", "information", False, False),
        ("", "request", False, False),
    ],
)
def test_the_topic_gives_kind_urgency_and_secrecy(
    topic: str, kind: str, confidential: bool, urgent: bool
) -> None:
    """DEF-1, DEF-2: a complaint about a person is confidential from its first second."""
    dossier = Counter().open(topic=topic)
    assert (dossier.kind, dossier.confidential, dossier.urgent) == (kind, confidential, urgent)


def test_the_clerk_may_choose_another_kind_and_seal_any_dossier() -> None:
    """DEF-1: what the clerk heard wins over the topic's usual kind."""
    dossier = Counter().open(topic="nid-de-poule", kind="claim", confidential=True)
    assert (dossier.kind, dossier.confidential) == ("claim", True)


@pytest.mark.parametrize(
    ("given", "accountable", "outside"),
    [
        ({"topic": "nid-de-poule"}, ("TP", "TP-02"), ""),
        ({"topic": "nid-de-poule", "place": Place(owner="provincial")}, ("SCC", "SCC-03"), "MTQ"),
        ({"topic": "nid-de-poule", "service": "LOISIR"}, ("LOISIR", ""), ""),
        ({"topic": "nid-de-poule", "contact": "TP-03"}, ("TP", "TP-03"), ""),
        ({"service": "MTQ"}, ("SCC", "SCC-03"), "MTQ"),
        ({}, ("SCC", ""), ""),
        ({"channel": "facebook-recreation"}, ("LOISIR", ""), ""),
    ],
)
def test_somebody_of_the_city_is_always_accountable(
    given: dict[str, object], accountable: tuple[str, str], outside: str
) -> None:
    """STAFF-1, ROUTE-1: the topic's service; the front desk when an outside body handles it or nobody was named."""
    dossier = Counter().open(**given)  # type: ignore[arg-type]
    assert (dossier.service, dossier.contact) == accountable
    assert dossier.referred_to == outside


def test_a_city_without_its_front_desk_falls_back_on_a_service_of_its_own() -> None:
    """STAFF-1: an outside body is never the one accountable while the City has a service."""
    services = {code: service for code, service in DIRECTORY.services.items() if code != "SCC"}
    lone = World(shipped(), type(DIRECTORY)(services, {}, DIRECTORY.topics, {}), NOW)
    assert route_of(None, "MTQ", "", "phone", Place(), lone) == ("TP", "", "MTQ")


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"topic": "licorne"}, "licorne"),
        ({"service": "XX"}, "XX"),
        ({"contact": "XX-01"}, "XX-01"),
        ({"description": "   \x00 "}, "vide"),
        ({"description": "x" * (MAX_TEXT + 1)}, "20001"),
        ({"relayed_by": "x" * 501}, "501"),
        ({"settled": "  "}, "réponse"),
        ({"settled": "Lundi", "promised": NOW + timedelta(days=2)}, "COM-8"),
        ({"received": NOW + timedelta(hours=1)}, "futur"),
        ({"at": NOW - timedelta(days=1)}, "précède"),
        ({"received": datetime(1, 1, 1, tzinfo=UTC)}, "année"),
        ({"promised": NOW - timedelta(minutes=1)}, "passée"),
        ({"promised": NOW.replace(year=2062)}, "lointaine"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_with_a_sentence(given: dict[str, object], word: str) -> None:
    """STAFF-1, STAFF-7, COM-8, COM-10: nothing is recorded, and the sentence says what to do."""
    assert word in refusal(Counter(), **given)


def test_settled_at_first_contact_owes_nothing() -> None:
    """COM-8: half of a front desk's contacts are answered on the spot; they are kept, counted, and closed."""
    dossier = Counter().open(settled="Bain libre à 13 h", description="")
    assert (dossier.status, dossier.first_contact, dossier.open_due) == ("closed", True, ())
    assert dossier.closings[0].outcome == "Bain libre à 13 h"


def test_a_date_promised_at_the_counter_is_owed_beside_the_answer() -> None:
    """COM-10: the date said to the citizen is a due date of its own."""
    dossier = Counter().open(promised=NOW.replace(day=27, hour=12, minute=0, tzinfo=None))
    assert [due.rule for due in dossier.open_due] == ["return_call", "promised"]
    assert dossier.promised == int(datetime(2026, 11, 27, 12, tzinfo=ZONE).timestamp()) * 1_000_000


def test_an_anonymous_contact_is_taken_in_like_any_other() -> None:
    """DEF-1: nobody has to give a name."""
    dossier = Counter().open(citizen=None)
    assert dossier.citizen is None
    assert [due.clause for due in dossier.open_due] == ["STAFF-3"]
    assert Counter().open(citizen=CITIZEN).citizen == CITIZEN


def test_what_happened_is_civil_time_and_never_to_come() -> None:
    """STAFF-7: a time without offset is the counter's; a clock a few minutes off is let through, no more."""
    assert happened(None, NOW) == NOW
    assert happened(NOW.replace(minute=0, tzinfo=None), NOW) == NOW.replace(minute=0)
    assert civil(NOW.replace(month=7, tzinfo=None)).utcoffset() == timedelta(hours=-4)
    near = NOW + timedelta(minutes=FUTURE_MINUTES)
    assert happened(near, NOW) == near
    with pytest.raises(Refusal):
        happened(near + timedelta(seconds=1), NOW)


def test_what_is_owed_at_the_shipped_rules_is_named_in_the_policy() -> None:
    """STAFF-1 to ELU-7: every rule that a decision names exists in the policy that ships."""
    policy = world().policy
    assert {"call_back", "promised", "follow_up_director", "follow_up_official"} <= set(policy.rules)
    assert [Owed(rule.key, rule.clause) for rule in policy.owed_on("escalated")] == [
        Owed("follow_up_director", "ELU-6"),
        Owed("follow_up_official", "ELU-7"),
    ]
