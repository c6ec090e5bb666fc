"""Which agency's facts a role may see: the whole table, and nothing that does not stand in it."""

from __future__ import annotations

import pytest

from waypost.casework.access.facts import PRIVATE, PUBLIC, agencies_for, agency_of, sources_for
from waypost.casework.access.roles import Role
from waypost.intake.registry import SOURCES

#  role                      public law                              private law
TABLE = """
childrens_guardian          court cafcass local_authority           court cafcass
practice_supervisor         court cafcass local_authority           court cafcass
service_manager             court cafcass local_authority           court cafcass
family_court_adviser        court cafcass                           court cafcass
senior_service_manager      court cafcass                           court cafcass
head_of_service             court cafcass                           court cafcass
assistant                   court cafcass                           court cafcass
screening_officer           court cafcass                           court cafcass
business_services           court cafcass                           court cafcass
complaints_manager          court cafcass                           court cafcass
auditor                     court cafcass                           court cafcass
authority_social_worker     court local_authority                   local_authority
court_officer               court                                   court
authority_analyst           -                                       -
board_member                -                                       -
analyst                     -                                       -
administrator               -                                       -
programme_officer           -                                       -
committee_member            -                                       -
partner                     -                                       -
"""


def test_the_table_of_roles_laws_and_agencies():
    rows = [line.split("  ") for line in TABLE.strip().splitlines()]
    told = {cells[0].strip(): [set(cell.split()) - {"-"} for cell in cells[1:] if cell.strip()] for cells in rows}
    assert set(told) == {role.value for role in Role}
    for role in Role:
        public, private = told[role.value]
        assert agencies_for(role, PUBLIC) == public, role
        assert agencies_for(role, PRIVATE) == private, role
        assert agencies_for(role, "another") == frozenset()


def test_a_private_law_adviser_has_not_a_guardians_access_to_authority_records():
    assert "ssd" in sources_for(Role.CHILDRENS_GUARDIAN, frozenset({PUBLIC}))
    assert "ssd" not in sources_for(Role.CHILDRENS_GUARDIAN, frozenset({PRIVATE}))
    assert "ssd" not in sources_for(Role.FAMILY_COURT_ADVISER, frozenset({PUBLIC, PRIVATE}))
    assert sources_for(Role.CHILDRENS_GUARDIAN, frozenset()) == frozenset()


@pytest.mark.parametrize("source", list(SOURCES))
def test_every_source_that_is_read_is_put_to_an_agency(source):
    assert agency_of(source) is not None
    assert agency_of("another") is None
