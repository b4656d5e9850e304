"""The measures counted a second time, from their definitions, over exported events: nothing here imports the program.

Slow and plain on purpose: one dictionary per dossier, one pass per figure, service time counted minute span by minute
span, percentiles by sorting. `tests/application/test_measures.py` holds every figure of the dashboard against these.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

TORONTO = ZoneInfo("America/Toronto")
HOLIDAYS_2026 = {date(2026, 5, 18), date(2026, 6, 24), date(2026, 7, 1), date(2026, 9, 7), date(2026, 10, 12)}
"""The City's holidays in the months that the history covers, from its policy."""
ALL = "*"
AGES = (0, 2, 6, 11, 21, 61)
Number = int | float | None
Document = dict[str, Any]
"""An exported event: its header as a dictionary, and `payload` as its JSON says it."""
Found = dict[tuple[str, str, str], tuple[Number, set[str] | None]]
"""(measure, group, column) → the figure, and the dossiers behind it where the figure is a count."""


def moment(us: int) -> datetime:
    return datetime.fromtimestamp(us / 1_000_000, TORONTO)


def parsed(said: str) -> datetime:
    return datetime.fromisoformat(said).astimezone(TORONTO)


class Calendar:
    """Monday to Thursday 8 to 12 and 13 to 16:30, Friday 8 to 12, less holidays and the closures that events tell."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.closures: dict[date, time | None] = {}
        for document in sorted(documents, key=lambda each: each["hlc"]):
            said = document["payload"]
            if document["type"] == "closure.defined":
                closes = said.get("closes_at")
                self.closures[date.fromisoformat(said["date"])] = (
                    time.fromisoformat(closes) if closes else None
                )
            elif document["type"] == "entry.withdrawn" and said["kind"] == "closure":
                self.closures.pop(date.fromisoformat(said["code"]), None)
        self._open: dict[date, list[tuple[datetime, datetime]]] = {}

    def spans(self, day: date) -> list[tuple[datetime, datetime]]:
        if day not in self._open:
            hours = (
                [(time(8), time(12)), (time(13), time(16, 30))]
                if day.weekday() < 4
                else [(time(8), time(12))]
            )
            if day.weekday() > 4 or day in HOLIDAYS_2026 or (day in self.closures and not self.closures[day]):
                hours = []
            early = self.closures.get(day)
            if early is not None:
                hours = [(opens, min(closes, early)) for opens, closes in hours if opens < early]
            self._open[day] = [
                (datetime.combine(day, opens, TORONTO), datetime.combine(day, closes, TORONTO))
                for opens, closes in hours
            ]
        return self._open[day]

    def next_closing(self, since: datetime) -> datetime:
        day = since.date() + timedelta(days=1)
        while not self.spans(day):
            day += timedelta(days=1)
        return self.spans(day)[-1][1]

    def minutes(self, since: datetime, until: datetime) -> int:
        seconds = 0.0
        day = since.date()
        while day <= until.date():
            for opens, closes in self.spans(day):
                first, last = (
                    max(opens.timestamp(), since.timestamp()),
                    min(closes.timestamp(), until.timestamp()),
                )
                seconds += max(0.0, last - first)
            day += timedelta(days=1)
        return int(seconds // 60)

    def business_days(self, after: date, to: date) -> int:
        return sum(bool(self.spans(after + timedelta(days=n))) for n in range(1, (to - after).days + 1))


class Life:
    """One dossier as its events tell it, in the order of their stamps."""

    def __init__(self, identity: str, documents: list[Document]) -> None:
        self.identity = identity
        self.topic = self.service = self.channel = self.sector = ""
        self.received = datetime(1970, 1, 1, tzinfo=TORONTO)
        self.settled = False
        self.open = True
        self.joined = 0
        self.first_action: datetime | None = None
        self.owed: dict[str, dict[str, Any]] = {}
        self.turns: list[dict[str, Any]] = []
        self.checks: list[dict[str, Any]] = []
        ordered = sorted(documents, key=lambda each: (each["hlc"], each["desk_id"], each["desk_seq"]))
        aside: set[str] = set()
        for document in ordered:
            if document["type"] == "dossier.conflict_settled":
                aside.discard(document["payload"]["keep"])
                aside.update(document["payload"]["set_aside"])
        corrections = [each for each in ordered if each["type"] == "dossier.corrected"]
        struck = {each["payload"]["target"] for each in corrections if each["payload"].get("retract")} | aside
        fields: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        retracted = set()
        for each in corrections:
            if each["id"] not in struck:
                fields[each["payload"]["target"]].update(each["payload"].get("fields", {}))
                if each["payload"].get("retract"):
                    retracted.add(each["payload"]["target"])
        for document in ordered:
            opening = document["type"] == "dossier.opened"
            if opening or document["id"] not in retracted | aside:
                self._hear(document, document["payload"] | fields[document["id"]])

    def _hear(self, document: Document, said: dict[str, Any]) -> None:
        at = moment(document["occurred_at"])
        match document["type"].removeprefix("dossier."):
            case "opened":
                self.received, self.channel = parsed(said["received_at"]), said["channel"]
                self.topic, self.service = said.get("topic", ""), said["service"]
                self.sector = said.get("place", {}).get("sector", "")
                self._owe(document, said, self.received)
                if said.get("settled") is not None:
                    self.settled, self.open, self.first_action = True, False, at
                    self.turns.append({"at": at, "closed": True, "settled": True, "satisfied": "unknown"})
            case "contacted":
                if said["outcome"] != "automatic":
                    self._act(at)
                    if said["means"] != "public_message" and said["outcome"] != "no_answer":
                        self._do(said, at)
            case "assigned":
                self.service = said["service"]
                self.topic = said.get("topic") or self.topic
            case "transfer_asked":
                self._act(at)
                if said["answer"] == "yes":
                    self.service = said["service"]
                self.checks.append(
                    {
                        "service": said["service"],
                        "at": parsed(said["asked_at"]),
                        "answer": said["answer"],
                        "not_mine": said["answer"] == "no" and said.get("not_mine", False),
                    }
                )
                self._owe(document, said, parsed(said["asked_at"]))
            case "promised":
                for due in self.owed.values():
                    if due["rule"] == "promised" and due["done"] is None:
                        due["done"], due["moved"] = at, True
                self._owe(document, {"owed": [{"rule": "promised", "due": said["due"]}]}, at)
            case "closed":
                self._act(at)
                self.open = False
                self._do(said, at)
                self._owe(document, said, at)
                self.turns.append(
                    {
                        "at": at,
                        "closed": True,
                        "settled": False,
                        "satisfied": said.get("satisfied", "unknown"),
                    }
                )
            case "reopened":
                self.open = True
                self._owe(document, said, at)
                self.turns.append(
                    {"at": at, "closed": False, "dissatisfied": said.get("dissatisfied", False)}
                )
            case "escalated":
                self._act(at)
                self.service = said["service"]
                self._owe(document, said, at)
            case "joined":
                self.joined += 1
                self._owe(document, said, parsed(said["received_at"]), said["channel"])

    def _act(self, at: datetime) -> None:
        self.first_action = self.first_action or at

    def _owe(self, document: Document, said: dict[str, Any], since: datetime, channel: str = "") -> None:
        for owed in said.get("owed", ()):
            key = f"{owed['rule']}:{document['id'].replace('-', '')[-12:]}"
            if owed.get("citizen"):
                key += f":{owed['citizen'][-12:]}"
            self.owed[key] = {
                "rule": owed["rule"],
                "since": since,
                "service": owed.get("service", ""),
                "fixed": parsed(owed["due"]) if owed.get("due") else None,
                "done": None,
                "moved": False,
            }

    def _do(self, said: dict[str, Any], at: datetime) -> None:
        for key in said.get("discharges", ()):
            if key in self.owed and self.owed[key]["done"] is None:
                self.owed[key]["done"] = at


def lives(documents: Iterable[Document]) -> list[Life]:
    """Return the dossiers that exported events tell."""
    together: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document["stream"] == "dossier":
            together[document["entity_id"]].append(document)
    return [Life(identity, said) for identity, said in together.items()]


def rank(values: list[int], percent: int) -> int | None:
    return sorted(values)[max(1, ceil(len(values) * percent / 100)) - 1] if values else None


def ratio(part: int, of: int) -> float | None:
    return part / of if of else None


class Counter:
    """Counts the figures of one period over the lives of all dossiers."""

    def __init__(
        self, every: list[Life], calendar: Calendar, first: date, last: date, now: datetime, service: str = ""
    ) -> None:
        self.every, self.calendar, self.now, self.service = every, calendar, now, service
        self.first, self.last = first, last
        self.found: Found = {}
        self._volumes()
        self._rules()
        self._delays()
        self._promises()
        self._transfers()
        self._turns()
        self._ages()

    def _in(self, at: datetime) -> bool:
        return self.first <= at.astimezone(TORONTO).date() <= self.last

    def _of(self, service: str) -> bool:
        return not self.service or service == self.service

    def _put(
        self, measure: str, group: str, column: str, figure: Number, behind: set[str] | None = None
    ) -> None:
        self.found[measure, group, column] = (figure, behind)

    def _count(self, measure: str, group: str, column: str, which: list[Any]) -> int:
        self._put(measure, group, column, len(which), {each[0].identity for each in which})
        return len(which)

    def _groups(self, cases: list[Any], by: Callable[[Any], str]) -> list[tuple[str, list[Any]]]:
        groups = defaultdict(list)
        for each in cases:
            groups[by(each)].append(each)
        return [*groups.items(), (ALL, cases)]

    def _volumes(self) -> None:
        cases = [(life,) for life in self.every if self._in(life.received) and self._of(life.service)]
        for measure in ("topic", "service", "channel", "sector"):
            for group, which in self._groups(cases, lambda each, of=measure: getattr(each[0], of)):
                n = self._count(measure, group, "n", which)
                self._put(measure, group, "share", ratio(n, len(cases)))
                self._count(measure, group, "joined", [each for each in which if each[0].joined])
        for group, which in self._groups(cases, lambda each: each[0].channel):
            n = self._count("first_contact", group, "received", which)
            settled = self._count(
                "first_contact", group, "settled", [each for each in which if each[0].settled]
            )
            self._put("first_contact", group, "share", ratio(settled, n))
        for group, which in self._groups(cases, lambda each: each[0].topic):
            back = [each for each in which if any(check["not_mine"] for check in each[0].checks)]
            n = self._count("directing", group, "received", which)
            self._count("directing", group, "sent_back", back)
            self._put("directing", group, "share", ratio(n - len(back), n))

    def _due(self, promised: bool) -> list[tuple[Life, dict[str, Any], str, datetime]]:
        found = []
        for life in self.every:
            for due in life.owed.values():
                service = due["service"] or life.service
                if (due["rule"] == "promised") == promised and self._in(due["since"]) and self._of(service):
                    by = due["fixed"] or self.calendar.next_closing(due["since"])
                    found.append((life, due, service, by))
        return found

    def _became(self, due: dict[str, Any], by: datetime) -> str:
        if due["done"] is None:
            return "missed" if by < self.now else "waiting"
        if due["done"] > by:
            return "missed"
        return "moved" if due["moved"] else "kept"

    def _rules(self) -> None:
        for group, which in self._groups(self._due(promised=False), lambda each: each[1]["rule"]):
            n = {
                part: self._count(
                    "rules", group, part, [e for e in which if self._became(e[1], e[3]) == part]
                )
                for part in ("kept", "missed", "waiting")
            }
            self._put("rules", group, "share", ratio(n["kept"], n["kept"] + n["missed"]))
            taken = [
                self.calendar.minutes(e[1]["since"], e[1]["done"]) for e in which if e[1]["done"] is not None
            ]
            self._put("rules", group, "median", rank(taken, 50))
            self._put("rules", group, "ninetieth", rank(taken, 90))

    def _promises(self) -> None:
        for group, which in self._groups(self._due(promised=True), lambda each: each[2]):
            n = {
                part: self._count(
                    "promises", group, part, [e for e in which if self._became(e[1], e[3]) == part]
                )
                for part in ("kept", "moved", "missed", "waiting")
            }
            self._put("promises", group, "share", ratio(n["kept"], n["kept"] + n["moved"] + n["missed"]))

    def _delays(self) -> None:
        acted = [
            (life, life.received, life.first_action)
            for life in self.every
            if self._in(life.received) and self._of(life.service) and life.first_action is not None
        ]
        closed = [
            (life, life.received, turn["at"])
            for life, turn in self._all_turns()
            if turn["closed"] and not turn["settled"]
        ]
        for group, which in (("first_action", acted), ("closing", closed)):
            self._count("delays", group, "n", which)
            taken = [self.calendar.minutes(since, until) for _, since, until in which]
            self._put("delays", group, "median", rank(taken, 50))
            self._put("delays", group, "ninetieth", rank(taken, 90))

    def _transfers(self) -> None:
        cases = [
            (life, check)
            for life in self.every
            for check in life.checks
            if self._in(check["at"]) and self._of(check["service"])
        ]
        for group, which in self._groups(cases, lambda each: each[1]["service"]):
            asked = self._count("transfers", group, "asked", which)
            for column, answer in (("accepted", "yes"), ("refused", "no"), ("no_answer", "no_answer")):
                self._count(
                    "transfers", group, column, [each for each in which if each[1]["answer"] == answer]
                )
            self._count("transfers", group, "not_mine", [each for each in which if each[1]["not_mine"]])
            without = sum(each[1]["answer"] != "yes" for each in which)
            self._put("transfers", group, "share", ratio(without, asked))

    def _all_turns(self) -> list[tuple[Life, dict[str, Any]]]:
        return [
            (life, turn)
            for life in self.every
            for turn in life.turns
            if self._in(turn["at"]) and self._of(life.service)
        ]

    def _turns(self) -> None:
        for group, which in self._groups(self._all_turns(), lambda each: each[0].service):
            closed = [each for each in which if each[1]["closed"]]
            reopened = [each for each in which if not each[1]["closed"]]
            self._count("closings", group, "closed", closed)
            self._count("closings", group, "reopened", reopened)
            self._count(
                "closings", group, "dissatisfied", [each for each in reopened if each[1]["dissatisfied"]]
            )
            self._put("closings", group, "share", ratio(len(reopened), len(closed)))
            n = {
                said: self._count(
                    "satisfaction", group, said, [each for each in closed if each[1]["satisfied"] == said]
                )
                for said in ("yes", "no", "unknown")
            }
            told = n["yes"] + n["no"]
            self._put("satisfaction", group, "share", ratio(n["yes"], told))
            self._put("satisfaction", group, "response", ratio(told, len(closed)))
            low, high = interval(n["yes"], told)
            self._put("satisfaction", group, "low", low)
            self._put("satisfaction", group, "high", high)

    def _ages(self) -> None:
        cases = [
            (life, self.calendar.business_days(life.received.date(), self.now.date()))
            for life in self.every
            if life.open and self._of(life.service)
        ]

        def band(days: int) -> str:
            return str(max(low for low in AGES if low <= days))

        groups = dict(self._groups(cases, lambda each: band(each[1])))
        for group in (*map(str, AGES), ALL):
            which = groups.get(group, [])
            n = self._count("open", group, "n", which)
            self._put("open", group, "share", ratio(n, len(cases)))
            late = [
                each
                for each in which
                if any(
                    due["done"] is None
                    and (due["fixed"] or self.calendar.next_closing(due["since"])) < self.now
                    for due in each[0].owed.values()
                )
            ]
            self._count("open", group, "late", late)


def interval(part: int, of: int) -> tuple[float | None, float | None]:
    """The bounds p where |part/of - p| is 1.96 standard errors of p: Wilson's interval, found by halving."""
    if not of:
        return None, None
    found = part / of

    def beyond(p: float) -> bool:
        return abs(found - p) > 1.959963984540054 * (p * (1 - p) / of) ** 0.5

    bounds = []
    for outer in (0.0, 1.0):
        inside, outside = found, outer
        if not beyond(outside) and outside in (0.0, 1.0) and found == outside:
            bounds.append(outside)
            continue
        for _ in range(60):
            middle = (inside + outside) / 2
            inside, outside = (inside, middle) if beyond(middle) else (middle, outside)
        bounds.append(inside)
    return bounds[0], bounds[1]
