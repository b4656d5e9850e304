"""What the intake form asks while one types, and what it shows once saved (DEF-1, ROUTE-1, STAFF-2, COM-1, COM-8, COM-10)."""

from collections.abc import Sequence
from datetime import date, datetime, time

import msgspec

from guichet.application import absence_course, absences, routing, taking_in
from guichet.application.taking_in import TakenIn
from guichet.application.workplace import Workplace
from guichet.domain import commands, ids, phones, streets
from guichet.domain.bilingual import Bilingual
from guichet.domain.civil import ZONE
from guichet.domain.directory import Contact, Street, Topic
from guichet.domain.folding import clean, fold_text
from guichet.domain.payloads import Place
from guichet.domain.wording import Text
from guichet.store.queries import CitizenLine

CALLS = frozenset(("return_call", "call_back"))
"""The rules that a call to the citizen answers."""


class Choices(msgspec.Struct, frozen=True):
    """What the policy lets one choose: ways in, kinds with definition and clause, confidential topics (DEF-1)."""

    channels: tuple[tuple[str, Text], ...]
    kinds: tuple[tuple[str, Text, Text, str], ...]
    confidential: frozenset[str]


class Streets(msgspec.Struct, frozen=True):
    """What a typed street may mean, and the place it names as it stands, a civic number typed with it apart."""

    typed: str
    found: tuple[Street, ...]
    place: Place


class Known(msgspec.Struct, frozen=True):
    """A known citizen with how many of their dossiers are open (COM-1)."""

    line: CitizenLine
    open_dossiers: int


class Sharing(msgspec.Struct, frozen=True):
    """A number or address as it is kept, whether it is whole, and the known citizens reached there: a household
    may share it.
    """

    typed: str
    number: str
    whole: bool
    people: tuple[CitizenLine, ...]


class Colleague(msgspec.Struct, frozen=True):
    """Somebody a dossier may be transferred to, and whether they are there (STAFF-2, STAFF-6)."""

    contact: Contact
    service: Text
    here: bool
    presence: Text


class Saved(msgspec.Struct, frozen=True):
    """What stands on screen after saving; `calls_back` when a call-back fell due because nobody said yes (STAFF-2)."""

    taken: TakenIn
    service: Text
    contact: Text
    extension: str
    outside: Text
    outside_phone: str
    say: Text
    settled: bool
    answer: str
    calls_back: bool


def choices(desk: Workplace) -> Choices:
    """Return what the policy in force lets one choose."""
    policy = desk.policy
    return Choices(
        tuple((channel.key, channel.label) for channel in policy.channels.values()),
        tuple((kind.key, kind.label, kind.definition, kind.clause) for kind in policy.kinds.values()),
        frozenset(policy.confidential.topics),
    )


def lead(desk: Workplace, words: str, street: str, accepted: str, limit: int = 3) -> list[routing.Lookup]:
    """Return where the words lead at a street; the topic accepted keeps its place, or comes first (ROUTE-1)."""
    topic = desk.directory.topics.get(accepted)
    if not words.strip() and topic is None:
        return []
    place = taking_in.located(commands.PlaceInput(street=street), desk.directory)
    found = routing.look_up(desk, words, place=place, limit=limit) if words.strip() else []
    if topic is None or any(each.topic.code == topic.code for each in found):
        return found
    return [routing.about(desk, topic, place), *found][:limit]


def known(desk: Workplace, citizen_id: str) -> Known | None:
    """Return a known citizen, None when there is none of that identifier at this desk."""
    entity_id = ids.raw(citizen_id)
    found = taking_in.citizen_line(desk, entity_id)
    return None if found is None else Known(found, taking_in.open_dossiers_of(desk, entity_id))


def sharing(desk: Workplace, typed: str) -> Sharing:
    """Return who is reached at a number or an e-mail address, latest first, so that the form asks which person it is."""
    if "@" in typed:
        mail = clean(typed).lower()
        named = taking_in.complete_citizens(desk, mail)
        same = [each for each in named if mail in (known.lower() for known in each.emails)]
        return Sharing(typed, mail, False, tuple(same))
    number = phones.normalise(typed)
    whole = number.startswith("+")
    bare = number.split(";")[0]
    people = taking_in.complete_citizens(desk, bare) if whole else []
    same = [each for each in people if any(phone.split(";")[0] == bare for phone in each.phones)]
    return Sharing(typed, number, whole, tuple(same))


