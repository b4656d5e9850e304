"""Satisfaction, measured by rounds over closed dossiers: drawn, answered at the desk, counted by service (COM-11, ELU-4)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec

from guichet.application.absence_course import service_name
from guichet.application.acting import Acted, find, require_sight
from guichet.application.letters import read_words
from guichet.application.looking import microseconds
from guichet.application.workplace import Workplace
from guichet.domain import civil, commands, ids, people
from guichet.domain import surveying as rules
from guichet.domain.bilingual import Bilingual
from guichet.domain.deciding import act
from guichet.domain.errors import Refusal
from guichet.domain.payloads import RoundDrawn
from guichet.domain.surveying import Candidate, Tally
from guichet.domain.wording import Lang, Lookup, Text, translate, typeset
from guichet.domain.world import World
from guichet.resources import resource
from guichet.store import queries, ratings
from guichet.store.opening import Connection
from guichet.store.ratings import AskedLine


class Round(msgspec.Struct, frozen=True):
    """A survey round under its identifier."""

    id: str
    said: RoundDrawn


class Drawn(msgspec.Struct, frozen=True):
    """What a draw finds: how many dossiers and citizens could be asked, how many were asked too lately, who is drawn."""

    dossiers: int
    citizens: int
    lately: int
    drawn: tuple[Candidate, ...]


class ServiceTally(msgspec.Struct, frozen=True):
    """What came of a round in one service."""

    service: str
    name: Text
    tally: Tally


class Outcome(msgspec.Struct, frozen=True):
    """A round with the dossiers that it asks about, in the order of the draw, and what the answers come to."""

    round: Round
    lines: tuple[AskedLine, ...]
    services: tuple[ServiceTally, ...]
    total: Tally


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sentence that a city reviewed, in both languages (COM-3)."""

    fr: str
    en: str


def rounds(desk: Workplace) -> list[Round]:
    """Return every survey round, latest first."""
    with desk.store.read() as connection:
        return _rounds(connection)


def _rounds(connection: Connection) -> list[Round]:
    found = [
        Round(code, msgspec.json.decode(content, type=RoundDrawn))
        for code, content in queries.entries(connection, "survey")
    ]
    return sorted(found, key=lambda each: (each.said.until, each.said.since, each.id), reverse=True)


def preview(desk: Workplace, command: commands.DrawRound) -> Drawn:
    """Return what a draw would find, and record nothing. Raises `Refusal` as `draw` does."""
    people.require(desk.agent, "see_counts")
    said = rules.wanted(command, World(desk.policy, desk.directory, desk.clock.now()))
    with desk.store.read() as connection:
        return _drawn(connection, said, desk.clock.now())


def draw(desk: Workplace, command: commands.DrawRound) -> Round:
    """Draw a round and record it, with its seed and the dossiers drawn. Raises `Refusal`, also when there is nobody to ask."""
    people.require(desk.agent, "see_counts")
    with desk.recorder.transaction(desk.agent.id) as transaction:
        said = rules.wanted(command, World(desk.policy, desk.directory, transaction.now))
        entity = transaction.new_id()
        said = msgspec.structs.replace(said, seed=said.seed or ids.text(entity))
        found = _drawn(transaction.connection, said, transaction.now)
        if not found.drawn:
            raise Refusal(
                translate(
                    "Survey",
                    "Personne à sonder : aucun dossier fermé du {first} au {last} n’a de citoyen connu qui ne l’ait pas"
                    " été depuis {apart} mois. Changez la période ou l’écart.",
                    first=said.since,
                    last=said.until,
                    apart=said.apart,
                ),
                "since",
            )
        said = msgspec.structs.replace(said, drawn=tuple(each.dossier for each in found.drawn))
        transaction.append("survey", entity, said)
        receipt = transaction.receipt
    desk.recorded(receipt)
    return Round(ids.text(entity), said)


def _drawn(connection: Connection, said: RoundDrawn, now: datetime) -> Drawn:
    lines = ratings.closed_between(
        connection, _midnight(said.since), _midnight(said.until + timedelta(days=1)), said.services
    )
    since = rules.months_before(now.astimezone(civil.ZONE).date(), said.apart)
    lately = ratings.citizens_of(connection, list(_asked_since(_rounds(connection), since)))
    candidates = [
        Candidate(ids.text(line.entity_id), line.service, ids.text(line.citizen_id)) for line in lines
    ]
    citizens = {line.citizen_id for line in lines}
    drawn = rules.draw(
        candidates,
        said.seed,
        share=said.share,
        number=said.number,
        asked={ids.text(each) for each in lately},
    )
    return Drawn(len(lines), len(citizens), len(citizens & lately), drawn)


def _asked_since(every: Iterable[Round], since: date) -> Iterable[bytes]:
    for each in every:
        at = each.said.drawn_at
        if at is not None and at.astimezone(civil.ZONE).date() > since:
            yield from (ids.raw(name) for name in each.said.drawn)


def end(desk: Workplace, command: commands.EndRound) -> Round:
    """Say that a round is over. Raises `Refusal` when there is none, or it is over already."""
    people.require(desk.agent, "see_counts")
    with desk.recorder.transaction(desk.agent.id) as transaction:
        known = _known(transaction.connection, command.round)
        if known.said.ended:
            raise Refusal(
                translate(
                    "Survey", "La ronde « {label} » est déjà terminée.", label=rules.name_of(known.said)
                )
            )
        said = msgspec.structs.replace(known.said, ended=True)
        transaction.append("survey", ids.raw(known.id), said)
        receipt = transaction.receipt
    desk.recorded(receipt)
    return Round(known.id, said)


