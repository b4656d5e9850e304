"""An import is all of a run or nothing, names every error, and never deletes unasked (issue's Import; ROUTE-1)."""

import csv
import io
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.application.import_columns import COLUMNS, TableKind, recognise
from guichet.application.import_errors import SHOWN, ImportErrors
from guichet.application.importing import ImportPlan, plan_files, plan_import
from guichet.application.tabular import read_table
from guichet.domain.calendar import Closure
from guichet.domain.directory import KINDS, Contact, Directory, Service, Street, Topic
from guichet.domain.folding import clean, fold_text
from guichet.domain.progress import Cancelled
from guichet.resources import resource

SAMPLES = [resource("sample", f"{kind}.csv") for kind in ("services", "contacts", "topics", "streets")]
SERVICES = "code,name_fr,name_en,scope,phone,email,location,hours\n"
CONTACTS = "code,title_fr,title_en,service,extension,email,backup\n"
TOPICS = "code,label_fr,label_en,service,contact,if_provincial,kind,urgent,keywords,say_fr\n"
STREETS = "name,type,owner,sector\n"
CLOSURES = "date,closes_at,label\n"
TP = "TP,Travaux publics,,internal,450-555-0150,,,\n"
FOREMAN = "TP-02,Contremaître à la voirie,,TP,1502,,\n"
POTHOLE = "nid-de-poule,Nid-de-poule,Pothole,TP,TP-02,,request,no,trou;bosse,\n"


def plan(
    *files: str, current: Directory | None = None, closures: list[Closure] | None = None, **options: Any
) -> ImportPlan:
    tables = [read_table(text.encode(), f"{number}.csv") for number, text in enumerate(files, 1)]
    return plan_import(tables, current or Directory(), closures or [], **options)


def errors(*files: str, **options: Any) -> list[tuple[str, int, str]]:
    with pytest.raises(ImportErrors) as raised:
        plan(*files, **options)
    assert all(str(item.found) and str(item.expected) for item in raised.value.items)
    return [(item.file, item.line, item.column) for item in raised.value.items]


def told(*files: str, **options: Any) -> str:
    with pytest.raises(ImportErrors) as raised:
        plan(*files, **options)
    return str(raised.value).replace("\u00a0", " ")


def test_the_sample_directory_imports_whole_and_again_changes_nothing() -> None:
    """The real input: 26 services, 29 contacts, 97 topics and 36 streets (issue's Must show 3)."""
    first = plan_files(SAMPLES, Directory(), [])
    directory = first.directory
    counts = [
        len(entries)
        for entries in (directory.services, directory.contacts, directory.topics, directory.streets)
    ]
    assert counts == [26, 29, 97, 36]
    assert directory.topics["nid-de-poule"].keywords[:2] == ("nid de poule", "trou dans la rue")
    assert directory.streets["chemin des Patriotes Nord"].owner == "provincial"
    assert directory.topics["feu-circulation"].urgent
    again = plan_files(SAMPLES, directory, [])
    assert (again.added, again.changed, again.would_disappear) == ((), (), {})
    assert sum(again.unchanged.values()) == 188
    assert again.directory == directory


def test_headers_in_any_order_case_accent_or_language() -> None:
    text = (
        "HORAIRE;Courriel;Téléphone;Portée;Nom (français);Nom_EN;Lieu;CODE\n"
        "24 h / 24;tp@ville.example;450-555-0150;Interne;Travaux publics;;Garage;TP\n"
    )
    people = "Poste;Titre_FR;Titre_EN;Service;Code;Courriel;Remplaçant\n1502;Contremaître;;TP;TP-02;;\n"
    topics = (
        "Mots-clés;Code;Libellé;Libellé (anglais);Service;Responsable;Si provincial;Nature;Urgent;À dire\n"
        "trou;nid;Nid-de-poule;;TP;TP-02;;Requête;Oui;Merci.\n"
    )
    streets = "Secteur;Propriétaire;Générique;Nom\nCentre;Municipale;rue;Forest\n"
    closures = "Motif;Jour;Ferme à\nVeille;2026-12-24;12 h\n"
    wanted = plan(text, people, topics, streets, closures)
    assert wanted.directory.services["TP"] == Service(
        "TP", "Travaux publics", "", "internal", "450-555-0150", "tp@ville.example", "Garage", "24 h / 24"
    )
    assert wanted.directory.contacts["TP-02"].extension == "1502"
    topic = wanted.directory.topics["nid"]
    assert (topic.kind, topic.urgent, topic.contact, topic.say_fr) == ("request", True, "TP-02", "Merci.")
    assert wanted.directory.streets == {"rue Forest": Street("Forest", "rue", "municipal", "Centre")}
    assert wanted.closures == (Closure(date(2026, 12, 24), time(12), "Veille"),)


