"""Taking a contact in: who, where, what; and what stands on screen afterwards (DEF-1, STAFF-1, STAFF-3, COM-1, COM-8)."""

from datetime import timedelta

import pytest
from tests.workshop import START, clock_of, reopen, request

from guichet.application import acting, taking_in
from guichet.application.taking_in import complete_citizens, deadline_for, open_dossiers_of, take_in
from guichet.application.workplace import Workplace
from guichet.domain import ids
from guichet.domain.commands import CitizenInput, Intake, PlaceInput
from guichet.domain.errors import Refusal
from guichet.domain.people import Agent

MARIE = CitizenInput(name="Marie Côté", phone="450 555-0147", email="marie@exemple.ca")


def citizen_of(desk: Workplace, number: str) -> str:
    """Return the identifier of a dossier's citizen."""
    return acting.show(desk, number).dossier.citizen or ""


def test_what_stands_on_screen_after_saving(desk: Workplace) -> None:
    """STAFF-3: the number, who answers, by when, by which clause, explained in one sentence."""
    taken = take_in(desk, request(channel="phone", topic="nid-de-poule", citizen=MARIE))
    assert taken.number == "2026-KL-0001-9"
    assert taken.service == desk.directory.topics["nid-de-poule"].service
    assert taken.deadline is not None
    assert taken.deadline.due == START.replace(day=25, hour=16, minute=30)
    assert (taken.deadline.rule, taken.deadline.clause) == ("return_call", "STAFF-3")
    assert "mercredi 25 novembre" in str(taken.deadline.explanation)
    assert len(taken.events) == 3, "the citizen, the dossier and the topic chosen"
    with desk.store.read() as connection:
        assert acting.find(connection, taken.number.lower().replace("-", " ")) == taken.entity_id


def test_a_message_of_saturday_is_due_on_monday_and_one_of_friday_afternoon_too(desk: Workplace) -> None:
    """STAFF-4: counted from the civil day of receipt, whatever the hour; received when it came, not when entered."""
    clock_of(desk).set(START.replace(day=30))
    for day, hour, due in ((28, 23, 30), (27, 15, 30), (29, 9, 30)):
        received = START.replace(day=day, hour=hour)
        taken = take_in(desk, request(channel="email", received=received))
        assert taken.deadline is not None
        assert (taken.deadline.due.day, taken.deadline.due.hour) == (due, 16)
        assert taken.deadline == deadline_for(desk, "email", received)


def test_settled_at_first_contact_owes_nothing_and_counts(desk: Workplace) -> None:
    """COM-8: one key; kept, closed, nothing owed."""
    taken = take_in(desk, request("Heures du bain libre ?", settled="13 h à 15 h"))
    assert taken.deadline is None
    shown = acting.show(desk, taken.number).dossier
    assert (shown.status, shown.first_contact, shown.open_due) == ("closed", True, ())


def test_an_anonymous_contact_makes_no_citizen(desk: Workplace) -> None:
    """DEF-1: nobody has to give a name; an empty form is nobody."""
    for citizen in (None, CitizenInput(), CitizenInput(name="  ", phone="\x00")):
        taken = take_in(desk, request(citizen=citizen))
        assert len(taken.events) == 1
        assert acting.show(desk, taken.number).citizen is None


def test_the_same_person_by_the_same_phone_is_one_citizen(desk: Workplace) -> None:
    """COM-1: name and a way to reach them; what is new is added, nothing known is lost."""
    first = take_in(desk, request(citizen=MARIE)).number
    second = take_in(
        desk,
        request(citizen=CitizenInput(name="MARIE  COTE", phone="(450) 555.0147", needs=("interprète",), address="12, rue Forest")),
    ).number  # fmt: skip
    assert citizen_of(desk, first) == citizen_of(desk, second)
    known = acting.show(desk, second).citizen
    assert known is not None
    assert (known.phones, known.emails) == (("+14505550147",), ("marie@exemple.ca",))
    assert (known.needs, known.address) == (("interprète",), "12, rue Forest")
    assert len(take_in(desk, request(citizen=MARIE)).events) == 2, "a name written otherwise is a change"


