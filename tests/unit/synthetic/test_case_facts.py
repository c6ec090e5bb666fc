"""Facts that several subsystems need are drawn the same whoever asks."""

from support.invented_parts import parts
from waypost.synthetic.case_facts import father_applies, has_rule_16_4, is_served


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
