"""What the dossiers screen asks for off the UI thread: pages, counts, people, actions."""

from typing import TYPE_CHECKING, Any, NamedTuple

from guichet.domain.wording import Text
from guichet.ui.widgets.completing import Suggestion

if TYPE_CHECKING:
    from guichet.application.dossier_page import PageOfDossier
    from guichet.application.looking import Filter
    from guichet.application.workplace import Workplace


class Refused(NamedTuple):
    """Why a rule says no, and the field it is about, if any."""

    sentence: Text
    field: str


class Read:
    """A dossier's page, by identifier or by number."""

    def __init__(self, entity_id: bytes, number: str = "") -> None:
        self._id, self._number = entity_id, number

    def __call__(self, desk: "Workplace") -> "PageOfDossier":
        from guichet.application.dossier_page import read_page

        return read_page(desk, self._id, self._number)


class Perform:
    """An action, on the store's thread; a refusal comes back with its field."""

    def __init__(self, command: Any) -> None:
        self._command = command

    def __call__(self, desk: "Workplace") -> Any:
        from guichet.application.acting import perform
        from guichet.domain.errors import Refusal

        try:
            return perform(desk, self._command)
        except Refusal as refusal:
            return Refused(refusal.message, refusal.field)


class Count:
    """How many dossiers match, counting no further than a thousand."""

    def __init__(self, typed: str, filters: "Filter") -> None:
        self._typed, self._filters = typed, filters

    def __call__(self, desk: "Workplace") -> int:
        from guichet.application.looking import count

        return count(desk, self._typed, self._filters)


class People:
    """The directory's people for what was typed: title, service or extension."""

    def __init__(self, typed: str, lang: str) -> None:
        self._typed, self._lang = typed, lang

    def __call__(self, desk: "Workplace") -> tuple[str, list[Suggestion]]:
        from guichet.domain.folding import fold_text

        wanted = fold_text(self._typed).split()
        rows = []
        for each in desk.directory.contacts.values():
            title = each.title_en if self._lang == "en" and each.title_en else each.title_fr
            known = desk.directory.services.get(each.service)
            service = ""
            if known is not None:
                service = known.name_en if self._lang == "en" and known.name_en else known.name_fr
            if all(part in fold_text(f"{title} {service} {each.extension}") for part in wanted):
                rows.append(Suggestion(each.code, title, f"{service} · {each.extension}"))
        return self._typed, rows[:8]
