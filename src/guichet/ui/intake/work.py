"""What intakes ask for off the UI thread, each as work for `Tasks`; the use cases are imported where they run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guichet.application.at_counter import Choices, Colleague, Known, Saved, Sharing, Streets
    from guichet.application.drafts import Draft
    from guichet.application.routing import Lookup
    from guichet.application.taking_in import Deadline
    from guichet.application.workplace import Workplace
    from guichet.domain.commands import Intake, Transfer
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


def next_to_ask(topic: str, asked: Sequence[str]) -> Callable[[Workplace], Colleague | None]:
    """Find the next best contact."""

    def work(desk: Workplace) -> Colleague | None:
        from guichet.application import at_counter

        return at_counter.next_to_ask(desk, topic, asked)

    return work
