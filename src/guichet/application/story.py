"""How a timeline reads: what happened in a sentence, who and from which desk (STAFF-7).

One wording for the screen, the command line and the print. A sentence has a first part that leads, a second
that follows it, and the words that a person wrote, which are never translated.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Literal

import msgspec

from guichet.application.acting import Shown
from guichet.domain import ids, payloads, surveying
from guichet.domain.bilingual import Bilingual
from guichet.domain.civil import ZONE
from guichet.domain.directory import Directory
from guichet.domain.dossier import Entry
from guichet.domain.ordering import Conflict
from guichet.domain.policy import Policy
from guichet.domain.wording import Text, translate

Sign = Literal[
    "opened",
    "comment",
    "call",
    "missed",
    "mail",
    "message",
    "transfer",
    "assign",
    "promise",
    "close",
    "reopen",
    "correct",
    "conflict",
    "settled",
    "sealed",
    "unknown",
]
NOTHING = Bilingual.of("")
NOBODY: Mapping[str, str] = {}
"""No one else on the dossier has a name."""


class Choice(msgspec.Struct, frozen=True):
    """One way to settle a conflict: the entry that would stand, and what it says in short."""

    keep: str
    label: Text


class Told(msgspec.Struct, frozen=True):
    """One line of the story. `happened` and `entered` are aware, at the offset of the counter then.

    `headline` leads, `more` follows with its own punctuation, `detail` is what a person wrote. `former` is
    what a corrected entry said before, `reason` why it was corrected. `done` are the due actions that it did
    away with. `choices` are the ways out of a conflict, which is told as a line of its own.
    """

    id: str
    sign: Sign
    happened: datetime
    entered: datetime
    headline: Text
    more: Text
    detail: str
    author: str
    desk: str
    retracted: bool = False
    corrected: bool = False
    set_aside: bool = False
    former: Text | None = None
    reason: str = ""
    done: tuple[Text, ...] = ()
    late_entry: bool = False
    choices: tuple[Choice, ...] = ()

    @property
    def sentence(self) -> Text:
        """What happened, without what a person wrote."""
        return _joined(self.headline, self.more)


class _Said(msgspec.Struct, frozen=True):
    """The parts of a sentence, before who and when."""

    sign: Sign
    headline: Text
    more: Text = NOTHING
    detail: str = ""


MEANS: dict[str, Text] = {
    "phone": translate("Story", "par téléphone"),
    "voicemail": translate("Story", "dans la boîte vocale"),
    "email": translate("Story", "par courriel"),
    "private_message": translate("Story", "en message privé"),
    "public_message": translate("Story", "en public"),
    "in_person": translate("Story", "en personne"),
    "letter": translate("Story", "par lettre"),
    "web": translate("Story", "par le site Web"),
}
_WHOM: dict[str, Text] = {
    "citizen": translate("Story", "le citoyen"),
    "official": translate("Story", "l’élu"),
    "director": translate("Story", "la direction du service"),
    "colleague": translate("Story", "un collègue"),
}
_TO_WHOM: dict[str, Text] = {
    "citizen": translate("Story", "au citoyen"),
    "official": translate("Story", "à l’élu"),
    "director": translate("Story", "à la direction du service"),
    "colleague": translate("Story", "à un collègue"),
}
_DISPUTED: dict[str, Text] = {
    "accountable": translate("Story", "le responsable"),
    "topic": translate("Story", "le sujet"),
    "status": translate("Story", "l’état du dossier"),
    "promised": translate("Story", "la date promise"),
    "confidential": translate("Story", "la confidentialité"),
}
_LATE_ENTRY = timedelta(minutes=5)


def tell(shown: Shown, policy: Policy, directory: Directory) -> list[Told]:
    """Return the timeline as sentences, latest first; a conflict stands above the last entry it is about."""
    entries = shown.dossier.entries
    by_id = {entry.header.id: entry for entry in entries}
    corrections = {entry.header.id: entry.payload for entry in entries}
    last: dict[bytes, list[Conflict]] = {}
    for conflict in shown.dossier.conflicts:
        last.setdefault(conflict.events[-1], []).append(conflict)
    story = []
    for entry in reversed(entries):
        story += [
            _disputed(conflict, by_id, shown, policy, directory) for conflict in last.get(entry.header.id, ())
        ]
        story.append(_told(entry, shown, policy, directory, corrections))
    return story


def _told(
    entry: Entry,
    shown: Shown,
    policy: Policy,
    directory: Directory,
    corrections: Mapping[bytes, payloads.Payload | payloads.Unknown],
) -> Told:
    header = entry.header
    said = _sentence(entry.payload, policy, directory, _names(shown))
    if isinstance(entry.payload, payloads.EntryCorrected):
        said = _correction(entry.payload, shown, policy, directory)
    elif isinstance(entry.payload, payloads.ConflictSettled):
        said = _settled(entry.payload, shown, policy, directory)
    happened = _moment(header.occurred_at, header.occurred_offset)
    entered = _moment(header.recorded_at, header.recorded_offset)
    former = None
    if entry.former is not None:
        before = _sentence(entry.former, policy, directory)
        changed = before.detail != said.detail and before.detail
        former = Bilingual.of(before.detail) if changed else _joined(before.headline, before.more)
    correction = corrections.get(entry.corrected_by) if entry.corrected_by is not None else None
    return Told(
        id=ids.text(header.id),
        sign=said.sign,
        happened=happened,
        entered=entered,
        headline=said.headline,
        more=said.more,
        detail=said.detail,
        author=shown.authors.get(header.author, ""),
        desk=shown.desks.get(header.desk_id, ""),
        retracted=entry.retracted,
        corrected=entry.corrected_by is not None,
        set_aside=entry.set_aside,
        former=former,
        reason=correction.reason if isinstance(correction, payloads.EntryCorrected) else "",
        done=_done(entry, shown, policy),
        late_entry=entered - happened > _LATE_ENTRY,
    )


def _names(shown: Shown) -> Mapping[str, str]:
    """How those who joined the dossier are called, by identifier."""
    return {citizen: line.name for citizen, line in shown.joined.items() if line.name}


def _joined(headline: Text, more: Text) -> Text:
    return translate("Story", "{headline}{more}", headline=headline, more=more)


def _moment(us: int, offset: int) -> datetime:
    return datetime.fromtimestamp(us / 1_000_000, timezone(timedelta(minutes=offset)))


def _done(entry: Entry, shown: Shown, policy: Policy) -> tuple[Text, ...]:
    return tuple(
        policy.rules[due.rule].label
        for due in shown.dossier.due
        if due.done_by == entry.header.id and not due.moved and due.rule in policy.rules
    )


def _sentence(
    said: payloads.Payload | payloads.Unknown,
    policy: Policy,
    directory: Directory,
    names: Mapping[str, str] = NOBODY,
) -> _Said:
    match said:
        case payloads.DossierOpened():
            return _opened(said, policy)
        case payloads.DossierCommented():
            return _Said("comment", translate("Story", "Commentaire"), detail=said.text)
        case payloads.DossierContacted():
            return _contacted(said, names.get(said.citizen, ""))
        case payloads.DossierAssigned():
            who = _who(said.service, said.contact, directory)
            return _Said(
                "assign",
                translate("Story", "Responsable changé"),
                translate("Story", "\u00a0: {who}", who=who),
                said.reason,
            )
        case payloads.TransferAsked():
            return _transfer(said, directory)
        case payloads.DatePromised():
            return _promised(said)
        case payloads.DossierClosed():
            return _closed(said)
        case payloads.DossierReopened():
            more = (
                translate("Story", "\u00a0: le citoyen n’est pas satisfait") if said.dissatisfied else NOTHING
            )
            return _Said("reopen", translate("Story", "Dossier rouvert"), more, said.reason)
        case payloads.DossierEscalated():
            who = _who(said.service, said.contact, directory)
            more = translate("Story", " {who}, pour {official}", who=who, official=said.official)
            return _Said("assign", translate("Story", "Porté à la direction\u00a0:"), more, said.reason)
        case payloads.DossierJoined():
            detail = said.description or f"{said.place.civic} {said.place.street}".strip()
            more = translate("Story", "\u00a0; réponse donnée sur place") if said.answered else NOTHING
            name = names.get(said.citizen or "", "")
            headline = (
                translate("Story", "{name} signale la même chose", name=name)
                if name
                else translate("Story", "Une autre personne signale la même chose")
            )
            return _Said("opened", headline, more, detail)
        case payloads.DossierLinked():
            more = translate("Story", " {number}", number=said.number)
            return _Said("assign", translate("Story", "Lié au dossier principal"), more, said.reason)
        case payloads.DossierSealed():
            return _Said(
                "sealed",
                translate("Story", "Dossier confidentiel"),
                translate("Story", "\u00a0: ce qui s’y inscrit n’est que pour son cercle"),
            )
        case payloads.DossierConfined():
            person = directory.contacts.get(said.about)
            more = NOTHING
            if person is not None:
                who = Bilingual.of(person.title_fr, person.title_en)
                more = translate("Story", "\u00a0: {who}", who=who)
            return _Said("sealed", translate("Story", "Le dossier vise une personne"), more, said.reason)
        case payloads.DossierUnsealed():
            return _Said(
                "sealed", translate("Story", "Le dossier n’est plus confidentiel"), detail=said.reason
            )
        case payloads.DossierRated():
            return _rated(said)
        case payloads.EntryCorrected():
            return _Said("correct", translate("Story", "Correction"), detail=said.reason)
        case payloads.ConflictSettled():
            return _Said("settled", translate("Story", "Conflit tranché"), detail=said.reason)
        case payloads.Unknown(reason="newer"):
            return _Said(
                "unknown",
                translate("Story", "Inscrit par une version plus récente de Guichet"),
                translate("Story", "\u00a0: mettez ce poste à jour pour le lire"),
            )
        case payloads.Unknown(reason="unreadable"):
            return _Said("unknown", translate("Story", "Contenu qui ne se lit pas, gardé tel quel"))
        case _:
            return _Said("unknown", translate("Story", "Contenu réservé à d’autres postes"))


def _rated(said: payloads.DossierRated) -> _Said:
    headline = translate("Story", "Sondage de satisfaction")
    if said.response == "refused":
        return _Said("comment", headline, translate("Story", "\u00a0: ne veut pas répondre"), said.comment)
    if said.response == "not_reached":
        return _Said("missed", headline, translate("Story", "\u00a0: non joint"), said.comment)
    more = translate("Story", "\u00a0: {score} sur {scale}", score=said.score, scale=surveying.SCALE[-1])
    return _Said("comment", headline, more, said.comment)


def _opened(said: payloads.DossierOpened, policy: Policy) -> _Said:
    channel: Text = (
        policy.channels[said.channel].label if said.channel in policy.channels else Bilingual.of(said.channel)
    )
    if said.settled is not None:
        detail = " — ".join(part for part in (said.description, said.settled) if part)
        return _Said(
            "opened",
            translate("Story", "Réglé au premier contact"),
            translate("Story", " · {channel}", channel=channel),
            detail,
        )
    more = translate("Story", " · {channel}", channel=channel)
    if said.relayed_by:
        more = translate("Story", " · relayé par {who}", who=said.relayed_by)
    return _Said("opened", translate("Story", "Dossier ouvert"), more, said.description)


def _contacted(said: payloads.DossierContacted, name: str) -> _Said:
    means, whom = MEANS[said.means], Bilingual.of(name) if name else _WHOM[said.toward]
    visit = said.means == "in_person"
    detail = " — ".join(part for part in (said.text, said.sent_to) if part)
    match said.outcome:
        case "reached":
            headline = translate("Story", "Parlé avec {whom}", whom=whom)
            return _Said("call", headline, translate("Story", " {means}", means=means), detail)
        case "message_left":
            headline = (
                translate("Story", "Visite sans réponse")
                if visit
                else translate("Story", "Appel sans réponse")
            )
            return _Said(
                "missed", headline, translate("Story", ", message laissé pour {whom}", whom=whom), detail
            )
        case "no_answer":
            headline = (
                translate("Story", "Visite sans réponse")
                if visit
                else translate("Story", "Appel sans réponse")
            )
            return _Said("missed", headline, translate("Story", " ({whom})", whom=whom), detail)
        case "automatic":
            more = translate("Story", " {means}, qui ne tient pas lieu de réponse", means=means)
            return _Said("mail", translate("Story", "Réponse automatique"), more, detail)
        case _:
            return _written(said, detail, name)


def _written(said: payloads.DossierContacted, detail: str, name: str) -> _Said:
    whom = translate("Story", "à {name}", name=name) if name else _TO_WHOM[said.toward]
    if said.means == "public_message":
        more = translate("Story", ", qui ne tient pas lieu de réponse en privé")
        return _Said("message", translate("Story", "Réponse en public"), more, detail)
    if said.means == "private_message":
        headline = translate("Story", "Réponse en privé")
        return _Said("message", headline, translate("Story", " {whom}", whom=whom), detail)
    headlines = {
        "email": translate("Story", "Courriel envoyé"),
        "letter": translate("Story", "Lettre envoyée"),
    }
    headline = headlines.get(said.means, translate("Story", "Message envoyé"))
    return _Said("mail", headline, translate("Story", " {whom}", whom=whom), detail)


def _transfer(said: payloads.TransferAsked, directory: Directory) -> _Said:
    who = _who(said.service, said.contact, directory)
    if said.answer == "yes":
        more = translate("Story", " — {who} a dit oui", who=who)
        return _Said("transfer", translate("Story", "Transfert vérifié et fait"), more, said.why)
    if said.answer == "no":
        more = translate("Story", " — vérifié\u00a0: {who}", who=who)
        if said.not_mine:
            more = translate("Story", " — {who} dit que ce n’est pas de son ressort", who=who)
        if said.owed:
            more = translate("Story", "{refused}\u00a0; un rappel au citoyen est dû", refused=more)
        return _Said("transfer", translate("Story", "Transfert refusé"), more, said.why)
    more = translate("Story", " — {who} n’a pas répondu", who=who)
    if said.means == "voicemail":
        more = translate("Story", " — message laissé dans la boîte vocale\u00a0: {who}", who=who)
    if said.owed:
        more = translate("Story", "{unanswered}\u00a0; un rappel au citoyen est dû", unanswered=more)
    return _Said("transfer", translate("Story", "Transfert en attente"), more, said.why)


def _promised(said: payloads.DatePromised) -> _Said:
    day = said.due.astimezone(ZONE).date()
    if said.reason:
        detail = " — ".join(part for part in (said.said, said.reason, said.told) if part)
        more = translate("Story", " au {day}", day=day)
        return _Said("promise", translate("Story", "Date promise déplacée"), more, detail)
    more = translate("Story", "\u00a0: {day}", day=day)
    return _Said("promise", translate("Story", "Date promise"), more, said.said)


def _closed(said: payloads.DossierClosed) -> _Said:
    more = translate("Story", " · personne informée\u00a0: {told}", told=said.told)
    if said.means is not None:
        more = translate(
            "Story", " · personne informée\u00a0: {told}, {means}", told=said.told, means=MEANS[said.means]
        )
    if said.satisfied == "no":
        more = translate("Story", "{closed} · insatisfaction exprimée", closed=more)
    elif said.satisfied == "yes":
        more = translate("Story", "{closed} · satisfaction exprimée", closed=more)
    return _Said("close", translate("Story", "Dossier fermé"), more, said.outcome)


def _entry(name: str, shown: Shown) -> Entry | None:
    wanted = ids.raw(name)
    return next((entry for entry in shown.dossier.entries if entry.header.id == wanted), None)


def _correction(said: payloads.EntryCorrected, shown: Shown, policy: Policy, directory: Directory) -> _Said:
    target = _entry(said.target, shown)
    what = _sentence(target.payload, policy, directory).headline if target is not None else NOTHING
    headline = translate("Story", "Entrée retirée") if said.retract else translate("Story", "Entrée corrigée")
    more = translate("Story", "\u00a0: «\u00a0{what}\u00a0»", what=what) if target is not None else NOTHING
    return _Said("correct", headline, more, said.reason)


def _settled(said: payloads.ConflictSettled, shown: Shown, policy: Policy, directory: Directory) -> _Said:
    kept = _entry(said.keep, shown)
    more = NOTHING if kept is None else _kept(kept, policy, directory)
    return _Said("settled", translate("Story", "Conflit tranché"), more, said.reason)


def _kept(entry: Entry, policy: Policy, directory: Directory) -> Text:
    return translate("Story", "\u00a0: {what} gardé", what=_short(entry, policy, directory))


def _short(entry: Entry, policy: Policy, directory: Directory) -> Text:
    """What an entry in conflict says, in the fewest words."""
    said = entry.payload
    match said:
        case payloads.DossierAssigned() | payloads.TransferAsked():
            return _who(said.service, said.contact, directory)
        case payloads.DatePromised():
            return translate("Story", "{day}", day=said.due.astimezone(ZONE).date())
        case _:
            return _sentence(said, policy, directory).headline


def _disputed(
    conflict: Conflict, by_id: Mapping[bytes, Entry], shown: Shown, policy: Policy, directory: Directory
) -> Told:
    entries = [by_id[name] for name in conflict.events]
    header = entries[-1].header
    field = _DISPUTED.get(conflict.field, translate("Story", "la même entrée"))
    choices = tuple(Choice(ids.text(entry.header.id), _short(entry, policy, directory)) for entry in entries)
    return Told(
        id=f"conflict:{conflict.field}",
        sign="conflict",
        happened=_moment(header.occurred_at, header.occurred_offset),
        entered=_moment(header.recorded_at, header.recorded_offset),
        headline=translate("Story", "Conflit"),
        more=translate(
            "Story",
            "\u00a0: {field} noté différemment à des postes qui ne se voyaient pas ({said}).",
            field=field,
            said=[_where(entry, choice, shown) for entry, choice in zip(entries, choices, strict=True)],
        ),
        detail="",
        author="",
        desk=shown.desks.get(header.desk_id, ""),
        choices=choices,
    )


def _where(entry: Entry, choice: Choice, shown: Shown) -> Text:
    """What a desk said, and which desk, where that is known."""
    desk = shown.desks.get(entry.header.desk_id, "")
    if not desk:
        return choice.label
    return translate("Story", "{what} à {desk}", what=choice.label, desk=desk)


def _who(service: str, contact: str, directory: Directory) -> Text:
    person = directory.contacts.get(contact)
    if person is not None:
        return Bilingual.of(person.title_fr, person.title_en)
    known = directory.services.get(service)
    return (
        Bilingual.of(known.name_fr, known.name_en) if known is not None else Bilingual.of(service or contact)
    )
