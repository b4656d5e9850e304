"""What a person asks for: one frozen structure per thing one can do, the same for screens and for JSON Lines.

Times without an offset are civil time at the counter (America/Toronto). `at` is when it happened, now by
default; the time of its entry is noted beside it.
"""

from datetime import date, datetime
from typing import Any

import msgspec

from guichet.domain.directory import Kind
from guichet.domain.payloads import Answer, Means, Outcome, Response, Satisfied, Toward

MAX_TEXT = 20_000
"""Characters of one text; more is refused with a sentence, so that nothing is cut off silently."""


class Command(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="action"
):
    """Base of all commands."""


class CitizenInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who calls: a known citizen by `id`, or what they say of themselves (COM-1)."""

    id: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    language: str = ""
    needs: tuple[str, ...] = ()
    note: str = ""


class PlaceInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where it happens, as typed; the street is looked up with type, article and accents forgiven."""

    civic: str = ""
    street: str = ""
    detail: str = ""


class Intake(Command, frozen=True, tag="intake"):
    """Take in a complaint, a request, a question (DEF-1, DEF-2, ROUTE-1, STAFF-1).

    `settled` is the answer given on the spot: the contact is counted and nothing stays owed (COM-8).
    `kind`, `topic`, `service` and `contact` left empty come from the topic or from the lookup's refusal. `about` is the
    person complained of, by code of the directory: the dossier is then confidential, as `confidential` says by itself.
    """

    channel: str
    description: str = ""
    received: datetime | None = None
    kind: Kind | None = None
    topic: str = ""
    service: str = ""
    contact: str = ""
    citizen: CitizenInput | None = None
    place: PlaceInput = PlaceInput()
    relayed_by: str = ""
    confidential: bool = False
    settled: str | None = None
    promised: datetime | None = None
    suggested: tuple[str, ...] = ()
    at: datetime | None = None
    about: str = ""


class Action(Command, frozen=True):
    """Base of what is done on an open dossier, by its number."""

    dossier: str
    at: datetime | None = msgspec.field(default=None)


class Comment(Action, frozen=True, tag="comment"):
    """Add a remark (STAFF-7)."""

    text: str = ""


class Contacted(Action, frozen=True, tag="contact"):
    """Enter a call, an acknowledgement, a private reply, a visit (STAFF-3, STAFF-4, STAFF-5).

    `owed` names the due action that it answers, by key or rule; left empty, all those that it can answer. `citizen` is the
    identifier of who was reached, where it is one of those who joined the dossier.
    """

    means: Means = "phone"
    outcome: Outcome = "reached"
    toward: Toward = "citizen"
    text: str = ""
    sent_to: str = ""
    owed: str = ""
    citizen: str = ""


class Assign(Action, frozen=True, tag="assign"):
    """Direct the dossier to another topic, service or person, with the reason (ROUTE-1, STAFF-1)."""

    topic: str = ""
    service: str = ""
    contact: str = ""
    reason: str = ""


class Transfer(Action, frozen=True, tag="transfer"):
    """Record the check with a colleague; only a yes transfers, no answer makes a call-back due (STAFF-2).

    `service` without `contact` is its desk; a message in the colleague's voicemail is `means` voicemail without an
    answer. `not_mine` says of a no that the matter is another service's; `waiting_since` is when the citizen began
    to wait.
    """

    contact: str = ""
    answer: Answer = "yes"
    service: str = ""
    means: Means = "phone"
    why: str = ""
    not_mine: bool = False
    waiting_since: datetime | None = None


class Promise(Action, frozen=True, tag="promise"):
    """Agree on a date with the citizen, or move it with a reason and how they were told (COM-10).

    `due` at midnight is the day as a whole: it ends when the City closes.
    """

    due: datetime | None = None
    said: str = ""
    reason: str = ""
    told: str = ""


class Close(Action, frozen=True, tag="close"):
    """Close with the outcome, who was told and how, and whether they are satisfied (ELU-3)."""

    outcome: str = ""
    told: str = ""
    means: Means | None = None
    satisfied: Satisfied = "unknown"


class Reopen(Action, frozen=True, tag="reopen"):
    """Take a closed dossier up again (ELU-4)."""

    reason: str = ""
    dissatisfied: bool = False
    via: str = ""


class Correct(Action, frozen=True, tag="correct"):
    """Set an earlier entry right by a new one: new values for some of its fields, or the whole entry struck."""

    entry: str = ""
    reason: str = ""
    retract: bool = False
    fields: dict[str, Any] = {}


