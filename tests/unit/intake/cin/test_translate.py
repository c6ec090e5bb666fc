"""The census into the record."""

from __future__ import annotations

from datetime import date

import pytest

from support.census import child, cin_details, module, plan, read_text, section_47
from waypost.intake.cin.layout import blocks
from waypost.intake.cin.translate import TELLINGS, TELLS


def told(reading) -> list[tuple[str, date]]:
    return reading.events.select("kind", "happened_on").rows()


def test_a_child_with_all_that_is_known(tmp_path):
    reading = read_text(tmp_path, child(UPN="A12345678901B", Ethnicity="REFU"))
    row = reading.people.row(0, named=True)
    assert {name: value for name, value in row.items() if value is not None} | {"learnt_at": None} == {
        "source": "cin",
        "sender": "E08000025",
        "record_key": "child/1001",
        "learnt_at": None,
        "person_key": "1001",
        "role": "child",
        "born_on": date(2015, 3, 27),
        "sex": "female",
        "ethnicity": "refused",
        "upn": "A12345678901B",
        "authority_child_id": "1001",
        "is_disabled": False,
    }


@pytest.mark.parametrize(
    ("codes", "told"), [(["AUT"], True), (["NONE"], False), (["NONE", "LD"], True), (["ZZZ"], None), ([], None)]
)
def test_any_code_of_disability_but_none_is_one(tmp_path, codes, told):
    named = "".join(f"<Disability>{code}</Disability>" for code in codes)
    text = child().replace("<Disability>NONE</Disability>", named)
    assert read_text(tmp_path, text).people["is_disabled"].to_list() == [told]


def test_a_child_unborn(tmp_path):
    reading = read_text(tmp_path, child(PersonBirthDate=None, ExpectedPersonBirthDate="2027-05-01", Sex="U"))
    assert reading.people.select("born_on", "expected_on", "sex").row(0) == (None, date(2027, 5, 1), None)


def test_module_5_tells_every_step(tmp_path):
    reading = read_text(tmp_path, child(cin_details(module())))
    assert told(reading) == [
        ("pre_proceedings_decided", date(2026, 9, 9)),
        ("pre_proceedings_letter_sent", date(2026, 9, 20)),
        ("pre_proceedings_meeting_held", date(2026, 9, 28)),
        ("pre_proceedings_ended", date(2026, 12, 1)),
        ("court_application_sent", date(2026, 12, 18)),
        ("letter_to_initiate_sent", date(2027, 2, 5)),
    ]
    assert set(reading.events["person_key"]) == {"1001"}
    assert reading.events["proceedings_key"].null_count() == 6
    assert reading.events["fact_key"].n_unique() == 6


def test_a_child_may_have_several_pre_proceedings(tmp_path):
    again = module(PPStartDate="2027-01-05", LBPSentDate=None, InitialPPMeetingDate=None, StepDecisionDate=None)
    reading = read_text(tmp_path, child(cin_details(module(), again)))
    decided = reading.events.filter(kind="pre_proceedings_decided")
    assert decided.select("record_key", "happened_on").rows() == [
        ("pre_proceedings/1001/2026-09-09", date(2026, 9, 9)),
        ("pre_proceedings/1001/2027-01-05", date(2027, 1, 5)),
    ]


@pytest.mark.parametrize(
    ("letter", "code", "doubt"),
    [
        ("A", "issue", "outcome_letter_assumed"),
        ("b", "step_down", "outcome_letter_assumed"),
        ("C", None, "outcome_letter_not_known"),
        ("D", None, None),
        (None, None, None),
    ],
)
def test_what_a_letter_is_taken_to_mean_is_in_doubt(tmp_path, letter, code, doubt):
    reading = read_text(tmp_path, child(cin_details(module(PPOutcome=letter))))
    ended = reading.events.filter(kind="pre_proceedings_ended").row(0, named=True)
    assert (ended["code"], ended["doubt"]) == (code, doubt)


def test_enquiries_and_plans(tmp_path):
    reading = read_text(tmp_path, child(cin_details(section_47(), plan("2026-06-17", CPPendDate="2027-02-01"))))
    assert told(reading) == [
        ("section_47_started", date(2026, 6, 2)),
        ("child_protection_plan_started", date(2026, 6, 17)),
        ("child_protection_plan_ended", date(2027, 2, 1)),
    ]


def test_what_is_told_is_kept_until_every_census_is_read():
    for block, tellings in TELLINGS.items():
        needed = {telling.happened_on for telling in tellings}
        needed |= {name for telling in tellings for one in telling.details.values() for name in one.meta.root_names()}
        assert needed == set(TELLS[block])
    assert all(set(names) <= {leaf.field.name for leaf in blocks()[name].leaves} for name, names in TELLS.items())
