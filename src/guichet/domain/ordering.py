"""In what order events that met on different desks are read, and which of them did not see each other (promise 5)."""

import heapq
from collections.abc import Iterable, Sequence

import msgspec

from guichet.domain import ids, payloads
from guichet.domain.payloads import Payload, Unknown
from guichet.domain.record import Event


class Conflict(msgspec.Struct, frozen=True, gc=False):
    """Entries that did not see each other and say different things of the same field."""

    field: str
    events: tuple[bytes, ...]


def _rank(event: Event) -> tuple[int, bytes, int]:
    header = event.header
    return header.hlc, header.desk_id, header.desk_seq


def causal_order(events: Iterable[Event]) -> list[Event]:
    """Return the events once each, parents before children, ties by (hlc, desk).

    Sorting by stamp is already causal wherever every author saw its parents' stamps; a stamp that lies
    (a clock set back by hand on a foreign desk) is put right by a topological pass.
    """
    given = list(events)
    if _in_line(given):
        return given
    by_id = {event.header.id: event for event in given}
    ordered = sorted(by_id.values(), key=_rank)
    seen: set[bytes] = set()
    for event in ordered:
        for parent in event.header.parents:
            if parent not in seen and parent in by_id:
                return _topological(by_id)
        seen.add(event.header.id)
    return ordered


def _in_line(events: Sequence[Event]) -> bool:
    """Whether each event saw the one before and nothing else: the rule, and its order is then the causal one."""
    previous: tuple[bytes, ...] = ()
    for event in events:
        header = event.header
        if header.parents != previous:
            return False
        previous = (header.id,)
    return True


def _topological(by_id: dict[bytes, Event]) -> list[Event]:
    waiting: dict[bytes, int] = {}
    children: dict[bytes, list[bytes]] = {}
    for identifier, event in by_id.items():
        known = {parent for parent in event.header.parents if parent in by_id and parent != identifier}
        waiting[identifier] = len(known)
        for parent in known:
            children.setdefault(parent, []).append(identifier)
    ready = [(*_rank(by_id[name]), name) for name, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    ordered = []
    while ready:
        name = heapq.heappop(ready)[-1]
        ordered.append(by_id[name])
        for child in children.get(name, ()):
            waiting[child] -= 1
            if waiting[child] == 0:
                heapq.heappush(ready, (*_rank(by_id[child]), child))
    if len(ordered) < len(by_id):  # a cycle can only be forged: fall back to the stamps, still total
        placed = {event.header.id for event in ordered}
        ordered += sorted((e for n, e in by_id.items() if n not in placed), key=_rank)
    return ordered


def heads_of(events: Iterable[Event]) -> tuple[bytes, ...]:
    """Return, sorted, the events that no other event names as a parent: what an author sees now."""
    known = {event.header.id for event in events}
    for event in events:
        known.difference_update(event.header.parents)
    return tuple(sorted(known))


def find_conflicts(
    ordered: Sequence[Event], said: Sequence[Payload | Unknown]
) -> tuple[tuple[bytes, ...], tuple[Conflict, ...]]:
    """Return the heads, and the conflicts among events that did not see each other.

    A history in one line, each event seeing the one before, is the rule and costs one pass.
    """
    if _in_line(ordered):
        return tuple(event.header.id for event in ordered[-1:]), ()
    return heads_of(ordered), _concurrent(ordered, said)


def _concurrent(ordered: Sequence[Event], said: Sequence[Payload | Unknown]) -> tuple[Conflict, ...]:
    index = {event.header.id: place for place, event in enumerate(ordered)}
    ancestors: list[int] = []
    for event in ordered:
        mask = 0
        for parent in event.header.parents:
            place = index.get(parent)
            if place is not None and place < len(ancestors):
                mask |= ancestors[place] | 1 << place
        ancestors.append(mask)
    settled = _settled_pairs(said)
    touching: dict[str, list[int]] = {}
    for place, payload in enumerate(said):
        for field in _fields_touched(payload):
            touching.setdefault(field, []).append(place)
    found = []
    for field, places in touching.items():
        involved: set[int] = set()
        for right_at, right in enumerate(places):
            for left in places[:right_at]:
                apart = not ancestors[right] >> left & 1
                pair = frozenset((ordered[left].header.id, ordered[right].header.id))
                if apart and pair not in settled and said[left] != said[right]:
                    involved.update((left, right))
        if involved:
            found.append(Conflict(field, tuple(ordered[place].header.id for place in sorted(involved))))
    return tuple(found)


def _settled_pairs(said: Sequence[Payload | Unknown]) -> set[frozenset[bytes]]:
    pairs: set[frozenset[bytes]] = set()
    for payload in said:
        if isinstance(payload, payloads.ConflictSettled):
            names = [ids.known(name) for name in (payload.keep, *payload.set_aside)]
            pairs.update(frozenset((a, b)) for a in names for b in names if a and b and a != b)
    return pairs


def _fields_touched(payload: Payload | Unknown) -> tuple[str, ...]:
    if isinstance(payload, payloads.DossierAssigned):
        return ("topic", "accountable") if payload.topic else ("accountable",)
    if isinstance(payload, payloads.DossierEscalated):
        return ("accountable",)
    if isinstance(payload, payloads.TransferAsked):
        return ("accountable",) if payload.answer == "yes" else ()
    if isinstance(payload, payloads.DossierConfined | payloads.DossierUnsealed):
        return ("confidential",)
    if isinstance(payload, payloads.DossierClosed | payloads.DossierReopened):
        return ("status",)
    if isinstance(payload, payloads.DatePromised):
        return ("promised",)
    if isinstance(payload, payloads.EntryCorrected):
        return (f"entry:{payload.target}",)
    return ()
