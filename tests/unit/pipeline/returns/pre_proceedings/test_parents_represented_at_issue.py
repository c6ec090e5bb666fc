"""Whether a parent had a lawyer at issue: respondents' solicitors in the court's first word on the case."""

from __future__ import annotations

import pytest

from support.told_record import CASE_NUMBER, SUBMITTED, at, hand_made

FIELD = "parents_represented_at_issue"
LAWYER = {"lastName": "Hill", "firstName": "Ann"}


def parent(relationship: str = "Mother", **more):
    return {"firstName": "Una", "relationshipToChild": relationship} | more


@pytest.mark.parametrize(
    ("respondents", "value"),
    [
        ([parent(solicitor=LAWYER), parent("Father")], "Y"),
        ([parent(), parent("Father")], "N"),
        ([parent(), parent("Grandmother", solicitor=LAWYER)], "N"),
        ([parent("Grandparent", solicitor=LAWYER)], None),
        ([parent("step-father", solicitor=LAWYER)], None),
        ([], None),
        (None, None),
    ],
)
def test_parents_among_the_respondents(tmp_path, respondents, value):
    told = hand_made(tmp_path).applied(respondents=respondents).answer(FIELD)
    assert told["value"] == value
    assert told["how_sure"] == ("told_by_court" if value else "blank")


def test_the_first_word_counts(tmp_path):
    record = hand_made(tmp_path).applied(respondents=[parent()])
    later = {"caseData": {"respondents": [parent(solicitor=LAWYER)]}}
    record.kept("hmcts_public_law", CASE_NUMBER, later, learnt_at=at(SUBMITTED, 20))
    assert record.answer(FIELD)["value"] == "N"


def test_case_data_has_another_shape(tmp_path):
    respondents = [{"id": "x", "value": {"party": {"relationshipToChild": "Father"}, "solicitor": LAWYER}}]
    record = (
        hand_made(tmp_path)
        .case("hmcts_case_data")
        .kept("hmcts_case_data", CASE_NUMBER, {"case_data": {"respondents1": respondents}})
    )
    record.event("hmcts_case_data", "application_submitted", SUBMITTED, record_key=CASE_NUMBER)
    assert record.answer(FIELD)["value"] == "Y"


@pytest.mark.parametrize(("said", "value"), [("yes", "Y"), ("no", "N"), ("", None)])
def test_cafcass_tells_where_the_court_does_not(tmp_path, said, value):
    record = hand_made(tmp_path).case().event("cafcass", "application_received", SUBMITTED)
    party = {"case_id": "CF1", "role": "respondent", "relationship": "mother", "is_represented": said}
    told = record.kept("cafcass", "parties/CF1/1", party).answer(FIELD)
    assert told["value"] == value
    assert told["how_sure"] == ("told_by_cafcass" if value else "blank")


def test_without_an_application_it_says_so(tmp_path):
    told = hand_made(tmp_path).begun("cin").answer(FIELD)
    assert (told["value"], told["how_sure"]) == ("not_in_care_proceedings", "derived")


def test_the_authority_may_say_not_in_proceedings_too(tmp_path):
    record = (
        hand_made(tmp_path)
        .begun("ssd")
        .kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_parents_legal_rep_point_of_issue": "Not in care proceedings"})
    )
    told = record.answer(FIELD)
    assert (told["value"], told["how_sure"]) == ("not_in_care_proceedings", "told_by_authority")
