"""What intakes ask for off the UI thread, each as work for `Tasks`; the use cases are imported where they run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from guichet.domain.wording import Text

if TYPE_CHECKING:
    from guichet.application.at_counter import Choices, Colleague, Known, Saved, Sharing, Streets
    from guichet.application.dossier_page import PageOfDossier
    from guichet.application.drafts import Draft
    from guichet.application.known import Known as AlikeDossier
    from guichet.application.one_matter import Kept, Linked
    from guichet.application.routing import Lookup
    from guichet.application.taking_in import Deadline
    from guichet.application.workplace import Workplace
    from guichet.domain.commands import Intake, Join, Transfer
    from guichet.domain.directory import Topic
    from guichet.store.queries import CitizenLine


def waiting(desk: Workplace) -> list[Draft]:
    """Return the drafts left at this desk."""
    from guichet.application import drafts

    return drafts.waiting(desk)


def keep(draft_id: str, content: dict[str, str]) -> Callable[[Workplace], str]:
    """Keep a draft; the answer is its identifier."""

    def work(desk: Workplace) -> str:
        from guichet.application import drafts

        drafts.keep(desk, draft_id, content)
        return draft_id

    return work


def discard(draft_id: str) -> Callable[[Workplace], None]:
    """Forget a draft."""

    def work(desk: Workplace) -> None:
        from guichet.application import drafts

        drafts.discard(desk, draft_id)

    return work


def save(
    command: Intake, draft_id: str, promised: date | None, asked: Sequence[Transfer]
) -> Callable[[Workplace], Saved]:
    """Record an intake and forget its draft."""

    def work(desk: Workplace) -> Saved:
        from guichet.application import at_counter

        return at_counter.save(desk, command, draft_id, promised, asked)

    return work


class Refused(NamedTuple):
    """Why a rule says no, and the field it is about, if any."""

    sentence: Text
    field: str


def alike(
    identifier: str, words: str, civic: str, street: str, topics: Mapping[str, float]
) -> Callable[[Workplace], tuple[str, tuple[AlikeDossier, ...]]]:
    """Find open dossiers like an intake; the answer begins with its identifier."""

    def work(desk: Workplace) -> tuple[str, tuple[AlikeDossier, ...]]:
        from guichet.application import one_matter

        return identifier, one_matter.beside(desk, words, civic, street, topics)

    return work


def page(number: str) -> Callable[[Workplace], PageOfDossier]:
    """Read a dossier."""

    def work(desk: Workplace) -> PageOfDossier:
        from guichet.application.dossier_page import read_page

        return read_page(desk, number=number)

    return work


def join(command: Join, draft_id: str) -> Callable[[Workplace], Kept | Refused]:
    """Join a citizen to an open dossier and forget the draft, or say why not."""

    def work(desk: Workplace) -> Kept | Refused:
        from guichet.application import one_matter
        from guichet.domain.errors import Refusal

        try:
            return one_matter.join(desk, command, draft_id)
        except Refusal as refusal:
            return Refused(refusal.message, refusal.field)

    return work


def save_linked(
    command: Intake, draft_id: str, promised: date | None, asked: Sequence[Transfer], to: str
) -> Callable[[Workplace], Linked]:
    """Record an intake as a dossier linked to another, and forget its draft."""

    def work(desk: Workplace) -> Linked:
        from guichet.application import one_matter

        return one_matter.save_linked(desk, command, draft_id, promised, asked, to)

    return work


def take_back(number: str, entry: str, reason: str) -> Callable[[Workplace], str]:
    """Strike a joining or a link; the answer is the dossier's number."""

    def work(desk: Workplace) -> str:
        from guichet.application import one_matter

        return one_matter.take_back(desk, number, entry, reason).number

    return work


def choices(desk: Workplace) -> Choices:
    """Return what the policy lets one choose, and make the first phone number as quick to read as the others."""
    from guichet.application import at_counter
    from guichet.domain.phones import normalise

    normalise("450-555-0100")
    return at_counter.choices(desk)


def lead(words: str, street: str, accepted: str) -> Callable[[Workplace], list[Lookup]]:
    """Look up where the words lead."""

    def work(desk: Workplace) -> list[Lookup]:
        from guichet.application import at_counter

        return at_counter.lead(desk, words, street, accepted)

    return work


def deadline(channel: str, received: datetime) -> Callable[[Workplace], Deadline]:
    """Count what a contact owes."""

    def work(desk: Workplace) -> Deadline:
        from guichet.application.taking_in import deadline_for

        return deadline_for(desk, channel, received)

    return work


def citizens(typed: str) -> Callable[[Workplace], tuple[str, list[CitizenLine]]]:
    """Complete a known citizen."""

    def work(desk: Workplace) -> tuple[str, list[CitizenLine]]:
        from guichet.application.taking_in import complete_citizens

        return typed, complete_citizens(desk, typed)

    return work


def known(citizen_id: str) -> Callable[[Workplace], Known | None]:
    """Count the open dossiers of a known citizen."""

    def work(desk: Workplace) -> Known | None:
        from guichet.application import at_counter

        return at_counter.known(desk, citizen_id)

    return work


def sharing(typed: str) -> Callable[[Workplace], Sharing]:
    """Find who answers at a number or an address."""

    def work(desk: Workplace) -> Sharing:
        from guichet.application import at_counter

        return at_counter.sharing(desk, typed)

    return work


def streets(typed: str) -> Callable[[Workplace], Streets]:
    """Complete a street."""

    def work(desk: Workplace) -> Streets:
        from guichet.application import at_counter

        return at_counter.complete_streets(desk, typed)

    return work


def topics(typed: str) -> Callable[[Workplace], tuple[str, list[Topic]]]:
    """Complete a topic."""

    def work(desk: Workplace) -> tuple[str, list[Topic]]:
        from guichet.application import at_counter

        return typed, at_counter.complete_topics(desk, typed)

    return work


def colleagues(typed: str) -> Callable[[Workplace], tuple[str, list[Colleague]]]:
    """Complete a colleague."""

    def work(desk: Workplace) -> tuple[str, list[Colleague]]:
        from guichet.application import at_counter

        return typed, at_counter.complete_colleagues(desk, typed)

    return work


def next_to_ask(
    topic: str, asked: Sequence[str], disowned: Sequence[str], words: str
) -> Callable[[Workplace], Colleague | None]:
    """Find the next best contact."""

    def work(desk: Workplace) -> Colleague | None:
        from guichet.application import at_counter

        return at_counter.next_to_ask(desk, topic, asked, disowned, words)

    return work
