"""How long work says how far it is and hears that it is no longer wanted (promise 7: nothing blocks)."""

from collections.abc import Callable

from guichet.domain.errors import PersonError
from guichet.domain.wording import translate

Progress = Callable[[int, int], None]
"""Called with what is done and the total, in the unit that the work names (bytes, rows, pages)."""

CancelCheck = Callable[[], bool]
"""Asked now and then; true when the person no longer wants the work."""


class Cancelled(PersonError):
    """The person stopped the work: what it had begun is undone, and nothing is half written."""

    def __init__(self) -> None:
        super().__init__(translate("Progress", "Opération annulée; rien n’a été changé."))


def check(cancelled: CancelCheck | None) -> None:
    """Raise `Cancelled` if the person has stopped the work."""
    if cancelled is not None and cancelled():
        raise Cancelled
