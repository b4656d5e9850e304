"""Who complains of a person is not told to the service concerned, on screen, on paper or in a file (DEF-1).

Lists, prints and files mask it from everyone: paper leaves the circle. The page of the dossier shows it to the roles of
the circle; whoever only answers for the complaint reads « Identité protégée ».
"""

from typing import Any

import msgspec

from guichet.domain import payloads
from guichet.domain.bilingual import Bilingual
from guichet.domain.dossier import Dossier, Entry
from guichet.domain.payloads import Payload, Place, Unknown
from guichet.domain.wording import Text, translate
from guichet.store.queries import DossierLine, DueLine

PROTECTED: Text = translate("Masking", "Identité protégée")
_REACH = ("citizen", "sent_to")


def citizen_said(line: DossierLine | DueLine) -> Text:
    """Return how a list calls the citizen of a dossier: by name, protected, or nothing when anonymous."""
    return PROTECTED if line.confidential else Bilingual.of(line.citizen)


def masked(dossier: Dossier) -> Dossier:
    """Return a dossier without who complains nor where they are written to, on its timeline as well."""
    return msgspec.structs.replace(
        dossier, citizen=None, entries=tuple(_masked_entry(entry) for entry in dossier.entries)
    )


def wordless(dossier: Dossier) -> Dossier:
    """Return a dossier as its receipt may tell it to whoever took it in: its number, the steps ahead, who answers."""
    return msgspec.structs.replace(
        masked(dossier), description="", place=Place(), topic="", relayed_by="", closings=(), entries=()
    )


def _masked_entry(entry: Entry) -> Entry:
    return msgspec.structs.replace(
        entry,
        payload=_masked(entry.payload),
        former=None if entry.former is None else _masked(entry.former),
    )


def _masked(said: Payload | Unknown) -> Payload | Unknown:
    match said:
        case payloads.DossierOpened():
            return msgspec.structs.replace(said, citizen=None)
        case payloads.DossierContacted(toward="citizen"):
            return msgspec.structs.replace(said, sent_to="")
        case payloads.EntryCorrected():
            kept: dict[str, Any] = {key: value for key, value in said.fields.items() if key not in _REACH}
            return msgspec.structs.replace(said, fields=kept)
    return said
