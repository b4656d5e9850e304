"""How a timeline reads: what happened in a sentence, who and from which desk (STAFF-7).

One wording for the screen, the command line and the print.
"""

from datetime import datetime, timedelta, timezone
from typing import Literal

import msgspec

from guichet.application.acting import Shown
from guichet.domain import ids, payloads
from guichet.domain.bilingual import Bilingual
from guichet.domain.directory import Directory
from guichet.domain.dossier import Entry
from guichet.domain.policy import Policy
from guichet.domain.wording import Text, translate

Sign = Literal[
    "opened",
    "comment",
    "call",
    "mail",
    "transfer",
    "assign",
    "promise",
    "close",
    "reopen",
    "correct",
    "conflict",
    "unknown",
]


class Told(msgspec.Struct, frozen=True):
    """One line of the story. `happened` and `entered` are aware, at the offset of the counter then."""

    id: str
    sign: Sign
    happened: datetime
    entered: datetime
    headline: Text
    detail: str
    author: str
    desk: str
    retracted: bool
    corrected: bool
    set_aside: bool
    former: str
    late_entry: bool


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
_LATE_ENTRY = timedelta(minutes=5)


def tell(shown: Shown, policy: Policy, directory: Directory) -> list[Told]:
    """Return the timeline as sentences, latest first."""
    return [_told(entry, shown, policy, directory) for entry in reversed(shown.dossier.entries)]


def _told(entry: Entry, shown: Shown, policy: Policy, directory: Directory) -> Told:
    header = entry.header
    sign, headline, detail = _sentence(entry.payload, policy, directory)
    happened = _moment(header.occurred_at, header.occurred_offset)
    entered = _moment(header.recorded_at, header.recorded_offset)
    return Told(
        id=ids.text(header.id),
        sign=sign,
        happened=happened,
        entered=entered,
        headline=headline,
        detail=detail,
        author=shown.authors.get(header.author, ""),
        desk=shown.desks.get(header.desk_id, ""),
        retracted=entry.retracted,
        corrected=entry.corrected_by is not None,
        set_aside=entry.set_aside,
        former=_sentence(entry.former, policy, directory)[2] if entry.former is not None else "",
        late_entry=entered - happened > _LATE_ENTRY,
    )


def _moment(us: int, offset: int) -> datetime:
    return datetime.fromtimestamp(us / 1_000_000, timezone(timedelta(minutes=offset)))


def _sentence(
    said: payloads.Payload | payloads.Unknown, policy: Policy, directory: Directory
) -> tuple[Sign, Text, str]:
    match said:
        case payloads.DossierOpened():
            return _opened(said, policy)
        case payloads.DossierCommented():
            return "comment", translate("Story", "Commentaire"), said.text
        case payloads.DossierContacted():
            return _contacted(said)
        case payloads.DossierAssigned():
            who = _who(said.service, said.contact, directory)
            return "assign", translate("Story", "Dirigé vers {who}", who=who), said.reason
        case payloads.TransferAsked():
            return _transfer(said, directory)
        case payloads.DatePromised():
            if said.reason:
                headline = translate("Story", "Date promise déplacée au {due}", due=said.due)
                return "promise", headline, " — ".join(part for part in (said.reason, said.told) if part)
            return "promise", translate("Story", "Date promise : {due}", due=said.due), said.said
        case payloads.DossierClosed():
            return _closed(said)
        case payloads.DossierReopened():
            if said.dissatisfied:
                return "reopen", translate("Story", "Rouvert : le citoyen n’est pas satisfait"), said.reason
            return "reopen", translate("Story", "Rouvert"), said.reason
        case payloads.DossierEscalated():
            who = _who(said.service, said.contact, directory)
            headline = translate("Story", "Porté à {who} pour {official}", who=who, official=said.official)
            return "assign", headline, said.reason
        case payloads.DossierJoined():
            detail = said.description or f"{said.place.civic} {said.place.street}".strip()
            if said.answered:
                answered = translate(
                    "Story", "Une autre personne signale la même chose ; réponse donnée sur place"
                )
                return "opened", answered, detail
            return "opened", translate("Story", "Une autre personne signale la même chose"), detail
        case payloads.DossierLinked():
            return (
                "assign",
                translate("Story", "Lié au dossier principal {number}", number=said.number),
                said.reason,
            )
        case payloads.EntryCorrected():
            if said.retract:
                return "correct", translate("Story", "Une entrée est retirée"), said.reason
            return "correct", translate("Story", "Une entrée est corrigée"), said.reason
        case payloads.ConflictSettled():
            return "conflict", translate("Story", "Conflit tranché"), said.reason
        case payloads.Unknown(reason="newer"):
            return "unknown", translate("Story", "Inscrit par une version plus récente de Guichet"), ""
        case payloads.Unknown(reason="unreadable"):
            return "unknown", translate("Story", "Contenu qui ne se lit pas, gardé tel quel"), ""
        case _:
            return "unknown", translate("Story", "Contenu réservé à d’autres postes"), ""


