"""Typed frames of a batch, and what is amiss in it."""

from __future__ import annotations

import pytest

from support.census import child, cin_details, element, header, module, read_text, rules, section_47

DETAILS = "Child[1]/CINdetails[1]"
MODULE = f"{DETAILS}/PreProceedingsandFGDM[1]"


@pytest.mark.parametrize(
    ("children", "told"),
    [
        (child(PersonBirthDate="2015-02-30"), [("Child[1]", "cin_8525"), ("Child[1]", "date_not_real")]),
        (child(PersonBirthDate="1815-03-27"), [("Child[1]", "cin_8525"), ("Child[1]", "date_out_of_range")]),
        (child(Sex="boy"), [("Child[1]", "code_not_known")]),
        (child(Ethnicity="XXXX"), [("Child[1]", "code_not_known")]),
        (child(UPN="12"), [("Child[1]", "upn_not_well_formed")]),
        (child(UPN="UN3"), []),
        (child(UPN="a12345678901b"), []),
        (child(UPN="Z\ufffd"), [("Child[1]", "character_not_readable"), ("Child[1]", "upn_not_well_formed")]),
        (child(cin_details(PrimaryNeedCode="N77")), [(DETAILS, "code_not_known")]),
        (child(cin_details(nfa="perhaps")), [(DETAILS, "answer_not_known")]),
        (child(cin_details(module(ReviewMeetingsCount="some"))), [(MODULE, "cin_9015Q"), (MODULE, "number_not_read")]),
        (child(cin_details(module(PPStartDate="09/09/2026", FGDMMeetingOffer="TRUE"))), []),
    ],
)
def test_one_element_at_a_time(tmp_path, children, told):
    assert rules(read_text(tmp_path, children)) == told


def assessment(*factors: str) -> str:
    held = element("FactorsIdentifiedAtAssessment", *map("<AssessmentFactors>{}</AssessmentFactors>".format, factors))
    return child(cin_details(element("Assessments", held, AssessmentActualStartDate="2026-05-01")))


@pytest.mark.parametrize(
    ("factors", "told"),
    [
        (("1C", " 6b "), []),
        (("1C", "RB"), ["code_not_known"]),
        (("1C", "18A"), ["code_not_in_force"]),
        (("RB", "18A"), ["code_not_in_force", "code_not_known"]),
        (("",), []),
    ],
)
def test_codes_that_are_told_often(tmp_path, factors, told):
    assert [rule for _, rule in rules(read_text(tmp_path, assessment(*factors)))] == told


def test_a_code_that_came_later_is_told_and_kept(tmp_path):
    head = header(Year="2022", ReferenceDate="2022-03-31")
    early = child(
        cin_details(CINreferralDate="2021-05-06", CINclosureDate="2021-09-01", ReasonForClosure="RC9"),
        Sex=None, GenderCurrent="2",
    )  # fmt: skip
    reading = read_text(tmp_path, early, head=head)
    assert rules(reading) == [(DETAILS, "code_not_in_force")]
    assert '"RC9"' in reading.records["read"][2]


def test_a_child_without_a_number_is_refused_with_all_that_stands_in_it(tmp_path):
    reading = read_text(tmp_path, child(cin_details(section_47()), number=None), child(number="1002"))
    assert rules(reading) == [
        ("Child[1]", "needed_empty"),
        (DETAILS, "parent_refused"),
        (f"{DETAILS}/Section47[1]", "parent_refused"),
    ]
    assert [(count.read, count.accepted, count.refused) for count in reading.files] == [(6, 3, 3)]
    assert reading.people["person_key"].to_list() == ["1002"]
    assert reading.events.is_empty()


def test_what_was_read_is_kept_word_for_word(tmp_path):
    reading = read_text(tmp_path, child(PersonBirthDate="2015-02-30"))
    assert '"PersonBirthDate":"2015-02-30"' in reading.records.filter(record_key="child/1001")["read"][0]
