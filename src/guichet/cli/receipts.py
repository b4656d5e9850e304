"""`guichet receipt`: what the citizen leaves with, as a PDF or as text (COM-9)."""

import argparse

from guichet.application import receipts
from guichet.cli.opening import opened
from guichet.cli.output import plain
from guichet.cli.speaking import Speaker
from guichet.domain.wording import translate


def receipt_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Write the receipt of a dossier."""
    with opened(arguments, speaker) as desk:
        sheet = receipts.receipt(desk, arguments.number, arguments.tongue, arguments.paper)
    if arguments.pdf:
        receipts.to_pdf(sheet, arguments.pdf)
        speaker.note(translate("Cli", "Reçu écrit dans {file}.", file=str(arguments.pdf)))
        return 0
    plain(f"{sheet.city} — {sheet.heading}")
    for block in sheet.blocks:
        plain(f"\n{block.heading}")
        for name, value in block.facts:
            plain(f"  {name} : {value}" if sheet.lang == "fr" else f"  {name}: {value}")
        for line in block.lines:
            plain(f"  – {line}")
    plain(f"\n{sheet.foot}")
    return 0
