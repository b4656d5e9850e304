"""From what is typed to topics (ROUTE-1, ROUTE-2, COM-8): spoken, misspelt, English; new and removed topics; nothing fits."""

from collections.abc import Sequence

import msgspec
import pytest
from benchmarks.route_eval import answers, evaluate, open_set, told
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import routing_corpus as corpus
from guichet.domain.directory import Topic
from guichet.domain.routing import RoutingData, RoutingEngine, Utterance
from guichet.domain.routing.words import READ_AT_MOST

SPOKEN = (
    ("le gars de la gratte a arraché ma tourbe", "bris-deneigement"),
    ("ça fait deux semaines qu'y ont pas ramassé mes vidanges", "collecte-ordures"),
    ("le chien d'à côté jappe toute la nuit, on dort pus", "chien-jappe"),
    ("y'a un gros trou dans ma rue, j'ai pété un flat", "nid-de-poule"),
    ("cit. demande bonhomme à eau fermé demain, plombier sur place", "entree-eau"),
    ("Nous souhaitons contester la valeur inscrite au rôle pour notre maison.", "evaluation"),
)
MISSPELT = (
    ("nit de poulle devant ché nous", "nid-de-poule"),
    ("ma lumiere de ru est brulé", "lampadaire"),
    ("le chien du voisin jape tou le tan", "chien-jappe"),
    ("vidange pas ramassee", "collecte-ordures"),
)
ENGLISH = (
    ("there's a huge pothole in front of my house", "nid-de-poule"),
    ("the street light is out on our corner", "lampadaire"),
    ("my garbage wasn't picked up this morning", "collecte-ordures"),
    ("how do I contest a parking ticket", "constat"),
)
SHED = Topic(
    "ruches",
    "Ruches et apiculture urbaine",
    "Beekeeping",
    service="URB",
    keywords=("abeilles", "ruche", "apiculteur"),
)


@pytest.mark.parametrize(("text", "topic"), [*SPOKEN, *MISSPELT, *ENGLISH])
def test_leads_to_the_topic_that_a_clerk_would_choose(engine: RoutingEngine, text: str, topic: str) -> None:
    assert engine.suggest(text, 1)[0].topic == topic


@pytest.mark.parametrize(("text", "topic"), SPOKEN)
def test_accents_and_capitals_change_nothing(engine: RoutingEngine, text: str, topic: str) -> None:
    from benchmarks.routing_augment import without_accents

    plain, bare = engine.suggest(text, 5), engine.suggest(without_accents(text).upper(), 5)
    assert [one.topic for one in bare] == [one.topic for one in plain]
    assert [one.score for one in bare] == [one.score for one in plain]


def test_half_typed_words_lead_there_already(engine: RoutingEngine) -> None:
    assert "nid-de-poule" in [one.topic for one in engine.suggest("nid de pou", 3)]


def test_reasons_are_words_that_were_typed_the_weightiest_first(engine: RoutingEngine) -> None:
    text = "Bonjour, mon voisin m’a dit que sa souffleuse a arraché ma clôture"
    best = engine.suggest("Bonjour madame, il y a un NID-DE-POULE devant l’école", 1)[0]
    assert best.topic == "nid-de-poule"
    assert "nid-de-poule" in best.because[0].casefold()
    assert all(reason in text for one in engine.suggest(text, 5) for reason in one.because)


def test_a_topic_that_the_city_adds_works_from_its_label_and_keywords(
    data: RoutingData, topics: Sequence[Topic]
) -> None:
    engine = RoutingEngine.build([*topics, SHED], data)
    for said in (
        "je veux installer une ruche dans ma cour",
        "mon voisin a des abeilles, un apiculteur",
        "rûches",
    ):
        assert engine.suggest(said, 1)[0].topic == "ruches", said
    assert engine.suggest("y'a un gros trou dans ma rue", 1)[0].topic == "nid-de-poule"


