"""STAFF-1, STAFF-3 to STAFF-7, ELU-7, COM-10: what a dossier's page says beside its story; what a search finds."""

from datetime import datetime, timedelta

import pytest
from tests.workshop import clock_of, request

from guichet.application import acting, looking
from guichet.application.dossier_page import field_to_correct, read_page
from guichet.application.looking import Filter
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands
from guichet.domain.civil import ZONE
from guichet.domain.commands import CitizenInput, PlaceInput
from guichet.domain.errors import Refusal


def opened(desk: Workplace, channel: str = "phone", **given: object) -> str:
    given.setdefault("topic", "nid-de-poule")
    return take_in(desk, request("Gros trou", channel=channel, **given)).number


def test_what_is_owed_counts_down_in_business_time_and_names_the_action_that_does_it(desk: Workplace) -> None:
    number = opened(desk)
    (owed,) = read_page(desk, number=number).owed
    assert (owed.clause, str(owed.label), owed.band, owed.step) == (
        "STAFF-3",
        "Retourner l’appel",
        "next",
        "call",
    )
    assert str(owed.left) == "reste 1\u00a0jour ouvrable"
    clock_of(desk).set(datetime(2026, 11, 25, 14, 30, tzinfo=ZONE))
    (owed,) = read_page(desk, number=number).owed
    assert (owed.band, str(owed.left)) == ("today", "reste 2\u00a0h")
    clock_of(desk).set(datetime(2026, 11, 26, 9, 14, tzinfo=ZONE))
    page = read_page(desk, number=number)
    assert (page.band, str(page.owed[0].left)) == ("late", "en retard de 1\u00a0h\u00a014")
    assert page.open_days == 2


@pytest.mark.parametrize(
    ("channel", "clause", "step", "toward"),
    [
        ("email", "STAFF-4", "acknowledge", "citizen"),
        ("web", "STAFF-4", "acknowledge", "citizen"),
        ("facebook-city", "STAFF-5", "private", "citizen"),
        ("voicemail", "STAFF-3", "call", "citizen"),
    ],
)
def test_the_way_in_decides_the_action_that_answers(
    desk: Workplace, channel: str, clause: str, step: str, toward: str
) -> None:
    (owed,) = read_page(desk, number=opened(desk, channel)).owed
    assert (owed.clause, owed.step, owed.toward) == (clause, step, toward)


def test_the_page_names_the_accountable_person_with_the_extension_and_since_when(desk: Workplace) -> None:
    page = read_page(desk, number=opened(desk, place=PlaceInput("212", "rue Forest")))
    person = desk.directory.contacts[page.shown.dossier.contact]
    assert (str(page.person), page.extension) == (person.title_fr, person.extension)
    assert (str(page.topic), page.place, page.open_days) == ("Nid-de-poule", "212, rue Forest", 0)


def test_the_official_who_relays_is_kept_informed_and_the_page_says_when_they_last_were(
    desk: Workplace,
) -> None:
    number = opened(desk, "elected", relayed_by="Membre du conseil, district 3")
    (official,) = read_page(desk, number=number).officials
    assert official.last is None
    acting.perform(desk, commands.Contacted(number, means="email", outcome="sent", toward="official"))
    (official,) = read_page(desk, number=number).officials
    assert official.last == desk.clock.now()


def test_the_promise_stands_until_it_is_kept(desk: Workplace) -> None:
    number = opened(desk)
    agreed = datetime(2026, 11, 27, 12, 0, tzinfo=ZONE)
    acting.perform(desk, commands.Promise(number, due=agreed, said="réparé cette semaine"))
    page = read_page(desk, number=number)
    assert (page.promised, page.promise_said, page.promise_kept) == (agreed, "réparé cette semaine", False)
    acting.perform(desk, commands.Close(number, outcome="Réparé", told="Citoyenne", means="phone"))
    page = read_page(desk, number=number)
    assert page.promise_kept
    assert (page.owed, page.open_days) == ((), None)


