"""What the list of a day's follow-ups says, before it is paper or a table (STAFF-3, STAFF-4, STAFF-5, COM-10)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal

from guichet.domain.folding import fold_text
from guichet.domain.wording import Lang, Lookup, Text, translate

Band = Literal["overdue", "today", "next"]
BANDS: Final[tuple[Band, ...]] = ("overdue", "today", "next")
Group = Literal["escalated", "overdue", "today", "next"]
GROUPS: Final[tuple[Group, ...]] = ("escalated", *BANDS)
"""The groups on paper: on the general manager's own list, what was brought to them comes first (ELU-5)."""


@dataclass(frozen=True, slots=True)
class FollowupRow:
    """One thing to do on one dossier. `due` is aware; words are in the language of the sheet, bar the action.

    `late` says how late it is in business days, `late_days` counts the whole ones; `part` heads the pages where it
    stands, where each service, person, sector or topic has its own; `replaced_by` who takes over from `responsible`, `replaces` whom
    `responsible` stands in for, or nothing.
    """

    number: str
    band: Band
    due: datetime
    action_fr: str
    action_en: str = ""
    late: Text | None = None
    clause: str = ""
    citizen: str = ""
    phone: str = ""
    topic: str = ""
    place: str = ""
    responsible: str = ""
    replaced_by: str = ""
    replaces: str = ""
    service: str = ""
    note: str = ""
    confidential: bool = False
    escalated: bool = False
    late_days: int = 0
    part: str = ""

    @property
    def group(self) -> Group:
        """The group of the sheet where it stands."""
        return "escalated" if self.escalated else self.band

    def action(self, lang: Lang) -> str:
        """Return what is to be done, in `lang`."""
        return self.action_en if lang == "en" and self.action_en else self.action_fr


@dataclass(frozen=True, slots=True)
class FollowupSheet:
    """The list of one service or person for a day. `printed_at` is aware; `lookup` translates to English."""

    title: str
    city: str
    service: str
    day: date
    printed_at: datetime
    printed_by: str
    rows: Sequence[FollowupRow]
    lang: Lang = "fr"
    training: bool = False
    paper: Literal["letter", "a4"] = "letter"
    lookup: Lookup | None = None

    def say(self, sentence: Text) -> str:
        """Return a sentence in the language of the sheet."""
        return sentence.render(self.lang, self.lookup)

    @property
    def heading(self) -> str:
        """What the sheet is of: `Suivis du jour — Travaux publics`."""
        return f"{self.title} — {self.service}" if self.service else self.title

    def parts(self) -> "tuple[FollowupSheet, ...]":
        """Return one sheet for each part that begins on a page of its own, by name; the sheet itself without parts."""
        names = {row.part for row in self.rows}
        if names <= {""}:
            return (self,)
        return tuple(
            replace(self, service=name or self.service, rows=[row for row in self.rows if row.part == name])
            for name in sorted(names, key=_by_name)
        )

    def group_title(self, group: Group) -> str:
        """Return the head of a group with its count, as printed."""
        count = sum(row.group == group for row in self.rows)
        match group:
            case "escalated":
                return self.say(
                    translate("FollowupSheet", "PORTÉ À LA DIRECTION GÉNÉRALE ({count})", count=count)
                )
            case "overdue":
                return self.say(translate("FollowupSheet", "EN RETARD ({count})", count=count))
            case "today":
                return self.say(translate("FollowupSheet", "DÛ AUJOURD’HUI ({count})", count=count))
            case "next":
                return self.say(translate("FollowupSheet", "À VENIR ({count})", count=count))


def _by_name(name: str) -> tuple[bool, str, str]:
    return not name, fold_text(name), name
