"""Who a confidential dossier is for, whatever becomes of it (DEF-1)."""

from typing import get_args

import msgspec
import pytest
from tests.domain.histories import NUMBER, Counter
from tests.domain.policies import shipped

from guichet.domain import commands, ids, payloads, record
from guichet.domain.circles import (
    CONFIDENTIAL,
    SUBSTITUTE,
    Sight,
    audience_of,
    may_know,
    may_see,
    sight_of,
)
from guichet.domain.dossier import Dossier, fold
from guichet.domain.errors import Refusal
from guichet.domain.payloads import Role
from guichet.domain.people import NOBODY, SCHEDULER, Agent
from guichet.domain.record import EVERYONE

MANAGER = "DG-01"
CLERK_OF_THE_CITY = "GREFFE-01"


def sight(role: Role = "clerk", contact: str = "") -> Sight:
    """Return what a person of this role and place in the directory may see."""
    return sight_of(Agent(b"\1" * 16, "x", role, contact), shipped())


def audiences(at: Counter) -> list[str]:
    """Return the audience of each entry, as the record would give it."""
    found = []
    for place, event in enumerate(at.events):
        said = payloads.decode(event.header.type, event.header.version, event.payload)
        assert isinstance(said, payloads.Payload)
        found.append(audience_of(said, fold(at.entity, at.events[:place]) if place else None))
    return found


def outside(at: Counter) -> Dossier:
    """Return the dossier as a desk outside its circle folds it."""
    return fold(
        at.entity,
        [
            event if audience == EVERYONE else record.Event(event.header, None)
            for event, audience in zip(at.events, audiences(at), strict=True)
        ],
    )


@pytest.mark.parametrize("role", get_args(Role))
def test_the_roles_of_the_policy_see_every_complaint_but_the_one_about_their_chief(role: Role) -> None:
    """DEF-1: the circle's roles come from the policy; the general manager's own complaints are their substitute's."""
    dossier = Counter().open(topic="plainte-employe")
    assert may_see(sight(role), dossier) == (role == "manager")
    assert may_know(sight(role), dossier) == (role == "manager")
    about_chief = Counter().open(about=MANAGER)
    assert not may_see(sight(role), about_chief)
    assert not may_see(sight(role, MANAGER), about_chief)
    assert may_see(sight(role, CLERK_OF_THE_CITY), about_chief)
    assert may_know(sight(role, CLERK_OF_THE_CITY), about_chief)


def test_whoever_answers_sees_it_without_knowing_who_complains() -> None:
    """DEF-1: the complainant is masked from the service concerned."""
    dossier = Counter().open(topic="plainte-employe", service="TP", contact="TP-02")
    assert may_see(sight(contact="TP-02"), dossier)
    assert not may_know(sight(contact="TP-02"), dossier)
    assert not may_see(sight(contact="TP-03"), dossier)


@pytest.mark.parametrize("role", get_args(Role))
def test_nobody_sees_what_is_said_of_them(role: Role) -> None:
    """DEF-1: not by any role, nor by having been made to answer for it."""
    at = Counter()
    at.open(about="TP-02", service="TP", contact="TP-02")
    assert at.dossier.contact == MANAGER
    dossier = msgspec.structs.replace(at.dossier, contact="TP-02")
    assert not may_see(sight(role, "TP-02"), dossier)


@pytest.mark.parametrize("agent", [NOBODY, SCHEDULER])
def test_nobody_on_duty_and_scripts_see_none(agent: Agent) -> None:
    """DEF-1: a printed list from the scheduler holds no confidential dossier."""
    assert not may_see(sight_of(agent, shipped()), Counter().open(topic="plainte-employe"))


def test_a_complaint_about_the_general_manager_answers_to_their_substitute() -> None:
    """DEF-1: whoever it was directed to at the counter, and whoever it is brought to later."""
    at = Counter()
    dossier = at.open(topic="plainte-employe", about=MANAGER)
    assert (dossier.service, dossier.contact, dossier.circle) == ("GREFFE", CLERK_OF_THE_CITY, SUBSTITUTE)
    dossier = at.do(commands.Escalate(NUMBER, reason="Insatisfait", official="conseillère, district 3"))
    assert dossier.contact == CLERK_OF_THE_CITY
    dossier = at.do(commands.Assign(NUMBER, contact=MANAGER, reason="par erreur"))
    assert dossier.contact == CLERK_OF_THE_CITY
    with pytest.raises(Refusal, match="vise cette personne"):
        at.do(commands.Transfer(NUMBER, contact=MANAGER))


