"""A message handed to the desk's own mail program, open for writing: nothing is sent from here (STAFF-4, STAFF-6)."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from guichet.domain.errors import EnvironmentFault
from guichet.domain.wording import translate

if TYPE_CHECKING:
    from guichet.reports.drafts import Draft


def open_draft(draft: Draft) -> None:
    """Open a draft in the mail program; one too long for an address goes as a file.

    Raises `EnvironmentFault` when no mail program answers, or for what the disk refuses.
    """
    from guichet.reports.drafts import mailto, write_eml

    address = mailto(draft)
    if address:
        opened = QDesktopServices.openUrl(QUrl(address))
    else:
        file = Path(tempfile.mkdtemp(prefix="guichet-")) / "message.eml"
        write_eml(draft, file)
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
    if not opened:
        raise EnvironmentFault(
            translate(
                "Mailing",
                "Aucun programme de courriel ne répond à ce poste. Copiez le message, puis collez-le.",
            )
        )
