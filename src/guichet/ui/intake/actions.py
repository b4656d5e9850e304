"""What one can do on the intake screen, and with which key (ROUTE-1, STAFF-2, COM-8)."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action

ACTIONS = (
    Action(
        "intake.open",
        translate("Intake", "Ouvrir le dossier"),
        "intake",
        ("Ctrl+Return", "Ctrl+Enter"),
        icon="folder",
    ),
    Action(
        "intake.settled",
        translate("Intake", "Réglé au premier contact"),
        "intake",
        ("F9",),
        icon="circle-check",
    ),
    Action(
        "intake.transfer", translate("Intake", "Transférer…"), "intake", ("F10",), icon="arrow-left-right"
    ),
    Action(
        "intake.asked",
        translate("Intake", "Noter la réponse et demander au suivant"),
        "intake",
        ("Ctrl+F10",),
        icon="corner-down-right",
    ),
    Action(
        "intake.personal",
        translate("Intake", "La plainte vise une personne"),
        "intake",
        ("Ctrl+Shift+P",),
        icon="lock",
    ),
    Action("intake.new", translate("Intake", "Nouvel accueil"), "intake", ("Ctrl+N",), icon="plus"),
    Action("intake.next", translate("Intake", "Accueil suivant"), "intake", ("Ctrl+PgDown",)),
    Action("intake.previous", translate("Intake", "Accueil précédent"), "intake", ("Ctrl+PgUp",)),
    Action(
        "intake.discard", translate("Intake", "Abandonner cet accueil"), "intake", ("Ctrl+W",), icon="trash-2"
    ),
    Action(
        "intake.undo",
        translate("Intake", "Reprendre l’accueil abandonné"),
        "intake",
        ("Ctrl+Shift+T",),
        icon="undo-2",
    ),
    Action("intake.first", translate("Intake", "Retenir la 1re proposition"), "intake", ("Alt+1",)),
    Action("intake.second", translate("Intake", "Retenir la 2e proposition"), "intake", ("Alt+2",)),
    Action("intake.third", translate("Intake", "Retenir la 3e proposition"), "intake", ("Alt+3",)),
    Action("intake.down", translate("Intake", "Proposition suivante"), "intake", ("Alt+Down",)),
    Action("intake.up", translate("Intake", "Proposition précédente"), "intake", ("Alt+Up",)),
    Action(
        "intake.accept",
        translate("Intake", "Retenir la proposition marquée"),
        "intake",
        ("Alt+Return", "Alt+Enter"),
    ),
    Action(
        "intake.alike-first",
        translate("Intake", "Lire le 1er dossier semblable"),
        "intake",
        ("Alt+4",),
        icon="eye",
    ),
    Action("intake.alike-second", translate("Intake", "Lire le 2e dossier semblable"), "intake", ("Alt+5",)),
    Action("intake.alike-third", translate("Intake", "Lire le 3e dossier semblable"), "intake", ("Alt+6",)),
    Action("intake.alike-down", translate("Intake", "Dossier semblable suivant"), "intake", ("Alt+PgDown",)),
    Action("intake.alike-up", translate("Intake", "Dossier semblable précédent"), "intake", ("Alt+PgUp",)),
    Action(
        "intake.join",
        translate("Intake", "Joindre le citoyen au dossier semblable"),
        "intake",
        ("Alt+J",),
        icon="users",
    ),
    Action(
        "intake.link",
        translate("Intake", "Ouvrir un dossier lié au dossier semblable"),
        "intake",
        ("Alt+L",),
        icon="folder",
    ),
    Action(
        "intake.unjoin",
        translate("Intake", "Annuler la jonction ou le lien qui vient d’être fait"),
        "intake",
        ("Ctrl+Shift+J",),
        icon="undo-2",
    ),
    Action(
        "intake.storm-keep",
        translate("Intake", "Inscrire l’appel à l’incident en cours"),
        "intake",
        ("F11",),
        icon="phone-incoming",
    ),
    Action(
        "intake.storm",
        translate("Intake", "Voir l’incident en cours, rue par rue"),
        "intake",
        ("Shift+F11",),
        icon="map-pin",
    ),
    Action(
        "intake.storm-declare",
        translate("Intake", "Déclarer un incident, ou modifier celui qu’on regarde"),
        "intake",
        ("Ctrl+F11",),
        icon="megaphone",
    ),
    Action(
        "intake.storm-next", translate("Intake", "Passer à l’autre incident en cours"), "intake", ("Alt+F11",)
    ),
    Action(
        "intake.definitions",
        translate("Intake", "Lire les définitions de la politique"),
        "intake",
        ("Shift+F1",),
        icon="info",
    ),
    Action(
        "intake.copy",
        translate("Intake", "Copier le numéro du dossier"),
        "intake",
        ("Ctrl+Shift+C",),
        icon="copy",
    ),
    Action(
        "intake.show", translate("Intake", "Voir le dossier ouvert"), "intake", ("Ctrl+Shift+O",), icon="eye"
    ),
    Action(
        "intake.receipt",
        translate("Intake", "Imprimer le reçu du dossier ouvert"),
        "intake",
        ("Ctrl+P",),
        icon="printer",
    ),
)
