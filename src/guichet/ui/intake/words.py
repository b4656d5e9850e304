"""The few words that the first paint shows before the policy is read (DEF-1, DEF-2); the policy's own replace them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from guichet.ui.widgets.segmented import Option


def channels() -> list[Option]:
    """Return the ways in, as the shipped policy names them."""
    return [
        Option("counter", QCoreApplication.translate("Intake", "Comptoir")),
        Option("phone", QCoreApplication.translate("Intake", "Téléphone")),
        Option("voicemail", QCoreApplication.translate("Intake", "Boîte vocale")),
        Option("email", QCoreApplication.translate("Intake", "Courriel")),
        Option("facebook-city", QCoreApplication.translate("Intake", "Facebook Ville")),
        Option("facebook-recreation", QCoreApplication.translate("Intake", "Facebook Loisirs")),
        Option("elected", QCoreApplication.translate("Intake", "Élu")),
        Option("web", QCoreApplication.translate("Intake", "Web")),
        Option("letter", QCoreApplication.translate("Intake", "Lettre")),
    ]


def kinds() -> list[Option]:
    """Return the kinds of contact, as the shipped policy names them."""
    return [
        Option("complaint", QCoreApplication.translate("Intake", "Plainte")),
        Option("request", QCoreApplication.translate("Intake", "Requête")),
        Option("information", QCoreApplication.translate("Intake", "Information")),
        Option("claim", QCoreApplication.translate("Intake", "Réclamation")),
        Option("comment", QCoreApplication.translate("Intake", "Commentaire")),
    ]


def both_definitions() -> str:
    """Return what tells a complaint from a request, in one line."""
    return QCoreApplication.translate(
        "Intake",
        "Une plainte exprime une insatisfaction; une requête demande un changement. Sans choix, le sujet décide.",
    )


def languages() -> list[tuple[str, str]]:
    """Return the languages offered, by code; "" is not asked yet."""
    return [
        ("", QCoreApplication.translate("Intake", "Non précisée")),
        ("fr", QCoreApplication.translate("Intake", "Français")),
        ("en", QCoreApplication.translate("Intake", "Anglais")),
        ("other", QCoreApplication.translate("Intake", "Autre (interprète)")),
    ]


def answers() -> list[Option]:
    """Return what a colleague may answer before a transfer (STAFF-2)."""
    return [
        Option("yes", QCoreApplication.translate("Intake", "Oui, je prends")),
        Option("no", QCoreApplication.translate("Intake", "Non")),
        Option("not_mine", QCoreApplication.translate("Intake", "Pas de leur ressort")),
        Option("no_answer", QCoreApplication.translate("Intake", "Pas de réponse")),
        Option("voicemail", QCoreApplication.translate("Intake", "Message laissé")),
    ]


CHANNEL_ICONS = {
    "counter": "store",
    "phone": "phone",
    "voicemail": "voicemail",
    "email": "mail",
    "facebook-city": "message-circle",
    "facebook-recreation": "message-circle",
    "elected": "landmark",
    "web": "globe",
    "letter": "file-text",
}
