"""Survey rounds at the desk: drawn over closed dossiers, answered, counted; dissatisfaction reopens (COM-11, ELU-4, DEF-1)."""

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from tests.workshop import clock_of, record_apart, reopen, request

from guichet.application import acting, copies, surveying
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import ids
from guichet.domain.commands import CitizenInput, Close, Correct, DrawRound, EndRound, Rate, Reopen
from guichet.domain.errors import Refusal
from guichet.domain.payloads import DossierRated, RoundDrawn
from guichet.domain.people import SCHEDULER
from guichet.domain.surveying import ratings_of
from guichet.store import events

NOVEMBER = DrawRound(label="Novembre", since=date(2026, 11, 1), until=date(2026, 11, 24), share=100, seed="1")


def closed(desk: Workplace, n: int, *, topic: str = "nid-de-poule", confidential: bool = False) -> str:
    """Take in and close the dossier of citizen n, and return its number."""
    citizen = CitizenInput(name=f"Citoyenne {n:04}", phone=f"450 555-{1000 + n}")
    taken = take_in(
        desk, request(f"Trou numéro {n}", topic=topic, citizen=citizen, confidential=confidential)
    )
    own = desk.agent
    if confidential:
        desk.agent = msgspec.structs.replace(own, role="manager")
    acting.perform(desk, Close(taken.number, outcome="Réparé", told="citoyen", means="phone"))
    desk.agent = own
    return taken.number


def refusal(desk: Workplace, command: Rate | DrawRound | EndRound) -> str:
    act = {Rate: surveying.answer, DrawRound: surveying.draw, EndRound: surveying.end}[type(command)]
    with desk.store.read() as connection:
        before = events.reach(connection)
    with pytest.raises(Refusal) as caught:
        act(desk, command)  # type: ignore[arg-type]
    with desk.store.read() as connection:
        assert events.reach(connection) == before
    return caught.value.message.render("fr")


def test_a_round_asks_about_closed_dossiers_of_known_citizens_and_never_a_confidential_one(
    desk: Workplace,
) -> None:
    """COM-11, DEF-1: an open one, an anonymous one and a confidential one are never drawn."""
    numbers = {closed(desk, n) for n in range(3)}
    closed(desk, 3, confidential=True)
    take_in(desk, request("Encore ouvert", citizen=CitizenInput(name="Citoyenne 0009", phone="450 555-1009")))
    take_in(desk, request("Anonyme", settled="Répondu au comptoir"))
    before = surveying.preview(desk, NOVEMBER)
    assert (before.dossiers, before.citizens, before.lately, len(before.drawn)) == (3, 3, 0, 3)
    drawn = surveying.draw(desk, NOVEMBER)
    found = surveying.outcome(desk)
    assert found.round == drawn
    assert {line.number for line in found.lines} == numbers
    assert found.total.waiting == 3


def test_the_same_citizen_is_not_asked_again_before_the_months_agreed(desk: Workplace) -> None:
    """COM-11: twelve months apart by default, whichever dossier; zero asks again."""
    for n in range(2):
        closed(desk, n)
    surveying.draw(desk, NOVEMBER)
    closed(desk, 0)
    with pytest.raises(Refusal, match="Personne à sonder"):
        surveying.draw(desk, NOVEMBER)
    closed(desk, 7)
    again = surveying.preview(desk, NOVEMBER)
    assert (again.lately, len(again.drawn)) == (2, 1)
    clock_of(desk).advance(days=366)
    assert len(surveying.preview(desk, NOVEMBER).drawn) == 3
    apart = DrawRound(since=NOVEMBER.since, until=NOVEMBER.until, number=50, apart=0)
    assert len(surveying.preview(desk, apart).drawn) == 3


def test_answers_refusals_and_calls_without_answer_are_counted_by_service(desk: Workplace) -> None:
    """COM-11: the last word of a dossier stands; the response rate and the interval are of the same round."""
    numbers = [closed(desk, n) for n in range(4)] + [closed(desk, 8, topic="neige-privee")]
    round_ = surveying.draw(desk, NOVEMBER)
    surveying.answer(desk, Rate(numbers[0], response="not_reached"))
    surveying.answer(desk, Rate(numbers[0], score=5, comment="Vite fait"))
    surveying.answer(desk, Rate(numbers[1], score=3))
    surveying.answer(desk, Rate(numbers[2], response="refused"))
    surveying.answer(desk, Rate(numbers[4], response="not_reached"))
    found = surveying.outcome(desk, round_.id)
    counted = {each.service: each.tally for each in found.services}
    assert (counted["TP"].drawn, counted["TP"].answered, counted["TP"].refused, counted["TP"].waiting) == (
        4, 2, 1, 1,
    )  # fmt: skip
    assert (counted["URB"].drawn, counted["URB"].not_reached) == (1, 1)
    assert found.total.scores == (0, 0, 1, 0, 1)
    ended = surveying.end(desk, EndRound())
    assert ended.said.ended
    assert surveying.outcome(desk).total.not_reached == 2
    assert "terminée" in refusal(desk, Rate(numbers[3], round=ended.id, score=4))
    assert "déjà terminée" in refusal(desk, EndRound(round=ended.id))