def _opened(said: payloads.DossierOpened, policy: Policy) -> tuple[Sign, Text, str]:
    channel: Text | str = (
        policy.channels[said.channel].label if said.channel in policy.channels else said.channel
    )
    if said.settled is not None:
        detail = " — ".join(part for part in (said.description, said.settled) if part)
        return "opened", translate("Story", "Réglé au premier contact · {channel}", channel=channel), detail
    if said.relayed_by:
        headline = translate(
            "Story", "Dossier ouvert, relayé par {who} · {channel}", who=said.relayed_by, channel=channel
        )
        return "opened", headline, said.description
    return "opened", translate("Story", "Dossier ouvert · {channel}", channel=channel), said.description


def _contacted(said: payloads.DossierContacted) -> tuple[Sign, Text, str]:
    sign: Sign = "call" if said.means in ("phone", "voicemail", "in_person") else "mail"
    means = MEANS[said.means]
    whom = {
        "citizen": translate("Story", "le citoyen"),
        "official": translate("Story", "l’élu"),
        "director": translate("Story", "la direction du service"),
        "colleague": translate("Story", "un collègue"),
    }[said.toward]
    match said.outcome:
        case "reached":
            headline = translate("Story", "Parlé avec {whom} {means}", whom=whom, means=means)
        case "message_left":
            headline = translate("Story", "Message laissé {means} pour {whom}", whom=whom, means=means)
        case "no_answer":
            headline = translate("Story", "Appel sans réponse ({whom}, {means})", whom=whom, means=means)
        case "automatic":
            headline = translate(
                "Story", "Réponse automatique {means} : ne compte pas comme faite", means=means
            )
        case _:
            headline = translate("Story", "Écrit {means} : {whom}", whom=whom, means=means)
    detail = " — ".join(part for part in (said.text, said.sent_to) if part)
    return sign, headline, detail


def _transfer(said: payloads.TransferAsked, directory: Directory) -> tuple[Sign, Text, str]:
    who = _who(said.service, said.contact, directory)
    if said.answer == "yes":
        return "transfer", translate("Story", "Transféré à {who}, vérifié auprès d’eux", who=who), said.why
    if said.answer == "no":
        return "transfer", translate("Story", "Transfert refusé par {who}", who=who), said.why
    return "transfer", translate("Story", "Transfert sans réponse de {who}", who=who), said.why


def _closed(said: payloads.DossierClosed) -> tuple[Sign, Text, str]:
    told = translate("Story", "Fermé ; informé : {told}", told=said.told)
    if said.means is not None:
        told = translate("Story", "Fermé ; informé {means} : {told}", told=said.told, means=MEANS[said.means])
    if said.satisfied == "no":
        told = translate("Story", "{closed} (insatisfait)", closed=told)
    elif said.satisfied == "yes":
        told = translate("Story", "{closed} (satisfait)", closed=told)
    return "close", told, said.outcome


def _who(service: str, contact: str, directory: Directory) -> Text:

    person = directory.contacts.get(contact)
    if person is not None:
        return Bilingual.of(person.title_fr, person.title_en)
    known = directory.services.get(service)
    return (
        Bilingual.of(known.name_fr, known.name_en) if known is not None else Bilingual.of(service or contact)
    )
