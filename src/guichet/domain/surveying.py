"""Survey rounds: which closed dossiers are asked about, what an answer may be, what the answers come to (COM-11, ELU-4).

Pure. The draw is decided by its seed and by the dossiers alone: whoever repeats it over the same record finds the same.
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from math import ceil, sqrt
from typing import Final

import msgspec

from guichet.domain import commands, payloads, typed
from guichet.domain.bilingual import Bilingual
from guichet.domain.civil import ZONE, short_date
from guichet.domain.dossier import Dossier
from guichet.domain.errors import Refusal
from guichet.domain.payloads import DossierRated, Response, RoundDrawn
from guichet.domain.wording import Text, translate
from guichet.domain.world import World, known_service

SCALE: Final = (1, 2, 3, 4, 5)
"""From not at all to fully satisfied."""
SATISFIED: Final = 4
"""The lowest score of a satisfied citizen."""
DISSATISFIED: Final = 2
"""The highest score of a dissatisfied one, whose dossier can be taken up again (ELU-4)."""
MOST: Final = 2_000
"""Dossiers of one round: more than a desk can call."""
SCORE_NAMES: Final[dict[int, Text]] = {
    1: translate("Survey", "Pas du tout satisfait"),
    2: translate("Survey", "Peu satisfait"),
    3: translate("Survey", "Plus ou moins satisfait"),
    4: translate("Survey", "Satisfait"),
    5: translate("Survey", "Très satisfait"),
}
_Z: Final = 1.959964
"""The normal quantile of a 95 % interval."""


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A closed dossier that could be asked about: its identifier, its service, its citizen."""

    dossier: str
    service: str
    citizen: str


class Rating(msgspec.Struct, frozen=True, gc=False):
    """What a survey round was told of a dossier. `at` is in Unix microseconds, `score` 0 where there is none."""

    event: bytes
    at: int
    round: str
    response: Response
    score: int
    comment: str


class Tally(msgspec.Struct, frozen=True):
    """What came of a round, or of one service in it.

    `not_reached` are those whom a call did not reach, and once the round is over whoever was not called; `waiting` those
    to call yet. `scores` counts the answers from 1 to 5.
    """

    drawn: int
    answered: int
    refused: int
    not_reached: int
    waiting: int
    scores: tuple[int, int, int, int, int]

    @property
    def rate(self) -> float:
        """The response rate: answers to dossiers drawn, from 0 to 1."""
        return self.answered / self.drawn if self.drawn else 0.0

    @property
    def mean(self) -> float | None:
        """The mean score, None without an answer."""
        return (
            sum(score * n for score, n in zip(SCALE, self.scores, strict=True)) / self.answered
            if self.answered
            else None
        )

    @property
    def satisfied(self) -> int:
        """How many answered that they are satisfied, or very."""
        return sum(self.scores[SATISFIED - 1 :])

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of Wilson for the share of the satisfied, None without an answer."""
        return wilson(self.satisfied, self.answered) if self.answered else None


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share (Wilson, 1927), within 0 and 1."""
    share = hits / of
    spread = _Z * sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2))
    middle = share + _Z**2 / (2 * of)
    scale = 1 + _Z**2 / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def tally(drawn: int, told: Iterable[tuple[Response, int]], *, ended: bool = False) -> Tally:
    """Return what the last words of a round's dossiers come to: (response, score) of each that has one."""
    said = list(told)
    scores = [score for response, score in said if response == "answered"]
    refused = sum(response == "refused" for response, _ in said)
    not_reached = sum(response == "not_reached" for response, _ in said)
    left = max(drawn - len(said), 0)
    return Tally(
        drawn,
        len(scores),
        refused,
        not_reached + (left if ended else 0),
        0 if ended else left,
        (scores.count(1), scores.count(2), scores.count(3), scores.count(4), scores.count(5)),
    )


def period(command: commands.DrawRound, world: World) -> tuple[date, date]:
    """Return the days over which a round is drawn, the last whole month by default. Raises `Refusal`."""
    today = world.now.astimezone(ZONE).date()
    last = command.until or today.replace(day=1) - timedelta(days=1)
    first = command.since or last.replace(day=1)
    if last < first:
        raise Refusal(
            translate(
                "Survey",
                "La période finit ({last}) avant de commencer ({first}).",
                first=first,
                last=last,
            ),
            "since",
        )
    if last > today:
        raise Refusal(
            translate("Survey", "La période finit après aujourd’hui : les dossiers n’y sont pas fermés."),
            "until",
        )
    return first, last


