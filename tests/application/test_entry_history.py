"""Who changed what of the directory, when and where (STAFF-7)."""

from datetime import datetime, timedelta

import msgspec
from tests.workshop import AGENT, START, clock_of

from guichet.application import absences, directory, entry_history, setting_up
from guichet.application.entry_history import Difference
from guichet.application.workplace import Workplace
from guichet.domain.civil import ZONE
from guichet.domain.commands import CancelAbsence, DeclareAbsence
from guichet.domain.directory import Contact

TODAY = datetime(2026, 11, 24, tzinfo=ZONE)


def test_each_change_says_what_who_and_when_newest_first(desk: Workplace) -> None:
    """STAFF-7: imported by a command, changed by a person, withdrawn, and back."""
    person = Contact("TP-98", "Commis de nuit", service="TP", extension="1598", email="nuit@ville.example")
    changed = msgspec.structs.replace(person, extension="1499", email="")
    directory.define(desk, person)
    clock_of(desk).advance(hours=1)
    directory.define(desk, changed)
    directory.withdraw(desk, changed)
    directory.define(desk, changed)
    back, gone, first, made = entry_history.of_entry(desk, "contact", "TP-98")
    assert [each.what for each in (back, gone, first, made)] == ["defined", "withdrawn", "changed", "defined"]
    assert first.fields == (
        Difference("extension", "1598", "1499"),
        Difference("email", "nuit@ville.example", ""),
    )
    assert (first.who, first.desk, first.at) == (AGENT, "Comptoir KL", START + timedelta(hours=1))
    (imported,) = entry_history.of_entry(desk, "contact", "TP-02")
    assert (imported.who, imported.at) == ("", START), "a command or an import names nobody"


def test_an_entry_said_again_without_a_change_is_no_news(desk: Workplace) -> None:
    before = entry_history.of_entry(desk, "topic", "nid-de-poule")
    directory.define(desk, desk.directory.topics["nid-de-poule"])
    assert entry_history.of_entry(desk, "topic", "nid-de-poule") == before
    assert entry_history.of_entry(desk, "topic", "nulle-part") == []


def test_an_absence_says_who_declared_corrected_and_cancelled_it(desk: Workplace) -> None:
    """STAFF-6, STAFF-7."""
    done = absences.declare(desk, DeclareAbsence("TP-02", TODAY, TODAY + timedelta(days=1), "TP-03"))
    own = setting_up.add_agent(desk, "Contremaître", "agent", contact="TP-02")
    desk.agent = own
    absences.declare(desk, DeclareAbsence(absence=done.absence, replacement="TP-05"))
    absences.cancel(desk, CancelAbsence(done.absence))
    gone, changed, made = entry_history.of_absence(desk, done.absence)
    assert (made.what, made.who) == ("defined", AGENT)
    assert (changed.who, changed.fields) == ("Contremaître", (Difference("replacement", "TP-03", "TP-05"),))
    assert (gone.what, gone.who) == ("withdrawn", "Contremaître")
