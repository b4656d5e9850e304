"""Whatever a counter does, in whatever order, the promises of the policy hold (Hypothesis, stateful)."""

import random
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.domain.histories import CITIZEN, DIRECTORY, NUMBER, Counter

from guichet.domain import commands, ids, payloads
from guichet.domain.commands import (
    Assign,
    Close,
    Comment,
    Contacted,
    Correct,
    Escalate,
    Promise,
    Reopen,
    Transfer,
)
from guichet.domain.dossier import Dossier, due_key, fold
from guichet.domain.errors import Refusal

WORDS = st.sampled_from(["", "  ", "fait", "la citoyenne", "pluie"])
SERVICES = st.sampled_from(["", "TP", "SCC", "LOISIR", "MTQ", "XX"])
CONTACTS = st.sampled_from(["", "TP-02", "TP-03", "SCC-03", "XX-9"])
MEANS = st.sampled_from(
    ["phone", "voicemail", "email", "private_message", "public_message", "in_person", "letter", "web"]
)
OUTCOMES = st.sampled_from(["reached", "message_left", "no_answer", "sent", "automatic"])
TOWARD = st.sampled_from(["citizen", "official", "director", "colleague"])
CHANNELS = st.sampled_from(["phone", "email", "counter", "facebook-city", "elected", "letter"])
FIELDS = st.sampled_from(
    [{"text": "corrigé"}, {"service": ""}, {"service": "SCC"}, {"outcome": ""}, {"told": "lui"}, {"reason": ""},
     {"channel": "email"}, {"settled": None}, {"description": "autre"}, {"outcome": "no_answer"}]
)  # fmt: skip