def answer(desk: Workplace, command: commands.Rate) -> Acted:
    """Record what a citizen answered; a later answer to the same round replaces it. Raises `Refusal`.

    With `reopen` the dossier is taken up again for the dissatisfaction told, in the same transaction (ELU-4).
    """
    people.require(desk.agent, "act")
    with desk.recorder.transaction(desk.agent.id) as transaction:
        known = _known(transaction.connection, command.round)
        entity = find(transaction.connection, command.dossier)
        dossier = transaction.dossier(entity)
        require_sight(desk, dossier)
        world = World(desk.policy, desk.directory, transaction.now)
        if command.reopen and not (command.response == "answered" and command.score <= rules.DISSATISFIED):
            raise Refusal(
                translate(
                    "Survey",
                    "Un sondage ne rouvre un dossier que pour un citoyen insatisfait (ELU-4) : de 1 à {most}.",
                    most=rules.DISSATISFIED,
                ),
                "reopen",
            )
        transaction.append(
            "dossier", entity, rules.rate(command, known.id, known.said, dossier, known.said.drawn)
        )
        if command.reopen:
            reopening = commands.Reopen(
                dossier=dossier.number,
                reason=command.comment,
                dissatisfied=True,
                via=translate("Survey", "sondage de satisfaction").render("fr"),
            )
            at, said = act(reopening, transaction.dossier(entity), world)
            for payload in said:
                transaction.append("dossier", entity, payload, occurred_at=at)
        receipt = transaction.receipt
    desk.recorded(receipt)
    return Acted(dossier.number, entity, tuple(ids.text(event.header.id) for event in receipt.events))


def outcome(desk: Workplace, name: str = "") -> Outcome:
    """Return a round, the latest by default, with its dossiers and its counts by service. Raises `Refusal`.

    What has become confidential since the draw is counted among nobody's and shown to nobody (DEF-1).
    """
    with desk.store.read() as connection:
        known = _known(connection, name)
        order = {ids.raw(each): place for place, each in enumerate(known.said.drawn)}
        lines = [line for line in ratings.asked(connection, known.id, list(order)) if not line.confidential]
    lines.sort(key=lambda line: order[line.entity_id])
    by_service: dict[str, list[AskedLine]] = {}
    for line in lines:
        by_service.setdefault(line.service, []).append(line)
    services = [
        ServiceTally(code, service_name(desk, code), _tally(some, known.said))
        for code, some in by_service.items()
    ]
    services.sort(key=lambda each: (-each.tally.drawn, each.service))
    return Outcome(known, tuple(lines), tuple(services), _tally(lines, known.said))


def _tally(lines: list[AskedLine], said: RoundDrawn) -> Tally:
    told = [(line.response, line.score) for line in lines if line.response]
    return rules.tally(len(lines), told, ended=said.ended)  # type: ignore[arg-type]


def _known(connection: Connection, name: str) -> Round:
    every = _rounds(connection)
    if not every:
        raise Refusal(
            translate("Survey", "Aucune ronde de satisfaction n’a été tirée. Tirez-en une d’abord (COM-11)."),
            "round",
        )
    if not name:
        return next((each for each in every if not each.said.ended), every[0])
    known = next((each for each in every if each.id == name), None)
    if known is None:
        raise Refusal(translate("Survey", "Aucune ronde « {name} » n’est inscrite.", name=name[:40]), "round")
    return known


def _midnight(day: date) -> int:
    return microseconds(datetime.combine(day, time(), civil.ZONE))


def question(path: Path | None = None) -> Bilingual:
    """Return what to ask a citizen, in both languages, as the City wrote it. Raises `EnvironmentFault`."""
    said = read_words(path or resource("letters", "survey.toml"), Question)
    return Bilingual.of(typeset(said.fr), typeset(said.en))


def to_csv(found: Outcome, path: Path, lang: Lang = "fr", lookup: Lookup | None = None) -> None:
    """Write a round's counts as a CSV that a French Excel opens right, whole or not at all. Raises `EnvironmentFault`."""
    from guichet.reports.tables import write_cells

    heads = (
        translate("Survey", "Code"),
        translate("Survey", "Service"),
        translate("Survey", "Dossiers tirés"),
        translate("Survey", "Réponses"),
        translate("Survey", "Refus"),
        translate("Survey", "Non joints"),
        translate("Survey", "À appeler"),
        translate("Survey", "Taux de réponse (%)"),
        *(rules.SCORE_NAMES[score] for score in rules.SCALE),
        translate("Survey", "Moyenne sur 5"),
        translate("Survey", "Satisfaits (%)"),
        translate("Survey", "Intervalle à 95 %, de (%)"),
        translate("Survey", "Intervalle à 95 %, à (%)"),
    )
    everyone = ServiceTally("", translate("Survey", "Tous les services"), found.total)
    write_cells(
        path,
        [head.render(lang, lookup) for head in heads],
        (
            (each.service, each.name.render(lang, lookup), *_cells(each.tally, lang))
            for each in (*found.services, everyone)
        ),
    )


def _cells(tally: Tally, lang: Lang) -> tuple[str | int, ...]:
    interval = tally.interval
    shares = [
        tally.rate,
        tally.satisfied / tally.answered if tally.answered else None,
        *(interval or (None, None)),
    ]
    rate, satisfied, low, high = ("" if each is None else _decimal(100 * each, 1, lang) for each in shares)
    return (
        tally.drawn,
        tally.answered,
        tally.refused,
        tally.not_reached,
        tally.waiting,
        rate,
        *tally.scores,
        "" if tally.mean is None else _decimal(tally.mean, 2, lang),
        satisfied,
        low,
        high,
    )


def _decimal(number: float, places: int, lang: Lang) -> str:
    said = f"{number:.{places}f}"
    return said if lang == "en" else said.replace(".", ",")
