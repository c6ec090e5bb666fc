"""Counts of what was planted, made from the files that were written: the agencies' and the truth's, never from a world.

Each count takes two folders of the same families, one with a scenario and one without, and knows nothing of how
planting is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.ethnicity import ETHNICITIES


def truth(folder: Path, name: str) -> pl.DataFrame:
    """Return one frame of the truth."""
    return pl.read_parquet(folder / "truth" / f"{name}.parquet")


def cafcass(folder: Path, subject: str) -> pl.DataFrame:
    """Return the latest row of each key of one subject that Cafcass sent."""
    rows = pl.read_csv(folder / "cafcass" / f"{subject}.csv", infer_schema=False, null_values=[""])
    keys = [name for name in ("case_id", "child_id", "engagement_id") if name in rows.columns]
    return rows.sort("recorded_at").unique(keys, keep="last", maintain_order=True)


def ends(folder: Path) -> pl.DataFrame:
    """Return true_case, issued_on and closed_on (of its last child; null while one is open), from the journeys."""
    journeys = truth(folder, "journeys")
    issued = journeys.filter(kind="application_issued").group_by("true_case").agg(issued_on=pl.col("happened_on").min())
    children = journeys.filter(kind="application_issued").select("true_case", "true_child").unique()
    closed = journeys.filter(kind="case_closed").select("true_case", "true_child", closed_on="happened_on")
    last = (
        children.join(closed, on=["true_case", "true_child"], how="left")
        .group_by("true_case")
        .agg(closed_on=pl.when(pl.col("closed_on").is_not_null().all()).then(pl.col("closed_on").max()))
    )
    return issued.join(last, on="true_case").sort("true_case")


def weeks_longer(with_it: Path, without: Path) -> pl.DataFrame:
    """Return by case that closed in both folders the weeks by which it closed later in the first."""
    both = ends(with_it).join(ends(without), on="true_case", suffix="_before").drop_nulls()
    days = (pl.col("closed_on") - pl.col("closed_on_before")).dt.total_days()
    return both.select("true_case", "issued_on", "closed_on", weeks=days / 7)


def found_and_planted(with_it: Path, without: Path, switch: str) -> pl.DataFrame:
    """Return the weeks planted by one switch beside the weeks found in the journeys, a row a case closed in both."""
    planted = truth(with_it, "planted_cases").filter(switch=switch)
    summed = planted.group_by("true_case").agg(planted=pl.col("weeks").sum(), area=pl.col("area").first())
    return summed.join(weeks_longer(with_it, without), on="true_case").sort("true_case")


def court_cases(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the last statement of each case in the public-law feed."""
    latest: dict[str, dict[str, Any]] = {}
    for path in sorted((folder / "court" / "public-law").glob("*.jsonl")):
        for line in path.read_bytes().splitlines():
            for case in orjson.loads(line)["cases"]:
                known = latest.get(case["id"])
                if known is None or case["lastModified"] >= known["lastModified"]:
                    latest[case["id"]] = case
    yield from latest.values()


def hearings_called_off(folder: Path) -> pl.DataFrame:
    """Return the hearings that the public-law feed says were called off: true_case, reason (code), owner."""
    rows = [
        (case["id"], CANCELLATIONS.from_source("hmcts_public_law", reason))
        for case in court_cases(folder)
        for hearing in case["caseData"].get("hearingDetails", [])
        if (reason := hearing.get("cancellationReason"))
    ]
    told = pl.DataFrame(rows, schema={"proceedings_key": pl.String, "reason": pl.String}, orient="row")
    owners = {code: CANCELLATIONS.owner(code) for code in CANCELLATIONS.codes}
    return told.join(truth(folder, "proceedings").filter(source="hmcts_public_law"), on="proceedings_key").select(
        "true_case", "reason", owner=pl.col("reason").replace_strict(owners)
    )


