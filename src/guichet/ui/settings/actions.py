"""What can be done in the settings, and its keys."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action

GROUP = translate("SettingsScreen", "Réglages")
ACTIONS = (
    Action(
        "settings.people",
        translate("SettingsScreen", "Poste, personnes et NIP"),
        "settings",
        (),
        GROUP,
        "users",
    ),
    Action(
        "settings.calendar",
        translate("SettingsScreen", "Calendrier et fermetures"),
        "settings",
        (),
        GROUP,
        "calendar",
    ),
    Action(
        "settings.data", translate("SettingsScreen", "Données et copies"), "settings", (), GROUP, "hard-drive"
    ),
    Action(
        "settings.backup",
        translate("SettingsScreen", "Faire une copie"),
        "settings",
        ("Ctrl+B",),
        GROUP,
        "download",
    ),
    Action(
        "settings.doctor",
        translate("SettingsScreen", "Vérifier la base"),
        "settings",
        ("Ctrl+D",),
        GROUP,
        "shield-alert",
    ),
)
