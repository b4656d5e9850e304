"""A confidential dossier is nowhere outside its circle: every list, search, file and print is walked (DEF-1)."""

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.store.test_receiving import City
from tests.workshop import START, desk_in, request

from guichet.application import (
    acting,
    at_counter,
    checking,
    drafts,
    followups,
    handover,
    incidents,
    joining,
    known,
    looking,
    printing,
    reachability,
    receipts,
    taking_in,
)
from guichet.application.acting import Sealed
from guichet.application.exchanging import digest
from guichet.application.taking_in import TakenIn, take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands, lists
from guichet.domain.commands import CitizenInput, PlaceInput
from guichet.domain.payloads import Place
from guichet.domain.people import NOBODY, SCHEDULER, Agent
from guichet.store import events

CANARY = "zqxcanari"
"""A word that stands in every text of the confidential dossier."""
CLERK = Agent(b"\4" * 16, "Préposé 2", "supervisor")
MANAGER = Agent(b"\5" * 16, "Direction", "manager")
CITIZEN = CitizenInput(
    name=f"Citoyenne {CANARY}",
    phone="450-555-0199",
    email=f"{CANARY}@example.org",
    address=f"12, rue {CANARY}",
    note=f"note {CANARY}",
)


def complaint(desk: Workplace, **given: Any) -> TakenIn:
    """Take in a complaint about a person, and act on it inside its circle."""
    own = desk.agent
    taken = take_in(
        desk,
        request(
            f"{CANARY} nid-de-poule",
            topic="plainte-employe",
            citizen=CITIZEN,
            place=PlaceInput("12", "Forest", CANARY),
            **given,
        ),
    )
    desk.agent = MANAGER
    for command in (
        commands.Comment(taken.number, text=CANARY),
        commands.Contacted(taken.number, outcome="no_answer", text=CANARY, sent_to=CANARY),
        commands.Transfer(taken.number, contact="TP-02", answer="no", why=CANARY),
        commands.Promise(taken.number, due=START.replace(day=25, hour=10), said=CANARY),
    ):
        acting.perform(desk, command)
    desk.agent = own
    return taken


Question = Callable[[Workplace, TakenIn, Path], Any]


def _file(write: Callable[[Path], object], path: Path) -> bytes:
    write(path)
    return path.read_bytes()


def _sheet(desk: Workplace) -> Any:
    return printing.sheet_of(desk, followups.follow_ups(desk))


QUESTIONS: Mapping[str, Question] = {
    "looking.page": lambda desk, _, __: [
        looking.page(desk),
        looking.page(desk, CANARY),
        looking.page(desk, "450-555-0199"),
    ],
    "looking.count": lambda desk, _, __: looking.count(desk, CANARY),
    "looking.lines": lambda desk, taken, _: looking.lines(desk, [taken.entity_id]),
    "looking.find_anything": lambda desk, _, __: [
        looking.find_anything(desk, words) for words in (CANARY, "450-555-0199", "12, rue Forest")
    ],
    "looking.recent": lambda desk, taken, _: looking.recent(desk, [taken.number]),
    "looking.counts_today": lambda desk, _, __: looking.counts_today(desk),
    "taking_in.complete_citizens": lambda desk, _, __: [
        taking_in.complete_citizens(desk, words) for words in (CANARY, "Citoyenne", "4505550199")
    ],
    "at_counter.sharing": lambda desk, _, __: at_counter.sharing(desk, "450-555-0199"),
    "known.alike": lambda desk, _, __: known.alike(
        desk, {"plainte-employe": 1.0, "nid-de-poule": 1.0}, Place("12", "rue Forest"), CANARY
    ),
    "followups.follow_ups": lambda desk, _, __: followups.follow_ups(desk),
    "handover.handover": lambda desk, _, __: handover.handover(desk),
    "handover.asked": lambda desk, _, __: [
        handover.asked(desk, lists.Question(handover=now)) for now in (False, True)
    ],
    "printing.sheet_of": lambda desk, _, __: _sheet(desk),
    "printing.to_csv": lambda desk, _, path: _file(
        lambda file: printing.to_csv(_sheet(desk), file), path / "list.csv"
    ),
    "incidents.running": lambda desk, _, __: incidents.running(desk),
    "reachability.reachability": lambda desk, _, __: reachability.reachability(desk),
    "drafts.waiting": lambda desk, _, __: drafts.waiting(desk),
}
"""Everything that lists, finds or counts dossiers or citizens: a new one is walked here or `test_…_forgotten` fails."""
BY_NUMBER: Mapping[str, Question] = {
    "acting.show": lambda desk, taken, _: acting.show(desk, taken.number),
    "acting.show_entity": lambda desk, taken, _: acting.show_entity(desk, taken.entity_id),
    "acting.show_taken": lambda desk, taken, _: acting.show_taken(desk, taken.number),
    "acting.perform": lambda desk, taken, _: acting.perform(desk, commands.Comment(taken.number, text="x")),
    "joining.history": lambda desk, taken, _: joining.history(desk, taken.number),
    "joining.to_tell": lambda desk, taken, _: joining.to_tell(desk, taken.number),
    "receipts.receipt": lambda desk, taken, _: receipts.receipt(desk, taken.number),
    "receipts.receipt_mail": lambda desk, taken, _: receipts.receipt_mail(desk, taken.number),
}
"""What is asked of one dossier by its number: refused outside, in a sentence that says nothing of it."""
ELSEWHERE = {
    "acting.find", "acting.require_sight", "known.microseconds",
    "looking.give_up", "looking.mine", "looking.end_of_day", "looking.microseconds",
    "taking_in.citizen_line", "taking_in.deadline_for", "taking_in.first_deadline", "taking_in.located",
    "taking_in.open_dossiers_of", "taking_in.recorded", "taking_in.recorded_citizen", "taking_in.take_in",
    "joining.join", "joining.link", "drafts.keep", "drafts.discard", "printing.to_pdf", "printing.to_xlsx",
    "printing.headings_of", "receipts.pdf", "receipts.to_pdf", "reachability.to_csv",
}  # fmt: skip
"""Public functions of these rooms that record, that compute, or that write out what one of the above returned."""


