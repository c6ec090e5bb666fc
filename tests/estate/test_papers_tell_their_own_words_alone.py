"""What leaves on paper: every letter and answer as PDF is read as a reader would, and tells its own words alone.

The child behind each paper has a canary in every text of their record: what they are called, where anybody is, what was
said, what was assessed. The reader is a family, or a colleague: none of it may stand there, whoever printed it.
"""

from __future__ import annotations

import pytest
import typst
from django.urls import reverse

from support.site_walk import signed_in
from support.staff_office import AT, LATE, ON
from support.whole_child import Planted, a_whole_office
from support.words_in_files import words_in
from waypost.casework.access.permissions import Permission, may
from waypost.casework.access.roles import Role
from waypost.casework.feedback.models import Complaint
from waypost.casework.letters.models import Letter

pytestmark = pytest.mark.django_db
LETTER, ANSWER = "letters.Letter.paragraphs", "feedback.Complaint.answer"


@pytest.fixture
def planted(settings) -> Planted:
    settings.DEMONSTRATION_DAY = ON
    return a_whole_office()


def read_by_every_role(planted: Planted, needs: Permission, name: str, *of: str) -> dict[Role, bytes]:
    """Return the PDF that each role is given, of those who may ask for it and may open the child."""
    found = {}
    for role in Role:
        if may(role, needs):
            answer = signed_in(planted, role).get(reverse(name, args=of))
            if answer.status_code == 200:
                found[role] = answer.content
    return found


def places_in(planted: Planted, paper: bytes) -> set[str]:
    return {planted.place[canary] for canary in planted.found_in(words_in(paper))}


@pytest.mark.parametrize("kind", ["goodbye", "to_independent_reviewing_officer"])
def test_a_letter_tells_its_own_words_alone(planted, kind):
    own = [f"Words of it: {planted.hatch(LETTER)} and no more.", "A long one, so that a line ends within it. " * 9]
    Letter.objects.filter(child_id=LATE).update(
        kind=kind, state="sent", sent_on=ON, sent_at=AT, paragraphs=own, wording="w"
    )
    letter_id = Letter.objects.get(child_id=LATE).letter_id
    papers = read_by_every_role(planted, Permission.SEE_LETTERS, "letter_pdf", LATE, letter_id)
    assert len(papers) > 3
    assert {role: places_in(planted, paper) for role, paper in papers.items()} == {role: {LETTER} for role in papers}


def test_an_answer_to_a_complaint_tells_its_own_words_alone(planted):
    answer = f"Words of it: {planted.hatch(ANSWER)}.\n\nAnd a second part."
    Complaint.objects.filter(child_id=LATE).update(state="answered", answer=answer, answered_on=ON, last_answered_on=ON)
    number = Complaint.objects.get(child_id=LATE).complaint_id
    papers = read_by_every_role(planted, Permission.HANDLE_COMPLAINT, "complaint_answer_pdf", number)
    assert papers
    assert {role: places_in(planted, paper) for role, paper in papers.items()} == {role: {ANSWER} for role in papers}


def test_a_canary_is_found_wherever_a_pdf_keeps_it():
    """The reader itself: words on a page, though a line ends in them; the title; an address behind a link."""
    on_a_page = _pdf("#set page(width: 4cm)\nqzname\\\n00007"), _pdf("= qzname00007")
    beside = (
        _pdf('#set document(title: "qzname00007")\nx'),
        _pdf('#link("https://example.org/qzname00007")[here]'),
    )
    assert b"qzname00007" not in on_a_page[0], "packed: the bytes alone show nothing"
    assert all("qzname00007" in words_in(made) for made in (*on_a_page, *beside))
    assert "qzname00007" not in words_in(_pdf("nothing of anybody"))


def _pdf(source: str) -> bytes:
    made: bytes = typst.compile(source.encode(), format="pdf")
    return made
