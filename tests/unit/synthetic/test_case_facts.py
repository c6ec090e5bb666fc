"""Facts that several subsystems need are drawn the same whoever asks."""

from dataclasses import replace

import numpy as np
import pytest

from support.invented_parts import parts
from waypost.synthetic.case_facts import (
    families_in_need,
    father_applies,
    has_rule_16_4,
    is_domestic_abuse_alleged,
    is_served,
)
from waypost.synthetic.people import is_in_refuge
from waypost.synthetic.rates import rates


def test_the_same_answer_twice():
    given = parts()
    for fact in (has_rule_16_4, is_served, father_applies):
        assert (fact(given.streams, given.population) == fact(given.streams, given.population)).all()


def test_only_private_cases_past_the_first_hearing_have_a_rule_16_4_guardian():
    given = parts()
    appointed = has_rule_16_4(given.streams, given.population)
    assert appointed.sum() > 5
    assert given.population.cases.is_past_first[appointed].all()


def test_every_public_case_is_served():
    given = parts()
    assert is_served(given.streams, given.population)[given.population.cases.is_public].all()


def test_domestic_abuse_is_alleged_at_its_rate_and_in_every_refuge():
    given = parts(12_000, 3)
    cases = given.population.cases
    alleged = is_domestic_abuse_alleged(given.streams, given.population)
    share = rates("proceedings").table("is_domestic_abuse_alleged")
    for law, of_law in (("public", cases.is_public), ("private", ~cases.is_public)):
        assert alleged[of_law].mean() == pytest.approx(share[law], abs=0.02)
    in_refuge = is_in_refuge(given.streams, given.population.families)[cases.family]
    assert in_refuge.sum() > 20
    assert alleged[in_refuge].all()


def test_a_family_says_the_same_of_abuse_in_all_its_private_cases():
    given = parts(12_000, 3)
    cases = given.population.cases
    alleged = is_domestic_abuse_alleged(given.streams, given.population)[~cases.is_public]
    family = cases.family[~cases.is_public]
    said = np.bincount(family[alleged], minlength=family.max() + 1)[family]
    assert ((said == 0) | (said == np.bincount(family)[family])).all()


def test_a_family_needs_an_interpreter_where_it_or_one_of_its_cases_says_so():
    population = parts(12_000, 3).population
    families = families_in_need(population)
    assert families.mean() == pytest.approx(
        rates("proceedings").table("traits")["needs_interpreter"]["share"], abs=0.01
    )
    only_cases = replace(
        population,
        families=population.families.with_columns(needs_interpreter=np.zeros(len(population.families), dtype=np.bool_)),
    )
    named = families_in_need(only_cases)
    assert set(np.flatnonzero(named)) == set(population.cases.family[population.cases.needs_interpreter])
