"""The words of the command line."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.cli.speaking import Speaker
from guichet.cli.usage import Parser, Say, number, positive, words
from guichet.domain.wording import Lang, translate

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[Parser]

_VALUED = ("--data-dir", "--lang", "--theme")


def parse(said: Sequence[str]) -> argparse.Namespace:
    """Return the parsed arguments; exits with 2 and a usage line when they are wrong."""
    say = Speaker(language(said)).say
    parser = Parser(
        say=say,
        prog="guichet",
        description=say(
            translate("Cli", "Le poste d’accueil d’un hôtel de ville : sans commande, ouvre la fenêtre.")
        ),
        epilog=say(
            translate(
                "Cli",
                "Résultats sur la sortie standard, le reste sur la sortie d’erreur. Code 0 : fait ;"
                " 1 : refusé, avec une phrase ; 2 : mauvais usage.",
            )
        ),
    )
    options = parser.options
    options.add_argument(
        "--data-dir",
        type=Path,
        default=os.environ.get("GUICHET_DATA_DIR") or None,
        metavar=_folder(say),
        help=say(translate("Cli", "dossier des données (sinon GUICHET_DATA_DIR, sinon celui de ce compte)")),
    )
    options.add_argument(
        "--lang",
        choices=("fr", "en"),
        default=None,
        help=say(translate("Cli", "langue des écrans et des phrases")),
    )
    options.add_argument(
        "--theme",
        choices=("system", "light", "dark"),
        default=None,
        help=say(translate("Cli", "thème de la fenêtre")),
    )
    options.add_argument(
        "--training",
        action="store_true",
        help=say(translate("Cli", "mode formation, sur une base d’exemple à part")),
    )
    options.add_argument("--version", action="store_true", help=say(translate("Cli", "dit la version")))
    parser.set_defaults(command=None)
    if not _for_the_window(said):
        commands = parser.add_subparsers(
            dest="command",
            title=say(translate("Cli", "Commandes ")),
            metavar=say(translate("Cli", "COMMANDE")),
            parser_class=Parser,
        )
        for add in (_lookups, _records, _lists, _surveys, _upkeep, _sharing, _exchanges, _shows):
            add(commands, say)
    return parser.parse_args(said)


def _for_the_window(said: Sequence[str]) -> bool:
    """Tell whether there are only options of the window: its first paint does not wait for the commands."""
    rest = iter(said)
    for word in rest:
        if word in _VALUED:
            next(rest, None)
        elif word != "--training" and word.partition("=")[0] not in _VALUED:
            return False
    return True


def language(said: Sequence[str]) -> Lang:
    """Return the language of usage and help, which are needed before the rest can be read."""
    for word, after in zip(said, [*said[1:], ""], strict=False):
        if word == "--lang=en" or (word == "--lang" and after == "en"):
            return "en"
    return "fr"


def _folder(say: Say) -> str:
    return say(translate("Cli", "DOSSIER"))


def _file(say: Say) -> str:
    return say(translate("Cli", "FICHIER"))


def _new(commands: "_Commands", say: Say, name: str, about: str) -> Parser:
    parser = commands.add_parser(name, say=say, help=about, description=about)
    # the same options after the command as before it; SUPPRESS keeps what was given before
    hidden = argparse.SUPPRESS
    parser.options.add_argument("--data-dir", type=Path, default=hidden, metavar=_folder(say), help=hidden)
    parser.options.add_argument("--lang", choices=("fr", "en"), default=hidden, help=hidden)
    parser.options.add_argument("--training", action="store_true", default=hidden, help=hidden)
    return parser


def _json(parser: Parser) -> None:
    parser.options.add_argument(
        "--json", action="store_true", help=parser.say(translate("Cli", "résultat en JSON"))
    )


def _lookups(commands: "_Commands", say: Say) -> None:
    route = _new(
        commands,
        say,
        "route",
        say(translate("Cli", "où diriger : des mots du citoyen au service et à la personne (ROUTE-1)")),
    )
    route.words.add_argument(
        "text",
        type=words,
        metavar=say(translate("Cli", "TEXTE")),
        help=say(translate("Cli", "ce que dit le citoyen, ou « - » pour des lignes JSON")),
    )
    route.options.add_argument("--street", type=words, default="", metavar=say(translate("Cli", "RUE")))
    route.options.add_argument(
        "--at",
        type=words,
        default=None,
        metavar="ISO8601",
        help=say(translate("Cli", "instant de la présence et des heures")),
    )
    route.options.add_argument("--limit", type=positive, default=5, metavar="N")
    _json(route)
    deadline = _new(
        commands,
        say,
        "deadline",
        say(translate("Cli", "l’échéance d’un contact, et pourquoi (STAFF-3, STAFF-4)")),
    )
    deadline.words.add_argument(
        "source",
        nargs="?",
        default=None,
        metavar="-",
        help=say(translate("Cli", "« - » : lignes JSON de l’entrée")),
    )
    deadline.options.add_argument("--channel", type=words, metavar=say(translate("Cli", "CANAL")))
    deadline.options.add_argument("--received", type=words, metavar="ISO8601")
    _json(deadline)
    policy = _new(
        commands,
        say,
        "policy",
        say(translate("Cli", "la politique en vigueur : « policy check FICHIER » dit ce qui manque")),
    )
    policy.words.add_argument("what", choices=("check",))
    policy.words.add_argument("file", type=Path, metavar=_file(say))
    learned = _new(
        commands,
        say,
        "learned",
        say(translate("Cli", "ce que les choix de l’accueil ont appris à l’orientation (ROUTE-1)")),
    )
    learned.options.add_argument("--topic", type=words, default="", metavar=say(translate("Cli", "CODE")))
    learned.options.add_argument(
        "--forget",
        action="store_true",
        help=say(translate("Cli", "oublie ces choix, à tous les postes")),
    )
    _json(learned)


def _records(commands: "_Commands", say: Say) -> None:
    importing = _new(
        commands,
        say,
        "import",
        say(translate("Cli", "répertoire et fermetures, en CSV ou XLSX : tout, ou rien")),
    )
    importing.words.add_argument("files", nargs="+", type=Path, metavar=_file(say))
    importing.options.add_argument(
        "--dry-run",
        action="store_true",
        help=say(translate("Cli", "dit ce qui changerait, sans rien changer")),
    )
    importing.options.add_argument(
        "--remove-absent",
        action="store_true",
        help=say(translate("Cli", "retire ce que les fichiers ne nomment plus")),
    )
    _json(importing)
    record = _new(
        commands,
        say,
        "record",
        say(translate("Cli", "inscrit des contacts et des actions, une par ligne JSON")),
    )
    record.words.add_argument("source", nargs="?", default=None, metavar=_file(say) + "|-")
    record.options.add_argument(
        "--schema", action="store_true", help=say(translate("Cli", "imprime le schéma JSON d’une ligne"))
    )
    show = _new(commands, say, "show", say(translate("Cli", "un dossier, avec son fil")))
    show.words.add_argument("number", type=words, metavar=say(translate("Cli", "NUMÉRO")))
    _json(show)
    search = _new(
        commands,
        say,
        "search",
        say(translate("Cli", "des dossiers, par numéro, citoyen, téléphone, mots ou adresse")),
    )
    search.words.add_argument("text", type=words, metavar=say(translate("Cli", "TEXTE")))
    search.options.add_argument("--limit", type=positive, default=50, metavar="N")
    _json(search)
    receipt = _new(
        commands,
        say,
        "receipt",
        say(translate("Cli", "le reçu d’un dossier, pour le citoyen, dans sa langue (COM-9)")),
    )
    receipt.words.add_argument("number", type=words, metavar=say(translate("Cli", "NUMÉRO")))
    receipt.options.add_argument(
        "--in",
        dest="tongue",
        choices=("fr", "en"),
        default=None,
        help=say(translate("Cli", "langue du reçu ; celle du citoyen sans cela")),
    )
    receipt.options.add_argument("--paper", choices=("letter", "a4"), default="letter")
    receipt.options.add_argument("--pdf", type=Path, metavar=_file(say))


def _lists(commands: "_Commands", say: Say) -> None:
    followups = _new(commands, say, "followups", say(translate("Cli", "la liste des suivis d’un jour")))
    options = followups.options
    when = options.add_mutually_exclusive_group()
    when.add_argument("--date", type=words, default=None, metavar=say(translate("Cli", "AAAA-MM-JJ")))
    when.add_argument(
        "--handover",
        action="store_true",
        help=say(translate("Cli", "passation : seulement ce qui reste dû aujourd’hui, par responsable")),
    )
    options.add_argument("--service", type=words, default="", metavar=say(translate("Cli", "CODE")))
    options.add_argument("--contact", type=words, default="", metavar=say(translate("Cli", "CODE")))
    options.add_argument("--sector", type=words, default="", metavar=say(translate("Cli", "NOM")))
    options.add_argument("--topic", type=words, default="", metavar=say(translate("Cli", "CODE")))
    options.add_argument(
        "--by",
        choices=("service", "person", "sector", "topic"),
        default="",
        help=say(translate("Cli", "une nouvelle page pour chaque service, personne, secteur ou sujet")),
    )
    options.add_argument("--paper", choices=("letter", "a4"), default="letter")
    shape = options.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help=say(translate("Cli", "résultat en JSON")))
    for kind in ("--csv", "--pdf", "--xlsx"):
        shape.add_argument(kind, type=Path, metavar=_file(say))
    transfers = _new(
        commands,
        say,
        "transfers",
        say(
            translate("Cli", "transferts demandés, acceptés, refusés et sans réponse, par service (STAFF-2)")
        ),
    )
    options = transfers.options
    for name, dest in (("--from", "since"), ("--to", "until")):
        options.add_argument(
            name, dest=dest, type=words, default=None, metavar=say(translate("Cli", "AAAA-MM-JJ"))
        )
    options.add_argument("--service", type=words, default="", metavar=say(translate("Cli", "CODE")))
    shape = options.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help=say(translate("Cli", "résultat en JSON")))
    shape.add_argument("--csv", type=Path, metavar=_file(say))


def _surveys(commands: "_Commands", say: Say) -> None:
    survey = _new(
        commands,
        say,
        "survey",
        say(translate("Cli", "une ronde de satisfaction : ses réponses, par service (COM-11)")),
    )
    survey.options.add_argument(
        "--round",
        type=words,
        default="",
        metavar="ID",
        help=say(translate("Cli", "identifiant de la ronde ; la plus récente sans cela")),
    )
    shape = survey.options.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help=say(translate("Cli", "résultat en JSON")))
    shape.add_argument("--csv", type=Path, metavar=_file(say))


def _upkeep(commands: "_Commands", say: Say) -> None:
    doctor = _new(commands, say, "doctor", say(translate("Cli", "vérifie la base et dit quoi faire")))
    _json(doctor)
    _new(
        commands,
        say,
        "rebuild",
        say(translate("Cli", "refait toutes les listes à partir des seuls événements")),
    )
    backup = _new(
        commands, say, "backup", say(translate("Cli", "copie la base, chiffrée, et prouve la copie"))
    )
    backup.words.add_argument("file", type=Path, metavar=_file(say))
    restore = _new(commands, say, "restore", say(translate("Cli", "remet une copie en service")))
    restore.words.add_argument("file", type=Path, metavar=_file(say))


def _sharing(commands: "_Commands", say: Say) -> None:
    server = _new(
        commands,
        say,
        "server",
        say(
            translate("Cli", "la base partagée de la Ville, pour son administrateur : init, status, recover")
        ),
    )
    server.words.add_argument("what", choices=("init", "status", "recover"))
    _url(server)
    server.options.add_argument(
        "--hours",
        type=positive,
        default=24,
        metavar="N",
        help=say(translate("Cli", "recover : durée de la reprise, en heures")),
    )
    server.options.add_argument(
        "--close", action="store_true", help=say(translate("Cli", "recover : ferme la reprise"))
    )
    _json(server)
    desk = _new(
        commands,
        say,
        "desk",
        say(translate("Cli", "ce poste dans la base partagée : « desk enrol URL » l’y inscrit")),
    )
    desk.words.add_argument("what", choices=("enrol",))
    _url(desk)
    desk.options.add_argument(
        "--role",
        choices=("clerk", "agent", "supervisor", "manager", "admin", "substitute"),
        default="clerk",
        help=say(
            translate(
                "Cli",
                "rôle du poste : « manager » reçoit le contenu confidentiel, « substitute » celui qui vise la direction générale",
            )
        ),
    )
    desk.options.add_argument(
        "--code",
        type=words,
        default="",
        metavar=say(translate("Cli", "LETTRES")),
        help=say(translate("Cli", "code d’un nouveau poste, dans ses numéros de dossier")),
    )
    desk.options.add_argument("--name", type=words, default="", metavar=say(translate("Cli", "NOM")))
    desk.options.add_argument("--place", type=words, default="", metavar=say(translate("Cli", "LIEU")))
    desk.options.add_argument(
        "--replace",
        action="store_true",
        help=say(translate("Cli", "ce poste remplace celui qui avait ce code")),
    )


def _exchanges(commands: "_Commands", say: Say) -> None:
    sync = _new(
        commands,
        say,
        "sync",
        say(translate("Cli", "échange avec la base partagée : une fois, ou sans cesse avec --watch")),
    )
    often = sync.options.add_mutually_exclusive_group()
    often.add_argument(
        "--once", action="store_true", help=say(translate("Cli", "un seul échange (par défaut)"))
    )
    often.add_argument(
        "--watch", action="store_true", help=say(translate("Cli", "reste à jour jusqu’à l’interruption"))
    )
    _json(sync)
    _new(
        commands,
        say,
        "digest",
        say(translate("Cli", "une empreinte de tout ce qui est inscrit : deux postes à jour disent la même")),
    )


def _url(parser: Parser) -> None:
    parser.words.add_argument(
        "url",
        type=words,
        metavar="URL",
        help=parser.say(translate("Cli", "postgresql://administrateur@serveur/base, sans mot de passe")),
    )
    parser.options.add_argument(
        "--password-stdin",
        action="store_true",
        help=parser.say(translate("Cli", "lit le mot de passe de l’administrateur sur l’entrée standard")),
    )


def _shows(commands: "_Commands", say: Say) -> None:
    demo = _new(
        commands,
        say,
        "demo",
        say(translate("Cli", "une histoire plausible et synthétique, dans un dossier de données neuf")),
    )
    demo.options.add_argument("--dossiers", type=positive, default=200, metavar="N")
    demo.options.add_argument("--seed", type=number, default=2018, metavar="N")
    tour = _new(
        commands,
        say,
        "tour",
        say(translate("Cli", "parcourt les vraies fenêtres et en garde des images")),
    )
    tour.options.add_argument("--out", type=Path, required=True, metavar=_folder(say))
    tour.options.add_argument("--scale", choices=("1", "1.5", "2"), default="1")
    tour.options.add_argument(
        "--size", choices=("1440x900", "1280x720", "1920x1080", "640x480"), default="1440x900"
    )
    _new(
        commands,
        say,
        "self-test",
        say(translate("Cli", "une fenêtre, un dossier, une liste : le programme marche-t-il ici ?")),
    )