@pytest.mark.parametrize("agent", [CLERK, NOBODY, SCHEDULER], ids=lambda agent: agent.role + agent.name)
@pytest.mark.parametrize("name", QUESTIONS)
def test_no_list_search_count_or_file_tells_of_it(tmp_path: Path, name: str, agent: Agent) -> None:
    """DEF-1: asked from outside, each answers as if the complaint had never been made."""
    with desk_in(tmp_path / "desk") as desk:
        answers = []
        for made in (False, True):
            if made:
                taken = complaint(desk)
                drafts.keep(desk, "d", {"description": CANARY, "personal": "1"})
            else:
                taken = TakenIn("2026-KL-9999-9", b"\0" * 16, (), "", "", "", None)
            own, desk.agent = desk.agent, agent
            answers.append(_said(lambda taken=taken: QUESTIONS[name](desk, taken, tmp_path)))  # type: ignore[misc]
            desk.agent = own
        assert CANARY not in answers[1]
        if name != "reachability.reachability":  # a check is counted; its words and its dossier are not told
            assert answers[0] == answers[1]


def _said(ask: Callable[[], Any]) -> str:
    from guichet.domain.errors import Refusal

    try:
        return repr(ask())
    except Refusal as refusal:
        return str(refusal.message)


@pytest.mark.parametrize("name", BY_NUMBER)
def test_by_its_number_it_is_refused_in_a_sentence_that_says_whom_to_see(tmp_path: Path, name: str) -> None:
    """DEF-1: it exists, it is confidential, the general management answers; nothing else."""
    with desk_in(tmp_path / "desk") as desk:
        taken = complaint(desk)
        desk.agent = CLERK
        with pytest.raises(Sealed) as refused:
            BY_NUMBER[name](desk, taken, tmp_path)
        sentence = str(refused.value.message)
        assert "Direction générale" in sentence
        assert CANARY not in sentence


def test_no_question_is_forgotten() -> None:
    """DEF-1: a function added to these rooms is walked above, or said why it need not be."""
    rooms = (
        acting, drafts, followups, handover, joining, known, looking, printing, reachability, receipts, taking_in,
    )  # fmt: skip
    public = {
        f"{room.__name__.rpartition('.')[2]}.{name}"
        for room in rooms
        for name, found in vars(room).items()
        if inspect.isfunction(found) and found.__module__ == room.__name__ and not name.startswith("_")
    }
    assert public - set(QUESTIONS) - set(BY_NUMBER) - ELSEWHERE == set()


def test_its_taker_hands_out_a_receipt_that_holds_none_of_its_words(tmp_path: Path) -> None:
    """DEF-1, COM-9: the citizen leaves with the number and the steps; the paper says nothing of the complaint."""
    with desk_in(tmp_path / "desk") as desk:
        taken = complaint(desk)
        page = repr(receipts.receipt(desk, taken.number))
        assert taken.number in page
        assert CANARY not in page
        assert CANARY not in repr(receipts.receipt_mail(desk, taken.number))
        with pytest.raises(Sealed):
            acting.show(desk, taken.number)


