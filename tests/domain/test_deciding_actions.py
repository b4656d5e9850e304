"""Acting on a dossier: each acceptance and each refusal, clause by clause."""

from datetime import timedelta

import pytest
from tests.domain.histories import NOW, NUMBER, Counter

from guichet.domain import commands, ids
from guichet.domain.checks import checks_of
from guichet.domain.commands import (
    Assign,
    Close,
    Comment,
    Contacted,
    Correct,
    Escalate,
    Promise,
    Reopen,
    Settle,
    Transfer,
)
from guichet.domain.dossier import Dossier
from guichet.domain.errors import Refusal
from guichet.domain.payloads import DossierCommented, TransferAsked


def counter(**given: object) -> Counter:
    """Return a counter with an open dossier, received by phone unless told otherwise."""
    made = Counter()
    made.open(**given)  # type: ignore[arg-type]
    return made


def closed(**given: object) -> Counter:
    """Return a counter with a dossier closed by phone."""
    made = counter(**given)
    made.do(Close(NUMBER, outcome="Réparé", told="la citoyenne", means="phone"))
    return made


def refusal(at: Counter, command: commands.AnyAction) -> str:
    """Return the sentence with which an action is refused; nothing is recorded then."""
    before = len(at.events)
    with pytest.raises(Refusal) as refused:
        at.do(command)
    assert len(at.events) == before
    return str(refused.value.message)


def owed(dossier: Dossier) -> list[str]:
    """Return the rules of what is owed."""
    return [due.rule for due in dossier.open_due]


# --- Remarks and time (STAFF-7) -------------------------------------------------------------------------


def test_a_remark_is_entered_as_it_comes_also_on_a_closed_dossier() -> None:
    """STAFF-7: every comment is entered, with when it happened."""
    at = closed().later(hours=1)
    dossier = at.do(Comment(NUMBER, at=NOW + timedelta(minutes=30), text=" vu\r\nsur place\x00 "))
    assert dossier.entries[-1].payload == DossierCommented("vu\nsur place")
    assert dossier.updated_at == int((NOW + timedelta(minutes=30)).timestamp()) * 1_000_000
    assert "vide" in refusal(at, Comment(NUMBER, text=" "))


def test_an_action_is_neither_to_come_nor_before_the_receipt() -> None:
    """STAFF-7: a year mistyped is caught; the same day is not argued about."""
    at = counter(received=NOW - timedelta(minutes=10))
    assert "futur" in refusal(at, Comment(NUMBER, at=NOW + timedelta(days=1), text="x"))
    assert "précède" in refusal(at, Comment(NUMBER, at=NOW.replace(year=2025), text="x"))
    at.do(Comment(NUMBER, at=NOW - timedelta(hours=1), text="dit au téléphone avant l’inscription"))


# --- Answers (STAFF-3, STAFF-4, STAFF-5) ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "means", "outcome", "does"),
    [
        ("phone", "phone", "reached", True),
        ("phone", "in_person", "reached", True),
        ("phone", "phone", "message_left", False),
        ("phone", "phone", "no_answer", False),
        ("phone", "voicemail", "message_left", False),
        ("phone", "email", "sent", False),
        ("email", "email", "sent", True),
        ("email", "phone", "reached", True),
        ("email", "email", "automatic", False),
        ("email", "phone", "no_answer", False),
        ("facebook-city", "private_message", "sent", True),
        ("facebook-city", "public_message", "sent", False),
        ("facebook-city", "email", "sent", True),
        ("facebook-city", "private_message", "automatic", False),
        ("counter", "letter", "sent", True),
        ("counter", "public_message", "sent", False),
    ],
)
def test_what_answers_what(channel: str, means: str, outcome: str, does: bool) -> None:
    """STAFF-3, STAFF-4, STAFF-5: a spoken answer does; a message left, a public reply, an automatic receipt never do."""
    at = counter(channel=channel)
    dossier = at.do(Contacted(NUMBER, means=means, outcome=outcome))  # type: ignore[arg-type]
    assert (owed(dossier) == []) == does
    assert len(dossier.entries) == 2, "it is on the timeline either way"


def test_an_answer_may_name_what_it_answers() -> None:
    """STAFF-3: by rule or by key; what is not owed there is refused."""
    at = counter()
    at.do(Transfer(NUMBER, contact="TP-02", answer="no", why="pas à moi"))
    assert "licorne" in refusal(at, Contacted(NUMBER, owed="licorne"))
    (due,) = at.dossier.open_due
    assert owed(at.do(Contacted(NUMBER, owed=due.key))) == []


