"""Where to direct the citizen, in one look: who answers, are they open, why, what to ask and what to say.

Carries ROUTE-1, ROUTE-2, COM-2, COM-4 and COM-5.
"""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from guichet.application import absences
from guichet.application.absences import Presence
from guichet.application.routing_learned import Memory
from guichet.application.workplace import Workplace
from guichet.domain.bilingual import Bilingual
from guichet.domain.directory import Contact, Directory, Service, Topic
from guichet.domain.payloads import Place
from guichet.domain.wording import Lang, Text, translate

if TYPE_CHECKING:
    from guichet.domain.routing import RoutingEngine, Suggestion

Band = Literal["sure", "possible", "unlikely"]


NOTHING_FITS = translate(
    "Guide", "Rien de sûr. Demandez : de quoi s’agit-il? où exactement? depuis quand? y a-t-il un danger?"
)
"""What stands instead of an answer: the switchboard's questions (COM-4)."""


class Opening(msgspec.Struct, frozen=True):
    """Whether a service answers now; `text` says until when, or when it opens next."""

    is_open: bool
    text: Text


class Lookup(msgspec.Struct, frozen=True):
    """One proposal, with all that the clerk needs to answer. `because_street` is set on a provincial street."""

    topic: Topic
    service: Service | None
    contact: Contact | None
    score: float
    band: Band
    words: tuple[str, ...]
    because: Text
    provincial: bool
    opening: Opening | None
    presence: Presence | None = None

    @property
    def label(self) -> Text:
        """The topic's label."""
        return Bilingual.of(self.topic.label_fr, self.topic.label_en)

    @property
    def service_name(self) -> Text:
        """The service's name, or nothing when the directory has none."""
        return Bilingual.of(self.service.name_fr, self.service.name_en) if self.service else Bilingual.of("")

    @property
    def contact_title(self) -> Text:
        """The person's title, or nothing."""
        return (
            Bilingual.of(self.contact.title_fr, self.contact.title_en) if self.contact else Bilingual.of("")
        )

    @property
    def say(self) -> Text:
        """What to tell the citizen (COM-5); on a provincial street the City's own promise would be a wrong one."""
        if self.provincial and self.service is not None:
            return translate(
                "Routing",
                "Cette rue relève du gouvernement du Québec : {service} y répond, au {phone}.",
                service=self.service_name,
                phone=self.service.phone,
            )
        return Bilingual.of(self.topic.say_fr, self.topic.say_en)

    @property
    def ask(self) -> Text:
        """What to ask (COM-4)."""
        return Bilingual.of(self.topic.ask_fr, self.topic.ask_en)


class _Held:
    """The engine built for one directory; built again when the directory changes, taught again by each choice."""

    def __init__(self) -> None:
        self.guard = threading.Lock()
        self.directory: Directory | None = None
        self.engine: RoutingEngine | None = None
        self.memory = Memory()


def prepare(desk: Workplace) -> "RoutingEngine":
    """Build the engine for the directory as it stands (a second at most), or return the one built already."""
    held = desk.held.get("routing")
    if held is None:
        mine = _Held()
        held = desk.held.setdefault("routing", mine)
        if held is mine:
            desk.watch(mine.memory.heard)
    if not isinstance(held, _Held):
        raise TypeError("another part of the desk took the routing's place")
    directory = desk.directory
    with held.guard:
        if held.engine is None or held.directory is not directory:
            from guichet.application.routing_data import load_routing_data
            from guichet.domain.routing import RoutingEngine

            held.engine = RoutingEngine.build(tuple(directory.topics.values()), load_routing_data())
            held.directory = directory
            held.memory.read_again()
        learned = held.memory.learned(desk)
        if learned is not None:
            held.engine = held.engine.with_learned(learned)
        return held.engine


def look_up(
    desk: Workplace,
    text: str,
    *,
    street: str = "",
    place: Place | None = None,
    at: datetime | None = None,
    limit: int = 5,
) -> list[Lookup]:
    """Return where the words lead, best first; at a street (as typed) or place, at an instant (now by default)."""
    engine = prepare(desk)
    if place is None and street:
        from guichet.application.taking_in import located
        from guichet.domain.commands import PlaceInput

        place = located(PlaceInput(street=street), desk.directory)
    moment = at or desk.clock.now()
    return [_lookup(desk, suggestion, place, moment) for suggestion in engine.suggest(text, limit)]


