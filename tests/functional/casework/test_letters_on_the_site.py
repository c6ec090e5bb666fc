"""Letters on the site: written for the age, what they withhold shown before they go, checked, sent, printed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from support.record_forms import done, opened, sent, signed_in
from support.staff_office import ADDRESS_CANARY, FORBIDDEN, LATE, ON, PLAIN
from waypost.casework.access.roles import Role
from waypost.casework.children.models import Child
from waypost.casework.letters.models import Letter, WordingSignedOff

pytestmark = pytest.mark.django_db
OWN = "I saw you play with your dog. You made me laugh."
HARD = (
    "Notwithstanding considerable international deliberation, institutional representatives unanimously characterised "
    "comprehensive environmental evaluations as fundamentally indispensable, and accordingly recommended immediate "
    "implementation of administrative accountability throughout participating organisations and municipalities."
)


def written(client, own: str = OWN, kind: str = "introduction") -> str:
    address = done(client, "new_letter", LATE, kind=kind, own=own)
    letter_id = Letter.objects.latest("pk").letter_id
    assert address == reverse("letter", args=[LATE, letter_id])
    return letter_id


def test_a_letter_is_written_read_checked_sent_and_printed(adviser):
    here = (LATE, written(adviser))
    page = opened(adviser, "letter", *here)
    assert ("Hello Zebedee" in page, OWN in page, "Reading age" in page) == (True, True, True)
    assert adviser.get(reverse("letter_pdf", args=here)).status_code == 404
    done(adviser, "check_letter", *here, harder_because="")
    done(adviser, "send_letter", *here)
    assert Letter.objects.get().sent_on == ON
    answer = adviser.get(reverse("letter_pdf", args=here))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert (answer.content[:5], b"pdfuaid" in answer.content) == (b"%PDF-", True)


def test_what_is_withheld_from_whom_stands_there_before_it_goes(adviser):
    here = (LATE, written(adviser))
    for name in ("letter", "check_letter"):
        page = opened(adviser, name, *here)
        assert "What this letter withholds" in page
        assert "the child has not agreed" in page
        assert ADDRESS_CANARY not in page
    done(adviser, "check_letter", *here, harder_because="")
    assert "What this letter withholds" in opened(adviser, "send_letter", *here)


def test_a_letter_that_tells_an_address_says_what_kind_and_does_not_go(adviser):
    here = (LATE, written(adviser, own=f"I came to {ADDRESS_CANARY} to see you."))
    assert "Take out what is kept apart" in opened(adviser, "letter", *here)
    answer = sent(adviser, "check_letter", *here, harder_because="")
    assert (answer.status_code, "tells something that is kept apart: address" in answer.content.decode()) == (400, True)
    done(adviser, "change_letter", *here, own=OWN)
    assert "Take out what is kept apart" not in opened(adviser, "letter", *here)


def test_a_letter_that_is_too_hard_goes_only_with_a_reason(adviser):
    here = (LATE, written(adviser, own=HARD))
    assert "too hard for the age" in opened(adviser, "letter", *here)
    assert sent(adviser, "check_letter", *here, harder_because="").status_code == 400
    done(adviser, "check_letter", *here, harder_because="She asked for every word of it.")
    assert Letter.objects.get().state == "checked"


def test_a_real_childs_letter_waits_until_somebody_answers_for_the_wording(office, adviser):
    Child.objects.filter(pk=LATE).update(is_invented=False)
    here = (LATE, written(adviser))
    done(adviser, "check_letter", *here, harder_because="")
    assert "sign the wording off" in opened(adviser, "letter", *here)
    assert sent(adviser, "send_letter", *here).status_code == 400
    head = signed_in(office, Role.HEAD_OF_SERVICE)
    told = {"kind": "introduction", "band": Letter.objects.get().band, "wording": Letter.objects.get().wording}
    assert told["wording"] in opened(head, "wordings")
    assert head.post(reverse("wordings"), told | {"once": "a-token"}).status_code == 302
    assert WordingSignedOff.objects.get().kind == "introduction"
    done(adviser, "send_letter", *here)


def test_a_letter_is_withdrawn_and_stays_readable(adviser):
    here = (LATE, written(adviser))
    done(adviser, "withdraw_letter", *here)
    assert OWN in opened(adviser, "letter", *here)
    assert sent(adviser, "check_letter", *here, harder_because="").status_code == 400


def test_a_reader_who_writes_none_reads_the_writers_words_alone(office, adviser):
    here = (LATE, written(adviser))
    page = opened(signed_in(office, Role.AUDITOR), "letter", *here)
    assert (OWN in page, "Hello Zebedee" in page, "Change the letter" in page) == (True, False, False)


def test_a_letter_of_another_child_is_not_there(adviser):
    letter_id = written(adviser)
    for name in ("letter", "letter_pdf", "check_letter", "send_letter"):
        for child in (PLAIN, FORBIDDEN):
            assert adviser.get(reverse(name, args=[child, letter_id])).status_code == 404, name
