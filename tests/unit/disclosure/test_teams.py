"""A team's count is hidden so that neither its area nor its fellow teams give it away."""

from __future__ import annotations

from datetime import date

from waypost.disclosure.release import release
from waypost.insight.measures.figure import Figure

ON = date(2027, 3, 31)


def figure(kind: str, area: str, part: int, whole: int) -> Figure:
    share = 100 * part / whole
    return Figure("training", "complete", kind, area, ON, ON, "all", "all", part, whole, share, "percent")


def shown(**teams: tuple[int, int]) -> dict[str, float | None]:
    """Return what is released of one area with some teams, beside a large one without."""
    own = [figure("team", f"A01/{name}", *counts) for name, counts in teams.items()]
    sums = (sum(part for part, _ in teams.values()), sum(whole for _, whole in teams.values()))
    large = (400, 900)
    england = (sums[0] + large[0], sums[1] + large[1])
    areas = [figure("service_area", "A01", *sums), figure("service_area", "A02", *large)]
    told = release([figure("england", "england", *england), *areas, *own], None, is_invented=True).figures
    return {one.area: one.value for one in told}


def test_a_small_team_takes_a_fellow_with_it_and_leaves_its_area_standing():
    told = shown(T1=(3, 20), T2=(10, 30), T3=(12, 31))
    assert told["A01/T1"] is None
    assert sum(told[f"A01/{team}"] is None for team in ("T2", "T3")) == 1
    assert told["A01"] is not None
    assert told["A02"] is not None
    assert told["england"] is not None


def test_large_teams_are_all_told():
    assert None not in shown(T1=(10, 20), T2=(10, 30)).values()
