"""The intake screen: several intakes at once, each kept as a draft, each ending in one key (STAFF-1, STAFF-3, COM-8)."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.domain.wording import Text, translate
from guichet.ui.door import Changed, Door
from guichet.ui.i18n import language, text
from guichet.ui.intake import work
from guichet.ui.intake.page import IntakePage
from guichet.ui.screen import NoticeData, Screen, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.labels import Label, Style

if TYPE_CHECKING:
    from guichet.application.drafts import Draft
    from guichet.application.taking_in import TakenIn

KEEP_MS = 700


class IntakeScreen(Screen):
    """The intakes under way, and what came of the last one."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._door: Door = context.app
        theme = current()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(QCoreApplication.translate("Intake", "Accueils en cours"))
        self.result = Label("", Style.STRONG, wrap=True)
        self.result.hide()
        self.number = ""
        layout = QVBoxLayout(self)
        edge = theme.gap(2)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.addWidget(self.result)
        layout.addWidget(self.tabs, 1)
        bind = context.actions.bind
        bind("intake.open", self.save)
        bind("intake.settled", self.settle)
        bind("intake.new", self.new)
        bind("intake.next", self.next_tab)
        bind("intake.discard", self.discard)
        bind("intake.first", self.accept_first)
        bind("intake.second", self.accept_second)
        bind("intake.third", self.accept_third)
        bind("intake.copy", self.copy_number)
        self._door.ready.connect(self._ready)
        self._door.changed.connect(self._changed)
        self._restored = False
        self.new()
        if self._door.is_open:
            self._ready()

    @property
    def page(self) -> IntakePage:
        """The intake in sight."""
        page = self.tabs.currentWidget()
        if not isinstance(page, IntakePage):
            raise TypeError("an intake is always in sight")
        return page

    def opened(self, **params: Any) -> None:
        """Begin an intake with `words` and `topic` where another screen sends them."""
        words = str(params.get("words", ""))
        if words:
            page = self.new()
            page.take_back({"description": words, "topic": str(params.get("topic", ""))})
            page.kept = False

    def first_focus(self) -> QWidget:
        """Begin with the words."""
        return self.page.form.description

    def left(self) -> None:
        """Keep the drafts."""
        for at in range(self.tabs.count()):
            page = self.tabs.widget(at)
            if isinstance(page, IntakePage):
                page.keep()

    def state(self) -> dict[str, Any]:
        """Keep what is typed in each intake."""
        pages = [self.tabs.widget(at) for at in range(self.tabs.count())]
        kept = [
            (p.draft_id, p.form.content() | {"topic": p.topic}) for p in pages if isinstance(p, IntakePage)
        ]
        return {"pages": kept, "at": self.tabs.currentIndex()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take it back."""
        for draft_id, content in state.get("pages", ()):
            self._restored = True
            page = self._add(IntakePage(self.context, draft_id))
            page.take_back(content)
        if state.get("pages"):
            self._remove(0)
        self.tabs.setCurrentIndex(int(state.get("at", 0)))

    @Slot()
    def _ready(self) -> None:
        if not self._restored:
            self._restored = True
            self.context.tasks.run(self._door.use(work.waiting), self._drafts, lane=Lane.STORE)

    @Slot(object)
    def _drafts(self, drafts: "list[Draft]") -> None:
        for draft in drafts:
            blank = self.tabs.count() == 1 and self.page.form.is_blank
            page = IntakePage(self.context, draft.id)
            page.take_back(draft.content)
            self._add(page)
            if blank:
                self._remove(0)
        if drafts:
            self.context.notify(
                NoticeData(
                    translate("Intake", "Brouillons retrouvés : {n}. Rien n’a été perdu.", n=len(drafts)),
                    Tone.INFO,
                )
            )

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if "calendar" in changed.streams:
            self.page._ask_deadline()

    def _add(self, page: IntakePage) -> IntakePage:
        at = self.tabs.addTab(page, page.title())
        page.open.clicked.connect(self.save)
        page.settled.clicked.connect(self.settle)
        page.form.edited.connect(self._retitle)
        self.tabs.setCurrentIndex(at)
        return page

    def _remove(self, at: int) -> None:
        page = self.tabs.widget(at)
        self.tabs.removeTab(at)
        if page is not None:
            page.deleteLater()

    @Slot()
    def _retitle(self) -> None:
        self.tabs.setTabText(self.tabs.currentIndex(), self.page.title())

    @Slot()
    def new(self) -> IntakePage:
        """Begin another intake beside those under way."""
        page = self._add(IntakePage(self.context))
        page.form.description.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    @Slot()
    def next_tab(self) -> None:
        """Go to the next intake."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    @Slot()
    def accept_first(self) -> None:
        """Take the first proposal."""
        self.page.accept(0)

    @Slot()
    def accept_second(self) -> None:
        """Take the second."""
        self.page.accept(1)

    @Slot()
    def accept_third(self) -> None:
        """Take the third."""
        self.page.accept(2)

    @Slot()
    def save(self) -> None:
        """Open the dossier."""
        self._save(settled=False)

    @Slot()
    def settle(self) -> None:
        """Keep the contact as settled at first contact: one key (COM-8)."""
        self._save(settled=True)

    def _save(self, *, settled: bool) -> None:
        page = self.page
        if page.saving:
            return
        page.saving = True
        page.open.setEnabled(False)
        saving = work.TakeIn(page.command(settled=settled), page.draft_id)
        self.context.tasks.run(self._door.use(saving), self._taken, self._refused, lane=Lane.STORE)

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        for at in range(self.tabs.count()):
            page = self.tabs.widget(at)
            if isinstance(page, IntakePage):
                page.saving = False
                page.open.setEnabled(True)
        self.context.notify(NoticeData(sentence, Tone.LATE))

    @Slot(object)
    def _taken(self, answer: "tuple[str, TakenIn]") -> None:
        draft_id, taken = answer
        self.number = taken.number
        say = QCoreApplication.translate
        if taken.deadline is None:
            words = say(
                "Intake", "{number} — réglé au premier contact (Ctrl+Maj+C : copier le numéro)"
            ).format(number=taken.number)
        else:
            words = say(
                "Intake", "{number} — {what} au plus tard {when} (Ctrl+Maj+C : copier le numéro)"
            ).format(
                number=taken.number,
                what=text(taken.deadline.label),
                when=civil.date_time(taken.deadline.due, language()),
            )
        self.result.setText(words)
        self.result.show()
        for at in range(self.tabs.count()):
            page = self.tabs.widget(at)
            if isinstance(page, IntakePage) and page.draft_id == draft_id:
                self._remove(at)
                break
        if self.tabs.count() == 0:
            self.new()
        self.page.form.description.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def discard(self) -> None:
        """Give up the intake in sight; one step brings it back."""
        page = self.page
        content = page.form.content() | {"topic": page.topic}
        blank = page.form.is_blank
        page.saving = True
        if page.kept:
            self.context.tasks.run(self._door.use(work.Discard(page.draft_id)), lane=Lane.STORE)
        self._remove(self.tabs.currentIndex())
        if self.tabs.count() == 0:
            self.new()
        if not blank:
            self._given_up = content
            self.context.notify(
                NoticeData(
                    translate("Intake", "Accueil effacé."),
                    Tone.INFO,
                    translate("Intake", "Annuler"),
                    self.bring_back,
                )
            )

    @Slot()
    def bring_back(self) -> None:
        """Bring back the intake given up last."""
        self.new().take_back(self._given_up)

    @Slot()
    def copy_number(self) -> None:
        """Copy the last number."""
        if self.number:
            QGuiApplication.clipboard().setText(self.number)