def about(desk: Workplace, topic: Topic, place: Place | None = None, at: datetime | None = None) -> Lookup:
    """Return the same for a topic that the clerk chose themselves."""
    return _dressed(desk, topic, 1.0, "sure", (), place, at or desk.clock.now())


def _lookup(desk: Workplace, suggestion: "Suggestion", place: Place | None, at: datetime) -> Lookup:
    topic = desk.directory.topics[suggestion.topic]
    return _dressed(desk, topic, suggestion.score, suggestion.band, suggestion.because, place, at)


def _dressed(
    desk: Workplace,
    topic: Topic,
    score: float,
    band: Band,
    words: tuple[str, ...],
    place: Place | None,
    at: datetime,
) -> Lookup:
    directory = desk.directory
    provincial = bool(topic.if_provincial) and place is not None and place.owner == "provincial"
    service = directory.services.get(topic.if_provincial if provincial else topic.service)
    contact = None if provincial else directory.contacts.get(topic.contact)
    heard = [translate("Routing", "« {word} »", word=word) for word in words]
    if provincial and place is not None:
        because = translate(
            "Routing", "{street} est une rue provinciale : le ministère y répond. Mots entendus : {words}",
            street=place.street, words=heard or "—",
        )  # fmt: skip
    elif heard:
        because = translate("Routing", "Parce que {words}", words=heard)
    else:
        because = translate("Routing", "Choisi par l’accueil")
    opening = opening_of(desk, service, at)
    return Lookup(
        topic,
        service,
        contact,
        score,
        band,
        words,
        because,
        provincial,
        opening,
        _presence(desk, contact, opening, at) if contact is not None else None,
    )


def _presence(desk: Workplace, contact: Contact, opening: Opening | None, at: datetime) -> Presence | None:
    """Return whether the person is there; nobody is « au bureau » while their service is closed."""
    found = absences.presence(desk, contact.code, at)
    if found is not None and found.here and opening is not None and not opening.is_open:
        return msgspec.structs.replace(found, here=False, text=translate("Routing", "hors des heures"))
    return found


def opening_of(desk: Workplace, service: Service | None, at: datetime) -> Opening | None:
    """Return whether a service is open at an instant, and until when or from when; None when nobody wrote its hours."""
    if service is None or not service.hours:
        return None
    hours = desk.calendar.service_hours(service)
    if hours is None:
        return None
    if hours.is_open(at):
        closes = hours.closes_at(at)
        if closes is None:
            return Opening(True, translate("Routing", "ouvert en tout temps"))
        return Opening(True, translate("Routing", "ouvert jusqu’à {time}", time=closes.time()))
    opens = hours.next_opening(at)
    if opens is None:
        return Opening(False, translate("Routing", "fermé"))
    if opens.date() == at.astimezone(opens.tzinfo).date():
        return Opening(False, translate("Routing", "fermé ; ouvre à {time}", time=opens.time()))
    return Opening(False, translate("Routing", "fermé ; ouvre {when}", when=opens))


def as_json(found: Lookup, lang: Lang, say: Callable[[Text], str]) -> dict[str, Any]:
    """Return the documented JSON of one result."""
    topic = found.topic
    return {
        "topic": topic.code,
        "label": say(found.label),
        "service": found.service.code if found.service else "",
        "contact": found.contact.code if found.contact else "",
        "scope": found.service.scope if found.service else "internal",
        "urgent": topic.urgent,
        "kind": topic.kind,
        "score": round(found.score, 4),
        "band": found.band,
        "because": say(found.because),
        "say": say(found.say),
        "service_name": say(found.service_name),
        "contact_title": say(found.contact_title),
        "phone": found.service.phone if found.service else "",
        "extension": found.contact.extension if found.contact else "",
        "open": found.opening.is_open if found.opening else None,
        "hours": say(found.opening.text) if found.opening else "",
        "provincial": found.provincial,
        "present": found.presence.here if found.presence else None,
        "presence": say(found.presence.text) if found.presence else "",
        "answers": found.presence.answering.contact if found.presence else "",
        "answers_title": say(found.presence.stand_in) if found.presence else "",
        "lang": lang,
    }
