"""`guichet doctor`: each fault it claims to find is planted in a copy of a store, found, and said with what to do."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.workshop import FileVault, MemoryVault, clock_of, desk_in, make_desk, request

from guichet.application import acting, calendar, checking, copies, directory
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace, open_workplace
from guichet.domain import commands, record
from guichet.domain.directory import Service
from guichet.domain.people import SCHEDULER
from guichet.domain.progress import Cancelled
from guichet.store import backing_up, meta, verifying
from guichet.store import events as rows
from guichet.store.opening import PROJECTION_VERSION, Connection


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with a few days of work; each test takes a copy of it."""
    folder = tmp_path_factory.mktemp("worked") / "desk"
    with desk_in(folder) as desk:
        citizen = commands.CitizenInput(name="Citoyenne 0147", phone="450 555-0147")
        for place in range(6):
            number = take_in(desk, request(f"Lampadaire éteint {place}", "phone", citizen=citizen)).number
            clock_of(desk).advance(hours=1)
            acting.perform(desk, commands.Contacted(number))
        take_in(desk, request("Égout bouché", "email"))
        calendar.add_closure(desk, clock_of(desk).now().date() + timedelta(days=300), "Congé")
    return folder


@contextmanager
def copied(worked: Path, folder: Path, **options: Any) -> Iterator[Workplace]:
    """Lend a desk on a copy of the worked store, an hour later."""
    shutil.copytree(worked, folder)
    desk = open_workplace(folder, create=False, vault=FileVault(), clock=make_clock(), **options)
    try:
        yield desk
    finally:
        desk.close()


def make_clock() -> Any:
    """Return a clock after the work that was done."""
    from tests.workshop import START, ScriptedClock

    return ScriptedClock(START + timedelta(hours=9))


@pytest.fixture
def desk(worked: Path, tmp_path: Path) -> Iterator[Workplace]:
    """A desk on a copy of the worked store."""
    with copied(worked, tmp_path / "copy") as opened:
        yield opened


def found(desk: Workplace, check: str) -> checking.Finding:
    """Return the worst finding of one check."""
    order = ("error", "warning", "notice", "ok")
    every = [finding for finding in checking.diagnose(desk).findings if finding.check == check]
    return min(every, key=lambda finding: order.index(finding.severity))


def tamper(desk: Workplace, *statements: str, values: tuple[Any, ...] = ()) -> None:
    """Change the record behind its triggers' back, as another program with the key would."""
    with desk.store.write() as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement, values if "?" in statement else ())
        for _, made in triggers:
            connection.execute(made)


def test_a_clean_store_is_clean(desk: Workplace) -> None:
    """STAFF-7: everything looked at is in order; the key in its file is a notice, not an illness."""
    told: list[tuple[int, int]] = []
    diagnosis = checking.diagnose(desk, progress=lambda done, total: told.append((done, total)))
    assert diagnosis.healthy
    assert {f.check for f in diagnosis.findings if f.severity not in ("ok",)} <= {"key", "disk"}
    assert {f.check for f in diagnosis.findings} >= {
        "sqlite", "file", "triggers", "chain", "clock", "policy", "lists", "search", "calendar", "key", "disk",
    }  # fmt: skip
    page = [str(line) for line in diagnosis.page()]
    assert page[0] == "La base est saine."
    assert len(page) < 25
    assert told[-1][0] == told[-1][1] > 0
    assert json.loads(json.dumps(diagnosis.as_json()))["healthy"] is True


RECORD_FAULTS = {
    "body": ("UPDATE event_body SET payload = payload || ' ' WHERE seq = 20", "contenus changés : 1"),
    "blob": ("UPDATE event_body SET payload = CAST(payload || ' ' AS BLOB) WHERE seq = 20", "contenus changés : 1"),
    "salt": ("UPDATE event_body SET salt = x'00' WHERE seq = 20", "contenus changés : 1"),
    "link": ("UPDATE event SET prev_digest = zeroblob(32) WHERE seq = 20", "maillons rompus"),
    "author": ("UPDATE event SET author = x'00112233445566778899aabbccddeeff' WHERE seq = 20", "maillons rompus : 1"),
    "time": ("UPDATE event SET occurred_at = occurred_at - 1 WHERE seq = 20", "maillons rompus : 1"),
    "type": ("UPDATE event SET type = 'service.renamed' WHERE seq = 20", "maillons rompus : 1"),
    "hole": ("DELETE FROM event WHERE seq = 20", "Numéros sautés : 1"),
    "first": ("DELETE FROM event WHERE seq = 1", "Numéros sautés : 1"),
    "stray": ("INSERT INTO event_body(seq, payload, salt, audience) VALUES(99999, x'00', x'00', '')", "sans événement : 1"),
}  # fmt: skip