def test_a_renamed_topic_answers_to_its_new_name_and_to_what_people_say(
    data: RoutingData, topics: Sequence[Topic]
) -> None:
    renamed = [
        msgspec.structs.replace(topic, label_fr="Cabot tapageur", keywords=("cabot", "tapageur"))
        if topic.code == "chien-jappe"
        else topic
        for topic in topics
    ]
    engine = RoutingEngine.build(renamed, data)
    assert "chien-jappe" in [one.topic for one in engine.suggest("un cabot tapageur", 3)]
    assert engine.suggest("le chien d'à côté jappe toute la nuit", 1)[0].topic == "chien-jappe"


def test_a_topic_that_the_directory_lacks_is_never_suggested(
    data: RoutingData, topics: Sequence[Topic]
) -> None:
    engine = RoutingEngine.build([topic for topic in topics if topic.code != "nid-de-poule"], data)
    for said in ("nid de poule", "pothole", "y'a un gros trou dans ma rue"):
        assert "nid-de-poule" not in [one.topic for one in engine.suggest(said, 200)]


def test_without_the_topic_meant_nothing_is_sure(data: RoutingData, topics: Sequence[Topic]) -> None:
    engine = RoutingEngine.build([topic for topic in topics if topic.code != "licence-animal"], data)
    assert engine.suggest("médaille de chien", 1)[0].band != "sure"


def test_a_directory_unlike_the_sample_works_without_training() -> None:
    engine = RoutingEngine.build(
        [SHED, Topic("quais", "Location de quai", keywords=("bateau",))], RoutingData()
    )
    assert engine.suggest("un quai pour mon bateau", 1)[0].topic == "quais"
    assert engine.suggest("mes ruches", 1)[0].topic == "ruches"


def test_what_belongs_to_no_topic_is_sure_five_times_in_a_hundred_at_most(
    engine: RoutingEngine, topics: Sequence[Topic]
) -> None:
    kept = corpus.nothing_said()[1]
    assert len(kept) >= 100
    assert open_set(answers(engine, kept, len(topics)))["sure"] <= 0.05


@pytest.mark.parametrize("text", ["", "   ", "!?…", "\x00\x07", "\ud800", "🚒"])
def test_nothing_to_read_gives_nothing(engine: RoutingEngine, text: str) -> None:
    assert engine.suggest(text) == ()


def test_no_topic_or_no_room_gives_nothing(engine: RoutingEngine, data: RoutingData) -> None:
    assert engine.suggest("nid de poule", 0) == ()
    assert RoutingEngine.build([], data).suggest("nid de poule") == ()


def test_only_the_beginning_of_a_very_long_text_is_read(engine: RoutingEngine) -> None:
    begun = ("nid de poule devant chez moi. " * 100)[:READ_AT_MOST]
    longer = f"{begun} {'licence de chien ' * 10_000}"
    assert [one.score for one in engine.suggest(longer)] == [one.score for one in engine.suggest(begun)]


@given(st.text(max_size=300))
def test_any_text_gets_ranked_probabilities_and_its_own_words(engine: RoutingEngine, text: str) -> None:
    found = engine.suggest(text, 8)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert sum(scores) <= 1.001
    assert len({one.topic for one in found}) == len(found)
    assert all(reason in text for one in found for reason in one.because)


def test_utterances_of_the_city_count_without_training(data: RoutingData, topics: Sequence[Topic]) -> None:
    said = Utterance("riviere", "le bonhomme vert est sorti de son trou")
    before = RoutingEngine.build(topics, data).suggest(said.text, 1)[0]
    engine = RoutingEngine.build(topics, RoutingData(data.lexicon, data.weights, (said,)))
    assert before.topic != "riviere"
    assert engine.suggest("le bonhomme vert est sorti de son trou", 1)[0].topic == "riviere"


def test_the_shipped_weights_come_from_the_shipped_files(data: RoutingData) -> None:
    assert data.weights is not None
    assert data.weights.stamp == corpus.stamp(), "resources/routing changed: run make train-routing"


def test_the_evaluation_tells_its_figures_and_the_promise_holds() -> None:
    result = evaluate()
    every = result["phrases"]["styles"]["all"]
    assert every["count"] == 130
    assert every["top1"] >= 0.84
    assert every["top3"] >= 0.94
    assert result["open_set"]["sure"] <= 0.05
    assert "top-1" in told(result, 5)
