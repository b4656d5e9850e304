"""The routing screen: words typed, and who answers, where, when, what to ask and what to say."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.domain.wording import translate
from guichet.ui.door import Door
from guichet.ui.i18n import language, text
from guichet.ui.intake.steering import Pills, band_words, person_of, stand_in_of, state_of
from guichet.ui.screen import NoticeData, Screen, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.columns import Scrolled
from guichet.ui.widgets.emptystate import EmptyState
from guichet.ui.widgets.field import Field, FieldRow
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import CopyLabel, ElidedLabel, Label, Style
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.routing import Lookup
    from guichet.application.workplace import Workplace

LIMIT = 5


class _LookUp:
    """A look-up, on the reader's thread."""

    def __init__(self, words: str, street: str) -> None:
        self._words, self._street = words, street

    def __call__(self, desk: "Workplace") -> "list[Lookup]":
        from guichet.application.routing import look_up

        return look_up(desk, self._words, street=self._street, limit=LIMIT)


class RoutingScreen(Screen):
    """One search box, a street, and the answers."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._door: Door = context.app
        self._found: list[Lookup] = []
        self._mark = -1
        say = QCoreApplication.translate
        theme = current()
        self.words = QLineEdit()
        self.words.setPlaceholderText(
            say("RoutingScreen", "Ce que dit le citoyen : trou, vidanges, chien qui jappe…")
        )
        self.words.setClearButtonEnabled(True)
        self.street = QLineEdit()
        self.street.setPlaceholderText(say("RoutingScreen", "Facultatif : ch. des Patriotes"))
        row = FieldRow()
        row.add(Field(say("RoutingScreen", "&Mots du citoyen"), self.words), 3)
        row.add(Field(say("RoutingScreen", "&Rue"), self.street), 1)
        body = QWidget()
        self._cards = QVBoxLayout(body)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(theme.gap(3))
        self.empty = EmptyState(
            say("RoutingScreen", "Où diriger le citoyen?"),
            say(
                "RoutingScreen",
                "Écrivez quelques mots : le service, la personne, les heures et quoi dire apparaissent ici.",
            ),
            icon="signpost",
        )
        layout = QVBoxLayout(self)
        edge = theme.gap(4)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.gap(3))
        layout.addLayout(row)
        layout.addWidget(self.empty, 1)
        self._scrolled = Scrolled(body)
        layout.addWidget(self._scrolled, 1)
        self._scrolled.hide()
        self.words.textChanged.connect(self._look_up)
        self.words.returnPressed.connect(self.begin_intake)
        self.street.returnPressed.connect(self.begin_intake)
        self.street.textChanged.connect(self._look_up)
        context.actions.bind("routing.intake", self.begin_intake, self.has_found)
        context.actions.bind("routing.copy", self.copy_phone, self.has_found)
        context.actions.bind("routing.next", self.mark_next, self.has_found)
        context.actions.bind("routing.previous", self.mark_previous, self.has_found)

    def opened(self, **params: Any) -> None:
        """Look up `query` where another screen sends it."""
        if "query" in params:
            self.words.setText(str(params["query"]))

    def first_focus(self) -> QWidget:
        """Begin with the words."""
        return self.words

    def state(self) -> dict[str, Any]:
        """Keep the words and the street."""
        return {"words": self.words.text(), "street": self.street.text()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take them back."""
        self.street.setText(str(state.get("street", "")))
        self.words.setText(str(state.get("words", "")))

    def has_found(self) -> bool:
        """Whether there is an answer to act on."""
        return bool(self._found)

    @Slot()
    def _look_up(self) -> None:
        words = self.words.text()
        if not words.strip():
            self._show([])
            return
        work = _LookUp(words, self.street.text())
        self.context.tasks.run(self._door.use(work), self._show, lane=Lane.READ, latest="routing")

    @Slot(object)
    def _show(self, found: "list[Lookup]") -> None:
        if [each.topic.code for each in found] != [each.topic.code for each in self._found]:
            self._mark = 0 if found and found[0].band != "unlikely" else -1
        self._found = found
        self._show_cards()
        self.empty.setVisible(not found)
        self._scrolled.setVisible(bool(found))
        self.context.actions.refresh()

    def _show_cards(self) -> None:
        found = self._found
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if found and all(each.band == "unlikely" for each in found):
            from guichet.application.routing import NOTHING_FITS

            self._cards.addWidget(Label(text(NOTHING_FITS), Style.STRONG, wrap=True))
        for place, each in enumerate(found, start=1):
            self._cards.addWidget(self._card(place, each))
        self._cards.addStretch(1)

    @Slot()
    def mark_next(self) -> None:
        """Show everything of the next answer."""
        self._move(1)

    @Slot()
    def mark_previous(self) -> None:
        """Show everything of the previous answer."""
        self._move(-1)

    def _move(self, step: int) -> None:
        if self._found:
            self._mark = max(0, min(len(self._found) - 1, self._mark + step))
            self._show_cards()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Up, which a line leaves over, go from answer to answer."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _card(self, place: int, found: "Lookup") -> Card:
        say = QCoreApplication.translate
        whole = place - 1 == self._mark
        card = Card(chosen=whole)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(f"{place} · {text(found.label)}", Style.HEADING), 1)
        head.addWidget(Pill(*band_words(found.band)))
        card.body.addLayout(head)
        service = found.service
        if found.topic.urgent:
            head.insertWidget(1, Pill(say("Routing", "Urgent"), Tone.LATE))
        states = Pills()
        card.body.addWidget(states)  # first: a widget without a parent would be shown as a window
        states.show_states(state_of(found))
        for words in (person_of(found) if found.contact is not None else "", stand_in_of(found)):
            if words:
                card.body.addWidget(Label(words, Style.STRONG, wrap=True))
        if service is not None:
            where = " · ".join(
                part for part in (text(found.service_name), service.location, service.hours) if part
            )
            card.body.addWidget(Label(where, Style.SOFT, wrap=True))
        if not whole:
            return card
        reach = FlowLayout(gap=3)
        if service is not None and service.phone:
            reach.addWidget(
                CopyLabel(civil.phone(service.phone, language()), say("RoutingScreen", "téléphone"))
            )
        email = service.email if service is not None else ""
        if found.presence is not None:
            email = found.presence.email
        if email:
            reach.addWidget(CopyLabel(email, say("RoutingScreen", "courriel")))
        card.body.addLayout(reach)
        more = [
            (say("Guide", "À demander"), text(found.ask)),
            (say("Guide", "À dire"), text(found.say)),
            (say("RoutingScreen", "Formulaire"), service.form if service is not None else ""),
            (say("RoutingScreen", "Hors des heures"), service.after_hours if service is not None else ""),
            (say("RoutingScreen", "Pourquoi"), text(found.because)),
        ]
        for heading, words in more:
            if words:
                card.body.addWidget(Label(heading, Style.LABEL))
                card.body.addWidget(Label(words, Style.BODY, wrap=True))
        begin = Button(say("RoutingScreen", "Commencer un accueil"), key="Return", kind=Kind.PRIMARY)
        begin.clicked.connect(self.begin_intake)
        buttons = FlowLayout(gap=2)
        buttons.addWidget(begin)
        card.body.addLayout(buttons)
        return card

    @Slot()
    def begin_intake(self) -> None:
        """Carry the words and the street to a new intake, with the topic marked unless nothing fits."""
        if self._found:
            marked = self._found[self._mark].topic if self._mark >= 0 else None
            self.context.navigate(
                "intake",
                words=self.words.text(),
                street=self.street.text(),
                topic=marked.code if marked is not None else "",
                kind=marked.kind if marked is not None else "",
            )

    @Slot()
    def copy_phone(self) -> None:
        """Copy the phone of the answer marked."""
        service = self._found[max(0, self._mark)].service if self._found else None
        if service is not None and service.phone:
            QGuiApplication.clipboard().setText(service.phone)
            self.context.notify(
                NoticeData(
                    translate("RoutingScreen", "Téléphone copié : {phone}.", phone=service.phone), Tone.DONE
                )
            )