def complete_streets(desk: Workplace, typed: str) -> Streets:
    """Return the streets that `typed` may mean, and the place it names (ROUTE-1)."""
    directory = desk.directory
    civic, street = streets.split_civic(typed)
    place = taking_in.located(commands.PlaceInput(civic=civic, street=street or typed), directory)
    return Streets(typed, streets.complete(typed, directory.streets), place)


def complete_topics(desk: Workplace, typed: str, limit: int = 8) -> list[Topic]:
    """Return the topics whose label or vocabulary holds each word typed, labels first; the first ones for nothing."""
    words = fold_text(typed).split()
    ranked = []
    for topic in desk.directory.topics.values():
        label = fold_text(f"{topic.label_fr} {topic.label_en}")
        every = f"{label} {fold_text(' '.join(topic.keywords))}"
        if all(word in every for word in words):
            ranked.append((not all(word in label for word in words), label, topic))
    return [topic for _, _, topic in sorted(ranked, key=lambda each: each[:2])][:limit]


def complete_colleagues(desk: Workplace, typed: str, limit: int = 8) -> list[Colleague]:
    """Return the colleagues that `typed` may mean by title, service or extension (STAFF-2)."""
    words = fold_text(typed).split()
    found = []
    for contact in desk.directory.contacts.values():
        name = absence_course.service_name(desk, contact.service)
        every = fold_text(f"{contact.title_fr} {contact.title_en} {contact.extension} {name}")
        if all(word in every for word in words):
            found.append(contact)
    return [colleague(desk, contact) for contact in found[:limit]]


def colleague(desk: Workplace, contact: Contact) -> Colleague:
    """Return a contact with their service and whether they are there."""
    presence = absences.presence(desk, contact.code)
    return Colleague(
        contact,
        absence_course.service_name(desk, contact.service),
        presence is None or presence.here,
        presence.text if presence is not None else Bilingual.of(""),
    )


def next_to_ask(
    desk: Workplace, topic: str, asked: Sequence[str], disowned: Sequence[str] = (), words: str = ""
) -> Colleague | None:
    """Return the next best contact to ask, None when nobody is left (STAFF-2).

    The topic's own contact, the replacement of each one asked, their colleagues of the same service, then where the
    `words` lead besides. Nobody of the service of the `disowned`, who said that it is not theirs; who is away is
    passed over while somebody else is there.
    """
    contacts, subject = desk.directory.contacts, desk.directory.topics.get(topic)
    first = [subject.contact] if subject is not None else []
    tried = [code for code in asked if code in contacts]
    backups = [contacts[code].backup for code in tried]
    homes = {contacts[code].service for code in tried} | ({subject.service} if subject is not None else set())
    same = [code for code, contact in contacts.items() if contact.service in homes]
    others = [
        found.contact.code
        for found in (routing.look_up(desk, words) if words.strip() else ())
        if found.contact is not None
    ]
    gone = {contacts[code].service for code in disowned if code in contacts}
    left = [
        code
        for code in dict.fromkeys((*first, *backups, *same, *others))
        if code in contacts and code not in asked and contacts[code].service not in gone
    ]
    offered = [colleague(desk, contacts[code]) for code in left]
    return next((each for each in offered if each.here), offered[0] if offered else None)


def save(
    desk: Workplace,
    command: commands.Intake,
    draft_id: str,
    promised: date | None = None,
    asked: Sequence[commands.Transfer] = (),
) -> Saved:
    """Record an intake with the colleagues asked, and forget its draft. Raises `Refusal`: then nothing is recorded."""
    if promised is not None:
        day = datetime.combine(promised, time(), ZONE)
        command = msgspec.structs.replace(command, promised=day)
    taken = taking_in.take_in(desk, command, draft_id, asked)
    directory = desk.directory
    person = directory.contacts.get(taken.contact)
    outside = directory.services.get(taken.referred_to)
    topic = directory.topics.get(command.topic)
    place = taking_in.located(command.place, directory)
    return Saved(
        taken,
        absence_course.service_name(desk, taken.service),
        absence_course.person_name(desk, taken.contact),
        person.extension if person is not None else "",
        Bilingual.of(outside.name_fr, outside.name_en) if outside is not None else Bilingual.of(""),
        outside.phone if outside is not None else "",
        routing.about(desk, topic, place).say if topic is not None else Bilingual.of(""),
        command.settled is not None,
        asked[-1].answer if asked else "",
        bool(asked) and asked[-1].answer != "yes" and not CALLS.isdisjoint(taken.owed),
    )
