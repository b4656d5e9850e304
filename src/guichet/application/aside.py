"""What could not be exchanged, as a person reads it and as a report for who looks after the program (SYNC.md, Push and pull).

Nothing that anybody typed is in either: which dossier where it is known, why, since when and from which desk.
"""

from datetime import UTC, datetime
from pathlib import Path

import msgspec

from guichet import __version__
from guichet.application.exchanging import quarantined
from guichet.application.setting_up import desk_facts
from guichet.application.workplace import Workplace
from guichet.domain import civil, ids
from guichet.domain.payloads import DeskRecorded
from guichet.domain.wording import Text, translate
from guichet.reports.files import replacing
from guichet.store import quarantining, queries
from guichet.store.opening import Connection
from guichet.store.quarantining import Quarantined

SHOWN = 200
"""How many of the latest are listed; the report has them all."""

_WHAT = {
    "dossier": translate("Aside", "Une entrée d’un dossier"),
    "citizen": translate("Aside", "Une fiche de citoyen"),
    "directory": translate("Aside", "Une fiche du répertoire"),
    "calendar": translate("Aside", "Une fermeture du calendrier"),
    "absence": translate("Aside", "Une absence"),
}
_ANYTHING = translate("Aside", "Une entrée")
_REFUSED_THERE = translate(
    "Aside",
    "La base partagée n’a pas pu garder le contenu de cette entrée, inscrite ici. Elle reste entière sur ce poste ; les"
    " autres postes savent qu’elle existe, sans pouvoir la lire.",
)
_WHY = {
    "body": translate(
        "Aside",
        "Son contenu n’est pas celui qui avait été inscrit : il a été altéré. Ce poste ne le montre pas et continue de"
        " recevoir ce qui suit.",
    ),
    "chain": translate(
        "Aside",
        "Elle ne fait pas suite à ce que ce poste tient de son auteur. Ce qui vient du même poste attend ; le reste arrive.",
    ),
    "differs": translate(
        "Aside",
        "Ce poste tient déjà une autre entrée sous la même référence : deux ordinateurs ont servi sous le même nom. Ce"
        " qui vient de ce poste-là attend ; le reste arrive.",
    ),
}


class Aside(msgspec.Struct, frozen=True):
    """One entry that stands apart. `at` is when it was put apart (aware); `number` and `desk` are "" when not known."""

    key: tuple[bytes, int]
    what: Text
    number: str
    why: Text
    at: datetime
    desk: str
    recorded_here: bool

    @property
    def reference(self) -> str:
        """What names it for whoever looks into it."""
        return f"{ids.text(self.key[0])}:{self.key[1]}"


def listed(desk: Workplace) -> tuple[list[Aside], int]:
    """Return the latest entries that stand apart, at most `SHOWN`, and how many there are."""
    found = quarantined(desk)
    with desk.store.read() as connection:
        names = {
            ids.raw(code): msgspec.json.decode(content, type=DeskRecorded).name
            for code, content in queries.entries(connection, "desk", withdrawn=True)
        }
        return [_aside(connection, each, names) for each in found[:SHOWN]], len(found)


def export(desk: Workplace, target: Path) -> int:
    """Write the report, with no word that anybody typed, and return how many entries are in it.

    Raises `EnvironmentFault` when the file cannot be written.
    """
    found = quarantined(desk)
    facts = desk_facts(desk)
    with desk.store.read() as connection:
        report = {
            "program": __version__,
            "desk": facts.code if facts is not None else "",
            "written_at": desk.clock.now().isoformat(timespec="seconds"),
            "entries": [_reported(connection, each) for each in found],
        }
    with replacing(target) as file:
        file.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
    return len(found)


def _aside(connection: Connection, each: Quarantined, names: dict[bytes, str]) -> Aside:
    header = quarantining.header_of(connection, (each.desk_id, each.desk_seq))
    at = datetime.fromtimestamp(each.at / 1_000_000, civil.ZONE)
    why = _REFUSED_THERE if each.refused_there else _WHY[each.reason]
    return Aside(
        (each.desk_id, each.desk_seq),
        _ANYTHING if header is None else _WHAT.get(header.stream, _ANYTHING),
        "" if header is None else quarantining.number_of(connection, header.entity_id),
        why,
        at,
        names.get(each.desk_id, ""),
        each.refused_there,
    )


def _reported(connection: Connection, each: Quarantined) -> dict[str, object]:
    header = quarantining.header_of(connection, (each.desk_id, each.desk_seq))
    known = (
        {}
        if header is None
        else {
            "event": ids.text(header.id),
            "entity": ids.text(header.entity_id),
            "stream": header.stream,
            "type": header.type,
            "version": header.version,
            "body_digest": header.body_digest.hex(),
            "previous_digest": header.prev_digest.hex(),
        }
    )
    return {
        "desk": ids.text(each.desk_id),
        "sequence": each.desk_seq,
        "refused_by": "server" if each.refused_there else "desk",
        "reason": each.reason,
        "at": datetime.fromtimestamp(each.at / 1_000_000, UTC).isoformat(timespec="seconds"),
        **known,
    }
