"""The screens of the rail, in order, with their function keys; each is imported when first shown."""

from guichet.domain.wording import translate
from guichet.ui.directory.actions import ACTIONS as DIRECTORY
from guichet.ui.dossiers.actions import ACTIONS as DOSSIERS
from guichet.ui.followups.actions import ACTIONS as FOLLOWUPS
from guichet.ui.intake.actions import ACTIONS as INTAKE
from guichet.ui.routing.actions import ACTIONS as ROUTING
from guichet.ui.screen import Screen, ScreenContext, ScreenSpec
from guichet.ui.settings.actions import ACTIONS as SETTINGS
from guichet.ui.survey.actions import ACTIONS as SURVEY


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


def _survey(context: ScreenContext) -> Screen:
    from guichet.ui.survey.screen import SurveyScreen

    return SurveyScreen(context)


_AT_INTAKE = (
    *("DEF-1", "DEF-2", "ROUTE-1", "ROUTE-2", "ELU-1"),
    *("STAFF-1", "STAFF-2", "STAFF-3", "STAFF-4", "STAFF-5", "STAFF-7"),
    *("COM-1", "COM-2", "COM-4", "COM-5", "COM-7", "COM-8", "COM-9", "COM-10"),
)
_ROUTING = ("ROUTE-1", "ROUTE-2", "ELU-2", "STAFF-6", "COM-2", "COM-4", "COM-5")
_ON_A_DOSSIER = (
    *("STAFF-1", "STAFF-2", "STAFF-3", "STAFF-4", "STAFF-5", "STAFF-7", "DEF-1", "ROUTE-1", "ROUTE-2"),
    *("ELU-1", "ELU-2", "ELU-3", "ELU-4", "ELU-5", "ELU-6", "ELU-7"),
    *("COM-1", "COM-3", "COM-6", "COM-7", "COM-9", "COM-10"),
)
_FOLLOWING_UP = (
    *("STAFF-1", "STAFF-2", "STAFF-3", "STAFF-4", "STAFF-5", "STAFF-6", "STAFF-7"),
    *("ELU-5", "ELU-6", "ELU-7", "COM-7", "COM-10"),
)
_WHO_IS_WHO = ("ROUTE-1", "STAFF-6", "COM-2", "COM-4", "COM-5")
_ASKING = ("COM-1", "COM-3", "COM-11", "ELU-4")
_SETTINGS = ("STAFF-3", "STAFF-4", "STAFF-7", "TRAIN-1")

SCREENS = (
    ScreenSpec(
        "intake", translate("Screens", "Accueil"), "message-square", "F2", _intake, INTAKE, _AT_INTAKE
    ),
    ScreenSpec("routing", translate("Screens", "Orienter"), "signpost", "F3", _routing, ROUTING, _ROUTING),
    ScreenSpec(
        "dossiers", translate("Screens", "Dossiers"), "folder", "F4", _dossiers, DOSSIERS, _ON_A_DOSSIER
    ),
    ScreenSpec(
        "followups", translate("Screens", "Suivis"), "list-checks", "F5", _followups, FOLLOWUPS, _FOLLOWING_UP
    ),
    ScreenSpec(
        "directory", translate("Screens", "Répertoire"), "users", "F6", _directory, DIRECTORY, _WHO_IS_WHO
    ),
    ScreenSpec(
        "settings", translate("Screens", "Réglages"), "settings", "F8", _settings, SETTINGS, _SETTINGS
    ),
    ScreenSpec(
        "survey",
        translate("Screens", "Satisfaction"),
        "thumbs-up",
        "Shift+F5",
        _survey,
        SURVEY,
        _ASKING,
        rail=False,
    ),
)
"""Each with the clauses of the policy that act there, in the order in which Shift+F2 shows their text."""
