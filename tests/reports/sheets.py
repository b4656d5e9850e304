"""Sheets of follow-ups for the tests of this folder: plainly synthetic, none read from a clock."""

from datetime import date, datetime
from typing import Any

from guichet.domain.civil import ZONE
from guichet.domain.wording import Lang, translate
from guichet.reports.followup_rows import Band, FollowupRow, FollowupSheet

DAY = date(2026, 11, 24)
DUE: dict[Band, datetime] = {
    "overdue": datetime(2026, 11, 20, 12, 0, tzinfo=ZONE),
    "today": datetime(2026, 11, 24, 16, 30, tzinfo=ZONE),
    "next": datetime(2026, 11, 25, 12, 0, tzinfo=ZONE),
}
ENGLISH = {
    "EN RETARD ({count})": "OVERDUE ({count})",
    "DÛ AUJOURD’HUI ({count})": "DUE TODAY ({count})",
    "À VENIR ({count})": "COMING UP ({count})",
    "{band} — suite": "{band} — continued",
    "Fait par": "Done by",
    "le": "on",
    "Résultat": "Outcome",
    "remplacé par {person}": "replaced by {person}",
    "remplace {person}": "stands in for {person}",
    "avant {time}": "before {time}",
    "dû le {moment}": "due {moment}",
    "CONFIDENTIEL": "CONFIDENTIAL",
    "FORMATION": "TRAINING",
    "Formation\u00a0: données d’exemple": "Training: sample data",
    "page {page} de {total}": "page {page} of {total}",
    "imprimé à {time}": "printed at {time}",
    "imprimé à {time} par {person}": "printed at {time} by {person}",
    "imprimé le {date} à {time}": "printed on {date} at {time}",
    "imprimé le {date} à {time} par {person}": "printed on {date} at {time} by {person}",
    "Cochez ce qui est fait, notez le résultat et rapportez la feuille\u00a0: le code retrouve le dossier.": (
        "Check what is done, write the outcome and bring the sheet back: the code finds the file."
    ),
    "Rien n’est dû ni à venir\u00a0: aucun suivi à faire sur cette liste.": (
        "Nothing is due or coming up: there is nothing to do on this list."
    ),
    "en retard de {days} jours ouvrables": "{days} business days late",
}


def english(context: str, source: str) -> str:
    return ENGLISH.get(source, source)


def number(index: int) -> str:
    return f"2026-KL-{index:04d}-{index % 10}"


def row(index: int, band: Band = "today", **changes: Any) -> FollowupRow:
    values: dict[str, Any] = {
        "number": number(index),
        "band": band,
        "due": DUE[band],
        "action_fr": "Retourner l’appel",
        "action_en": "Return the call",
        "late": translate("FollowUps", "en retard de {days} jours ouvrables", days=2)
        if band == "overdue"
        else None,
        "late_days": 2 if band == "overdue" else 0,
        "clause": "STAFF-3",
        "citizen": "Citoyenne d’essai",
        "phone": "+14505550122",
        "topic": "Nid-de-poule",
        "place": "212, rue Forest",
        "responsible": "Contremaître à la voirie",
        "service": "Travaux publics",
    }
    return FollowupRow(**values | changes)


LONG = {
    "action_fr": "Faire le suivi avec la direction du service et la direction générale, puis avec l’élu du district",
    "citizen": "Association des résidentes et résidents du grand secteur de la Gare et du Golf réunis",
    "phone": "+14505550147;ext=1502",
    "topic": "Demande d’intervention sur un ouvrage de signalisation endommagé ou manquant aux abords",
    "place": "11452, boulevard Sir-Wilfrid-Laurier, derrière le centre civique, entrée du stationnement",
    "responsible": "Coordonnatrice aux activités et à la page Facebook des loisirs",
    "replaced_by": "Commis aux travaux publics",
    "note": "le trou s’agrandit à chaque passage de la charrue et l’eau s’y accumule, " * 200,
}


def rows(count: int, **changes: Any) -> list[FollowupRow]:
    """Return rows over the three bands: a fifth overdue, a third today."""

    def band(index: int) -> Band:
        return "overdue" if index < count / 5 else "today" if index < count / 2 else "next"

    return [row(index, band(index), **changes) for index in range(count)]


def sheet(found: list[FollowupRow], lang: Lang = "fr", **changes: Any) -> FollowupSheet:
    values: dict[str, Any] = {
        "title": "Suivis du jour" if lang == "fr" else "Today’s follow-ups",
        "city": "Ville de Mont-Saint-Hilaire",
        "service": "Travaux publics" if lang == "fr" else "Public Works",
        "day": DAY,
        "printed_at": datetime(2026, 11, 24, 7, 46, tzinfo=ZONE),
        "printed_by": "Superviseur" if lang == "fr" else "Supervisor",
        "rows": found,
        "lang": lang,
        "lookup": english,
    }
    return FollowupSheet(**values | changes)
