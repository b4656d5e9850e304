"""What PostgreSQL and the way to it say, as the failures of a round: SQLSTATE decides (SYNC.md)."""

import re
from typing import Final

import psycopg

from guichet.domain.wording import translate
from guichet.sync.failures import Ahead, Away, Denied, Fork, Gap, NeedsPassword, Poison, Refused, SyncFailure

_PASSING: Final = ("08", "53", "57P0", "40001", "40P01", "55P03", "57014", "25P03", "58")
"""States and classes that a later try may not meet: connection, resources, shutdown, lock, time-out, disk."""
_CERTIFICATE = re.compile(r"certificate|SSL error|does not support SSL|sslmode", re.IGNORECASE)
_FROM_SERVER = re.compile(r"failed: [A-ZÉ]+: +(.*)", re.DOTALL)
_SERVER_BUSY = re.compile(
    r"starting up|shutting down|recovery mode|too many|remaining connection slots|not yet accepting"
    r"|se lance|s'arrête|arrêt|restauration|trop de|emplacements de connexion",
    re.IGNORECASE,
)
_UNKNOWN_THERE = re.compile(
    r"pg_hba\.conf|does not exist|n'existe pas|not permitted to log in|authentication failed"
    r"|authentification .*échou|permission denied|droit refusé",
    re.IGNORECASE,
)


def failure_of(error: psycopg.Error, desk_id: bytes = b"") -> SyncFailure:
    """Return why a statement failed; `desk_id` is the desk whose events were pushed."""
    state = error.sqlstate
    if state is None:
        return away()
    if state == "GU001":
        return Fork(
            translate(
                "Sync",
                "La base partagée a déjà d’autres entrées sous le nom de ce poste : ce poste a été copié ou restauré."
                " Il prend un nouveau nom et continue.",
            )
        )
    if state == "GU002":
        return Gap(
            translate(
                "Sync",
                "Les entrées envoyées ne suivent pas celles de la base partagée : la synchronisation reprend de là.",
            )
        )
    if state == "GU003":
        return Ahead(
            translate(
                "Sync",
                "L’horloge de ce poste avance de plus de cinq minutes sur celle de la base partagée."
                " Réglez l’heure de cet ordinateur ; rien n’est perdu.",
            )
        )
    if state == "GU004" and error.diag.message_detail is not None:
        return Poison(
            translate(
                "Sync",
                "Le contenu de l’entrée {seq} de ce poste est altéré : la base partagée ne le garde pas."
                " Lancez « guichet doctor », puis prévenez l’administrateur.",
                seq=int(error.diag.message_detail),
            ),
            desk_id,
            int(error.diag.message_detail),
        )
    if state == "GU005":
        return Refused(
            translate(
                "Sync",
                "La base partagée ne reconnaît pas ce poste sous ce compte. Demandez à l’administrateur de l’inscrire"
                " de nouveau (guichet desk enrol), ou d’ouvrir la reprise s’il manque des entrées au serveur"
                " (guichet server recover).",
            )
        )
    if state == "GU006":
        return Refused(
            translate(
                "Sync",
                "Ce compte de la base partagée n’est celui d’aucun poste : inscrivez ce poste (guichet desk enrol).",
            )
        )
    if state == "GU007":
        return Refused(
            translate(
                "Sync",
                "La base partagée ne connaît pas la personne qui a fait ces entrées : il lui manque une partie du"
                " registre. Demandez à l’administrateur d’ouvrir la reprise (guichet server recover).",
            )
        )
    if state == "GU008":
        return Refused(
            translate(
                "Sync",
                "Une entrée de ce poste ne suit pas la précédente : le registre local est altéré. Lancez"
                " « guichet doctor », puis restaurez la dernière copie.",
            )
        )
    if state.startswith("28"):
        return _denied()
    if state == "42501":
        return Refused(
            translate(
                "Sync",
                "Le compte de ce poste n’a pas les droits voulus sur la base partagée. Demandez à l’administrateur"
                " de lancer « guichet server init » de nouveau.",
            )
        )
    if state in ("3F000", "42883", "42P01"):
        return Refused(
            translate(
                "Sync",
                "La base partagée n’est pas celle de Guichet, ou elle est d’une autre version. Demandez à"
                " l’administrateur de lancer « guichet server init ».",
            )
        )
    if state.startswith(_PASSING):
        return away()
    return Refused(
        translate(
            "Sync",
            "La base partagée refuse l’envoi (code {state}). Rien n’est perdu : les entrées attendent sur ce poste."
            " Prévenez l’administrateur.",
            state=state,
        )
    )


def failure_to_connect(error: psycopg.Error, *, used_password: bool) -> SyncFailure:
    """Return why no connection came about. libpq gives no SQLSTATE then, only words: its own are in English, the
    server's in the server's language.
    """
    said = str(error)
    refused = _FROM_SERVER.search(said)
    if refused is None:
        if _CERTIFICATE.search(said):
            return Denied(
                translate(
                    "Sync",
                    "Le certificat du serveur de la base partagée n’a pas pu être vérifié : rien n’a été envoyé."
                    " Vérifiez le nom du serveur et le fichier du certificat (guichet desk enrol --root-cert).",
                )
            )
        if "no password supplied" in said:
            return NeedsPassword(
                translate(
                    "Sync",
                    "Le serveur demande un mot de passe et n’en a pas reçu : donnez-le par --password-stdin ou par un"
                    " fichier PGPASSFILE.",
                )
            )
        return away()
    words = refused[1]
    if _UNKNOWN_THERE.search(words) or (used_password and not _SERVER_BUSY.search(words)):
        return _denied()
    return away()


def away() -> Away:
    """The server cannot be reached for now."""
    return Away(
        translate(
            "Sync",
            "La base partagée ne répond pas : ce poste continue seul et réessaiera. Rien n’est perdu.",
        )
    )


def _denied() -> Denied:
    return Denied(
        translate(
            "Sync",
            "La base partagée refuse le compte de ce poste, sa base ou son mot de passe. Demandez à l’administrateur"
            " d’inscrire ce poste de nouveau (guichet desk enrol).",
        )
    )
