"""Old and new live together: what is not understood is kept, what is older is brought up to date (promise 6)."""

import pytest
from tests.domain.histories import NOW, Desk

from guichet.domain import payloads
from guichet.domain.payloads import NEWER, SEALED, UNREADABLE, DossierCommented


def test_a_type_of_a_newer_version_is_kept_as_such() -> None:
    """Promise 6: never a lost event because a desk was not upgraded."""
    assert payloads.decode("dossier.surveyed", 1, b'{"score":5}') is NEWER
    assert payloads.decode("dossier.commented", 2, b'{"text":"x","mood":"y"}') is NEWER


def test_a_sealed_body_is_known_as_sealed() -> None:
    """DEF-1: a desk outside the circle holds the header alone."""
    assert payloads.decode("dossier.commented", 1, None) is SEALED


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"text":3}', b"\xff\xfe", b"{}"])
def test_a_body_that_breaks_its_own_promise_is_kept_unread(body: bytes) -> None:
    """Promise 6: one bad event never makes the dossier unreadable."""
    assert payloads.decode("dossier.commented", 1, body) is UNREADABLE


def test_a_field_that_a_newer_minor_form_added_is_passed_over() -> None:
    """Promise 6: an addition within a version reads as what this program knows of it."""
    assert payloads.decode("dossier.commented", 1, b'{"text":"x","later":1}') == DossierCommented("x")


def test_an_older_version_is_brought_up_to_date_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Promise 6: each upcaster knows one step; a body recorded two versions ago takes both."""
    monkeypatch.setitem(payloads._VERSIONS, "dossier.commented", 3)
    monkeypatch.setattr(
        payloads,
        "UPCASTERS",
        {
            ("dossier.commented", 1): lambda said: {"words": said["body"]},
            ("dossier.commented", 2): lambda said: {"text": said["words"].strip()},
        },
    )
    assert payloads.decode("dossier.commented", 1, b'{"body":" vu "}') == DossierCommented("vu")
    assert payloads.decode("dossier.commented", 2, b'{"words":"vu "}') == DossierCommented("vu")
    assert payloads.decode("dossier.commented", 3, b'{"text":"vu"}') == DossierCommented("vu")
    assert payloads.decode("dossier.commented", 1, b'{"other":1}') is UNREADABLE


def test_an_unknown_event_stands_on_the_timeline_and_changes_nothing_else() -> None:
    """Promise 6: shown as recorded by a newer version, in its place, and named as a parent like any other."""
    desk = Desk()
    desk.record(DossierCommented("avant"))
    before = desk.dossier
    desk.append("dossier.surveyed", 1, b'{"score":5}', NOW)
    desk.append("dossier.commented", 1, b"{broken", NOW)
    after = desk.dossier
    assert [entry.payload for entry in after.entries] == [DossierCommented("avant"), NEWER, UNREADABLE]
    assert after.heads == (desk.events[-1].header.id,)
    assert (after.status, after.due, after.conflicts) == (before.status, before.due, ())
