"""The store's encryption key: in the system's keyring, else in a 0600 file with a visible notice."""

import hashlib
import json
import os
from pathlib import Path
from typing import Protocol

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


class KeyRing:
    """The key of one data folder, with the public facts beside the store in `store.json`."""

    def __init__(self, folder: Path, vault: Vault) -> None:
        self._folder = folder
        self._vault = vault
        self.facts_file = folder / "store.json"
        self.key_file = folder / "store.key"

    def load(self) -> bytes:
        """Return the key. Raises `StoreDamaged` when it is missing or is another store's key."""
        facts = self._facts()
        if self.key_file.exists():
            try:
                secret: str | None = self.key_file.read_text("ascii").strip()
            except (OSError, UnicodeDecodeError) as error:
                if isinstance(error, OSError):
                    raise from_system(error, self._folder) from error
                secret = ""
        else:
            secret = self._vault.get(facts["store"])
        if secret is None:
            raise StoreFault(
                translate(
                    "Store",
                    "La clé de la base n’est ni dans le trousseau de ce compte ni dans {file}. Ouvrez une session"
                    " avec le compte qui a créé la base, ou restaurez une copie avec sa clé.",
                    file=self.key_file.name,
                )
            )
        try:
            key = bytes.fromhex(secret)
        except ValueError:
            key = b""
        if key_check(key) != facts["check"]:
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
        """Keep a new key: the keyring first, else a 0600 file. Raises `StoreFault` when nothing can be written."""
        if len(key) != KEY_BYTES:
            raise ValueError("the key is 32 bytes")
        try:
            if not self._vault.put(store_id, key.hex()):
                _write_private(self.key_file, key.hex() + "\n")
            self.facts_file.write_text(
                json.dumps({"store": store_id, "check": key_check(key)}) + "\n", encoding="utf-8"
            )
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

    def _facts(self) -> dict[str, str]:
        try:
            facts: dict[str, str] = json.loads(self.facts_file.read_text("utf-8"))
            return {"store": facts["store"], "check": facts["check"]}
        except OSError as error:
            raise from_system(error, self._folder) from error
        except (ValueError, KeyError, TypeError) as error:
            raise StoreDamaged(
                translate(
                    "Store",
                    "Le fichier {file} est endommagé : restaurez la dernière copie de la base.",
                    file=self.facts_file.name,
                )
            ) from error


def _write_private(path: Path, content: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(content)
