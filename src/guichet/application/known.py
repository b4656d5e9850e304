"""Is it known already? Open dossiers like what the citizen says, with what was done (ROUTE-1, COM-8).

The clerk answers on the spot, joins the citizen to the dossier, or opens a new one linked to it. The machine
proposes and never merges.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from guichet.application import absence_course, incidents
from guichet.application.acting import Shown, require_sight
from guichet.application.looking import microseconds
from guichet.application.story import Told, tell
from guichet.application.workplace import Workplace
from guichet.domain import civil, ids
from guichet.domain.bilingual import Bilingual
from guichet.domain.dossier import fold
from guichet.domain.likeness import ENOUGH, Likeness, Report, likeness
from guichet.domain.payloads import DossierJoined, DossierOpened, Place
from guichet.domain.wording import Text, translate
from guichet.store import events, queries

SHOWN = 3


class Known(msgspec.Struct, frozen=True):
    """One open dossier that may be the same matter: why, since when, how many reported it, what was done last.

    `person` is who handles it, empty where the `service` answers whole; `extension` is theirs.
    """

    line: queries.DossierLine
    likeness: Likeness
    topic: Text
    reasons: tuple[Text, ...]
    received: datetime
    citizens: int
    last: Told | None
    incident: incidents.Incident | None
    service: Text
    person: Text
    extension: str

    @property
    def number(self) -> str:
        """The dossier's number."""
        return self.line.number

    @property
    def place(self) -> str:
        """The address in one line, as the dossier has it."""
        return ", ".join(part for part in (self.line.civic, self.line.street) if part)


def alike(
    desk: Workplace,
    topics: Mapping[str, float],
    place: Place,
    words: str,
    *,
    at: datetime | None = None,
    limit: int = SHOWN,
) -> list[Known]:
    """Return the open dossiers most like a report, best first. `topics` are the likely ones with their score.

    A mass incident declared for one of the topics comes first, wherever it is reported, unless it is declared for
    other streets.
    """
    if not topics and not place.street:
        return []
    moment = at or desk.clock.now()
    since = moment - timedelta(
        days=max((desk.policy.already_known.days_for(topic) for topic in topics), default=30)
    )
    running = {
        ids.raw(each.dossier): each
        for each in incidents.running(desk)
        if each.topic in topics and incidents.concerns(each, place)
    }
    with desk.store.read() as connection:
        found = queries.alike_candidates(connection, tuple(topics), place.street, microseconds(since))
        missing = [entity for entity in running if entity not in {line.entity_id for line in found}]
        found += [line for line in queries.lines(connection, missing) if line.status == "open"]
    new = Report("", place.civic, place.street, words, microseconds(moment))
    ranked = sorted(_ranked(desk, new, topics, running, found), key=lambda each: (-each[0], -each[1].row))
    return [_known(desk, line, measured, running.get(line.entity_id)) for _, line, measured in ranked[:limit]]


def _ranked(
    desk: Workplace,
    new: Report,
    topics: Mapping[str, float],
    running: Mapping[bytes, incidents.Incident],
    found: Sequence[queries.DossierLine],
) -> list[tuple[float, queries.DossierLine, Likeness]]:
    ranked = []
    for line in found:
        days = desk.policy.already_known.days_for(line.topic)
        declared = line.entity_id in running
        if not declared and line.received_at < new.at - days * 86_400_000_000:
            continue
        known = Report(line.topic, line.civic, line.street, line.summary, line.received_at)
        measured = likeness(new, known, topics, days)
        if declared:
            ranked.append((1.0 + measured.score, line, measured))
        elif measured.score >= ENOUGH:
            ranked.append((measured.score, line, measured))
    return ranked


def _known(
    desk: Workplace, line: queries.DossierLine, measured: Likeness, incident: incidents.Incident | None
) -> Known:
    topic = desk.directory.topics.get(line.topic)
    person = desk.directory.contacts.get(line.contact)
    unreported = incident is not None and incident.unreported
    return Known(
        line,
        measured,
        Bilingual.of(topic.label_fr, topic.label_en) if topic is not None else Bilingual.of(""),
        tuple(_reasons(measured, incident)),
        datetime.fromtimestamp(line.received_at / 1_000_000, civil.ZONE),
        line.joined + (not unreported),
        _last_done(desk, line.entity_id),
        incident,
        absence_course.service_name(desk, line.service),
        absence_course.person_name(desk, line.contact) if person is not None else Bilingual.of(""),
        person.extension if person is not None else "",
    )


def _reasons(measured: Likeness, incident: incidents.Incident | None) -> list[Text]:
    reasons = []
    if incident is not None:
        reasons.append(translate("Known", "incident déclaré : {label}", label=incident.label))
    if measured.same_topic:
        reasons.append(translate("Known", "même sujet"))
    if measured.apart == 0:
        reasons.append(translate("Known", "même adresse"))
    elif measured.apart is not None:
        reasons.append(translate("Known", "même rue, à {n} numéros de là", n=measured.apart))
    elif measured.same_street:
        reasons.append(translate("Known", "même rue"))
    if measured.shared:
        reasons.append(translate("Known", "mêmes mots : {words}", words=list(measured.shared[:4])))
    return reasons


def _last_done(desk: Workplace, entity: bytes) -> Told | None:
    """Tell the last thing done: of a dossier that hundreds joined, that one entry alone is put in words."""
    with desk.store.read() as connection:
        dossier = fold(entity, events.of_entity(connection, entity))
    require_sight(desk, dossier)
    done = [
        entry
        for entry in dossier.entries
        if not entry.retracted and not isinstance(entry.payload, DossierOpened | DossierJoined)
    ]
    if not done:
        return None
    last = max(done, key=lambda entry: entry.header.occurred_at)
    alone = msgspec.structs.replace(dossier, entries=(last,), conflicts=())
    return tell(Shown(alone, {}, None, {}, {}), desk.policy, desk.directory)[0]
