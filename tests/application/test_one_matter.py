"""At the counter, one more citizen on one matter: joined with their draft, linked, kept for an incident, taken back
(ROUTE-1, STAFF-1, STAFF-7).
"""

import pytest
from tests.workshop import clock_of, request

from guichet.application import acting, dossier_page, drafts, incidents, joining, looking, one_matter
from guichet.application.acting import perform
from guichet.application.taking_in import TakenIn, take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands
from guichet.domain.commands import CitizenInput, DeclareIncident, PlaceInput
from guichet.domain.errors import Refusal
from guichet.domain.payloads import Place

POTHOLE = {"nid-de-poule": 0.9}


def caller(number: int = 148, **given: object) -> CitizenInput:
    return CitizenInput(name=f"Citoyen {number:04d}", phone=f"450-555-{number:04d}", **given)  # type: ignore[arg-type]


def pothole(desk: Workplace, **given: object) -> TakenIn:
    given.setdefault("topic", "nid-de-poule")
    given.setdefault("citizen", caller(147))
    place = PlaceInput("198", "rue Forest")
    return take_in(desk, request("Gros trou dans la rue", "phone", place=place, **given))


def draft(desk: Workplace) -> str:
    drafts.keep(desk, "typed", {"description": "Trou devant chez moi"})
    return "typed"


def test_the_card_says_who_handles_it_and_where(desk: Workplace) -> None:
    """STAFF-1: with the extension to transfer to."""
    number = pothole(desk).number
    (found,) = one_matter.beside(desk, "gros trou", "212", "forest", POTHOLE)
    assert (found.number, found.place, found.extension) == (number, "198, rue Forest", "1502")
    assert found.person.render() == "Contremaître à la voirie"
    assert found.service.render()


def test_who_joins_leaves_no_draft_and_knows_who_calls_back_and_when(desk: Workplace) -> None:
    """ROUTE-1, STAFF-3: what the channel owes is owed to the one who joined."""
    number = pothole(desk).number
    kept = one_matter.join(desk, commands.Join(number, channel="voicemail", citizen=caller()), draft(desk))
    assert (kept.number, kept.citizens, kept.anonymous) == (number, 2, False)
    assert kept.deadline is not None
    assert (kept.deadline.rule, kept.deadline.due.day, kept.deadline.due.hour) == ("return_call", 25, 16)
    assert drafts.waiting(desk) == []


def test_a_joining_that_is_refused_leaves_the_draft_and_records_nothing(desk: Workplace) -> None:
    """Promise 1."""
    number = pothole(desk).number
    before = acting.show(desk, number).dossier
    with pytest.raises(Refusal, match="déjà au dossier"):
        one_matter.join(desk, commands.Join(number, citizen=caller(147)), draft(desk))
    assert [each.id for each in drafts.waiting(desk)] == ["typed"]
    assert acting.show(desk, number).dossier == before


def test_a_joining_by_mistake_is_struck_by_a_correction_and_owes_nothing_more(desk: Workplace) -> None:
    """STAFF-7: the entry and its correction stay on the timeline; the person can join again."""
    number = pothole(desk).number
    command = commands.Join(number, channel="voicemail", citizen=caller())
    kept = one_matter.join(desk, command, "")
    one_matter.take_back(desk, number, kept.entry, "Jointe par erreur")
    dossier = acting.show(desk, number).dossier
    assert dossier.joined == ()
    assert not any(due.citizen for due in dossier.open_due)
    assert [entry.header.type for entry in dossier.entries][-2:] == ["dossier.joined", "dossier.corrected"]
    assert looking.page(desk, "citoyen 0148") == []
    assert one_matter.join(desk, command, "").citizens == 2


def test_a_new_dossier_is_linked_or_stands_open_with_the_reason_why_not(desk: Workplace) -> None:
    """ROUTE-1: one step only; a refused link loses nothing of the intake."""
    first = pothole(desk).number
    intake = request("Trou", topic="nid-de-poule", citizen=caller())
    linked = one_matter.save_linked(desk, intake, draft(desk), None, (), first)
    assert linked.refused is None
    assert joining.history(desk, linked.saved.taken.number) == (first, ())
    assert drafts.waiting(desk) == []
    onward = one_matter.save_linked(desk, intake, "", None, (), linked.saved.taken.number)
    assert onward.to == first, "a link to a linked dossier goes to its principal"
    sealed = pothole(desk, topic="plainte-employe", citizen=caller(150)).number
    refused = one_matter.save_linked(desk, intake, "", None, (), sealed)
    assert refused.refused is not None
    assert "DEF-1" in refused.refused.render()
    assert acting.show(desk, refused.saved.taken.number).dossier.status == "open"
    one_matter.take_back(desk, linked.saved.taken.number, linked.entry, "Autre trou")
    assert joining.history(desk, linked.saved.taken.number) == ("", ())


def storm(desk: Workplace, **given: object) -> incidents.Incident:
    given.setdefault("label", "Refoulements d’égout")
    given.setdefault("said_fr", "L’équipe est en route.")
    given.setdefault("said_en", "The crew is on its way.")
    return incidents.declare(desk, DeclareIncident(topic="egout-bouche", **given))  # type: ignore[arg-type]


def join_storm(
    desk: Workplace, incident: incidents.Incident, number: int, street: str, **given: object
) -> object:
    command = commands.Join(
        incident.number, channel="phone", citizen=caller(number, **given), place=PlaceInput("12", street)
    )
    return one_matter.keep(desk, incident.id, command, "")


