"""What is read from the SQL of comparisons. That its levels are the SQL's: tests/generative/test_levels_agree.py."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.linkage.coded import coded
from waypost.linkage.evidence import EVIDENCE
from waypost.linkage.level_passes import OPEN
from waypost.linkage.levels import questions
from waypost.linkage.model import trained_model

NAMES = list(trained_model().labels())


def asked(**said):
    row = dict.fromkeys(EVIDENCE) | {"record": 0} | said
    found = questions(trained_model(), coded(pl.DataFrame([row], schema=EVIDENCE)))
    return {NAMES[question.place]: question for question in found}


def test_what_nobody_has_anything_for_is_not_asked():
    assert asked(postcode="ZZ9 1AB").keys() == {"postcode"}
    assert asked(is_court=True, is_authority=False) == {}


def test_equality_decides_as_many_levels_as_ask_for_nothing_else():
    told = asked(forename="anna", forename_root="an", sex="female", born_on=None, mother_forename_root="an")
    assert [column for column, _ in told["forename"].same] == ["forename", "forename_root"]
    assert (told["forename"].if_unknown, told["forename"].if_other) == (0, OPEN)
    assert (told["sex"].if_unknown, told["sex"].if_other) == (0, 1)
    assert told["mother"].same == ()


def test_an_expected_date_may_stand_for_a_date_of_birth():
    told = asked(born_on=date(2016, 5, 9))["born_on"]
    assert told.same == (("born_on", 6),)
    assert told.if_unknown == OPEN


def test_what_is_dear_to_ask_comes_last():
    assert list(asked(forename="a", postcode="Z", sex="male")) == ["sex", "postcode", "forename"]
