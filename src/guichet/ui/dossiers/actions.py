"""What can be done on a dossier, and its keys: single letters while no text box has the focus."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action

GROUP = translate("Dossiers", "Dossier")
ACTIONS = (
    Action("dossiers.search", translate("Dossiers", "Chercher"), "dossiers", ("Ctrl+F",), GROUP, "search"),
    Action("dossiers.call", translate("Dossiers", "Noter un appel"), "dossiers", ("A",), GROUP, "phone"),
    Action("dossiers.mail", translate("Dossiers", "Noter un courriel"), "dossiers", ("E",), GROUP, "mail"),
    Action(
        "dossiers.private",
        translate("Dossiers", "Noter une réponse privée"),
        "dossiers",
        ("M",),
        GROUP,
        "message-circle",
    ),
    Action("dossiers.comment", translate("Dossiers", "Commenter"), "dossiers", ("C",), GROUP, "pencil"),
    Action(
        "dossiers.transfer",
        translate("Dossiers", "Transférer"),
        "dossiers",
        ("T",),
        GROUP,
        "arrow-left-right",
    ),
    Action(
        "dossiers.promise", translate("Dossiers", "Promettre une date"), "dossiers", ("D",), GROUP, "calendar"
    ),
    Action(
        "dossiers.assign", translate("Dossiers", "Diriger ailleurs"), "dossiers", ("O",), GROUP, "signpost"
    ),
    Action("dossiers.close", translate("Dossiers", "Fermer le dossier"), "dossiers", ("F",), GROUP, "check"),
    Action("dossiers.reopen", translate("Dossiers", "Rouvrir"), "dossiers", ("R",), GROUP, "rotate-ccw"),
    Action(
        "dossiers.correct",
        translate("Dossiers", "Corriger l’entrée choisie"),
        "dossiers",
        ("X",),
        GROUP,
        "undo-2",
    ),
    Action("dossiers.clause", translate("Dossiers", "Voir la clause"), "dossiers", ("P",), GROUP, "info"),
    Action(
        "dossiers.side",
        translate("Dossiers", "Voir le citoyen et le lieu"),
        "dossiers",
        ("I",),
        GROUP,
        "user",
    ),
    Action(
        "dossiers.keep-first",
        translate("Dossiers", "Conflit : garder la première version"),
        "dossiers",
        ("1",),
        GROUP,
        "git-merge",
    ),
    Action(
        "dossiers.keep-second",
        translate("Dossiers", "Conflit : garder la deuxième version"),
        "dossiers",
        ("2",),
        GROUP,
        "git-merge",
    ),
    Action(
        "dossiers.copy",
        translate("Dossiers", "Copier le numéro"),
        "dossiers",
        ("Ctrl+Shift+C",),
        GROUP,
        "copy",
    ),
)
