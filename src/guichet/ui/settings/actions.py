"""What can be done in the settings, and its keys."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action

GROUP = translate("SettingsScreen", "Réglages")
ACTIONS = (
    Action(
        "settings.doctor",
        translate("SettingsScreen", "Vérifier la base"),
        "settings",
        ("Ctrl+D",),
        GROUP,
        "shield-alert",
    ),
)
