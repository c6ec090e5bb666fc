"""A release prints what may be printed, marks what may not, and is the only maker of a released figure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from support.invented_figures import A_DAY, average_figure, count_figure, figure, share_figure
from waypost.disclosure.profile import read_profile
from waypost.disclosure.release import Release, ReleasedFigure, release, write
from waypost.insight.measures.figure import Figure

COLUMNS = (
    "measure_id,method,area_kind,area,period_start,period_end,group_kind,group,numerator,denominator,value,unit,"
    "lower,upper,marker,invented"
)


def released(*figures: Figure, profile: str | None = None) -> Release:
    return release(figures, profile, is_invented=True)


def test_a_count_is_printed_whole() -> None:
    (only,) = released(count_figure("devon", "all", 40)).figures
    assert (only.numerator, only.denominator, only.value, only.marker, only.invented) == (40, None, 40.0, "", True)


def test_a_small_count_loses_its_value_and_is_marked() -> None:
    (only,) = released(count_figure("devon", "all", 4)).figures
    assert (only.numerator, only.value, only.marker) == (None, None, "c")


def test_a_nought_is_printed() -> None:
    (only,) = released(count_figure("devon", "all", 0)).figures
    assert (only.numerator, only.value, only.marker) == (0, 0.0, "")


def test_a_share_with_a_small_part_loses_everything_worked_from_it() -> None:
    (only,) = released(share_figure("devon", "all", 4, 40)).figures
    assert (only.numerator, only.denominator, only.value, only.lower, only.upper) == (None, 40, None, None, None)
    assert only.marker == "c"


def test_a_share_of_nobody_is_not_applicable() -> None:
    (only,) = released(
        figure(unit="percent", measure_id="open_over_52_weeks", numerator=0, denominator=0, value=0.0)
    ).figures
    assert (only.denominator, only.value, only.marker) == (0, None, "z")


def test_an_average_of_few_is_unreliable_and_of_fewer_is_hidden() -> None:
    few, fewer, enough = released(
        average_figure("derby", "all", 9, 30.0),
        average_figure("devon", "all", 5, 30.0),
        average_figure("truro", "all", 10, 30.0, lower=25.04, upper=35.06),
    ).figures
    assert (few.denominator, few.value, few.marker) == (9, None, "u")
    assert (fewer.denominator, fewer.value, fewer.marker) == (None, None, "c")
    assert (enough.value, enough.lower, enough.upper, enough.marker) == (30.0, 25.0, 35.1, "")


def test_the_rounding_profile_works_shares_from_rounded_counts() -> None:
    (only,) = released(share_figure("devon", "all", 13, 38), profile="round_to_5").figures
    assert (only.numerator, only.denominator, only.value) == (15, 40, 38.0)


def test_a_profile_may_be_given_itself() -> None:
    profile = read_profile("round_to_5")
    assert release([figure()], profile, is_invented=False).profile is profile


def test_figures_come_out_in_one_order_whatever_the_order_they_came_in() -> None:
    figures = [count_figure(area, "all", 40) for area in ("truro", "devon", "derby")]
    assert released(*figures) == released(*reversed(figures))


def test_the_counts_say_what_was_done() -> None:
    counts = released(
        count_figure("devon", "all", 3), count_figure("derby", "all", 12), count_figure("england", "all", 15)
    ).counts
    assert counts == {"figures": 3, "c": 2, "u": 0, "z": 0, "primary": 1, "secondary": 1}


def test_nobody_else_can_make_a_released_figure() -> None:
    with pytest.raises(TypeError, match="nothing else"):
        ReleasedFigure(
            "m", "p", "england", "england", A_DAY, A_DAY, "all", "all", 3, None, 3.0, "children", None, None, "", False
        )


def test_measures_csv_has_the_agreed_columns_and_the_same_bytes(tmp_path: Path) -> None:
    figures = [share_figure("devon", "all", 8, 40), count_figure("devon", "all", 40)]
    for name, order in (("a", figures), ("b", figures[::-1])):
        write(released(*order), tmp_path / name / "measures.csv")
    text = (tmp_path / "a" / "measures.csv").read_bytes()
    assert text == (tmp_path / "b" / "measures.csv").read_bytes()
    head, first, second = text.decode().splitlines()
    assert head == COLUMNS
    assert first.startswith(
        "open_children,plain,dfj_area,devon,2027-03-31,2027-03-31,all,all,40,,40.0,children,,,,true"
    )
    assert second == (
        "open_over_52_weeks,plain,dfj_area,devon,2027-03-31,2027-03-31,all,all,8,40,20.0,percent,15.0,25.0,,true"
    )


def test_a_cell_is_no_formula(tmp_path: Path) -> None:
    write(released(count_figure("=1+1", "all", 40, period_start=date(2027, 1, 1))), tmp_path / "measures.csv")
    assert ",'=1+1," in (tmp_path / "measures.csv").read_text()
