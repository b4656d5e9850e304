"""Where the citizen is directed (ROUTE-1, ROUTE-2, COM-4): reasons, provincial streets, what this city's clerks chose."""

from datetime import datetime

import pytest
from tests.workshop import reopen, request

from guichet.application import acting, directory, routing, routing_learned
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands, ids, people
from guichet.domain.civil import ZONE
from guichet.domain.directory import Topic
from guichet.domain.errors import Refusal
from guichet.domain.payloads import ChoiceMade, decode
from guichet.domain.people import Agent
from guichet.domain.routing.learned import choice
from guichet.store import events

ODD = "la patente grise du coin fait encore des siennes"
HOLE = "y'a un gros trou dans la rue"


def first(desk: Workplace, text: str, street: str = "") -> routing.Lookup:
    return routing.look_up(desk, text, street=street, limit=1)[0]


def chosen(desk: Workplace, text: str, topic: str, **given: object) -> str:
    return take_in(desk, request(text, topic=topic, **given)).number


def test_reasons_are_the_clerks_own_words_between_guillemets(desk: Workplace) -> None:
    found = first(desk, "y'a un méchant trou dans la rue")
    said = routing.as_json(found, "fr", str)
    assert found.topic.code == "nid-de-poule"
    assert any("trou" in word for word in found.words)
    assert "«\u00a0" in said["because"]


def test_a_provincial_street_goes_to_the_ministry_and_says_why(desk: Workplace) -> None:
    city, province = first(desk, HOLE, "rue Forest"), first(desk, HOLE, "ch. des Patriotes N.")
    assert not city.provincial
    assert city.topic.service == "TP"
    assert province.provincial
    assert province.service is not None
    assert province.service.code == "MTQ"
    assert province.contact is None
    assert "provinciale" in str(province.because)
    assert "Patriotes" in str(province.because)


def test_a_provincial_street_changes_nothing_for_a_topic_of_the_city(desk: Workplace) -> None:
    found = first(desk, "mes vidanges ont pas été ramassées", "ch. des Patriotes N.")
    assert found.topic.code == "collecte-ordures"
    assert not found.provincial


def test_a_choice_acts_at_once_at_this_desk_and_after_the_night(desk: Workplace) -> None:
    assert first(desk, ODD).topic.code != "telecom"
    chosen(desk, ODD, "telecom")
    assert first(desk, ODD).topic.code == "telecom"
    again = reopen(desk)
    assert first(again, ODD).topic.code == "telecom"
    again.close()


def test_a_dossier_sent_elsewhere_teaches_its_new_topic_alone(desk: Workplace) -> None:
    routing.prepare(desk)
    number = chosen(desk, ODD, "telecom")
    acting.perform(desk, commands.Assign(number, topic="lampadaire", reason="c’était le lampadaire"))
    assert first(desk, ODD).topic.code == "lampadaire"
    assert len(routing_learned.forget(desk, "telecom")) == 0


def test_what_was_learned_is_forgotten_for_a_topic_or_whole(desk: Workplace) -> None:
    before = first(desk, ODD)
    chosen(desk, ODD, "telecom")
    chosen(desk, ODD, "lampadaire")
    assert len(routing_learned.forget(desk, "telecom")) == 1
    assert first(desk, ODD).topic.code == "lampadaire"
    assert len(routing_learned.forget(desk)) == 1
    assert first(desk, ODD) == before


def test_one_choice_is_forgotten_and_learned_again(desk: Workplace) -> None:
    """ROUTE-1: what was chosen by mistake is found by its dossier, forgotten alone, and taken back."""
    before = first(desk, ODD)
    number = chosen(desk, ODD, "telecom")
    other = chosen(desk, f"{ODD} encore", "telecom")
    assert routing_learned.counted(desk) == {"telecom": 2}
    newest, oldest = routing_learned.taught(desk, "telecom")
    assert (newest.number, oldest.number) == (other, number)
    assert oldest.said.startswith(ODD)
    assert oldest.received == desk.clock.now()
    gone = routing_learned.forget(desk, code=newest.code)
    assert [each.number for each in routing_learned.taught(desk, "telecom")] == [number]
    routing_learned.forget(desk, "telecom")
    assert first(desk, ODD) == before
    assert routing_learned.learn_again(desk, gone) == 1
    assert routing_learned.counted(desk) == {"telecom": 1}
    assert first(desk, f"{ODD} encore").topic.code == "telecom"


def test_a_choice_without_a_dossier_in_reach_is_listed_without_words(desk: Workplace) -> None:
    """DEF-1: a choice holds no sentence of its own; one from a dossier that is not here is counted and forgettable."""
    code = ids.text(ids.entry_id("choice", "elsewhere"))
    with desk.recorder.transaction(desk.agent.id) as transaction:
        transaction.append("choice", ids.raw(code), ChoiceMade("telecom", choice(ODD, "telecom").traits))
        receipt = transaction.receipt
    desk.recorded(receipt)
    assert routing_learned.taught(desk, "telecom") == [routing_learned.Taught(code)]
    assert len(routing_learned.forget(desk, code=code)) == 1
    assert routing_learned.taught(desk, "telecom") == []


def test_only_who_keeps_the_directory_may_forget(desk: Workplace) -> None:
    desk.agent = Agent(desk.agent.id, desk.agent.name, "agent")
    assert not people.may(desk.agent, "edit_directory")
    with pytest.raises(Refusal):
        routing_learned.forget(desk)


def test_a_confidential_dossier_teaches_nothing(desk: Workplace) -> None:
    chosen(desk, ODD, "telecom", confidential=True)
    assert first(desk, ODD).topic.code != "telecom"


def test_a_choice_travels_as_an_event_without_the_sentence(desk: Workplace) -> None:
    chosen(desk, f"{ODD}, dit Mme Untelle au 450 555-0147", "telecom")
    with desk.store.read() as connection:
        stored = [event for batch in events.by_entity(connection, "e.stream = 'choice'") for event in batch]
    assert len(stored) == 1
    made = decode(stored[0].header.type, stored[0].header.version, stored[0].payload)
    assert isinstance(made, ChoiceMade)
    assert made.topic == "telecom"
    assert not any(word in (stored[0].payload or b"") for word in (b"patente", b"Untelle", b"0147"))


def test_a_topic_added_to_the_directory_is_found_at_the_next_question(desk: Workplace) -> None:
    routing.prepare(desk)
    directory.define(
        desk, Topic("ruches", "Ruches et apiculture", service="URB", keywords=("ruche", "abeilles"))
    )
    assert first(desk, "je veux mettre une ruche dans ma cour").topic.code == "ruches"


def test_the_instant_decides_whether_the_service_is_open(desk: Workplace) -> None:
    open_at = routing.look_up(desk, HOLE, at=datetime(2026, 11, 24, 10, 0, tzinfo=ZONE), limit=1)[0]
    closed_at = routing.look_up(desk, HOLE, at=datetime(2026, 11, 28, 10, 0, tzinfo=ZONE), limit=1)[0]
    assert open_at.opening is not None
    assert closed_at.opening is not None
    assert open_at.opening.is_open
    assert not closed_at.opening.is_open
