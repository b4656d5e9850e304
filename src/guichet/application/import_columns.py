"""Which columns each imported table has, under which French and English headers (ROUTE-1, COM-2)."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from guichet.application import import_cells as cells
from guichet.application.import_errors import ImportItem
from guichet.application.tabular import Table, fold_header
from guichet.domain.wording import Text, translate

TableKind = Literal["services", "contacts", "topics", "streets", "closures"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field it fills, how its cells are read, other headers it goes by.

    An optional column may be absent from a file: entries then keep what they have.
    """

    field: str
    read: cells.Reader
    aliases: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a table holds, where each field's column is, and the headers that name no field."""

    kind: TableKind
    positions: Mapping[str, int]
    unknown: tuple[str, ...] = ()


_SCOPE: Final = cells.one_of({"internal": ("interne",), "external": ("externe",)})
_OWNER: Final = cells.one_of({"municipal": ("municipale", "ville"), "provincial": ("provinciale",)})
_KIND: Final = cells.one_of(
    {
        "complaint": ("plainte",),
        "request": ("requête",),
        "information": ("information", "renseignement"),
        "claim": ("réclamation",),
        "comment": ("commentaire",),
    }
)

COLUMNS: Final[Mapping[TableKind, tuple[Column, ...]]] = {
    "services": (
        Column("code", cells.code),
        Column(
            "name_fr", cells.required_line, ("nom_fr", "nom", "nom_francais", "nom_en_francais", "service")
        ),
        Column("name_en", cells.line, ("nom_en", "nom_anglais", "nom_en_anglais")),
        Column("scope", _SCOPE, ("portee", "interne_externe", "interne_ou_externe")),
        Column("phone", cells.phone, ("telephone", "tel", "no_de_telephone", "numero_de_telephone")),
        Column("email", cells.email, ("courriel", "adresse_courriel", "e_mail", "mail")),
        Column("location", cells.line, ("lieu", "emplacement", "endroit", "adresse")),
        Column("hours", cells.hours, ("heures", "horaire", "heures_d_ouverture")),
        Column("form", cells.line, ("formulaire",), optional=True),
        Column(
            "after_hours", cells.line, ("hors_heures", "hors_des_heures", "apres_les_heures"), optional=True
        ),
    ),
    "contacts": (
        Column("code", cells.code),
        Column("title_fr", cells.required_line, ("titre_fr", "titre", "titre_francais", "fonction")),
        Column("title_en", cells.line, ("titre_en", "titre_anglais")),
        Column("service", cells.code, ("code_service", "code_du_service")),
        Column(
            "extension", cells.extension, ("poste", "poste_telephonique", "no_de_poste", "numero_de_poste")
        ),
        Column("email", cells.email, ("courriel", "adresse_courriel", "e_mail", "mail")),
        Column("backup", cells.reference, ("remplacant", "remplacante", "releve", "substitut")),
    ),
    "topics": (
        Column("code", cells.code),
        Column(
            "label_fr", cells.required_line, ("libelle_fr", "libelle", "libelle_francais", "objet", "sujet")
        ),
        Column("label_en", cells.line, ("libelle_en", "libelle_anglais")),
        Column("service", cells.code, ("code_service", "code_du_service")),
        Column("contact", cells.reference, ("personne", "responsable", "personne_ressource")),
        Column("if_provincial", cells.reference, ("si_provincial", "si_provinciale", "rue_provinciale")),
        Column("kind", _KIND, ("nature", "genre", "type")),
        Column("urgent", cells.yes_or_no, ("urgence", "urgente")),
        Column("keywords", cells.keywords, ("mots_cles", "mots_clefs")),
        Column("say_fr", cells.long_text, ("a_dire_fr", "a_dire", "dire_fr", "reponse_fr", "reponse")),
        Column("say_en", cells.long_text, ("a_dire_en", "dire_en", "reponse_en"), optional=True),
        Column(
            "ask_fr",
            cells.long_text,
            ("a_demander_fr", "a_demander", "demander_fr", "questions_fr", "questions"),
            optional=True,
        ),
        Column("ask_en", cells.long_text, ("a_demander_en", "demander_en", "questions_en"), optional=True),
    ),
    "streets": (
        Column("name", cells.required_line, ("nom", "rue", "nom_de_rue", "nom_de_la_rue", "voie")),
        Column("type", cells.line, ("generique", "type_de_voie")),
        Column("owner", _OWNER, ("proprietaire", "gestion", "responsable")),
        Column("sector", cells.line, ("secteur", "quartier", "district")),
    ),
    "closures": (
        Column("date", cells.day, ("jour",)),
        Column("closes_at", cells.closing_time, ("ferme_a", "fermeture", "heure_de_fermeture")),
        Column("label", cells.required_line, ("libelle", "motif", "raison", "nom")),
    ),
}
KIND_NAMES: Final[Mapping[TableKind, Text]] = {
    "services": translate("Import", "services"),
    "contacts": translate("Import", "personnes"),
    "topics": translate("Import", "objets"),
    "streets": translate("Import", "rues"),
    "closures": translate("Import", "fermetures"),
}
_FIELDS: Final = {
    kind: {header: column.field for column in columns for header in (column.field, *column.aliases)}
    for kind, columns in COLUMNS.items()
}
_WANTED: Final = {
    kind: frozenset(column.field for column in columns if not column.optional)
    for kind, columns in COLUMNS.items()
}