def test_closures_of_a_whole_day_or_part_of_one() -> None:
    wanted = plan(CLOSURES + "2026-12-28,,Congé des Fêtes\n2026-12-23,12:00,Veille\n2027-1-4,9 h 30,Bris\n")
    assert [(c.date, c.closes_at) for c in wanted.closures] == [
        (date(2026, 12, 23), time(12)),
        (date(2026, 12, 28), None),
        (date(2027, 1, 4), time(9, 30)),
    ]


def test_changes_carry_the_old_entry_and_absences_are_told_not_deleted() -> None:
    current = plan_files(SAMPLES, Directory(), []).directory
    kept = [Closure(date(2026, 12, 28), None, "Fêtes")]
    services = SERVICES + "TP,Voirie et parcs,,internal,,,,\nNEUF,Service neuf,,externe,,,,\n"
    wanted = plan(services, current=current, closures=kept)
    assert [(c.kind, c.key) for c in wanted.added] == [("services", "NEUF")]
    (change,) = wanted.changed
    assert change.old == current.services["TP"]
    assert isinstance(change.entry, Service)
    assert change.entry.name_fr == "Voirie et parcs"
    assert len(wanted.would_disappear["services"]) == 25
    assert wanted.would_disappear.keys() == {"services"}, "kinds without a file are left alone"
    assert wanted.directory.services.keys() == {*current.services, "NEUF"}
    assert wanted.directory.topics == current.topics
    assert wanted.closures == tuple(kept)
    assert "gardées : 25" in str(wanted.summary()).replace("\u00a0", " ")


def test_an_absent_optional_column_keeps_what_the_entry_has() -> None:
    """A file as the City first gave it does not wipe what was typed since (COM-4, COM-5)."""
    services, contacts = SERVICES + TP, CONTACTS + FOREMAN
    before = plan(services, contacts, TOPICS + POTHOLE).directory
    asked = Topic(
        **{field: getattr(before.topics["nid-de-poule"], field) for field in Topic.__struct_fields__}
        | {"ask_fr": "Où?", "say_en": "Thanks."}
    )
    current = Directory(before.services, before.contacts, {asked.code: asked})
    assert plan(TOPICS + POTHOLE, current=current).unchanged == {"topics": 1}
    emptied = TOPICS.replace("say_fr", "say_fr,ask_fr") + POTHOLE.replace("\n", ",\n")
    assert plan(emptied, current=current).directory.topics["nid-de-poule"].ask_fr == ""


def test_removal_is_done_only_when_asked_and_leaves_nothing_dangling() -> None:
    current = plan(SERVICES + TP + "EAU,Eaux,,internal,,,,\n", CONTACTS + FOREMAN, TOPICS + POTHOLE).directory
    services = SERVICES + "EAU,Eaux,,internal,,,,\n"
    assert "TP" in plan(services, current=current).directory.services
    message = told(services, current=current, remove_absent=True)
    assert "« TP » disparaîtrait, mais « TP-02 » (personnes) y renvoie." in message
    assert "« TP » disparaîtrait, mais « nid-de-poule » (objets) y renvoie." in message
    found = errors(services, CONTACTS + FOREMAN, current=current, remove_absent=True)
    assert ("2.csv", 2, "service") in found
    people = CONTACTS + "EAU-01,Surintendant,,EAU,,,\n"
    topics = TOPICS + "fuite,Fuite,,EAU,EAU-01,,request,oui,,\n"
    wanted = plan(services, people, topics, current=current, remove_absent=True)
    assert wanted.removes
    assert wanted.would_disappear == {
        "services": ("TP",),
        "contacts": ("TP-02",),
        "topics": ("nid-de-poule",),
    }
    assert wanted.directory.services.keys() == {"EAU"}
    assert "retirées : 3" in str(wanted.summary()).replace("\u00a0", " ")


