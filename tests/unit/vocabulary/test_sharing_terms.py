"""The closed lists of sharing: whole, cited, unsigned and saying so, and no wider than the law they name."""

from __future__ import annotations

import pytest

from waypost.intake.contract import PEOPLE
from waypost.intake.registry import SOURCES
from waypost.vocabulary import sharing_terms
from waypost.vocabulary.sharing_terms import KINDS, legal_bases, purposes, read_list, roles, sources


@pytest.mark.parametrize("name", ["purposes", "roles", "legal_bases"])
def test_every_list_is_dated_cited_and_says_that_nobody_has_signed_it_off(name):
    given = read_list(name)
    assert given["title"]
    assert given["source"]
    assert given["in_force_from"]
    assert given["assumption"] is True
    assert "signed_off_by" in given
    assert given["signed_off_by"] is None, "only a person with authority signs; then this test is changed with it"


def test_the_sources_are_those_that_are_read():
    assert list(sources()) == list(SOURCES)


def test_every_purpose_says_what_it_lets_in_and_which_law_it_rests_on():
    assert all(one.title and one.lets_in and one.law for one in purposes().values())
    assert {one.asks for one in purposes().values()} == {"record", "files", "nothing"}
    assert all((one.asks == "nothing") == (not one.used_by) for one in purposes().values())


def test_the_purposes_that_commands_name_are_in_the_list():
    named = {
        getattr(sharing_terms, name)
        for name in (
            *("DIRECT_WORK", "COURT_EXCHANGE", "STATUTORY_RETURNS", "DATA_CORRECTION"),
            *("DATA_QUALITY", "MEASURES", "ASSURANCE"),
        )
    }
    assert named == {one.id for one in purposes().values() if one.used_by}


def test_every_legal_basis_is_cited_and_of_a_kind():
    for basis in legal_bases().values():
        assert basis.kind in KINDS
        assert basis.citation
        assert basis.url.startswith("https://www.legislation.gov.uk/")
        assert basis.text_read in {"whole", "opening", "none"}
        assert set(basis.needs) <= set(KINDS)
        assert (basis.roles or set()) <= set(roles())
        assert (basis.sources or set()) <= set(sources())
        assert (basis.purposes or set()) <= set(purposes())


@pytest.mark.parametrize("role", sorted(roles()))
def test_section_42_reaches_the_section_41_guardian_and_nobody_else(role):
    section_42 = legal_bases()["children_act_1989_section_42"]
    reaches = section_42.reaches(source="ssd", purpose="direct_work", role=role)
    assert reaches == (role == "childrens_guardian")
    assert not section_42.reaches(source="hmcts_public_law", purpose="direct_work", role=role)
    assert not section_42.reaches(source="ssd", purpose="measures", role=role)


def test_only_fields_of_people_can_be_left_out():
    assert set(sharing_terms.excludable_fields()) < set(PEOPLE)
    assert not {"source", "sender", "record_key", "person_key", "role"} & set(sharing_terms.excludable_fields())


def test_what_counts_as_soon_is_a_number_of_days():
    assert sharing_terms.ends_soon_days() > 0
