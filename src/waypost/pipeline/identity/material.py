"""What a clerk may have to see of two records: kept with a build for every record that rests on likeness, or nearly.

OUT/linkage/people.parquet holds names and dates of birth, and no postcode: where somebody lives is confidential unless
a flag says otherwise, and a clerk is told only whether it agreed.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from waypost.linkage.cluster import JOINED
from waypost.linkage.model import trained_model
from waypost.linkage.review.honour import KIND as DECIDED
from waypost.linkage.review.honour import SIDES
from waypost.linkage.sources import PERSON
from waypost.linkage.statements import collapse
from waypost.pipeline.basis.usable import UsableRecord
from waypost.vocabulary.identity_review import review_terms

PEOPLE_FILE = ("linkage", "people.parquet")
SHOWN = ("forenames", "surname", "born_on", "expected_on", "sex")
"""What a clerk sees of a record, besides its key, source and what agreed."""


def rests_on_likeness() -> pl.Expr:
    """Say of a link whether it joined two records that no official key and no decision joins."""
    return (pl.col("verdict") == JOINED) & ~pl.col("kind").is_in(["explicit_key", DECIDED])


def is_near_threshold(bits: float) -> pl.Expr:
    """Say of a link whether its weight lies so near the one from which links are taken."""
    away = (pl.col("match_weight") - trained_model().accept_weight).abs()
    return (away <= bits).fill_null(value=False) & (pl.col("kind") == "statistical")


def keep_people(people: pl.DataFrame | pl.LazyFrame, links: pl.DataFrame, folder: Path) -> None:
    """Write into the folder of a build what its people (intake/contract.py) say whose links may be looked at."""
    near = is_near_threshold(review_terms().near_threshold_bits)
    asked = links.filter(rests_on_likeness() | near)
    records = pl.concat([asked.select(pl.col(f"{side}_{name}").alias(name) for name in PERSON) for side in SIDES])
    told = people.lazy().filter(pl.col("role") == "child").with_columns(postcode=pl.lit(None, pl.String))
    kept = told.join(records.unique().lazy(), on=list(PERSON), how="semi", nulls_equal=True)
    path = folder.joinpath(*PEOPLE_FILE)
    kept.sort(pl.all()).collect().write_parquet(path, compression="zstd")
    path.chmod(0o600)


def shown_of(usable: UsableRecord, records: pl.DataFrame) -> pl.DataFrame:
    """Return PERSON and SHOWN of records (PERSON) of which a build kept it."""
    path = usable.out.joinpath(*PEOPLE_FILE)
    if not path.is_file():
        return pl.DataFrame(schema={**dict.fromkeys(PERSON, pl.String), **dict.fromkeys(SHOWN, pl.String)})
    told = pl.scan_parquet(path).join(records.lazy().unique(), on=list(PERSON), how="semi", nulls_equal=True)
    known = collapse(told.collect()).children
    return known.select(*PERSON, *(pl.col(name).cast(pl.String) for name in SHOWN))
