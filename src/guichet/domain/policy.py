"""The citizen-service policy as data (DEF-1 to TRAIN-1): a city's parsed TOML becomes a checked `Policy`.

A city writes its own file; `load_policy` lists precisely what is missing or wrong in it.
"""

from collections.abc import Mapping
from typing import Final, get_args

from guichet.domain.directory import KINDS, Directory
from guichet.domain.hours import MIDNIGHT, WeeklyHours
from guichet.domain.payloads import Means, Outcome, Role, Toward
from guichet.domain.policy_model import (
    AlreadyKnown,
    Basis,
    Channel,
    Clause,
    Confidential,
    Delay,
    Discharge,
    Escalation,
    EscalationStep,
    FrontDesk,
    Holiday,
    KindDefinition,
    Policy,
    Rule,
)
from guichet.domain.policy_reading import PolicyError, Problem, Table
from guichet.domain.wording import translate

__all__ = [
    "CHANNELS", "CLAUSES", "Channel", "Clause", "Confidential", "Discharge", "Escalation", "EscalationStep",
    "FrontDesk", "Holiday", "KindDefinition", "Policy", "PolicyError", "Problem", "Rule",
    "directory_problems", "load_policy",
]  # fmt: skip

FORMAT: Final = 1
CHANNELS: Final = (
    "counter",
    "phone",
    "voicemail",
    "email",
    "facebook-city",
    "facebook-recreation",
    "elected",
    "web",
    "letter",
)
CLAUSES: Final = (
    *("DEF-1", "DEF-2", "ROUTE-1", "ROUTE-2"),
    *(f"ELU-{number}" for number in range(1, 8)),
    *(f"STAFF-{number}" for number in range(1, 8)),
    *(f"COM-{number}" for number in range(1, 12)),
    "TRAIN-1",
)
"""The clauses that the program cites: each must have its text."""
OPTIONAL_CHANNELS: Final = ("facebook-city", "facebook-recreation", "web")
"""A city may have no such page or form; every other way in always exists."""
REQUIRED_RULES: Final = ("call_back", "promised", "tell_solved", "follow_up_director", "follow_up_official")
"""The rules that the program applies by name, beside those that the channels name."""
STEPS: Final = ("relayed", "directed", "satisfied", "dissatisfied", "escalated", "followed_up", "settled")
LONGEST_KNOWN: Final = 366
"""Days: an older dossier is never taken for the same matter."""
_MEANS: Final[tuple[str, ...]] = get_args(Means)
_OUTCOMES: Final[tuple[str, ...]] = get_args(Outcome)
_TOWARD: Final[tuple[str, ...]] = get_args(Toward)
_ROLES: Final[tuple[Role, ...]] = get_args(Role)
_TIME_ZONE: Final = "America/Toronto"


def load_policy(data: Mapping[str, object]) -> Policy:
    """Return the policy that a parsed TOML file holds. Raises `PolicyError` listing every problem."""
    problems: list[Problem] = []
    root = Table(data, problems)
    _format(root)
    city = root.table("city")
    name, resolution, adopted = city.bilingual("name"), city.text("resolution"), city.day("adopted")
    time_zone = city.one_of("time_zone", (_TIME_ZONE,))
    city.done()
    clauses = _clauses(root.table("clauses"))
    kinds = _kinds(root.table("kinds"), clauses)
    rules = _rules(root.table("rules"), clauses)
    channels = _channels(root.table("channels"), rules)
    escalation = _escalation(root.table("escalation"), clauses, rules)
    front = root.table("front_desk")
    front_desk = FrontDesk(front.text("service"), front.text("contact", required=False))
    front.done()
    sealed = root.table("confidential", required=False)
    confidential = _confidential(sealed)
    sealed.done()
    week, channel_hours = _hours(root.table("hours"), channels)
    days = root.table("holidays")
    country, subdivision = days.text("country"), days.text("subdivision", required=False)
    categories = days.words("categories")
    substitute = days.flag("substitute", default=False)
    holidays = tuple(_holiday(table) for table in days.tables("days"))
    days.done()
    known = root.table("already_known", required=False)
    already_known = _already_known(known)
    known.done()
    root.done()
    if problems or week is None or adopted is None:
        raise PolicyError(problems)
    return Policy(
        name,
        adopted,
        resolution,
        time_zone,
        clauses,
        kinds,
        rules,
        channels,
        escalation,
        front_desk,
        confidential,
        week,
        channel_hours,
        country,
        subdivision,
        categories,
        substitute,
        holidays,
        already_known,
    )


