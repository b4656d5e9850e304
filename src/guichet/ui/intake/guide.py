"""Beside the form: where to direct, who, are they there, why, what to ask and what to say (ROUTE-1, COM-4, COM-5)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.i18n import text
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.labels import ElidedLabel, Label, Style
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.routing import Lookup

SHOWN = 3


def band_pill(found: "Lookup") -> Pill:
    """Return how sure the lookup is, in a word and a shape."""
    say = QCoreApplication.translate
    word, tone = {
        "sure": (say("Guide", "Sûr"), Tone.DONE),
        "possible": (say("Guide", "Possible"), Tone.TODAY),
        "unlikely": (say("Guide", "Peu probable"), Tone.QUIET),
    }[found.band]
    return Pill(word, tone)


def who_line(found: "Lookup") -> str:
    """Return the person and extension, or the outside body and its phone."""
    say = QCoreApplication.translate
    if found.contact is not None:
        extension = found.contact.extension
        title = text(found.contact_title)
        return f"{title} · " + say("Guide", "poste {n}").format(n=extension) if extension else title
    if found.service is not None and found.service.phone:
        return f"{text(found.service_name)} · {found.service.phone}"
    return text(found.service_name)


def lookup_card(found: "Lookup", title: str, *, whole: bool, chosen: bool = False) -> Card:
    """Return one proposal as a card; the first one says everything."""
    say = QCoreApplication.translate
    card = Card(chosen=chosen)
    head = QHBoxLayout()
    head.addWidget(ElidedLabel(title, Style.HEADING if whole else Style.STRONG), 1)
    if found.topic.urgent:
        head.addWidget(Pill(say("Guide", "Urgent"), Tone.LATE))
    head.addWidget(band_pill(found))
    card.body.addLayout(head)
    card.body.addWidget(Label(who_line(found), Style.STRONG if whole else Style.SMALL, wrap=True))
    if not whole:
        return card
    service = text(found.service_name)
    if found.service is not None and found.service.location:
        service += f" · {found.service.location}"
    card.body.addWidget(Label(service, Style.SOFT, wrap=True))
    if found.service is not None and found.service.scope == "external":
        card.body.addWidget(Pill(say("Guide", "Organisme externe"), Tone.INFO), 0, Qt.AlignmentFlag.AlignLeft)
    if found.opening is not None:
        pill = Pill(text(found.opening.text), Tone.DONE if found.opening.is_open else Tone.QUIET)
        card.body.addWidget(pill, 0, Qt.AlignmentFlag.AlignLeft)
    card.body.addWidget(Label(text(found.because), Style.SMALL, wrap=True))
    for heading, words in (
        (say("Guide", "À demander"), text(found.ask)),
        (say("Guide", "À dire"), text(found.say)),
    ):
        if words:
            card.body.addWidget(Label(heading, Style.LABEL))
            card.body.addWidget(Label(words, Style.BODY, wrap=True))
    return card


class Guide(QWidget):
    """The right column: up to three proposals, the first in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        theme = current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(3))
        head = QHBoxLayout()
        head.addWidget(Label(say("Guide", "Où diriger"), Style.HEADING))
        head.addStretch(1)
        head.addWidget(Label(say("Guide", "Alt+1, 2, 3 : accepter"), Style.SMALL))
        column.addLayout(head)
        self.note = Label("", Style.SOFT, wrap=True)
        column.addWidget(self.note)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.gap(2))
        column.addLayout(self._cards)
        column.addStretch(1)
        self.found: Sequence[Lookup] = ()
        self.show_found(())

    def show_found(self, found: "Sequence[Lookup]", chosen: str = "") -> None:
        """Show what the lookup says; nothing likely is said as such, with the switchboard's questions."""
        say = QCoreApplication.translate
        self.found = tuple(found)[:SHOWN]
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not self.found:
            self.note.setText(
                say("Guide", "Écrivez ce que dit le citoyen : le service et la personne apparaissent ici.")
            )
        elif all(each.band == "unlikely" for each in self.found):
            self.note.setText(
                say(
                    "Guide",
                    "Rien de sûr. Demandez : de quoi s’agit-il? où exactement? depuis quand? y a-t-il un danger?",
                )
            )
        self.note.setVisible(not self.found or all(each.band == "unlikely" for each in self.found))
        for place, each in enumerate(self.found, start=1):
            card = lookup_card(
                each, f"{place} · {text(each.label)}", whole=place == 1, chosen=each.topic.code == chosen
            )
            self._cards.addWidget(card)
