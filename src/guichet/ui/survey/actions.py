"""What can be done on the satisfaction screen, and its keys."""

from guichet.domain.wording import translate
from guichet.ui.actions import Action

GROUP = translate("SurveyScreen", "Satisfaction")
ACTIONS = (
    Action("survey.new", translate("SurveyScreen", "Tirer une ronde"), "survey", ("F9",), GROUP, "plus"),
    Action(
        "survey.results",
        translate("SurveyScreen", "Résultats par service"),
        "survey",
        ("Ctrl+T",),
        GROUP,
        "table",
    ),
    Action(
        "survey.save",
        translate("SurveyScreen", "Inscrire la réponse"),
        "survey",
        ("Ctrl+Return", "Ctrl+Enter"),
        GROUP,
        "check",
    ),
    Action("survey.refused", translate("SurveyScreen", "Ne veut pas répondre"), "survey", ("R",), GROUP, "x"),
    Action("survey.missed", translate("SurveyScreen", "Non joint"), "survey", ("N",), GROUP, "phone"),
    Action("survey.open", translate("SurveyScreen", "Ouvrir le dossier"), "survey", ("O",), GROUP, "folder"),
    Action(
        "survey.csv",
        translate("SurveyScreen", "Enregistrer en CSV"),
        "survey",
        ("Ctrl+Shift+C",),
        GROUP,
        "table",
    ),
    *(
        Action(f"survey.score-{score}", title, "survey", (str(score),), GROUP, in_palette=False)
        for score, title in (
            (1, translate("SurveyScreen", "Pas du tout satisfait")),
            (2, translate("SurveyScreen", "Peu satisfait")),
            (3, translate("SurveyScreen", "Plus ou moins satisfait")),
            (4, translate("SurveyScreen", "Satisfait")),
            (5, translate("SurveyScreen", "Très satisfait")),
        )
    ),
)