@pytest.mark.parametrize("fault", RECORD_FAULTS)
def test_a_record_that_was_touched_is_found(desk: Workplace, fault: str) -> None:
    """STAFF-7, promise 2: a changed body, header or link, a hole, a stray body: counted, placed, with what to do."""
    statement, said = RECORD_FAULTS[fault]
    tamper(desk, statement)
    finding = found(desk, "chain")
    assert finding.severity == "error"
    assert said in str(finding.says)
    assert "restore" in str(finding.do)
    if fault != "stray":
        assert "/2" in str(finding.says), "the place is told: desk and sequence"


def test_an_erased_body_is_not_a_fault(desk: Workplace) -> None:
    """SYNC.md: chains verify with bodies gone: a lawful erasure leaves the header and its digest."""
    tamper(desk, "DELETE FROM event_body WHERE seq = 20")
    assert found(desk, "chain").severity == "ok"


def test_protections_taken_away_are_found(desk: Workplace) -> None:
    """Promise 2: a trigger that no longer stands."""
    with desk.store.write() as connection:
        connection.execute("DROP TRIGGER body_no_update")
    finding = found(desk, "triggers")
    assert finding.severity == "error"
    assert "body_no_update" in str(finding.says)
    assert finding.do is not None


LIST_FAULTS = {
    "changed": ("UPDATE dossier SET service = 'XX' WHERE id = 2", "dossiers (1)"),
    "due": ("DELETE FROM due_action WHERE dossier = 3", "actions dues (1)"),
    "moved": ("UPDATE due_action SET due_at = due_at + 1 WHERE done_at IS NULL", "actions dues (1)"),
    "check": (
        "INSERT INTO transfer_check(dossier, event, service, contact, asked_at, answer, not_mine, why, first)"
        " VALUES(2, x'00', 'TP', '', 0, 'yes', 0, '', 1)",
        "transferts (",
    ),
    "lost": ("DELETE FROM dossier WHERE id = 2", "dossiers (1)"),
    "citizen": ("UPDATE citizen SET name = 'x'", "citoyens (1)"),
    "entry": (
        "UPDATE entry SET withdrawn = 1 WHERE kind = 'topic' AND code = 'nid-de-poule'",
        "répertoire (1)",
    ),
    "ghost": ("INSERT INTO entry VALUES('service', 'FANTOME', '{}', 1, x'00')", "répertoire (1)"),
}


@pytest.mark.parametrize("fault", LIST_FAULTS)
def test_a_list_that_drifted_is_found_and_a_rebuild_mends_it(desk: Workplace, fault: str) -> None:
    """Promise 5: what the lists say is what the events tell; the page names the list and says to rebuild."""
    statement, said = LIST_FAULTS[fault]
    with desk.store.write() as connection:
        connection.execute(statement)
    finding = found(desk, "lists")
    assert finding.severity == "error"
    assert said in str(finding.says)
    assert "rebuild" in str(finding.do)
    desk.agent = SCHEDULER
    copies.rebuild(desk)
    assert checking.diagnose(desk).healthy


def _corrupt_index(connection: Connection) -> None:
    (block,) = connection.execute("SELECT min(id) FROM dossier_search_data WHERE id > 10").fetchone()
    connection.execute("UPDATE dossier_search_data SET block = zeroblob(40) WHERE id = ?", (block,))


SEARCH_FAULTS: dict[str, Callable[[Connection], object]] = {
    "lost row": lambda c: c.execute("DELETE FROM dossier_search WHERE rowid = 2"),
    "row too many": lambda c: c.execute("INSERT INTO dossier_search(rowid, words) VALUES(99999, 'x')"),
    "citizen": lambda c: c.execute("DELETE FROM citizen_search"),
    "other words": lambda c: (
        c.execute("DELETE FROM dossier_search WHERE rowid = 2"),
        c.execute("INSERT INTO dossier_search(rowid, number, words) VALUES(2, 'x', 'x')"),
    ),
    "damaged": _corrupt_index,
}


@pytest.mark.parametrize("fault", SEARCH_FAULTS)
def test_a_search_index_that_drifted_is_found_and_a_rebuild_mends_it(desk: Workplace, fault: str) -> None:
    """SYNC.md, FTS5: what cannot be found is as lost to a clerk."""
    with desk.store.write() as connection:
        SEARCH_FAULTS[fault](connection)
    diagnosis = checking.diagnose(desk)
    assert not diagnosis.healthy
    finding = next(f for f in diagnosis.findings if f.check in ("search", "file") and f.severity == "error")
    assert finding.check == "search"
    assert "rebuild" in str(finding.do)
    desk.agent = SCHEDULER
    copies.rebuild(desk)
    assert checking.diagnose(desk).healthy


