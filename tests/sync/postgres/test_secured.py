"""TLS that is verified, and passwords that stay where they belong: Debian's PostgreSQL, two desks from nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from tests.cli.conftest import Guichet
from tests.domain.policies import shipped
from tests.sync.postgres.desks import Desk
from tests.sync.postgres.secured import ADMIN, PASSWORD, SecuredServer, authority
from tests.workshop import FileVault, MemoryVault, desk_in

from guichet.application import enrolment
from guichet.sync import administering
from guichet.sync.failures import Away, Denied, NeedsPassword
from guichet.sync.postgres import SharedDatabase, connect


@pytest.fixture(scope="module")
def server() -> Iterator[SecuredServer]:
    """Debian's server, with an empty database named guichet."""
    running = SecuredServer()
    connection = connect(running.address(dbname="postgres"))
    connection.execute("CREATE DATABASE guichet")
    connection.close()
    administering.initialise(running.address(), shipped())
    yield running
    running.stop()


def test_the_way_is_encrypted_and_the_limits_are_set(server: SecuredServer) -> None:
    connection = connect(server.address())
    try:
        ((encrypted, version),) = connection.execute(
            "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        ).fetchall()
        assert (encrypted, version) == (True, "TLSv1.3")
        limits = {
            name: connection.execute(f"SHOW {name}".encode()).fetchall()[0][0]
            for name in ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
        }
        assert limits == {
            "lock_timeout": "5s", "statement_timeout": "1min", "idle_in_transaction_session_timeout": "30s"
        }  # fmt: skip
    finally:
        connection.close()


def test_a_server_that_cannot_be_verified_hears_nothing(server: SecuredServer, tmp_path: Path) -> None:
    """Another authority, another name, no authority at all: stopped before a name or a password is sent."""
    before = server.said().count("authenticated")
    for changed in (
        {"sslrootcert": str(authority(tmp_path, "other"))},
        {"host": "127.0.0.1"},
        {"sslrootcert": str(tmp_path / "absent.crt")},
        {"sslrootcert": "system"},
    ):
        with pytest.raises(Denied, match="certificat"):
            connect(server.address(**changed))
    assert server.said().count("authenticated") == before


@pytest.mark.parametrize(
    "changed",
    [{"password": "faux"}, {"user": "personne"}, {"dbname": "ailleurs"}],
    ids=lambda each: next(iter(each)),
)
def test_a_login_that_is_refused_is_not_tried_again(server: SecuredServer, changed: dict[str, Any]) -> None:
    with pytest.raises(Denied, match="guichet desk enrol"):
        connect(server.address(**changed))


def test_a_password_that_is_missing_is_asked_for(server: SecuredServer) -> None:
    with pytest.raises(NeedsPassword):
        connect(server.address(password=""))


def test_no_server_is_away(server: SecuredServer) -> None:
    with pytest.raises(Away):
        connect(server.address(port=1))


@pytest.mark.parametrize("keyring", [True, False], ids=["keyring", "file"])
def test_a_desk_is_enrolled_and_its_password_is_nowhere_else(
    server: SecuredServer, data_dir: Path, keyring: bool
) -> None:
    vault = MemoryVault() if keyring else FileVault()
    code = "KL" if keyring else "MR"
    with desk_in(data_dir, code=code) as desk:
        assert enrolment.link(desk, vault=vault) is None
        done = enrolment.enrol(desk, server.address(), "clerk", vault=vault)
        assert (done.login, done.code, done.target) == (f"guichet_{code.lower()}", code, "localhost/guichet")
        assert (done.notice is None) == keyring
        link = enrolment.link(desk, vault=vault)
        assert link is not None
        with link.open() as shared:
            shared.greet()
        kept = [file for file in data_dir.iterdir() if file.name.startswith("sync")]
        file = data_dir / enrolment.PASSWORD_FILE
        if keyring:
            password = next(each for name, each in vault.secrets.items() if name.endswith(":sync"))  # type: ignore[attr-defined]
            assert kept == [data_dir / enrolment.FACTS_FILE]
        else:
            password = file.read_text()
            assert file.stat().st_mode & 0o777 == 0o600
        assert password not in (data_dir / enrolment.FACTS_FILE).read_text()
        assert password not in server.said()
        assert PASSWORD not in server.said()
        # Asked again, the password is another one and the former is worth nothing.
        enrolment.enrol(desk, server.address(), "manager", vault=vault)
        with pytest.raises(Denied), link.open():
            pass
        again = enrolment.link(desk, vault=vault)
        assert again is not None
        with again.open() as shared:
            assert shared.greet().circles == ("confidential",)


def test_a_desk_that_lost_its_password_says_what_to_do(server: SecuredServer, data_dir: Path) -> None:
    with desk_in(data_dir, code="HR") as desk:
        enrolment.enrol(desk, server.address(), "clerk", vault=MemoryVault())
        with pytest.raises(enrolment.EnvironmentFault, match="trousseau"):
            enrolment.link(desk, vault=MemoryVault())
        (data_dir / enrolment.FACTS_FILE).write_text("{")
        with pytest.raises(enrolment.EnvironmentFault, match="endommagé"):
            enrolment.link(desk, vault=MemoryVault())


def test_a_code_is_one_desks(server: SecuredServer, data_dir: Path, tmp_path: Path) -> None:
    """Promise 3: two desks under one code would say a dossier number twice."""
    with desk_in(data_dir, code="HK", seed=1) as first, desk_in(tmp_path / "b", code="HK", seed=2) as second:
        enrolment.enrol(first, server.address(), "clerk", vault=FileVault())
        link = enrolment.link(first, vault=FileVault())
        assert link is not None
        with link.open() as shared:
            shared.push(enrolment.present_id(first), [])
            desk = Desk("events")
            desk.id = enrolment.present_id(first)
            shared.push(desk.id, desk.record(1))
        with pytest.raises(administering.Refused, match="--replace"):
            enrolment.enrol(second, server.address(), "clerk", vault=FileVault())
        enrolment.enrol(first, server.address(), "clerk", vault=FileVault())
        enrolment.enrol(second, server.address(), "clerk", vault=FileVault(), replace=True)


def test_from_nothing_to_two_desks_on_the_command_line(
    server: SecuredServer, guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The administrator's password comes by the standard input or by libpq's own file, never by a word."""
    url = server.url()
    said = guichet("server", "init", url, "--password-stdin", stdin=f"{PASSWORD}\n")
    assert (said.code, said.out) == (0, "")
    assert "à jour" in said.err
    asked = guichet("server", "status", url)
    assert asked.code == 1
    assert "--password-stdin" in asked.err
    passwords = tmp_path / "pgpass"
    passwords.write_text(f"localhost:{server.port}:*:{ADMIN}:{PASSWORD}\n", "utf-8")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    for code in ("RS", "XZ"):
        done = guichet(
            "--data-dir", tmp_path / code, "desk", "enrol", url, "--code", code, "--name", "Comptoir"
        )
        assert (done.code, done.out) == (0, "")
        assert code in done.err
    found = guichet("server", "status", url, "--json")
    assert {"RS", "XZ"} <= {desk["code"] for desk in found.json["desks"]}
    page = guichet("server", "status", url)
    for code in ("RS", "XZ", "RS"):
        # The script's clock stands still in November: the server's is hours ahead, which is said, and hinders nothing.
        exchanged = guichet("--data-dir", tmp_path / code, "sync", "--once", "--json")
        assert (exchanged.json["to_send"], exchanged.json["quarantine"]) == (0, [])
    digests = {guichet("--data-dir", tmp_path / code, "digest").out for code in ("RS", "XZ")}
    assert len(digests) == 1
    assert "Poste RS (clerk, guichet_rs) : inscrit, jamais vu." in page.out
    assert "Reprise fermée" in guichet("server", "recover", url, "--close").err
    assert "Reprise ouverte" in guichet("server", "recover", url, "--hours", "2").err
    assert "Reprise ouverte" in guichet("server", "status", url).out
    with (tmp_path / "RS" / "sync.json").open() as facts:
        assert PASSWORD not in facts.read()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://dba:secret@localhost/guichet", "historique"),
        ("postgresql://dba@localhost/guichet?sslmode=require", "sslmode"),
        ("postgresql://dba@localhost/guichet?options=-c%20statement_timeout%3D0", "options"),
        ("postgresql://dba@localhost:port/guichet?x=1", "pas une adresse"),
    ],
)
def test_an_address_says_no_secret_and_weakens_nothing(guichet: Guichet, url: str, words: str) -> None:
    said = guichet("server", "status", url)
    assert (said.code, said.out) == (1, "")
    assert words in said.err
    assert "secret" not in said.err


def test_a_new_desk_needs_a_code_and_an_old_one_keeps_its_own(
    server: SecuredServer, data_dir: Path, tmp_path: Path
) -> None:
    with desk_in(data_dir, code="KL") as desk, pytest.raises(enrolment.Refusal, match="KL"):
        enrolment.enrol(desk, server.address(), "clerk", code="MR", vault=FileVault())
    from guichet.application.workplace import open_workplace

    fresh = open_workplace(tmp_path / "fresh", vault=FileVault())
    try:
        for code in ("", "O", "A1"):
            with pytest.raises(enrolment.Refusal, match="--code"):
                enrolment.enrol(fresh, server.address(), "clerk", code=code, vault=FileVault())
    finally:
        fresh.close()


def test_a_server_whose_log_is_read_gives_no_payload_away(server: SecuredServer) -> None:
    """Values of a push are parameters in binary: even a log of every statement shows bytes, not what was said."""
    desk = Desk("log")
    login, password = administering.enrol(server.address(), "ZZ", "clerk", desk.id)
    connection = connect(server.address(user=login, password=password))
    try:
        SharedDatabase(connection, lambda: desk.id).push(desk.id, desk.record(1, payload=b'"Citoyenne 0147"'))
    finally:
        connection.close()
    assert "0147" not in server.said()


def test_words_of_a_server_in_french_are_understood() -> None:
    """libpq hands on the server's own language when no connection comes about."""
    from guichet.sync.sqlstates import failure_to_connect

    at = 'connection to server at "db", port 5432 failed: FATAL:  '
    for words, kind in (
        ("authentification par mot de passe échouée pour l'utilisateur « guichet_kl »", Denied),
        ("le rôle « guichet_kl » n'existe pas", Denied),
        ("aucune entrée dans pg_hba.conf pour l'hôte", Denied),
        ("le système de bases de données se lance", Away),
        ("le système de bases de données s'arrête", Away),
        ("désolé, trop de clients sont déjà connectés", Away),
    ):
        for used in (False, True):
            assert type(failure_to_connect(psycopg.OperationalError(at + words), used_password=used)) is kind