def test_the_circle_finds_it_masked_on_lists_and_whole_on_its_page(tmp_path: Path) -> None:
    """DEF-1: paper and files leave the circle; the page shows who complains to its roles, not to who answers."""
    with desk_in(tmp_path / "desk") as desk:
        taken = complaint(desk)
        desk.agent = MANAGER
        (line,) = looking.page(desk, CANARY)
        assert (line.number, line.citizen, line.phone, line.confidential) == (taken.number, "", "", 1)
        assert {row.citizen for row in _sheet(desk).rows} == {"Identité protégée"}
        assert looking.page(desk, "450-555-0199") == []
        shown = acting.show(desk, taken.number)
        assert shown.citizen is not None
        assert shown.citizen.name == CITIZEN.name
        acting.perform(desk, commands.Assign(taken.number, contact="TP-02", reason="répond"))
        desk.agent = Agent(b"\6" * 16, "Contremaître", "agent", "TP-02")
        masked = acting.show(desk, taken.number)
        assert masked.masked
        assert masked.citizen is None
        assert f"sent_to='{CANARY}'" not in repr(masked)


def test_who_complains_is_known_by_no_other_dossier(tmp_path: Path) -> None:
    """DEF-1: the same person at the counter for a pothole is known anew, and by that alone."""
    with desk_in(tmp_path / "desk") as desk:
        complaint(desk)
        take_in(
            desk,
            request(topic="nid-de-poule", citizen=CitizenInput(name="Citoyenne X", phone="450-555-0199")),
        )
        (found,) = taking_in.complete_citizens(desk, "450-555-0199")
        assert (found.name, found.circle, found.note) == ("Citoyenne X", "", "")


def test_a_draft_about_a_person_comes_back_to_its_author_alone(tmp_path: Path) -> None:
    """DEF-1: confidential from the first keystroke."""
    with desk_in(tmp_path / "desk") as desk:
        drafts.keep(desk, "d", {"description": CANARY, "personal": "1"})
        drafts.keep(desk, "e", {"description": "autre", "topic": "plainte-employe"})
        assert {draft.id for draft in drafts.waiting(desk)} == {"d", "e"}
        desk.agent = CLERK
        assert drafts.waiting(desk) == []


def test_another_desk_holds_its_number_alone_until_it_belongs_to_the_circle(tmp_path: Path) -> None:
    """DEF-1: sealed by the exchange, it is listed nowhere, both agree, both rebuild; a manager's desk then reads it."""
    city = City(tmp_path)
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    city.exchange(a)
    taken = complaint(a)
    for desk in (a, b, a):
        city.exchange(desk)
    assert digest(a) == digest(b)
    with b.store.read() as connection:
        held = events.of_entity(connection, taken.entity_id)
        bodies = connection.execute("SELECT payload FROM event_body").fetchall()
    assert [e.header.type for e in held if e.payload is not None] == ["dossier.sealed"]
    assert not any(CANARY.encode() in body for (body,) in bodies)
    b.agent = MANAGER
    assert looking.page(b) == []
    with pytest.raises(Sealed):
        acting.show(b, taken.number)
    for desk in (a, b):
        own, desk.agent = desk.agent, SCHEDULER
        assert checking.diagnose(desk).healthy
        desk.agent = own
    city.exchange(b, ("confidential",))
    assert acting.show(b, taken.number).dossier.description.startswith(CANARY)
    assert digest(a) == digest(b)
    for desk in city.desks:
        desk.close()


def test_made_confidential_later_it_leaves_the_other_desks_lists(tmp_path: Path) -> None:
    """DEF-1: what they hold of it stays in their file, shown to nobody there; opened again, it is listed again."""
    city = City(tmp_path)
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    taken = take_in(a, request("vu", topic="nid-de-poule"))
    for desk in (a, b):
        city.exchange(desk)
    assert len(looking.page(b)) == 1
    acting.perform(a, commands.Confine(taken.number, reason=CANARY))
    with pytest.raises(Sealed):
        acting.perform(a, commands.Unseal(taken.number, reason="x"))
    for desk in (a, b):
        city.exchange(desk)
    assert looking.page(a) == looking.page(b) == []
    a.agent = MANAGER
    acting.perform(a, commands.Unseal(taken.number, reason="Personne n’est visé"))
    for desk in (a, b, a):
        city.exchange(desk)
    assert len(looking.page(b)) == 1
    assert digest(a) == digest(b)
    for desk in city.desks:
        desk.close()