def test_an_incident_that_nobody_reported_yet_opens_its_dossier_and_counts_from_none(desk: Workplace) -> None:
    """ROUTE-1, COM-7: its streets stand in the list before their first caller."""
    incident = storm(desk, streets=("forest", "blain"))
    assert acting.show(desk, incident.number).dossier.description == "Refoulements d’égout"
    (counted,) = one_matter.under_way(desk)
    assert (counted.citizens, counted.streets) == (0, (("rue Blain", 0), ("rue Forest", 0)))
    kept = join_storm(desk, incident, 148, "forest")
    assert isinstance(kept, one_matter.Kept)
    assert (kept.citizens, kept.street, kept.of_street, kept.said) == (
        1,
        "rue Forest",
        1,
        "L’équipe est en route.",
    )
    assert kept.deadline is None
    told = join_storm(desk, incident, 149, "forest", language="en")
    assert isinstance(told, one_matter.Kept)
    assert (told.of_street, told.said) == (2, "The crew is on its way.")


def test_the_intake_that_reports_it_first_becomes_the_dossier_of_the_incident(desk: Workplace) -> None:
    """Promise 1: dossier, incident and draft in one transaction, or nothing of it."""
    first = request(
        "De l’eau partout", "phone", topic="egout-bouche", citizen=caller(), place=PlaceInput("4", "blain")
    )
    with pytest.raises(Refusal, match="n’est pas au répertoire"):
        incidents.declare(desk, DeclareIncident(streets=("rue Inventée",)), first, draft(desk))
    assert looking.page(desk, "citoyen 0148") == []
    assert len(drafts.waiting(desk)) == 1
    incident = incidents.declare(desk, DeclareIncident(sector="centre"), first, "typed")
    assert (incident.topic, incident.sector) == ("egout-bouche", "Centre")
    assert drafts.waiting(desk) == []
    (counted,) = one_matter.under_way(desk)
    assert (counted.citizens, counted.streets) == (1, (("rue Blain", 1),))


def test_who_joins_the_dossier_of_an_incident_is_one_of_its_callers(desk: Workplace) -> None:
    """COM-7: told what it says, owed nothing, counted with the others."""
    incident = storm(desk, streets=("forest",))
    command = commands.Join(
        incident.number, channel="phone", citizen=caller(), place=PlaceInput("3", "forest")
    )
    kept = one_matter.join(desk, command, "")
    assert (kept.citizens, kept.incident, kept.of_street, kept.deadline) == (1, incident.label, 1, None)
    assert acting.show(desk, incident.number).dossier.joined[0].answered == "L’équipe est en route."


def test_an_incident_of_some_streets_is_not_put_before_another_street(desk: Workplace) -> None:
    """ROUTE-1: elsewhere it is an ordinary dossier, as like as its words."""
    incident = storm(desk, streets=("forest",))
    likely = {"egout-bouche": 0.9}
    (here,) = one_matter.beside(desk, "eau", "3", "forest", likely)
    assert (here.incident, here.citizens) == (incident, 0)
    assert one_matter.beside(desk, "eau", "3", "blain", likely) == ()
    assert incidents.concerns(incident, Place()), "without a street it may be there"


def test_what_an_incident_says_has_an_end_to_come_and_a_sector_that_exists(desk: Workplace) -> None:
    with pytest.raises(Refusal, match="déjà passée") as past:
        storm(desk, until=clock_of(desk).now())
    assert past.value.field == "until"
    with pytest.raises(Refusal, match="d’aucune rue") as nowhere:
        storm(desk, sector="Lune")
    assert nowhere.value.field == "sector"
    with pytest.raises(Refusal, match="sujet de l’incident"):
        incidents.declare(desk, DeclareIncident(label="Panne"))
    incident = storm(desk, streets=("forest",), until=clock_of(desk).now().replace(hour=16))
    changed = incidents.declare(desk, DeclareIncident(incident=incident.id, label="Refoulements", streets=()))
    assert (changed.label, changed.streets, changed.until) == ("Refoulements", (), incident.until)
    assert changed.unreported


def test_a_caller_is_not_kept_for_an_incident_that_is_over(desk: Workplace) -> None:
    incident = storm(desk)
    incidents.end(desk, commands.EndIncident(incident.id))
    with pytest.raises(Refusal, match="terminé"):
        join_storm(desk, incident, 148, "forest")
    assert acting.show(desk, incident.number).dossier.joined == ()


def test_once_it_is_solved_one_list_says_who_waits_for_a_word_and_who_was_told(desk: Workplace) -> None:
    """STAFF-7, tell_solved: everyone with name and phone, those who wait first; the story names who was told."""
    incident = storm(desk)
    for number in (148, 149):
        join_storm(desk, incident, number, "forest")
    one_matter.keep(desk, incident.id, commands.Join(incident.number), "")
    assert [each.state for each in dossier_page.read_page(desk, number=incident.number).others] == [
        "later",
        "later",
        "anonymous",
    ]
    perform(desk, commands.Close(incident.number, outcome="Conduite réparée", told="tous", means="phone"))
    page = dossier_page.read_page(desk, number=incident.number)
    assert [(each.name, each.phone, each.state) for each in page.others] == [
        ("Citoyen 0148", "+14505550148", "waits"),
        ("Citoyen 0149", "+14505550149", "waits"),
        ("", "", "anonymous"),
    ]
    assert [(line.whom, line.step) for line in page.owed] == [
        ("Citoyen 0148", "call"),
        ("Citoyen 0149", "call"),
    ]
    perform(desk, commands.Contacted(incident.number, citizen=page.owed[0].citizen))
    page = dossier_page.read_page(desk, number=incident.number)
    assert [each.state for each in page.others] == ["waits", "told", "anonymous"]
    assert page.story[0].headline.render() == "Parlé avec Citoyen 0148"
    joined = next(
        each for each in page.story if each.sign == "opened" and each.headline.render().startswith("Citoyen")
    )
    assert joined.headline.render() == "Citoyen 0149 signale la même chose"
