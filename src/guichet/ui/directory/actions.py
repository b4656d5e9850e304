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
)
