"""Birth dates that differ: the one against two is asked, and both where it is one against one."""

from __future__ import annotations

import pytest

from support.corrections_record import asked, items_of, one_child, told_by


@pytest.mark.parametrize("source", ["hmcts_public_law", "hmcts_private_law", "cafcass", "ssd", "ssda903", "cin"])
def test_whoever_stands_alone_is_asked(tmp_path, source):
    record = one_child(tmp_path)
    voices = ["cafcass", "hmcts_private_law", "ssd"]
    if source.startswith("hmcts_"):
        voices = ["cafcass", "ssd"]
    for other in voices:
        if other != source:
            told_by(record, other)
    wrong = "2024-01-02"
    told_by(record, source, wrong if source != "ssda903" else "02/01/2024")
    (one,) = asked(record, "birth_date")
    assert one[:2] == (source, wrong)
    assert "2024-02-01" in one[2]


def test_one_against_one_asks_both_and_names_no_authority(tmp_path):
    record = told_by(told_by(one_child(tmp_path), "cafcass"), "ssd", "2024-01-02")
    assert asked(record, "birth_date") == [
        ("cafcass", "2024-02-01", "A local authority says 2024-01-02"),
        ("ssd", "2024-01-02", "Cafcass says 2024-02-01"),
    ]


def test_two_returns_of_one_authority_are_one_voice(tmp_path):
    record = told_by(told_by(one_child(tmp_path), "ssd", "2024-01-02"), "ssda903", "2024-01-02")
    assert {one[0] for one in asked(told_by(record, "cafcass"), "birth_date")} == {"cafcass", "ssd", "ssda903"}


def test_two_returns_of_one_authority_may_differ(tmp_path):
    record = told_by(told_by(one_child(tmp_path), "ssd"), "cin", "2024-01-02")
    assert asked(record, "birth_date")[0] == ("cin", "2024-01-02", "Another return of yours says 2024-02-01")


@pytest.mark.parametrize("value", ["", "1900-01-01", "soon"])
def test_who_says_nothing_contradicts_nobody(tmp_path, value):
    assert items_of(told_by(told_by(one_child(tmp_path), "cafcass"), "ssd", value), "birth_date") == []


def test_the_same_day_in_another_form_is_the_same(tmp_path):
    assert items_of(told_by(told_by(one_child(tmp_path), "cafcass"), "ssda903", "01/02/2024"), "birth_date") == []


def test_the_owners_own_words_for_record_child_and_field(tmp_path):
    record = told_by(told_by(one_child(tmp_path), "hmcts_public_law", "2024-01-02"), "cafcass")
    by_source = {one["source"]: one for one in items_of(record, "birth_date")}
    assert by_source["hmcts_public_law"]["child"] == "caseData.children[0]", "the feed has no key of a child"
    assert by_source["hmcts_public_law"]["field"] == "dateOfBirth"
    assert (by_source["cafcass"]["record"], by_source["cafcass"]["child"]) == ("children/CF1/CH1", "CH1")
