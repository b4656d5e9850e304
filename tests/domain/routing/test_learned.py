"""What clerks chose counts at once, is taken back exactly, merges in any order and holds no citizen's words (ROUTE-1)."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.routing import Learned, RoutingEngine, choice, forget, learn, merge, unlearn

SAID = "la patente grise du coin fait encore des siennes"
CHOICES = st.lists(
    st.tuples(
        st.sampled_from(["patente grise", "gros trou", "lumière brûlée", "trou noir"]), st.sampled_from("abc")
    ),
    max_size=8,
)


def learned_from(choices: list[tuple[str, str]]) -> Learned:
    learned = Learned()
    for text, topic in choices:
        learned = learn(learned, text, topic)
    return learned


def test_one_choice_acts_at_once_and_on_like_sentences(engine: RoutingEngine) -> None:
    taught = engine.with_learned(learn(Learned(), SAID, "telecom"))
    assert engine.suggest(SAID, 1)[0].topic != "telecom"
    best = taught.suggest("encore la patente grise du coin", 1)[0]
    assert best.topic == "telecom"
    assert "patente grise" in " ".join(best.because)


def test_a_choice_leaves_other_sentences_alone(engine: RoutingEngine) -> None:
    taught = engine.with_learned(learn(Learned(), SAID, "telecom"))
    assert taught.suggest("mes vidanges ont pas été ramassées", 1)[0].topic == "collecte-ordures"


def test_forgetting_a_topic_gives_the_engine_back_as_it_was(engine: RoutingEngine) -> None:
    learned = learn(learn(Learned(), SAID, "telecom"), SAID, "lampadaire")
    kept = forget(learned, "telecom")
    assert kept == learn(Learned(), SAID, "lampadaire")
    assert engine.with_learned(forget(kept, "lampadaire")).suggest(SAID) == engine.suggest(SAID)


def test_a_choice_is_kept_without_the_sentence_its_figures_or_its_names() -> None:
    made = choice("Mme Untelle, 450 555-0147, dit que la patente grise coule", "telecom")
    kept = msgspec.json.encode(made).decode()
    assert made.traits
    assert not any(word in kept for word in ("Untelle", "untelle", "0147", "patente"))
    assert choice("450 555-0147", "telecom").traits == ()


@given(CHOICES, CHOICES)
def test_desks_that_exchange_what_they_learned_agree_in_any_order(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    here, there = learned_from(ours), learned_from(theirs)
    assert merge([here, there]) == merge([there, here]) == learned_from([*theirs, *ours])


@given(CHOICES, st.sampled_from(["patente grise", "gros trou"]))
def test_a_choice_taken_back_leaves_no_trace(choices: list[tuple[str, str]], text: str) -> None:
    learned = learned_from(choices)
    assert unlearn(learn(learned, text, "a"), text, "a") == learned
