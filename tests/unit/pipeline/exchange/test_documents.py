"""One document fetched: under its id, as its owner's alone, and never a page or half of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from support.fake_court_service import FakeCourtService, Hands
from waypost.pipeline.exchange.court_service import Answer, NoAnswer
from waypost.pipeline.exchange.documents import NotADocument, check_document, fetch_document
from waypost.pipeline.exchange.stopping import ExchangeStopped
from waypost.pipeline.exchange.terms import law_named

ID = "dfe93656-a268-4fde-8f80-0152235daf95"
PDF = b"%PDF-1.7 Zelda Quorle"


def fetched(folder, *script):
    hands = Hands(datetime(2026, 11, 1, tzinfo=UTC))
    service = FakeCourtService(script=script)
    return fetch_document(law_named("public-law"), service, ID, folder, pace=hands.pace()), hands


@pytest.mark.parametrize("given", ["", "none", "1600000000000001", ID[:-1], "../../etc/passwd"])
def test_what_is_no_id_is_not_asked_for(given):
    with pytest.raises(NotADocument, match="32 digits and letters"):
        check_document(given)


def test_an_id_is_taken_as_people_copy_it():
    assert check_document(f" {ID.upper()} ") == ID


@pytest.mark.parametrize(
    ("content", "ending"),
    [(PDF, "pdf"), (b"PK\x03\x04...", "docx"), (b"\xff\xd8\xff\xe0", "jpg"), (b"words", "bin")],
)
def test_the_file_is_named_by_the_id_and_its_first_bytes_and_its_owners_alone(tmp_path, content, ending):
    kept, _ = fetched(tmp_path / "documents", Answer(200, content))
    assert (kept.path.name, kept.size, kept.is_new) == (f"{ID}.{ending}", len(content), True)
    assert kept.path.read_bytes() == content
    assert (kept.path.stat().st_mode & 0o777, kept.path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert [path.name for path in kept.path.parent.iterdir()] == [kept.path.name]


def test_the_same_again_is_not_new_and_another_version_takes_its_place(tmp_path):
    fetched(tmp_path, Answer(200, PDF))
    assert not fetched(tmp_path, Answer(200, PDF))[0].is_new
    later, _ = fetched(tmp_path, Answer(200, PDF + b" II"))
    assert (later.is_new, later.path.read_bytes()) == (True, PDF + b" II")


@pytest.mark.parametrize(
    "first",
    [
        Answer(200, b"<!DOCTYPE html><title>Sign in</title>"),
        Answer(200, b" <html>"),
        Answer(200, b""),
        Answer(503),
        NoAnswer("answer_cut_short", may_have_arrived=True),
    ],
    ids=["page", "page without a type", "nothing", "failed", "cut"],
)
def test_what_is_no_document_is_asked_for_again(tmp_path, first):
    kept, hands = fetched(tmp_path, first, Answer(200, PDF))
    assert (kept.path.read_bytes(), len(hands.waits)) == (PDF, 1)


@pytest.mark.parametrize(
    ("answer", "rule"),
    [(Answer(404), "not_there"), (Answer(403), "not_allowed"), (Answer(200, is_too_long=True), "document_too_long")],
)
def test_a_refusal_leaves_nothing_behind(tmp_path, answer, rule):
    with pytest.raises(ExchangeStopped) as stopped:
        fetched(tmp_path, answer)
    assert (stopped.value.rule, list(tmp_path.iterdir())) == (rule, [])
