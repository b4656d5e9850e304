"""What is measured, each in words: the one place that the dashboard, the period report and its tables share.

The figures themselves are counted by `application.measures`; whoever counts them again starts from these sentences.
"""

from typing import Final, Literal

import msgspec

from guichet.domain.wording import Text, translate

Unit = Literal["count", "share", "minutes"]


class Column(msgspec.Struct, frozen=True):
    """One figure of a measure, by its name: a count, a share (0 to 1), or minutes of service."""

    key: str
    label: Text
    unit: Unit = "count"


class Measure(msgspec.Struct, frozen=True):
    """A measure: its title, what it counts, the clause that it serves, what its rows and columns are.

    `compared` is the column that is told again of the period before and of the same one last year; empty for none.
    `drawn` are the columns that a chart shows.
    """

    key: str
    title: Text
    definition: Text
    clause: str
    rows: Text
    columns: tuple[Column, ...]
    compared: str = ""
    drawn: tuple[str, ...] = ()

    def column(self, key: str) -> Column:
        """Return a column by its name."""
        return next(column for column in self.columns if column.key == key)


BEFORE: Final = translate("Measures", "Période précédente")
LAST_YEAR: Final = translate("Measures", "Un an plus tôt")
ALL: Final = translate("Measures", "Ensemble")
PERIOD: Final = translate(
    "Measures",
    "Une période va du premier au dernier jour compris, à l’heure du comptoir. La période précédente est celle qui la"
    " touche, de même durée; un an plus tôt, ce sont les mêmes dates (pour une semaine, 52 semaines plus tôt).",
)
SERVICE_TIME: Final = translate(
    "Measures",
    "Un délai se compte en minutes de service, aux heures de la Ville pour ce canal : nuits, fins de semaine, jours"
    " fériés et fermetures n’y comptent pas. La médiane est la valeur que la moitié des cas ne dépassent pas, le 90e"
    " centile celle que neuf cas sur dix ne dépassent pas (rang le plus proche).",
)
CORRECTED: Final = translate(
    "Measures",
    "Une entrée retirée par une correction, ou écartée quand deux postes se contredisaient, ne compte pas. Les dossiers"
    " confidentiels sont comptés; ils ne sont montrés qu’à leur cercle.",
)
GENERAL: Final = (PERIOD, SERVICE_TIME, CORRECTED)
"""What holds for every measure, in words."""

_COUNT: Final = translate("Measures", "Dossiers")
_PART: Final = translate("Measures", "Part")
_JOINED: Final = translate("Measures", "Avec d’autres citoyens")
_RECEIVED: Final = translate(
    "Measures",
    "Dossiers dont la réception tombe dans la période, quel que soit leur état aujourd’hui, chacun une seule fois."
    " Sujet, service et secteur sont ceux que le dossier a maintenant. « Avec d’autres citoyens » compte ceux auxquels au"
    " moins un autre citoyen s’est joint.",
)
_SERVICE: Final = translate("Measures", "Service")
_MEDIAN: Final = translate("Measures", "Médiane")
_NINETIETH: Final = translate("Measures", "90e centile")
_VOLUME: Final = (
    Column("n", _COUNT),
    Column("share", _PART, "share"),
    Column("joined", _JOINED),
)


def _volume(key: str, title: Text, rows: Text) -> Measure:
    return Measure(key, title, _RECEIVED, "COM-7", rows, _VOLUME, "n", ("n",))


