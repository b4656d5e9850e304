"""Beside the words, where they lead: who answers, are they there, why, what to ask and what to say (ROUTE-1, STAFF-6, COM-4, COM-5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.ui.i18n import language, text
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.columns import Columns
from guichet.ui.widgets.completing import CompletingEdit
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.keyhint import KeyHint
from guichet.ui.widgets.labels import ElidedLabel, Label, Style
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.routing import Lookup

SHOWN = 3


def band_words(band: str) -> tuple[str, Tone]:
    """Return how sure a proposal is, as a word and a tone."""
    say = QCoreApplication.translate
    return {
        "sure": (say("Routing", "Sûr"), Tone.DONE),
        "possible": (say("Routing", "Possible"), Tone.TODAY),
    }.get(band, (say("Routing", "Peu probable"), Tone.QUIET))


def with_extension(title: str, extension: str) -> str:
    """Return `Contremaître à la voirie · poste 1502`."""
    if not extension:
        return title
    return f"{title} · " + QCoreApplication.translate("Routing", "poste {n}").format(n=extension)


def person_of(found: Lookup) -> str:
    """Return the person with their extension, or the outside body, or the service alone."""
    if found.contact is None:
        return text(found.service_name)
    return with_extension(text(found.contact_title), found.contact.extension)


def service_of(found: Lookup) -> str:
    """Return service, place and phone on one line."""
    service = found.service
    if service is None:
        return ""
    name = "" if found.contact is None else text(found.service_name)
    phone = civil.phone(service.phone, language()) if service.phone else ""
    return " · ".join(part for part in (name, service.location, phone) if part)


def state_of(found: Lookup) -> list[tuple[str, Tone]]:
    """Return what stands in pills: whose it is, whether the service is open and the person there (STAFF-6)."""
    say = QCoreApplication.translate
    pills = []
    if found.provincial:
        pills.append((say("Routing", "Rue provinciale"), Tone.TODAY))
    if found.service is not None and found.service.scope == "external":
        pills.append((say("Routing", "Organisme externe"), Tone.INFO))
    if found.presence is not None and (found.presence.here or found.presence.away):
        tone = Tone.DONE if found.presence.here else Tone.TODAY
        pills.append((_sentence(text(found.presence.text)), tone))
    if found.opening is not None:
        tone = Tone.DONE if found.opening.is_open else Tone.QUIET
        pills.append((_sentence(text(found.opening.text)), tone))
    return pills


def stand_in_of(found: Lookup) -> str:
    """Return who takes over for a person who is away, "" for one who is there."""
    presence = found.presence
    if presence is None or presence.here or not text(presence.stand_in):
        return ""
    who = with_extension(text(presence.stand_in), presence.extension)
    return QCoreApplication.translate("Routing", "À sa place : {who}").format(who=who)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


class TopicCard(Card):
    """One proposal. The marked one says everything, the others who, an unlikely one its name alone."""

    taken = Signal(int)

    def __init__(self, place: int) -> None:
        super().__init__()
        theme = current()
        self.place = place
        self.found: Lookup | None = None
        self.body.setSpacing(theme.gap(1))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.head = ElidedLabel("", Style.HEADING)
        self.urgent = Pill(QCoreApplication.translate("Routing", "Urgent"), Tone.LATE)
        self.band = Pill("", Tone.QUIET)
        top = QHBoxLayout()
        top.setSpacing(theme.gap(2))
        top.addWidget(self.head, 1)
        top.addWidget(self.urgent)
        top.addWidget(self.band)
        top.addWidget(KeyHint(f"Alt+{place}"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(top)
        self.person = Label("", Style.STRONG, wrap=True)
        self.stand_in = Label("", Style.STRONG, wrap=True)
        self.service = Label("", Style.SOFT, wrap=True)
        self.pills = Pills()
        self.because = Label("", Style.SMALL, wrap=True)
        for part in (self.person, self.stand_in, self.service, self.pills, self.because):
            self.body.addWidget(part)
        self.sides = Columns(fold_at=300, gap=4)
        self.ask = Said(QCoreApplication.translate("Routing", "À demander"))
        self.say = Said(QCoreApplication.translate("Routing", "À dire"))
        self.sides.add(self.ask)
        self.sides.add(self.say)
        self.body.addWidget(self.sides)

    def show_found(self, found: Lookup, *, marked: bool, accepted: bool) -> None:
        """Show a proposal, whole where it is marked."""
        self.found = found
        self.head.setText(f"{self.place} · {text(found.label)}")
        self.urgent.setVisible(found.topic.urgent)
        word, tone = band_words(found.band)
        if accepted:
            word, tone = QCoreApplication.translate("Routing", "Retenu"), Tone.DONE
        self.band.show_state(word, tone)
        self.person.setText(person_of(found))
        self.person.setVisible(marked or accepted or found.band != "unlikely")
        self.stand_in.setText(stand_in_of(found))
        self.stand_in.setVisible(bool(self.stand_in.text()) and not self.person.isHidden())
        self.service.setText(service_of(found))
        self.service.setVisible(bool(self.service.text()) and marked)
        self.pills.show_states(
            state_of(found) if marked else _short(found) if not self.person.isHidden() else []
        )
        self.because.setText(text(found.because))
        self.because.setVisible(marked)
        self.ask.show_words(text(found.ask))
        self.say.show_words(text(found.say))
        self.sides.setVisible(marked)
        self.set_chosen(marked)
        self.setAccessibleName(", ".join((self.head.text(), word, self.person.text())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the proposal that is clicked."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.taken.emit(self.place - 1)


def _short(found: Lookup) -> list[tuple[str, Tone]]:
    return [each for each in state_of(found) if each[1] in (Tone.TODAY, Tone.INFO)]


class Pills(QWidget):
    """A few states in a row that folds; gone when there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._row = FlowLayout(self, gap=2)
        self._pills: list[Pill] = []

    def show_states(self, states: list[tuple[str, Tone]]) -> None:
        """Show these words and tones."""
        while len(self._pills) < len(states):
            self._pills.append(Pill())
            self._row.addWidget(self._pills[-1])
        for at, pill in enumerate(self._pills):
            pill.setVisible(at < len(states))
            if at < len(states):
                pill.show_state(*states[at])
        self.setVisible(bool(states))


