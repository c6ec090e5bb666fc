"""What is compared: a child record's names in parts, its dates, its postcode, its parents, its court cases."""

from __future__ import annotations

import polars as pl

from waypost.linkage.names import forename_frame, surname_frame
from waypost.linkage.sources import ONE_KEY_A_CHILD
from waypost.linkage.statements import Collapsed

CASE = ("source", "sender", "proceedings_key")
FAMILY = ("source", "sender", "family_key")
COURTS = ("hmcts_public_law", "hmcts_private_law", "hmcts_case_data")
TOLD_AS_IT_HAPPENS = (*COURTS, "cafcass")  # an authority's extract is taken long after
AUTHORITY = "ssd"
PARENTS = ("mother", "father")
NAMES = ("forename", "family_name")
FORENAME_PARTS = ("forename", "given_names", "all_forenames", "forename_root")
SURNAME_PARTS = ("family_name", "family_names", "family_name_root", "first_family_name_root")

EVIDENCE: dict[str, pl.DataType | type[pl.DataType]] = {
    "record": pl.Int64,
    "numbered_by": pl.String,
    "is_court": pl.Boolean,
    "is_authority": pl.Boolean,
    **dict.fromkeys(("forename", "all_forenames", "forename_root", "family_name"), pl.String),
    **dict.fromkeys(("family_name_root", "first_family_name_root", "family_initial", "undated_family_name"), pl.String),
    **dict.fromkeys(("given_names", "family_names", "court_cases", "authorities"), pl.List(pl.String)),
    **dict.fromkeys(("born_on", "expected_on", "baby_told_on", "born_swapped_on"), pl.Date),
    "birth_year": pl.Int32,
    **dict.fromkeys(("birth_month", "birth_day_of_month"), pl.Int8),
    "birth_day": pl.Int32,
    **dict.fromkeys(("sex", "postcode", "outward", "case_at_court", "case_elsewhere"), pl.String),
    **{f"{role}_{name}": pl.String for role in PARENTS for name in ("forename_root", "family_name")},
    **{f"{role}_born_on": pl.Date for role in PARENTS},
}
"""What a record can say, one column each; null where it does not."""


def child_evidence(collapsed: Collapsed, proceedings: pl.DataFrame | None = None) -> pl.DataFrame:
    """Return one row a child record that can be compared (a name is known), sorted by `record`.

    `proceedings` (intake/contract.py), where given, adds the court's number and the authority of each case as evidence.
    `numbered_by` names the sender that keeps one key for a child: two records with the same one are never compared.
    """
    frame = _own(collapsed.children)
    for role in PARENTS:
        frame = frame.join(_parent(collapsed, role), on="record", how="left")
    authorities = pl.when("is_authority").then(pl.concat_list("own_authority")).otherwise("authorities")
    first_case = pl.col("court_cases").list.first()
    return (
        frame.join(_cases(collapsed, proceedings), on="record", how="left")
        .with_columns(
            authorities.alias("authorities"),
            pl.when("is_court").then(first_case).alias("case_at_court"),
            pl.when(~pl.col("is_court")).then(first_case).alias("case_elsewhere"),
        )
        .select(*EVIDENCE)
        .sort("record")
    )


def _own(children: pl.DataFrame) -> pl.DataFrame:
    """What a record says of the child itself."""
    named = children.filter(pl.any_horizontal(pl.col("forenames", "surname").is_not_null()))
    sender = pl.concat_str("source", pl.lit("/"), pl.col("sender").fill_null(""))
    is_baby = pl.col("forename").is_null() & pl.coalesce("born_on", "expected_on").is_null()
    told_as_it_happens = pl.col("source").is_in(TOLD_AS_IT_HAPPENS)
    return (
        named.join(forename_frame(named["forenames"]), on="forenames", how="left")
        .join(surname_frame(named["surname"]), on="surname", how="left")
        .select(
            "record",
            pl.when(pl.col("source").is_in(ONE_KEY_A_CHILD)).then(sender).alias("numbered_by"),
            pl.col("source").is_in(COURTS).alias("is_court"),
            (pl.col("source") == AUTHORITY).alias("is_authority"),
            pl.when(pl.col("source") == AUTHORITY).then("sender").alias("own_authority"),
            *FORENAME_PARTS,
            *SURNAME_PARTS,
            "born_on",
            "expected_on",
            pl.when(told_as_it_happens & is_baby).then(pl.col("first_learnt_at").dt.date()).alias("baby_told_on"),
            *birth_parts().values(),
            pl.when(pl.col("sex").is_in(["female", "male"])).then("sex").alias("sex"),
            "postcode",
            pl.col("postcode").str.split(" ").list.first().alias("outward"),
        )
    )


def plain_evidence(records: pl.DataFrame) -> pl.DataFrame:
    """Return the evidence of records that say nothing of parents, cases or authorities.

    `records`: record, numbered_by, forenames, surname, born_on, sex (female, male or null), postcode.
    """
    known = (
        records.join(forename_frame(records["forenames"]), on="forenames", how="left")
        .join(surname_frame(records["surname"]), on="surname", how="left")
        .with_columns(*birth_parts().values(), pl.col("postcode").str.split(" ").list.first().alias("outward"))
    )
    silent = [pl.lit(None, dtype).alias(name) for name, dtype in EVIDENCE.items() if name not in known.columns]
    return known.select(*(name for name in EVIDENCE if name in known.columns), *silent).select(*EVIDENCE).sort("record")


