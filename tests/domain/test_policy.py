"""The policy as data: what the shipped file says, and what a wrong file is told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.policies import shipped, shipped_data

from guichet.domain.directory import KINDS, Contact, Directory, Service, Topic
from guichet.domain.errors import EnvironmentFault, Refusal
from guichet.domain.policy import CHANNELS, CLAUSES, Discharge, PolicyError, directory_problems, load_policy

POLICY = shipped()


def problems_of(data: dict[str, Any]) -> dict[str, str]:
    """What the loader says of a spoiled file, by place."""
    with pytest.raises(PolicyError) as caught:
        load_policy(data)
    return {problem.path: str(problem.message).replace("\u00a0", " ") for problem in caught.value.problems}


# --- What the shipped file says ---------------------------------------------------------------------


def test_every_clause_has_its_title_and_text_in_both_languages() -> None:
    assert set(POLICY.clauses) == set(CLAUSES)
    assert len(CLAUSES) == 30
    for clause in POLICY.clauses.values():
        for words in (clause.title, clause.text):
            assert words.render("fr")
            assert words.render("en") not in ("", words.render("fr"))
            assert "'" not in words.render("fr") + words.render("en"), (
                "apostrophes are curly in what is shown"
            )


def test_staff_3_says_what_the_council_voted() -> None:
    assert str(POLICY.clauses["STAFF-3"].text) == (
        "Pour tout appel ou message laissé à sa boîte vocale, le personnel doit retourner l’appel au plus tard"
        " à la fin de la journée ouvrable suivant la réception de l’appel."
    )
    assert (POLICY.resolution, POLICY.adopted) == ("2018-464", date(2018, 12, 3))


@pytest.mark.parametrize(
    ("channel", "rule", "clause", "label"),
    [
        ("phone", "return_call", "STAFF-3", "Retourner l’appel"),
        ("voicemail", "return_call", "STAFF-3", "Retourner l’appel"),
        ("email", "acknowledge", "STAFF-4", "Accuser réception"),
        ("web", "acknowledge", "STAFF-4", "Accuser réception"),
        ("facebook-city", "private_reply", "STAFF-5", "Répondre en privé"),
        ("facebook-recreation", "private_reply", "STAFF-5", "Répondre en privé"),
        ("counter", "follow_up", "COM-7", "Donner suite"),
        ("letter", "follow_up", "COM-7", "Donner suite"),
        ("elected", "follow_up_relay", "ELU-2", "Donner suite et informer l’élu"),
    ],
)
def test_each_channel_makes_its_rule_owed(channel: str, rule: str, clause: str, label: str) -> None:
    found = POLICY.rule_for(channel)
    assert (found.key, found.clause, str(found.label)) == (rule, clause, label)


def test_all_channels_and_kinds_are_there() -> None:
    assert tuple(POLICY.channels) == CHANNELS
    assert tuple(POLICY.kinds) == KINDS
    assert "insatisfaction" in str(POLICY.kinds["complaint"].definition), "DEF-1"
    assert "changement de situation" in str(POLICY.kinds["request"].definition), "DEF-2"


def test_staff_5_fixes_who_answers_a_facebook_page() -> None:
    assert POLICY.channel("facebook-city").answered_by == "SCC"
    assert POLICY.channel("facebook-recreation").answered_by == "LOISIR"
    assert POLICY.channel("facebook-city").private_reply


def test_an_unknown_channel_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refusal, match=r"fax.*counter.*voicemail"):
        POLICY.rule_for("fax")


@pytest.mark.parametrize("rule", list(POLICY.rules))
@pytest.mark.parametrize("toward", ["citizen", "official", "director", "colleague"])
@pytest.mark.parametrize("means", ["phone", "voicemail", "email", "private_message", "public_message", "web"])
def test_an_automatic_message_never_discharges(rule: str, toward: str, means: str) -> None:
    assert not POLICY.discharges(rule, means, "automatic", toward)


def test_an_automatic_message_discharges_nothing_even_where_a_rule_would_count_it() -> None:
    lax = msgspec.structs.replace(
        POLICY.rules["acknowledge"],
        discharged_by=(Discharge(("citizen",), ("email",), ("automatic", "sent")),),
    )
    assert lax.discharged("email", "sent")
    assert not lax.discharged("email", "automatic")


@pytest.mark.parametrize(
    ("rule", "means", "outcome", "toward", "done"),
    [
        ("return_call", "phone", "reached", "citizen", True),
        ("return_call", "phone", "message_left", "citizen", False),
        ("return_call", "phone", "no_answer", "citizen", False),
        ("return_call", "phone", "reached", "colleague", False),
        ("return_call", "in_person", "reached", "citizen", True),
        ("acknowledge", "email", "sent", "citizen", True),
        ("acknowledge", "phone", "reached", "citizen", True),
        ("private_reply", "private_message", "sent", "citizen", True),
        ("private_reply", "public_message", "sent", "citizen", False),
        ("follow_up", "public_message", "sent", "citizen", False),
        ("follow_up", "letter", "sent", "citizen", True),
        ("call_back", "phone", "reached", "citizen", True),
        ("follow_up_director", "phone", "reached", "director", True),
        ("follow_up_director", "phone", "reached", "official", False),
        ("follow_up_official", "email", "sent", "official", True),
        ("follow_up_official", "email", "sent", "citizen", False),
        ("promised", "phone", "reached", "citizen", False),
        ("rule_of_another_policy", "phone", "reached", "citizen", False),
    ],
)
def test_what_discharges(rule: str, means: str, outcome: str, toward: str, done: bool) -> None:
    """STAFF-3, STAFF-4, STAFF-5, ELU-6, ELU-7: an answer counts, an attempt or a public reply does not."""
    assert POLICY.discharges(rule, means, outcome, toward) is done


def test_elu_6_and_elu_7_fall_due_at_the_escalation() -> None:
    assert [rule.clause for rule in POLICY.owed_on("escalated")] == ["ELU-6", "ELU-7"]
    assert POLICY.owed_on("relayed") == ()
    assert [step.clause for step in POLICY.escalation.steps] == [f"ELU-{n}" for n in range(1, 8)]


def test_a_complaint_about_the_general_manager_goes_to_the_substitute() -> None:
    """DEF-1: never to the person complained of."""
    assert POLICY.escalation.accountable() == "DG-01"
    assert POLICY.escalation.accountable(about="TP-01") == "DG-01"
    assert POLICY.escalation.accountable(about="DG-01") == "GREFFE-01"


def test_the_directory_must_know_whom_the_policy_names() -> None:
    full = Directory.of(
        [Service(code, code) for code in ("SCC", "LOISIR")],
        [Contact(code, code) for code in ("DG-01", "GREFFE-01", "SCC-03")],
        [
            Topic(code, code)
            for code in ("plainte-employe", "plainte-elu", "deneigement-rue", "deneigement-trottoir")
        ],
    )
    assert directory_problems(POLICY, full) == ()
    lacking = {problem.path for problem in directory_problems(POLICY, Directory())}
    assert lacking == {
        "channels.facebook-city.answered_by",
        "channels.facebook-recreation.answered_by",
        "front_desk.service",
        "front_desk.contact",
        "escalation.general_manager",
        "escalation.substitute",
        "confidential.topics",
        "already_known.topics",
    }


# --- What a wrong file is told ----------------------------------------------------------------------


def test_an_empty_file_is_told_every_section_that_is_missing() -> None:
    found = problems_of({})
    assert set(found) == {
        "format", "city", "clauses", "kinds", "rules", "channels", "escalation", "front_desk", "hours", "holidays",
    }  # fmt: skip
    assert found["hours"] == "manque; attendu : une table [hours]."


def test_all_problems_are_listed_at_once_each_with_its_place() -> None:
    data = shipped_data()
    data["city"]["name_fr"] = 3
    del data["clauses"]["STAFF-3"]
    data["rules"]["return_call"]["deadline"] = "tomorrow"
    data["channels"]["phone"]["rule"] = "call"
    data["hours"]["week"] = "Lun-Ven 8:00 à midi"
    data["holidays"]["days"][1]["on"] = "02-30"
    with pytest.raises(PolicyError) as caught:
        load_policy(data)
    assert isinstance(caught.value, EnvironmentFault)
    message = str(caught.value).replace("\u00a0", " ")
    assert len(caught.value.problems) == 7
    for line in (
        "city.name_fr : attendu : un texte; trouvé : 3.",
        "clauses.STAFF-3 : manque; ajoutez la table [clauses.STAFF-3].",
        "rules.return_call.deadline : attendu : un de « end-of-next-business-day », « promised-date »; "
        "trouvé : « tomorrow ».",
        "rules.return_call.clause",
        "hours.week : « Lun-Ven 8:00 à midi » ne se lit pas",
        "holidays.days[2].on : attendu : un mois et un jour comme « 12-24 »; trouvé : « 02-30 ».",
        "channels.phone.rule : attendu : un de « return_call »",
    ):
        assert line in message


Spoil = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("spoil", "path", "words"),
    [
        (lambda d: d.update(format=2), "format", "ce Guichet lit le format 1; trouvé : 2."),
        (lambda d: d.update(format=True), "format", "trouvé : True"),
        (lambda d: d.update(holiday={}), "holiday", "clé inconnue"),
        (lambda d: d["city"].update(time_zone="Europe/Paris"), "city.time_zone", "« America/Toronto »"),
        (lambda d: d["city"].update(adopted="hier"), "city.adopted", "une date comme 2018-12-03"),
        (lambda d: d["city"].update(adopted=7), "city.adopted", "trouvé : 7"),
        (lambda d: d["city"].update(resolution="  "), "city.resolution", "un texte"),
        (lambda d: d.update(city=[]), "city", "une table [city]"),
        (lambda d: d["channels"].pop("phone"), "channels.phone", "manque"),
        (lambda d: d["channels"].update(fax={}), "channels.fax", "clé inconnue"),
        (lambda d: d["channels"]["phone"].update(rule="promised"), "channels.phone.rule", "date promise"),
        (
            lambda d: d["channels"]["phone"].update(private_reply="oui"),
            "channels.phone.private_reply",
            "true ou false",
        ),
        (lambda d: d["kinds"].pop("claim"), "kinds.claim", "manque"),
        (lambda d: d["kinds"]["claim"].update(clause="DEF-9"), "kinds.claim.clause", "trouvé : « DEF-9 »"),
        (lambda d: d["rules"].pop("call_back"), "rules.call_back", "ajoutez la table [rules.call_back]"),
        (
            lambda d: d["rules"]["promised"].update(basis="received"),
            "rules.promised.basis",
            "« promised » va avec l’échéance",
        ),
        (
            lambda d: d["rules"]["return_call"]["discharged_by"][0]["outcomes"].append("automatic"),
            "rules.return_call.discharged_by[1].outcomes",
            "un message automatique",
        ),
        (
            lambda d: d["rules"]["return_call"]["discharged_by"][0].update(means=[]),
            "rules.return_call.discharged_by[1].means",
            "une liste parmi",
        ),
        (
            lambda d: d["rules"]["return_call"]["discharged_by"][0].update(means=["telex"]),
            "rules.return_call.discharged_by[1].means",
            "trouvé : « telex »",
        ),
        (
            lambda d: d["rules"]["return_call"].update(discharged_by="phone"),
            "rules.return_call.discharged_by",
            "[[rules.return_call.discharged_by]]",
        ),
        (
            lambda d: d["rules"]["private_reply"]["discharged_by"][0]["means"].append("public_message"),
            "channels.facebook-city.private_reply",
            "réponse publique",
        ),
        (
            lambda d: d["escalation"].update(substitute="DG-01"),
            "escalation.substitute",
            "une autre personne",
        ),
        (lambda d: d["escalation"]["steps"].pop(0), "escalation.steps", "« relayed » manque"),
        (
            lambda d: d["hours"]["channels"].update(phone="24 h / 24"),
            "hours.channels.phone",
            "avant minuit",
        ),
        (lambda d: d["hours"]["channels"].update(fax="Lun 8:00-9:00"), "hours.channels.fax", "clé inconnue"),
        (lambda d: d["holidays"].update(substitute="non"), "holidays.substitute", "true ou false"),
        (
            lambda d: d["holidays"]["days"][0].update(on="01-01"),
            "holidays.days[1]",
            "une seule des trois formes",
        ),
        (lambda d: d["holidays"]["days"][1].update(on=102), "holidays.days[2].on", "trouvé : 102"),
        (lambda d: d["holidays"]["days"][0].update(since="2003"), "holidays.days[1].since", "une année"),
        (
            lambda d: d["holidays"]["days"][0].update(closes_at="midi"),
            "holidays.days[1].closes_at",
            "une heure comme « 12:00 »",
        ),
        (lambda d: d["holidays"]["days"][1].update(on=None), "holidays.days[2].on", "manque"),
        (lambda d: d["clauses"].update({"a b": {}}), "clauses.a b", "ce nom contient"),
        (lambda d: d["holidays"].update(categories="public"), "holidays.categories", "une liste de textes"),
    ],
)
def test_each_mistake_has_its_sentence(spoil: Spoil, path: str, words: str) -> None:
    data = shipped_data()
    spoil(data)
    found = problems_of(data)
    assert path in found
    assert words in found[path]


def test_a_city_without_facebook_pages_writes_none() -> None:
    data = shipped_data()
    for channel in ("facebook-city", "facebook-recreation", "web"):
        del data["channels"][channel]
    assert "facebook-city" not in load_policy(data).channels


def test_a_date_may_be_written_as_text() -> None:
    data = shipped_data()
    data["city"]["adopted"] = "2018-12-03"
    assert load_policy(data) == POLICY


_toml = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.dates(), st.times()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.data())
def test_whatever_a_file_holds_it_is_refused_with_sentences_never_a_traceback(data: st.DataObject) -> None:
    spoiled = shipped_data()
    table: Any = spoiled
    while True:
        key = data.draw(st.sampled_from(list(table)))
        if not isinstance(table[key], dict) or not table[key] or data.draw(st.booleans()):
            break
        table = table[key]
    table[key] = data.draw(_toml)
    try:
        load_policy(spoiled)
        said = ["still a policy"]
    except PolicyError as error:
        said = [str(problem.text()) for problem in error.problems]
    assert said
    assert all(said)