def test_everything_said_of_it_is_for_its_circle_but_its_number() -> None:
    """DEF-1: from the opening on, every action, correction and due action; outside, it exists in number only."""
    at = Counter()
    at.open(topic="plainte-employe")
    at.do(commands.Comment(NUMBER, text="x"))
    at.do(commands.Transfer(NUMBER, contact="TP-02", answer="no_answer"))
    at.do(
        commands.Correct(
            NUMBER, entry=ids.text(at.events[0].header.id), reason="x", fields={"description": "y"}
        )
    )
    at.do(commands.Close(NUMBER, outcome="x", told="le citoyen", means="phone"))
    kinds = {event.header.type: audience for event, audience in zip(at.events, audiences(at), strict=True)}
    assert {audience for name, audience in kinds.items() if name != "dossier.sealed"} == {CONFIDENTIAL}
    assert kinds["dossier.sealed"] == EVERYONE
    seen = outside(at)
    assert (seen.number, seen.description, seen.citizen, seen.due) == (NUMBER, "", None, ())
    assert not may_see(sight("manager"), seen)


def test_a_dossier_found_to_be_about_a_person_is_for_its_circle_from_then_on() -> None:
    """DEF-1: what was sent is not called back; nothing more is sent, and nothing of it is shown."""
    at = Counter()
    at.open(topic="nid-de-poule")
    at.do(commands.Confine(NUMBER, about="TP-02", reason="Vise le contremaître"))
    at.do(commands.Comment(NUMBER, text="x"))
    assert audiences(at)[-1] == CONFIDENTIAL
    assert (at.dossier.confidential, at.dossier.contact) == (True, MANAGER)
    assert not may_see(sight("clerk"), at.dossier)
    assert may_see(sight("manager"), at.dossier)
    assert not may_see(sight("manager"), outside(at))
    with pytest.raises(Refusal, match="déjà confidentiel"):
        at.do(commands.Confine(NUMBER, about="TP-02", reason="encore"))


def test_a_topic_about_a_person_seals_a_dossier_directed_to_it() -> None:
    """DEF-1: the reason is already the circle's."""
    at = Counter()
    at.open(topic="nid-de-poule")
    assert at.do(commands.Assign(NUMBER, topic="plainte-employe", reason="Vise un employé")).confidential
    assert audiences(at)[-3:] == [EVERYONE, CONFIDENTIAL, CONFIDENTIAL]


def test_unsealed_it_says_again_to_everyone_how_it_stands() -> None:
    """DEF-1: its earlier entries stay sealed from the others."""
    at = Counter()
    at.open(topic="plainte-employe", description="Attente trop longue")
    at.do(commands.Comment(NUMBER, text="Personne n’est visé"))
    dossier = at.do(commands.Unseal(NUMBER, reason="Personne n’est visé"))
    seen = outside(at)
    assert not dossier.confidential
    assert (seen.description, seen.status, seen.is_sealed) == ("Attente trop longue", "open", False)
    assert may_see(sight("clerk"), seen)
    assert "Personne" not in repr([entry.payload for entry in seen.entries[:-1]])
    with pytest.raises(Refusal, match="pas confidentiel"):
        at.do(commands.Unseal(NUMBER, reason="encore"))


def test_what_says_for_whom_it_is_cannot_be_corrected_away() -> None:
    """DEF-1: neither by a field of the opening nor by striking the entry."""
    at = Counter()
    at.open(topic="plainte-employe")
    for place, given in (
        (0, {"fields": {"confidential": False}}),
        (0, {"fields": {"circle": ""}}),
        (1, {"retract": True}),
    ):
        name = ids.text(at.events[place].header.id)
        with pytest.raises(Refusal, match=r"Champs à corriger|ne se corrige pas"):
            at.do(commands.Correct(NUMBER, entry=name, reason="x", **given))  # type: ignore[arg-type]


def test_only_the_same_bytes_say_the_same() -> None:
    """Promise 6: the bytes of the entries that seal and unseal a dossier, as they will be read for years."""
    opening = Counter().open(topic="plainte-employe").entries[0].payload
    assert isinstance(opening, payloads.DossierOpened)
    assert (opening.circle, opening.about) == (CONFIDENTIAL, "")
    assert payloads.encode(payloads.DossierSealed(NUMBER)) == b'{"number":"2026-KL-0431-0"}'
    assert (
        payloads.encode(payloads.DossierConfined(SUBSTITUTE, "x", MANAGER))
        == b'{"circle":"confidential-substitute","reason":"x","about":"DG-01"}'
    )
