"""Every kind of event has plain words, whatever details it has or lacks."""

from __future__ import annotations

import pytest

from told_events import day, happened
from waypost.journeys.wording import doubt_of, sentence_of, source_title, title_of
from waypost.vocabulary.events import EventKind

WORDS = {
    ("hearing_held", "case_management"): (
        "Case management hearing held",
        "The hearing was held: Case management hearing.",
    ),
    ("hearing_held", None): ("Hearing held", "The hearing was held: not said which."),
    ("order_made", "care_order"): ("Care order made", "The court made an order: Care order."),
    ("order_made", "withdrawn"): ("Application withdrawn", "The application ended: Application withdrawn."),
    ("order_made", None): ("Order made", "The court made an order."),
    ("order_received", "care_order"): ("Care order received by Cafcass", "Cafcass received the order: Care order."),
    ("practitioner_allocated", "childrens_guardian"): (
        "Practitioner allocated",
        "A children's guardian took the case.",
    ),
    ("legal_status_started", "C1"): (
        "Legal status began: Interim care order",
        "The child's legal status in care began: Interim care order.",
    ),
    ("care_started", "V2"): (
        "Period of care began",
        "The child began to be looked after: Single period of accommodation under section 20.",
    ),
    ("care_started", None): ("Period of care began", "The child began to be looked after."),
    ("pre_proceedings_ended", "issue"): (
        "Pre-proceedings ended",
        "Pre-proceedings ended. It was agreed to go to court.",
    ),
    ("pre_proceedings_ended", None): ("Pre-proceedings ended", "Pre-proceedings ended. It was agreed how to go on."),
    ("practitioner_ended", None): ("Practitioner's work ended", "The practitioner left the case."),
    ("child_engaged", "telephone"): ("Child seen or spoken with", "A practitioner spoke with the child: telephone."),
}


@pytest.mark.parametrize(("kind", "code"), WORDS)
def test_titles_and_sentences(kind: str, code: str | None) -> None:
    told = happened(kind, 0, code)
    assert (title_of(told), sentence_of(told)) == WORDS[kind, code]


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_has_a_title_and_a_sentence_with_and_without_details(kind: EventKind) -> None:
    bare = happened(kind.value, 0)
    full = happened(kind.value, 0, "some_code", reason="some_reason", owner="cafcass", due_on=day(3), flag=True)
    for told in (bare, full):
        assert title_of(told)
        assert sentence_of(told).endswith(".")
        assert not any(mark in sentence_of(told) for mark in ("_", "{", "None"))


def test_reasons_are_said_in_words() -> None:
    vacated = happened("hearing_vacated", 0, "final", reason="JU3", owner="court")
    assert (
        sentence_of(vacated) == "The hearing was called off before its day: Final hearing (reason: No Judge available)."
    )
    extended = happened("extension_granted", 0, reason="timetable_for_child", due_on=day(56))
    assert sentence_of(extended) == "The court allowed more time, until 2 March 2026 (reason: Timetable for the child)."
    for reason, words in {
        "E45": "Special guardianship to former foster carer who was a relative or friend",
        "adopted": "Adopted",
        "X9": "X9",
    }.items():
        ended = happened("care_ended", 0, reason=reason)
        assert sentence_of(ended) == f"The child stopped being looked after (reason: {words})."
    left = happened("practitioner_ended", 0, "family_court_adviser", reason="practitioner_left")
    assert sentence_of(left) == "The family court adviser left the case (reason: practitioner left)."


@pytest.mark.parametrize(
    ("days", "words"), [(-1, "in time."), (0, "in time."), (1, "1 day late."), (9, "9 days late.")]
)
def test_a_filed_report_says_whether_it_was_late(days: int, words: str) -> None:
    filed = happened("report_filed", days, "section_7", owner="cafcass", due_on=day(0))
    assert sentence_of(filed) == f"The report by Cafcass reached the court: Section 7 report, {words}"


def test_a_child_seen_in_person_was_seen() -> None:
    assert sentence_of(happened("child_engaged", 0, "in_person", flag=True)) == "A practitioner saw the child."


def test_doubts_are_sentences_and_an_unknown_one_is_not_hidden() -> None:
    assert doubt_of(None) is None
    assert doubt_of("") is None
    assert "nobody called it off" in str(doubt_of("taken_as_held"))
    assert str(doubt_of("never_heard_of,taken_as_held")).startswith("Worked out")


def test_sources_have_names_and_a_new_one_shows_as_it_is() -> None:
    assert source_title("cafcass") == "Cafcass"
    assert source_title("a_new_one") == "a_new_one"
