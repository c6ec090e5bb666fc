"""How two records are compared: the level that each pair of values falls into."""

from __future__ import annotations

import duckdb
import pytest

from support.linkage_people import ANNA, CLARA, born, child, people, proceedings
from waypost.linkage.comparisons import OWN, blocking_rules, comparisons
from waypost.linkage.evidence import child_evidence
from waypost.linkage.statements import collapse


def levels_of(statements, cases=None):
    """Return for each comparison the label of the level in which the first two children fall."""
    frame = child_evidence(collapse(people(*statements)), cases)
    assert frame.height == 2
    engine = duckdb.connect()
    sides = []
    for side, row in (("l", 0), ("r", 1)):
        renamed = frame[row].rename({name: f"{name}_{side}" for name in frame.columns})
        engine.register(f"side_{side}", renamed.to_arrow())
        sides.append(f"side_{side}")
    answer = {}
    for comparison in comparisons():
        *conditions, last = comparison["comparison_levels"]
        cases_sql = " ".join(
            f"when {level['sql_condition']} then $${level['label_for_charts']}$$" for level in conditions
        )
        sql = f"select case {cases_sql} else $${last['label_for_charts']}$$ end from {sides[0]}, {sides[1]}"
        answer[comparison["output_column_name"]] = engine.sql(sql).fetchall()[0][0]
    engine.close()
    return answer


def pair(one, other):
    return [child("cafcass", "1", **{**ANNA, **one}), child("ssd", "1", sender="E08000035", **{**ANNA, **other})]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Annabel", "Annabel Rose", "same forename"),
        ("Thomas", "Tom", "a short form or other spelling of the forename"),
        ("Mohammed", "Muhamad", "a short form or other spelling of the forename"),
        ("Rose Ann", "Annabel Rose", "a forename in common"),
        ("Anabelle", "Annabelke", "nearly the same forename"),
        ("Baby", "Annabel", "no forename to compare"),
        (None, "Annabel", "no forename to compare"),
        ("Zebedee", "Annabel", "different forename"),
    ],
)
def test_forenames(one, other, level):
    assert levels_of(pair({"forenames": one}, {"forenames": other}))["forename"] == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Quillfeather", "QUILLFEATHER", "same surname"),
        ("O'Neill", "ONeill", "same surname"),
        ("Quillfeather", "Nettlethorpe-Quillfeather", "part of the surname in common"),
        ("Quillfeather", "Quilfeather", "nearly the same surname"),
        (None, "Quillfeather", "no surname to compare"),
        ("Nettlethorpe", "Quillfeather", "different surname"),
    ],
)
def test_surnames(one, other, level):
    assert levels_of(pair({"surname": one}, {"surname": other}))["family_name"] == level


def test_names_the_other_way_round():
    found = levels_of(pair({"forenames": "Quillfeather", "surname": "Annabel"}, {"forenames": "Annabel"}))
    assert found["forename"] == found["family_name"] == "forename and surname the other way round"


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("2016-05-09", "2016-05-09", "same date of birth"),
        ("2016-05-09", "2016-09-05", "day and month of birth the other way round"),
        ("2016-05-09", "2016-05-29", "date of birth differs in one part"),
        ("2016-05-09", "2017-05-09", "date of birth differs in one part"),
        ("2016-05-09", "2016-11-23", "same year of birth"),
        ("2016-05-09", "2011-11-23", "different date of birth"),
        (None, "2016-05-09", "no date of birth to compare"),
    ],
)
def test_birth_dates(one, other, level):
    days = [{"born_on": day and born(day)} for day in (one, other)]
    assert levels_of(pair(*days))["born_on"] == level


@pytest.mark.parametrize(
    ("expected", "level"),
    [("2016-05-20", "born about when expected"), ("2016-12-20", "same year of birth")],
)
def test_a_child_unborn_is_compared_by_the_day_expected(expected, level):
    unborn = {"forenames": "Baby", "born_on": None, "expected_on": born(expected)}
    assert levels_of(pair(unborn, {}))["born_on"] == level


@pytest.mark.parametrize(
    ("other", "level"),
    [
        ("ZZ9 1AB", "same postcode"),
        ("ZZ9 1AC", "postcode differs in one character"),
        ("ZZ9 4XY", "same postcode district"),
        ("ZY8 2CD", "different postcode"),
        (None, "no postcode to compare"),
    ],
)
def test_postcodes(other, level):
    assert levels_of(pair({}, {"postcode": other}))["postcode"] == level


@pytest.mark.parametrize(
    ("other", "level"), [("female", "same sex"), ("male", "different sex"), ("other", "not known")]
)
def test_sex(other, level):
    assert levels_of(pair({}, {"sex": other}))["sex"] == level


JANE = {"forenames": "Jane", "surname": "Able", "born_on": born("1990-02-03")}


@pytest.mark.parametrize(
    ("other", "level"),
    [
        (JANE, "same mother: forename and date of birth"),
        (JANE | {"born_on": None}, "same mother: full name, or date of birth"),
        (JANE | {"forenames": "Ruth"}, "same mother: full name, or date of birth"),
        (JANE | {"surname": "Baker", "born_on": None}, "mother's forename agrees"),
        (CLARA, "different mother"),
        ({"surname": "Able"}, "no mother to compare"),
    ],
)
def test_mothers(other, level):
    statements = []
    for source, mother in (("cafcass", JANE), ("hmcts_public_law", other)):
        statements.append(child(source, "1", proceedings_key="c", **ANNA))
        statements.append(child(source, "m", role="mother", proceedings_key="c", **mother))
    assert levels_of(statements)["mother"] == level


def test_the_surname_of_the_others_parent():
    found = levels_of(
        [
            child("cafcass", "1", proceedings_key="c", **ANNA | {"surname": "Nettlethorpe"}),
            child("cafcass", "f", role="father", proceedings_key="c", surname="Quillfeather"),
            child("ssd", "1", sender="E08000035", **ANNA),
        ]
    )
    assert found["family_name"] == "the surname of the other's parent"


@pytest.mark.parametrize(
    ("source", "number", "level"),
    [
        ("cafcass", "1", "named in the same court case"),
        ("cafcass", "2", "different court case"),
        ("cafcass", None, "no court case number to compare"),
        ("hmcts_public_law", "2", "no court case number to compare"),
    ],
)
def test_court_cases(source, number, level):
    statements = [
        child("hmcts_public_law", "1/a", proceedings_key="1", **ANNA),
        child(source, "k", proceedings_key="c", **ANNA),
    ]
    cases = proceedings(
        {"source": "hmcts_public_law", "proceedings_key": "1", "court_case_number": "1"},
        {"source": source, "proceedings_key": "c", "court_case_number": number},
    )
    assert levels_of(statements, cases)["court_case"] == level


def test_ethnicity_is_never_compared():
    told = str(comparisons()) + str(blocking_rules())
    assert "ethnic" not in told


def test_what_tells_a_child_from_a_sibling_is_compared():
    assert set(OWN) < {comparison["output_column_name"] for comparison in comparisons()}


def test_one_senders_two_keys_are_never_paired():
    assert all("numbered_by" in rule["blocking_rule"] for rule in blocking_rules())