def _confidential(table: Table) -> Confidential:
    roles = table.words("roles", get_args(Role), required=False)
    return Confidential(
        table.words("topics", required=False),
        tuple(role for role in _ROLES if role in roles) or Confidential().roles,
        table.flag("written", default=False),
    )


def _already_known(table: Table) -> AlreadyKnown:
    days = table.whole("days", AlreadyKnown().days, 1, LONGEST_KNOWN)
    topics = table.table("topics", required=False)
    by_topic = {topic: topics.whole(topic, days, 1, LONGEST_KNOWN) for topic in topics.values}
    topics.done()
    return AlreadyKnown(days, by_topic)


def directory_problems(policy: Policy, directory: Directory) -> tuple[Problem, ...]:
    """Return what the policy names and the directory lacks: services, people and topics, by place."""
    services = [
        (f"channels.{channel.key}.answered_by", channel.answered_by) for channel in policy.channels.values()
    ]
    services.append(("front_desk.service", policy.front_desk.service))
    people = (
        ("front_desk.contact", policy.front_desk.contact),
        ("escalation.general_manager", policy.escalation.general_manager),
        ("escalation.substitute", policy.escalation.substitute),
    )
    topics = [("confidential.topics", topic) for topic in policy.confidential.topics]
    topics += [("already_known.topics", topic) for topic in policy.already_known.topics]
    return tuple(
        Problem(
            path,
            translate(
                "Policy",
                "« {code} » n’est pas dans le répertoire; ajoutez-le ou corrigez ce code.",
                code=code,
            ),
        )
        for known, named in (
            (directory.services, services),
            (directory.contacts, people),
            (directory.topics, topics),
        )
        for path, code in named
        if code and code not in known
    )


def _format(root: Table) -> None:
    expected = translate("PolicyFile", "le numéro de format {format}", format=FORMAT)
    value = root.take("format", expected)
    if value is not None and (value != FORMAT or isinstance(value, bool)):
        root.complain(
            "format",
            translate(
                "PolicyFile",
                "ce Guichet lit le format {known}; trouvé : {found}.",
                known=FORMAT,
                found=str(value)[:20],
            ),
        )


def _clauses(table: Table) -> dict[str, Clause]:
    clauses = {}
    for key, entry in table.named_tables().items():
        clauses[key] = Clause(key, entry.bilingual("title"), entry.bilingual("text"))
        entry.done()
    _lacking(table, CLAUSES, clauses)
    return clauses


def _kinds(table: Table, clauses: Mapping[str, Clause]) -> dict[str, KindDefinition]:
    kinds: dict[str, KindDefinition] = {}
    for kind in KINDS:
        entry = table.table(kind)
        if table.has(kind):
            kinds[kind] = KindDefinition(
                kind, _clause(entry, clauses), entry.bilingual("label"), entry.bilingual("definition")
            )
            entry.done()
    table.done()
    return kinds


def _rules(table: Table, clauses: Mapping[str, Clause]) -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for key, entry in table.named_tables().items():
        deadline = entry.one_of("deadline", get_args(Delay))
        basis = entry.one_of("basis", get_args(Basis))
        if deadline and basis and (deadline == "promised-date") != (basis == "promised"):
            entry.complain(
                "basis",
                translate("PolicyFile", "« promised » va avec l’échéance « promised-date », et elle seule."),
            )
        ways = entry.tables("discharged_by", required=key != "promised")
        rules[key] = Rule(
            key,
            _clause(entry, clauses),
            entry.bilingual("label"),
            basis,  # type: ignore[arg-type]
            deadline,  # type: ignore[arg-type]
            tuple(_discharge(way) for way in ways),
        )
        entry.done()
    _lacking(table, REQUIRED_RULES, rules)
    return rules


def _discharge(way: Table) -> Discharge:
    found = Discharge(
        way.words("toward", _TOWARD, required=False) or ("citizen",),
        way.words("means", _MEANS),
        way.words("outcomes", _OUTCOMES),
    )
    if "automatic" in found.outcomes:
        way.complain(
            "outcomes",
            translate(
                "PolicyFile",
                "un message automatique (« automatic ») n’acquitte jamais ce qui est dû; retirez-le.",
            ),
        )
    way.done()
    return found


