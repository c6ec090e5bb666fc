"""The page of capacity and demand: who waits how long, with how many practitioners that holds, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from waypost.doors.boardpack.pictures import Picture
from waypost.doors.pages.charts.before_after import Pair, PairSet, draw_pairs
from waypost.doors.pages.charts.fan import Moment, draw_fan
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import count_in_words

PACKAGE = "waypost.doors.boardpack"
FANS = (
    (
        "wait_days",
        "How long children’s cases wait for a practitioner",
        "Mean days, cases received in each week, England.",
    ),
    ("caseload", "Cases held for each practitioner in post", "England, all kinds of work."),
)


def render_staffing_page(told: Mapping[str, Any]) -> str:
    """Return the page as HTML, of what `pipeline.simulate` told. The same values give the same bytes."""
    return render_page(
        "staffing.html",
        title="Capacity and demand",
        invented=told["of"]["invented"],
        package=PACKAGE,
        of=told["of"],
        sentences=_sentences(told),
        pictures=[*fans(told), *_staff(told)],
        kinds=told["by_kind"],
        areas=told["areas"],
        rollout=told["rollout"],
        rests_on=told["rests_on"],
    )


def _sentences(told: Mapping[str, Any]) -> list[str]:
    england = {row["what"]: row for row in told["england"]}
    wait, of = england["wait_days"], told["of"]
    said = [
        f"In the last year of the {of['weeks']} weeks, a case waits {_days(wait['lower'])} to {_days(wait['upper'])} "
        "days on average for a practitioner, in four futures of five."
    ]
    if "done_in_time" in england:
        done = england["done_in_time"]
        said.append(
            f"Of the cases of Child Focused Courts, {done['lower']:.0f} to {done['upper']:.0f} in 100 have their "
            "advice within 40 working days."
        )
    least = 10 * of["weeks_of_ten"]
    held = sum(row["percent_of_weeks_begun"] >= least for row in told["areas"])
    said.append(
        f"With the posts that there are, {count_in_words(held)} of {count_in_words(len(told['areas']))} areas begin "
        f"{100 * of['begun_in_time']:.0f} in 100 cases in time in {of['weeks_of_ten']:g} weeks of 10."
    )
    posts = [row["posts_to_begin_in_time"] for row in told["areas"]]
    if all(one is not None for one in posts):
        said.append(
            f"To do so everywhere takes {count_in_words(sum(posts))} posts; there are "
            f"{count_in_words(round(sum(row['posts'] for row in told['areas'])))}."
        )
    return said


def _days(value: float) -> str:
    return f"{value:,.0f}" if value >= 2 else f"{value:.1f}"


def fans(told: Mapping[str, Any]) -> list[Picture]:
    """Return the pictures of the weeks to come: waits, and cases held, each with its band."""
    return [_fan(told, *fan) for fan in FANS]


def _fan(told: Mapping[str, Any], what: str, title: str, subtitle: str) -> Picture:
    rows = [row for row in told["by_week"] if row["what"] == what]
    moments = [Moment(str(row["week"]), row["middle"], row["lower"], row["upper"]) for row in rows]
    picture_id, last = f"chart-{what.replace('_', '-')}", rows[-1]
    return Picture(
        id=picture_id,
        title=title,
        subtitle=f"{subtitle} Weeks from now. The band holds four futures in five.",
        drawing=draw_fan(
            [Moment("now", rows[0]["middle"]), *moments],
            words=("", "foreseen"),
            label_id=picture_id,
            description=f"{title}: in week {last['week']} from {last['lower']} to {last['upper']}. The numbers are in "
            "the table that follows.",
        ),
        note="The dashed line is the middle of the futures. The axis begins at nought.",
        headings=("Week", "Middle", "80% interval from", "to"),
        rows=tuple((str(row["week"]), str(row["middle"]), str(row["lower"]), str(row["upper"])) for row in rows),
    )


def _staff(told: Mapping[str, Any]) -> Sequence[Picture]:
    rows = [row for row in told["areas"] if row["posts_to_begin_in_time"] is not None]
    if not rows:
        return ()
    pairs = tuple(
        Pair(
            row["area"],
            row["in_post"],
            row["posts_to_begin_in_time"],
            f"{row['in_post']:,.0f} in post, {row['posts_to_begin_in_time']:,} needed",
        )
        for row in rows
    )
    title = "Practitioners in post, and posts that hold the standard"
    return (
        Picture(
            id="chart-staff",
            title=title,
            subtitle="Whole people, by area, in the order of the alphabet.",
            drawing=draw_pairs(
                [PairSet("By area", pairs)],
                label_id="chart-staff",
                description=f"{title}. The numbers are in the table.",
            ),
            note=(
                "Hollow: in post. Filled: posts needed, which count those that stand empty while somebody is recruited."
            ),
            headings=("Area", "In post", "Posts needed"),
            rows=tuple((row["area"], str(row["in_post"]), str(row["posts_to_begin_in_time"])) for row in rows),
        ),
    )