def wanted(command: commands.DrawRound, world: World) -> RoundDrawn:
    """Return the round that is asked for, before its draw. Raises `Refusal` for what cannot be drawn."""
    first, last = period(command, world)
    if bool(command.share) == bool(command.number):
        raise Refusal(
            translate(
                "Survey",
                "Indiquez une part des dossiers, en pour cent, ou un nombre par service : l’un des deux.",
            ),
            "share",
        )
    if not 0 <= command.share <= 100:
        raise Refusal(translate("Survey", "La part va de 1 à 100 pour cent."), "share")
    if not 0 <= command.number <= MOST:
        raise Refusal(translate("Survey", "Le nombre va de 1 à {most}.", most=MOST), "number")
    if not 0 <= command.apart <= 120:
        raise Refusal(
            translate("Survey", "L’écart entre deux sondages d’une même personne va de 0 à 120 mois."),
            "apart",
        )
    return RoundDrawn(
        label=typed.line(command.label, "label"),
        since=first,
        until=last,
        seed=typed.line(command.seed, "label"),
        share=command.share,
        number=command.number,
        apart=command.apart,
        services=tuple(known_service(code, world.directory).code for code in dict.fromkeys(command.services)),
        drawn_at=world.now,
    )


def name_of(said: RoundDrawn) -> Text | str:
    """Return how a round is called: its label, or its period."""
    return said.label or translate(
        "Survey", "du {first} au {last}", first=_short(said.since), last=_short(said.until)
    )


def _short(day: date) -> Bilingual:
    return Bilingual.of(short_date(day), short_date(day, "en"))


def months_before(day: date, months: int) -> date:
    """Return the same day that many months before, or the last day of that month."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, 28)


def draw(
    candidates: Iterable[Candidate],
    seed: str,
    *,
    share: int = 0,
    number: int = 0,
    asked: Collection[str] = (),
) -> tuple[Candidate, ...]:
    """Return the dossiers drawn: of each service its share (percent, rounded up) or number, no citizen twice.

    `asked` are the citizens who were asked too lately. The share is of the citizens who could be asked: one who has three
    dossiers counts once. Order and repetition of the candidates change nothing.
    """
    services: dict[str, list[Candidate]] = {}
    for _, each in sorted(
        {(_lot(seed, each.dossier), each) for each in candidates}, key=lambda pair: pair[0]
    ):
        services.setdefault(each.service, []).append(each)
    taken = set(asked)
    found: list[Candidate] = []
    for service in sorted(services):
        free = list(
            {each.citizen: each for each in reversed(services[service]) if each.citizen not in taken}.values()
        )
        free.sort(key=lambda each: _lot(seed, each.dossier))
        drawn = free[: ceil(len(free) * share / 100) if share else number]
        taken.update(each.citizen for each in drawn)
        found += drawn
    return tuple(found[:MOST])


def _lot(seed: str, dossier: str) -> bytes:
    return hashlib.blake2b(f"{seed}\n{dossier}".encode(), digest_size=16).digest()


def scored(score: int) -> int:
    """Return a score of the scale. Raises `Refusal` for another number."""
    if score not in SCALE:
        raise Refusal(
            translate(
                "Survey",
                "La réponse va de {first} (pas du tout satisfait) à {last} (très satisfait).",
                first=SCALE[0],
                last=SCALE[-1],
            ),
            "score",
        )
    return score


def rate(
    command: commands.Rate, name: str, said: RoundDrawn, dossier: Dossier, drawn: Sequence[str]
) -> DossierRated:
    """Return what to record of an answer to the round `name`. Raises `Refusal`."""
    if said.ended:
        raise Refusal(
            translate(
                "Survey",
                "La ronde « {label} » est terminée : la réponse ne s’y ajoute plus.",
                label=name_of(said),
            )
        )
    if dossier.confidential:
        raise Refusal(translate("Survey", "Un dossier confidentiel n’est jamais sondé (DEF-1)."))
    if dossier.id.hex() not in {each.replace("-", "") for each in drawn}:
        raise Refusal(
            translate(
                "Survey",
                "Le dossier {number} n’est pas de la ronde « {label} ». Choisissez-en un de sa liste.",
                number=dossier.number,
                label=name_of(said),
            )
        )
    answered = command.response == "answered"
    return payloads.DossierRated(
        round=name,
        response=command.response,
        score=scored(command.score) if answered else 0,
        comment=typed.text(command.comment, "comment"),
        means=command.means,
    )


def ratings_of(dossier: Dossier) -> tuple[Rating, ...]:
    """Return what rounds were told of a dossier, the last word of each: none that a correction struck."""
    found: dict[str, Rating] = {}
    for entry in dossier.entries:
        said = entry.payload
        if type(said) is DossierRated and not entry.retracted and not entry.set_aside:
            found.pop(said.round, None)
            found[said.round] = Rating(
                entry.header.id, entry.header.occurred_at, said.round, said.response, said.score, said.comment
            )
    return tuple(found.values())