def _channels(table: Table, rules: Mapping[str, Rule]) -> dict[str, Channel]:
    channels: dict[str, Channel] = {}
    for key in CHANNELS:
        entry = table.table(key, required=key not in OPTIONAL_CHANNELS)
        if not table.has(key):
            continue
        label = entry.bilingual("label")
        rule = entry.one_of("rule", rules)
        private = entry.flag("private_reply", default=False)
        channels[key] = Channel(key, label, rule, entry.text("answered_by", required=False), private)
        if private and rule in rules and rules[rule].discharged("public_message", "sent"):
            entry.complain(
                "private_reply",
                translate(
                    "PolicyFile",
                    "la règle « {rule} » compte une réponse publique comme faite,"
                    " mais ce canal se répond en privé.",
                    rule=rule,
                ),
            )
        if rule in rules and rules[rule].basis == "promised":
            entry.complain(
                "rule",
                translate(
                    "PolicyFile", "la règle « {rule} » attend une date promise, pas un canal.", rule=rule
                ),
            )
        entry.done()
    table.done()
    return channels


def _escalation(table: Table, clauses: Mapping[str, Clause], rules: Mapping[str, Rule]) -> Escalation:
    manager, substitute = table.text("general_manager"), table.text("substitute")
    if manager and manager == substitute:
        table.complain(
            "substitute",
            translate(
                "PolicyFile",
                "nommez une autre personne que la direction générale, qui est « {code} ».",
                code=manager,
            ),
        )
    steps = []
    for entry in table.tables("steps"):
        owes = entry.words("owes", rules, required=False)
        steps.append(
            EscalationStep(
                entry.one_of("key", STEPS), _clause(entry, clauses), entry.bilingual("label"), owes
            )
        )
        entry.done()
    for key in STEPS:
        if steps and key not in {step.key for step in steps}:
            table.complain("steps", translate("PolicyFile", "l’étape « {key} » manque.", key=key))
    table.done()
    return Escalation(manager, substitute, tuple(steps))


def _hours(
    table: Table, channels: Mapping[str, Channel]
) -> tuple[WeeklyHours | None, dict[str, WeeklyHours]]:
    week = _city_hours(table, "week")
    own = table.table("channels", required=False)
    by_channel = {}
    for key in own.values:
        if key in CHANNELS or key in channels:
            hours = _city_hours(own, key)
            if hours is not None:
                by_channel[key] = hours
    own.done()
    table.done()
    return week, by_channel


def _city_hours(table: Table, key: str) -> WeeklyHours | None:
    week = table.hours(key)
    if week is not None and any(closes >= MIDNIGHT for spans in week.days for _, closes in spans):
        table.complain(
            key,
            translate(
                "PolicyFile",
                "une journée de service se termine avant minuit : écrivez au plus tard « 23:59 ».",
            ),
        )
    return week


def _holiday(table: Table) -> Holiday:
    label = table.bilingual("label")
    library = table.text("library", required=False)
    first = last = None
    if table.has("on"):
        first = last = table.month_day("on")
    elif table.has("from") or table.has("to"):
        first, last = table.month_day("from"), table.month_day("to")
    if sum((bool(library), table.has("on"), table.has("from") or table.has("to"))) != 1:
        table.complain(
            "",
            translate(
                "PolicyFile",
                "attendu : une seule des trois formes « library », « on », ou « from » et « to ».",
            ),
        )
    since = table.take("since", translate("PolicyFile", "une année"), required=False)
    if since is not None and (not isinstance(since, int) or isinstance(since, bool)):
        table.complain("since", translate("PolicyFile", "attendu : une année comme 2003."))
        since = None
    closes_at = table.clock("closes_at")
    for key in ("on", "from", "to"):
        table.take(key, translate("PolicyFile", "un mois et un jour"), required=False)
    table.done()
    return Holiday(label, library, first, last, since if isinstance(since, int) else 1, closes_at)


def _clause(entry: Table, clauses: Mapping[str, Clause]) -> str:
    return entry.one_of("clause", clauses)


def _lacking(table: Table, wanted: tuple[str, ...], found: Mapping[str, object]) -> None:
    for key in wanted:
        if key not in found:
            table.complain(
                key,
                translate("PolicyFile", "manque; ajoutez la table [{path}].", path=table.at(key)),
            )
