"""Orders change for the share asked, only where the law lets them be made and where nothing followed."""

from __future__ import annotations

import numpy as np
import pytest

from support.planted_worlds import ground
from waypost.synthetic.cases import outcome_position
from waypost.synthetic.chance import stream
from waypost.synthetic.children import YEAR
from waypost.synthetic.planting.ends import has_next_case
from waypost.synthetic.planting.orders import change_orders, in_care_proceedings


@pytest.mark.parametrize(("order", "share"), [("care_order", 0.15), ("care_order", -0.1), ("placement_order", 0.1)])
def test_the_share_changes_as_asked_where_it_can(order: str, share: float):
    given = ground().drawn
    is_in = ground().is_in_group(given, "sex", ["female"], None)
    after = change_orders(stream(1, "x"), given, is_in, order, share)
    base = is_in & in_care_proceedings(given)
    wanted = outcome_position(order)
    rise = (after.memberships.outcome == wanted)[base].mean() - (given.memberships.outcome == wanted)[base].mean()
    assert rise == pytest.approx(share, abs=0.02)
    changed = after.memberships.outcome != given.memberships.outcome
    assert not changed[~base].any()
    members = given.memberships
    assert not (given.cases.is_followed | has_next_case(given.cases))[members.case[changed]].any()
    age = (members.final - given.children.born[members.child]) / YEAR
    if order == "placement_order":
        assert (age[changed] <= 6).all()
    of_care = np.isin(after.memberships.outcome, [outcome_position("care_order"), outcome_position("placement_order")])
    assert (age[changed & of_care] < 17).all()


def test_a_case_whose_children_all_changed_ends_as_they_do():
    given = ground().drawn
    everyone = np.ones(len(given.memberships), dtype=np.bool_)
    after = change_orders(stream(1, "x"), given, everyone, "no_order", 0.3)
    changed = np.unique(given.memberships.case[after.memberships.outcome != given.memberships.outcome])
    wanted = outcome_position("no_order")
    alike = [case for case in changed if (after.memberships.outcome[given.memberships.case == case] == wanted).all()]
    assert len(alike) > 10
    assert (after.cases.outcome[alike] == wanted).all()
