"""What a dossier's page says beside its story: who answers, since when, what is owed and how long is left.

Counted in the City's business time, off the window's thread (STAFF-1, STAFF-3, STAFF-4, STAFF-5, ELU-6, ELU-7,
COM-1, COM-10).
"""

from datetime import datetime
from typing import Literal

import msgspec

from guichet.application import absences, acknowledging, acting, story
from guichet.application.acting import Shown
from guichet.application.story import Told
from guichet.application.twins import Twin, twins
from guichet.application.workplace import Workplace
from guichet.domain import civil, ids, payloads
from guichet.domain.bilingual import Bilingual
from guichet.domain.calendar import Lateness
from guichet.domain.dossier import Due
from guichet.domain.escalating import TO_OFFICIAL
from guichet.domain.wording import Text, translate

Band = Literal["late", "today", "next"]
Step = Literal["call", "mail", "private", "close", "acknowledge"]
"""The action of the page that does what is owed."""


class OwedLine(msgspec.Struct, frozen=True):
    """One thing owed. `due` is in civil time; `left` says in business time how late it is, or how long is left.

    `step` is the action that does it, with `toward` and `means` filled in. `citizen` is to whom, by identifier, where
    it is one of those who joined the dossier, and `whom` how they are called.
    """

    key: str
    rule: str
    clause: str
    label: Text
    due: datetime
    band: Band
    left: Text
    step: Step
    toward: payloads.Toward = "citizen"
    citizen: str = ""
    whom: str = ""


class Reporter(msgspec.Struct, frozen=True):
    """One more citizen on the dossier. `state` says whether a word is owed to them now, or was given (STAFF-7).

    `citizen` is empty for an anonymous one, who can only be counted.
    """

    citizen: str
    name: str
    phone: str
    street: str
    state: Literal["waits", "told", "later", "anonymous"]


class Official(msgspec.Struct, frozen=True):
    """An elected official to keep informed, and when they last were; None when never (ELU-7)."""

    name: str
    last: datetime | None


class PageOfDossier(msgspec.Struct, frozen=True):
    """Everything that a dossier's page shows. Times are civil; `person` is empty when a service answers whole,
    `away` says who stands in when that person is not there (STAFF-6).

    `open_days` counts business days since it was received, None once it is closed.
    """

    shown: Shown
    story: tuple[Told, ...]
    band: Band | None
    kind: Text
    topic: Text
    place: str
    service: Text
    person: Text
    extension: str
    away: Text | None
    outside: Text
    open_days: int | None
    received: datetime
    owed: tuple[OwedLine, ...]
    disputes: tuple[Told, ...]
    officials: tuple[Official, ...]
    promised: datetime | None
    promise_said: str
    promise_kept: bool
    provincial: bool
    others: tuple[Reporter, ...] = ()
    general_manager: str = ""
    twins: tuple[Twin, ...] = ()

    @property
    def escalated(self) -> bool:
        """Whether the follow-up to the official is awaited from the general manager (ELU-7)."""
        return any(due.rule == TO_OFFICIAL for due in self.shown.dossier.open_due)

    @property
    def number(self) -> str:
        """The dossier's number."""
        return self.shown.dossier.number

    @property
    def entity_id(self) -> bytes:
        """The dossier's identifier."""
        return self.shown.dossier.id


def read_page(desk: Workplace, entity_id: bytes = b"", number: str = "") -> PageOfDossier:
    """Return the page of a dossier by its number or identifier. Raises `Refusal` when it is not to be seen."""
    shown = acting.show(desk, number) if number else acting.show_entity(desk, entity_id)
    dossier, directory, policy = shown.dossier, desk.directory, desk.policy
    now = desk.clock.now().astimezone(civil.ZONE)
    told = story.tell(shown, policy, directory)
    owed = tuple(
        sorted((_owed(desk, shown, due, now) for due in dossier.open_due), key=lambda line: line.due)
    )
    topic = directory.topics.get(dossier.topic)
    service = directory.services.get(dossier.service)
    person = directory.contacts.get(dossier.contact)
    outside = directory.services.get(dossier.referred_to)
    kind = policy.kinds.get(dossier.kind)
    received = _civil(dossier.received_at)
    promise = _last_promise(shown)
    return PageOfDossier(
        shown=shown,
        story=tuple(told),
        band=owed[0].band if owed else None,
        kind=kind.label if kind is not None else Bilingual.of(dossier.kind),
        topic=Bilingual.of(topic.label_fr, topic.label_en) if topic is not None else Bilingual.of(""),
        place=", ".join(part for part in (dossier.place.civic, dossier.place.street) if part),
        service=Bilingual.of(service.name_fr, service.name_en)
        if service is not None
        else Bilingual.of(dossier.service),
        person=Bilingual.of(person.title_fr, person.title_en) if person is not None else Bilingual.of(""),
        extension=person.extension if person is not None else "",
        away=_away(desk, dossier.contact),
        outside=Bilingual.of(outside.name_fr, outside.name_en) if outside is not None else Bilingual.of(""),
        open_days=desk.calendar.business_days_between(received.date(), now.date())
        if dossier.status == "open"
        else None,
        received=received,
        owed=owed,
        disputes=tuple(line for line in told if line.choices),
        officials=_officials(shown),
        promised=_civil(dossier.promised) if dossier.promised is not None else None,
        promise_said=promise.said if promise is not None else "",
        promise_kept=dossier.promised is not None
        and not any(due.rule == "promised" for due in dossier.open_due),
        provincial=dossier.place.owner == "provincial",
        others=_others(shown),
        general_manager=policy.escalation.general_manager,
        twins=twins(desk, shown),
    )