def test_dissatisfaction_reopens_with_its_reason_in_the_same_transaction(desk: Workplace) -> None:
    """ELU-4: the dossier is open again, the earlier outcome stays, and the answer stands on its timeline."""
    number = closed(desk, 1)
    surveying.draw(desk, NOVEMBER)
    acted = surveying.answer(desk, Rate(number, score=1, comment="Le trou est revenu", reopen=True))
    assert len(acted.events) == 2
    dossier = acting.show(desk, number).dossier
    assert (dossier.status, dossier.reopened, dossier.closings[0].outcome) == ("open", 1, "Réparé")
    assert [each.score for each in ratings_of(dossier)] == [1]
    assert "sondage de satisfaction" in str(dossier.entries[-1].payload)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"score": 9}, "de 1"),
        ({"score": 4, "reopen": True}, "insatisfait"),
        ({"response": "refused", "reopen": True}, "insatisfait"),
        ({"score": 1, "reopen": True}, "raison"),
        ({"score": 3, "round": "rien"}, "Aucune ronde"),
    ],
)
def test_what_cannot_stand_is_refused_whole(desk: Workplace, given: dict[str, object], said: str) -> None:
    number = closed(desk, 1)
    surveying.draw(desk, NOVEMBER)
    with pytest.raises(Refusal, match=said):
        surveying.answer(desk, Rate(number, **given))  # type: ignore[arg-type]
    assert ratings_of(acting.show(desk, number).dossier) == ()


def test_a_dossier_outside_the_round_or_without_any_round_is_refused(desk: Workplace) -> None:
    number = closed(desk, 1)
    assert "Aucune ronde" in refusal(desk, Rate(number, score=4))
    surveying.draw(desk, NOVEMBER)
    late = closed(desk, 2)
    assert "n’est pas de la ronde" in refusal(desk, Rate(late, score=4))
    assert "finit" in refusal(desk, DrawRound(since=date(2026, 11, 9), until=date(2026, 11, 2), share=10))
    assert "l’un des deux" in refusal(desk, DrawRound())
    assert "l’un des deux" in refusal(desk, DrawRound(share=10, number=3))
    assert "après aujourd’hui" in refusal(desk, DrawRound(until=date(2026, 12, 24), share=10))


def test_a_wrong_answer_is_corrected_or_struck_on_the_timeline(desk: Workplace) -> None:
    """STAFF-7: a correction points to the answer; the counts follow."""
    number = closed(desk, 1)
    surveying.draw(desk, NOVEMBER)
    entry = surveying.answer(desk, Rate(number, score=2)).events[0]
    acting.perform(desk, Correct(number, entry=entry, reason="Mal entendu", fields={"score": 4}))
    assert surveying.outcome(desk).total.scores == (0, 0, 0, 1, 0)
    with pytest.raises(Refusal, match="de 1"):
        acting.perform(desk, Correct(number, entry=entry, reason="Essai", fields={"score": 7}))
    acting.perform(desk, Correct(number, entry=entry, reason="Autre citoyen", retract=True))
    assert surveying.outcome(desk).total.waiting == 1


def test_what_two_desks_heard_at_once_folds_alike_and_a_rebuild_says_the_same(desk: Workplace) -> None:
    """Promise 4: the order of arrival decides nothing; projections come from the events alone."""
    number = closed(desk, 1)
    round_ = surveying.draw(desk, NOVEMBER)
    record_apart(desk, number, DossierRated(round_.id, "answered", 5))
    surveying.answer(desk, Rate(number, score=4))
    before = surveying.outcome(desk)
    desk.agent, clerk = SCHEDULER, desk.agent
    copies.rebuild(desk)
    desk.agent = clerk
    assert surveying.outcome(desk) == before
    again = reopen(desk)
    assert surveying.outcome(again).total == before.total
    again.close()


def test_the_table_of_a_round_opens_in_a_spreadsheet(desk: Workplace, tmp_path: Path) -> None:
    number = closed(desk, 1)
    surveying.draw(desk, NOVEMBER)
    surveying.answer(desk, Rate(number, score=5))
    surveying.to_csv(surveying.outcome(desk), tmp_path / "ronde.csv")
    text = (tmp_path / "ronde.csv").read_text(encoding="utf-8-sig")
    assert text.count("\n") == 3
    assert "Très satisfait" in text


def test_a_round_of_months_ago_says_its_period_and_the_default_is_the_last_month(desk: Workplace) -> None:
    closed(desk, 1)
    clock_of(desk).advance(days=20)
    drawn = surveying.draw(desk, DrawRound(share=50))
    assert (drawn.said.since, drawn.said.until) == (date(2026, 11, 1), date(2026, 11, 30))
    assert drawn.said.seed == drawn.id
    assert isinstance(drawn.said, RoundDrawn)
    assert ids.raw(drawn.id)
    assert drawn.said.drawn_at is not None
    assert drawn.said.drawn_at - timedelta(days=20) < clock_of(desk).now()


def test_a_dossier_reopened_since_the_draw_can_still_say_what_it_thinks(desk: Workplace) -> None:
    number = closed(desk, 1)
    surveying.draw(desk, NOVEMBER)
    acting.perform(desk, Reopen(number, reason="Le trou est revenu"))
    surveying.answer(desk, Rate(number, score=2))
    assert surveying.outcome(desk).total.answered == 1
    with pytest.raises(Refusal, match="déjà ouvert"):
        surveying.answer(desk, Rate(number, score=1, comment="Encore", reopen=True))
