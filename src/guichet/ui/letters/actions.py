"""What can be done with a letter on a dossier's page, and its keys."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action

GROUP = translate("Letters", "Lettres")
ACTIONS = (
    Action(
        "dossiers.acknowledge",
        translate("Letters", "Écrire l’accusé de réception"),
        "dossiers",
        ("B",),
        GROUP,
        "mail",
    ),
    Action(
        "dossiers.letter-open",
        translate("Letters", "Ouvrir la lettre dans le courriel"),
        "dossiers",
        ("Ctrl+O",),
        GROUP,
        "send",
    ),
    Action(
        "dossiers.letter-save",
        translate("Letters", "Enregistrer le brouillon de la lettre"),
        "dossiers",
        ("Ctrl+S",),
        GROUP,
        "download",
    ),
    Action(
        "dossiers.receipt",
        translate("Letters", "Remettre un reçu"),
        "dossiers",
        ("Ctrl+P",),
        GROUP,
        "printer",
    ),
    Action(
        "dossiers.receipt-pdf",
        translate("Letters", "Enregistrer le reçu en PDF"),
        "dossiers",
        ("Ctrl+Shift+S",),
        GROUP,
        "file-text",
    ),
    Action(
        "dossiers.receipt-mail",
        translate("Letters", "Envoyer le reçu par courriel"),
        "dossiers",
        ("Ctrl+E",),
        GROUP,
        "send",
    ),
)
