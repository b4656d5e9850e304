"""What a letter can say about a dossier: what was understood, who answers, how to reach them, the steps ahead (COM-9, COM-6)."""

from collections.abc import Container, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from guichet.application import letters
from guichet.application.acting import Shown
from guichet.application.workplace import Workplace
from guichet.domain import civil, payloads
from guichet.domain.bilingual import Bilingual
from guichet.domain.directory import Service
from guichet.domain.dossier import Due
from guichet.domain.wording import Lang, Lookup, Text, translate
from guichet.resources import resource

FIELDS = frozenset({"city", "number", "received", "topic", "place", "words", "service", "reach", "steps"})
"""The fields that every letter about a dossier may name."""
STEP_FIELDS = frozenset({"due", "service", "outside", "said", "answer"})
WORDS = 600
"""Characters of what the citizen said that a letter repeats."""
SAID = 300
"""Characters of an answer or a promise that a letter repeats."""


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence of a city in both languages."""

    fr: str
    en: str


class Steps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What citizens are told of the steps ahead: by rule of the policy, and what always follows."""

    owed: dict[str, Sentence]
    open: Sentence
    outside: Sentence
    told: Sentence
    settled: Sentence
    again: Sentence


def read_steps(path: Path | None = None) -> Steps:
    """Return a city's sentences on the steps ahead, the shipped ones by default. Raises `EnvironmentFault`."""
    file = path or resource("letters", "steps.toml")
    found: Steps = letters.read_words(file, Steps)
    for sentence in (*found.owed.values(), found.open, found.outside, found.told, found.settled, found.again):
        for pattern in (sentence.fr, sentence.en):
            letters.check(file, pattern, STEP_FIELDS)
    return found


def language_of(shown: Shown) -> Lang:
    """Return the language in which the citizen is written to: theirs, French where nobody asked (COM-1)."""
    return "en" if shown.citizen is not None and shown.citizen.language == "en" else "fr"


def facts(
    desk: Workplace, shown: Shown, lang: Lang, lookup: Lookup, *, without: Container[str] = ()
) -> Mapping[str, Text | str]:
    """Return what `FIELDS` say about a dossier; `without` are rules done by the letter itself."""
    dossier, directory = shown.dossier, desk.directory
    topic = directory.topics.get(dossier.topic)
    bullets = "\n".join(f"– {line}" for line in steps(desk, shown, lang, lookup, without=without))
    return {
        "city": desk.policy.city,
        "number": dossier.number,
        "received": translate("Letters", "{moment}", moment=_civil(dossier.received_at)),
        "topic": Bilingual.of(topic.label_fr, topic.label_en) if topic is not None else "",
        "place": place_of(shown),
        "words": shortened(dossier.description),
        "service": service_of(desk, shown),
        "reach": reach_of(desk, shown),
        "steps": bullets,
    }


def steps(
    desk: Workplace,
    shown: Shown,
    lang: Lang,
    lookup: Lookup,
    *,
    without: Container[str] = (),
    words: Steps | None = None,
) -> tuple[str, ...]:
    """Return the steps ahead in the order in which they come, as the citizen is told them (COM-9)."""
    found = words or read_steps()
    dossier = shown.dossier
    outside = desk.directory.services.get(dossier.referred_to)
    said: dict[str, Text | str] = {
        "service": service_of(desk, shown),
        "outside": _named(outside) if outside is not None else "",
        "answer": shortened(dossier.closings[-1].outcome, SAID) if dossier.closings else "",
        "said": shortened(promise_said(shown), SAID),
        "due": "",
    }
    lines: list[str] = []

    def tell(sentence: Sentence, due: Text | str = "") -> None:
        holes = {**said, "due": due}
        filled = {
            name: hole.render(lang, lookup) if isinstance(hole, Text) else hole
            for name, hole in holes.items()
        }
        line = letters.one_line((sentence.en if lang == "en" else sentence.fr).format_map(filled))
        lines.append(letters.spaced(line.removesuffix(" :").removesuffix(":"), lang))

    if dossier.status == "closed":
        tell(found.settled)
        tell(found.again)
        return tuple(lines)
    for due in sorted(dossier.open_due, key=lambda each: shown.due_at[each.key]):
        sentence = found.owed.get(due.rule)
        if sentence is not None and due.rule not in without and not due.citizen:
            tell(sentence, _moment(shown, due))
    tell(found.open)
    if outside is not None:
        tell(found.outside)
    tell(found.told)
    return tuple(lines)


def place_of(shown: Shown) -> str:
    """Return where it is, as one says it: `212, rue Forest`."""
    place = shown.dossier.place
    street = ", ".join(part for part in (place.civic, place.street) if part)
    return " — ".join(part for part in (street, place.detail) if part)


def service_of(desk: Workplace, shown: Shown) -> Text:
    """Return the service that answers, by its name."""
    found = desk.directory.services.get(shown.dossier.service)
    return _named(found) if found is not None else Bilingual.of(shown.dossier.service)


def reach_of(desk: Workplace, shown: Shown) -> Text:
    """Return how the citizen reaches who answers: telephone, extension, e-mail of the service."""
    service = desk.directory.services.get(shown.dossier.service)
    person = desk.directory.contacts.get(shown.dossier.contact)
    phone = service.phone if service is not None else ""
    email = service.email if service is not None else ""
    extension = person.extension if person is not None and phone else ""
    said = f"{phone};ext={extension}" if extension else phone
    number = Bilingual.of(civil.phone(said), civil.phone(said, "en")) if said else Bilingual.of("")
    if phone and email:
        return translate("Letters", "{phone} ou {email}", phone=number, email=email)
    return number if phone else Bilingual.of(email)


def promise_said(shown: Shown) -> str:
    """Return what was promised, in the words in which it was (COM-10)."""
    promises = [
        entry.payload for entry in shown.dossier.entries if isinstance(entry.payload, payloads.DatePromised)
    ]
    return promises[-1].said if promises else ""


def shortened(words: str, most: int = WORDS) -> str:
    """Return words on one line, cut at the end of a word where they are longer than `most`."""
    line = letters.one_line(words)
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0].rstrip(',;:')}…"


def _moment(shown: Shown, due: Due) -> Text:
    return translate("Letters", "{moment}", moment=_civil(shown.due_at[due.key]))


def _named(service: Service) -> Text:
    return Bilingual.of(service.name_fr, service.name_en)


def _civil(us: int) -> datetime:
    return datetime.fromtimestamp(us / 1_000_000, civil.ZONE)
