"""The readers take facts and figures of documents of their form, and refuse any other; the real ones where they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT
from support.invented_documents import REVIEW, TRACKER
from waypost.casework.recommendations.reading.document import NotADocument, fingerprint, number_in
from waypost.casework.recommendations.reading.recognise import read_document
from waypost.casework.recommendations.words import told

DOCUMENTS = ROOT.parent / "shared" / "source-documents"


def said(read):
    return {(one.report_id, one.subject, one.how): one.value for one in read.said}


def test_a_tracker():
    read = read_document(TRACKER, name="tracker.txt")
    own, later = read.reports
    assert (own.report_id, own.kind, own.title) == ("nao-2026-03-03", "value_for_money", "Keeping the lighthouses lit")
    assert (later.report_id, later.body, later.published_on) == (
        "pac-2026-06-05", "public_accounts_committee", date(2026, 6, 5),
    )  # fmt: skip
    assert [one.number for one in read.rows] == [1, 2, 3, 4]
    assert [one.answer for one in read.rows] == ["accepted", "accepted", "rejected", "accepted"]
    assert [one.progress for one in read.rows] == ["work_in_progress", "implemented", *["work_in_progress"] * 2]
    assert read.rows[0].addressed == ("ministry_of_justice", "Board of Lamps")
    assert read.rows[0].named == ("ministry_of_justice", "cafcass")
    assert read.rows[0].group == read.rows[2].group != ""
    assert (read.rows[1].group, read.rows[3].group) == ("", "")
    assert len({one.fingerprint for one in read.rows}) == 4
    assert said(read) == {
        ("nao-2026-03-03", "recommendations", "stated"): "4",
        ("nao-2026-03-03", "recommendations", "counted"): "4",
        ("nao-2026-03-03", "recommendations", "shared_opening"): "3",
        ("nao-2026-03-03", "followed_up_by", "stated"): "pac-2026-06-05",
        ("pac-2026-06-05", "recommendations", "stated"): "5",
    }


def test_a_review():
    read = read_document(REVIEW, name="review.txt")
    assert [(one.report_id, one.body) for one in read.reports] == [("moj-2025-08-31", "ministry_of_justice")]
    assert [(one.number, one.within_months) for one in read.rows] == [(1, 6), (2, None)]
    assert [one.named for one in read.rows] == [("ministry_of_justice", "cafcass"), ("ministry_of_justice",)]
    assert read.rows[1].fingerprint == fingerprint("The MOJ trims them.")  # the footnote is no part of it
    assert said(read) == {
        ("moj-2025-08-31", "recommendations", "counted"): "2",
        ("moj-2025-08-31", "areas_for_improvement", "stated"): "3",
        ("moj-2025-08-31", "areas_for_improvement", "listed"): "2",
        ("moj-2025-08-31", "began", "dated"): "May 2025",
        ("moj-2025-08-31", "ended", "dated"): "July 2025",
    }


@pytest.mark.parametrize(
    "text",
    [
        "", "Anything else.", "Rec 1\nAccepted", TRACKER.replace("Published 3 March 2026", "Published soon"),
        TRACKER.replace("MoJ should paint the doors.", "").replace("Rec 4\nAccepted\nWork in Progress\n", "Rec 4\n"),
        REVIEW.replace("Published 31 August 2025", "Published 31 Nonember 2025"),
        REVIEW.replace("The Ministry of Justice (MOJ)", "The Ministry of Tides (MOT)"),
    ],
    ids=["empty", "another", "no_source", "no_day", "no_text", "no_such_day", "nobody_known"],
)  # fmt: skip
def test_what_has_not_the_form_is_refused_and_none_of_it_is_told(text):
    with pytest.raises(NotADocument) as refused:
        read_document(text, name="it.txt")
    assert "lighthouse" not in str(refused.value)


@pytest.mark.parametrize(("word", "number"), [("six", 6), ("Twelve", 12), ("7", 7), ("many", None), ("²", None)])
def test_numbers_in_words(word, number):
    assert number_in(word) == number


def test_a_fingerprint_is_of_the_words_and_not_of_the_lines():
    assert fingerprint("One  two\nthree") == fingerprint("one two three") != fingerprint("one two")


def the_document(start: str) -> str:
    found = [one for one in sorted(DOCUMENTS.glob("*.txt")) if one.name.startswith(start)]
    if not found:
        pytest.skip("the source documents are not here")
    return found[0].read_text(encoding="utf-8")


def test_the_auditors_tracker_has_nine_rows_and_a_committee_of_twelve():
    read = read_document(the_document("000"), name="tracker")
    assert [one.number for one in read.rows] == list(range(1, 10))
    assert {one.answer for one in read.rows} == {"accepted"}
    assert {one.progress for one in read.rows} == {"work_in_progress"}
    groups = [tuple(one.number for one in read.rows if one.group == group) for group in
              dict.fromkeys(one.group for one in read.rows if one.group)]  # fmt: skip
    assert groups == [(1, 5, 6, 9), (2, 7, 8)]
    assert said(read)["pac-2025-09-12", "recommendations", "stated"] == "12"
    _our_words_are_of(read)


def test_the_ministrys_review_has_seven_rows_of_five_areas_of_which_four_are_listed():
    read = read_document(the_document("001"), name="review")
    assert [(one.number, one.within_months) for one in read.rows] == [
        (1, 6), (2, 12), (3, None), (4, None), (5, None), (6, None), (7, None),
    ]  # fmt: skip
    told_of = said(read)
    assert told_of["moj-2024-10-10", "areas_for_improvement", "stated"] == "5"
    assert told_of["moj-2024-10-10", "areas_for_improvement", "listed"] == "4"
    assert told_of["moj-2024-10-10", "recommendations", "counted"] == "7"
    _our_words_are_of(read)


def _our_words_are_of(read):
    ours = told("own_words")["reports"][read.reports[0].report_id]
    assert {one.number: one.fingerprint for one in read.rows} == {key: one["of_text"] for key, one in ours.items()}


def test_no_run_of_words_of_a_source_document_stands_in_this_room():
    """Eight words one after another that a document has are its sentence, not ours. Names of reports apart."""
    the_document("000")
    runs = {run for path in DOCUMENTS.glob("*.txt") for run in _runs(path.read_text(encoding="utf-8"))}
    room = ROOT / "src" / "waypost" / "casework" / "recommendations"
    ours = {str(path.relative_to(room)): _runs(path.read_text(encoding="utf-8")) & runs for path in _texts(room)}
    assert {name: sorted(found) for name, found in ours.items() if found} == {}


def _texts(room: Path) -> list[Path]:
    return sorted([*room.rglob("*.py"), *room.rglob("*.yaml")])


def _runs(text: str, length: int = 8) -> set[str]:
    words = text.casefold().split()
    return {" ".join(words[place : place + length]) for place in range(len(words) - length + 1)}
