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
from waypost.synthetic.return_codes import (
    collection_year,
    edited_placements,
    first_year,
    in_codes_of,
    last_year,
    placement_in,
)
from waypost.synthetic.telling import CHANGED_CODES, DISAGREES, EDITED, LATE, Telling, disagreement, event, told
from waypost.synthetic.told_care import (
    CHILD,
    NEW_STATUS,
    as_extracted,
    dated_otherwise,
    has_new_placement,
    has_new_status,
    placed_otherwise,
)
from waypost.synthetic.told_people import people_disagreements
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
_STARTS_CARE, _GOES_ON = pl.col("reason_new") == "S", "X1"
_SEX_LETTER, _SEX_NUMBER = {"female": "F", "male": "M"}, {"female": "2", "male": "1"}


def write_ssda903(world: World, rows: AuthorityRows, folder: Path, plan: Plan) -> Telling:
    """Write every return into `folder`/<GSS code>/ssda903/<2024-25> and return what they tell."""
    true = world.people.select("person_id", true_sex="sex")
    held = as_extracted(rows, plan)
    children = held.children.join(true, on="person_id", how="left").with_columns(
        sex=pl.coalesce("sex", "true_sex"), born_on=pl.coalesce("born_on", "true_born_on")
    )
    homes = children.select(*CHILD, home_post="postcode")
    episodes = _as_returned(held.episodes.join(homes, on=CHILD, how="left", maintain_order="left"), plan)
    records = sum(
        _write_year(children, episodes, year, folder, plan) for year in collection_years(episodes, plan.until)
    )
    in_care = children.join(episodes, on=CHILD, how="semi").with_columns(person_key="number")
    return told(
        SOURCE,
        people=[in_care.select("sender", "person_id", "person_key")],
        events=_events(episodes, plan.until),
        disagreements=[
            *people_disagreements(world.people, in_care, ("born_on", "sex", "ethnicity")),
            *_disagreements(rows.episodes, episodes),
        ],
        records=records,
    )


def _as_returned(episodes: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Return the episodes as the returns tell them, with what is true in `true_` columns, and `is_edited`."""
    dated = dated_otherwise(episodes, pl.col("reason_new").is_in(NEW_STATUS), SOURCE, plan)
    placed = placed_otherwise(dated, plan)
    return placed.with_columns(is_edited=edited_placements(placed, plan))


def collection_years(episodes: pl.DataFrame, until: date) -> range:
    """Return the collection years that the episodes touch, each by the calendar year in which it begins."""
    first = episodes["started_on"].min()
    if not isinstance(first, date):
        return range(0)
    return range(collection_year(first), collection_year(until) + 1)


def _write_year(children: pl.DataFrame, episodes: pl.DataFrame, year: int, folder: Path, plan: Plan) -> int:
    begins, ends = date(year, 4, 1), min(date(year + 1, 3, 31), plan.until)
    in_year = episodes.filter(
        pl.col("started_on") <= ends, pl.col("ended_on").is_null() | (pl.col("ended_on") >= begins)
    )
    coded = in_year.with_columns(
        placement=placement_in(pl.lit(year)), reason_ceased=in_codes_of("reason_ceased", pl.lit(year))
    )
    table = _episodes(coded, ends)
    header = _header(children.join(in_year, on=["sender", "number"], how="semi"), year, ends)
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
            received_at=_received_at(ends, plan.until),
            collection_year=name.replace("-", "/"),
        )
    return records


def _received_at(ends: date, until: date) -> str:
    """Return when a return reached us: some months after its year, and no later than the last day.

    Of two that came on the last day, that of the year before came first, for the later one replaces what it tells.
    """
    sent_on = ends + timedelta(days=rates("feeds").number("return_sent_after_days"))
    hour = 12 if ends < until <= sent_on else 18
    return f"{min(sent_on, until).isoformat()}T{hour}:00:00Z"


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


def _disagreements(true: pl.DataFrame, told_rows: pl.DataFrame) -> list[pl.DataFrame]:
    """Return where the returns tell an episode otherwise than it was. `true` are the authority's rows.

    The first return that tells an episode is the one with the oldest codes.
    """
    told_as = told_rows.select(
        *CHILD,
        "placement",
        "is_edited",
        "started_on",
        "ended_on",
        started="true_started_on",
        told_first=placement_in(first_year()),
    )
    was = true.rename({"started_on": "started", "ended_on": "ended", "placement": "was"})
    both = was.join(told_as, on=[*CHILD, "started"], how="left", maintain_order="left").with_columns(
        person_key="number"
    )
    is_told, has_left = pl.col("started_on").is_not_null(), pl.col("reason_ceased").ne_missing(pl.lit(_GOES_ON))
    begun = {
        "care_started": both.filter(_STARTS_CARE),
        "legal_status": both.filter(has_new_status()),
        "placement": both.filter(has_new_placement()),
    }
    left = both.filter(has_left)
    found = []
    for reason, is_so in ((LATE, ~is_told), (DISAGREES, is_told)):
        found += [
            disagreement(rows.filter(is_so), fact, "started", "started_on", reason) for fact, rows in begun.items()
        ]
    placed = begun["placement"].filter(is_told)
    edited, coded = placed.filter("is_edited"), placed.filter(~pl.col("is_edited"))
    return [
        *found,
        disagreement(left.filter(pl.col("ended_on").is_null()), "care_ended", "ended", "ended_on", LATE),
        disagreement(left.filter(pl.col("ended_on").is_not_null()), "care_ended", "ended", "ended_on", DISAGREES),
        disagreement(placed, "placement", "was", "placement", DISAGREES),
        disagreement(edited, "placement", "was", "told_first", EDITED),
        disagreement(coded, "placement", "placement", "told_first", CHANGED_CODES),
    ]


def _events(episodes: pl.DataFrame, until: date) -> list[pl.DataFrame]:
    """Return the events of every episode as its last return tells it: care begun, statuses, placements, care ended."""
    year = last_year(until)
    rows = episodes.with_columns(
        person_key="number",
        is_new_status=has_new_status(),
        placement=in_codes_of("placement", year),
        reason_ceased=in_codes_of("reason_ceased", year),
    )
    has_left = pl.col("ended_on").is_not_null() & pl.col("reason_ceased").ne_missing(pl.lit(_GOES_ON))
    return [
        event(rows.filter(_STARTS_CARE), "care_started", "started_on", "legal_status"),
        event(rows.filter("is_new_status"), "legal_status_started", "started_on", "legal_status"),
        event(rows.filter(has_new_placement()), "placement_started", "started_on", "placement"),
        event(rows.filter(has_left), "care_ended", "ended_on", None, "reason_ceased"),
    ]