class Settle(Action, frozen=True, tag="settle"):
    """Choose, of entries that did not see each other, the one that stands."""

    keep: str = ""
    reason: str = ""


class Escalate(Action, frozen=True, tag="escalate"):
    """Bring the matter to the general manager, for the official who relays it (ELU-5).

    `about` is the contact complained of, when there is one: nobody answers a complaint about themselves (DEF-1).
    """

    reason: str = ""
    official: str = ""
    about: str = ""


class Confine(Action, frozen=True, tag="confine"):
    """Make a dossier confidential that was found to be about a person, and say why (DEF-1).

    `about` is the person's code in the directory, empty when they are not there.
    """

    about: str = ""
    reason: str = ""


class Unseal(Action, frozen=True, tag="unseal"):
    """Open a confidential dossier to everyone, and say why; its circle alone may (DEF-1)."""

    reason: str = ""


class Join(Action, frozen=True, tag="join"):
    """Keep one more citizen who reports what an open dossier is about (ROUTE-1, COM-8).

    `answered` is what they were told on the spot; without it they are owed what their channel owes.
    """

    channel: str = "phone"
    received: datetime | None = None
    citizen: CitizenInput | None = None
    place: PlaceInput = PlaceInput()
    description: str = ""
    answered: str = ""


class Link(Action, frozen=True, tag="link"):
    """Say that a dossier is about the same thing as a principal one (ROUTE-1)."""

    to: str = ""
    reason: str = ""


class Rate(Action, frozen=True, tag="rate"):
    """Enter what a citizen answered in a survey round (COM-11). `round` is its identifier, the latest one by default.

    `reopen` takes the dossier up again for the dissatisfaction that the answer tells (ELU-4).
    """

    round: str = ""
    response: Response = "answered"
    score: int = 0
    comment: str = ""
    means: Means = "phone"
    reopen: bool = False


class DrawRound(Command, frozen=True, tag="survey"):
    """Draw a survey round over the dossiers closed from `since` to `until` (COM-11).

    `share` is a percentage, `number` a count, of each service; one of the two. Nobody is asked twice within `apart`
    months. The same `seed` over the same dossiers draws the same ones.
    """

    label: str = ""
    since: date | None = None
    until: date | None = None
    share: int = 0
    number: int = 0
    services: tuple[str, ...] = ()
    apart: int = 12
    seed: str = ""


class EndRound(Command, frozen=True, tag="survey_ended"):
    """Say that a survey round is over: who was not reached counts as no response (COM-11)."""

    round: str = ""


class DeclareIncident(Command, frozen=True, tag="incident"):
    """Declare a mass incident on the dossier that reports it first; `incident` names one, to change it (COM-7).

    Without a dossier one is opened for it, on its `topic`. `streets` and `sector` are where it is, everywhere when
    neither is given; `until` is when it should be over. What is left out of a change stays as it was.
    """

    dossier: str = ""
    label: str = ""
    said_fr: str = ""
    said_en: str = ""
    incident: str = ""
    at: datetime | None = None
    topic: str = ""
    streets: tuple[str, ...] | None = None
    sector: str | None = None
    until: datetime | None = None


class EndIncident(Command, frozen=True, tag="incident_ended"):
    """Say that a mass incident is over; its dossier is closed apart, and tells everyone (STAFF-7)."""

    incident: str = ""
    at: datetime | None = None


class DeclareAbsence(Command, frozen=True, tag="absence"):
    """Say that a person is away, and who takes over (STAFF-6); `absence` names one declared before, to change it.

    `end` is excluded. Without `replacement`, the usual one of the directory; `alone` accepts that there is none.
    """

    contact: str = ""
    start: datetime | None = None
    end: datetime | None = None
    replacement: str = ""
    note: str = ""
    absence: str = ""
    alone: bool = False


class CancelAbsence(Command, frozen=True, tag="absence_cancelled"):
    """Say that an absence does not take place, or was entered by mistake (STAFF-6)."""

    absence: str = ""


AbsenceCommand = DeclareAbsence | CancelAbsence
AnyAction = (
    Comment
    | Contacted
    | Assign
    | Transfer
    | Promise
    | Close
    | Reopen
    | Escalate
    | Correct
    | Settle
    | Confine
    | Unseal
)
GroupAction = Join | Link
IncidentCommand = DeclareIncident | EndIncident
SurveyCommand = DrawRound | EndRound | Rate
AnyCommand = Intake | AnyAction | GroupAction | IncidentCommand | AbsenceCommand | SurveyCommand
