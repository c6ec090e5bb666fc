"""Two truth tables: when a pair is decided, and who may decide it."""

from __future__ import annotations

import pytest

from waypost.linkage.review.decisions import RULES, STATES, Word, pair_identifier, pair_of, state_of, why_not

ONE, OTHER = ("cafcass", None, "1"), ("ssd", "E08000035", "2")
GROUNDS = {"same": "owner_confirmed", "different": "owner_confirmed", "cannot_tell": "not_enough_known"}


def words(told: str) -> list[Word]:
    """Words as `A:same B:different`."""
    pairs = [one.split(":") for one in told.split()]
    return [Word("R-1", says, by, "practice_supervisor", GROUNDS[says]) for by, says in pairs]


DECIDED = """
                                                        | open
A:same                                                  | needs_second
A:same A:same                                           | needs_second
A:same A:different                                      | needs_second
A:same B:same                                           | same
A:different B:different                                 | different
A:cannot_tell B:cannot_tell                             | cannot_tell
A:same B:different                                      | needs_third
A:same B:cannot_tell                                    | needs_third
A:same B:different C:same                               | same
A:same B:different C:different                          | different
A:same B:different C:cannot_tell                        | needs_third
A:same B:different C:cannot_tell D:different            | different
A:same B:different C:different D:cannot_tell            | different
A:same B:same C:different                               | same
A:same B:same C:different D:different                   | different
A:same B:same C:different A:different                   | different
A:same B:same A:different                               | needs_third
A:same B:same A:different C:different                   | different
"""


@pytest.mark.parametrize("row", [row for row in DECIDED.split("\n") if "|" in row], ids=str.strip)
def test_when_a_pair_is_decided(row):
    told, expected = row.split("|")
    assert state_of(words(told)) == expected.strip()
    assert expected.strip() in STATES


# What was said | who would speak, in which role, and says what | the rule that forbids it, or may.
WHO_MAY = """
                       | A business_services    same        owner_confirmed       | may
                       | A practice_supervisor  same        owner_confirmed       | may
                       | A childrens_guardian   different   brothers_or_sisters   | may
                       | A analyst              same        owner_confirmed       | role_may_not
                       | A board_member         same        owner_confirmed       | role_may_not
                       | A nobody_such          same        owner_confirmed       | role_may_not
                       | A business_services    perhaps     owner_confirmed       | outcome_not_known
                       | A business_services    same        brothers_or_sisters   | reason_not_known
                       | A business_services    same        a_feeling             | reason_not_known
A:same                 | A business_services    different   owner_confirmed       | may
A:same                 | B business_services    different   owner_confirmed       | may
A:same B:different     | A practice_supervisor  different   owner_confirmed       | has_spoken
A:same B:different     | B service_manager      same        owner_confirmed       | has_spoken
A:same B:different     | C business_services    same        owner_confirmed       | role_may_not_settle
A:same B:different     | C practice_supervisor  same        owner_confirmed       | may
A:same B:different     | C service_manager      cannot_tell not_enough_known      | may
A:same B:same          | C business_services    different   owner_confirmed       | role_may_not_settle
A:same B:same          | C service_manager      different   owner_confirmed       | may
A:same B:same          | A service_manager      different   owner_confirmed       | may
A:same B:same          | A business_services    different   owner_confirmed       | role_may_not_settle
"""


@pytest.mark.parametrize("row", [row for row in WHO_MAY.split("\n") if "|" in row], ids=str.strip)
def test_who_may_decide(row):
    told, asked, expected = row.split("|")
    by, role, says, reason = asked.split()
    found = why_not(words(told), Word("R-1", says, by, role, reason))
    assert (found or "may") == expected.strip()
    assert found is None or found in RULES


def test_a_pair_has_one_name_whichever_record_comes_first_and_it_says_nothing():
    assert pair_identifier(ONE, OTHER) == pair_identifier(OTHER, ONE)
    assert pair_identifier(ONE, OTHER) != pair_identifier(ONE, ("ssd", "E08000035", "3"))
    assert pair_of(OTHER, ONE) == (ONE, OTHER)
    assert pair_identifier(ONE, OTHER).startswith("R-")
    with pytest.raises(ValueError, match="two records"):
        pair_of(ONE, ONE)