def waits_for_the_last_hearing(folder: Path) -> pl.DataFrame:
    """Return planted causes beside the wait that the journeys show: from the hearing called off to the one held."""
    planted = truth(folder, "planted_cases").filter(switch="causes_of_delay")
    journeys = truth(folder, "journeys").select("true_case", "kind", "happened_on", "reason").unique()
    off = journeys.filter(pl.col("kind").is_in(["hearing_vacated", "hearing_adjourned"]))
    held = journeys.filter(kind="hearing_held").group_by("true_case").agg(held_on=pl.col("happened_on").max())
    both = planted.join(off, on=["true_case", "reason"]).join(held, on="true_case")
    days = (pl.col("held_on") - pl.col("happened_on")).dt.total_days()
    return both.with_columns(waited=days).filter(pl.col("waited") > 0).sort("waited").unique("true_case", keep="first")


def closed_between(folder: Path, first: date, last: date, *, law: str | None = None) -> float:
    """Return the mean weeks of the cases that closed between two days: the official measure."""
    known = ends(folder) if law is None else ends(folder).join(_of_law(folder, law), on="true_case", how="semi")
    closed = known.filter(pl.col("closed_on").is_between(first, last))
    return float((closed["closed_on"] - closed["issued_on"]).dt.total_days().mean()) / 7  # type: ignore[arg-type]


def _of_law(folder: Path, law: str) -> pl.DataFrame:
    cases = cafcass(folder, "cases").filter(law=law).select("case_id")
    known = truth(folder, "proceedings").filter(source="cafcass").rename({"proceedings_key": "case_id"})
    return known.join(cases, on="case_id", how="semi").select("true_case")


def open_longer_than(folder: Path, weeks: int, day: date) -> int:
    """Return how many cases had been open for more than so many weeks on a day."""
    known = ends(folder).filter(pl.col("closed_on").is_null() | (pl.col("closed_on") > day))
    return known.filter((pl.lit(day) - pl.col("issued_on")).dt.total_days() > 7 * weeks).height


def met(folder: Path) -> pl.DataFrame:
    """Return each child in a case whom Cafcass should meet: is_in_person, days to the first meeting, and who it is."""
    cases = cafcass(folder, "cases").select("case_id", received=pl.col("received_on").str.to_date())
    children = cafcass(folder, "children").filter(is_eligible_for_engagement="yes").join(cases, on="case_id")
    seen = (
        cafcass(folder, "engagement")
        .with_columns(pl.col("seen_on").str.to_date())
        .group_by("case_id", "child_id")
        .agg(first=pl.col("seen_on").min(), ever=(pl.col("manner") == "in_person").any())
    )
    return children.join(seen, on=["case_id", "child_id"], how="left").with_columns(
        is_in_person=pl.col("ever").fill_null(value=False),
        days=(pl.col("first") - pl.col("received")).dt.total_days(),
    )


def wrong_records(folder: Path) -> pl.DataFrame:
    """Return by ethnic group (five) how many child records Cafcass has, and the shares with a gap and a wrong name.

    A gap is a missing postcode or sex, which only an error makes; a name can be another for other reasons too.
    """
    told = cafcass(folder, "children").select("child_id", "forenames", "surname", "postcode", "sex")
    who = truth(folder, "people").filter(source="cafcass", role="child").select("person_key", "true_child")
    true = truth(folder, "children").select(
        "true_child", "ethnicity", pl.col("forenames", "surname").name.suffix("_true")
    )
    both = told.join(who, left_on="child_id", right_on="person_key").join(true, on="true_child")
    wrong = [pl.col(name).ne_missing(pl.col(f"{name}_true")) for name in ("forenames", "surname")]
    heads = {code: ETHNICITIES.five(code) for code in ETHNICITIES.codes}
    group = pl.col("ethnicity").replace_strict(heads, default=None, return_dtype=pl.String)
    return (
        both.group_by(group=group)
        .agg(
            n=pl.len(),
            gap=(pl.col("postcode").is_null() | pl.col("sex").is_null()).mean(),
            wrong=pl.any_horizontal(*wrong).mean(),
        )
        .sort("group")
    )