def _others(shown: Shown) -> tuple[Reporter, ...]:
    """Everyone who joined: first those who wait for a word, then in the order in which they called."""
    dossier = shown.dossier
    waiting = {due.citizen for due in dossier.open_due}
    found = []
    for each in dossier.joined:
        known = shown.joined.get(each.citizen or "")
        done: Literal["told", "later"] = "told" if dossier.status == "closed" else "later"
        found.append(
            Reporter(
                each.citizen or "",
                known.name if known is not None else "",
                next(iter(known.phones), "") if known is not None else "",
                each.place.street,
                "anonymous" if each.citizen is None else "waits" if each.citizen in waiting else done,
            )
        )
    return tuple(sorted(found, key=lambda each: each.state != "waits"))


def _away(desk: Workplace, contact: str) -> Text | None:
    there = absences.presence(desk, contact)
    if there is None or there.here:
        return None
    if there.extension:
        return translate(
            "DossierPage",
            "{status} — {who}, poste {n}, répond à sa place",
            status=there.text,
            who=there.stand_in,
            n=there.extension,
        )
    return translate(
        "DossierPage", "{status} — {who} répond à sa place", status=there.text, who=there.stand_in
    )


def _civil(us: int) -> datetime:
    return datetime.fromtimestamp(us / 1_000_000, civil.ZONE)


def _owed(desk: Workplace, shown: Shown, due: Due, now: datetime) -> OwedLine:
    instant = _civil(shown.due_at[due.key])
    rule = desk.policy.rules.get(due.rule)
    if instant < now:
        band: Band = "late"
        late = desk.calendar.lateness(instant, now)
        left = translate("DossierPage", "en retard de {time}", time=late.text)
        if not (late.days or late.minutes):
            left = translate("DossierPage", "en retard")
    else:
        band = "today" if instant.date() == now.date() else "next"
        left = _left(desk, now, instant)
    step, toward = _step(desk, due)
    return OwedLine(
        due.key,
        due.rule,
        due.clause,
        rule.label if rule is not None else Bilingual.of(due.rule),
        instant,
        band,
        left,
        step,
        toward,
        due.citizen,
        _called(shown, due.citizen),
    )


def _called(shown: Shown, citizen: str) -> str:
    known = shown.joined.get(citizen)
    return "" if known is None else known.name or next(iter(known.phones or known.emails), "")


def _left(desk: Workplace, now: datetime, due: datetime) -> Text:
    """How long the counter stays open until then: hours today, business days beyond."""
    days = desk.calendar.business_days_between(now.date(), due.date())
    time = Lateness(days, 0) if days > 0 else Lateness(0, max(0, desk.calendar.business_minutes(now, due)))
    return translate("DossierPage", "reste {time}", time=time.text)


def _step(desk: Workplace, due: Due) -> tuple[Step, payloads.Toward]:
    """The action that does what is owed: as it came, a written answer to a message, a spoken one otherwise."""
    rule = desk.policy.rules.get(due.rule)
    ways = rule.discharged_by if rule is not None else ()
    if not ways:
        return "close", "citizen"
    means, toward = ways[0].means, ways[0].toward
    whom: payloads.Toward = "citizen"
    if "citizen" not in toward and toward:
        whom = "official" if "official" in toward else "director" if "director" in toward else "colleague"
    if "private_message" in means and "email" in means and due.channel.startswith("facebook"):
        return "private", whom
    if "email" in means and "phone" not in means and due.channel in ("email", "web"):
        letter = due.rule == acknowledging.RULE and not due.citizen
        return "acknowledge" if letter else "mail", whom
    return "call", whom


def _officials(shown: Shown) -> tuple[Official, ...]:
    if not shown.dossier.relayed_by:
        return ()
    last = None
    for entry in shown.dossier.entries:
        said = entry.payload
        if (
            isinstance(said, payloads.DossierContacted)
            and said.toward == "official"
            and said.outcome in ("reached", "sent")
            and not entry.retracted
        ):
            last = _civil(entry.header.occurred_at)
    return (Official(shown.dossier.relayed_by, last),)


def _last_promise(shown: Shown) -> payloads.DatePromised | None:
    for entry in reversed(shown.dossier.entries):
        if isinstance(entry.payload, payloads.DatePromised) and not (entry.retracted or entry.set_aside):
            return entry.payload
    return None


def field_to_correct(shown: Shown, entry_id: str) -> tuple[str, str] | None:
    """Return the field of an entry that holds a person's words, and these words; None when it holds none."""
    for entry in shown.dossier.entries:
        if ids.text(entry.header.id) != entry_id:
            continue
        said = entry.payload
        match said:
            case payloads.DossierOpened():
                return "description", said.description
            case payloads.DossierCommented() | payloads.DossierContacted():
                return "text", said.text
            case payloads.DossierClosed():
                return "outcome", said.outcome
            case payloads.DossierReopened() | payloads.DossierAssigned():
                return "reason", said.reason
            case payloads.TransferAsked():
                return "why", said.why
            case payloads.DatePromised():
                return "said", said.said
    return None
