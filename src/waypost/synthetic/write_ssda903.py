"""Writes the authorities' SSDA903 returns: header and episodes, one return an authority and collection year.

The year runs from 1 April to 31 March. A return holds the children looked after at any time in it and the episodes that
lie in it, even in part; an episode still open as the year ends has no end in that year's return. The year that the last
day cuts short is told as far as it went.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import polars as pl

from waypost.synthetic.authority_rows import AuthorityRows
from waypost.synthetic.files import write_csv, write_manifest
from waypost.synthetic.keys import has_upn, upn
from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import rates
from waypost.synthetic.telling import Telling, event, told
from waypost.synthetic.world import World

SOURCE = "ssda903"
HEADER = ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB")
EPISODES = (
    "CHILD",
    "DECOM",
    "RNE",
    "LS",
    "CIN",
    "PLACE",
    "PLACE_PROVIDER",
    "DEC",
    "REC",
    "REASON_PLACE_CHANGE",
    "HOME_POST",
    "PL_POST",
    "URN",
)
_SEX_LETTER, _SEX_NUMBER = {"female": "F", "male": "M"}, {"female": "2", "male": "1"}


def write_ssda903(world: World, rows: AuthorityRows, folder: Path, plan: Plan) -> Telling:
    """Write every return into `folder`/<GSS code>/ssda903/<2024-25> and return what they tell."""
    true = world.people.select("person_id", true_sex="sex", true_born_on="born_on")
    children = rows.children.join(true, on="person_id", how="left").with_columns(
        sex=pl.coalesce("sex", "true_sex"), born_on=pl.coalesce("born_on", "true_born_on")
    )
    episodes = rows.episodes.join(
        children.select("sender", "number", home_post="postcode"), on=["sender", "number"], how="left"
    )
    records = sum(
        _write_year(children, episodes, year, folder, plan) for year in collection_years(episodes, plan.until)
    )
    in_care = children.join(episodes, on=["sender", "number"], how="semi")
    return told(
        SOURCE,
        people=[in_care.select("sender", "person_id", person_key="number")],
        events=_events(episodes),
        records=records,
    )


def collection_years(episodes: pl.DataFrame, until: date) -> range:
    """Return the collection years that the episodes touch, each by the calendar year in which it begins."""
    first = episodes["started_on"].min()
    if not isinstance(first, date):
        return range(0)
    return range(collection_year(first), collection_year(until) + 1)


def collection_year(day: date) -> int:
    """Return the collection year of a day, by the calendar year in which it begins."""
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1


def _write_year(children: pl.DataFrame, episodes: pl.DataFrame, year: int, folder: Path, plan: Plan) -> int:
    begins, ends = date(year, 4, 1), min(date(year + 1, 3, 31), plan.until)
    in_year = episodes.filter(
        pl.col("started_on") <= ends, pl.col("ended_on").is_null() | (pl.col("ended_on") >= begins)
    )
    table = _episodes(in_year, ends)
    header = _header(children.join(in_year, on=["sender", "number"], how="semi"), year, ends)
    received_on = min(ends + timedelta(days=rates("feeds").number("return_sent_after_days")), plan.until)
    headers = header.partition_by("sender", include_key=False, as_dict=True, maintain_order=True)
    records = 0
    for (sender,), part in table.partition_by("sender", include_key=False, as_dict=True, maintain_order=True).items():
        name = f"{year}-{(year + 1) % 100:02d}"
        at = folder / str(sender) / SOURCE / name
        records += write_csv(part, at / "episodes.csv") + write_csv(headers[(sender,)], at / "header.csv")
        write_manifest(
            at,
            source=SOURCE,
            sender=sender,
            received_at=f"{received_on.isoformat()}T18:00:00Z",
            collection_year=name.replace("-", "/"),
        )
    return records


def _day(column: str) -> pl.Expr:
    return pl.col(column).dt.strftime("%d/%m/%Y")


def _header(children: pl.DataFrame, year: int, ends: date) -> pl.DataFrame:
    codes = _SEX_LETTER if year >= rates("feeds").number("sex_lettered_from_year") else _SEX_NUMBER
    number = pl.when(has_upn(pl.col("born_on"), pl.lit(ends))).then(upn(pl.col("person_id"))).otherwise(pl.lit("UN1"))
    return children.select(
        "sender",
        CHILD="number",
        SEX=pl.col("sex").replace_strict(codes, default=None, return_dtype=pl.String),
        DOB=_day("born_on"),
        ETHNIC="ethnic",
        UPN=number,
        MOTHER=pl.lit(None, dtype=pl.String),
        MC_DOB=pl.lit(None, dtype=pl.String),
    ).sort("sender", "CHILD")


def _episodes(in_year: pl.DataFrame, ends: date) -> pl.DataFrame:
    has_ended = pl.col("ended_on") <= ends
    return in_year.sort("sender", "number", "started_on").select(
        "sender",
        CHILD="number",
        DECOM=_day("started_on"),
        RNE="reason_new",
        LS="legal_status",
        CIN="need",
        PLACE="placement",
        PLACE_PROVIDER="provider",
        DEC=pl.when(has_ended).then(_day("ended_on")),
        REC=pl.when(has_ended).then("reason_ceased"),
        REASON_PLACE_CHANGE=pl.when(has_ended).then("reason_place_change"),
        HOME_POST="home_post",
        PL_POST="placement_postcode",
        URN="urn",
    )


def _events(episodes: pl.DataFrame) -> list[pl.DataFrame]:
    """Return the events of every episode: a new legal status, a new placement, the end of care."""
    child = ["sender", "number"]
    former = pl.col("legal_status").shift(1).over(child, order_by="started_on")
    rows = episodes.with_columns(person_key="number", former=former)
    is_new_status = pl.col("reason_new").is_in(["S", "L", "B", "U"]) | ~pl.col("legal_status").eq_missing(
        pl.col("former")
    )
    is_new_placement = pl.col("reason_new").is_in(["S", "P", "T", "B", "U"])
    has_left = pl.col("ended_on").is_not_null() & pl.col("reason_ceased").ne_missing(pl.lit("X1"))
    return [
        event(rows.filter(is_new_status), "legal_status_started", "started_on", "legal_status"),
        event(rows.filter(is_new_placement), "placement_started", "started_on", "placement"),
        event(rows.filter(has_left), "care_ended", "ended_on", None, "reason_ceased"),
    ]
