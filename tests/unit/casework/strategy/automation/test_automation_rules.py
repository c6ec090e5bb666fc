"""What a use of automation lacks; that Waypost's own stand where its code is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conftest import ROOT
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.automation.rules import UseState, check_review, use_state
from waypost.casework.strategy.terms import terms

ON = date(2027, 4, 1)
KINDS = {"equality": {"words": "Equality"}, "data_protection": {"words": "Data protection"}}
BOTH = {"equality", "data_protection"}


@pytest.mark.parametrize(
    ("assessed", "next_on", "state"),
    [
        (set(), None, UseState.NOT_ASSESSED), ({"equality"}, ON, UseState.NOT_ASSESSED),
        (BOTH, None, UseState.NEVER_REVIEWED), (BOTH, ON - timedelta(days=1), UseState.REVIEW_LATE),
        (BOTH, ON, UseState.IN_ORDER),
    ],
)  # fmt: skip
def test_the_table_of_uses(assessed, next_on, state):
    assert use_state(assessed, KINDS, next_on, ON).state is state


@pytest.mark.parametrize("next_on", [ON, ON + timedelta(days=31)])
def test_a_review_lies_ahead_and_within_the_clock(next_on):
    latest_on = ON + timedelta(days=30)
    check_review(latest_on, "Seen.", on=ON, latest_on=latest_on)
    with pytest.raises(NotPossibleNow):
        check_review(next_on, "Seen.", on=ON, latest_on=latest_on)


def test_every_use_of_waypost_names_code_that_is_there_and_who_decides():
    uses = terms("automation", "automation")["uses"]
    missing = [code for code, one in uses.items() if not (ROOT / "src" / "waypost" / one["code"]).is_dir()]
    assert missing == []
    assert all(one[key].strip() for one in uses.values() for key in ("title", "what", "who", "decision"))
    assert {"linkage", "allocation", "forecasts", "capacity", "suggested_wording"} <= set(uses)
