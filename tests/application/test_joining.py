"""One matter, several citizens: known already, joined, linked, told when it is solved; mass incidents (ROUTE-1, STAFF-7)."""

import pytest
from tests.workshop import clock_of, request

from guichet.application import acting, followups, incidents, joining, known, looking
from guichet.application.acting import perform
from guichet.application.taking_in import TakenIn, open_dossiers_of, take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands, ids
from guichet.domain.commands import CitizenInput, PlaceInput
from guichet.domain.errors import Refusal
from guichet.domain.payloads import Place
from guichet.store import queries

FOREST = Place("212", "rue Forest", "", "Centre", "municipal")
LIKELY = {"nid-de-poule": 0.9, "chaussee": 0.2}


def pothole(desk: Workplace, civic: str = "198", street: str = "rue Forest", **given: object) -> TakenIn:
    given.setdefault("topic", "nid-de-poule")
    given.setdefault("citizen", CitizenInput(name="Citoyenne 0147", phone="450-555-0147"))
    return take_in(desk, request("Gros trou dans la rue", "phone", place=PlaceInput(civic, street), **given))


def caller(number: int = 148) -> CitizenInput:
    return CitizenInput(name=f"Citoyen {number:04d}", phone=f"450-555-{number:04d}")


@pytest.fixture
def first(desk: Workplace) -> TakenIn:
    return pothole(desk)


def alike(desk: Workplace, place: Place = FOREST, words: str = "gros trou devant chez moi") -> list[str]:
    return [each.line.number for each in known.alike(desk, LIKELY, place, words)]


def test_an_open_dossier_a_few_doors_away_is_shown_with_what_was_done(
    desk: Workplace, first: TakenIn
) -> None:
    clock_of(desk).advance(hours=2)
    perform(desk, commands.Comment(first.number, text="Équipe prévue jeudi"))
    (found,) = known.alike(desk, LIKELY, FOREST, "gros trou devant chez moi")
    assert found.line.number == first.number
    assert found.citizens == 1
    assert found.last is not None
    assert "Équipe prévue jeudi" in (found.last.detail, found.last.headline.render())
    assert [reason.render() for reason in found.reasons][:2] == ["même sujet", "même rue, à 14 numéros de là"]


def test_what_is_closed_old_elsewhere_or_confidential_is_not_shown(desk: Workplace, first: TakenIn) -> None:
    assert alike(desk, Place("3", "rue Blain")) == []
    pothole(desk, citizen=caller(), topic="plainte-employe")
    assert alike(desk) == [first.number]
    clock_of(desk).advance(days=31)
    assert alike(desk) == []


def test_the_city_says_how_far_back_the_same_matter_lies(desk: Workplace) -> None:
    snow = pothole(desk, topic="deneigement-rue")
    likely = {"deneigement-rue": 1.0}
    assert [each.line.number for each in known.alike(desk, likely, FOREST, "gros trou")] == [snow.number]
    clock_of(desk).advance(days=5)
    assert known.alike(desk, likely, FOREST, "gros trou") == []


def test_who_joins_is_counted_found_by_name_and_owed_what_the_channel_owes(
    desk: Workplace, first: TakenIn
) -> None:
    joined = joining.join(
        desk,
        commands.Join(first.number, channel="voicemail", citizen=caller(), place=PlaceInput("212", "forest")),
    )
    assert (joined.number, joined.citizens, joined.owed) == (first.number, 2, ("return_call",))
    assert [line.number for line in looking.page(desk, "citoyen 0148")] == [first.number]
    assert [line.number for line in looking.page(desk, "450 555-0148")] == [first.number]
    due = followups.follow_ups(desk)
    assert {row.line.citizen for row in due.rows} == {"Citoyenne 0147", "Citoyen 0148"}
    assert {row.line.phone for row in due.rows} == {"+14505550147", "+14505550148"}
    (line,) = known.alike(desk, LIKELY, FOREST, "gros trou")
    assert line.citizens == 2
    with desk.store.read() as connection:
        (person,) = queries.complete_citizens(connection, "citoyen 0148")
    assert open_dossiers_of(desk, person.entity_id) == 1


def test_an_answer_on_the_spot_leaves_nothing_owed_and_a_call_is_for_whom_it_names(
    desk: Workplace, first: TakenIn
) -> None:
    told = joining.join(
        desk, commands.Join(first.number, citizen=caller(148), answered="Équipe prévue jeudi.")
    )
    assert told.owed == ()
    waits = joining.join(desk, commands.Join(first.number, channel="voicemail", citizen=caller(149)))
    dossier = acting.show(desk, first.number).dossier
    who = dossier.joined[-1].citizen
    perform(desk, commands.Contacted(first.number, means="phone", outcome="reached"))
    left = acting.show(desk, first.number).dossier.open_due
    assert [due.citizen for due in left] == [who]
    perform(desk, commands.Contacted(first.number, citizen=who or "", outcome="reached"))
    assert acting.show(desk, first.number).dossier.open_due == ()
    assert waits.citizens == 3


