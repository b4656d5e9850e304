"""The parts of the transfer strip: who is asked, who stands behind them, what was answered, what is owed (STAFF-2, STAFF-6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.ui.dossiers.held import clear, held
from guichet.ui.i18n import language, text
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.clause import ClauseLink
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.dossier_page import OwedLine
    from guichet.application.transferring import Answered, Candidate, StandIn


class CandidatePanel(Card):
    """The one to ask now: name and extension, there or not, open or not, where and why.

    It takes the focus, so that one key answers and a screen reader reads the whole, replacements included.
    """

    def __init__(self) -> None:
        super().__init__(sunken=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme = current()
        self.body.setContentsMargins(theme.gap(3), theme.gap(2), theme.gap(3), theme.gap(2))
        self.body.setSpacing(theme.gap(1))

    def show_candidate(self, candidate: Candidate | None, *, looking: bool = False) -> None:
        """Show whom to ask, None when nobody is left; `looking` while that is being read."""
        clear(self.body)
        first, second = _lines(candidate, looking=looking)
        states = _states(candidate) if candidate is not None else []
        top = FlowLayout(gap=2)
        top.addWidget(Label(first, Style.HEADING, wrap=True))
        for words, tone in states:
            top.addWidget(Pill(words, tone))
        self.body.addWidget(held(top))
        if second:
            self.body.addWidget(Label(second, Style.SOFT, wrap=True))
        chain = _chain(candidate.chain) if candidate is not None and candidate.contact else ""
        spoken = (first, *(words for words, _ in states), second, chain)
        self.setAccessibleName(". ".join(part for part in spoken if part))


class Behind(QWidget):
    """Under the keys, who stands behind the one to ask, and who would be asked next."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().gap(1))
        self.chain = Label("", Style.SMALL, wrap=True)
        self.following = Label("", Style.SMALL, wrap=True)
        column.addWidget(self.chain)
        column.addWidget(self.following)

    def show_candidate(self, candidate: Candidate | None, following: Sequence[Candidate]) -> None:
        """Show the replacements of a person, and those who are proposed after them."""
        self.chain.setText(_chain(candidate.chain) if candidate is not None and candidate.contact else "")
        names = ", ".join(_short(each) for each in following)
        words = QCoreApplication.translate("Transfer", "Ensuite\u00a0: {names}").format(names=names)
        self.following.setText(words if candidate is not None and names else "")
        for label in (self.chain, self.following):
            label.setVisible(bool(label.text()))
        self.setVisible(bool(self.chain.text() or self.following.text()))


def _lines(candidate: Candidate | None, *, looking: bool) -> tuple[str, str]:
    say = QCoreApplication.translate
    if candidate is None:
        if looking:
            return say("Transfer", "Recherche de la bonne personne…"), ""
        return (
            say("Transfer", "Personne d’autre à proposer"),
            say("Transfer", "Cherchez quelqu’un (Q), ou laissez (Échap) et rappelez le citoyen."),
        )
    where = text(candidate.service_name) if candidate.contact else ""
    why = text(candidate.why)
    first = " · ".join(part for part in (where, why) if part)
    return _reach(candidate), first[:1].upper() + first[1:]


def _reach(candidate: Candidate) -> str:
    name = text(candidate.name)
    if candidate.extension:
        return f"{name} · " + QCoreApplication.translate("Transfer", "poste {n}").format(
            n=candidate.extension
        )
    return f"{name} · {civil.phone(candidate.phone, language())}" if candidate.phone else name


def _short(candidate: Candidate) -> str:
    name = text(candidate.name)
    return f"{name} ({candidate.extension})" if candidate.extension else name


def _states(candidate: Candidate) -> list[tuple[str, Tone]]:
    found = []
    presence = text(candidate.presence)
    closed = candidate.opening is not None and not candidate.opening.is_open
    if presence and not (candidate.here and closed):  # nobody is at the office while their service is closed
        found.append((presence, Tone.DONE if candidate.here else Tone.TODAY))
    if candidate.opening is not None:
        found.append((text(candidate.opening.text), Tone.DONE if candidate.opening.is_open else Tone.TODAY))
    return [(words[:1].upper() + words[1:], tone) for words, tone in found]


def _chain(chain: Sequence[StandIn]) -> str:
    """Return « Remplacement : A, poste 1503 (au bureau), puis B, poste 1500 (hors du bureau…) »."""
    say = QCoreApplication.translate
    if not chain:
        return say("Transfer", "Aucun remplacement désigné")
    said = []
    for each in chain:
        name = text(each.name)
        if each.extension:
            name = say("Transfer", "{name}, poste {n}").format(name=name, n=each.extension)
        said.append(f"{name} ({text(each.presence)})")
    if len(said) == 1:
        return say("Transfer", "Remplacement\u00a0: {first}").format(first=said[0])
    return say("Transfer", "Remplacement\u00a0: {first}, puis {then}").format(first=said[0], then=said[1])


def told(answered: Answered) -> str:
    """Return what came of asking somebody, in one sentence."""
    say = QCoreApplication.translate
    check, name = answered.check, text(answered.name)
    if check.not_mine:
        return say("Transfer", "{name}\u00a0: pas de leur ressort.").format(name=name)
    if check.answer == "no":
        return say("Transfer", "{name}\u00a0: refusé ({why}).").format(name=name, why=check.why)
    if check.answer == "yes":
        return say("Transfer", "{name}\u00a0: accepté.").format(name=name)
    if check.means == "voicemail":
        return say("Transfer", "{name}\u00a0: message laissé.").format(name=name)
    return say("Transfer", "{name}\u00a0: sans réponse.").format(name=name)


class CallBack(QWidget):
    """The call-back that is due because nobody took the citizen: until when, by which clause (STAFF-2, STAFF-3)."""

    def __init__(self, clause: Callable[[str], str | None]) -> None:
        super().__init__()
        self._clause = clause
        self._row = FlowLayout(self, gap=2)

    def show_owed(self, line: OwedLine | None, now: datetime) -> None:
        """Show what is due, or nothing."""
        clear(self._row)
        self.setVisible(line is not None)
        if line is None:
            return
        when = civil.relative_date_time(line.due, now.astimezone(civil.ZONE).date(), language())
        tone = {"late": Tone.LATE, "today": Tone.TODAY}.get(line.band, Tone.QUIET)
        words = QCoreApplication.translate("Transfer", "Rappel dû {when}").format(when=when)
        self._row.addWidget(Pill(words, tone))
        self._row.addWidget(Label(text(line.label), Style.STRONG))
        self._row.addWidget(ClauseLink(line.clause, self._clause))
        self._row.addWidget(Label(text(line.left), Style.SMALL))
        self.setAccessibleName(f"{words}. {text(line.label)}, {line.clause}")