def with_frequencies(evidence: pl.DataFrame, usual: dict[str, float], weight_of_usual: int) -> pl.DataFrame:
    """Add `tf_forename` and `tf_family_name`: how common the name is among these records.

    A small file says little about how common a name is: the share is drawn towards `usual` (the share of pairs of
    strangers in training who agree) as if `weight_of_usual` more records had been seen. It is kept to a quarter of a
    power of two, so that a night's new records do not move every weight by a hair.
    """
    told = []
    for name in NAMES:
        known = evidence.height - evidence[name].null_count()
        share = share_among(pl.len().over(pl.col(name).hash()), known, usual[name], weight_of_usual)
        told.append(pl.when(pl.col(name).is_not_null()).then(share).alias(f"tf_{name}"))
    return evidence.with_columns(told).sort("record")


def share_among(count: pl.Expr, known: int, usual: float, weight_of_usual: int) -> pl.Expr:
    """Return the share of `count` among `known` records, drawn towards `usual`, to a quarter of a power of two."""
    share = (count + weight_of_usual * usual) / (known + weight_of_usual)
    return 2 ** ((share.log(2) * 4).round() / 4)


def birth_parts() -> dict[str, pl.Expr]:
    """Return, by name, what blocking and comparisons make of `born_on` and `family_name`: the date with day and month
    swapped, its parts, the surname's first letter, and the surname where there is no date."""
    born = pl.col("born_on")
    parts = {
        "born_swapped_on": _day_and_month_swapped(born),
        "birth_year": born.dt.year(),
        "birth_month": born.dt.month(),
        "birth_day_of_month": born.dt.day(),
        "birth_day": born.dt.month().cast(pl.Int32) * 100 + born.dt.day(),
        "family_initial": pl.col("family_name").str.slice(0, 1),
        "undated_family_name": pl.when(born.is_null()).then("family_name"),
    }
    return {name: part.alias(name) for name, part in parts.items()}


def _day_and_month_swapped(day: pl.Expr) -> pl.Expr:
    possible = (day.dt.day() <= 12) & (day.dt.day() != day.dt.month())
    return pl.when(possible).then(pl.date(day.dt.year(), pl.when(possible).then(day.dt.day()), day.dt.month()))


def _parent(collapsed: Collapsed, role: str) -> pl.DataFrame:
    """The latest told parent of that role for each child record; none where two of them stand in the latest telling."""
    parents = collapsed.parents.filter(pl.col("role") == role)
    parents = (
        parents.join(forename_frame(parents["forenames"]), on="forenames", how="left")
        .join(surname_frame(parents["surname"]), on="surname", how="left")
        .select(
            *CASE,
            "family_key",
            "last_learnt_at",
            pl.col("forename_root").alias(f"{role}_forename_root"),
            pl.col("family_name").alias(f"{role}_family_name"),
            pl.col("born_on").alias(f"{role}_born_on"),
        )
    )
    told = pl.concat([_parents_by(collapsed.memberships, parents, key) for key in (CASE, FAMILY)])
    facts = [f"{role}_forename_root", f"{role}_family_name", f"{role}_born_on"]
    latest = told.filter(
        (pl.col("last_learnt_at") == pl.col("last_learnt_at").max().over("record")).fill_null(True)
    ).unique(["record", *facts])
    return (
        latest.filter(pl.len().over("record") == 1)
        .filter(pl.any_horizontal(pl.col(*facts).is_not_null()))
        .select("record", *facts)
        .with_columns(pl.col("record").cast(pl.Int64))
    )


def _parents_by(memberships: pl.DataFrame, parents: pl.DataFrame, key: tuple[str, ...]) -> pl.DataFrame:
    children = memberships.select("record", *key).filter(pl.col(key[-1]).is_not_null()).unique()
    told = parents.drop("family_key" if key == CASE else "proceedings_key").filter(pl.col(key[-1]).is_not_null())
    return children.join(told, on=key, nulls_equal=True).drop(key)


def _cases(collapsed: Collapsed, proceedings: pl.DataFrame | None) -> pl.DataFrame:
    """The court's numbers and the authorities of the cases in which each record is named."""
    numbers, authority = "court_case_number", "authority"
    if proceedings is None:
        proceedings = pl.DataFrame(schema=dict.fromkeys((*CASE, numbers, authority), pl.String))
    told = proceedings.drop_nulls("proceedings_key").select(*CASE, numbers, authority).unique()
    lists = {"court_cases": numbers, "authorities": authority}
    return (
        collapsed.memberships.select("record", *CASE)
        .join(told, on=CASE, nulls_equal=True)
        .group_by("record")
        .agg(pl.col(column).drop_nulls().unique().sort().alias(name) for name, column in lists.items())
        .with_columns(pl.when(pl.col(name).list.len() > 0).then(name).alias(name) for name in lists)
    )