def test_only_an_entry_with_words_is_corrected_in_place(desk: Workplace) -> None:
    number = opened(desk)
    acting.perform(desk, commands.Comment(number, text="Vu."))
    page = read_page(desk, number=number)
    assert [field_to_correct(page.shown, line.id) for line in page.story] == [
        ("text", "Vu."),
        ("description", "Gros trou"),
    ]
    acting.perform(
        desk, commands.Correct(number, entry=page.story[0].id, reason="Faute", fields={"text": "Lu."})
    )
    page = read_page(desk, number=number)
    assert field_to_correct(page.shown, page.story[0].id) is None


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (commands.Close("", told="Citoyenne"), "outcome"),
        (commands.Close("", outcome="Réparé"), "told"),
        (commands.Comment("", text=" "), "text"),
        (commands.Transfer("", contact="TP-02", answer="no"), "why"),
        (commands.Transfer(""), "contact"),
        (commands.Promise(""), "due"),
        (commands.Promise("", due=datetime(2026, 11, 20, 9, 0)), "due"),  # noqa: DTZ001 - civil time at the counter
        (commands.Comment("", datetime(2026, 11, 25, 9, 0), text="Demain"), "at"),  # noqa: DTZ001
    ],
)
def test_a_refusal_says_which_part_it_is_about(
    desk: Workplace, command: commands.AnyAction, field: str
) -> None:
    number = opened(desk)
    given = {name: getattr(command, name) for name in command.__struct_fields__}
    with pytest.raises(Refusal) as refused:
        acting.perform(desk, type(command)(**{**given, "dossier": number}))
    assert refused.value.field == field


# ------------------------------------------------------------------ the search


CITIZEN = CitizenInput(name="Citoyenne Lœuil-Côté 0147", phone="450-555-0147")


@pytest.mark.parametrize(
    "typed",
    ["450-555-0147", "(450) 555 0147", "450.555", "4505550147, poste 12", "5550147", "0147", "loeuil cote", "LŒUIL",
     "l'oeil", "L’ŒIL", "212 forest", "forest 212", "trou"],
)  # fmt: skip
def test_a_search_forgives_accents_apostrophes_ligatures_and_phone_punctuation(
    desk: Workplace, typed: str
) -> None:
    take_in(
        desk,
        request(
            "Gros trou devant l’œil",
            citizen=CITIZEN,
            place=PlaceInput("212", "rue Forest"),
            topic="nid-de-poule",
        ),
    )
    assert len(looking.page(desk, typed)) == 1
    assert looking.page(desk, "lampadaire") == []


def test_a_number_is_found_as_people_say_it(desk: Workplace) -> None:
    number = opened(desk)
    for said in (
        number,
        number.lower(),
        number.replace("-", ""),
        number.replace("-", " "),
        number[8:12].lstrip("0"),
    ):
        assert [line.number for line in looking.page(desk, said)] == [number]


def test_mine_are_the_ones_i_answer_for_or_took_in(desk: Workplace) -> None:
    number = opened(desk)
    assert [line.number for line in looking.page(desk, filters=looking.mine(desk, Filter()))] == [number]
    import msgspec

    desk.agent = msgspec.structs.replace(desk.agent, contact="TP-99")
    assert looking.page(desk, filters=looking.mine(desk, Filter())) == []
    desk.agent = msgspec.structs.replace(desk.agent, contact=acting.show(desk, number).dossier.contact)
    assert len(looking.page(desk, filters=looking.mine(desk, Filter()))) == 1


def test_a_few_words_find_dossiers_citizens_and_addresses(desk: Workplace) -> None:
    taken = take_in(
        desk,
        request("Gros trou", citizen=CITIZEN, place=PlaceInput("212", "rue Forest"), topic="nid-de-poule"),
    )
    found = looking.find_anything(desk, "212 rue forest")
    assert [line.number for line in found.dossiers] == [taken.number]
    assert found.places[0][0] == "212"
    assert found.places[0][1].full_name == "rue Forest"
    assert [known.name for known in looking.find_anything(desk, "0147").citizens] == [CITIZEN.name]
    assert looking.find_anything(desk, "  ") == looking.Findings()


def test_the_dossiers_opened_lately_come_back_in_their_order(desk: Workplace) -> None:
    first, second = opened(desk), opened(desk)
    assert [line.number for line in looking.recent(desk, [second, "2026-KL-9999-9", first])] == [
        second,
        first,
    ]


def test_a_confidential_dossier_stays_out_of_what_others_opened_lately(desk: Workplace) -> None:
    number = opened(desk, topic="plainte-employe")
    assert looking.recent(desk, [number]) == []


def test_the_story_is_a_day_older_tomorrow(desk: Workplace) -> None:
    number = opened(desk)
    clock_of(desk).set(desk.clock.now() + timedelta(days=6))
    assert read_page(desk, number=number).open_days == 4
