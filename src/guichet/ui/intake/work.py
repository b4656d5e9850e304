"""What intakes ask for off the UI thread: drafts, look-ups, completions, and the saving itself."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from guichet.domain import civil
from guichet.ui.widgets.completing import Suggestion

if TYPE_CHECKING:
    from guichet.application.drafts import Draft
    from guichet.application.routing import Lookup
    from guichet.application.taking_in import Deadline, TakenIn
    from guichet.application.workplace import Workplace


def waiting(desk: "Workplace") -> "list[Draft]":
    """Return the drafts left at this desk."""
    from guichet.application import drafts

    return drafts.waiting(desk)


class Keep:
    """Keeps a draft."""

    def __init__(self, draft_id: str, content: dict[str, str]) -> None:
        self._id, self._content = draft_id, content

    def __call__(self, desk: "Workplace") -> None:
        from guichet.application import drafts

        drafts.keep(desk, self._id, self._content)


class Discard:
    """Forgets a draft."""

    def __init__(self, draft_id: str) -> None:
        self._id = draft_id

    def __call__(self, desk: "Workplace") -> None:
        from guichet.application import drafts

        drafts.discard(desk, self._id)


class TakeIn:
    """Records an intake, and forgets its draft."""

    def __init__(self, command: Any, draft_id: str) -> None:
        self._command, self._draft = command, draft_id

    def __call__(self, desk: "Workplace") -> "tuple[str, TakenIn]":
        from guichet.application import drafts
        from guichet.application.taking_in import take_in

        taken = take_in(desk, self._command)
        drafts.discard(desk, self._draft)
        return self._draft, taken


class LookUp:
    """Looks up where the words lead."""

    def __init__(self, words: str, street: str) -> None:
        self._words, self._street = words, street

    def __call__(self, desk: "Workplace") -> "list[Lookup]":
        from guichet.application.routing import look_up

        return look_up(desk, self._words, street=self._street, limit=3)


class AskDeadline:
    """Counts what a contact owes."""

    def __init__(self, channel: str, received: datetime) -> None:
        self._channel, self._received = channel, received

    def __call__(self, desk: "Workplace") -> "Deadline":
        from guichet.application.taking_in import deadline_for

        return deadline_for(desk, self._channel, self._received)


class AskPlace:
    """Finds a street."""

    def __init__(self, street: str) -> None:
        self._street = street

    def __call__(self, desk: "Workplace") -> Any:
        from guichet.application.taking_in import located
        from guichet.domain.commands import PlaceInput

        return located(PlaceInput(street=self._street), desk.directory)


class AskCitizens:
    """Completes a known citizen."""

    def __init__(self, typed: str) -> None:
        self._typed = typed

    def __call__(self, desk: "Workplace") -> tuple[str, list[Suggestion]]:
        from guichet.application.taking_in import complete_citizens
        from guichet.domain import ids

        rows = []
        for each in complete_citizens(desk, self._typed):
            phone = civil.phone(each.phones[0]) if each.phones else ""
            email = each.emails[0] if each.emails else ""
            key = (ids.text(each.entity_id), each.name, phone, email, each.language, ", ".join(each.needs))
            rows.append(
                Suggestion(
                    key, each.name or phone or email, " · ".join(part for part in (phone, email) if part)
                )
            )
        return self._typed, rows


class AskStreets:
    """Completes a street."""

    def __init__(self, typed: str) -> None:
        self._typed = typed

    def __call__(self, desk: "Workplace") -> tuple[str, list[Suggestion]]:
        from guichet.domain.streets import complete

        found = complete(self._typed, desk.directory.streets)
        return self._typed, [Suggestion(each.full_name, each.full_name, each.sector) for each in found]