def recognise(table: Table) -> tuple[Recognised | None, list[ImportItem]]:
    """Tell what a table holds by its headers, whatever their order, case, accents or language.

    Returns what it was recognised as (none when its headers fit no table), and what is wrong with them.
    """
    found = {kind: frozenset(_positions(table, kind)) for kind in COLUMNS}
    whole = [kind for kind in COLUMNS if found[kind] >= _WANTED[kind]]
    kind = max(whole or COLUMNS, key=lambda kind: len(found[kind] & _WANTED[kind]) / len(_WANTED[kind]))
    if len(found[kind] & _WANTED[kind]) * 2 <= len(_WANTED[kind]):
        return None, [_unrecognised(table)]
    positions = _positions(table, kind)
    unknown = tuple(header for header in table.headers if fold_header(header) not in _FIELDS[kind])
    problems = [
        *_missing(table, kind, found[kind]),
        *_twice(table, kind),
        *_mistyped(table, kind, positions, unknown),
    ]
    return Recognised(kind, positions, unknown), problems


def _positions(table: Table, kind: TableKind) -> dict[str, int]:
    positions: dict[str, int] = {}
    for position, header in enumerate(table.headers):
        field = _FIELDS[kind].get(fold_header(header))
        if field is not None:
            positions.setdefault(field, position)
    return positions


def _unrecognised(table: Table) -> ImportItem:
    return ImportItem(
        table.name,
        table.header_line,
        "",
        translate(
            "Import",
            "les titres de colonnes « {headers} » ne sont pas ceux d’un répertoire.",
            headers=", ".join(table.headers)[:120],
        ),
        translate(
            "Import",
            "Attendu : {tables}.",
            tables=[
                translate("Import", "{kind} ({columns})", kind=KIND_NAMES[kind], columns=_listed(kind))
                for kind in COLUMNS
            ],
        ),
    )


def _listed(kind: TableKind) -> str:
    return ", ".join(column.field for column in COLUMNS[kind] if not column.optional)


def _missing(table: Table, kind: TableKind, found: frozenset[str]) -> Iterator[ImportItem]:
    for column in COLUMNS[kind]:
        if column.field in _WANTED[kind] - found:
            yield ImportItem(
                table.name,
                table.header_line,
                column.field,
                translate("Import", "cette colonne manque au tableau ({kind}).", kind=KIND_NAMES[kind]),
                translate("Import", "Attendu : {columns}.", columns=_listed(kind)),
            )


def _twice(table: Table, kind: TableKind) -> Iterator[ImportItem]:
    first: dict[str, str] = {}
    for header in table.headers:
        field = _FIELDS[kind].get(fold_header(header))
        if field is None:
            continue
        other = first.setdefault(field, header)
        if fold_header(other) != fold_header(header):
            yield ImportItem(
                table.name,
                table.header_line,
                header,
                translate("Import", "cette colonne dit la même chose que « {other} ».", other=other),
                translate("Import", "Gardez une seule des deux."),
            )


def _mistyped(
    table: Table, kind: TableKind, positions: Mapping[str, int], unknown: tuple[str, ...]
) -> Iterator[ImportItem]:
    """A header almost that of an absent optional column would drop what the person meant to import."""
    absent = [header for header, field in _FIELDS[kind].items() if field not in positions]
    for header in unknown:
        near = difflib.get_close_matches(fold_header(header), absent, n=1, cutoff=0.8)
        if near and _FIELDS[kind][near[0]] not in _WANTED[kind]:
            yield ImportItem(
                table.name,
                table.header_line,
                header,
                translate("Import", "cette colonne n’est pas connue."),
                translate(
                    "Import",
                    "Attendu, peut-être : « {near} ». Corrigez le titre, ou retirez la colonne.",
                    near=near[0],
                ),
            )
