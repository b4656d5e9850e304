"""What can be done while a contact is taken in, and its keys."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action

GROUP = translate("Intake", "Accueil")
ACTIONS = (
    Action(
        "intake.open", translate("Intake", "Ouvrir le dossier"), "intake", ("Ctrl+Return",), GROUP, "check"
    ),
    Action(
        "intake.settled",
        translate("Intake", "Réglé au premier contact"),
        "intake",
        ("F9",),
        GROUP,
        "thumbs-up",
    ),
    Action("intake.new", translate("Intake", "Nouvel accueil"), "intake", ("Ctrl+N",), GROUP, "plus"),
    Action(
        "intake.next",
        translate("Intake", "Accueil suivant"),
        "intake",
        ("Ctrl+PgDown",),
        GROUP,
        "chevron-right",
    ),
    Action(
        "intake.discard",
        translate("Intake", "Effacer cet accueil"),
        "intake",
        ("Ctrl+Del",),
        GROUP,
        "trash-2",
    ),
    Action("intake.first", translate("Intake", "Accepter la 1re proposition"), "intake", ("Alt+1",), GROUP),
    Action("intake.second", translate("Intake", "Accepter la 2e proposition"), "intake", ("Alt+2",), GROUP),
    Action("intake.third", translate("Intake", "Accepter la 3e proposition"), "intake", ("Alt+3",), GROUP),
    Action(
        "intake.copy", translate("Intake", "Copier le numéro"), "intake", ("Ctrl+Shift+C",), GROUP, "copy"
    ),
)
