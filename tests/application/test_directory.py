"""The directory as people keep it: every change an event, nothing left pointing at nobody (ROUTE-1, COM-2, STAFF-7)."""

import msgspec
import pytest
from tests.workshop import SAMPLE, clock_of, reopen, request

from guichet.application import directory
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.directory import Contact, Service, Street, Topic
from guichet.domain.errors import Refusal
from guichet.domain.people import SCHEDULER, Agent

NEW = (
    Service("NEUF", "Service neuf", phone="450 555-0100", hours="Lun-Ven 8:00-12:00"),
    Contact("NEUF-01", "Personne neuve", service="NEUF"),
    Topic("sujet-neuf", "Sujet neuf", service="NEUF", contact="NEUF-01", keywords=("neuf",)),
    Street("de la Nouveauté", "rue"),
)


@pytest.fixture(autouse=True)
def keeper(desk: Workplace) -> Workplace:
    """Somebody who may edit the directory."""
    desk.agent = SCHEDULER
    return desk


def test_an_entry_is_there_at_once_and_after_a_night(desk: Workplace) -> None:
    """ROUTE-1: what was just entered answers the next call."""
    for entry in NEW:
        directory.define(desk, entry)
    for at in (desk, reopen(desk)):
        assert at.directory.services["NEUF"] == NEW[0]
        assert at.directory.contacts["NEUF-01"] == NEW[1]
        assert at.directory.topics["sujet-neuf"] == NEW[2]
        assert at.directory.streets["rue de la Nouveauté"] == NEW[3]
        taken = take_in(at, request(topic="sujet-neuf"))
        assert (taken.service, taken.contact) == ("NEUF", "NEUF-01")
    at.close()


def test_a_change_keeps_what_was_there_before(desk: Workplace) -> None:
    """STAFF-7: the former entry is on the record; the latest one stands."""
    from guichet.domain import ids
    from guichet.store import events

    directory.define(desk, NEW[0])
    clock_of(desk).advance(hours=1)
    directory.define(desk, msgspec.structs.replace(NEW[0], phone="450 555-0199"))
    assert desk.directory.services["NEUF"].phone == "450 555-0199"
    with desk.store.read() as connection:
        assert len(events.of_entity(connection, ids.entry_id("service", "NEUF"))) == 2


@pytest.mark.parametrize(
    "entry",
    [
        Service("", "x"),
        Contact("  ", "x"),
        Contact("X-1", "x", service="LICORNE"),
        Contact("X-1", "x", backup="LICORNE-1"),
        Topic("t", "x", service="LICORNE"),
        Topic("t", "x", if_provincial="LICORNE"),
        Topic("t", "x", contact="LICORNE-1"),
    ],
)
def test_an_entry_that_points_at_nobody_is_refused(desk: Workplace, entry: directory.Entry) -> None:
    """STAFF-1: no topic leads to a service that does not exist."""
    with pytest.raises(Refusal):
        directory.define(desk, entry)


def test_what_others_point_at_is_not_withdrawn(desk: Workplace) -> None:
    """STAFF-1: the refusal names who still does; once nobody does, it goes, and stays on the record."""
    for entry in NEW:
        directory.define(desk, entry)
    for entry, user in ((NEW[0], "NEUF-01"), (NEW[1], "sujet-neuf")):
        with pytest.raises(Refusal) as refused:
            directory.withdraw(desk, entry)
        assert user in str(refused.value.message)
    for entry in (NEW[3], NEW[2], NEW[1], NEW[0]):
        directory.withdraw(desk, entry)
    assert "NEUF" not in desk.directory.services
    assert "sujet-neuf" not in desk.directory.topics
    directory.define(desk, NEW[0])
    assert desk.directory.services["NEUF"] == NEW[0], "it may come back"


def test_only_those_with_the_right_edit(desk: Workplace) -> None:
    """Roles decide what is offered; the use case asks all the same."""
    desk.agent = Agent(b"\5" * 16, "Préposé", "clerk")
    for do in (lambda: directory.define(desk, NEW[0]), lambda: directory.withdraw(desk, NEW[0]),
               lambda: directory.plan(desk, SAMPLE)):  # fmt: skip
        with pytest.raises(Refusal):
            do()


def test_an_import_that_changes_nothing_records_nothing(desk: Workplace) -> None:
    """Import: the same files again are no change; all of a run is one transaction."""
    heard = []
    desk.watch(heard.append)
    moved = directory.apply(desk, directory.plan(desk, SAMPLE))
    assert moved.of == 0
    assert [receipt.events for receipt in heard] == [()]
