"""What an import of directory and closures would change: all of a run, or nothing (ROUTE-1, COM-2).

Files are read in `tabular`, columns named in `import_columns`, cells read in `import_cells`.
"""

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from guichet.application.import_cells import CONTROL, Misread
from guichet.application.import_columns import COLUMNS, KIND_NAMES, Recognised, TableKind, recognise
from guichet.application.import_errors import SHOWN, ImportErrors, ImportItem
from guichet.application.tabular import Row, Table, read_table
from guichet.domain.calendar import Closure
from guichet.domain.directory import Contact, Directory, Service, Street, Topic
from guichet.domain.folding import clean, fold_text
from guichet.domain.progress import CancelCheck, Progress, check
from guichet.domain.wording import Text, translate

Entry: TypeAlias = Service | Contact | Topic | Street | Closure
_MAKERS: Final[Mapping[TableKind, type[Any]]] = {
    "services": Service,
    "contacts": Contact,
    "topics": Topic,
    "streets": Street,
    "closures": Closure,
}
_REFERENCES: Final[Mapping[TableKind, Mapping[str, TableKind]]] = {
    "contacts": {"service": "services", "backup": "contacts"},
    "topics": {"service": "services", "contact": "contacts", "if_provincial": "services"},
}
_EVERY: Final = 500


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that the run adds (`old` is none) or changes, by code, full street name or ISO date."""

    kind: TableKind
    key: str
    entry: Entry
    old: Entry | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a run of files changes.

    `unchanged` counts entries by kind. `would_disappear` are the keys that stand now and that the files of
    their kind no longer name: they stay, unless the plan was asked to remove them (then `removes` is true).
    `ignored` are columns that name nothing, as (file, header). `directory` and `closures` are the outcome.
    """

    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    unchanged: Mapping[TableKind, int]
    would_disappear: Mapping[TableKind, tuple[str, ...]]
    removes: bool
    ignored: tuple[tuple[str, str], ...]
    directory: Directory
    closures: tuple[Closure, ...]

    def summary(self) -> Text:
        """Return what the run does, in one sentence."""
        gone = sum(len(keys) for keys in self.would_disappear.values())
        counts = {
            "added": len(self.added),
            "changed": len(self.changed),
            "unchanged": sum(self.unchanged.values()),
            "gone": gone,
        }
        if self.removes:
            return translate(
                "Import",
                "Entrées ajoutées : {added}; modifiées : {changed}; inchangées : {unchanged}; retirées :"
                " {gone}.",
                **counts,
            )
        if gone:
            return translate(
                "Import",
                "Entrées ajoutées : {added}; modifiées : {changed}; inchangées : {unchanged}; absentes"
                " des fichiers, mais gardées : {gone}.",
                **counts,
            )
        return translate(
            "Import", "Entrées ajoutées : {added}; modifiées : {changed}; inchangées : {unchanged}.", **counts
        )