def test_a_household_may_share_a_phone(desk: Workplace) -> None:
    """COM-1: a phone alone is no identity: two people of one house stay two, and both are proposed."""
    first = take_in(desk, request(citizen=MARIE)).number
    second = take_in(desk, request(citizen=CitizenInput(name="Luc Côté", phone="450 555-0147"))).number
    assert citizen_of(desk, first) != citizen_of(desk, second)
    assert {line.name for line in complete_citizens(desk, "450 555-0147")} == {"Marie Côté", "Luc Côté"}
    nameless = take_in(desk, request(citizen=CitizenInput(phone="450 555-0147"))).number
    assert citizen_of(desk, nameless) not in (citizen_of(desk, first), citizen_of(desk, second))


def test_a_known_citizen_is_chosen_by_their_name_in_the_base(desk: Workplace) -> None:
    """COM-1: chosen from the list, brought up to date by what was typed; unknown ones are refused."""
    number = take_in(desk, request(citizen=MARIE)).number
    known = citizen_of(desk, number)
    again = take_in(desk, request(citizen=CitizenInput(id=known, language="en"))).number
    shown = acting.show(desk, again).citizen
    assert shown is not None
    assert (shown.name, shown.language) == ("Marie Côté", "en")
    assert len(take_in(desk, request(citizen=CitizenInput(id=known))).events) == 1, "nothing new, no event"
    for wrong in ("pas un identifiant", ids.text(b"\x01" * 16)):
        with pytest.raises(Refusal):
            take_in(desk, request(citizen=CitizenInput(id=wrong)))
    assert open_dossiers_of(desk, ids.raw(known)) == 3


def test_the_clerk_and_the_citizen_never_share_a_field(desk: Workplace) -> None:
    """STAFF-7: who entered it is the agent on duty, whatever the citizen is called."""
    taken = take_in(desk, request(citizen=CitizenInput(name=desk.agent.name)))
    shown = acting.show(desk, taken.number)
    assert shown.dossier.opened_by == desk.agent.id
    assert shown.authors[shown.dossier.opened_by] == desk.agent.name
    assert shown.dossier.citizen != ids.text(desk.agent.id)


def test_the_street_is_looked_up_and_a_provincial_one_goes_elsewhere(desk: Workplace) -> None:
    """ROUTE-1: type, article and accents forgiven; the owner decides who handles it; an unknown street is kept."""
    provincial = next(street for street in desk.directory.streets.values() if street.owner == "provincial")
    topic = next(code for code, t in desk.directory.topics.items() if t.if_provincial)
    taken = take_in(
        desk, request(topic=topic, place=PlaceInput(civic=" 12 ", street=provincial.full_name.upper()))
    )
    shown = acting.show(desk, taken.number).dossier
    assert shown.place.street == provincial.full_name
    assert (shown.place.civic, shown.place.owner) == ("12", "provincial")
    handler = desk.directory.topics[topic].if_provincial
    external = desk.directory.services[handler].scope == "external"
    assert taken.referred_to == (handler if external else "")
    assert desk.directory.services[taken.service].scope == "internal"
    unknown = take_in(desk, request(place=PlaceInput(street="rue de la Licorne", detail="au fond")))
    assert acting.show(desk, unknown.number).dossier.place.street == "rue de la Licorne"


