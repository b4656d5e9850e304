"""What a receipt says, before it is paper: number, what was understood, steps ahead, who, when, how to follow up (COM-9)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from guichet.domain.wording import Lang


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a receipt under its heading: facts by name, then plain lines or numbered steps."""

    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class ReceiptSheet:
    """A receipt of one page, its words in the citizen's language. `issued_at` is aware; `training` marks the page."""

    number: str
    title: str
    city: str
    label: str
    blocks: tuple[Block, ...]
    foot: str
    issued_at: datetime
    lang: Lang = "fr"
    mark: str = ""
    paper: Literal["letter", "a4"] = "letter"

    @property
    def heading(self) -> str:
        """What the document is: `Reçu 2026-KL-0412-7`."""
        return f"{self.title} {self.number}"