def test_lists_of_another_version_are_found(desk: Workplace) -> None:
    """SYNC.md, Migrations: an upkeep command looks before anything is brought up to date."""
    with desk.store.write() as connection:
        meta.put(connection, meta.PROJECTION, "0")
    assert found(desk, "lists").severity == "error"
    with desk.store.write() as connection:
        meta.put(connection, meta.PROJECTION, str(PROJECTION_VERSION))
        connection.execute("DROP TABLE citizen_search")
    assert found(desk, "lists").severity == "error"


def test_deadlines_not_counted_since_a_change_are_found(desk: Workplace) -> None:
    """STAFF-3: a closure or a policy that the open deadlines do not follow yet."""
    with desk.store.write() as connection:
        meta.put(connection, meta.CALENDAR_STAMP, "x")
    finding = found(desk, "calendar")
    assert finding.severity == "warning"
    assert "rouvrez" in str(finding.do)
    calendar.recount(desk)
    assert found(desk, "calendar").severity == "ok"


@pytest.mark.parametrize(("days", "warned"), [(59, True), (60, True), (61, False)])
def test_dated_closures_that_end_soon_are_told(worked: Path, tmp_path: Path, days: int, warned: bool) -> None:
    """STAFF-3: within 60 days of the last one, the next ones are missing or do not exist; somebody must look."""
    with copied(worked, tmp_path / "copy") as desk:
        (last,) = calendar.closures(desk)
        clock_of(desk).set(
            clock_of(desk).now() + (last.date - clock_of(desk).now().date()) - timedelta(days=days)
        )
        findings = [f for f in checking.diagnose(desk).findings if f.check == "closures"]
        assert bool(findings) == warned
        assert all(f.severity == "warning" for f in findings)


@pytest.mark.parametrize(("minutes", "severity"), [(1, "ok"), (3, "notice"), (11, "warning")])
def test_a_clock_behind_the_events_is_told(worked: Path, tmp_path: Path, minutes: int, severity: str) -> None:
    """SYNC.md, Clocks: two minutes a notice, ten a warning; nothing is lost, and the page says so."""
    with copied(worked, tmp_path / "copy") as desk:
        with desk.store.read() as connection:
            (last,) = connection.execute("SELECT max(recorded_at) FROM event").fetchone()
        now = clock_of(desk).now()
        clock_of(desk).advance(seconds=last / 1_000_000 - now.timestamp() - minutes * 60)
        assert found(desk, "clock").severity == severity


def test_a_missing_or_broken_policy_is_found(worked: Path, tmp_path: Path) -> None:
    """STAFF-3: without its rules nothing says what is owed; the page says so instead of stopping."""
    (tmp_path / "broken.toml").write_text("format = ")
    for number, file in enumerate((tmp_path / "absent.toml", tmp_path / "broken.toml")):
        with copied(worked, tmp_path / f"copy{number}", policy_file=file) as desk:
            finding = found(desk, "policy")
            assert finding.severity == "error"
            assert file.name in str(finding.says)
            assert found(desk, "chain").severity == "ok", "the record itself is looked at all the same"


def test_a_policy_that_names_what_the_directory_lacks_is_found(desk: Workplace) -> None:
    """STAFF-5, ELU-5: somebody who answers by the policy and is not in the directory."""
    desk.agent = SCHEDULER
    with desk.recorder.transaction() as transaction:
        from guichet.domain import ids, payloads

        transaction.append(
            "directory", ids.entry_id("contact", "DG-01"), payloads.EntryWithdrawn("contact", "DG-01")
        )
        receipt = transaction.receipt
    desk.recorded(receipt)
    finding = found(desk, "names")
    assert finding.severity == "warning"
    assert "escalation.general_manager" in str(finding.says)


def _append(desk: Workplace, event_type: str, version: int, body: bytes) -> None:
    """Record an intact event that says what this program would not."""
    desk.agent = SCHEDULER
    number = take_in(desk, request()).number
    with desk.recorder.transaction() as transaction:
        entity = acting.find(transaction.connection, number)
        last = transaction.history(entity)[-1]
        seq, stamp, digest = desk.recorder.last(transaction.connection)
        header = msgspec.structs.replace(
            last.header, id=b"\x77" * 16, desk_seq=seq + 1, hlc=stamp + 1, type=event_type, version=version,
            parents=(last.header.id,), body_digest=record.body_digest(b"s", body), prev_digest=digest,
        )  # fmt: skip
        rows.insert(transaction.connection, (record.Event(header, body, b"s"),))
        transaction._entities.pop(entity)
        transaction._streams[entity] = "dossier"
        desk.recorder.advance(header)


