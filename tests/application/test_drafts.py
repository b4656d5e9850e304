"""What is being typed is kept, back after a crash, and gone once saved (promise 1)."""

from tests.workshop import FileVault, clock_of, request

from guichet.application import drafts
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace, open_workplace


def test_a_draft_is_back_after_a_crash(desk: Workplace) -> None:
    """Promise 1: nothing is folded or closed first; another opening finds it, as on the morning after."""
    drafts.keep(desk, "a", {"description": "Nid-de-poule devant l’éc", "channel": "phone"})
    beside = open_workplace(desk.store.folder, create=False, vault=FileVault(), clock=desk.clock)
    (draft,) = drafts.waiting(beside)
    beside.close()
    assert draft.content == {"description": "Nid-de-poule devant l’éc", "channel": "phone"}
    assert draft.updated_at == int(clock_of(desk).now().timestamp() * 1_000_000)


def test_the_latest_typing_stands_and_several_intakes_wait_side_by_side(desk: Workplace) -> None:
    """Several intakes at once: the phone rings while someone is at the counter; oldest first."""
    drafts.keep(desk, "a", {"description": "N"})
    clock_of(desk).advance(seconds=1)
    drafts.keep(desk, "b", {"description": "Bruit"})
    clock_of(desk).advance(seconds=1)
    drafts.keep(desk, "a", {"description": "Nid"})
    assert [(draft.id, draft.content["description"]) for draft in drafts.waiting(desk)] == [
        ("b", "Bruit"),
        ("a", "Nid"),
    ]


def test_a_saved_or_given_up_intake_leaves_no_draft(desk: Workplace) -> None:
    """Promise 1: forgotten once, and again without harm."""
    drafts.keep(desk, "a", {"description": "Nid"})
    take_in(desk, request("Nid"))
    drafts.discard(desk, "a")
    drafts.discard(desk, "a")
    assert drafts.waiting(desk) == []


def test_a_draft_is_no_event(desk: Workplace) -> None:
    """STAFF-7: what was never saved is not on the record."""
    with desk.store.read() as connection:
        before = connection.execute("SELECT count(*) FROM event").fetchone()
    drafts.keep(desk, "a", {"description": "x" * 200_000})
    with desk.store.read() as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone() == before