def test_references_may_point_anywhere_in_the_run_or_the_present_directory() -> None:
    current = plan(SERVICES + TP).directory
    wanted = plan(TOPICS + POTHOLE, CONTACTS + FOREMAN, current=current)
    assert {change.key for change in wanted.added} == {"nid-de-poule", "TP-02"}


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ((SERVICES + "T P,Nom,,internal,,,,\n",), ("1.csv", 2, "code")),
        ((SERVICES + ",Nom,,internal,,,,\n",), ("1.csv", 2, "code")),
        ((SERVICES + "ÉTÉ,Nom,,internal,,,,\n",), ("1.csv", 2, "code")),
        ((SERVICES + "TP,,,internal,,,,\n",), ("1.csv", 2, "name_fr")),
        ((SERVICES + "TP,Nom,,,,,,\n",), ("1.csv", 2, "scope")),
        ((SERVICES + "TP,Nom,,autre,,,,\n",), ("1.csv", 2, "scope")),
        ((SERVICES + "TP,Nom,,internal,555,a@b,,\n",), ("1.csv", 2, "email")),
        ((SERVICES + "TP,Nom,,internal,555-0150,,,\n",), ("1.csv", 2, "phone")),
        ((SERVICES + "TP,Nom,,internal,voir la liste,,,\n",), ("1.csv", 2, "phone")),
        ((SERVICES + "TP,Nom,,internal,,,,parfois\n",), ("1.csv", 2, "hours")),
        ((SERVICES + 'TP,"Nom\nsur deux",,internal,,,,\n',), ("1.csv", 2, "name_fr")),
        ((SERVICES + "TP,Nom\x07,,internal,,,,\n",), ("1.csv", 2, "name_fr")),
        ((SERVICES + f"TP,{'N' * 301},,internal,,,,\n",), ("1.csv", 2, "name_fr")),
        ((SERVICES + TP, CONTACTS + "TP-02,C,,TP,15O2,,\n"), ("2.csv", 2, "extension")),
        ((SERVICES + TP, CONTACTS + "TP-02,C,,,,,\n"), ("2.csv", 2, "service")),
        ((SERVICES + TP, CONTACTS + "TP-02,C,,EAU,,,\n"), ("2.csv", 2, "service")),
        ((SERVICES + TP, CONTACTS + "TP-02,C,,TP,,,TP-02\n"), ("2.csv", 2, "backup")),
        ((SERVICES + TP, CONTACTS + "TP-02,C,,TP,,,TP-09\n"), ("2.csv", 2, "backup")),
        ((SERVICES + TP, TOPICS + "a,A,,TP,,,demande,no,,\n"), ("2.csv", 2, "kind")),
        ((SERVICES + TP, TOPICS + "a,A,,TP,,,request,peut-être,,\n"), ("2.csv", 2, "urgent")),
        ((SERVICES + TP, TOPICS + "a,A,,TP,,,request,,,\n"), ("2.csv", 2, "urgent")),
        ((SERVICES + TP, TOPICS + "a,A,,TP,X-1,,request,no,,\n"), ("2.csv", 2, "contact")),
        ((SERVICES + TP, TOPICS + "a,A,,TP,,MTQ,request,no,,\n"), ("2.csv", 2, "if_provincial")),
        ((SERVICES + TP, TOPICS + f"a,A,,TP,,,request,no,,{'x' * 5_001}\n"), ("2.csv", 2, "say_fr")),
        ((STREETS + "Forest,rue,fédéral,Centre\n",), ("1.csv", 2, "owner")),
        ((STREETS + ",rue,municipal,Centre\n",), ("1.csv", 2, "name")),
        ((CLOSURES + "24/12/2026,,Fêtes\n",), ("1.csv", 2, "date")),
        ((CLOSURES + "2026-02-30,,Fêtes\n",), ("1.csv", 2, "date")),
        ((CLOSURES + "2206-12-24,,Fêtes\n",), ("1.csv", 2, "date")),
        ((CLOSURES + "bientôt,,Fêtes\n",), ("1.csv", 2, "date")),
        ((CLOSURES + ",,Fêtes\n",), ("1.csv", 2, "date")),
        ((CLOSURES + "2026-12-24,midi,Fêtes\n",), ("1.csv", 2, "closes_at")),
        ((CLOSURES + "2026-12-24,25:00,Fêtes\n",), ("1.csv", 2, "closes_at")),
        ((CLOSURES + "2026-12-24,00:00,Fêtes\n",), ("1.csv", 2, "closes_at")),
        ((CLOSURES + "2026-12-24,12:00,\n",), ("1.csv", 2, "label")),
        ((SERVICES + TP + TP,), ("1.csv", 3, "code")),
        ((SERVICES + TP, SERVICES + TP.lower()), ("2.csv", 2, "code")),
        ((STREETS + "Forest,rue,municipal,\nforest,Rue,municipal,\n",), ("1.csv", 3, "name")),
        ((CLOSURES + "2026-12-24,,a\n2026-12-24,12:00,b\n",), ("1.csv", 3, "date")),
        ((SERVICES,), ("1.csv", 1, "")),
        (("text,topic,style\nx,y,z\n",), ("1.csv", 1, "")),
        ((SERVICES.replace(",scope", "") + "TP,Nom,,,,,\n",), ("1.csv", 1, "scope")),
        ((SERVICES.replace("\n", ",after_hour\n") + TP.replace("\n", ",x\n"),), ("1.csv", 1, "after_hour")),
        ((SERVICES.replace("email", "email,Courriel") + "TP,N,,internal,,,,,\n",), ("1.csv", 1, "Courriel")),
        ((SERVICES + "TP,Nom\n",), ("1.csv", 2, "")),
        (("",), ("1.csv", 0, "")),
    ],
)
def test_an_error_names_file_line_and_column(files: tuple[str, ...], place: tuple[str, int, str]) -> None:
    assert place in errors(*files)


