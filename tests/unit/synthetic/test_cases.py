"""The words by whose positions cases speak, and which of them end in another."""

from support.invented_parts import parts
from waypost.synthetic.cases import (
    APPLICATIONS,
    NO_CASE,
    OUTCOMES,
    application_position,
    is_consolidated,
    outcome_position,
)
from waypost.vocabulary.applications import APPLICATIONS as VOCABULARY
from waypost.vocabulary.orders import ORDERS


def test_words_are_those_of_the_vocabulary():
    assert all(VOCABULARY.known(code) for code in APPLICATIONS)
    assert all(ORDERS.known(code) for code in OUTCOMES)


def test_positions_are_those_of_the_words():
    assert APPLICATIONS[application_position("section_8")] == "section_8"
    assert OUTCOMES[outcome_position("care_order")] == "care_order"


def test_a_consolidated_case_is_one_with_a_lead_case():
    cases = parts().population.cases
    consolidated = is_consolidated(cases)
    assert 0 < consolidated.sum() < len(cases)
    assert (cases.consolidated_into[~consolidated] == NO_CASE).all()