def test_a_follow_up_toward_somebody_else_does_not_answer_the_citizen() -> None:
    """STAFF-3: telling a colleague is not telling the citizen."""
    assert owed(counter().do(Contacted(NUMBER, toward="colleague"))) == ["return_call"]


# --- Directing and transferring (STAFF-1, STAFF-2, ROUTE-1) ---------------------------------------------


def test_directing_elsewhere_takes_a_reason_and_somebody() -> None:
    """STAFF-1, ROUTE-1: by topic, service or person; never to nobody, never without a reason."""
    at = counter()
    assert (d := at.do(Assign(NUMBER, topic="horaire-bain", reason="autre sujet"))).topic == "horaire-bain"
    assert (d.service, d.contact) == ("LOISIR", "")
    assert (d := at.do(Assign(NUMBER, contact="TP-03", reason="secteur est"))).contact == "TP-03"
    assert d.service == "TP"
    d = at.do(Assign(NUMBER, service="MTQ", reason="route provinciale"))
    assert (d.service, d.contact, d.referred_to) == ("SCC", "SCC-03", "MTQ")
    assert "sujet" in refusal(at, Assign(NUMBER, reason="r"))
    assert "raison" in refusal(at, Assign(NUMBER, service="TP"))
    assert "licorne" in refusal(at, Assign(NUMBER, topic="licorne", reason="r"))
    assert "XX" in refusal(at, Assign(NUMBER, service="XX", reason="r"))
    assert "XX-9" in refusal(at, Assign(NUMBER, service="TP", contact="XX-9", reason="r"))


def test_a_transfer_follows_a_yes() -> None:
    """STAFF-2: who was asked, when, and what they answered; a yes transfers and adds nothing."""
    dossier = counter().do(Transfer(NUMBER, contact="TP-02", answer="yes"))
    asked = dossier.entries[-1].payload
    assert isinstance(asked, TransferAsked)
    assert (asked.contact, asked.answer, asked.asked_at) == ("TP-02", "yes", NOW)
    assert (dossier.service, dossier.contact) == ("TP", "TP-02")


def test_without_an_answer_a_call_back_is_owed_once() -> None:
    """STAFF-2: no answer, no transfer: the citizen is called back; an open call to return is enough."""
    at = counter(channel="counter")
    dossier = at.do(Transfer(NUMBER, contact="TP-02", answer="no_answer"))
    assert (dossier.service, owed(dossier)) == ("SCC", ["follow_up", "call_back"])
    assert owed(at.do(Transfer(NUMBER, contact="TP-03", answer="no_answer"))) == ["follow_up", "call_back"]
    by_phone = counter()
    assert owed(by_phone.do(Transfer(NUMBER, contact="TP-02", answer="no_answer"))) == ["return_call"]


def test_a_second_no_makes_a_call_back_owed() -> None:
    """STAFF-2: a no is noted with its reason; at the second one the citizen stops waiting on the line."""
    at = counter(channel="counter")
    assert "raison" in refusal(at, Transfer(NUMBER, contact="TP-02", answer="no"))
    assert owed(at.do(Transfer(NUMBER, contact="TP-02", answer="no", why="en congé"))) == ["follow_up"]
    assert owed(at.do(Transfer(NUMBER, contact="TP-03", answer="no", why="pas à nous"))) == [
        "follow_up",
        "call_back",
    ]


def test_a_no_because_it_is_another_services_needs_no_other_reason() -> None:
    """STAFF-2, ROUTE-1: « pas de notre ressort » is a reason of its own, counted apart."""
    at = counter(channel="counter")
    said = at.do(Transfer(NUMBER, contact="TP-02", answer="no", not_mine=True)).entries[-1].payload
    assert isinstance(said, TransferAsked)
    assert (said.answer, said.not_mine, said.why) == ("no", True, "")
    told = at.do(Transfer(NUMBER, contact="TP-03", answer="yes", not_mine=True)).entries[-1].payload
    assert isinstance(told, TransferAsked)
    assert not told.not_mine, "a yes is never another's"