@pytest.mark.parametrize(
    "citizen",
    [
        CitizenInput(name="x" * 501),
        CitizenInput(name="x", phone="4" * 501),
        CitizenInput(name="x", email="y" * 5_000_000),
        CitizenInput(name="x", note="z" * 20_001),
        CitizenInput(name="x", needs=("w" * 501,)),
    ],
)
def test_a_paste_in_the_wrong_box_is_refused_with_the_box(desk: Workplace, citizen: CitizenInput) -> None:
    """Bad input: a 5 MB paste; the sentence names the box in French, and nothing is recorded."""
    with pytest.raises(Refusal) as refused:
        take_in(desk, request(citizen=citizen))
    said = str(refused.value.message)
    assert len(said) < 300
    assert not any(f"« {word} »" in said for word in ("name", "phone", "email", "needs"))
    assert complete_citizens(desk, "x") == []


def test_control_characters_never_reach_the_record(desk: Workplace) -> None:
    """Bad input: NUL, escape, half a surrogate pair, from a paste or a script."""
    taken = take_in(
        desk, request("Trou\x00 \x1b[31mrouge\ud800 \r\nsuite", citizen=CitizenInput(name="A\x07nne\n B"))
    )
    shown = acting.show(desk, taken.number)
    assert shown.dossier.description == "Trou [31mrouge \nsuite"
    assert shown.citizen is not None
    assert shown.citizen.name == "Anne B"


def test_a_confidential_dossier_is_seen_by_its_circle_alone(desk: Workplace) -> None:
    """DEF-1: sealed from its first second, also from a supervisor and its clerk; also for acting and counting."""
    taken = take_in(desk, request(topic="plainte-employe", citizen=MARIE))
    manager = Agent(b"\x06" * 16, "Direction", "manager")
    for do in (
        lambda: acting.show(desk, taken.number),
        lambda: acting.perform(desk, acting.commands.Comment(taken.number, text="x")),
    ):
        with pytest.raises(Refusal) as refused:
            do()
        assert "DEF-1" in str(refused.value.message)
    assert taking_in.open_dossiers_of(desk, ids.raw(citizen_as(desk, manager, taken.number))) == 0
    desk.agent = manager
    assert acting.show(desk, taken.number).dossier.confidential


def citizen_as(desk: Workplace, agent: Agent, number: str) -> str:
    """Return a dossier's citizen as another agent sees it."""
    present, desk.agent = desk.agent, agent
    try:
        return citizen_of(desk, number)
    finally:
        desk.agent = present


def test_somebody_who_left_takes_nothing_in(desk: Workplace) -> None:
    """STAFF-7: who is on duty is on every event; nobody else records."""
    desk.agent = Agent(b"\x05" * 16, "Partie", "clerk", active=False)
    with pytest.raises(Refusal):
        take_in(desk, request())


def test_numbers_go_on_after_a_night_and_begin_anew_with_the_year(desk: Workplace) -> None:
    """Promise 3: the counter is the desk's, per civil year."""
    assert take_in(desk, request()).number == "2026-KL-0001-9"
    again = reopen(desk)
    assert take_in(again, request()).number.startswith("2026-KL-0002-")
    clock_of(again).set(START.replace(month=12, day=31, hour=23, minute=59))
    clock_of(again).advance(minutes=2)
    assert take_in(again, request()).number.startswith("2027-KL-0001-")
    again.close()


def test_a_watcher_hears_of_each_intake_once(desk: Workplace) -> None:
    """Screens follow what is recorded, whoever recorded it."""
    heard = []
    desk.watch(heard.append)
    taken = take_in(desk, Intake(channel="counter", description="x"))
    assert [receipt.changed for receipt in heard] == [frozenset({("dossier", taken.entity_id)})]
    assert clock_of(desk).advance(seconds=1) - START == timedelta(seconds=1)


def test_an_intake_leaves_what_was_read_of_the_city_as_it_is(desk: Workplace) -> None:
    """Promise 7: the topic learned from one intake does not make the next one read directory and calendar again."""
    take_in(desk, request(channel="phone", topic="nid-de-poule", citizen=MARIE))
    directory, calendar = desk.directory, desk.calendar
    take_in(desk, request(channel="phone", topic="nid-de-poule", citizen=MARIE))
    assert desk.directory is directory
    assert desk.calendar is calendar
