"""What the satisfaction screen asks of the desk, off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from guichet.domain import commands
from guichet.domain.wording import Text, typeset
from guichet.ui.i18n import Language, text

if TYPE_CHECKING:
    from guichet.application.surveying import Drawn, Outcome, Round
    from guichet.application.workplace import Workplace
    from guichet.domain.surveying import Tally
    from guichet.store.ratings import AskedLine


@dataclass(frozen=True)
class Row:
    """A dossier of the round as the list shows it: what it was about in words, where it stands."""

    line: AskedLine
    topic: str
    service: str


@dataclass(frozen=True)
class ServiceRow:
    """What came of the round in one service, or in all."""

    code: str
    name: str
    tally: Tally


@dataclass(frozen=True)
class Shown:
    """All that the screen shows: the rounds, the one chosen, its dossiers, its counts."""

    rounds: tuple[Round, ...]
    outcome: Outcome | None
    rows: tuple[Row, ...]
    services: tuple[ServiceRow, ...]
    names: tuple[tuple[str, str], ...]
    """Code and name of the City's services, for the draw."""
    question: Text


class Read:
    """Read the rounds and one of them: the one asked for, or the latest that runs."""

    def __init__(self, round_id: str, lang: Language) -> None:
        self._round, self._lang = round_id, lang

    def __call__(self, desk: Workplace) -> Shown:
        from guichet.application import surveying

        every = tuple(surveying.rounds(desk))
        english = self._lang == "en"
        known = {
            code: typeset(each.name_en if english and each.name_en else each.name_fr)
            for code, each in desk.directory.services.items()
            if each.scope == "internal"
        }
        names = tuple(sorted(known.items(), key=lambda pair: pair[1]))
        if not every:
            return Shown((), None, (), (), names, surveying.question())
        wanted = self._round if any(each.id == self._round for each in every) else ""
        found = surveying.outcome(desk, wanted)
        topics = {
            code: typeset(each.label_en if english and each.label_en else each.label_fr)
            for code, each in desk.directory.topics.items()
        }
        rows = [
            Row(line, topics.get(line.topic, ""), known.get(line.service, line.service))
            for line in found.lines
        ]
        rows.sort(key=lambda row: row.line.response in ("answered", "refused"))
        services = [ServiceRow(each.service, text(each.name), each.tally) for each in found.services]
        everyone = QCoreApplication.translate("Survey", "Tous les services")
        return Shown(
            every,
            found,
            tuple(rows),
            (*services, ServiceRow("", everyone, found.total)),
            names,
            surveying.question(),
        )


class Answer:
    """Record an answer."""

    def __init__(self, command: commands.Rate) -> None:
        self._command = command

    def __call__(self, desk: Workplace) -> str:
        from guichet.application import surveying

        return surveying.answer(desk, self._command).number


class Preview:
    """Say what a draw would find; what stands in its way comes back as a sentence, not as an error."""

    def __init__(self, command: commands.DrawRound) -> None:
        self._command = command

    def __call__(self, desk: Workplace) -> Drawn | Text:
        from guichet.application import surveying
        from guichet.domain.errors import Refusal

        try:
            return surveying.preview(desk, self._command)
        except Refusal as refusal:
            return refusal.message


class Draw:
    """Draw a round and return its identifier."""

    def __init__(self, command: commands.DrawRound) -> None:
        self._command = command

    def __call__(self, desk: Workplace) -> str:
        from guichet.application import surveying

        return surveying.draw(desk, self._command).id


class End:
    """End a round and return its identifier."""

    def __init__(self, round_id: str) -> None:
        self._round = round_id

    def __call__(self, desk: Workplace) -> str:
        from guichet.application import surveying

        return surveying.end(desk, commands.EndRound(self._round)).id


class Save:
    """Write a round's counts as a table."""

    def __init__(self, outcome: Outcome, path: Path, lang: Language) -> None:
        self._outcome, self._path, self._lang = outcome, path, lang

    def __call__(self) -> Path:
        from guichet.application import surveying

        surveying.to_csv(self._outcome, self._path, self._lang, QCoreApplication.translate)
        return self._path
