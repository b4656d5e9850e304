"""The store's encryption key: in the system's keyring, else in a 0600 file with a visible notice."""

import hashlib
import os
import sys
from pathlib import Path
from typing import Protocol

import msgspec

from guichet.domain.wording import Text, translate
from guichet.store.faults import StoreDamaged, StoreFault, from_system

KEY_BYTES = 32
_SERVICE = "guichet"


class Vault(Protocol):
    """Where secrets are kept by the system; `None` when it has none to give."""

    def get(self, name: str) -> str | None: ...

    def put(self, name: str, secret: str) -> bool: ...


class SystemVault:
    """The operating system's keyring through `keyring`."""

    def get(self, name: str) -> str | None:
        """Return the secret, or None when there is no keyring or no such secret."""
        import keyring  # costs 50 to 100 ms and a D-Bus call: only when no key file stands
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(_SERVICE, name)
        except (KeyringError, RuntimeError):
            return None

    def put(self, name: str, secret: str) -> bool:
        """Keep the secret and tell whether the keyring really has it."""
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(_SERVICE, name, secret)
            return keyring.get_password(_SERVICE, name) == secret
        except (KeyringError, RuntimeError):
            return False


def file_notice(path: Path) -> Text:
    """The notice shown when the key stands in a file."""
    return translate(
        "Store",
        "Ce poste n’a pas de trousseau : la clé de la base est dans le fichier {file}, lisible de ce compte"
        " seulement. Protégez ce compte.",
        file=path.name,
    )


def key_check(key: bytes) -> str:
    """Return a digest that tells a wrong key from a damaged file, and nothing of the key."""
    return hashlib.blake2b(key, person=b"guichet-check").hexdigest()


class StoreFacts(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands in clear beside the store: its name in the keyring, a check of its key, whether it was made."""

    store: str
    check: str
    made: bool = False


class KeyRing:
    """The key of one data folder, with the public facts beside the store in `store.json`."""

    def __init__(self, folder: Path, vault: Vault) -> None:
        self._folder = folder
        self._vault = vault
        self.facts_file = folder / "store.json"
        self.key_file = folder / "store.key"

    def load(self) -> bytes:
        """Return the key. Raises `StoreDamaged` when it is missing or is another store's key."""
        facts = self.facts
        found = self._secret_in_file() if self.key_file.exists() else self._vault.get(facts.store)
        if found is None:
            raise StoreFault(
                translate(
                    "Store",
                    "La clé de la base n’est ni dans le trousseau de ce compte ni dans {file}. Ouvrez une session"
                    " avec le compte qui a créé la base, ou restaurez une copie avec sa clé.",
                    file=self.key_file.name,
                )
            )
        key = from_hex(found)
        if key_check(key) != facts.check:
            raise StoreDamaged(
                translate(
                    "Store",
                    "La clé trouvée n’est pas celle de cette base : la base elle-même est intacte."
                    " Remettez la bonne clé dans {file}, ou dans le trousseau.",
                    file=self.key_file.name,
                )
            )
        return key

    def create(self, key: bytes, store_id: str) -> None:
        """Keep a new key: the keyring first, else a 0600 file. Raises `StoreFault` when nothing can be written.

        The key is on the disk before the store that needs it. A key file that stands there already, from a
        creation that was cut short, is taken up rather than overwritten: it may be the only key to something.
        """
        left = from_hex(self._secret_in_file()) if self.key_file.exists() else b""
        self.keep(left if len(left) == KEY_BYTES else key, StoreFacts(store_id, ""))

    def keep(self, key: bytes, facts: StoreFacts) -> None:
        """Keep the key of a store and its facts; `check` is worked out here."""
        if len(key) != KEY_BYTES:
            raise ValueError("the key is 32 bytes")
        try:
            if self.key_file.exists() or not self._vault.put(facts.store, key.hex()):
                write_durably(self.key_file, f"{key.hex()}\n".encode("ascii"))
            self._write_facts(msgspec.structs.replace(facts, check=key_check(key)))
        except OSError as error:
            raise from_system(error, self._folder) from error

    def mark_made(self) -> None:
        """Note that the database of this key exists: from now on, its absence is a loss and not a beginning."""
        facts = self.facts
        if facts.made:
            return
        try:
            self._write_facts(msgspec.structs.replace(facts, made=True))
        except OSError as error:
            raise from_system(error, self._folder) from error

    @property
    def exists(self) -> bool:
        """Whether a key was ever made for this folder."""
        return self.facts_file.exists()

    @property
    def notice(self) -> Text | None:
        """The notice to show, when the key stands in a file."""
        return file_notice(self.key_file) if self.key_file.exists() else None

    @property
    def facts(self) -> StoreFacts:
        """The public facts. Raises `StoreDamaged` when the file is not what Guichet wrote."""
        try:
            return msgspec.json.decode(self.facts_file.read_bytes(), type=StoreFacts)
        except OSError as error:
            raise from_system(error, self._folder) from error
        except msgspec.MsgspecError as error:
            raise StoreDamaged(
                translate(
                    "Store",
                    "Le fichier {file} est endommagé : restaurez la dernière copie de la base.",
                    file=self.facts_file.name,
                )
            ) from error

    def _write_facts(self, facts: StoreFacts) -> None:
        write_durably(self.facts_file, msgspec.json.encode(facts) + b"\n")

    def _secret_in_file(self) -> str:
        try:
            return self.key_file.read_text("ascii").strip()
        except UnicodeDecodeError:
            return ""
        except OSError as error:
            raise from_system(error, self._folder) from error


def from_hex(secret: str) -> bytes:
    """Return the key that a vault or a key file holds; nothing when it is not one."""
    try:
        return bytes.fromhex(secret)
    except ValueError:
        return b""


def write_durably(path: Path, content: bytes) -> None:
    """Write a file of this account alone: after a power cut it is the former one or this one, whole."""
    fresh = path.with_name(f".{path.name}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut (Windows does it by itself)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
