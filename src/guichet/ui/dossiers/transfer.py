"""The strip that serves a transfer: whom to ask, a key for each answer, the citizen's wait in sight (STAFF-2, STAFF-6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from guichet.domain import commands
from guichet.ui.dossiers.asked import Behind, CallBack, CandidatePanel, told
from guichet.ui.dossiers.held import held
from guichet.ui.dossiers.work import AskNext, AskSomebody
from guichet.ui.screen import ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.clause import ClauseLink
from guichet.ui.widgets.completing import CompletingEdit, Suggestion
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.dossier_page import PageOfDossier
    from guichet.application.transferring import Asking, Candidate

TICK_MS = 1000
LONG = timedelta(minutes=2)
"""From then on the wait is shown as one that lasts."""
STILL_THERE = timedelta(minutes=15)
"""How long a strip left for another dossier goes on counting the same wait."""


class TransferStrip(Card):
    """Asks one colleague after the other. `wanted` carries each answer as a command; `left` closes without one.

    `grew` says that there is more to see than before.
    """

    wanted = Signal(object)
    left = Signal()
    asked = Signal(str)
    grew = Signal()
    kind = "transfer"

    def __init__(self, context: ScreenContext, number: str) -> None:
        super().__init__()
        self._context, self.number = context, number
        self.since: datetime = context.now()
        self.candidate: Candidate | None = None
        self.asking: Asking | None = None
        self._sent: commands.Transfer | None = None
        self._page: PageOfDossier | None = None
        say = QCoreApplication.translate
        self.setAccessibleName(say("Transfer", "Transférer, après vérification"))
        head = FlowLayout(gap=2)
        head.addWidget(Label(say("Transfer", "Vérifier avant de transférer"), Style.HEADING))
        head.addWidget(ClauseLink("STAFF-2", context.clause))
        head.push()
        self.wait = Pill("", Tone.INFO)
        head.addWidget(self.wait)
        self.lead = Label("", Style.LABEL, wrap=True)
        self.who = CandidatePanel()
        self.call_back = CallBack(context.clause)
        self.why = QLineEdit()
        self.why_field = Field(
            say("Transfer", "&Raison donnée (Entrée l’inscrit, Échap la laisse)"), self.why
        )
        self.other = CompletingEdit(say("Transfer", "titre, service ou poste"))
        self.other_field = Field(say("Transfer", "&Demander plutôt à"), self.other)
        self.behind = Behind()
        parts = (held(head), self.lead, self.who, self.why_field, self.other_field, self._keys())
        for part in (*parts, self.call_back, self.behind):
            self.body.addWidget(part)
        self.why_field.hide()
        self.other_field.hide()
        self.call_back.hide()
        self.why.returnPressed.connect(self._refuse_with_reason)
        self.other.asked.connect(self.asked)
        self.other.picked.connect(self._chose)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self.tick)
        self._show(None)
        self.tick()

    def _keys(self) -> QWidget:
        say = QCoreApplication.translate
        row = FlowLayout(gap=2)
        self.yes = Button(say("Transfer", "Accepté"), key="O", kind=Kind.PRIMARY)
        self.silent = Button(say("Transfer", "Sans réponse"), key="S")
        self.voicemail = Button(say("Transfer", "Message laissé"), key="V")
        self.no = Button(say("Transfer", "Refusé…"), key="N")
        self.not_mine = Button(say("Transfer", "Pas de leur ressort"), key="H")
        self.another = Button(say("Transfer", "Quelqu’un d’autre…"), key="Q")
        self.close_button = Button(say("Transfer", "Laisser"), key="Esc")
        for button, slot in (
            (self.yes, self.accept),
            (self.silent, self.no_answer),
            (self.voicemail, self.leave_message),
            (self.no, self.refuse_why),
            (self.not_mine, self.disown),
            (self.another, self.choose_other),
            (self.close_button, self.left),
        ):
            button.clicked.connect(slot)
            row.addWidget(button)
        return held(row)

    # ------------------------------------------------------------------ what a surface does

    def begin(self) -> None:
        """Take the keys, and ask whom to ask."""
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def typed(self) -> dict[str, str]:
        """Return since when the citizen waits, and a reason begun."""
        return {"since": self.since.isoformat(), "why": self.why.text()}

    def take_back(self, said: Mapping[str, str]) -> None:
        """Take up a wait that is still the same one."""
        since = datetime.fromisoformat(said["since"]) if said.get("since") else self.since
        if self._context.now() - since < STILL_THERE:
            self.since = since
            self.why.setText(said.get("why", ""))
        self.tick()

    def propose(self, typed: str, rows: list[Suggestion]) -> None:
        """Offer people for what was typed."""
        self.other.propose(typed, rows)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why the rule says no, beside the reason or above the keys."""
        self._sent = None
        if field == "why":
            self._open_why()
            self.why_field.set_error(sentence)
        else:
            self.lead.setText(sentence)
        announce(self, sentence)

    def done(self) -> bool:
        """Tell whether the answer on record closes the strip: only a yes does."""
        sent, self._sent = self._sent, None
        if sent is not None and sent.answer == "yes":
            return True
        self.why.clear()
        self._back()
        self._look()
        return False

    def show_page(self, page: PageOfDossier) -> None:
        """Show the call-back that asking made due, with its deadline and its clause."""
        self._page = page
        failed = self.asking is not None and any(each.check.answer != "yes" for each in self.asking.answered)
        rules = ("call_back", "return_call") if failed else ("call_back",)
        self.call_back.show_owed(
            next((line for line in page.owed if line.rule in rules), None), self._context.now()
        )

    # ------------------------------------------------------------------ whom to ask

    def _look(self) -> None:
        work = self._context.app.use(AskNext(self.number, self.since))
        self._context.tasks.run(work, self._came, lane=Lane.READ, latest="asking")

    @Slot(object)
    def _came(self, asking: Asking) -> None:
        self.asking = asking
        self._show(asking.candidates[0] if asking.candidates else None)
        if self._page is not None:
            self.show_page(self._page)
        self.grew.emit()
        announce(self, f"{self.lead.text()} {self.who.accessibleName()}")

    @Slot(object)
    def _chose(self, suggestion: Suggestion) -> None:
        work = self._context.app.use(AskSomebody(str(suggestion.key)))
        self._context.tasks.run(work, self._was_chosen, lane=Lane.READ, latest="asking")

    @Slot(object)
    def _was_chosen(self, candidate: Candidate) -> None:
        self.other.clear()
        self._back()
        self._show(candidate)
        announce(self, self.who.accessibleName())

    def _show(self, candidate: Candidate | None) -> None:
        self.candidate = candidate
        asking = self.asking
        following = asking.candidates if asking is not None else ()
        self.who.show_candidate(candidate, looking=asking is None)
        self.behind.show_candidate(candidate, [each for each in following if each is not candidate])
        last = asking.answered[-1] if asking is not None and asking.answered else None
        say = QCoreApplication.translate
        if last is None:
            self.lead.setText(say("Transfer", "Demandez à"))
        else:
            self.lead.setText(
                say("Transfer", "{what} Demandez ensuite à").format(what=told(last))
                if candidate is not None
                else told(last)
            )
        for button in (self.yes, self.silent, self.voicemail, self.no, self.not_mine):
            button.setEnabled(candidate is not None)

    # ------------------------------------------------------------------ the answers, a key each

    @Slot()
    def accept(self) -> None:
        """Record a yes: the dossier goes over."""
        self._answer("yes")

    @Slot()
    def no_answer(self) -> None:
        """Record that nobody answered."""
        self._answer("no_answer")

    @Slot()
    def leave_message(self) -> None:
        """Record a message left in the voicemail: it is no answer."""
        self._answer("no_answer", means="voicemail")

    @Slot()
    def disown(self) -> None:
        """Record a no because the matter is another service's."""
        self._answer("no", not_mine=True, why=self.why.text().strip())

    @Slot()
    def refuse_why(self) -> None:
        """Ask for the reason of a no."""
        if self.candidate is not None:
            self._open_why()

    def _open_why(self) -> None:
        self.other_field.hide()
        self.why_field.set_error("")
        self.why_field.show()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _refuse_with_reason(self) -> None:
        self._answer("no", why=self.why.text().strip())

    @Slot()
    def choose_other(self) -> None:
        """Look for somebody else than who is proposed."""
        self.why_field.hide()
        self.other_field.show()
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, answer: Any, **given: Any) -> None:
        if self.candidate is None or self._sent is not None:
            return
        self._sent = commands.Transfer(
            self.number,
            contact=self.candidate.contact,
            answer=answer,
            service=self.candidate.service,
            waiting_since=self.since,
            **given,
        )
        self.wanted.emit(self._sent)

    def escape(self) -> bool:
        """Put the reason or the search away; return False when there is none to put away."""
        if self.why_field.isVisibleTo(self) or self.other_field.isVisibleTo(self):
            self._back()
            return True
        return False

    def _back(self) -> None:
        self.why_field.set_error("")
        self.why_field.hide()
        self.other_field.hide()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ the wait

    @Slot()
    def tick(self) -> None:
        """Say how long the citizen has been waiting."""
        waited = max(timedelta(), self._context.now() - self.since)
        minutes, seconds = divmod(int(waited.total_seconds()), 60)
        words = QCoreApplication.translate(
            "Transfer", "Le citoyen attend depuis {m}\u00a0min\u00a0{s}\u00a0s"
        )
        self.wait.show_state(
            words.format(m=minutes, s=f"{seconds:02d}"), Tone.TODAY if waited >= LONG else Tone.INFO
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Count while in sight."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no more."""
        self._clock.stop()
        super().hideEvent(event)
