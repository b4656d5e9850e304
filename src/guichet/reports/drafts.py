"""A message ready for the desk's own mail program: a `mailto:` address, or a draft in a file (STAFF-4, ELU-2)."""

from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Final
from urllib.parse import quote

import msgspec

from guichet.reports.files import replacing

LONGEST: Final = 2_000
"""Characters of a `mailto:` address: Windows and Outlook cut a longer one off, without a word."""


class Attachment(msgspec.Struct, frozen=True):
    """A file that goes with a message; `kind` as in `application/pdf`."""

    name: str
    content: bytes
    kind: str = "application/pdf"


class Draft(msgspec.Struct, frozen=True):
    """A message that nobody has sent yet. It names no sender: the mail program does."""

    to: str
    subject: str
    body: str
    attachments: tuple[Attachment, ...] = ()


def mailto(draft: Draft) -> str:
    """Return the `mailto:` address of a draft; empty when a mail program would cut it or lose what is attached."""
    address = quote(draft.to.strip(), safe="@")
    body = draft.body.replace("\n", "\r\n")
    said = f"mailto:{address}?subject={quote(_line(draft.subject), safe='')}&body={quote(body, safe='')}"
    return said if len(said) <= LONGEST and not draft.attachments else ""


def eml(draft: Draft) -> bytes:
    """Return a draft as a file that Outlook and Thunderbird open for writing, accents intact (UTF-8)."""
    message = EmailMessage(policy.SMTP)
    # Outlook and Thunderbird open a message with this header in their editor, ready to be sent.
    message["X-Unsent"] = "1"
    message["To"] = _line(draft.to)
    message["Subject"] = _line(draft.subject)
    message.set_content(draft.body + "\n", charset="utf-8", cte="quoted-printable")
    for each in draft.attachments:
        main, _, sub = each.kind.partition("/")
        message.add_attachment(each.content, maintype=main, subtype=sub, filename=each.name)
    return bytes(message)


def write_eml(draft: Draft, path: Path) -> None:
    """Write a draft to a file, whole or not at all. Raises `EnvironmentFault` for what the disk refuses."""
    with replacing(path) as part:
        part.write_bytes(eml(draft))


def _line(text: str) -> str:
    """A header is one line: a line break would begin another header."""
    return " ".join(text.split())
