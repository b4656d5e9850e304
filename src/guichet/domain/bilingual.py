"""Words that a city writes in its own files in both languages, and that no translation file can know."""

from dataclasses import dataclass
from datetime import date

from guichet.domain import civil
from guichet.domain.wording import Lang, Lookup, Text


@dataclass(frozen=True, slots=True)
class Bilingual(Text):
    """A `Text` that carries its own English; where the city wrote none, the French stands."""

    english: str = ""

    @classmethod
    def of(cls, french: str, english: str = "") -> "Bilingual":
        """Build it from the two wordings."""
        return cls("City", french, {}, english)

    def render(self, lang: Lang = "fr", lookup: Lookup | None = None) -> str:  # noqa: ARG002 - its own English
        """Return the wording in `lang`, whatever the translation file holds."""
        return self.english if lang == "en" and self.english else self.source

    def __str__(self) -> str:
        return self.source


def day_of_year(day: date) -> Bilingual:
    """Return `mardi 24 novembre`: a date within a sentence that already gives its year."""
    return Bilingual.of(civil.long_date(day, year=False), civil.long_date(day, "en", year=False))