def test_how_long_the_citizen_waited_stands_on_the_check() -> None:
    """STAFF-2: from when they began to wait to the answer; never more than up to the answer, never in the future."""
    at = counter()
    began = NOW - timedelta(minutes=3)
    at.do(Transfer(NUMBER, contact="TP-02", answer="no_answer", waiting_since=began))
    at.do(Transfer(NUMBER, NOW - timedelta(minutes=5), "TP-03", "no_answer", waiting_since=began))
    at.do(Transfer(NUMBER, contact="TP-03", answer="yes"))
    waited = [(check.waited, check.first) for check in checks_of(at.dossier)]
    assert waited == [(180_000_000, True), (0, False), (None, False)]
    assert "futur" in refusal(at, Transfer(NUMBER, contact="TP-03", waiting_since=NOW + timedelta(hours=1)))


def test_a_transfer_names_a_colleague() -> None:
    """STAFF-2: nobody to ask is no check."""
    assert "STAFF-2" in refusal(counter(), Transfer(NUMBER))
    assert "XX-9" in refusal(counter(), Transfer(NUMBER, contact="XX-9", service="TP"))


# --- Promises (COM-10) ----------------------------------------------------------------------------------


def test_a_promise_moves_with_a_reason_and_a_word_to_the_citizen() -> None:
    """COM-10: the first date is agreed; moving it takes why, and how the citizen was told."""
    at = counter()
    first, later = NOW + timedelta(days=2), NOW + timedelta(days=5)
    assert "date" in refusal(at, Promise(NUMBER))
    assert "passée" in refusal(at, Promise(NUMBER, due=NOW - timedelta(hours=1)))
    at.do(Promise(NUMBER, due=first, said="réparé vendredi"))
    for lacking in ({}, {"reason": "pluie"}, {"told": "au téléphone"}):
        assert "COM-10" in refusal(at, Promise(NUMBER, due=later, **lacking))
    dossier = at.do(Promise(NUMBER, due=later, reason="pluie", told="au téléphone"))
    assert [(due.rule, due.moved) for due in dossier.due[1:]] == [("promised", True), ("promised", False)]
    assert "fermé" in refusal(closed(), Promise(NUMBER, due=later))


# --- Closing and reopening (ELU-3, ELU-4) ---------------------------------------------------------------


def test_closing_says_the_outcome_and_who_was_told() -> None:
    """ELU-3: never without an explanation, nor without who was told; satisfaction is kept."""
    at = counter()
    assert "explication" in refusal(at, Close(NUMBER, told="la citoyenne", means="phone"))
    assert "informé" in refusal(at, Close(NUMBER, outcome="Réparé", means="phone"))
    dossier = at.do(Close(NUMBER, outcome="Réparé", told="la citoyenne", means="phone", satisfied="yes"))
    closing = dossier.closings[-1]
    assert (dossier.status, owed(dossier)) == ("closed", [])
    assert (closing.outcome, closing.told, closing.satisfied) == ("Réparé", "la citoyenne", "yes")
    assert "fermé" in refusal(at, Close(NUMBER, outcome="x", told="y", means="phone"))


def test_nothing_owed_to_a_citizen_vanishes_at_closing() -> None:
    """STAFF-3: what the telling does not answer must be done first; the sentence names it with its clause."""
    at = counter()
    said = refusal(at, Close(NUMBER, outcome="Réparé", told="la citoyenne"))
    assert "STAFF-3" in said
    assert "Retourner l’appel" in said
    assert "STAFF-3" in refusal(at, Close(NUMBER, outcome="Réparé", told="la citoyenne", means="email"))
    at.do(Promise(NUMBER, due=NOW + timedelta(days=2)))
    at.do(Contacted(NUMBER))
    assert "COM-10" in refusal(at, Close(NUMBER, outcome="Réparé", told="la citoyenne"))
    assert owed(at.do(Close(NUMBER, outcome="Réparé", told="la citoyenne", means="email"))) == []


def test_an_anonymous_dossier_closes_without_anybody_to_call() -> None:
    """ELU-3: nobody can be called back; who was told is still said, and each thing owed is done by the closing."""
    at = counter(citizen=None)
    dossier = at.do(Close(NUMBER, outcome="Réparé", told="personne : anonyme"))
    assert dossier.status == "closed"
    assert [due.done_by for due in dossier.due] == [at.events[-1].header.id]


def test_a_closed_dossier_must_be_reopened_before_work_goes_on() -> None:
    """ELU-4: nothing falls due on a dossier that no list shows as open."""
    at = closed()
    for command in (
        Assign(NUMBER, service="TP", reason="r"),
        Transfer(NUMBER, contact="TP-02", answer="no_answer"),
        Escalate(NUMBER, reason="r", official="conseillère"),
    ):
        assert "fermé" in refusal(at, command)


