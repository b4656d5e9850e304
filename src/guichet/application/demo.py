"""A plausible, synthetic, seeded history for training, demonstrations and benchmarks (TRAIN-1).

Nobody in it exists: citizens are numbered, phones are 450-555-01xx, words come from the utterances that the
product ships. Events are made as a desk makes them, chained and stamped; the lists are then refolded once.
"""

import csv
import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from guichet.application import directory, setting_up
from guichet.application.demo_twists import Said, Twists
from guichet.application.workplace import Workplace, open_workplace
from guichet.domain import hlc, ids, numbers, payloads, record
from guichet.domain.civil import ZONE
from guichet.domain.directory import Directory, Street, Topic
from guichet.domain.dossier import due_key
from guichet.domain.errors import EnvironmentFault
from guichet.domain.payloads import Means, Outcome, Owed, Payload, Place, Satisfied
from guichet.domain.progress import Progress
from guichet.domain.record import EVERYONE, Event, Header
from guichet.domain.wording import translate
from guichet.domain.world import World, route_of
from guichet.resources import resource
from guichet.store import events as rows
from guichet.store import meta
from guichet.store.keys import Vault
from guichet.store.opening import Connection
from guichet.store.rebuilding import rebuild
from guichet.store.recording import Clock

SAMPLE_FILES = ("services.csv", "contacts.csv", "topics.csv", "streets.csv")
PER_BUSINESS_DAY = 40
_CHANNELS = {
    "phone": 44, "counter": 22, "email": 16, "voicemail": 7, "web": 5, "facebook-city": 3, "elected": 2,
    "facebook-recreation": 0.6, "letter": 0.4,
}  # fmt: skip
_NEEDS = ("malentendante", "mobilité réduite", "interprète")
_COMMENTS = (
    "Équipe avisée, passage prévu cette semaine.",
    "Vu sur place, photos au dossier papier.",
    "Cônes posés en attendant la réparation.",
    "Pièce commandée, délai de dix jours.",
    "Travaux faits ce matin, à vérifier après la pluie.",
    "Le citoyen rappelle : rien n’a bougé.",
    "Transmis au contremaître avec l’adresse exacte.",
)
_OUTCOMES = (
    "Réparé et vérifié sur place.",
    "Renseignement donné, le citoyen sait quoi faire.",
    "Rien à corriger : la situation est conforme.",
    "Prévu au calendrier des travaux du printemps.",
    "Dirigé vers l’organisme responsable.",
)
_SETTLED = (
    "Horaire et lieu donnés.",
    "Formulaire remis et expliqué.",
    "Coordonnées de l’organisme responsable données.",
    "Date de la prochaine collecte donnée.",
)


class Made(msgspec.Struct, frozen=True):
    """What a demo store holds."""

    dossiers: int
    events: int


class _Step(NamedTuple):
    """One event to come: when, its name, whose, in which stream, what it says."""

    moment: datetime
    event_id: bytes
    entity: bytes
    stream: str
    payload: Payload


def load_sample(desk: Workplace) -> None:
    """Import the sample directory that ships with the product."""
    files = [resource("sample", name) for name in SAMPLE_FILES]
    directory.apply(desk, directory.plan(desk, files))


def make(
    folder: Path,
    *,
    dossiers: int = 200,
    seed: int = 2018,
    clock: Clock | None = None,
    vault: Vault | None = None,
    progress: Progress | None = None,
    training: bool = False,
) -> Made:
    """Fill a new data folder with a history that ends now. Raises `EnvironmentFault` when a store is there."""
    chance = random.Random(seed)
    desk = open_workplace(folder, clock=clock, random=chance.randbytes, vault=vault, training=training)
    try:
        if desk.is_set_up:
            raise EnvironmentFault(
                translate(
                    "Demo",
                    "Le dossier {folder} contient déjà une base. Donnez un dossier neuf avec --data-dir.",
                    folder=str(folder),
                )
            )
        agent = setting_up.set_up(desk, "KL", "Comptoir 1", "Préposée à l’accueil", "supervisor")
        load_sample(desk)
        setting_up.add_agent(desk, "Directeur général", "manager", contact="DG-01")
        setting_up.add_agent(desk, "Contremaître à la voirie", "agent", contact="TP-02")
        writer = _Writer(desk, chance, agent.id, seed)
        made = writer.write(dossiers, progress)
        rebuild(desk.store, desk.projector(), progress)
        desk.store.checkpoint()
    finally:
        desk.store.close()
    return Made(dossiers, made)


