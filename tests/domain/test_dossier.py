"""The fold: what each event does to the dossier, and what corrections make of it (DEF-1 to COM-10)."""

import msgspec
from tests.domain.histories import CITIZEN, NOW, Desk

from guichet.domain import ids
from guichet.domain.dossier import aware, due_key, fold, microseconds
from guichet.domain.payloads import (
    DatePromised,
    DossierAssigned,
    DossierClosed,
    DossierCommented,
    DossierContacted,
    DossierEscalated,
    DossierOpened,
    DossierReopened,
    EntryCorrected,
    Owed,
    Place,
    TransferAsked,
)

OPENED = DossierOpened(
    "2026-KL-0431-0", "request", "phone", NOW, "TP", "TP-02", topic="nid-de-poule", citizen=CITIZEN,
    description="Nid-de-poule", place=Place("12", "rue Forest"), owed=(Owed("return_call", "STAFF-3"),),
)  # fmt: skip


def opened() -> Desk:
    """Return a desk that has just opened a dossier."""
    desk = Desk()
    desk.record(OPENED)
    return desk


def call_key(desk: Desk) -> str:
    """Return the key of the call owed from the opening."""
    return due_key("return_call", desk.events[0].header.id)


def test_an_opening_says_who_answers_and_what_is_owed() -> None:
    """STAFF-1, STAFF-3: the service, the person and the call to return stand from the first event."""
    dossier = opened().dossier
    assert (dossier.service, dossier.contact, dossier.status) == ("TP", "TP-02", "open")
    (due,) = dossier.open_due
    assert (due.rule, due.clause, due.channel) == ("return_call", "STAFF-3", "phone")
    assert aware(due.since) == NOW
    assert due.fixed is None, "a deadline is a rule with its inputs, never a stored date"


def test_settled_at_first_contact_is_closed_and_counted() -> None:
    """COM-8: kept with its answer, closed, nothing owed."""
    desk = Desk()
    desk.record(msgspec.structs.replace(OPENED, settled="Lundi, à 9 h", owed=()))
    dossier = desk.dossier
    assert (dossier.status, dossier.first_contact, dossier.open_due) == ("closed", True, ())
    assert dossier.closings[0].outcome == "Lundi, à 9 h"
    assert dossier.closings[0].first_contact


def test_a_spoken_answer_discharges_and_the_rest_never_does() -> None:
    """STAFF-3, STAFF-5: an automatic receipt, a public reply and an unanswered call leave what is owed."""
    desk = opened()
    key = call_key(desk)
    for means, outcome in (("phone", "no_answer"), ("email", "automatic"), ("public_message", "sent")):
        desk.record(DossierContacted(means, outcome, discharges=(key,)))  # type: ignore[arg-type]
        assert [due.key for due in desk.dossier.open_due] == [key]
    assert desk.dossier.attempts == 2, "an automatic message is no attempt"
    reached = desk.record(DossierContacted("phone", "reached", discharges=(key,)))
    assert desk.dossier.open_due == ()
    assert desk.dossier.due[0].done_by == reached.header.id


def test_a_transfer_needs_a_yes() -> None:
    """STAFF-2: without a yes the dossier stays where it is, and a call-back is owed from then on."""
    desk = opened()
    desk.record(
        TransferAsked("SCC", "SCC-03", "phone", NOW, "no_answer", owed=(Owed("call_back", "STAFF-2"),))
    )
    assert desk.dossier.service == "TP"
    assert [due.rule for due in desk.dossier.open_due] == ["return_call", "call_back"]
    desk.record(TransferAsked("SCC", "SCC-03", "phone", NOW, "yes"))
    assert (desk.dossier.service, desk.dossier.contact) == ("SCC", "SCC-03")


def test_a_promised_date_that_moves_keeps_the_former_one() -> None:
    """COM-10: the former date is done with and marked as moved, the new one is owed."""
    desk = opened()
    desk.record(DatePromised(NOW.replace(day=27)))
    desk.record(DatePromised(NOW.replace(day=30), reason="pluie", told="au téléphone"))
    former, current = (due for due in desk.dossier.due if due.rule == "promised")
    assert former.moved
    assert former.done_at is not None
    assert current.done_at is None
    assert current.fixed == desk.dossier.promised == microseconds(NOW.replace(day=30))


def test_closing_and_reopening_keep_every_outcome() -> None:
    """ELU-3, ELU-4: a dissatisfaction reopens, something is owed again, and the earlier outcome stays."""
    desk = opened()
    desk.record(DossierClosed("Réparé", "la citoyenne", "phone", "yes", (call_key(desk),)))
    assert desk.dossier.status == "closed"
    desk.record(DossierReopened("Le trou est revenu", dissatisfied=True, owed=(Owed("follow_up", "COM-7"),)))
    dossier = desk.dossier
    assert (dossier.status, dossier.closed_at, dossier.reopened) == ("open", None, 1)
    assert [(closing.outcome, closing.told, closing.satisfied) for closing in dossier.closings] == [
        ("Réparé", "la citoyenne", "yes")
    ]
    assert [due.rule for due in dossier.open_due] == ["follow_up"]