class Desk(RuleBasedStateMachine):
    """One dossier, from its opening on; refusals record nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.counter = Counter()
        self.owed: dict[str, bool] = {}

    @initialize(channel=CHANNELS, anonymous=st.booleans(), settled=st.sampled_from([None, None, "Lundi"]))
    def take_in(self, channel: str, anonymous: bool, settled: str | None) -> None:
        """Somebody comes to the counter."""
        citizen = None if anonymous else CITIZEN
        self.counter.open(citizen=citizen, channel=channel, settled=settled, relayed_by="conseillère")

    def _do(self, command: commands.AnyAction) -> Dossier | None:
        self.counter.later(minutes=7)
        before, held = self.counter.dossier, len(self.counter.events)
        try:
            after = self.counter.do(command)
        except Refusal as refused:
            said = str(refused.message)
        else:
            self._kept(before, after)
            return after
        assert said.strip(), "a refusal says why"
        assert len(self.counter.events) == held
        return None

    def _kept(self, before: Dossier, after: Dossier) -> None:
        """STAFF-3, COM-10: what was owed is owed still, or done by an entry that stands, or struck with its entry."""
        now = {due.key: due for due in after.due}
        by = {entry.header.id: entry for entry in after.entries}
        struck = {entry.header.id for entry in after.entries if entry.retracted}
        for due in before.open_due:
            if due.key not in now:
                assert due.key in {due_key(due.rule, name) for name in struck}
            elif now[due.key].done_at is not None:
                entry = by[now[due.key].done_by or b""]
                assert not entry.retracted
                assert isinstance(
                    entry.payload,
                    payloads.DossierContacted | payloads.DossierClosed | payloads.DatePromised,
                )

    @rule(text=WORDS)
    def comment(self, text: str) -> None:
        """A remark."""
        self._do(Comment(NUMBER, text=text))

    @rule(means=MEANS, outcome=OUTCOMES, toward=TOWARD)
    def contact(self, means: payloads.Means, outcome: payloads.Outcome, toward: payloads.Toward) -> None:
        """STAFF-3, STAFF-5: an automatic message, a public reply and an unanswered call discharge nothing."""
        waiting = len(self.counter.dossier.open_due)
        after = self._do(Contacted(NUMBER, means=means, outcome=outcome, toward=toward))
        if means == "public_message" or outcome in ("automatic", "no_answer"):
            assert after is not None
            assert len(after.open_due) == waiting

    @rule(service=SERVICES, contact=CONTACTS, reason=WORDS)
    def assign(self, service: str, contact: str, reason: str) -> None:
        """Directed elsewhere."""
        self._do(Assign(NUMBER, service=service, contact=contact, reason=reason))

    @rule(contact=CONTACTS, answer=st.sampled_from(["yes", "no", "no_answer"]), why=WORDS)
    def transfer(self, contact: str, answer: payloads.Answer, why: str) -> None:
        """STAFF-2: nobody becomes accountable without having said yes."""
        before = self.counter.dossier
        after = self._do(Transfer(NUMBER, contact=contact, answer=answer, why=why))
        if after is not None and answer != "yes":
            assert (after.service, after.contact) == (before.service, before.contact)

    @rule(days=st.integers(-2, 20), reason=WORDS, told=WORDS)
    def promise(self, days: int, reason: str, told: str) -> None:
        """COM-10: a date agreed, or moved with a reason and a word to the citizen."""
        had = any(due.rule == "promised" for due in self.counter.dossier.open_due)
        due = self.counter.now + timedelta(days=days)
        after = self._do(Promise(NUMBER, due=due, reason=reason, told=told))
        if after is not None and had:
            assert reason.strip()
            assert told.strip()

    @rule(outcome=WORDS, told=WORDS, means=st.none() | MEANS)
    def close(self, outcome: str, told: str, means: payloads.Means | None) -> None:
        """ELU-3, ELU-7: explained, with who was told, and never before the follow-up to the official."""
        waiting = {due.rule for due in self.counter.dossier.open_due}
        after = self._do(Close(NUMBER, outcome=outcome, told=told, means=means))
        if after is not None:
            assert not waiting & {"follow_up_official", "follow_up_director"}
            assert after.open_due == ()

    @rule(reason=WORDS)
    def reopen(self, reason: str) -> None:
        """ELU-4: something is owed as soon as it is open again."""
        after = self._do(Reopen(NUMBER, reason=reason, dissatisfied=True))
        if after is not None:
            assert after.open_due

    @rule(reason=WORDS, about=st.sampled_from(["", "DG-01"]))
    def escalate(self, reason: str, about: str) -> None:
        """ELU-5, ELU-6: the general manager or the substitute answers, and both follow-ups are owed."""
        after = self._do(Escalate(NUMBER, reason=reason, official="conseillère", about=about))
        if after is not None:
            assert after.contact == ("GREFFE-01" if about else "DG-01")
            assert {"follow_up_director", "follow_up_official"} <= {due.rule for due in after.open_due}

    @precondition(lambda self: len(self.counter.events) > 1)
    @rule(data=st.data(), fields=FIELDS, retract=st.booleans())
    def correct(self, data: st.DataObject, fields: dict[str, object], retract: bool) -> None:
        """STAFF-7: an entry set right or struck."""
        event = data.draw(st.sampled_from(self.counter.events[-3:] + self.counter.events[:1]))
        given = {} if retract else fields
        self._do(
            Correct(NUMBER, entry=ids.text(event.header.id), reason="erreur", retract=retract, fields=given)
        )

    @invariant()
    def somebody_of_the_city_is_accountable(self) -> None:
        """STAFF-1: never nobody, never an outside body."""
        if self.counter.events:
            assert DIRECTORY.services[self.counter.dossier.service].scope == "internal"

    @invariant()
    def a_closed_dossier_is_explained(self) -> None:
        """ELU-3, COM-8: the outcome and who was told stand on it."""
        dossier = self.counter.dossier
        if self.counter.events and dossier.status == "closed":
            assert dossier.closings[-1].outcome.strip()
            assert dossier.closings[-1].told.strip()

    @invariant()
    def the_timeline_holds_everything_and_order_does_not_matter(self) -> None:
        """STAFF-7, promise 5: as many entries as events; shuffled, the same dossier."""
        events = self.counter.events
        if events:
            dossier = self.counter.dossier
            assert len(dossier.entries) == len(events)
            assert dossier.heads == (events[-1].header.id,)
            shuffled = random.Random(len(events)).sample(events, len(events))
            assert fold(self.counter.entity, shuffled) == dossier


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=120, stateful_step_count=25)
