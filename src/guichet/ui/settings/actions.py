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
    Action(
        "settings.shared",
        translate("SettingsScreen", "Base partagée, et ce qui reste à part"),
        "settings",
        (),
        GROUP,
        "cloud",
    ),
    Action(
        "settings.retry",
        translate("SettingsScreen", "Réessayer l’échange, avec ce qui reste à part"),
        "settings",
        ("Ctrl+R",),
        GROUP,
        "refresh-cw",
    ),
    Action(
        "settings.reference",
        translate("SettingsScreen", "Copier la référence de l’entrée à part"),
        "settings",
        ("Ctrl+Shift+C",),
        GROUP,
        "copy",
    ),
    Action(
        "settings.export",
        translate("SettingsScreen", "Rapport de ce qui reste à part"),
        "settings",
        ("Ctrl+E",),
        GROUP,
        "download",
    ),
)
