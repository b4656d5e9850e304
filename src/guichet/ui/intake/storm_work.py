"""What storm mode asks for off the UI thread, each as work for `Tasks`; the use cases are imported where they run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from guichet.ui.intake.work import Refused

if TYPE_CHECKING:
    from guichet.application.incidents import Counted, Incident
    from guichet.application.one_matter import Kept
    from guichet.application.workplace import Workplace
    from guichet.domain.commands import DeclareIncident, Intake, Join
    from guichet.domain.directory import Topic


class Around(NamedTuple):
    """What the form of an incident needs of the directory: its sectors, and the topic to begin with."""

    sectors: tuple[str, ...]
    topic: Topic | None


def under_way(desk: Workplace) -> tuple[Counted, ...]:
    """Return the incidents under way with their counters."""
    from guichet.application import one_matter

    return one_matter.under_way(desk)


def around(topic: str) -> Callable[[Workplace], Around]:
    """Read what the form of an incident needs."""

    def work(desk: Workplace) -> Around:
        sectors = {street.sector for street in desk.directory.streets.values() if street.sector}
        return Around(tuple(sorted(sectors)), desk.directory.topics.get(topic))

    return work


def keep(incident: str, command: Join, draft_id: str) -> Callable[[Workplace], Kept | Refused]:
    """Keep one caller of an incident and forget the draft, or say why not."""

    def work(desk: Workplace) -> Kept | Refused:
        from guichet.application import one_matter
        from guichet.domain.errors import Refusal

        try:
            return one_matter.keep(desk, incident, command, draft_id)
        except Refusal as refusal:
            return Refused(refusal.message, refusal.field)

    return work


def declare(
    command: DeclareIncident, first: Intake | None, draft_id: str
) -> Callable[[Workplace], Incident | Refused]:
    """Declare an incident or change one, its first report and draft with it, or say why not."""

    def work(desk: Workplace) -> Incident | Refused:
        from guichet.application import incidents
        from guichet.domain.errors import Refusal

        try:
            return incidents.declare(desk, command, first, draft_id)
        except Refusal as refusal:
            return Refused(refusal.message, refusal.field)

    return work


def end(incident: str) -> Callable[[Workplace], Incident]:
    """Say that an incident is over."""

    def work(desk: Workplace) -> Incident:
        from guichet.application import incidents
        from guichet.domain.commands import EndIncident

        return incidents.end(desk, EndIncident(incident))

    return work