def test_a_dissatisfaction_reopens_and_owes_a_follow_up() -> None:
    """ELU-4: with a reason, by whom it came; the earlier outcome stays, and something is owed at once."""
    at = closed()
    assert "raison" in refusal(at, Reopen(NUMBER))
    dossier = at.do(Reopen(NUMBER, reason="Le trou est revenu", dissatisfied=True, via="conseillère"))
    assert (dossier.status, owed(dossier), len(dossier.closings)) == ("open", ["follow_up"], 1)
    assert "déjà ouvert" in refusal(at, Reopen(NUMBER, reason="r"))


# --- Escalation (ELU-5, ELU-6, ELU-7) -------------------------------------------------------------------


def test_an_escalation_goes_to_the_general_manager_with_two_follow_ups() -> None:
    """ELU-5, ELU-6: accountable at once; the director's and the official's follow-ups fall due."""
    at = counter(channel="elected", relayed_by="conseillère, district 3")
    dossier = at.do(Escalate(NUMBER, reason="sans réponse depuis dix jours"))
    assert (dossier.service, dossier.contact) == ("DG", "DG-01")
    assert owed(dossier) == ["follow_up_relay", "follow_up_director", "follow_up_official"]
    assert "ELU-7" in refusal(at, Escalate(NUMBER, reason="encore"))


def test_an_escalation_says_why_and_for_whom_and_never_to_the_one_complained_of() -> None:
    """ELU-5, DEF-1: a reason, the official, and the substitute when the complaint is about the general manager."""
    at = counter()
    assert "raison" in refusal(at, Escalate(NUMBER, official="conseillère"))
    assert "élu" in refusal(at, Escalate(NUMBER, reason="r"))
    dossier = at.do(Escalate(NUMBER, reason="r", official="conseillère", about="DG-01"))
    assert (dossier.service, dossier.contact, dossier.relayed_by) == ("GREFFE", "GREFFE-01", "conseillère")


@pytest.mark.parametrize("anonymous", [False, True])
def test_an_escalated_dossier_never_closes_before_the_official_is_told(anonymous: bool) -> None:
    """ELU-7: telling the citizen, in whatever way, is not telling the official; the refusal says so."""
    at = counter(citizen=None) if anonymous else counter()
    at.do(Escalate(NUMBER, reason="r", official="conseillère"))
    close = Close(NUMBER, outcome="Réparé", told="la citoyenne", means="phone")
    assert "ELU-7" in refusal(at, close)
    at.do(Contacted(NUMBER, toward="citizen"))
    assert "ELU-7" in refusal(at, close)
    at.do(Contacted(NUMBER, means="email", outcome="automatic", toward="official"))
    assert "ELU-7" in refusal(at, close)
    at.do(Contacted(NUMBER, means="email", outcome="sent", toward="official"))
    assert "ELU-6" in refusal(at, close), (
        "the director's follow-up is owed too, also for an anonymous citizen"
    )
    at.do(Contacted(NUMBER, toward="director"))
    assert at.do(close).status == "closed"


# --- Conflicts (promise 5) ------------------------------------------------------------------------------


def test_a_conflict_is_settled_by_choosing_the_entry_that_stands() -> None:
    """Promise 5: one of the two is kept; what is not in conflict cannot be chosen."""
    at = counter()
    other = Counter()
    other.id = b"\x02" * 16
    other.learn(at)
    at.do(Assign(NUMBER, service="TP", reason="r"))
    kept = at.events[-1]
    other.do(Assign(NUMBER, service="LOISIR", reason="r"))
    at.learn(other)
    assert len(at.dossier.conflicts) == 1
    assert "conflit" in refusal(at, Settle(NUMBER, keep=ids.text(at.events[0].header.id)))
    dossier = at.do(Settle(NUMBER, keep=ids.text(kept.header.id), reason="secteur"))
    assert (dossier.service, dossier.conflicts) == ("TP", ())


# --- Corrections (STAFF-7) ------------------------------------------------------------------------------


def entry_of(at: Counter, place: int = -1) -> str:
    """Return the name of an entry of the timeline."""
    return ids.text(at.events[place].header.id)


