"""The screens of the rail, in order, with their function keys; each is imported when first shown."""

from guichet.domain.wording import translate
from guichet.ui.directory.actions import ACTIONS as DIRECTORY
from guichet.ui.dossiers.actions import ACTIONS as DOSSIERS
from guichet.ui.followups.actions import ACTIONS as FOLLOWUPS
from guichet.ui.intake.actions import ACTIONS as INTAKE
from guichet.ui.routing.actions import ACTIONS as ROUTING
from guichet.ui.screen import Screen, ScreenContext, ScreenSpec
from guichet.ui.settings.actions import ACTIONS as SETTINGS


def _intake(context: ScreenContext) -> Screen:
    from guichet.ui.intake.screen import IntakeScreen

    return IntakeScreen(context)


def _routing(context: ScreenContext) -> Screen:
    from guichet.ui.routing.screen import RoutingScreen

    return RoutingScreen(context)


def _dossiers(context: ScreenContext) -> Screen:
    from guichet.ui.dossiers.screen import DossiersScreen

    return DossiersScreen(context)


def _followups(context: ScreenContext) -> Screen:
    from guichet.ui.followups.screen import FollowUpsScreen

    return FollowUpsScreen(context)


def _directory(context: ScreenContext) -> Screen:
    from guichet.ui.directory.screen import DirectoryScreen

    return DirectoryScreen(context)


def _settings(context: ScreenContext) -> Screen:
    from guichet.ui.settings.screen import SettingsScreen

    return SettingsScreen(context)


SCREENS = (
    ScreenSpec("intake", translate("Screens", "Accueil"), "message-square", "F2", _intake, INTAKE),
    ScreenSpec("routing", translate("Screens", "Orienter"), "signpost", "F3", _routing, ROUTING),
    ScreenSpec("dossiers", translate("Screens", "Dossiers"), "folder", "F4", _dossiers, DOSSIERS),
    ScreenSpec("followups", translate("Screens", "Suivis"), "list-checks", "F5", _followups, FOLLOWUPS),
    ScreenSpec("directory", translate("Screens", "Répertoire"), "users", "F6", _directory, DIRECTORY),
    ScreenSpec("settings", translate("Screens", "Réglages"), "settings", "F8", _settings, SETTINGS),
)
