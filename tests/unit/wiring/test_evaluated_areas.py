"""Areas that changed over, from released figures alone: what is said, and what is said plainly not to be known."""

from __future__ import annotations

from datetime import date

from waypost.disclosure.released import SEAL, ReleasedFigure
from waypost.insight.benchmarking.changeovers import CHANGEOVER_ID
from waypost.wiring.evaluated_areas import told_of


def figure(method, value, lower=None, upper=None, area="birmingham", group=("all", "all"), marker="") -> ReleasedFigure:
    return ReleasedFigure(
        CHANGEOVER_ID, method, "dfj_area", area, date(2024, 6, 1), date(2026, 3, 31), *group, None, 97, value, "weeks",
        lower, upper, marker, True, seal=SEAL,
    )  # fmt: skip


def verdict(*figures: ReleasedFigure) -> tuple[str, bool | None]:
    (one,) = told_of(figures)
    return one.verdict, one.was_alike_before


def test_an_interval_on_one_side_of_nought_is_clear_and_any_other_is_not():
    assert verdict(figure("effect", -4.0, -6.0, -2.0), figure("trend_before", 0.5, -1.0, 2.0)) == ("shorter", True)
    assert verdict(figure("effect", 4.0, 2.0, 6.0), figure("trend_before", 1.5, 1.0, 2.0)) == ("longer", False)
    assert verdict(figure("effect", -4.0, -9.0, 1.0)) == ("not_clear", None)


def test_too_few_to_say_is_said_with_its_reason():
    (one,) = told_of([figure("few_months_after", 23.0)])
    assert one.verdict == "nothing"
    assert "too few months after" in one.why


def test_what_is_withheld_or_has_no_interval_says_nothing():
    assert verdict(figure("effect", None, marker="u"))[0] == "nothing"
    assert verdict(figure("effect", -4.0))[0] == "nothing"


def test_areas_stand_in_the_order_of_their_names_with_those_beside_them():
    beside = figure("share_of_comparison", 62.5, group=("compared_with", "nottingham"))
    told = told_of([figure("effect", -4.0, area="worcester"), beside, figure("effect", -4.0)])
    assert [one.code for one in told] == ["birmingham", "worcester"]
    assert told[0].beside == (("Nottingham", 62.5),)
    assert told[1].beside == ()
