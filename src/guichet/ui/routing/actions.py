"""What can be done on the routing screen, and its keys."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action

GROUP = translate("RoutingScreen", "Orienter")
ACTIONS = (
    Action(
        "routing.intake",
        translate("RoutingScreen", "Commencer un accueil"),
        "routing",
        ("Ctrl+Return",),
        GROUP,
        "plus",
    ),
    Action(
        "routing.copy",
        translate("RoutingScreen", "Copier le téléphone"),
        "routing",
        ("Ctrl+Shift+C",),
        GROUP,
        "copy",
    ),
    Action("routing.next", translate("RoutingScreen", "Réponse suivante"), "routing", ("Alt+Down",), GROUP),
    Action(
        "routing.previous", translate("RoutingScreen", "Réponse précédente"), "routing", ("Alt+Up",), GROUP
    ),
)
