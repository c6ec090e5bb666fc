from __future__ import annotations

from collections import Counter

import pytest

from waypost.vocabulary.ethnicity import ETHNICITIES, FIVE, NOT_KNOWN, five

DEPARTMENT = [
    "WBRI",
    "WIRI",
    "WIRT",
    "WOTH",
    "WROM",
    "MWBC",
    "MWBA",
    "MWAS",
    "MOTH",
    "AIND",
    "APKN",
    "ABAN",
    "CHNE",
    "AOTH",
    "BCRB",
    "BAFR",
    "BOTH",
    "OOTH",
    "REFU",
    "NOBT",
]


def test_there_are_19_options_under_five_heads_and_two_facts_apart():
    heads = Counter(five(code) for code in ETHNICITIES.codes)
    assert heads == {"white": 5, "mixed": 4, "asian": 5, "black": 3, "other": 2, "refused": 1, "not_yet_obtained": 1}
    assert set(heads) == set(FIVE) | set(NOT_KNOWN)


@pytest.mark.parametrize("source", ["dfe", "ssda903", "ssd"])
def test_every_code_of_the_department_is_one_ethnicity(source):
    read = [ETHNICITIES.from_source(source, code) for code in DEPARTMENT]
    assert None not in read
    assert len(set(read)) == len(DEPARTMENT) == 20
    assert set(ETHNICITIES.codes) - set(read) == {"other_arab"}, "the department has no code for Arab"


def test_refused_and_not_yet_obtained_are_never_merged():
    assert ETHNICITIES.from_source("ssda903", "REFU") == "refused"
    assert ETHNICITIES.from_source("ssda903", "NOBT") == "not_yet_obtained"
    assert five("refused") != five("not_yet_obtained")


@pytest.mark.parametrize(
    ("code", "ethnicity"),
    [("APKN", "asian_pakistani"), ("ABAN", "asian_bangladeshi"), ("CHNE", "asian_chinese"), ("wrom", "white_roma")],
)
def test_what_the_department_writes(code, ethnicity):
    assert ETHNICITIES.from_source("dfe", code) == ethnicity
