"""`guichet desk enrol`: give this desk its way to the shared database, with an administrator's login."""

import argparse
from typing import TYPE_CHECKING

from guichet.application import enrolment
from guichet.cli.opening import opened
from guichet.cli.server import with_administrator
from guichet.cli.speaking import Speaker
from guichet.domain.wording import translate

if TYPE_CHECKING:
    from guichet.sync.postgres import Address


def desk_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Enrol this desk; a new data folder becomes a new desk of the City."""
    return with_administrator(arguments, speaker, lambda address: _enrol(arguments, speaker, address))


def _enrol(arguments: argparse.Namespace, speaker: Speaker, address: "Address") -> int:
    with opened(arguments, speaker, create=True, as_it_is=True) as desk:
        done = enrolment.enrol(
            desk,
            address,
            arguments.role,
            code=arguments.code,
            name=arguments.name,
            place=arguments.place,
            replace=arguments.replace,
        )
    speaker.note(
        translate(
            "Cli",
            "Ce poste est inscrit à la base partagée {target} sous le code {code} ({login}). « guichet sync --once » fait"
            " un premier échange ; la fenêtre continue d’elle-même.",
            target=done.target,
            code=done.code,
            login=done.login,
        )
    )
    if done.notice is not None:
        speaker.note(done.notice)
    return 0
