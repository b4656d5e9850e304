"""What can be done on the follow-ups screen, and its keys."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action

GROUP = translate("FollowUps", "Suivis")
ACTIONS = (
    Action(
        "followups.transfers",
        translate("FollowUps", "Transferts par service"),
        "followups",
        ("Ctrl+T",),
        GROUP,
        "arrow-left-right",
    ),
    Action(
        "followups.print",
        translate("FollowUps", "Imprimer la liste"),
        "followups",
        ("Ctrl+P",),
        GROUP,
        "printer",
    ),
    Action(
        "followups.pdf",
        translate("FollowUps", "Enregistrer en PDF"),
        "followups",
        ("Ctrl+Shift+S",),
        GROUP,
        "file-text",
    ),
    Action(
        "followups.csv",
        translate("FollowUps", "Enregistrer en CSV"),
        "followups",
        ("Ctrl+Shift+C",),
        GROUP,
        "table",
    ),
    Action(
        "followups.xlsx",
        translate("FollowUps", "Enregistrer pour Excel"),
        "followups",
        ("Ctrl+Shift+E",),
        GROUP,
        "file-spreadsheet",
    ),
    Action(
        "followups.before",
        translate("FollowUps", "Jour précédent"),
        "followups",
        ("Alt+Left",),
        GROUP,
        "chevron-left",
    ),
    Action(
        "followups.after",
        translate("FollowUps", "Jour suivant"),
        "followups",
        ("Alt+Right",),
        GROUP,
        "chevron-right",
    ),
    Action(
        "followups.page",
        translate("FollowUps", "Page suivante de l’aperçu"),
        "followups",
        ("Ctrl+PgDown",),
        GROUP,
        "eye",
    ),
    Action(
        "followups.large",
        translate("FollowUps", "Aperçu en grand, ou la liste"),
        "followups",
        ("Ctrl+Shift+P",),
        GROUP,
        "eye",
    ),
    Action(
        "followups.paper",
        translate("FollowUps", "Format du papier : lettre ou A4"),
        "followups",
        ("Ctrl+Shift+A",),
        GROUP,
        "file-text",
    ),
    Action(
        "followups.absences",
        translate("FollowUps", "Voir les absences"),
        "followups",
        ("F10",),
        GROUP,
        "users",
    ),
    Action(
        "followups.handover",
        translate("FollowUps", "Passation : ce qui reste dû aujourd’hui"),
        "followups",
        ("Ctrl+H",),
        GROUP,
        "arrow-left-right",
    ),
)
