"""Who is away and who takes over: declared by oneself or a supervisor, followed by every list and look-up (STAFF-6, STAFF-1)."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from guichet.application.absence_course import (
    course_of,
    flag_in,
    flag_of,
    front_desk,
    period_of,
    person_name,
    service_name,
    stand_in,
)
from guichet.application.workplace import Workplace
from guichet.domain import civil, commands, ids, people
from guichet.domain.absences import Absence, Absences, Answering, Stretch
from guichet.domain.bilingual import Bilingual, day_of_year
from guichet.domain.errors import Refusal
from guichet.domain.folding import clean
from guichet.domain.payloads import AbsenceDeclared, EntryWithdrawn
from guichet.domain.wording import Text, translate
from guichet.domain.world import civil as at_counter
from guichet.store.recording import Receipt

_NOBODY_NAMED = translate(
    "Absences",
    "Qui prend en charge les plaintes et requêtes pendant l’absence ? Choisissez une personne, ou"
    " confirmez qu’il n’y en a pas : le service répondra, et l’absence sera signalée (STAFF-6).",
)


class Presence(msgspec.Struct, frozen=True):
    """Whether a person is there, in a sentence; who answers for them when they are not.

    `text` fits any person: « au bureau », or « hors du bureau, de retour le… ». `chain` are the replacements
    who are away as well; `extension` and `email` reach who answers.
    """

    here: bool
    text: Text
    answering: Answering
    stand_in: Text
    extension: str
    chain: tuple[Text, ...] = ()
    email: str = ""

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
    """One absence as a list shows it: who, when, replaced by whom, and who really answers from now on.

    `answers` follows the chain; `flag` says what is wrong with the absence, if anything.
    """

    absence: Absence
    who: Text
    replacement: Text
    now: bool
    flag: Text | None
    period: Text
    answers: Text


class Obstacle(msgspec.Struct, frozen=True):
    """Why a person is asked to think again before an absence is recorded.

    `clash` is the identifier of the absence that stands in the way; `yields` tells whether it may be recorded all
    the same (`DeclareAbsence.alone`): the service then answers, and the absence stays flagged.
    """

    text: Text
    yields: bool
    clash: str = ""


def declare(desk: Workplace, command: commands.DeclareAbsence, *, careful: bool = False) -> Declared:
    """Record an absence, new or changed. Raises `Refusal`.

    Without anyone to take over it is refused, unless `alone` says that it is known: it then stays flagged.
    `careful`, as at a screen, also refuses what `obstacle` finds; a script's line is recorded, with a warning.
    """
    with desk.recorder.transaction(desk.agent.id) as transaction:
        before = _named(desk, command.absence)
        entity = transaction.new_id() if before is None else before.id
        stated = state(desk, command, entity, before, whole=careful)
        if not stated.replacement and not command.alone:
            raise Refusal(_NOBODY_NAMED)
        found = obstacle(desk, stated) if careful else None
        if found is not None and not (found.yields and command.alone):
            raise Refusal(found.text)
        transaction.append(
            "absence",
            entity,
            AbsenceDeclared(stated.contact, stated.start, stated.end, stated.replacement, stated.note),
        )
        receipt = transaction.receipt
    desk.recorded(receipt)
    flag = flag_of(desk, stated)
    return Declared(ids.text(entity), _events(receipt), (flag,) if flag is not None else ())


def state(
    desk: Workplace,
    command: commands.DeclareAbsence,
    entity: bytes,
    before: Absence | None = None,
    *,
    whole: bool = False,
) -> Absence:
    """Return the absence that a command states, in place of `before`; nothing is recorded. Raises `Refusal`.

    What the command leaves out stays as before; with `whole`, as a form gives it, no replacement means none.
    """
    directory = desk.directory
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
    kept = before.replacement if before is not None and not whole else ""
    replacement = command.replacement or kept or person.backup
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
    return Absence(entity, contact, start, end, replacement, clean(command.note))


def obstacle(desk: Workplace, absence: Absence) -> Obstacle | None:
    """Return what stands in the way of an absence: another of the same person, nobody to take over, a loop."""
    clash = desk.absences.clashing(absence)
    if clash is not None:
        return Obstacle(
            translate(
                "Absences",
                "Une absence de cette personne est déjà inscrite, {period}. Corrigez-la plutôt.",
                period=period_of(desk, clash.start, clash.end),
            ),
            yields=False,
            clash=ids.text(clash.id),
        )
    among = desk.absences.put(absence)
    for stretch in course_of(desk, absence, among):
        found = stretch.answering
        if found.gap == "none":
            return Obstacle(_NOBODY_NAMED, yields=True)
        if found.gap == "loop":
            return Obstacle(
                translate(
                    "Absences",
                    "Les remplacements tournent en rond : {people}. Choisissez une personne qui sera là, ou confirmez"
                    " qu’il n’y en a pas : {service} répondra, et l’absence sera signalée (STAFF-6).",
                    people=_round(desk, stretch, among),
                    service=service_name(desk, found.service),
                ),
                yields=True,
            )
    return None


def end_now(desk: Workplace, absence: str) -> Declared:
    """Record that the person is back already. Raises `Refusal` when the absence is not under way."""
    now = desk.clock.now()
    known = _find(desk.absences, absence)
    if known is None or not known.holds(now):
        raise Refusal(translate("Absences", "Cette absence n’est pas en cours."))
    return declare(desk, commands.DeclareAbsence(absence=absence, end=now, note=known.note, alone=True))


def cancel(desk: Workplace, command: commands.CancelAbsence) -> Declared:
    """Record that an absence does not take place. Raises `Refusal`."""
    with desk.recorder.transaction(desk.agent.id) as transaction:
        before = _named(desk, command.absence)
        if before is None:
            raise Refusal(_unknown(command.absence))
        _require(desk, before.contact)
        transaction.append("absence", before.id, EntryWithdrawn("absence", ids.text(before.id)))
        receipt = transaction.receipt
    desk.recorded(receipt)
    return Declared(ids.text(before.id), _events(receipt), ())


def listed(desk: Workplace, *, past: bool = False) -> list[Listed]:
    """Return the absences under way and to come, soonest first; with `past`, those that ended as well."""
    now = desk.clock.now()
    return [_listed(desk, each, now) for each in desk.absences.all() if past or each.end > now]


def _listed(desk: Workplace, absence: Absence, now: datetime) -> Listed:
    replacement = person_name(desk, absence.replacement)
    over = absence.end <= now
    course = () if over else course_of(desk, absence)
    return Listed(
        absence,
        person_name(desk, absence.contact),
        replacement,
        absence.holds(now),
        flag_in(desk, course),
        period_of(desk, absence.start, absence.end),
        replacement if over else stand_in(desk, course[0].answering),
    )


def flagged(desk: Workplace) -> list[Listed]:
    """Return the absences under way or to come that leave the work to a service's desk: the supervisor's list."""
    return [each for each in listed(desk) if each.flag is not None]


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
        here = translate("Absences", "au bureau")
        return Presence(True, here, found, Bilingual.of(""), person.extension, email=person.email)
    person = desk.directory.contacts.get(found.contact)
    service = desk.directory.services.get(found.service)
    address = person.email if person is not None else service.email if service is not None else ""
    return Presence(
        False,
        translate("Absences", "hors du bureau, de retour {back}", back=back_at(desk, found.back, moment)),
        found,
        stand_in(desk, found),
        person.extension if person is not None else "",
        tuple(person_name(desk, code) for code in found.passed[1:]),
        address,
    )


def away_now(desk: Workplace) -> dict[str, Presence]:
    """Return the presence of everybody who is away now, by code."""
    found = ((code, presence(desk, code)) for code in replaced(desk))
    return {code: presence for code, presence in found if presence is not None}


def coming(desk: Workplace) -> dict[str, Text]:
    """Return from when to when each person is away next, by code: of those who have an absence to come."""
    now = desk.clock.now()
    first = {each.contact: each for each in reversed(desk.absences.all()) if each.start > now}
    return {code: period_of(desk, each.start, each.end) for code, each in first.items()}


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


def _require(desk: Workplace, contact: str) -> None:
    if not people.may_declare_absence(desk.agent, contact):
        people.require(desk.agent, "manage_absences")


def _named(desk: Workplace, absence: str) -> Absence | None:
    if not absence:
        return None
    known = _find(desk.absences, absence)
    if known is None:
        raise Refusal(_unknown(absence))
    return known


def _round(desk: Workplace, stretch: Stretch, among: Absences) -> Text:
    """Return the titles of those who replace one another, around to the one named again."""
    passed = stretch.answering.passed
    last = among.of(passed[-1], stretch.start)
    again = among.named(last, desk.directory)[:1] if last is not None else []
    titles = [person_name(desk, code) for code in (*passed, *again)]
    return Bilingual.of(
        " → ".join(each.render() for each in titles), " → ".join(each.render("en") for each in titles)
    )


def _find(absences: Absences, absence: str) -> Absence | None:
    return next((each for each in absences.all() if ids.text(each.id) == absence), None)


def _unknown(absence: str) -> Text:
    return translate("Absences", "Aucune absence « {absence} » n’est inscrite.", absence=absence[:40])


def _events(receipt: Receipt) -> tuple[str, ...]:
    return tuple(ids.text(event.header.id) for event in receipt.events)
