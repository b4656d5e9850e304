"""How the directory reads: a row of the list per entry, and the boxes of its form in groups (ROUTE-1, COM-2, COM-4, COM-5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from guichet.domain import civil
from guichet.domain.directory import KINDS, Contact, Directory, Service, Street, Topic
from guichet.domain.wording import typeset
from guichet.ui.i18n import language
from guichet.ui.theme import Tone
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.field import plain

Entry = Service | Contact | Topic | Street
CLASSES: dict[str, type[Service | Contact | Topic | Street]] = {
    "services": Service,
    "contacts": Contact,
    "topics": Topic,
    "streets": Street,
}
Box = Literal["line", "phone", "area", "choice", "flag"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One box of the form: the field of the entry, its label, and what may be chosen where only some values may."""

    field: str
    label: str
    box: Box = "line"
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes that belong together, in rows."""

    title: str
    rows: tuple[tuple[Asked, ...], ...]


def name_of(french: str, english: str) -> str:
    """Return a name in the language of the screen."""
    return typeset(english if language() == "en" and english else french)


def row_of(entry: Entry, directory: Directory) -> Suggestion:
    """Return how the list shows an entry: its name, then what a clerk looks for beside it."""
    say = QCoreApplication.translate
    match entry:
        case Service():
            outside = entry.scope == "external"
            phone = civil.phone(entry.phone, language()) if entry.phone else ""
            detail = " · ".join(part for part in (entry.code, phone, entry.location) if part)
            pill = say("DirectoryScreen", "Organisme externe") if outside else ""
            return Suggestion(
                entry.code, name_of(entry.name_fr, entry.name_en), detail, pill=pill, tone=Tone.INFO
            )
        case Contact():
            service = directory.services.get(entry.service)
            named = name_of(service.name_fr, service.name_en) if service is not None else entry.service
            post = say("DirectoryScreen", "poste {extension}").format(extension=entry.extension)
            detail = " · ".join(part for part in (named, post if entry.extension else "") if part)
            return Suggestion(entry.code, name_of(entry.title_fr, entry.title_en), detail)
        case Topic():
            service = directory.services.get(entry.service)
            person = directory.contacts.get(entry.contact)
            who = name_of(person.title_fr, person.title_en) if person is not None else ""
            named = name_of(service.name_fr, service.name_en) if service is not None else entry.service
            pill = say("DirectoryScreen", "Urgent") if entry.urgent else ""
            return Suggestion(
                entry.code, name_of(entry.label_fr, entry.label_en), who or named, pill=pill, tone=Tone.LATE
            )
        case Street():
            provincial = entry.owner == "provincial"
            pill = say("DirectoryScreen", "Rue provinciale") if provincial else ""
            return Suggestion(entry.full_name, entry.full_name, entry.sector, pill=pill, tone=Tone.TODAY)


def heard_in(entry: Entry) -> str:
    """Return every word by which an entry is found."""
    match entry:
        case Service():
            return f"{entry.name_fr} {entry.name_en} {entry.code} {entry.phone} {entry.location}"
        case Contact():
            return f"{entry.title_fr} {entry.title_en} {entry.code} {entry.extension} {entry.service} {entry.email}"
        case Topic():
            return f"{entry.label_fr} {entry.label_en} {entry.code} {' '.join(entry.keywords)}"
        case Street():
            return f"{entry.full_name} {entry.sector}"


def groups_of(kind: str, directory: Directory) -> Sequence[Group]:
    """Return the form of a kind of entry."""
    say = QCoreApplication.translate
    nobody = ("", "—")
    services = (nobody, *((s.code, name_of(s.name_fr, s.name_en)) for s in directory.services.values()))
    outside = (
        nobody,
        *(
            (s.code, name_of(s.name_fr, s.name_en))
            for s in directory.services.values()
            if s.scope == "external"
        ),
    )
    contacts = (nobody, *((c.code, name_of(c.title_fr, c.title_en)) for c in directory.contacts.values()))
    code = Asked(
        "code", say("DirectoryScreen", "&Code"), hint=say("DirectoryScreen", "Il relie l’entrée aux autres.")
    )
    if kind == "services":
        scope = (
            ("internal", say("DirectoryScreen", "Service de la Ville")),
            ("external", say("DirectoryScreen", "Organisme externe")),
        )
        return (
            Group(
                say("DirectoryScreen", "Le service"),
                (
                    (code, Asked("scope", say("DirectoryScreen", "Q&ui répond"), "choice", scope)),
                    (
                        Asked("name_fr", say("DirectoryScreen", "&Nom en français")),
                        Asked("name_en", say("DirectoryScreen", "Nom en an&glais")),
                    ),
                ),
            ),
            Group(
                say("DirectoryScreen", "Le joindre"),
                (
                    (
                        Asked("phone", say("DirectoryScreen", "&Téléphone"), "phone"),
                        Asked("email", say("DirectoryScreen", "Courri&el")),
                    ),
                    (
                        Asked("location", say("DirectoryScreen", "&Lieu")),
                        Asked(
                            "hours",
                            say("DirectoryScreen", "&Heures"),
                            hint=say(
                                "DirectoryScreen",
                                "Par exemple : Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00",
                            ),
                        ),
                    ),
                    (
                        Asked("form", say("DirectoryScreen", "&Formulaire")),
                        Asked("after_hours", say("DirectoryScreen", "Hors &des heures")),
                    ),
                ),
            ),
        )
    if kind == "contacts":
        return (
            Group(
                say("DirectoryScreen", "La personne"),
                (
                    (code, Asked("service", say("DirectoryScreen", "Ser&vice"), "choice", services)),
                    (
                        Asked("title_fr", say("DirectoryScreen", "Titre en f&rançais")),
                        Asked("title_en", say("DirectoryScreen", "Titre en an&glais")),
                    ),
                    (
                        Asked("extension", say("DirectoryScreen", "&Poste")),
                        Asked("email", say("DirectoryScreen", "Courri&el")),
                    ),
                    (
                        Asked(
                            "backup",
                            say("DirectoryScreen", "Remplacement &habituel"),
                            "choice",
                            contacts,
                            say("DirectoryScreen", "Proposé quand une absence est déclarée (STAFF-6)."),
                        ),
                    ),
                ),
            ),
        )
    if kind == "topics":
        words = {
            "complaint": say("DirectoryScreen", "Plainte"),
            "request": say("DirectoryScreen", "Requête"),
            "information": say("DirectoryScreen", "Information"),
            "claim": say("DirectoryScreen", "Réclamation"),
            "comment": say("DirectoryScreen", "Commentaire"),
        }
        return (
            Group(
                say("DirectoryScreen", "Le sujet"),
                (
                    (
                        code,
                        Asked(
                            "kind",
                            say("DirectoryScreen", "&Nature"),
                            "choice",
                            tuple((k, words[k]) for k in KINDS),
                        ),
                    ),
                    (
                        Asked("label_fr", say("DirectoryScreen", "Sujet en f&rançais")),
                        Asked("label_en", say("DirectoryScreen", "Sujet en an&glais")),
                    ),
                    (Asked("urgent", say("DirectoryScreen", "&Urgent"), "flag"),),
                    (
                        Asked(
                            "keywords",
                            say("DirectoryScreen", "&Mots-clés"),
                            "area",
                            hint=say(
                                "DirectoryScreen", "Les mots des citoyens, séparés par des points-virgules."
                            ),
                        ),
                    ),
                ),
            ),
            Group(
                say("DirectoryScreen", "Qui répond"),
                (
                    (
                        Asked("service", say("DirectoryScreen", "Ser&vice"), "choice", services),
                        Asked("contact", say("DirectoryScreen", "Per&sonne"), "choice", contacts),
                    ),
                    (
                        Asked(
                            "if_provincial",
                            say("DirectoryScreen", "Sur une rue &provinciale"),
                            "choice",
                            outside,
                        ),
                    ),
                ),
            ),
            Group(
                say("DirectoryScreen", "Au téléphone"),
                (
                    (
                        Asked("ask_fr", say("DirectoryScreen", "À &demander"), "area"),
                        Asked("ask_en", say("DirectoryScreen", "À demander, en anglais"), "area"),
                    ),
                    (
                        Asked("say_fr", say("DirectoryScreen", "À d&ire"), "area"),
                        Asked("say_en", say("DirectoryScreen", "À dire, en anglais"), "area"),
                    ),
                ),
            ),
        )
    owners = (
        ("municipal", say("DirectoryScreen", "La Ville")),
        ("provincial", say("DirectoryScreen", "Le gouvernement du Québec")),
    )
    return (
        Group(
            say("DirectoryScreen", "La rue"),
            (
                (
                    Asked(
                        "type",
                        say("DirectoryScreen", "&Type"),
                        hint=say("DirectoryScreen", "rue, chemin, boulevard…"),
                    ),
                    Asked("name", say("DirectoryScreen", "&Nom")),
                ),
                (
                    Asked("owner", say("DirectoryScreen", "&Entretenue par"), "choice", owners),
                    Asked("sector", say("DirectoryScreen", "Se&cteur")),
                ),
            ),
        ),
    )


def labels_of(kind: str, directory: Directory) -> dict[str, tuple[str, dict[str, str]]]:
    """Return what a person calls each field of a kind of entry, and its values where they are codes."""
    asked = (box for group in groups_of(kind, directory) for row in group.rows for box in row)
    return {each.field: (plain(each.label), dict(each.choices)) for each in asked}