def test_nobody_joins_twice_nor_a_closed_nor_a_confidential_dossier(desk: Workplace, first: TakenIn) -> None:
    joining.join(desk, commands.Join(first.number, citizen=caller()))
    with pytest.raises(Refusal, match="déjà au dossier"):
        joining.join(desk, commands.Join(first.number, citizen=caller()))
    sealed = pothole(desk, topic="plainte-employe", citizen=caller(150))
    with pytest.raises(Refusal, match="DEF-1"):
        joining.join(desk, commands.Join(sealed.number, citizen=caller(151)))
    anonymous = joining.join(desk, commands.Join(first.number))
    assert anonymous.citizens == 3
    perform(desk, commands.Contacted(first.number))
    perform(desk, commands.Close(first.number, outcome="Réparé", told="Citoyenne", means="phone"))
    with pytest.raises(Refusal, match="est fermé"):
        joining.join(desk, commands.Join(first.number, citizen=caller(152)))


def test_once_solved_everyone_who_reported_it_is_owed_a_word_until_told(
    desk: Workplace, first: TakenIn
) -> None:
    for number in (148, 149):
        joining.join(desk, commands.Join(first.number, citizen=caller(number), answered="On s’en occupe."))
    perform(desk, commands.Contacted(first.number))
    perform(desk, commands.Close(first.number, outcome="Trou réparé", told="Citoyenne 0147", means="phone"))
    rows = followups.follow_ups(desk).rows
    assert sorted(row.line.citizen for row in rows) == ["Citoyen 0148", "Citoyen 0149"]
    assert {row.line.rule for row in rows} == {"tell_solved"}
    everyone = joining.to_tell(desk, first.number)
    assert [each.told for each in everyone] == [True, False, False]
    dossier = acting.show(desk, first.number).dossier
    perform(
        desk,
        commands.Contacted(
            first.number, citizen=dossier.joined[0].citizen or "", outcome="message_left", means="voicemail"
        ),
    )
    assert [row.line.citizen for row in followups.follow_ups(desk).rows] == ["Citoyen 0149"]
    assert [each.told for each in joining.to_tell(desk, first.number)] == [True, True, False]


def test_links_go_one_step_only(desk: Workplace, first: TakenIn) -> None:
    second, third = pothole(desk, "200", citizen=caller(148)), pothole(desk, "202", citizen=caller(149))
    joining.link(desk, commands.Link(second.number, to=first.number))
    joining.link(desk, commands.Link(third.number, to=second.number))
    assert joining.history(desk, third.number) == (first.number, ())
    assert joining.history(desk, first.number) == ("", (second.number, third.number))
    assert alike(desk) == [first.number]
    with pytest.raises(Refusal, match="dossier principal"):
        joining.link(desk, commands.Link(first.number, to=pothole(desk, "9", citizen=caller(150)).number))
    with pytest.raises(Refusal, match="lui-même"):
        joining.link(desk, commands.Link(first.number, to=second.number))
    assert [each.number for each in joining.to_tell(desk, first.number)] == [
        first.number,
        second.number,
        third.number,
    ]


@pytest.fixture
def storm(desk: Workplace) -> incidents.Incident:
    flood = pothole(desk, topic="egout-bouche")
    return incidents.declare(
        desk,
        commands.DeclareIncident(
            flood.number, label="Refoulements, secteur Centre", said_fr="L’équipe est en route."
        ),
    )


def test_each_caller_of_a_mass_incident_is_kept_in_one_go_and_counted_by_street(
    desk: Workplace, storm: incidents.Incident
) -> None:
    for number, street in ((148, "forest"), (149, "blain"), (150, "forest"), (151, "")):
        kept = incidents.keep(desk, storm, caller(number), PlaceInput("12", street))
        assert kept.owed == ()
    found = incidents.counted(desk, storm)
    assert found.citizens == 5
    assert found.streets == (("rue Forest", 3), ("rue Blain", 1), ("", 1))
    (proposed, *_) = known.alike(
        desk, {"egout-bouche": 0.8}, Place("4", "rue Provençal"), "eau dans le sous-sol"
    )
    assert proposed.incident == storm
    assert proposed.reasons[0].render() == "incident déclaré : Refoulements, secteur Centre"


def test_an_incident_is_declared_once_changed_and_ended(desk: Workplace, storm: incidents.Incident) -> None:
    with pytest.raises(Refusal, match="déjà en cours"):
        incidents.declare(desk, commands.DeclareIncident(storm.number))
    changed = incidents.declare(desk, commands.DeclareIncident(incident=storm.id, said_fr="Réglé vers 16 h."))
    assert (changed.id, changed.label, changed.said_fr) == (storm.id, storm.label, "Réglé vers 16 h.")
    assert incidents.running(desk) == [changed]
    ended = incidents.end(desk, commands.EndIncident(storm.id))
    assert ended.ended_at == desk.clock.now()
    assert incidents.running(desk) == []
    with pytest.raises(Refusal, match="déjà terminé"):
        incidents.end(desk, commands.EndIncident(storm.id))
    with pytest.raises(Refusal, match="Aucun incident"):
        incidents.end(desk, commands.EndIncident(ids.text(b"x" * 16)))