class Said(QWidget):
    """A small heading and what stands under it; gone when there is nothing."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.words = Label("", wrap=True)
        column.addWidget(Label(heading, Style.LABEL))
        column.addWidget(self.words)
        column.addStretch(1)

    def show_words(self, words: str) -> None:
        """Show the words, or nothing at all."""
        self.words.setText(words)
        self.setVisible(bool(words))


class Steering(QWidget):
    """The right column. `taken(place)` when a proposal is accepted here.

    It takes the focus with Tab: then the arrows mark and Enter accepts.
    """

    taken = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        say = QCoreApplication.translate
        theme = current()
        self.found: list[Lookup] = []
        self.accepted = ""
        self.mark = 0
        self.cards: list[TopicCard] = []
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(say("Routing", "Où diriger"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(3))
        head = QHBoxLayout()
        head.addWidget(Label(say("Routing", "Où diriger"), Style.HEADING))
        keys = ElidedLabel(say("Routing", "Alt+↓ ↑ marquer · Alt+Entrée retenir"), Style.SMALL)
        keys.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(keys, 1)
        column.addLayout(head)
        self.hint = Label("", Style.SOFT, wrap=True)
        column.addWidget(self.hint)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.gap(3))
        column.addLayout(self._cards)
        self.under = QVBoxLayout()
        """What is known already stands here, above the search for another subject."""
        column.addLayout(self.under)
        self.topic = CompletingEdit(say("Routing", "sujet, mot du répertoire…"))
        column.addWidget(Field(say("Routing", "Choi&x d’un autre sujet"), self.topic))
        column.addStretch(1)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say what will stand here once the citizen's words are typed."""
        self.found = []
        self.mark = 0
        self._show_cards()
        self.hint.setText(
            QCoreApplication.translate(
                "Routing",
                "Écrivez ce que dit le citoyen : le service, la personne, quoi demander et quoi dire s’affichent ici.",
            )
        )
        self.hint.show()

    def show_found(self, found: list[Lookup], accepted: str) -> None:
        """Show where the words lead; with nothing that fits, say so and what to ask next."""
        self.accepted = accepted
        if [each.topic.code for each in found] != [each.topic.code for each in self.found]:
            self.mark = 0
        self.found = found[:SHOWN]
        likely = any(each.band != "unlikely" for each in self.found)
        self.hint.setVisible(not likely)
        if not likely:
            from guichet.application.routing import NOTHING_FITS

            self.hint.setText(text(NOTHING_FITS))
        self._show_cards()

    def _show_cards(self) -> None:
        while len(self.cards) < len(self.found):
            card = TopicCard(len(self.cards) + 1)
            card.taken.connect(self.taken)
            self.cards.append(card)
            self._cards.addWidget(card)
        for at, card in enumerate(self.cards):
            shown = at < len(self.found)
            if shown:
                found = self.found[at]
                card.show_found(found, marked=at == self.mark, accepted=found.topic.code == self.accepted)
            card.setVisible(shown)

    def move_mark(self, step: int) -> None:
        """Mark the next or the previous proposal."""
        if self.found:
            self.mark = max(0, min(len(self.found) - 1, self.mark + step))
            self._show_cards()

    @property
    def best(self) -> Lookup | None:
        """The first proposal, None without one."""
        return self.found[0] if self.found else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With the focus here, the arrows mark and Enter accepts."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.move_mark(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.found:
            self.taken.emit(self.mark)
        else:
            super().keyPressEvent(event)