class _Writer:
    """Makes lives of dossiers, merges them in time, and appends them as one desk's chain."""

    def __init__(self, desk: Workplace, chance: random.Random, author: bytes, seed: int) -> None:
        self._desk = desk
        self._chance = chance
        self._author = author
        self._directory: Directory = desk.directory
        self._now = desk.clock.now()
        self._world = World(desk.policy, desk.directory, self._now)
        self._twists = Twists(f"{seed} twists", desk.directory, desk.policy.rule_for("counter"))
        self._topics = list(self._directory.topics.values())
        self._streets = list(self._directory.streets.values())
        self._said = _utterances(self._directory)
        self._citizens: list[str] = []
        self._counters: dict[int, int] = {}
        self._heads: dict[bytes, bytes] = {}

    def write(self, dossiers: int, progress: Progress | None) -> int:
        """Append the events of that many dossiers and return how many there are."""
        written = 0
        with self._desk.store.write() as connection:
            seq, stamp, digest = self._desk.recorder.last(connection)
            pending: list[_Step] = []
            for index, received in enumerate(self._moments(dossiers)):
                pending += [step for step in self._life(received) if step.moment <= self._now]
                if len(pending) > 4000 or index == dossiers - 1:
                    pending.sort(key=attrgetter("moment"))
                    keep = 0 if index == dossiers - 1 else 1500
                    batch, pending = pending[: len(pending) - keep], pending[len(pending) - keep :]
                    seq, stamp, digest = self._append(connection, batch, seq, stamp, digest)
                    written += len(batch)
                    if progress is not None:
                        progress(index + 1, dossiers)
            for year, counter in self._counters.items():
                meta.put(connection, f"counter:{year}", str(counter))
        return written

    def _append(
        self,
        connection: Connection,
        batch: Sequence[_Step],
        seq: int,
        stamp: int,
        digest: bytes,
    ) -> tuple[int, int, bytes]:
        events = []
        for moment, event_id, entity, stream, payload in batch:
            seq += 1
            ms = int(moment.timestamp() * 1000)
            stamp = hlc.tick(stamp, ms)
            name, version = payloads.name_of(payload)
            body = payloads.encode(payload)
            salt = self._chance.randbytes(16)
            offset = int((moment.utcoffset() or timedelta()).total_seconds() // 60)
            parent = self._heads.get(entity)
            header = Header(
                event_id, self._desk.recorder.desk_id, seq, stream, entity, name,
                version, stamp, ms * 1000, offset, ms * 1000, offset, self._author,
                (parent,) if parent else (), record.body_digest(salt, body), digest,
            )  # fmt: skip
            digest = record.header_digest(header)
            self._heads[entity] = header.id
            events.append(Event(header, body, salt, EVERYONE))
        rows.insert(connection, events)
        return seq, stamp, digest

    def _moments(self, dossiers: int) -> list[datetime]:
        """Return when each contact came in, over as many business days as it takes at a city's pace."""
        days = max(8, dossiers // PER_BUSINESS_DAY + 1)
        calendar = self._desk.calendar
        found: list[date] = []
        day = self._now.date()
        while len(found) < days:
            if calendar.is_business_day(day):
                found.append(day)
            day -= timedelta(days=1)
        moments = []
        for _ in range(dossiers):
            minutes = 8 * 60 + int(self._chance.triangular(0, 8.5 * 60, 110))
            moment = datetime.combine(self._chance.choice(found), time(), ZONE) + timedelta(minutes=minutes)
            moments.append(min(moment, self._now - timedelta(minutes=5)))  # entered within four
        return sorted(moments)

    def _name(self, moment: datetime) -> bytes:
        return ids.uuid7(int(moment.timestamp() * 1000), self._chance.randbytes(10))

    def _life(self, received: datetime) -> list[_Step]:
        chance = self._chance
        topic = chance.choice(self._topics)
        channel = chance.choices(list(_CHANNELS), list(_CHANNELS.values()))[0]
        citizen, steps = self._citizen(received)
        entity = self._name(received)
        opened = self._opened(
            self._number(received.year), topic, channel, chance.choice(self._streets), received, citizen
        )
        opening = _Step(
            received + timedelta(minutes=chance.randint(1, 4)),
            self._name(received),
            entity,
            "dossier",
            opened,
        )
        steps.append(opening)
        if opened.settled is None:
            answers = tuple(due_key(owed.rule, opening.event_id) for owed in opened.owed)
            follows = self._follow(opened, opening.moment, answers)
            last = follows[-1]
            follows += self._twists.transfers(opened, opening.moment, opened.contact)
            follows += self._twists.again(last)
            steps += [_Step(moment, name, entity, "dossier", said) for moment, name, said in follows]
        return steps

    def _number(self, year: int) -> str:
        self._counters[year] = self._counters.get(year, 0) + 1
        return numbers.issue(year, "KL", self._counters[year])

    def _citizen(self, moment: datetime) -> tuple[str | None, list[_Step]]:
        chance = self._chance
        if chance.random() < 0.08:
            return None, []
        if self._citizens and chance.random() < 0.45:
            return chance.choice(self._citizens), []
        entity = self._name(moment)
        rank = len(self._citizens) + 1
        name = f"{chance.choice(('Citoyenne', 'Citoyen'))} {rank:04d}"
        recorded = payloads.CitizenRecorded(
            name=name,
            phones=(f"+1450555{100 + rank % 100:04d}",),
            emails=(f"citoyen{rank}@courriel.example",) if chance.random() < 0.5 else (),
            language="en" if chance.random() < 0.09 else "fr",
            needs=(chance.choice(_NEEDS),) if chance.random() < 0.04 else (),
        )
        self._citizens.append(ids.text(entity))
        return self._citizens[-1], [_Step(moment, self._name(moment), entity, "citizen", recorded)]

    def _opened(
        self, number: str, topic: Topic, channel: str, street: Street, received: datetime, citizen: str | None
    ) -> payloads.DossierOpened:
        chance = self._chance
        place = Place(str(chance.randint(1, 900)), street.full_name, "", street.sector, street.owner)
        service, contact, outside = route_of(topic, "", "", channel, place, self._world)
        settled = None
        if (
            topic.kind in ("information", "comment")
            and channel in ("phone", "counter")
            and chance.random() < 0.8
        ):
            settled = chance.choice(_SETTLED)
        rule = self._world.policy.rule_for(channel)
        answered_by = self._world.policy.channel(channel).answered_by
        return payloads.DossierOpened(
            number=number,
            kind=topic.kind,
            channel=channel,
            received_at=received,
            service=service,
            contact=contact,
            referred_to=outside,
            topic=topic.code,
            description=chance.choice(self._said[topic.code]),
            citizen=citizen,
            place=place,
            urgent=topic.urgent,
            confidential=topic.code in self._world.policy.confidential.topics,
            relayed_by="Membre du conseil, district 3" if channel == "elected" else "",
            settled=settled,
            owed=() if settled is not None else (Owed(rule.key, rule.clause, service=answered_by),),
        )

    def _follow(self, opened: payloads.DossierOpened, at: datetime, answers: tuple[str, ...]) -> list[Said]:
        """Return what is done after the opening: attempts, comments, then a closing for most."""
        chance = self._chance
        steps: list[Said] = []
        promised: Said | None = None

        def add(moment: datetime, said: Payload) -> Said:
            steps.append(Said(moment, self._name(moment), said))
            return steps[-1]

        when = at
        written = opened.channel in ("email", "web") or opened.channel.startswith("facebook")
        tries = chance.choices((0, 1, 2), (70, 22, 8))[0]
        for _ in range(tries if not written else 0):
            when = self._later(when, 5)
            outcome: Outcome = chance.choice(("no_answer", "message_left"))
            add(when, payloads.DossierContacted("phone", outcome))
        for _ in range(chance.choices((3, 6, 9, 14), (14, 30, 35, 21))[0]):
            when = self._later(when, 14)
            add(when, payloads.DossierCommented(chance.choice(_COMMENTS)))
        answered = self._later(at, 9 if chance.random() < 0.92 else 90)
        if chance.random() < 0.12:
            agreed = at.replace(hour=16, minute=0, second=0) + timedelta(days=chance.randint(2, 12))
            promised = add(at, payloads.DatePromised(agreed, "Équipe prévue cette semaine-là."))
        means: Means = "phone"
        if written:
            means = "private_message" if opened.channel.startswith("facebook") else "email"
        done: Outcome = "sent" if written else "reached"
        add(answered, payloads.DossierContacted(means, done, discharges=answers))
        if chance.random() < 0.93:
            when = self._later(max(when, answered), 20)
            owed: tuple[str, ...] = ()
            if promised is not None:
                moved = self._twists.moved(promised, when)
                steps += [moved] if moved is not None else []
                owed = (due_key("promised", (moved or promised).event_id),)
            add(
                when,
                payloads.DossierClosed(chance.choice(_OUTCOMES), "citoyen", means, self._satisfied(), owed),
            )
        return steps

    def _satisfied(self) -> Satisfied:
        choices: tuple[Satisfied, ...] = ("yes", "no", "unknown")
        return self._chance.choices(choices, (5, 1, 4))[0]

    def _later(self, moment: datetime, hours: float) -> datetime:
        return moment + timedelta(hours=self._chance.expovariate(1 / hours))


def _utterances(known: Directory) -> dict[str, list[str]]:
    """Return, per topic, sentences that citizens say; a topic without any has its label."""
    said: dict[str, list[str]] = {code: [topic.label_fr] for code, topic in known.topics.items()}
    for file in sorted(resource("routing", "utterances").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened):
                if row["topic"] in said and row["style"] in ("email", "oral"):
                    said[row["topic"]].append(row["text"])
    return {code: found[1:] or found for code, found in said.items()}
