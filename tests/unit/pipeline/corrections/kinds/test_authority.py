"""Care cases that Cafcass has for an authority whose files know no child of them."""

from __future__ import annotations

import pytest

from support.corrections_record import items_of, one_child
from support.told_record import AUTHORITY, OTHER_AUTHORITY, SUBMITTED


def case_of(record, authority: str | None, law: str = "public"):
    record.case(authority=authority, law=law).event("cafcass", "application_received", SUBMITTED)
    return record.kept("cafcass", "cases/CF1", {"local_authority": authority}).child("C-9")


def test_cafcass_is_asked_and_the_other_is_not_named(tmp_path):
    record = case_of(one_child(tmp_path).number(), OTHER_AUTHORITY)
    record.number(child="C-9", sender=OTHER_AUTHORITY)
    told = [one for one in items_of(record, "authority") if one["is_asked"]]
    (one,) = told
    assert (one["source"], one["you_say"], one["record"]) == ("cafcass", OTHER_AUTHORITY, "cases/CF1")
    assert AUTHORITY not in one["another_agency_says"]
    assert one["file"] == "cafcass.json"


@pytest.mark.parametrize(("authority", "law"), [(AUTHORITY, "public"), (None, "public"), (OTHER_AUTHORITY, "private")])
def test_nothing_is_wrong(tmp_path, authority, law):
    record = case_of(one_child(tmp_path).number(), authority, law).number(child="C-9", sender=OTHER_AUTHORITY)
    assert items_of(record, "authority") == []


def test_an_authority_whose_files_are_not_here_is_not_doubted(tmp_path):
    assert items_of(case_of(one_child(tmp_path).number(), "E09000001"), "authority") == []