def test_a_date_that_can_be_read_two_ways_is_refused_with_its_reason() -> None:
    message = told(CLOSURES + "03/04/2026,,Pâques\n")
    assert "1.csv, ligne 2, colonne « date » : « 03/04/2026 » est ambigu" in message
    assert "comme « 2026-12-24 »" in message


def test_the_column_is_named_as_the_file_writes_it() -> None:
    text = "code;nom;nom_en;portée;téléphone;Courriel;lieu;heures\nTP;Nom;;interne;;non;;\n"
    assert errors(text) == [("1.csv", 2, "Courriel")]


def test_every_error_of_every_file_is_told_and_nothing_is_half_done() -> None:
    found = errors(
        SERVICES + "TP,Nom,,ailleurs,12,non,,\n",
        CONTACTS + "TP-02,C,,EAU,x y,,\nTP-03,C,,TP\n",
        CLOSURES + "24/12/2026,,Fêtes\n",
    )
    assert found == [
        ("1.csv", 2, "scope"),
        ("1.csv", 2, "phone"),
        ("1.csv", 2, "email"),
        ("2.csv", 2, "extension"),
        ("2.csv", 2, "service"),
        ("2.csv", 3, ""),
        ("3.csv", 2, "date"),
    ]


def test_one_fault_does_not_make_others() -> None:
    """A service whose telephone is wrong is still a service: what refers to it is not told as lost too."""
    services = SERVICES + TP.replace("450-555-0150", "12")
    assert errors(services, CONTACTS + FOREMAN) == [("1.csv", 2, "phone")]
    assert errors('"' + SERVICES + TP, CONTACTS + FOREMAN) == [("1.csv", 1, "")]
    assert errors("a,b\n1,2\n", CONTACTS + FOREMAN) == [("1.csv", 1, "")]


