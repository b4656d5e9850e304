"""What one can do on the intake screen, and with which key (ROUTE-1, STAFF-2, COM-8)."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action

ACTIONS = (
    Action(
        "intake.save",
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
    Action("intake.new", translate("Intake", "Nouvel accueil"), "intake", ("Ctrl+N",), icon="plus"),
    Action("intake.next", translate("Intake", "Accueil suivant"), "intake", ("Ctrl+PgDown",)),
    Action("intake.previous", translate("Intake", "Accueil précédent"), "intake", ("Ctrl+PgUp",)),
    Action(
        "intake.discard", translate("Intake", "Abandonner cet accueil"), "intake", ("Ctrl+W",), icon="trash-2"
    ),
    Action("intake.accept1", translate("Intake", "Retenir la 1re proposition"), "intake", ("Alt+1",)),
    Action("intake.accept2", translate("Intake", "Retenir la 2e proposition"), "intake", ("Alt+2",)),
    Action("intake.accept3", translate("Intake", "Retenir la 3e proposition"), "intake", ("Alt+3",)),
    Action("intake.down", translate("Intake", "Proposition suivante"), "intake", ("Alt+Down",)),
    Action("intake.up", translate("Intake", "Proposition précédente"), "intake", ("Alt+Up",)),
    Action("intake.accept", translate("Intake", "Retenir la proposition marquée"), "intake", ("Alt+Return",)),
    Action(
        "intake.topic", translate("Intake", "Choisir un autre sujet"), "intake", ("Alt+4",), icon="signpost"
    ),
    Action(
        "intake.copy",
        translate("Intake", "Copier le numéro du dossier"),
        "intake",
        ("Ctrl+Shift+C",),
        icon="copy",
    ),
    Action("intake.show", translate("Intake", "Voir le dossier ouvert"), "intake", ("Ctrl+Shift+O",)),
)
