"""A desk that works at random, from a seed: intakes, actions, corrections, closures, refusals along the way."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.workshop import clock_of

from guichet.application import acting, calendar, directory
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands, ids
from guichet.domain.errors import Refusal

WORDS = (
    "Nid-de-poule",
    "L’Île-aux-Fleurs",
    "sœur",
    "lampadaire éteint",
    "bruit",
    "418-555",
    "égout",
    "*",
    '"',
)


def work(desk: Workplace, seed: int, steps: int) -> list[str]:
    """Do `steps` things and return the numbers of the dossiers; refused ones are part of the day."""
    chance = random.Random(seed)
    numbers: list[str] = []
    for _ in range(steps):
        clock_of(desk).advance(minutes=chance.randrange(1, 240))
        try:
            if not numbers or chance.random() < 0.3:
                numbers.append(take_in(desk, _intake(desk, chance)).number)
            elif chance.random() < 0.05:
                _calendar(desk, chance)
            else:
                acting.perform(desk, _action(desk, chance, chance.choice(numbers)))
        except Refusal:
            continue
    return numbers


def _intake(desk: Workplace, chance: random.Random) -> commands.Intake:
    topics = sorted(desk.directory.topics)
    person = chance.randrange(12)
    citizen = commands.CitizenInput(
        name=f"Citoyenne {person:04d} Côté",
        phone=f"450 555-01{person:02d}",
        email=chance.choice(("", f"c{person}@exemple.ca")),
        needs=chance.choice(((), ("interprète",))),
    )
    return commands.Intake(
        channel=chance.choice(("phone", "email", "counter", "facebook-city", "elected", "voicemail")),
        description=" ".join(chance.choices(WORDS, k=4)),
        topic=chance.choice(("", *topics[:20])),
        citizen=chance.choice((None, citizen, citizen)),
        place=commands.PlaceInput(
            civic=str(chance.randrange(1, 99)), street=chance.choice(("", "rue Forest"))
        ),
        relayed_by="conseillère, district 3",
        settled=chance.choice((None, None, None, "Répondu au comptoir")),
        confidential=chance.random() < 0.1,
    )


def _action(desk: Workplace, chance: random.Random, number: str) -> commands.AnyAction:
    contacts = sorted(desk.directory.contacts)
    shown = acting.show(desk, number).dossier
    entry = ids.text(chance.choice(shown.entries).header.id)
    made: list[Callable[[], Any]] = [
        lambda: commands.Comment(number, text=chance.choice(WORDS)),
        lambda: commands.Contacted(number, means=chance.choice(("phone", "email", "private_message")),
                                   outcome=chance.choice(("reached", "sent", "no_answer", "automatic"))),
        lambda: commands.Assign(number, contact=chance.choice(contacts), reason="secteur"),
        lambda: commands.Transfer(number, contact=chance.choice(contacts), why="occupé",
                                  answer=chance.choice(("yes", "no", "no_answer"))),
        lambda: commands.Promise(number, due=desk.clock.now() + timedelta(days=chance.randrange(1, 9)),
                                 reason="pluie", told="au téléphone"),
        lambda: commands.Close(number, outcome="Réparé", told="la citoyenne", means="phone"),
        lambda: commands.Reopen(number, reason="revenu", dissatisfied=True),
        lambda: commands.Escalate(number, reason="sans suite", official="conseillère"),
        lambda: commands.Contacted(number, toward=chance.choice(("official", "director"))),
        lambda: commands.Correct(number, entry=entry, reason="erreur", retract=True),
        lambda: commands.Correct(number, entry=entry, reason="erreur", fields={"text": "corrigé"}),
        lambda: commands.Correct(number, entry=entry, reason="erreur", fields={"description": "l’œuvre"}),
    ]  # fmt: skip
    command: commands.AnyAction = chance.choice(made)()
    return command


def _calendar(desk: Workplace, chance: random.Random) -> None:
    day = desk.clock.now().date() + timedelta(days=chance.randrange(1, 12))
    if chance.random() < 0.7:
        calendar.add_closure(desk, day, "Journée de formation")
    else:
        street = sorted(desk.directory.streets)[0]
        directory.define(desk, desk.directory.streets[street])
        calendar.withdraw_closure(desk, day)