def test_a_likely_code_is_proposed() -> None:
    assert "peut-être « TP-02 »" in told(
        SERVICES + TP, CONTACTS + FOREMAN, TOPICS + "a,A,,TP,tp-2,,request,no,,\n"
    )
    current = plan(SERVICES + TP).directory
    message = told(SERVICES + TP.replace("TP,", "tp,"), current=current)
    assert "« tp » ne diffère de « TP » que par la casse." in message


def test_many_errors_are_counted_and_the_first_are_told() -> None:
    with pytest.raises(ImportErrors) as raised:
        plan(STREETS + "".join(f"Rue {n},rue,fédéral,\n" for n in range(5_000)))
    fault = raised.value
    assert (len(fault.items), fault.total) == (SHOWN, 5_000)
    lines = str(fault).split("\n")
    assert len(lines) == SHOWN + 2
    assert lines[-1].replace("\u00a0", " ") == "Erreurs qui ne sont pas montrées : 4800."
    assert fault.message.render("en", lambda context, source: source) == str(fault)


def test_unknown_columns_are_told_not_lost_in_silence() -> None:
    wanted = plan(SERVICES.replace("\n", ",Remarques\n") + TP.replace("\n", ",bof\n"))
    assert wanted.ignored == (("1.csv", "Remarques"),)


def test_an_empty_list_of_closures_says_what_would_disappear() -> None:
    kept = [Closure(date(2026, 12, 28), None, "Fêtes")]
    assert plan(CLOSURES, closures=kept).would_disappear == {"closures": ("2026-12-28",)}
    assert plan(CLOSURES, closures=kept, remove_absent=True).closures == ()


def test_a_run_of_no_files_changes_nothing() -> None:
    wanted = plan()
    assert (wanted.added, wanted.changed, wanted.directory) == ((), (), Directory())


def test_progress_counts_rows_and_a_stopped_run_raises() -> None:
    rows = STREETS + "".join(f"Rue {n},rue,municipal,\n" for n in range(1_200))
    heard: list[tuple[int, int]] = []
    plan(rows, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(0, 1200), (500, 1200), (1000, 1200), (1200, 1200)]
    with pytest.raises(Cancelled):
        plan(rows, cancelled=lambda: True)


def test_the_sentences_of_files_and_of_plans_come_together(tmp_path: Path) -> None:
    path = tmp_path / "services.csv"
    path.write_bytes((SERVICES + TP).encode("cp1252"))
    assert plan_files([path], Directory(), []).directory.services.keys() == {"TP"}


# --- Whatever the directory, through every dialect and encoding ---------------------------------------

LETTERS = "abcdefghijklmnopqrstuvwxyzéèàçôîêûëïÉÈÀÇŒœ «»’'\",;:.-–…()&%/ \t0123456789"
CODES = st.from_regex(r"[A-Z0-9][A-Z0-9-]{0,8}", fullmatch=True)
LINES = st.text(LETTERS.replace("\t", ""), max_size=40).map(clean)
NAMES = LINES.filter(bool)
LONGS = st.text(LETTERS + "\n", max_size=80).map(clean)
WORDS = st.lists(
    LINES.map(lambda word: " ".join(word.replace(";", " ").split())).filter(bool),
    max_size=4,
    unique_by=lambda word: word.casefold(),
).map(tuple)
EMAILS = st.sampled_from(["", "voirie@ville.example", "a.b+c@sous.ville.example"])
PHONES = st.sampled_from(["", "450-555-0150", "(450) 555-0150 poste 12", "+1 450 555 0150", "311"])
HOURS = st.sampled_from(["", "24 h / 24", "Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00"])