def plan_files(
    sources: Sequence[Path | str],
    current: Directory,
    closures: Sequence[Closure],
    *,
    remove_absent: bool = False,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> ImportPlan:
    """Read the files of a run and plan it; `progress` is told each file's bytes or rows, then rows checked.

    Raises `EnvironmentFault`, `ImportErrors` with every error of every file, or `Cancelled`.
    """
    tables = [read_table(source, progress=progress, cancelled=cancelled) for source in sources]
    return plan_import(
        tables, current, closures, remove_absent=remove_absent, progress=progress, cancelled=cancelled
    )


def plan_import(
    files: Sequence[Table],
    current: Directory,
    closures: Sequence[Closure],
    *,
    remove_absent: bool = False,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> ImportPlan:
    """Check the tables of a run against each other and what stands now, and return what they change.

    Pure. `remove_absent` asks that entries which the files no longer name be removed. `progress` is told
    rows checked and in all.

    Raises `ImportErrors` with every error of every table, or `Cancelled`.
    """
    run = _Run(current, closures, remove_absent)
    total, done = sum(len(table.rows) for table in files), 0
    for table in files:
        opened = run.open(table)
        if opened is None:
            continue
        recognised, headers = opened
        for row in table.rows:
            if done % _EVERY == 0:
                check(cancelled)
                if progress is not None:
                    progress(done, total)
            done += 1
            run.take(recognised, row, _Place(table.name, row.line, headers))
    run.resolve()
    if progress is not None:
        progress(total, total)
    return run.plan()


@dataclass(frozen=True, slots=True)
class _Place:
    file: str
    line: int
    headers: Mapping[str, str]

    def item(self, field: str, found: Text, expected: Text) -> ImportItem:
        return ImportItem(self.file, self.line, self.headers.get(field, field), found, expected)


class _Run:
    """One run: what was read so far, by kind and key, and what is wrong with it."""

    def __init__(self, current: Directory, closures: Sequence[Closure], remove_absent: bool) -> None:
        self.current: dict[TableKind, Mapping[str, Entry]] = {
            "services": current.services,
            "contacts": current.contacts,
            "topics": current.topics,
            "streets": current.streets,
            "closures": {closure.date.isoformat(): closure for closure in closures},
        }
        self.cases: dict[TableKind, dict[str, str]] = {
            kind: {key.casefold(): key for key in entries}
            for kind, entries in self.current.items()
            if kind in ("services", "contacts", "topics")
        }
        self.remove_absent = remove_absent
        self.problems: list[ImportItem] = []
        self.entries: dict[TableKind, dict[str, tuple[Entry, _Place]]] = {kind: {} for kind in COLUMNS}
        self.seen: dict[TableKind, dict[str, _Place]] = {kind: {} for kind in COLUMNS}
        self.named: dict[TableKind, set[str]] = {kind: set() for kind in COLUMNS}
        self.references: list[tuple[TableKind, str, str, _Place]] = []
        self.kinds: dict[TableKind, str] = {}
        self.ignored: list[tuple[str, str]] = []
        self.blind = False

    def open(self, table: Table) -> tuple[Recognised, Mapping[str, str]] | None:
        """Recognise a table; unless all are read whole, references stay unchecked, or many would fail."""
        self.problems += table.problems
        self.blind = self.blind or table.broken
        if not table.headers:
            return None
        recognised, problems = recognise(table)
        self.problems += problems
        if recognised is None or problems:
            self.blind = True
            return None
        self.kinds.setdefault(recognised.kind, table.name)
        self.ignored += [(table.name, header) for header in recognised.unknown]
        if not table.rows and not table.broken and recognised.kind != "closures":
            self.problems.append(
                ImportItem(
                    table.name,
                    table.header_line,
                    "",
                    translate("Import", "aucune entrée ne suit les titres de colonnes."),
                    translate(
                        "Import",
                        "Attendu : une ligne par entrée. Si le tableau est vraiment vide, ne l’importez pas.",
                    ),
                )
            )
        return recognised, {
            field: table.headers[position] for field, position in recognised.positions.items()
        }

    def take(self, recognised: Recognised, row: Row, place: _Place) -> None:
        """Read one row; its key counts as known even when another cell of it is wrong."""
        kind = recognised.kind
        values: dict[str, Any] = {}
        wrong = 0
        for column in COLUMNS[kind]:
            position = recognised.positions.get(column.field)
            if position is None:
                continue
            cell = row.cells[position]
            try:
                values[column.field] = column.read(cell if CONTROL.search(cell) else clean(cell))
            except Misread as misread:
                wrong += 1
                if row.sound:
                    self.problems.append(place.item(column.field, misread.found, misread.expected))
        key = _key(kind, values)
        if row.sound:
            self._refers(kind, key, values, place)
        if key is None or not self._first(kind, key, place) or wrong or not row.sound:
            return
        old = self.current[kind].get(key)
        if old is not None:
            absent = [column.field for column in COLUMNS[kind] if column.field not in values]
            values |= {field: getattr(old, field) for field in absent}
        entry = _MAKERS[kind](**values)
        self.entries[kind][key] = (entry, place)

    def _refers(self, kind: TableKind, key: str | None, values: Mapping[str, Any], place: _Place) -> None:
        for field, target in _REFERENCES.get(kind, {}).items():
            named = values.get(field)
            if named:
                self.references.append((target, field, named, place))
            if named and field == "backup" and named == key:
                self.problems.append(
                    place.item(
                        field,
                        translate("Import", "« {key} » se remplace par soi-même.", key=key),
                        translate("Import", "Attendu : le code d’une autre personne, ou rien."),
                    )
                )

    def _first(self, kind: TableKind, key: str, place: _Place) -> bool:
        self.named[kind].add(key)
        first = self.seen[kind].setdefault(fold_text(key), place)
        named = COLUMNS[kind][0].field
        if first is not place:
            self.problems.append(
                place.item(
                    named,
                    translate(
                        "Import",
                        "« {key} » est déjà dans « {file} », ligne {line}.",
                        key=key,
                        file=first.file,
                        line=first.line,
                    ),
                    translate("Import", "Attendu : chaque entrée une seule fois dans l’importation."),
                )
            )
            return False
        present = self.cases.get(kind, {}).get(key.casefold(), key)
        if present != key:
            self.problems.append(
                place.item(
                    named,
                    translate(
                        "Import",
                        "« {key} » ne diffère de « {present} » que par la casse.",
                        key=key,
                        present=present,
                    ),
                    translate(
                        "Import", "Attendu : « {present} », comme dans le répertoire actuel.", present=present
                    ),
                )
            )
        return True

    def resolve(self) -> None:
        """Check each reference against the run and what stays of the present directory."""
        if self.blind:
            return
        for target, field, named, place in self.references:
            if not self._known(target, named):
                self.problems.append(place.item(field, *self._unknown_reference(target, named)))
        if self.remove_absent:
            self.problems += self._left_dangling()

    def _known(self, kind: TableKind, key: str) -> bool:
        if key in self.named[kind]:
            return True
        return key in self.current[kind] and not (self.remove_absent and kind in self.kinds)

    def _unknown_reference(self, kind: TableKind, named: str) -> tuple[Text, Text]:
        found = translate(
            "Import", "« {code} » n’est ni dans l’importation ni dans le répertoire.", code=named
        )
        near: list[str] = []
        if len(self.problems) < SHOWN:
            codes = {code.casefold(): code for code in (*self.current[kind], *self.entries[kind])}
            near = [
                codes[code] for code in difflib.get_close_matches(named.casefold(), codes, n=1, cutoff=0.6)
            ]
        if near:
            return found, translate(
                "Import",
                "Attendu : un code des {kind}, peut-être « {near} ».",
                kind=KIND_NAMES[kind],
                near=near[0],
            )
        return found, translate("Import", "Attendu : un code des {kind}.", kind=KIND_NAMES[kind])

    def _left_dangling(self) -> Iterator[ImportItem]:
        """What stays may still name what the files remove."""
        for kind, fields in _REFERENCES.items():
            if kind in self.kinds:
                continue
            for key, entry in self.current[kind].items():
                for field, target in fields.items():
                    named = getattr(entry, field)
                    if (
                        named in self.current[target]
                        and target in self.kinds
                        and not self._known(target, named)
                    ):
                        yield ImportItem(
                            self.kinds[target],
                            0,
                            "",
                            translate(
                                "Import",
                                "« {code} » disparaîtrait, mais « {key} » ({kind}) y renvoie.",
                                code=named,
                                key=key,
                                kind=KIND_NAMES[kind],
                            ),
                            translate(
                                "Import", "Gardez cette entrée, ou importez aussi le fichier qui y renvoie."
                            ),
                        )

    def plan(self) -> ImportPlan:
        """Return the plan, or raise `ImportErrors`."""
        if self.problems:
            raise ImportErrors(self.problems)
        added: list[Change] = []
        changed: list[Change] = []
        unchanged: Counter[TableKind] = Counter()
        outcome: dict[TableKind, dict[str, Any]] = {}
        gone: dict[TableKind, tuple[str, ...]] = {}
        for kind, entries in self.entries.items():
            present = self.current[kind]
            for key, (entry, _) in entries.items():
                old = present.get(key)
                if old is None:
                    added.append(Change(kind, key, entry))
                elif old == entry:
                    unchanged[kind] += 1
                else:
                    changed.append(Change(kind, key, entry, old))
            absent = tuple(key for key in present if key not in entries) if kind in self.kinds else ()
            if absent:
                gone[kind] = absent
            kept = {
                key: entry for key, entry in present.items() if not (self.remove_absent and key in absent)
            }
            outcome[kind] = kept | {key: entry for key, (entry, _) in entries.items()}
        return ImportPlan(
            tuple(added),
            tuple(changed),
            dict(unchanged),
            gone,
            self.remove_absent,
            tuple(self.ignored),
            Directory(outcome["services"], outcome["contacts"], outcome["topics"], outcome["streets"]),
            tuple(outcome["closures"][day] for day in sorted(outcome["closures"])),
        )


def _key(kind: TableKind, values: Mapping[str, Any]) -> str | None:
    if kind == "closures":
        return values["date"].isoformat() if "date" in values else None
    if kind == "streets":
        return f"{values['type']} {values['name']}".strip() if {"name", "type"} <= values.keys() else None
    return values.get("code")
