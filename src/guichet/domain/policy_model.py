"""What a city's citizen-service policy says, as frozen values (DEF-1 to TRAIN-1)."""

from collections.abc import Mapping
from datetime import date, time
from typing import Literal

import msgspec

from guichet.domain.bilingual import Bilingual
from guichet.domain.directory import Kind
from guichet.domain.errors import Refusal
from guichet.domain.hours import WeeklyHours
from guichet.domain.payloads import Role
from guichet.domain.wording import translate

Basis = Literal["received", "event", "promised"]
Delay = Literal["end-of-next-business-day", "promised-date"]


class Clause(msgspec.Struct, frozen=True):
    """One clause: the identifier that code, tests and screens cite, its title and its text as adopted."""

    id: str
    title: Bilingual
    text: Bilingual


class KindDefinition(msgspec.Struct, frozen=True):
    """A kind of contact with its definition, in reach at intake (DEF-1, DEF-2)."""

    key: Kind
    clause: str
    label: Bilingual
    definition: Bilingual


class Discharge(msgspec.Struct, frozen=True):
    """One way to do what is owed: toward whom, by which means, with which outcomes."""

    toward: tuple[str, ...]
    means: tuple[str, ...]
    outcomes: tuple[str, ...]


class Rule(msgspec.Struct, frozen=True):
    """Something owed: its clause, what to do in the imperative, by when, and what counts as done.

    `basis` is the moment that counts: `received` by the City, `event` that made it owed, `promised` date.
    """

    key: str
    clause: str
    label: Bilingual
    basis: Basis
    deadline: Delay
    discharged_by: tuple[Discharge, ...]

    def discharged(self, means: str, outcome: str, toward: str = "citizen") -> bool:
        """Tell whether such an outreach does what is owed; an automatic message never does."""
        return outcome != "automatic" and any(
            toward in way.toward and means in way.means and outcome in way.outcomes
            for way in self.discharged_by
        )


class Channel(msgspec.Struct, frozen=True):
    """A way in: the rule it makes owed, and who answers it where the policy says so (STAFF-5)."""

    key: str
    label: Bilingual
    rule: str
    answered_by: str = ""
    private_reply: bool = False


class EscalationStep(msgspec.Struct, frozen=True):
    """One step of a matter that an elected official relays, and the rules that fall due with it."""

    key: str
    clause: str
    label: Bilingual
    owes: tuple[str, ...] = ()


class Escalation(msgspec.Struct, frozen=True):
    """The way to the general manager (ELU-1 to ELU-7), by contact codes of the directory."""

    general_manager: str
    substitute: str
    steps: tuple[EscalationStep, ...]

    def accountable(self, about: str = "") -> str:
        """Return the contact who answers an escalation; `about` is the contact complained of (DEF-1)."""
        return self.substitute if about == self.general_manager else self.general_manager


class FrontDesk(msgspec.Struct, frozen=True):
    """Who stays accountable when nobody else of the City is: an outside body's matter (STAFF-1)."""

    service: str
    contact: str = ""


class Confidential(msgspec.Struct, frozen=True):
    """Complaints about a person: the topics that always are, the roles of their circle, whether the city wants them
    in writing, signed (DEF-1).
    """

    topics: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ("manager",)
    written: bool = False


class AlreadyKnown(msgspec.Struct, frozen=True):
    """How many days back an open dossier counts as possibly the same matter, by topic where the City says so."""

    days: int = 30
    topics: Mapping[str, int] = {}

    def days_for(self, topic: str) -> int:
        """Return how many days back a matter of this topic may be the same."""
        return self.topics.get(topic, self.days)


class Holiday(msgspec.Struct, frozen=True):
    """A day without service every year: by its name in the `holidays` library, or from a day to a day.

    `first` and `last` are (month, day); a range may cross the year. `since` is the first year it holds;
    `closes_at` makes it an early closing instead of a closed day.
    """

    label: Bilingual
    library: str = ""
    first: tuple[int, int] | None = None
    last: tuple[int, int] | None = None
    since: int = 1
    closes_at: time | None = None

    def covers(self, day: date) -> bool:
        """Tell whether a dated holiday falls on `day`; one named from the library is not dated here."""
        if self.first is None or self.last is None or day.year < self.since:
            return False
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


class Policy(msgspec.Struct, frozen=True):
    """A city's policy, whole and checked; the keys of each mapping are those of its values."""

    city: Bilingual
    adopted: date
    resolution: str
    time_zone: str
    clauses: Mapping[str, Clause]
    kinds: Mapping[str, KindDefinition]
    rules: Mapping[str, Rule]
    channels: Mapping[str, Channel]
    escalation: Escalation
    front_desk: FrontDesk
    confidential: Confidential
    week: WeeklyHours
    channel_hours: Mapping[str, WeeklyHours]
    country: str
    subdivision: str
    categories: tuple[str, ...]
    substitute: bool
    holidays: tuple[Holiday, ...]
    already_known: AlreadyKnown = AlreadyKnown()

    def channel(self, key: str) -> Channel:
        """Return a channel. Raises `Refusal` that lists the channels when there is none of that name."""
        found = self.channels.get(key)
        if found is None:
            raise Refusal(
                translate(
                    "Policy",
                    "Le canal « {channel} » n’est pas dans la politique. Choisissez parmi : {known}.",
                    channel=key[:40],
                    known=", ".join(self.channels),
                )
            )
        return found

    def rule_for(self, channel: str) -> Rule:
        """Return what a contact by this channel makes owed. Raises `Refusal` on an unknown channel."""
        return self.rules[self.channel(channel).rule]

    def hours_for(self, channel: str | None = None) -> WeeklyHours:
        """Return the week of a channel, the City's own where the channel has none of its own."""
        return self.channel_hours.get(channel or "", self.week)

    def discharges(self, rule: str, means: str, outcome: str, toward: str = "citizen") -> bool:
        """Tell whether an outreach does what `rule` makes owed; False for a rule of another policy."""
        found = self.rules.get(rule)
        return found is not None and found.discharged(means, outcome, toward)

    def owed_on(self, step: str) -> tuple[Rule, ...]:
        """Return the rules that fall due at a step of the escalation (ELU-6, ELU-7 at `escalated`)."""
        return tuple(
            self.rules[rule] for known in self.escalation.steps if known.key == step for rule in known.owes
        )
