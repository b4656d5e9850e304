"""The words of the command line."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks French where argparse would not, and exits with 2 on wrong usage."""

    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(2, f"{self.prog} : {message}\nVoyez « {self.prog} --help ».\n")

    def print_usage(self, file: object = None) -> None:  # noqa: ARG002 - usage is not a result
        import sys

        super().print_usage(sys.stderr)


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return the parsed arguments; exits with 2 and a usage line when they are wrong."""
    parser = _Parser(
        prog="guichet",
        description="Le poste d’accueil d’un hôtel de ville : sans commande, ouvre la fenêtre.",
    )
    parser.add_argument(
        "--data-dir",
        type=Path,
        default=os.environ.get("GUICHET_DATA_DIR"),
        metavar="DOSSIER",
        help="dossier des données (sinon GUICHET_DATA_DIR, sinon celui de ce compte)",
    )
    parser.add_argument("--lang", choices=("fr", "en"), default=None, help="langue des écrans et des phrases")
    parser.add_argument(
        "--theme", choices=("system", "light", "dark"), default=None, help="thème de la fenêtre"
    )
    parser.add_argument(
        "--training", action="store_true", help="mode formation, sur une base d’exemple à part"
    )
    parser.add_argument("--version", action="store_true", help="dit la version")
    commands = parser.add_subparsers(dest="command", metavar="COMMANDE", parser_class=_Parser)
    for add in (_lookups, _records, _lists, _upkeep, _shows):
        add(commands)
    return parser.parse_args(words)


def _new(commands: "argparse._SubParsersAction[_Parser]", name: str, about: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about, description=about)
    # the same options after the command as before it; SUPPRESS keeps what was given before
    parser.add_argument(
        "--data-dir", type=Path, default=argparse.SUPPRESS, metavar="DOSSIER", help=argparse.SUPPRESS
    )
    parser.add_argument("--lang", choices=("fr", "en"), default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    parser.add_argument("--training", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return parser


def _lookups(commands: "argparse._SubParsersAction[_Parser]") -> None:
    route = _new(commands, "route", "où diriger : des mots du citoyen au service et à la personne (ROUTE-1)")
    route.add_argument("text", metavar="TEXTE", help="ce que dit le citoyen, ou « - » pour des lignes JSON")
    route.add_argument("--street", default="", metavar="RUE")
    route.add_argument("--at", default=None, metavar="ISO8601", help="instant de la présence et des heures")
    route.add_argument("--limit", type=_positive, default=5, metavar="N")
    route.add_argument("--json", action="store_true", help="résultat en JSON")
    deadline = _new(commands, "deadline", "l’échéance d’un contact, et pourquoi (STAFF-3, STAFF-4)")
    deadline.add_argument(
        "source", nargs="?", default=None, metavar="-", help="« - » : lignes JSON de l’entrée"
    )
    deadline.add_argument("--channel", metavar="CANAL")
    deadline.add_argument("--received", metavar="ISO8601")
    deadline.add_argument("--json", action="store_true")
    policy = _new(commands, "policy", "la politique en vigueur : « policy check FICHIER » dit ce qui manque")
    policy.add_argument("what", choices=("check",))
    policy.add_argument("file", type=Path, metavar="FICHIER")


def _records(commands: "argparse._SubParsersAction[_Parser]") -> None:
    importing = _new(commands, "import", "répertoire et fermetures, en CSV ou XLSX : tout, ou rien")
    importing.add_argument("files", nargs="+", type=Path, metavar="FICHIER")
    importing.add_argument("--dry-run", action="store_true", help="dit ce qui changerait, sans rien changer")
    importing.add_argument(
        "--remove-absent", action="store_true", help="retire ce que les fichiers ne nomment plus"
    )
    importing.add_argument("--json", action="store_true")
    record = _new(commands, "record", "inscrit des contacts et des actions, une par ligne JSON")
    record.add_argument("source", nargs="?", default=None, metavar="FICHIER|-")
    record.add_argument("--schema", action="store_true", help="imprime le schéma JSON d’une ligne")
    show = _new(commands, "show", "un dossier, avec son fil")
    show.add_argument("number", metavar="NUMÉRO")
    show.add_argument("--json", action="store_true")
    search = _new(commands, "search", "des dossiers, par numéro, citoyen, téléphone, mots ou adresse")
    search.add_argument("text", metavar="TEXTE")
    search.add_argument("--limit", type=_positive, default=50, metavar="N")
    search.add_argument("--json", action="store_true")


def _lists(commands: "argparse._SubParsersAction[_Parser]") -> None:
    followups = _new(commands, "followups", "la liste des suivis d’un jour")
    followups.add_argument("--date", default=None, metavar="AAAA-MM-JJ")
    followups.add_argument("--service", default="", metavar="CODE")
    followups.add_argument("--contact", default="", metavar="CODE")
    followups.add_argument("--paper", choices=("letter", "a4"), default="letter")
    shape = followups.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true")
    shape.add_argument("--csv", type=Path, metavar="FICHIER")
    shape.add_argument("--pdf", type=Path, metavar="FICHIER")
    shape.add_argument("--xlsx", type=Path, metavar="FICHIER")


def _upkeep(commands: "argparse._SubParsersAction[_Parser]") -> None:
    doctor = _new(commands, "doctor", "vérifie la base et dit quoi faire")
    doctor.add_argument("--json", action="store_true")
    _new(commands, "rebuild", "refait toutes les listes à partir des seuls événements")
    backup = _new(commands, "backup", "copie la base, chiffrée, et prouve la copie")
    backup.add_argument("file", type=Path, metavar="FICHIER")
    restore = _new(commands, "restore", "remet une copie en service")
    restore.add_argument("file", type=Path, metavar="FICHIER")


def _shows(commands: "argparse._SubParsersAction[_Parser]") -> None:
    demo = _new(commands, "demo", "une histoire plausible et synthétique, dans un dossier de données neuf")
    demo.add_argument("--dossiers", type=_positive, default=200, metavar="N")
    demo.add_argument("--seed", type=int, default=2018, metavar="N")
    tour = _new(commands, "tour", "parcourt les vraies fenêtres et en garde des images")
    tour.add_argument("--out", type=Path, required=True, metavar="DOSSIER")
    _new(commands, "self-test", "une fenêtre, un dossier, une liste : le programme marche-t-il ici ?")


def _positive(word: str) -> int:
    value = int(word)
    if value < 1:
        raise argparse.ArgumentTypeError("un nombre positif est attendu")
    return value
