"""The marks: a closed set in an order, the mark of a field, the mark of an event."""

from __future__ import annotations

import pytest

from waypost.vocabulary.confidentiality.marks import (
    CLASSES,
    EVENT_MARKS,
    EVENTS_OF_HOME,
    GROUPS,
    MARKS,
    UNKNOWN_FIELD,
    event_mark,
    field_mark,
    given,
    rank,
    strictest,
)
from waypost.vocabulary.events import EventKind


def test_marks_are_a_closed_set_in_an_order():
    assert next(iter(MARKS)) == "open"
    assert list(MARKS)[-1] == "never_kept"
    assert [mark.rank for mark in MARKS.values()] == list(range(len(MARKS)))
    assert {mark.group for mark in MARKS.values()} <= {"none", *GROUPS}
    assert all(mark.meaning.endswith(".") for mark in MARKS.values())
    assert rank("refuge") > rank("confidential_address") > rank(UNKNOWN_FIELD) > rank("personal")


def test_the_strictest_holds():
    assert strictest(["personal", "refuge", "open"]) == "refuge"
    with pytest.raises(ValueError, match="empty"):
        strictest([])
    with pytest.raises(KeyError):
        strictest(["secret"])


@pytest.mark.parametrize(
    ("class_name", "path", "mark"),
    [
        ("public", "cases[].state", "open"),
        ("personal", "ssd_person.pers_dob", "personal"),
        ("sensitive", "ssd_person.pers_ethnicity", "special_category"),
        ("sensitive", "caseData.risks.neglectOccurrences[]", "allegation"),
        ("sensitive", "applicants[].value.liveInRefuge", "refuge"),
        ("confidential", "children[].address.addressLine1", "confidential_address"),
        ("confidential", "episodes.PL_POST", "confidential_address"),
        ("confidential", "children1[].value.party.careStartDate", "confidential_address"),
        ("confidential", "applicantsConfidentialDetails.*", "confidential_address"),
        ("confidential", "respondents[].telephoneNumber", "confidential_contact"),
        ("confidential", "applicants[].value.email", "confidential_contact"),
        ("confidential", "children[].socialWorkerTelephoneNumber", "professional"),
        ("confidential", "previousProceedings[].judge", "professional"),
        ("confidential", "others[].name", "protected_carer"),
        ("confidential", "SearchCriteria.*", "protected_carer"),
        ("confidential", "ssd_permanence.perm_adopter_sex", "protected_carer"),
        ("confidential", "children[].value.personWhoLivesWithChild.firstName", "protected_carer"),
        ("confidential", "caseDocuments[].documentFileName", "file_name"),
        ("confidential", "respondents[].litigationIssuesDetails", "free_text"),
        ("confidential", "refugeDocuments.*", "refuge"),
        ("confidential", "applicants[].value.firstName", "withheld"),
    ],
)
def test_a_field_has_the_mark_of_what_it_holds(class_name, path, mark):
    assert field_mark(class_name, path) == mark


def test_what_is_confidential_is_never_marked_as_less():
    may_be_shown = {CLASSES[name] for name in ("public", "personal", "sensitive")} | {"allegation"}
    rules = given("marks.yaml")["rules"]
    assert not {rule["mark"] for rule in rules["confidential"]} & may_be_shown
    for name, told in rules.items():
        assert all(rank(rule["mark"]) >= rank(CLASSES[name]) for rule in told if name == "sensitive")


def test_every_kind_of_event_has_a_mark():
    assert set(EVENT_MARKS) == set(EventKind)
    assert EVENT_MARKS[EventKind.HARM_ALLEGED] == "allegation"
    assert EVENT_MARKS[EventKind.HEARING_HELD] == "personal"


def test_what_is_told_of_a_home_raises_events_that_tell_of_it_and_no_others():
    assert event_mark(EventKind.PLACEMENT_STARTED, "refuge") == "refuge"
    assert event_mark(EventKind.PLACEMENT_STARTED, None) == "personal"
    assert event_mark(EventKind.HEARING_HELD, "refuge") == "personal"
    assert event_mark(EventKind.DEPRIVATION_OF_LIBERTY_STARTED, "open") == "special_category"
    assert EventKind.CARE_STARTED in EVENTS_OF_HOME


@pytest.mark.parametrize("name", ["marks.yaml", "exits.yaml", "flags.yaml", "record.yaml", "file_words.yaml"])
def test_every_file_is_dated_and_cited(name):
    told = given(name)
    assert told["in_force_from"]
    assert told["source"]
