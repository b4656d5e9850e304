"""The City's directory as it stands: services, contacts, topics and streets (ROUTE-1, COM-2, COM-4, COM-5)."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

Scope = Literal["internal", "external"]
Owner = Literal["municipal", "provincial"]
Kind = Literal["complaint", "request", "information", "claim", "comment"]
KINDS: tuple[Kind, ...] = ("complaint", "request", "information", "claim", "comment")


class Service(msgspec.Struct, frozen=True):
    """A City service, or an outside body (`scope="external"`); `hours` as typed, e.g. `Lun-Ven 8:00-12:00`."""

    code: str
    name_fr: str
    name_en: str = ""
    scope: Scope = "internal"
    phone: str = ""
    email: str = ""
    location: str = ""
    hours: str = ""
    form: str = ""
    after_hours: str = ""


class Contact(msgspec.Struct, frozen=True):
    """A person or post of a service, by title; `backup` is the code of the usual replacement, or empty."""

    code: str
    title_fr: str
    title_en: str = ""
    service: str = ""
    extension: str = ""
    email: str = ""
    backup: str = ""


class Topic(msgspec.Struct, frozen=True):
    """A matter citizens raise and who handles it; `if_provincial` takes over on a provincial street."""

    code: str
    label_fr: str
    label_en: str = ""
    service: str = ""
    contact: str = ""
    if_provincial: str = ""
    kind: Kind = "request"
    urgent: bool = False
    keywords: tuple[str, ...] = ()
    say_fr: str = ""
    say_en: str = ""
    ask_fr: str = ""
    ask_en: str = ""


class Street(msgspec.Struct, frozen=True):
    """A street of the City; `type` is the generic (rue, chemin…), `name` the rest (`de la Gare`)."""

    name: str
    type: str = "rue"
    owner: Owner = "municipal"
    sector: str = ""

    @property
    def full_name(self) -> str:
        """The name as it is said: `chemin des Patriotes Nord`."""
        return f"{self.type} {self.name}".strip()


class Directory(msgspec.Struct, frozen=True):
    """The whole directory at one instant, by code (streets by `full_name`)."""

    services: Mapping[str, Service] = {}
    contacts: Mapping[str, Contact] = {}
    topics: Mapping[str, Topic] = {}
    streets: Mapping[str, Street] = {}

    @classmethod
    def of(
        cls,
        services: Iterable[Service] = (),
        contacts: Iterable[Contact] = (),
        topics: Iterable[Topic] = (),
        streets: Iterable[Street] = (),
    ) -> "Directory":
        """Build a directory from entries; a later entry of the same code wins."""
        return cls(
            {entry.code: entry for entry in services},
            {entry.code: entry for entry in contacts},
            {entry.code: entry for entry in topics},
            {entry.full_name: entry for entry in streets},
        )
