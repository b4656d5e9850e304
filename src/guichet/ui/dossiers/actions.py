"""What can be done on a dossier, and its keys: single letters while no text box has the focus."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action
from guichet.ui.letters.actions import ACTIONS as LETTERS

GROUP = translate("Dossiers", "Dossier")
TRANSFER = translate("Transfer", "Transfert, pendant qu’on demande")
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
        "dossiers.assign", translate("Dossiers", "Diriger ailleurs"), "dossiers", ("G",), GROUP, "signpost"
    ),
    *(
        Action(f"dossiers.{verb}", title, "dossiers", (key,), TRANSFER, icon)
        for verb, title, key, icon in (
            ("accepted", translate("Transfer", "Le collègue accepte"), "O", "check"),
            ("unanswered", translate("Transfer", "Le collègue ne répond pas"), "S", "phone-missed"),
            ("voicemail", translate("Transfer", "Message laissé au collègue"), "V", "voicemail"),
            ("refused", translate("Transfer", "Le collègue refuse, avec la raison"), "N", "x"),
            ("not-ours", translate("Transfer", "Ce n’est pas de leur ressort"), "H", "signpost"),
            ("somebody", translate("Transfer", "Demander à quelqu’un d’autre"), "Q", "users"),
        )
    ),
    Action(
        "dossiers.official", translate("Officials", "Écrire à l’élu"), "dossiers", ("L",), GROUP, "landmark"
    ),
    Action(
        "dossiers.sent",
        translate("Officials", "Le message à l’élu est envoyé"),
        "dossiers",
        ("Ctrl+Return",),
        GROUP,
        "send",
    ),
    Action(
        "dossiers.escalate",
        translate("Officials", "Porter à la direction générale"),
        "dossiers",
        ("U",),
        GROUP,
        "chevron-up",
    ),
    Action(
        "dossiers.circle",
        translate("Dossiers", "Rendre confidentiel, ou ouvrir à tous"),
        "dossiers",
        ("K",),
        GROUP,
        "lock",
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
    *LETTERS,
)