@st.composite
def directories(draw: st.DrawFn) -> tuple[Directory, list[Closure]]:
    def entries(make: Any, **fields: Any) -> dict[str, Any]:
        codes = draw(st.lists(CODES, min_size=1, max_size=3, unique_by=str.casefold))
        return {
            code: make(code=code, **{name: draw(value) for name, value in fields.items()}) for code in codes
        }

    services = entries(
        Service, name_fr=NAMES, name_en=LINES, scope=st.sampled_from(["internal", "external"]), phone=PHONES,
        email=EMAILS, location=LINES, hours=HOURS, form=LINES, after_hours=LINES,
    )  # fmt: skip
    of_service = st.sampled_from(sorted(services))
    contacts = entries(
        Contact, title_fr=NAMES, title_en=LINES, service=of_service, extension=st.sampled_from(["", "1502"]),
        email=EMAILS,
    )  # fmt: skip
    topics = entries(
        Topic, label_fr=NAMES, label_en=LINES, service=of_service,
        contact=st.sampled_from(["", *sorted(contacts)]), if_provincial=st.just("") | of_service,
        kind=st.sampled_from(KINDS), urgent=st.booleans(), keywords=WORDS, say_fr=LONGS, say_en=LONGS,
        ask_fr=LONGS, ask_en=LONGS,
    )  # fmt: skip
    streets = draw(
        st.lists(
            st.builds(Street, NAMES, st.sampled_from(["rue", "chemin"]), st.sampled_from(["municipal", "provincial"]), LINES),
            min_size=1, max_size=3, unique_by=lambda street: fold_text(street.full_name),
        )
    )  # fmt: skip
    days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
    hours = st.none() | st.times(time(0, 1), time(23, 59)).map(lambda t: t.replace(second=0, microsecond=0))
    closures = draw(
        st.lists(
            st.builds(Closure, days, hours.filter(lambda t: t != time()), NAMES),
            max_size=3,
            unique_by=lambda c: c.date,
        )
    )
    return Directory(services, contacts, topics, {s.full_name: s for s in streets}), closures


def as_cell(value: object) -> str:
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, time):
        return value.isoformat("minutes")
    return "" if value is None else str(value)


def as_csv(kind: TableKind, entries: list[Any], dialect: Mapping[str, Any], encoding: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, **dialect)
    fields = [column.field for column in COLUMNS[kind]]
    writer.writerow(fields)
    writer.writerows([as_cell(getattr(entry, field)) for field in fields] for entry in entries)
    # One word with a lone accent tells cp1252 from UTF-8, as any real French file does.
    return text.getvalue().encode(encoding)


@given(
    directories(),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from(["\r\n", "\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_any_directory_comes_back_as_it_was(
    stands: tuple[Directory, list[Closure]], delimiter: str, encoding: str, end: str, quoting: int
) -> None:
    directory, closures = stands
    dialect = {"delimiter": delimiter, "lineterminator": end, "quoting": quoting}
    kinds: dict[TableKind, list[Any]] = {
        "topics": list(directory.topics.values()),
        "services": list(directory.services.values()),
        "streets": list(directory.streets.values()),
        "contacts": list(directory.contacts.values()),
        "closures": list(closures),
    }
    contents = {kind: as_csv(kind, entries, dialect, encoding) for kind, entries in kinds.items()}
    if encoding == "cp1252" and not all(_told_apart(content) for content in contents.values()):
        return
    tables = [read_table(content, f"{kind}.csv") for kind, content in contents.items()]
    for kind, table in zip(kinds, tables, strict=True):
        recognised, problems = recognise(table)
        assert recognised is not None
        assert (recognised.kind, problems) == (kind, [])
    wanted = plan_import(tables, Directory(), [])
    assert wanted.directory == directory
    assert list(wanted.closures) == sorted(closures, key=lambda closure: closure.date)
    assert plan_import(tables, directory, closures).changed == ()


def _told_apart(content: bytes) -> bool:
    """A cp1252 file that happens to be valid UTF-8 can be told by nobody."""
    try:
        return content.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return True
