"""A draft that mail programs open as the clerk would have typed it (STAFF-4, COM-3)."""

from email import policy
from email.parser import BytesParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from guichet.reports.drafts import LONGEST, Attachment, Draft, eml, mailto, write_eml

DRAFT = Draft(
    "citoyenne.0147@exemple.ca",
    "Nous avons bien reçu votre message : dossier 2026-KL-0001-7, nid-de-poule à l’angle de la rue Forest, Québec",
    "Bonjour,\n\nC’est noté : « un trou énorme » à l’été.\n\nŒuvre, naïf, 16 h 30.",
)


def test_a_draft_in_a_file_opens_for_writing_with_its_accents() -> None:
    """STAFF-4: Outlook and Thunderbird open it in their editor; UTF-8 throughout."""
    raw = eml(DRAFT)
    read = BytesParser(policy=policy.default).parsebytes(raw)
    assert read["X-Unsent"] == "1"
    assert read["To"] == DRAFT.to
    assert read["Subject"] == DRAFT.subject
    assert read["From"] is None  # the mail program's own account sends it
    assert read.get_content_charset() == "utf-8"
    assert read.get_content().replace("\r\n", "\n") == DRAFT.body + "\n"
    assert raw.isascii(), "what an old server or a French Windows would misread"
    assert all(line.endswith(b"\r") for line in raw.split(b"\n")[:-1])
    assert max(len(line) for line in raw.split(b"\r\n")) <= 78


def test_a_subject_of_several_lines_begins_no_other_header() -> None:
    read = BytesParser(policy=policy.default).parsebytes(
        eml(Draft("a@exemple.ca\nBcc: b@exemple.ca", "Un\nBcc: autre@exemple.ca", ""))
    )
    assert read["Bcc"] is None
    assert read["Subject"] == "Un Bcc: autre@exemple.ca"


def test_what_is_attached_comes_along_with_the_name_of_its_file(tmp_path: Path) -> None:
    """COM-9: the receipt goes with the message."""
    path = tmp_path / "reçu.eml"
    write_eml(Draft("a@exemple.ca", "Reçu", "Voici.", (Attachment("Reçu 2026.pdf", b"%PDF-1.7 \xe9"),)), path)
    read = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    (attached,) = read.iter_attachments()
    assert attached.get_filename() == "Reçu 2026.pdf"
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == b"%PDF-1.7 \xe9"


def test_a_mail_address_carries_subject_and_body_whole() -> None:
    address = mailto(DRAFT)
    parts = urlsplit(address)
    said = parse_qs(parts.query, strict_parsing=True)
    assert (parts.scheme, parts.path) == ("mailto", DRAFT.to)
    assert said == {"subject": [DRAFT.subject], "body": [DRAFT.body.replace("\n", "\r\n")]}
    assert "+" not in parts.query, "a mail program shows a plus sign as it is"


def test_a_mail_address_too_long_for_windows_or_with_a_file_is_none() -> None:
    longer = Draft(DRAFT.to, DRAFT.subject, DRAFT.body * 10)
    assert mailto(longer) == ""
    assert mailto(Draft(DRAFT.to, "Reçu", "Voici.", (Attachment("r.pdf", b"%PDF"),))) == ""
    assert len(mailto(DRAFT)) <= LONGEST
