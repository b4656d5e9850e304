"""What the clerks' choices taught of a topic: seen with words and date, forgotten one by one or whole (ROUTE-1)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from guichet.domain import civil
from guichet.domain.wording import Text, translate
from guichet.ui.door import Door
from guichet.ui.i18n import language
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.shortlist import ShortList

if TYPE_CHECKING:
    from guichet.application.routing_learned import Forgotten, Taught
    from guichet.application.workplace import Workplace


def _taught(topic: str, desk: Workplace) -> list[Taught]:
    from guichet.application import routing_learned

    return routing_learned.taught(desk, topic)


def _forget(topic: str, code: str, desk: Workplace) -> list[Forgotten]:
    from guichet.application import routing_learned

    return routing_learned.forget(desk, topic, code)


def _learn_again(forgotten: Sequence[Forgotten], desk: Workplace) -> int:
    from guichet.application import routing_learned

    return routing_learned.learn_again(desk, forgotten)


class LearnedCard(Card):
    """How many choices are at work for a topic; opened, each of them. Hidden where nothing was learned."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        say = QCoreApplication.translate
        self.context = context
        self._door: Door = context.app
        self._topic = ""
        self._forgotten: list[Forgotten] = []
        self.count = Label("", Style.STRONG, wrap=True)
        self.open_button = Button(say("DirectoryScreen", "Les voir"), kind=Kind.LINK)
        self.list = ShortList(say("DirectoryScreen", "Choix appris"), most=3)
        self.one_button = Button(say("DirectoryScreen", "Oublier ce choix"), icon="trash-2")
        self.all_button = Button(say("DirectoryScreen", "Tout oublier"), icon="trash-2")
        head = FlowLayout(gap=3)
        head.addWidget(self.count)
        head.addWidget(self.open_button)
        self._below = FlowLayout(gap=2)
        self._below.addWidget(self.one_button)
        self._below.addWidget(self.all_button)
        self.body.addLayout(head)
        self.body.addWidget(self.list)
        self.body.addLayout(self._below)
        self._opened = self._editable = False
        self.open_button.clicked.connect(self.turn)
        self.list.chosen.connect(self._row_chosen)
        self.one_button.clicked.connect(self.forget_one)
        self.all_button.clicked.connect(self.forget_all)
        self.hide()

    def show_topic(self, topic: str, *, editable: bool) -> None:
        """Show what was learned of a topic (its code), or nothing for ""; `editable`: it may be forgotten."""
        if topic != self._topic:
            self.hide()
            self._opened = False
        self._topic, self._editable = topic, editable
        if topic and self._door.is_open:
            work = self._door.use(partial(_taught, topic))
            self.context.tasks.run(work, self._came, lane=Lane.READ, latest="directory-learned")

    @Slot(object)
    def _came(self, taught: list[Taught]) -> None:
        say = QCoreApplication.translate
        self.count.setText(say("DirectoryScreen", "%n choix appris de l’accueil", None, len(taught)))
        self.list.show_rows([_row(each) for each in taught])
        self.setVisible(bool(taught) and bool(self._topic))
        self._lay_out()

    def _lay_out(self) -> None:
        say = QCoreApplication.translate
        self.open_button.setText(
            say("DirectoryScreen", "Les cacher") if self._opened else say("DirectoryScreen", "Les voir")
        )
        self.list.setVisible(self._opened)
        self.one_button.setVisible(self._opened and self._editable and self.list.key() is not None)
        self.all_button.setVisible(self._opened and self._editable)

    @Slot()
    def turn(self) -> None:
        """Open the list, or close it again."""
        self._opened = not self._opened
        self._lay_out()

    @Slot(object)
    def _row_chosen(self, _code: object) -> None:
        self._lay_out()

    @Slot()
    def forget_one(self) -> None:
        """Forget the chosen one, at every desk; it can be taken back."""
        code = self.list.key()
        if code is not None:
            self._run(partial(_forget, self._topic, str(code)))

    @Slot()
    def forget_all(self) -> None:
        """Forget all that was chosen for the topic, at every desk; it can be taken back."""
        self._run(partial(_forget, self._topic, ""))

    def _run(self, work: partial[list[Forgotten]]) -> None:
        self.context.tasks.run(self._door.use(work), self._gone, self._refused, lane=Lane.STORE)

    @Slot(object)
    def _gone(self, forgotten: list[Forgotten]) -> None:
        self._forgotten = forgotten
        self._again()
        self.context.notify(
            NoticeData(
                translate(
                    "DirectoryScreen",
                    "Choix oubliés : {n}. L’orientation n’en tient plus compte.",
                    n=len(forgotten),
                ),
                Tone.DONE,
                translate("DirectoryScreen", "Annuler"),
                self.take_back,
            )
        )

    @Slot()
    def take_back(self) -> None:
        """Learn again what was just forgotten."""
        work = self._door.use(partial(_learn_again, self._forgotten))
        self.context.tasks.run(work, self._again, self._refused, lane=Lane.STORE)

    @Slot(object)
    def _again(self, *_: object) -> None:
        self.show_topic(self._topic, editable=self._editable)

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        self.context.notify(NoticeData(sentence, Tone.LATE))


def _row(each: Taught) -> Suggestion:
    say = QCoreApplication.translate
    if each.received is None:
        return Suggestion(each.code, say("DirectoryScreen", "D’un dossier qui n’est pas à votre portée"))
    when = civil.short_date_time(each.received, language())
    return Suggestion(each.code, each.said or each.number, f"{each.number} · {when}")
