"""What one can do on the routing screen, and with which key (ROUTE-1, COM-2)."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action

ACTIONS = (
    Action(
        "routing.search", translate("Routing", "Chercher où diriger"), "routing", ("Ctrl+F",), icon="search"
    ),
    Action("routing.phone", translate("Routing", "Copier le téléphone"), "routing", ("F9",), icon="phone"),
    Action("routing.email", translate("Routing", "Copier le courriel"), "routing", ("F10",), icon="mail"),
    Action(
        "routing.intake",
        translate("Routing", "Commencer un accueil"),
        "routing",
        ("Ctrl+Return", "Ctrl+Enter"),
        icon="message-square",
    ),
    Action("routing.next", translate("Routing", "Sujet suivant"), "routing", ("Alt+Down",)),
    Action("routing.previous", translate("Routing", "Sujet précédent"), "routing", ("Alt+Up",)),
)
