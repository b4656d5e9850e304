"""The first start and who is on duty (STAFF-7): desk letters, roles, PINs, and never nobody left to look after them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.workshop import FileVault, ScriptedClock, SeededRandom, reopen

from guichet.application import setting_up
from guichet.application.workplace import Workplace, open_workplace
from guichet.domain import numbers
from guichet.domain.errors import Refusal
from guichet.domain.people import SCHEDULER


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Workplace]:
    """A store that nobody has set up."""
    desk = open_workplace(tmp_path / "bare", clock=ScriptedClock(), random=SeededRandom(4), vault=FileVault())
    yield desk
    desk.close()


def test_the_first_start_names_the_desk_and_the_first_agent(bare: Workplace) -> None:
    """STAFF-7: on duty at once, in the record, with letters that are easy to say; done once."""
    assert not bare.is_set_up
    agent = setting_up.set_up(
        bare, " kl ", "Comptoir 1", "  Préposée  à l’accueil ", "supervisor", "1234", "Hôtel de ville"
    )
    facts = setting_up.desk_facts(bare)
    assert facts is not None
    assert (facts.code, facts.name, facts.place) == ("KL", "Comptoir 1", "Hôtel de ville")
    assert bare.agent.id == agent.id
    assert (agent.name, agent.has_pin) == ("Préposée à l’accueil", True)
    with pytest.raises(Refusal):
        setting_up.set_up(bare, "HJ", "x", "y")


@pytest.mark.parametrize(
    ("code", "name", "pin"),
    [("AB", "x", ""), ("K", "x", ""), ("KL", "  ", ""), ("KL", "x", "12"), ("KL", "x", "12ab")],
)
def test_a_first_start_that_is_refused_leaves_nothing(
    bare: Workplace, code: str, name: str, pin: str
) -> None:
    """Letters that are mistaken for others, no name, a PIN too short: a sentence, and the desk is still to set up."""
    with pytest.raises(Refusal):
        setting_up.set_up(bare, code, "Comptoir", name, pin=pin)
    assert not bare.is_set_up
    setting_up.set_up(bare, "KL", "Comptoir", "Préposée")


def test_a_desk_that_a_script_began_draws_letters_and_can_be_named_later(bare: Workplace) -> None:
    """Promise 3: the first command from a scheduler makes a desk; its numbers are valid from then on."""
    facts = setting_up.ensure_desk(bare)
    assert numbers.valid_desk_code(facts.code)
    assert setting_up.ensure_desk(bare) == facts
    setting_up.set_up(bare, "KL", "Comptoir 1", "Préposée")
    named = setting_up.desk_facts(bare)
    assert named is not None
    assert (named.code, named.name) == (facts.code, "Comptoir 1")


def test_agents_take_turns_with_their_pin(desk: Workplace) -> None:
    """STAFF-7: one key and a PIN; the wrong one puts nobody on duty; the next morning the PIN is asked again."""
    first = desk.agent
    second = setting_up.add_agent(desk, "Préposé du soir", "clerk", pin="2468")
    assert [agent.name for agent in setting_up.agents(desk)] == sorted((first.name, second.name))
    with pytest.raises(Refusal):
        setting_up.sign_in(desk, second.id, "1357")
    assert desk.agent.id == first.id
    assert setting_up.sign_in(desk, second.id, "2468").id == desk.agent.id == second.id
    again = reopen(desk)
    again.agent = first
    assert setting_up.resume(again) == second
    assert again.agent.id == first.id, "with a PIN, nobody is put on duty by opening the window"
    again.close()


def test_a_pin_is_never_kept_in_clear() -> None:
    """PIN: argon2, a salt of its own each time."""
    one, two = setting_up.hash_pin("2468"), setting_up.hash_pin("2468")
    assert one.startswith("$argon2id$")
    assert one != two
    assert "2468" not in one


def test_who_left_is_no_longer_offered_nor_let_in(desk: Workplace) -> None:
    """STAFF-7: what they recorded keeps their name."""
    second = setting_up.add_agent(desk, "Préposé du soir", "clerk")
    setting_up.change_agent(desk, second.id, active=False)
    assert second.id not in {agent.id for agent in setting_up.agents(desk)}
    with pytest.raises(Refusal):
        setting_up.sign_in(desk, second.id)


def test_an_agent_is_a_person_of_the_directory_or_none(desk: Workplace) -> None:
    """STAFF-6: the link says whose absences an agent may declare; it is changed, and never to nobody known."""
    made = setting_up.add_agent(desk, "Contremaître", "agent", contact="TP-02")
    setting_up.change_agent(desk, made.id, name="Contremaîtresse")
    setting_up.change_agent(desk, made.id, contact="TP-03")
    known = next(agent for agent in setting_up.agents(desk) if agent.id == made.id)
    assert (known.name, known.contact) == ("Contremaîtresse", "TP-03")
    for do in (
        lambda: setting_up.change_agent(desk, made.id, contact="TP-99"),
        lambda: setting_up.add_agent(desk, "x", "agent", contact="TP-99"),
    ):
        with pytest.raises(Refusal, match="n’est pas au répertoire"):
            do()
    setting_up.change_agent(desk, made.id, contact="")
    assert next(agent for agent in setting_up.agents(desk) if agent.id == made.id).contact == ""


@pytest.mark.parametrize("change", [{"active": False}, {"role": "clerk"}, {"role": "manager"}])
def test_the_last_one_who_looks_after_the_agents_stays(desk: Workplace, change: dict[str, object]) -> None:
    """STAFF-7: a desk that nobody may look after could never add an agent again."""
    first, desk.agent = desk.agent, SCHEDULER
    with pytest.raises(Refusal) as refused:
        setting_up.change_agent(desk, first.id, **change)  # type: ignore[arg-type]
    assert "dernière personne" in str(refused.value.message)
    second = setting_up.add_agent(desk, "Superviseure de l’est", "supervisor")
    setting_up.change_agent(desk, first.id, **change)  # type: ignore[arg-type]
    assert second.id in {agent.id for agent in setting_up.agents(desk)}


def test_a_clerk_does_not_manage_agents(desk: Workplace) -> None:
    """Roles: adding, changing and renaming are asked of the one function of rights."""
    clerk = setting_up.add_agent(desk, "Préposé du soir", "clerk")
    other = setting_up.add_agent(desk, "Préposée du matin", "clerk")
    setting_up.sign_in(desk, clerk.id)
    for do in (
        lambda: setting_up.add_agent(desk, "x", "admin"),
        lambda: setting_up.change_agent(desk, other.id, role="admin"),
        lambda: setting_up.change_agent(desk, clerk.id, role="admin"),
        lambda: setting_up.rename_desk(desk, "x"),
    ):
        with pytest.raises(Refusal):
            do()
    assert {agent.role for agent in setting_up.agents(desk)} == {"clerk", "supervisor"}
