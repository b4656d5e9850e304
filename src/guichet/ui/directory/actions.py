"""What can be done in the directory, and its keys."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action

GROUP = translate("DirectoryScreen", "Répertoire")
ACTIONS = (
    Action(
        "directory.new",
        translate("DirectoryScreen", "Nouvelle entrée"),
        "directory",
        ("Ctrl+N",),
        GROUP,
        "plus",
    ),
    Action(
        "directory.save",
        translate("DirectoryScreen", "Enregistrer l’entrée"),
        "directory",
        ("Ctrl+Return",),
        GROUP,
        "check",
    ),
    Action(
        "directory.import",
        translate("DirectoryScreen", "Importer des fichiers"),
        "directory",
        ("Ctrl+I",),
        GROUP,
        "upload",
    ),
    Action(
        "directory.absence",
        translate("DirectoryScreen", "Déclarer une absence"),
        "directory",
        ("F9",),
        GROUP,
        "calendar",
    ),
    Action(
        "directory.absences",
        translate("DirectoryScreen", "Voir les absences"),
        "directory",
        ("F10",),
        GROUP,
        "users",
    ),
    Action(
        "directory.voicemail",
        translate("DirectoryScreen", "Copier le message de la boîte vocale"),
        "directory",
        ("F7",),
        GROUP,
        "voicemail",
    ),
    Action(
        "directory.email",
        translate("DirectoryScreen", "Copier la réponse d’absence par courriel"),
        "directory",
        ("Shift+F7",),
        GROUP,
        "mail",
    ),
    Action(
        "directory.send",
        translate("DirectoryScreen", "Envoyer les messages d’absence à la personne"),
        "directory",
        ("Ctrl+F7",),
        GROUP,
        "send",
    ),
)
