"""Survey rounds: a draw that its seed decides, nobody asked twice, figures with their interval (COM-11)."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.errors import Refusal
from guichet.domain.surveying import Candidate, draw, months_before, scored, tally, wilson

candidates = st.lists(
    st.builds(
        Candidate,
        st.integers(0, 60).map(lambda n: f"d{n}"),
        st.sampled_from(["TP", "URB", "FIN"]),
        st.integers(0, 20).map(lambda n: f"c{n}"),
    ),
    unique_by=lambda each: each.dossier,
)


@given(candidates, st.text(max_size=5), st.integers(1, 100), st.sets(st.integers(0, 20).map("c{}".format)))
def test_nobody_is_drawn_twice_nor_who_was_asked_lately(
    some: list[Candidate], seed: str, share: int, asked: set[str]
) -> None:
    """COM-11: a citizen with several dossiers is called about one, whatever the services and the share."""
    drawn = draw(some, seed, share=share, asked=asked)
    assert len({each.citizen for each in drawn}) == len(drawn)
    assert not {each.citizen for each in drawn} & asked
    assert set(drawn) <= set(some)
    if share == 100:
        assert {each.citizen for each in drawn} == {each.citizen for each in some} - asked


@given(candidates, st.randoms(), st.integers(1, 10))
def test_the_draw_depends_on_the_seed_and_the_dossiers_alone(
    some: list[Candidate], shuffler: object, number: int
) -> None:
    """Promise: whoever repeats a draw over the same record finds the same dossiers, in the same order."""
    first = draw(some, "2026", number=number)
    shuffler.shuffle(some)  # type: ignore[attr-defined]
    assert draw(some + some[:3], "2026", number=number) == first
    assert all(n <= number for n in Counter(each.service for each in first).values())


def test_another_seed_draws_others_and_every_service_has_its_share() -> None:
    some = [Candidate(f"d{n}", "TP" if n % 2 else "URB", f"c{n}") for n in range(400)]
    first, second = (draw(some, seed, share=10) for seed in ("a", "b"))
    assert Counter(each.service for each in first) == {"TP": 20, "URB": 20}
    assert len(set(first) & set(second)) < 15
    assert len(draw(some[:3], "a", share=1)) == 2  # rounded up: a small service is asked too


def test_a_round_counts_answers_refusals_and_silence_apart() -> None:
    """COM-11: the response rate is of the dossiers drawn; once over, whoever was not called is not reached."""
    told = [("answered", 5), ("answered", 4), ("answered", 2), ("refused", 0), ("not_reached", 0)]
    running = tally(8, told)  # type: ignore[arg-type]
    assert (running.answered, running.refused, running.not_reached, running.waiting) == (3, 1, 1, 3)
    assert (running.rate, running.scores, running.satisfied) == (3 / 8, (0, 1, 0, 1, 1), 2)
    assert running.mean == pytest.approx(11 / 3)
    over = tally(8, told, ended=True)  # type: ignore[arg-type]
    assert (over.not_reached, over.waiting, over.rate) == (4, 0, 3 / 8)
    nothing = tally(0, [])
    assert (nothing.rate, nothing.mean, nothing.interval) == (0.0, None, None)


def test_the_interval_is_the_one_of_the_textbook() -> None:
    """Wilson's score interval, against values published for 95 %: 8 of 10, 0 of 10, 45 of 50."""
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=5e-4)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=5e-4)
    assert wilson(45, 50) == pytest.approx((0.7864, 0.9565), abs=5e-4)


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share(of: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, of))
    low, high = wilson(hits, of)
    assert 0 <= low <= hits / of + 1e-12
    assert hits / of - 1e-12 <= high <= 1


def test_months_before_ends_on_a_day_that_is() -> None:
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 11, 24), 12) == date(2025, 11, 24)
    assert months_before(date(2028, 2, 29), 12) == date(2027, 2, 28)
    assert months_before(date(2026, 1, 15), 0) == date(2026, 1, 15)


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_score_outside_the_scale_is_refused(score: int) -> None:
    with pytest.raises(Refusal):
        scored(score)
