"""What the dossiers screen asks for off the UI thread: pages, counts, people, actions."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from guichet.domain.wording import Text
from guichet.ui.widgets.completing import Suggestion

if TYPE_CHECKING:
    from guichet.application.dossier_page import PageOfDossier
    from guichet.application.looking import Filter
    from guichet.application.official_message import OfficialMessage
    from guichet.application.transferring import Asking, Candidate
    from guichet.application.workplace import Workplace
    from guichet.reports.drafts import Draft


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


class AskNext:
    """Whom to ask about a dossier, after those asked since the strip was opened."""

    def __init__(self, number: str, since: datetime) -> None:
        self._number, self._since = number, since

    def __call__(self, desk: "Workplace") -> "Asking":
        from guichet.application.transferring import asking

        return asking(desk, self._number, self._since)


class AskSomebody:
    """A person of the directory whom the clerk chose to ask."""

    def __init__(self, contact: str) -> None:
        self._contact = contact

    def __call__(self, desk: "Workplace") -> "Candidate":
        from guichet.application.transferring import somebody

        return somebody(desk, self._contact)


class WriteOfficial:
    """The message to the official who relayed a dossier."""

    def __init__(self, number: str) -> None:
        self._number = number

    def __call__(self, desk: "Workplace") -> "OfficialMessage":
        from guichet.application.official_message import official_message

        return official_message(desk, self._number)


class KeepDraft:
    """A message kept as a draft that a mail program opens."""

    def __init__(self, draft: "Draft", path: Path) -> None:
        self._draft, self._path = draft, path

    def __call__(self) -> Path:
        from guichet.reports.drafts import write_eml

        write_eml(self._draft, self._path)
        return self._path


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