def test_an_escalation_makes_the_general_manager_accountable() -> None:
    """ELU-5, ELU-6: the general manager answers, the official is kept, two follow-ups are owed."""
    desk = opened()
    owed = (Owed("follow_up_director", "ELU-6"), Owed("follow_up_official", "ELU-7"))
    desk.record(DossierEscalated("DG", "DG-01", "sans réponse", "conseillère, district 3", owed))
    dossier = desk.dossier
    assert (dossier.service, dossier.contact, dossier.relayed_by) == (
        "DG",
        "DG-01",
        "conseillère, district 3",
    )
    assert [due.clause for due in dossier.open_due] == ["STAFF-3", "ELU-6", "ELU-7"]


def test_corrections_add_up_and_keep_what_was_said_first() -> None:
    """STAFF-7: a second correction does not undo the first; the former saying stays in reach."""
    desk = opened()
    target = ids.text(desk.events[0].header.id)
    desk.record(EntryCorrected(target, "rue", fields={"place": {"civic": "14", "street": "rue Forest"}}))
    last = desk.record(EntryCorrected(target, "texte", fields={"description": "Deux nids-de-poule"}))
    dossier = desk.dossier
    assert (dossier.place.civic, dossier.description) == ("14", "Deux nids-de-poule")
    assert dossier.entries[0].former == OPENED
    assert dossier.entries[0].corrected_by == last.header.id
    assert dossier.heads == (last.header.id,)


def test_a_retracted_entry_stays_and_counts_no_more() -> None:
    """STAFF-7: a call entered by mistake is struck; what it had discharged is owed again."""
    desk = opened()
    key = call_key(desk)
    call = desk.record(DossierContacted("phone", "reached", discharges=(key,)))
    desk.record(EntryCorrected(ids.text(call.header.id), "autre dossier", retract=True))
    dossier = desk.dossier
    assert [due.key for due in dossier.open_due] == [key]
    assert dossier.entries[1].retracted
    assert dossier.entries[1].payload == DossierContacted("phone", "reached", discharges=(key,))
    assert dossier.attempts == 0


def test_a_correction_that_is_itself_struck_counts_no_more() -> None:
    """STAFF-7: striking a correction gives the entry back as it was."""
    desk = opened()
    note = desk.record(DossierCommented("vu"))
    fix = desk.record(EntryCorrected(ids.text(note.header.id), "r", fields={"text": "pas vu"}))
    assert desk.dossier.entries[1].payload == DossierCommented("pas vu")
    desk.record(EntryCorrected(ids.text(fix.header.id), "r", retract=True))
    assert desk.dossier.entries[1].payload == DossierCommented("vu")


def test_of_two_corrections_made_apart_the_settled_one_stands() -> None:
    """Promise 5: the correction set aside no longer changes the entry."""
    left, right = opened(), Desk("b")
    note = left.record(DossierCommented("vu"))
    right.learn(left)
    name = ids.text(note.header.id)
    mine = left.record(EntryCorrected(name, "r", fields={"text": "mienne"}))
    other = right.record(EntryCorrected(name, "r", fields={"text": "autre"}))
    left.learn(right)
    assert [conflict.field for conflict in left.dossier.conflicts] == [f"entry:{name}"]
    from guichet.domain.payloads import ConflictSettled

    for kept, aside, text in ((mine, other, "mienne"), (other, mine, "autre")):
        settled = Desk("c")
        settled.learn(left)
        settled.record(ConflictSettled(ids.text(kept.header.id), (ids.text(aside.header.id),)))
        assert settled.dossier.entries[1].payload == DossierCommented(text)
        assert settled.dossier.conflicts == ()


def test_a_correction_that_this_version_cannot_apply_leaves_the_entry_as_it_was() -> None:
    """Promise 6: a newer desk's correction never makes the dossier unreadable."""
    desk = opened()
    note = desk.record(DossierCommented("vu"))
    desk.record(EntryCorrected(ids.text(note.header.id), "r", fields={"text": 3.5}))
    assert desk.dossier.entries[1].payload == DossierCommented("vu")


def test_first_action_is_the_first_thing_done_for_the_citizen() -> None:
    """COM-7: the time to first action counts from a call or a transfer asked, not from a remark or a new address."""
    desk = opened()
    desk.record(DossierCommented("x"), DossierAssigned("SCC", reason="r"))
    assert desk.dossier.first_action_at is None
    call = desk.record(DossierContacted("phone", "no_answer"), at=NOW.replace(hour=11))
    desk.record(DossierContacted("phone", "reached"), at=NOW.replace(hour=12))
    assert desk.dossier.first_action_at == call.header.occurred_at


def test_events_without_an_opening_are_shown_as_far_as_they_go() -> None:
    """Promise 4: a remark may arrive before the opening of its dossier."""
    desk = opened()
    desk.record(DossierCommented("x"))
    dossier = fold(desk.entity, desk.events[1:])
    assert (dossier.number, len(dossier.entries)) == ("", 1)
