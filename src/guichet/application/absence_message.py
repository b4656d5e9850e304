"""The absence message: what the voicemail says and the mail program answers, in French and in English (STAFF-6, COM-6).

The words stand in `resources/letters/absence.toml`, which a city may change; its fields are checked when it is read.
"""

from datetime import time
from pathlib import Path

import msgspec

from guichet.application import absence_course, absences, letters
from guichet.application.workplace import Workplace
from guichet.domain import civil
from guichet.domain.absences import Absence, Absences, Stretch
from guichet.domain.bilingual import Bilingual, day_of_year
from guichet.domain.errors import EnvironmentFault, Refusal
from guichet.domain.wording import Lang, Lookup, Text, translate
from guichet.reports.drafts import Draft
from guichet.resources import resource

FIELDS = frozenset({"who", "from", "back", "takes_over", "service", "reach"})
NEEDED = frozenset({"back", "takes_over"})
"""Without these, a message does not say what STAFF-6 asks of it."""


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The patterns of one message in both languages; `subject_*` for e-mail alone."""

    fr: str
    en: str
    subject_fr: str = ""
    subject_en: str = ""


class Wordings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a voicemail says and what the mail program answers."""

    voicemail: Wording
    email: Wording


class Message(msgspec.Struct, frozen=True):
    """One message in one language; `subject` is empty for a voicemail."""

    lang: Lang
    subject: str
    body: str


class Messages(msgspec.Struct, frozen=True):
    """The four messages of an absence, French first."""

    voicemail: tuple[Message, Message]
    email: tuple[Message, Message]


def read_wordings(path: Path | None = None) -> Wordings:
    """Read a city's wordings, the shipped ones by default. Raises `EnvironmentFault` naming what is wrong."""
    path = path or resource("letters", "absence.toml")
    found: Wordings = letters.read_words(path, Wordings)
    for wording in (found.voicemail, found.email):
        for pattern in (wording.fr, wording.en):
            _check(path, pattern, NEEDED)
        for pattern in (wording.subject_fr, wording.subject_en):
            _check(path, pattern, frozenset())
    return found


def messages(
    desk: Workplace,
    absence: Absence,
    lookup: Lookup,
    wordings: Wordings | None = None,
    among: Absences | None = None,
) -> Messages:
    """Return the messages of an absence; `lookup` gives the English patterns of our own sentences.

    `among` are the absences that hold, those recorded by default: with it, one that is still being typed speaks too.
    """
    words = wordings or read_wordings()
    fields = _fields(desk, absence, absence_course.course_of(desk, absence, among))
    return Messages(
        (_message(fields, words.voicemail, "fr", lookup), _message(fields, words.voicemail, "en", lookup)),
        (_message(fields, words.email, "fr", lookup), _message(fields, words.email, "en", lookup)),
    )


def draft(desk: Workplace, contact: str, said: Messages) -> Draft:
    """Return a message to the absent person (a contact's code) that holds all they have to record and to paste.

    Raises `Refusal` when the directory has no address for them.
    """
    person = desk.directory.contacts.get(contact)
    if person is None or not person.email:
        raise Refusal(
            translate(
                "Absences", "Le répertoire n’a pas de courriel pour cette personne. Ajoutez-le d’abord."
            )
        )
    voicemail = "\n\n".join(each.body for each in said.voicemail)
    email = "\n\n".join(f"{each.subject}\n{each.body}" for each in said.email)
    spoken, written = (
        translate("Absences", "Message de la boîte vocale").render(),
        translate("Absences", "Réponse par courriel").render(),
    )
    return Draft(
        person.email,
        translate("Absences", "Messages de votre absence").render(),
        f"{spoken.upper()}\n\n{voicemail}\n\n{written.upper()}\n\n{email}",
    )


def _fields(desk: Workplace, absence: Absence, course: tuple[Stretch, ...]) -> dict[str, Text]:
    found = course[0].answering
    person = desk.directory.contacts.get(absence.contact)
    service = person.service if person is not None else found.service
    takes_over, reach = _taken_over(desk, course)
    return {
        "who": absence_course.person_name(desk, absence.contact),
        "service": absence_course.service_name(desk, service),
        "from": _from(absence),
        "back": absences.back_on(desk, found.back or absence.end),
        "takes_over": takes_over,
        "reach": reach,
    }


def _taken_over(desk: Workplace, course: tuple[Stretch, ...]) -> tuple[Text, Text]:
    """Return who takes over, each in turn, and how the last of them is reached."""
    said: tuple[Text, Text] = Bilingual.of(""), Bilingual.of("")
    for place, each in enumerate(course):
        found = each.answering
        who = absence_course.stand_in(desk, found)
        if place:
            who = translate(
                "Absences",
                "{who}, {reach}; puis, {period} : {then}",
                who=said[0],
                reach=said[1],
                period=absence_course.part_of(desk, each),
                then=who,
            )
        said = who, _reach(desk, found.contact, found.service)
    return said


def _message(fields: dict[str, Text], wording: Wording, lang: Lang, lookup: Lookup) -> Message:
    said = {name: text.render(lang, lookup) for name, text in fields.items()}
    subject = wording.subject_fr if lang == "fr" else wording.subject_en
    body = wording.fr if lang == "fr" else wording.en
    return Message(
        lang, letters.one_period(subject.format_map(said)), letters.one_period(body.strip().format_map(said))
    )


def _from(absence: Absence) -> Text:
    start = absence.start.astimezone(civil.ZONE)
    day = day_of_year(start.date())
    if start.time() == time():
        return translate("Absences", "à compter du {day}", day=day)
    return translate("Absences", "à compter du {day} à {time}", day=day, time=start.time())


def _reach(desk: Workplace, contact: str, service: str) -> Text:
    """Return how the citizen reaches who takes over: extension of the City's number, else the service's phone or e-mail."""
    person = desk.directory.contacts.get(contact)
    known = desk.directory.services.get(service)
    phone = civil.phone(known.phone) if known is not None and known.phone else ""
    if person is not None and person.extension and phone:
        return translate("Absences", "au {phone}, poste {extension}", phone=phone, extension=person.extension)
    if person is not None and person.extension:
        return translate("Absences", "au poste {extension}", extension=person.extension)
    if phone:
        return translate("Absences", "au {phone}", phone=phone)
    email = (person.email if person is not None else "") or (known.email if known is not None else "")
    return translate("Absences", "à l’adresse {email}", email=email) if email else Bilingual.of("—")


def _check(path: Path, pattern: str, needed: frozenset[str]) -> None:
    letters.check(path, pattern, FIELDS)
    if missing := sorted(needed - set(letters.fields_of(pattern))):
        raise EnvironmentFault(
            translate(
                "Absences",
                "Le modèle {file} ne dit pas qui prend en charge ni le retour : il manque {missing} (STAFF-6).",
                file=path.name,
                missing=missing,
            )
        )
