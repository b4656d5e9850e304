"""`guichet server init|status|recover`: what the administrator of the shared database does, from a terminal."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from guichet.cli.output import document, plain
from guichet.cli.speaking import Speaker
from guichet.domain.civil import ZONE
from guichet.domain.wording import Text, translate

if TYPE_CHECKING:
    from guichet.sync.administering import DeskLine, Status
    from guichet.sync.postgres import Address

T = TypeVar("T")


def server_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Do what was asked of the server, with the administrator's login."""

    def work(address: "Address") -> int:
        match arguments.what:
            case "init":
                return _initialise(speaker, address)
            case "status":
                return _status(speaker, address, as_json=arguments.json)
            case _:
                return _recover(speaker, address, 0 if arguments.close else arguments.hours)

    return with_administrator(arguments, speaker, work)


def with_administrator(arguments: argparse.Namespace, speaker: Speaker, work: "Callable[[Address], T]") -> T:
    """Call `work` with the way of the URL; the password is read, or asked for when the server wants one.

    libpq finds a password in PGPASSFILE by itself. It is never a word of the command line, and is not kept.
    """
    from guichet.sync.administering import address_of
    from guichet.sync.failures import NeedsPassword
    from guichet.sync.postgres import with_password

    address = address_of(arguments.url)
    if arguments.password_stdin:
        return work(with_password(address, sys.stdin.readline().rstrip("\r\n")))
    try:
        return work(address)
    except NeedsPassword:
        if sys.stdin is None or not sys.stdin.isatty():
            raise
    import getpass

    said = translate("Cli", "Mot de passe de {target} : ", target=address.target)
    return work(with_password(address, getpass.getpass(speaker.say(said))))


def _initialise(speaker: Speaker, address: "Address") -> int:
    from guichet.application.workplace import DEFAULT_POLICY, read_policy
    from guichet.resources import resource
    from guichet.sync import administering

    done = administering.initialise(address, read_policy(resource("policy", DEFAULT_POLICY)))
    if done.before == done.after:
        speaker.note(
            translate(
                "Cli",
                "La base partagée {target} est à jour (version {version}) : fonctions et droits remis en place.",
                target=address.target,
                version=done.after,
            )
        )
    elif done.before:
        speaker.note(
            translate(
                "Cli",
                "La base partagée {target} passe de la version {before} à la version {version}.",
                target=address.target,
                before=done.before,
                version=done.after,
            )
        )
    else:
        speaker.note(
            translate(
                "Cli",
                "La base partagée {target} est prête (version {version}). La reprise est ouverte pour {days} jours :"
                " inscrivez les postes (guichet desk enrol), puis fermez-la (guichet server recover --close).",
                target=address.target,
                version=done.after,
                days=administering.FIRST_RECOVERY_HOURS // 24,
            )
        )
    return 0


def _status(speaker: Speaker, address: "Address", *, as_json: bool) -> int:
    from guichet.sync import administering

    found = administering.status(address)
    if as_json:
        document(found)
    else:
        for text in _page(found):
            plain(speaker.say(text))
    return 0


def _page(found: "Status") -> list[Text]:
    lines = [
        translate(
            "Cli",
            "Version {version} (celle de ce programme : {wanted}) ; {megabytes} Mo ; entrées : {events} ; contenus"
            " attendus : {lacking}.",
            version=found.schema,
            wanted=found.program_schema,
            megabytes=found.bytes // 1_000_000,
            events=found.events,
            lacking=found.lacking,
        ),
        _reporting_line(found.reporting_behind),
        translate("Cli", "Reprise fermée.")
        if found.recovery_until is None
        else translate(
            "Cli", "Reprise ouverte jusqu’au {until}.", until=found.recovery_until.astimezone(ZONE)
        ),
    ]
    return lines + [_desk_line(each) for each in found.desks]


def _reporting_line(behind: int | None) -> Text:
    match behind:
        case None:
            return translate("Cli", "Vues reporting : pas encore là, lancez « guichet server init ».")
        case 0:
            return translate("Cli", "Vues reporting : à jour.")
        case _:
            return translate(
                "Cli",
                "Vues reporting : exactes, plus lentes à lire ; entrées à replier : {behind}.",
                behind=behind,
            )


def _desk_line(line: "DeskLine") -> Text:
    if not line.login:
        return translate(
            "Cli",
            "Poste {desk} : rapporté par d’autres jusqu’à l’entrée {mark} ; il n’est inscrit nulle part.",
            desk=line.desk,
            mark=line.mark,
        )
    if line.seen_at is None:
        return translate(
            "Cli",
            "Poste {code} ({role}, {login}) : inscrit, jamais vu.",
            code=line.code,
            role=line.role,
            login=line.login,
        )
    return translate(
        "Cli",
        "Poste {code} ({role}, {login}) : entrée {mark}, vu {seen}.",
        code=line.code,
        role=line.role,
        login=line.login,
        mark=line.mark,
        seen=line.seen_at.astimezone(ZONE),
    )


def _recover(speaker: Speaker, address: "Address", hours: int) -> int:
    from guichet.sync import administering

    until = administering.recover(address, hours)
    speaker.note(
        translate("Cli", "Reprise fermée : chaque poste n’envoie plus que ses propres entrées.")
        if until is None
        else translate(
            "Cli",
            "Reprise ouverte jusqu’au {until} : chaque poste rapporte aussi les entrées des autres qu’il détient.",
            until=until.astimezone(ZONE),
        )
    )
    return 0
