"""Who is away and who takes over: declared by oneself or a supervisor, followed by every list and look-up (STAFF-6, STAFF-1)."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from guichet.application.workplace import Workplace
from guichet.domain import civil, commands, ids, people
from guichet.domain.absences import Absence, Absences, Answering
from guichet.domain.bilingual import Bilingual, day_of_year
from guichet.domain.errors import Refusal
from guichet.domain.folding import clean
from guichet.domain.payloads import AbsenceDeclared, EntryWithdrawn
from guichet.domain.wording import Text, translate
from guichet.domain.world import civil as at_counter
from guichet.store.recording import Receipt, Transaction


class Presence(msgspec.Struct, frozen=True):
    """Whether a person is there, in a sentence; who answers for them when they are not.

    `text` fits any person: « au bureau », or « hors du bureau, de retour le… ». `chain` are the replacements
    who are away as well.
    """

    here: bool
    text: Text
    answering: Answering
    stand_in: Text
    extension: str
    chain: tuple[Text, ...] = ()

    @property
    def away(self) -> bool:
        """Whether an absence was declared; one who is neither here nor away has simply gone home."""
        return self.answering.back is not None


class Declared(msgspec.Struct, frozen=True):
    """What stands after a declaration: its identifier, and what the supervisor must still look at."""

    absence: str
    events: tuple[str, ...]
    warnings: tuple[Text, ...]


class Listed(msgspec.Struct, frozen=True):
    """One absence as a list shows it; `flag` says what is wrong with it, if anything."""

    absence: Absence
    who: Text
    replacement: Text
    now: bool
    flag: Text | None


def declare(desk: Workplace, command: commands.DeclareAbsence) -> Declared:
    """Record an absence, new or changed. Raises `Refusal`.

    Without anyone to take over it is refused, unless `alone` says that it is known: it then stays flagged.
    """
    directory = desk.directory
    with desk.recorder.transaction(desk.agent.id) as transaction:
        entity, before = _named(desk, transaction, command.absence)
        contact = command.contact or (before.contact if before is not None else "")
        person = directory.contacts.get(contact)
        if person is None:
            raise Refusal(
                translate(
                    "Absences",
                    "« {code} » n’est pas au répertoire. Choisissez la personne absente.",
                    code=contact,
                )
            )
        _require(desk, contact)
        start = command.start or (before.start if before is not None else None)
        end = command.end or (before.end if before is not None else None)
        if start is None or end is None:
            raise Refusal(translate("Absences", "Indiquez le début et la fin de l’absence."))
        start, end = at_counter(start), at_counter(end)
        if end <= start:
            raise Refusal(
                translate(
                    "Absences", "L’absence finit ({end}) avant de commencer ({start}).", start=start, end=end
                )
            )
        replacement = (
            command.replacement or (before.replacement if before is not None else "") or person.backup
        )
        if replacement == contact:
            raise Refusal(
                translate("Absences", "Une personne ne se remplace pas elle-même. Choisissez-en une autre.")
            )
        if replacement and replacement not in directory.contacts:
            raise Refusal(
                translate(
                    "Absences",
                    "« {code} » n’est pas au répertoire. Choisissez qui prend en charge les plaintes et requêtes.",
                    code=replacement,
                )
            )
        if not replacement and not command.alone:
            raise Refusal(
                translate(
                    "Absences",
                    "Qui prend en charge les plaintes et requêtes pendant l’absence ? Choisissez une personne, ou"
                    " confirmez qu’il n’y en a pas : le service répondra, et l’absence sera signalée (STAFF-6).",
                )
            )
        said = AbsenceDeclared(contact, start, end, replacement, clean(command.note))
        transaction.append("absence", entity, said)
        receipt = transaction.receipt
    desk.recorded(receipt)
    declared = Absence(entity, contact, start, end, replacement, said.note)
    flag = flag_of(desk, declared)
    return Declared(ids.text(entity), _events(receipt), (flag,) if flag is not None else ())


def end_now(desk: Workplace, absence: str) -> Declared:
    """Record that the person is back already. Raises `Refusal` when the absence is not under way."""
    now = desk.clock.now()
    known = _find(desk.absences, absence)
    if known is None or not known.holds(now):
        raise Refusal(translate("Absences", "Cette absence n’est pas en cours."))
    return declare(desk, commands.DeclareAbsence(absence=absence, end=now, alone=True))


def cancel(desk: Workplace, command: commands.CancelAbsence) -> Declared:
    """Record that an absence does not take place. Raises `Refusal`."""
    with desk.recorder.transaction(desk.agent.id) as transaction:
        entity, before = _named(desk, transaction, command.absence)
        if before is None:
            raise Refusal(_unknown(command.absence))
        _require(desk, before.contact)
        transaction.append("absence", entity, EntryWithdrawn("absence", ids.text(entity)))
        receipt = transaction.receipt
    desk.recorded(receipt)
    return Declared(ids.text(entity), _events(receipt), ())


def listed(desk: Workplace, *, past: bool = False) -> list[Listed]:
    """Return the absences under way and to come, soonest first; with `past`, those that ended as well."""
    now = desk.clock.now()
    return [
        Listed(
            each,
            person_name(desk, each.contact),
            person_name(desk, each.replacement),
            each.holds(now),
            flag_of(desk, each),
        )
        for each in desk.absences.all()
        if past or each.end > now
    ]


def flagged(desk: Workplace) -> list[Listed]:
    """Return the absences under way or to come that leave the work to a service's desk: the supervisor's list."""
    return [each for each in listed(desk) if each.flag is not None]


def flag_of(desk: Workplace, absence: Absence) -> Text | None:
    """Return what is wrong with an absence at its start, or now when it is under way; None when somebody takes over."""
    found = desk.absences.answering(
        absence.contact,
        max(absence.start, min(desk.clock.now(), absence.end)),
        desk.directory,
        front_desk(desk),
    )
    service = service_name(desk, found.service)
    match found.gap:
        case "none":
            return translate("Absences", "Personne n’est désigné : {service} répond.", service=service)
        case "away":
            return translate(
                "Absences",
                "Le remplacement est absent aussi, sans personne après : {service} répond.",
                service=service,
            )
        case "loop":
            return translate(
                "Absences", "Les remplacements tournent en rond : {service} répond.", service=service
            )
    return None


def answering(desk: Workplace, contact: str, at: datetime | None = None) -> Answering:
    """Return who answers for a person at an instant, now by default; never nobody (STAFF-1)."""
    return desk.absences.answering(contact, at or desk.clock.now(), desk.directory, front_desk(desk))


def replaced(desk: Workplace, at: datetime | None = None) -> Mapping[str, Answering]:
    """Return, for each person away at an instant, who answers for them."""
    return desk.absences.replaced(at or desk.clock.now(), desk.directory, front_desk(desk))


def presence(desk: Workplace, contact: str, at: datetime | None = None) -> Presence | None:
    """Return whether a person is there at an instant and who stands in; None for a contact that is not known."""
    person = desk.directory.contacts.get(contact)
    if person is None:
        return None
    moment = at or desk.clock.now()
    found = answering(desk, contact, moment)
    if found.back is None:
        return Presence(True, translate("Absences", "au bureau"), found, Bilingual.of(""), person.extension)
    stand_in = desk.directory.contacts.get(found.contact)
    return Presence(
        False,
        translate("Absences", "hors du bureau, de retour {back}", back=back_at(desk, found.back, moment)),
        found,
        person_name(desk, found.contact) if stand_in is not None else service_name(desk, found.service),
        stand_in.extension if stand_in is not None else "",
        tuple(person_name(desk, code) for code in found.passed[1:]),
    )


def back_at(desk: Workplace, back: datetime, now: datetime) -> Text:
    """Return when somebody is back as said today: « à 13 h » on the same day, else the day."""
    opening = _opening(desk, back)
    if opening.date() == now.astimezone(civil.ZONE).date():
        return translate("Absences", "à {time}", time=opening.time())
    return back_on(desk, back)


def back_on(desk: Workplace, back: datetime) -> Text:
    """Return when somebody is back, at the first opening from then on: « le jeudi 26 novembre », with the hour in mid-day."""
    opening = _opening(desk, back)
    day = day_of_year(opening.date())
    first = _opening(desk, datetime.combine(opening.date(), datetime.min.time(), civil.ZONE))
    if opening == first:
        return translate("Absences", "le {day}", day=day)
    return translate("Absences", "le {day} à {time}", day=day, time=opening.time())


def _opening(desk: Workplace, at: datetime) -> datetime:
    calendar = desk.calendar
    return (at if calendar.is_open(at) else calendar.next_opening(at)).astimezone(civil.ZONE)


def person_name(desk: Workplace, contact: str) -> Text:
    """Return a person's title, or nothing."""
    person = desk.directory.contacts.get(contact)
    return Bilingual.of(person.title_fr, person.title_en) if person is not None else Bilingual.of("")


def service_name(desk: Workplace, service: str) -> Text:
    """Return a service's name, or its code when the directory lost it."""
    known = desk.directory.services.get(service)
    return Bilingual.of(known.name_fr, known.name_en) if known is not None else Bilingual.of(service)


def front_desk(desk: Workplace) -> str:
    """Return the service that answers when no other does (STAFF-1)."""
    return desk.policy.front_desk.service


def _require(desk: Workplace, contact: str) -> None:
    if desk.agent.contact != contact:
        people.require(desk.agent, "manage_absences")


def _named(desk: Workplace, transaction: Transaction, absence: str) -> tuple[bytes, Absence | None]:
    if not absence:
        return transaction.new_id(), None
    known = _find(desk.absences, absence)
    if known is None:
        raise Refusal(_unknown(absence))
    return known.id, known


def _find(absences: Absences, absence: str) -> Absence | None:
    return next((each for each in absences.all() if ids.text(each.id) == absence), None)


def _unknown(absence: str) -> Text:
    return translate("Absences", "Aucune absence « {absence} » n’est inscrite.", absence=absence[:40])


def _events(receipt: Receipt) -> tuple[str, ...]:
    return tuple(ids.text(event.header.id) for event in receipt.events)
