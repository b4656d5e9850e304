"""Counts one span of days into the figures of each measure, group by group (COM-7, COM-8, COM-10, STAFF-2, STAFF-3)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from guichet.domain.elapsed import ServiceTime
from guichet.domain.shares import percentile, share, wilson
from guichet.store import measuring
from guichet.store.measuring import CheckCount, OwedCount, Received, Span, TurnCount
from guichet.store.opening import Connection

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

Number = int | float | None
Groups = dict[str, dict[str, Number]]
Figures = dict[str, Groups]
"""By measure, then by group, then by column; the group `*` is all of them together."""
ALL = "*"


def counted(connection: Connection, span: Span, times: ServiceTime) -> Figures:
    """Return every figure of a span but the ages, which are not a period's."""
    received = measuring.received(connection, span)
    owed = measuring.owed(connection, span)
    turned = measuring.turned(connection, span)
    return {
        **_volumes(received),
        "first_contact": _first_contact(received),
        "directing": _directing(received),
        "rules": _rules(owed, measuring.discharged(connection, span), times),
        "promises": _promises(owed),
        "delays": _delays(received, measuring.closings(connection, span), times),
        "transfers": _transfers(measuring.checked(connection, span)),
        "closings": _closings(turned),
        "satisfaction": _satisfaction(turned),
        "rounds": {},
    }


def _volumes(received: Received) -> Figures:
    every = len(received.received_at)
    others = [n > 0 for n in received.joined]
    found: Figures = {}
    for measure, groups in (
        ("topic", received.topic),
        ("service", received.service),
        ("channel", received.channel),
        ("sector", received.sector),
    ):
        joined = Counter(group for group, more in zip(groups, others, strict=True) if more)
        found[measure] = {
            group: {"n": n, "share": share(n, every), "joined": joined[group]}
            for group, n in Counter(groups).items()
        }
        found[measure][ALL] = {"n": every, "share": share(every, every), "joined": sum(others)}
    return found


def _first_contact(received: Received) -> Groups:
    settled = Counter(
        group for group, at_once in zip(received.channel, received.first_contact, strict=True) if at_once
    )
    groups = _with_total(Counter(received.channel))
    settled[ALL] = settled.total()
    return {
        group: {"received": n, "settled": settled[group], "share": share(settled[group], n)}
        for group, n in groups.items()
    }


def _directing(received: Received) -> Groups:
    back = Counter(group for group, n in zip(received.topic, received.sent_back, strict=True) if n)
    groups = _with_total(Counter(received.topic))
    back[ALL] = back.total()
    return {
        group: {"received": n, "sent_back": back[group], "share": share(n - back[group], n)}
        for group, n in groups.items()
    }


def _with_total(groups: Counter[str]) -> Mapping[str, int]:
    return {**groups, ALL: groups.total()}


def _rules(
    owed: Iterable[OwedCount], done: Iterable[tuple[str, str, int, int]], times: ServiceTime
) -> Groups:
    found: Groups = {}
    for line in owed:
        if line.rule != measuring.PROMISED:
            for group in (line.rule, ALL):
                _add(found, group, kept=line.kept, missed=line.missed, waiting=line.waiting)
    by_rule: defaultdict[str, defaultdict[str, list[tuple[int, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for rule, channel, since, at in done:
        by_rule[rule][channel].append((since, at))
    taken = {
        rule: [times.minutes(channel, pairs) for channel, pairs in channels.items()]
        for rule, channels in by_rule.items()
    }
    taken[ALL] = [each for minutes in taken.values() for each in minutes]
    for group, figures in found.items():
        kept, missed = int(figures["kept"] or 0), int(figures["missed"] or 0)
        figures["share"] = share(kept, kept + missed)
        figures |= _spread(taken.get(group, []))
    return found


def _spread(taken: Sequence["NDArray[int64]"]) -> dict[str, Number]:
    """The median and the ninetieth percentile of minutes."""
    if not taken:
        return {"median": None, "ninetieth": None}
    import numpy as np

    ordered = np.sort(np.concatenate(taken)).tolist()
    return {"median": percentile(ordered, 50), "ninetieth": percentile(ordered, 90)}


def _promises(owed: Iterable[OwedCount]) -> Groups:
    found: Groups = {}
    for line in owed:
        if line.rule == measuring.PROMISED:
            for group in (line.service, ALL):
                _add(found, group, kept=line.kept, moved=line.moved, missed=line.missed, waiting=line.waiting)
    for figures in found.values():
        kept, moved, missed = (int(figures[part] or 0) for part in ("kept", "moved", "missed"))
        figures["share"] = share(kept, kept + moved + missed)
    return found


def _delays(received: Received, closings: Iterable[tuple[str, int, int]], times: ServiceTime) -> Groups:
    acted: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for channel, at, first in zip(
        received.channel, received.received_at, received.first_action_at, strict=True
    ):
        if first is not None:
            acted[channel].append((at, first))
    closed: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for channel, at, closing in closings:
        closed[channel].append((at, closing))
    return {
        step: {
            "n": sum(map(len, channels.values())),
            **_spread([times.minutes(channel, pairs) for channel, pairs in channels.items()]),
        }
        for step, channels in (("first_action", acted), ("closing", closed))
    }


def _transfers(checked: Iterable[CheckCount]) -> Groups:
    found: Groups = {}
    for line in checked:
        for group in (line.service, ALL):
            _add(
                found,
                group,
                asked=line.asked,
                accepted=line.accepted,
                refused=line.refused,
                not_mine=line.not_mine,
                no_answer=line.no_answer,
            )
    for figures in found.values():
        without = int(figures["refused"] or 0) + int(figures["no_answer"] or 0)
        figures["share"] = share(without, int(figures["asked"] or 0))
    return found


def _closings(turned: Iterable[TurnCount]) -> Groups:
    found: Groups = {}
    for line in turned:
        for group in (line.service, ALL):
            _add(found, group, closed=line.closed, reopened=line.reopened, dissatisfied=line.dissatisfied)
    for figures in found.values():
        figures["share"] = share(int(figures["reopened"] or 0), int(figures["closed"] or 0))
    return found


def _satisfaction(turned: Iterable[TurnCount]) -> Groups:
    found: Groups = {}
    for line in turned:
        if line.closed:
            for group in (line.service, ALL):
                _add(found, group, yes=line.yes, no=line.no, unknown=line.unknown)
    for figures in found.values():
        yes, no, unknown = (int(figures[part] or 0) for part in ("yes", "no", "unknown"))
        low, high = wilson(yes, yes + no) or (None, None)
        figures |= {
            "share": share(yes, yes + no),
            "low": low,
            "high": high,
            "response": share(yes + no, yes + no + unknown),
        }
    return found


def _add(found: Groups, group: str, **parts: int) -> None:
    figures = found.setdefault(group, dict.fromkeys(parts, 0))
    for part, n in parts.items():
        figures[part] = int(figures[part] or 0) + n