MEASURES: Final = (
    _volume("topic", translate("Measures", "Dossiers reçus par sujet"), translate("Measures", "Sujet")),
    _volume("service", translate("Measures", "Dossiers reçus par service"), _SERVICE),
    _volume("channel", translate("Measures", "Dossiers reçus par canal"), translate("Measures", "Canal")),
    _volume("sector", translate("Measures", "Dossiers reçus par secteur"), translate("Measures", "Secteur")),
    Measure(
        "first_contact",
        translate("Measures", "Réglés au premier contact"),
        translate(
            "Measures",
            "Parmi les dossiers reçus dans la période, ceux que l’accueil a réglés sur place, en les ouvrant. La part est"
            " leur nombre sur celui des dossiers reçus.",
        ),
        "COM-8",
        translate("Measures", "Canal"),
        (
            Column("received", translate("Measures", "Reçus")),
            Column("settled", translate("Measures", "Réglés")),
            Column("share", _PART, "share"),
        ),
        "share",
        ("share",),
    ),
    Measure(
        "rules",
        translate("Measures", "Délais de la politique"),
        translate(
            "Measures",
            "Actions que la politique a rendues dues dans la période. Tenue : faite au plus tard à l’échéance. Manquée :"
            " faite après, ou pas encore faite et l’échéance est passée. À venir : pas encore faite, l’échéance n’est pas"
            " passée. La part est celle des tenues sur les tenues et les manquées. Médiane et 90e centile vont du moment"
            " où l’action est devenue due à celui où elle fut faite. Les dates promises se comptent à part.",
        ),
        "STAFF-3",
        translate("Measures", "Action due"),
        (
            Column("kept", translate("Measures", "Tenues")),
            Column("missed", translate("Measures", "Manquées")),
            Column("waiting", translate("Measures", "À venir")),
            Column("share", translate("Measures", "Part tenue"), "share"),
            Column("median", _MEDIAN, "minutes"),
            Column("ninetieth", _NINETIETH, "minutes"),
        ),
        "share",
        ("kept", "missed", "waiting"),
    ),
    Measure(
        "delays",
        translate("Measures", "Temps de réponse"),
        translate(
            "Measures",
            "Première action : de la réception à la première démarche, pour les dossiers reçus dans la période qui en ont"
            " une. Fermeture : de la réception à la fermeture, pour les fermetures de la période, sauf celles au premier"
            " contact; un dossier fermé deux fois compte deux fois.",
        ),
        "COM-7",
        translate("Measures", "Étape"),
        (
            Column("n", translate("Measures", "Cas")),
            Column("median", _MEDIAN, "minutes"),
            Column("ninetieth", _NINETIETH, "minutes"),
        ),
        "median",
    ),
    Measure(
        "promises",
        translate("Measures", "Dates promises"),
        translate(
            "Measures",
            "Dates convenues avec un citoyen dans la période. Tenue : faite au plus tard à la date. Déplacée : une autre"
            " date l’a remplacée avant qu’elle passe. Manquée : faite ou déplacée après, ou la date est passée. La part"
            " est celle des tenues sur les tenues, les déplacées et les manquées.",
        ),
        "COM-10",
        _SERVICE,
        (
            Column("kept", translate("Measures", "Tenues")),
            Column("moved", translate("Measures", "Déplacées")),
            Column("missed", translate("Measures", "Manquées")),
            Column("waiting", translate("Measures", "À venir")),
            Column("share", translate("Measures", "Part tenue"), "share"),
        ),
        "share",
        ("kept", "moved", "missed", "waiting"),
    ),
    Measure(
        "transfers",
        translate("Measures", "Transferts demandés"),
        translate(
            "Measures",
            "Vérifications auprès d’un collègue dans la période, au service de la personne jointe. « Pas de leur ressort »"
            " est une partie des refus. La part est celle des refus et des demandes sans réponse.",
        ),
        "STAFF-2",
        _SERVICE,
        (
            Column("asked", translate("Measures", "Demandes")),
            Column("accepted", translate("Measures", "Acceptées")),
            Column("refused", translate("Measures", "Refusées")),
            Column("not_mine", translate("Measures", "Pas de leur ressort")),
            Column("no_answer", translate("Measures", "Sans réponse")),
            Column("share", translate("Measures", "Part sans oui"), "share"),
        ),
        "share",
        ("accepted", "refused", "no_answer"),
    ),
    Measure(
        "directing",
        translate("Measures", "Justesse de l’orientation"),
        translate(
            "Measures",
            "Parmi les dossiers reçus dans la période, ceux qu’au moins un service a renvoyés en disant que ce n’était pas"
            " de son ressort. La justesse est la part des autres; elle se mesure à part de la satisfaction.",
        ),
        "ROUTE-1",
        translate("Measures", "Sujet"),
        (
            Column("received", translate("Measures", "Reçus")),
            Column("sent_back", translate("Measures", "Renvoyés")),
            Column("share", translate("Measures", "Justesse"), "share"),
        ),
        "share",
        ("sent_back",),
    ),
    Measure(
        "closings",
        translate("Measures", "Fermetures et réouvertures"),
        translate(
            "Measures",
            "Fermetures et réouvertures inscrites dans la période, chacune comptée. « Insatisfaction » compte les"
            " réouvertures pour ce motif. La part est celle des réouvertures sur les fermetures de la même période.",
        ),
        "ELU-4",
        _SERVICE,
        (
            Column("closed", translate("Measures", "Fermetures")),
            Column("reopened", translate("Measures", "Réouvertures")),
            Column("dissatisfied", translate("Measures", "Insatisfaction")),
            Column("share", _PART, "share"),
        ),
        "share",
        ("closed", "reopened"),
    ),
    Measure(
        "satisfaction",
        translate("Measures", "Satisfaction dite à la fermeture"),
        translate(
            "Measures",
            "Ce que le citoyen a dit à chaque fermeture de la période. La part est celle des satisfaits sur ceux qui l’ont"
            " dit; le bas et le haut sont son intervalle de confiance à 95 % (Wilson). La réponse est la part des"
            " fermetures où le citoyen l’a dit.",
        ),
        "ELU-3",
        _SERVICE,
        (
            Column("yes", translate("Measures", "Satisfaits")),
            Column("no", translate("Measures", "Insatisfaits")),
            Column("unknown", translate("Measures", "Non dit")),
            Column("share", translate("Measures", "Part satisfaite"), "share"),
            Column("low", translate("Measures", "Bas"), "share"),
            Column("high", translate("Measures", "Haut"), "share"),
            Column("response", translate("Measures", "Réponse"), "share"),
        ),
        "share",
        ("yes", "no"),
    ),
    Measure(
        "rounds",
        translate("Measures", "Sondages de satisfaction"),
        translate(
            "Measures",
            "Par sondage dont l’envoi tombe dans la période : citoyens sondés, réponses reçues, taux de réponse, part des"
            " satisfaits sur les réponses et son intervalle de confiance à 95 % (Wilson).",
        ),
        "COM-11",
        translate("Measures", "Sondage"),
        (
            Column("invited", translate("Measures", "Sondés")),
            Column("answered", translate("Measures", "Réponses")),
            Column("response", translate("Measures", "Taux de réponse"), "share"),
            Column("share", translate("Measures", "Part satisfaite"), "share"),
            Column("low", translate("Measures", "Bas"), "share"),
            Column("high", translate("Measures", "Haut"), "share"),
        ),
    ),
    Measure(
        "open",
        translate("Measures", "Âge de ce qui est ouvert"),
        translate(
            "Measures",
            "Dossiers ouverts au moment du calcul, quelle que soit la période, selon les jours ouvrables depuis leur"
            " réception, aujourd’hui compris. En retard : une action due a passé son échéance.",
        ),
        "COM-7",
        translate("Measures", "Jours ouvrables"),
        (
            Column("n", _COUNT),
            Column("share", _PART, "share"),
            Column("late", translate("Measures", "En retard")),
        ),
        "",
        ("n", "late"),
    ),
)
"""Every measure, in the order in which it is shown."""
BY_KEY: Final = {measure.key: measure for measure in MEASURES}

AGES: Final = ((0, 1), (2, 5), (6, 10), (11, 20), (21, 60), (61, None))
"""Business days since receipt, by bands: from, to (included); None has no end."""


def age_name(low: int, high: int | None) -> Text:
    """Return what a band of ages is called."""
    if high is None:
        return translate("Measures", "plus de {days}", days=low - 1)
    return translate("Measures", "{low} à {high}", low=low, high=high)


def delay_name(step: str) -> Text:
    """Return what a step of `delays` is called."""
    return (
        translate("Measures", "Première action")
        if step == "first_action"
        else translate("Measures", "Fermeture")
    )