def test_events_of_a_newer_version_are_told_and_kept(desk: Workplace) -> None:
    """Promise 6: kept, shown, counted; the store is healthy."""
    _append(desk, "dossier.surveyed", 1, b'{"score":5}')
    finding = found(desk, "unknown")
    assert finding.severity == "notice"
    assert "dossier.surveyed" in str(finding.says)
    assert checking.diagnose(desk).healthy


def test_an_intact_event_that_cannot_be_read_is_found(desk: Workplace) -> None:
    """Promise 6: the dossier still opens, the lists still follow, and the page says to report it."""
    _append(desk, "dossier.commented", 1, b"{broken")
    assert found(desk, "payloads").severity == "error"
    assert found(desk, "lists").severity == "ok"
    copies.rebuild(desk)
    assert found(desk, "lists").severity == "ok"


def test_a_damaged_file_is_found(worked: Path, tmp_path: Path) -> None:
    """A page that the disk lost: found by SQLCipher's own check, with the way back."""
    shutil.copytree(worked, tmp_path / "copy")
    file = tmp_path / "copy" / "guichet.db"
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 64] = bytes(64)
    file.write_bytes(raw)
    desk = open_workplace(tmp_path / "copy", create=False, vault=FileVault(), clock=make_clock())
    try:
        finding = found(desk, "file")
        assert finding.severity == "error"
        assert "restore" in str(finding.do)
    finally:
        desk.close()


@pytest.mark.parametrize(("free", "severity"), [(50 << 20, "error"), (500 << 20, "warning"), (9 << 30, "ok")])
def test_a_disk_that_fills_up_is_told(
    desk: Workplace, monkeypatch: pytest.MonkeyPatch, free: int, severity: str
) -> None:
    """Promise 1: before the day the disk is full."""
    monkeypatch.setattr(checking.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9 << 30, 0, free))
    assert found(desk, "disk").severity == severity


def test_an_old_sqlite_is_found(desk: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    """SYNC.md: a SQLite that can corrupt a WAL."""
    monkeypatch.setattr(verifying, "SQLITE", (3, 51, 2))
    assert found(desk, "sqlite").severity == "error"


def test_a_key_that_only_one_keyring_holds_is_told(tmp_path: Path) -> None:
    """Promise 1: a lost computer takes its keyring along; a copy with its key settles it."""
    vault = MemoryVault()
    desk = open_workplace(tmp_path / "desk", vault=vault, clock=make_clock())
    try:
        assert found(desk, "key").severity == "notice"
        backing_up.backup(desk.store, tmp_path / "copy.guichet", with_key=True)
        assert found(desk, "key").severity == "ok"
    finally:
        desk.close()


def test_the_page_puts_what_is_wrong_first_and_fits_on_one(desk: Workplace) -> None:
    """One page: the verdict, what to correct with what to do, then what is in order; also with many faults."""
    tamper(desk, "UPDATE event_body SET salt = x'00'")
    with desk.store.write() as connection:
        connection.execute("UPDATE dossier SET service = 'XX'")
        connection.execute("DELETE FROM dossier_search")
    page = [str(line) for line in checking.diagnose(desk).page()]
    assert page[0].startswith("La base a besoin de soins")
    kinds = [line.split(" — ")[0] for line in page[1:]]
    assert kinds == sorted(kinds, key=["À corriger", "Attention", "À savoir", "En ordre"].index)
    assert kinds.count("À corriger") == 3
    assert len(page) < 30
    assert all(len(line) < 400 for line in page)


def test_a_check_can_be_given_up(desk: Workplace) -> None:
    """The page is asked for beside the counter: it can be stopped."""
    with pytest.raises(Cancelled):
        checking.diagnose(desk, cancelled=lambda: True)


def test_a_directory_that_is_edited_stays_clean(tmp_path: Path) -> None:
    """Promise 5: a topic renamed after its dossiers were indexed is no drift."""
    desk = make_desk(tmp_path / "desk")
    try:
        take_in(desk, request(topic="nid-de-poule"))
        topic = desk.directory.topics["nid-de-poule"]
        directory.define(desk, msgspec.structs.replace(topic, label_fr="Trou dans la chaussée"))
        directory.define(desk, Service("NEUF", "Service neuf"))
        assert checking.diagnose(desk).healthy
    finally:
        desk.close()
