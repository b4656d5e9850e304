"""What a person typed, cleaned and bounded: a 5 MB paste or a control character never reaches the record (STAFF-7)."""

from guichet.domain import commands
from guichet.domain.errors import Refusal
from guichet.domain.folding import clean
from guichet.domain.wording import Text, translate

MAX_LINE = 500
"""Characters of a name, an address, a number: what stands on one line of a list."""

_NAMES: dict[str, Text] = {
    "description": translate("Deciding", "description"),
    "comment": translate("Deciding", "commentaire"),
    "text": translate("Deciding", "note"),
    "sent_to": translate("Deciding", "destinataire"),
    "outcome": translate("Deciding", "explication"),
    "told": translate("Deciding", "personne informée"),
    "reason": translate("Deciding", "raison"),
    "why": translate("Deciding", "raison"),
    "said": translate("Deciding", "ce qui a été convenu"),
    "settled": translate("Deciding", "réponse donnée"),
    "relayed_by": translate("Deciding", "élu"),
    "via": translate("Deciding", "par qui"),
    "name": translate("Deciding", "nom"),
    "phone": translate("Deciding", "téléphone"),
    "email": translate("Deciding", "courriel"),
    "address": translate("Deciding", "adresse"),
    "language": translate("Deciding", "langue"),
    "needs": translate("Deciding", "besoins"),
    "note": translate("Deciding", "note"),
    "label": translate("Deciding", "nom de la ronde"),
    "civic": translate("Deciding", "numéro civique"),
    "street": translate("Deciding", "rue"),
    "detail": translate("Deciding", "précision du lieu"),
}

_NEEDED: dict[str, Text] = {
    "comment": translate("Deciding", "Un commentaire vide ne s’inscrit pas. Écrivez ce qui s’est passé."),
    "outcome": translate(
        "Deciding", "Un dossier ne se ferme pas sans explication. Écrivez ce qui a été fait ou répondu."
    ),
    "told": translate(
        "Deciding",
        "Un dossier ne se ferme pas sans dire qui a été informé. Indiquez-le, ou « personne » avec la raison.",
    ),
    "reason": translate("Deciding", "Une raison est nécessaire : écrivez-la en une phrase."),
    "settled": translate(
        "Deciding", "Pour un dossier réglé au premier contact, écrivez la réponse donnée au citoyen."
    ),
    "relayed_by": translate(
        "Deciding", "Écrivez quel élu relaie la demande : il sera tenu informé des suites (ELU-1)."
    ),
}


def text(said: str, what: str) -> str:
    """Return a text of several lines, cleaned. Raises `Refusal` when it is longer than a dossier keeps."""
    return _within(said, what, commands.MAX_TEXT)


def line(said: str, what: str) -> str:
    """Return a text of one line, cleaned. Raises `Refusal` when it is longer than a line."""
    return _within(said, what, MAX_LINE)


def needed(said: str, what: str) -> str:
    """Return a text that must not be empty. Raises `Refusal` that says what to write."""
    cleaned = text(said, what)
    if not cleaned:
        raise Refusal(_NEEDED[what], "text" if what == "comment" else what)
    return cleaned


def _within(said: str, what: str, limit: int) -> str:
    cleaned = clean(said)
    if len(cleaned) > limit:
        raise Refusal(
            translate(
                "Deciding",
                "Le texte « {what} » compte {n} caractères ; la limite est de {limit}. Gardez l’essentiel et joignez"
                " le reste au dossier papier.",
                what=_NAMES.get(what, what),
                n=len(cleaned),
                limit=limit,
            ),
            "text" if what == "comment" else what,
        )
    return cleaned
