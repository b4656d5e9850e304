"""What stands in one intake form: kept as a draft, brought back after a crash, turned into a command (DEF-1, COM-1).

No Qt and no heavy import here: the first paint needs it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from guichet.domain import civil

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guichet.domain.commands import CitizenInput, Intake, Join, Transfer

COUNTER = "counter"
ELECTED = "elected"
COMPLAINT = "complaint"
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


_ANSWERS = {"not_mine": "no", "voicemail": "no_answer"}
"""What a colleague's answer counts as."""


class Ask(NamedTuple):
    """A colleague asked before a transfer: contact code and title, the answer, the reason, when (ISO 8601).

    `answer` is one of `words.answers`; `since` is when the citizen began to wait (ISO 8601), "" in an older draft.
    """

    contact: str
    title: str
    answer: str
    why: str
    at: str
    since: str = ""


@dataclass
class Typed:
    """One intake as typed; every field is text, so that a draft of another version still opens.

    `received` and `promised` are ISO 8601 (`promised` a date). `citizen_id` is a known citizen; `who` is what
    stands in the citizen's line, which `name`, `phone` and `email` complete. `stranger` is the shared number for
    which the clerk said that somebody else calls. `kind` is empty until the clerk chooses one, then the topic's
    own no longer replaces it. `personal` is "1" where the complaint is about a person. `answer` is empty while the topic's words stand.
    """

    id: str = ""
    channel: str = COUNTER
    received: str = ""
    citizen_id: str = ""
    who: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""
    needs: str = ""
    stranger: str = ""
    relayed_by: str = ""
    kind: str = ""
    description: str = ""
    civic: str = ""
    street: str = ""
    promised: str = ""
    topic: str = ""
    topic_kind: str = ""
    answer: str = ""
    personal: str = ""
    asked: list[Ask] = field(default_factory=list)

    @property
    def is_personal(self) -> bool:
        """Whether the clerk said that the complaint is about a person: confidential from then on (DEF-1)."""
        return bool(self.personal) and self.wanted_kind == COMPLAINT

    @property
    def pristine(self) -> bool:
        """Whether the person has typed nothing worth keeping yet."""
        return not any(
            (self.who, self.name, self.phone, self.email, self.relayed_by, self.description, self.civic, self.street,
             self.promised, self.topic, self.answer, self.needs, self.kind, self.personal, self.asked)
        )  # fmt: skip

    @property
    def received_at(self) -> datetime | None:
        """When the City received it (aware), None while it is still now."""
        return datetime.fromisoformat(self.received) if self.received else None

    @property
    def promised_on(self) -> date | None:
        """The day agreed on with the citizen, None without one."""
        return date.fromisoformat(self.promised) if self.promised else None

    @property
    def wanted_kind(self) -> str:
        """The kind chosen by the clerk, else the topic's, else none."""
        return self.kind or self.topic_kind

    @property
    def number(self) -> str:
        """The phone number typed, in the line or in its own box."""
        return self.phone or reach(self.who).phone

    @property
    def mail(self) -> str:
        """The e-mail address typed, in the line or in its own box."""
        return self.email or reach(self.who).email

    def content(self) -> dict[str, str]:
        """Return what a draft keeps."""
        kept = {
            each.name: str(getattr(self, each.name))
            for each in fields(self)
            if each.name not in ("id", "asked") and getattr(self, each.name)
        }
        return kept | ({"asked": json.dumps(self.asked)} if self.asked else {})

    @classmethod
    def of(cls, draft_id: str, content: dict[str, str]) -> Typed:
        """Return the form that a draft kept; what this version does not know is left out."""
        known = {each.name for each in fields(cls)} - {"id", "asked"}
        said: dict[str, Any] = {key: value for key, value in content.items() if key in known}
        asked = [Ask(*each) for each in json.loads(content.get("asked", "[]"))]
        return cls(id=draft_id, asked=asked, **said)

    def citizen(self) -> CitizenInput | None:
        """Return who calls, None for an anonymous contact."""
        from guichet.domain.commands import CitizenInput

        needs = tuple(part.strip() for part in re.split("[,;]", self.needs) if part.strip())
        if self.citizen_id:
            return CitizenInput(
                id=self.citizen_id, phone=self.phone, email=self.email, language=self.language, needs=needs
            )
        name = self.name or reach(self.who).name
        if not (name or self.number or self.mail):
            return None
        return CitizenInput(
            name=name, phone=self.number, email=self.mail, language=self.language, needs=needs
        )

    def command(
        self, *, settled: str | None = None, topic: str = "", suggested: Sequence[str] = ()
    ) -> Intake:
        """Return what to record; `topic` is the one to take while none is chosen."""
        from guichet.domain.commands import Intake, PlaceInput

        quick = settled is not None and not (self.topic or topic)
        kind: Any = self.wanted_kind or ("information" if quick else None)
        return Intake(
            channel=self.channel,
            description=self.description,
            received=self.received_at,
            kind=kind,
            topic=self.topic or topic,
            citizen=self.citizen(),
            place=PlaceInput(civic=self.civic, street=self.street),
            relayed_by=self.relayed_by if self.channel == ELECTED else "",
            settled=settled,
            suggested=tuple(suggested),
            confidential=self.is_personal,
        )

    def joining(self, number: str, street: str | None = None) -> Join:
        """Return what joins the citizen to a dossier; the answer given on the spot leaves nothing owed to them.

        `street`, where it is not None, is said to be the one, whatever stands in the form ("" for no street).
        """
        from guichet.domain.commands import Join, PlaceInput

        return Join(
            number,
            channel=self.channel,
            received=self.received_at,
            citizen=self.citizen(),
            place=PlaceInput(civic=self.civic, street=self.street if street is None else street),
            description=self.description,
            answered=self.answer.strip(),
        )

    def transfers(self) -> tuple[Transfer, ...]:
        """Return the checks with colleagues, in order (STAFF-2)."""
        from guichet.domain.commands import Transfer

        return tuple(
            Transfer(
                dossier="",
                contact=each.contact,
                answer=_ANSWERS.get(each.answer, each.answer),  # type: ignore[arg-type]
                means="voicemail" if each.answer == "voicemail" else "phone",
                why=each.why,
                not_mine=each.answer == "not_mine",
                at=datetime.fromisoformat(each.at),
                waiting_since=datetime.fromisoformat(each.since) if each.since else None,
            )
            for each in self.asked
        )


@dataclass(frozen=True, slots=True)
class Reach:
    """What one line says of a person: a name, a phone number or an e-mail address."""

    name: str = ""
    phone: str = ""
    email: str = ""

    @property
    def field(self) -> str:
        """Which of the three it is, "" for an empty line."""
        return "email" if self.email else "phone" if self.phone else "name" if self.name else ""


def reach(line: str) -> Reach:
    """Tell a name from a phone number and an e-mail address."""
    words = " ".join(line.split())
    if "@" in words:
        return Reach(email=words)
    digits = sum(each.isdigit() for each in words)
    letters = sum(each.isalpha() for each in words)
    if digits >= 3 and digits > letters:
        return Reach(phone=words)
    return Reach(name=words)


def is_email(words: str) -> bool:
    """Tell whether this can be an e-mail address."""
    return _EMAIL.fullmatch(words.strip()) is not None


def stamp(moment: datetime) -> str:
    """Return a moment as a form keeps it: to the minute, with its offset."""
    return civil.local(moment).replace(second=0, microsecond=0).isoformat()