def test_a_correction_is_a_new_entry_with_its_reason() -> None:
    """STAFF-7: the former saying stays; two corrections of one entry add up."""
    at = counter(description="Trou")
    assert "raison" in refusal(at, Correct(NUMBER, entry=entry_of(at), fields={"description": "x"}))
    at.do(Correct(NUMBER, entry=entry_of(at, 0), reason="r", fields={"description": " Deux trous "}))
    dossier = at.do(Correct(NUMBER, entry=entry_of(at, 0), reason="r", fields={"kind": "complaint"}))
    assert (dossier.description, dossier.kind) == ("Deux trous", "complaint")
    assert len(dossier.entries) == 3


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"number": "2026-KL-0001-9"},
        {"owed": []},
        {"discharges": []},
        {"licorne": 1},
        {"service": ""},
        {"service": "XX"},
        {"service": "MTQ"},
        {"contact": "XX-9"},
        {"topic": "licorne"},
        {"referred_to": "XX"},
        {"channel": "pigeon"},
        {"citizen": "quelqu’un"},
        {"kind": "licorne"},
        {"settled": "réglé"},
        {"received_at": "2062-01-01T09:00:00"},
        {"received_at": "hier"},
        {"description": "x" * 20_001},
        {"description": 3.5},
        {"place": "ici"},
    ],
)
def test_no_correction_gets_an_opening_out_of_the_rules(fields: dict[str, object]) -> None:
    """STAFF-1, STAFF-7: nobody accountable, an unknown channel, a closing in disguise: refused with a sentence."""
    at = counter()
    assert refusal(at, Correct(NUMBER, entry=entry_of(at), reason="r", fields=fields))


def test_a_corrected_time_is_civil_time_at_the_counter() -> None:
    """STAFF-3: the instant counts at every desk the same, whatever the time zone of the computer."""
    at = counter()
    dossier = at.do(
        Correct(NUMBER, entry=entry_of(at), reason="r", fields={"received_at": "2026-11-23T16:00:00"})
    )
    assert (
        dossier.received_at
        == int((NOW - timedelta(days=1)).replace(hour=16, minute=0).timestamp()) * 1_000_000
    )
    assert dossier.entries[0].payload.received_at.utcoffset() == timedelta(hours=-5)  # type: ignore[union-attr]


@pytest.mark.parametrize("fields", [{"outcome": ""}, {"told": " "}, {"outcome": "x", "told": ""}])
def test_no_correction_leaves_a_closing_without_its_explanation(fields: dict[str, object]) -> None:
    """ELU-3: a closed dossier always says the outcome and who was told."""
    at = closed()
    assert refusal(at, Correct(NUMBER, entry=entry_of(at), reason="r", fields=fields))
    settled = counter(settled="Lundi")
    assert refusal(settled, Correct(NUMBER, entry=entry_of(settled), reason="r", fields={"settled": ""}))
    assert refusal(settled, Correct(NUMBER, entry=entry_of(settled), reason="r", fields={"settled": None}))
    fixed = settled.do(Correct(NUMBER, entry=entry_of(settled), reason="r", fields={"settled": "Mardi"}))
    assert (fixed.status, fixed.closings[0].outcome) == ("closed", "Mardi")


def test_what_cannot_be_corrected_says_so() -> None:
    """STAFF-7: an opening is not struck, a struck entry not corrected, a correction not corrected."""
    at = counter()
    assert "ouverture" in refusal(at, Correct(NUMBER, entry=entry_of(at), reason="r", retract=True))
    assert "pas au dossier" in refusal(at, Correct(NUMBER, entry="x", reason="r", retract=True))
    at.do(Comment(NUMBER, text="vu"))
    note = entry_of(at)
    at.do(Correct(NUMBER, entry=note, reason="autre dossier", retract=True))
    assert "ne se corrige pas" in refusal(at, Correct(NUMBER, entry=entry_of(at), reason="r", retract=True))
    assert "retirée" in refusal(at, Correct(NUMBER, entry=note, reason="r", fields={"text": "x"}))


def test_a_closing_entered_by_mistake_is_struck_and_what_it_answered_is_owed_again() -> None:
    """STAFF-3, STAFF-7: nothing that was owed stays done by an entry that does not hold."""
    at = closed()
    dossier = at.do(Correct(NUMBER, entry=entry_of(at), reason="mauvais dossier", retract=True))
    assert (dossier.status, owed(dossier), dossier.closings) == ("open", ["return_call"], ())
