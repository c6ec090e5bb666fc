"""What was read of every census, gathered: records, and beside them the cells that tell of people and events.

One thing may be told by several censuses that reached us at one moment: an open plan stands in each year's. The census
of the latest year, and of those the one made last, is believed; what an earlier one said is kept as a record of its own
and tells nothing. Within one census a key stands once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from waypost.intake.cin.batch import Batch
from waypost.intake.cin.census import SOURCE, Census
from waypost.intake.cin.layout import blocks
from waypost.intake.cin.translate import TELLS
from waypost.intake.contract import INSTANT, empty
from waypost.intake.findings import Fault

_Schema = Mapping[str, pl.DataType | type[pl.DataType]]
_CENSUSES: _Schema = {
    "census": pl.UInt32,
    "file": pl.String,
    "sender": pl.String,
    "learnt_at": INSTANT,
    "year": pl.Int32,
    "made_at": INSTANT,
}
_RECORDS: _Schema = {
    "census": pl.UInt32,
    "record_key": pl.String,
    "position": pl.String,
    "filled": pl.Int32,
    "read": pl.String,
}
_BEST_FIRST = ("year", "made_at", "filled", "read", "file", "position")
_OF_ITS_REFERRAL = ("assessment", "cin_plan")
_NOT_TOLD = "not_told"
_SAME = Fault("element_told_twice", "it says what another says, word for word; one was read", "Nothing.", True)
_OTHER = Fault(
    "key_repeated",
    "another has the same key in the same census, and they differ; the fuller one was read",
    "Put it right in the source.",
    True,
)
_UPN_SHARED = Fault(
    "upn_shared", "another child of the authority has the same UPN; it was emptied", "Put it right in the source."
)


@dataclass(slots=True)
class Gathering:
    """Collects what batches hold. A record's number is its place among all records."""

    censuses: list[Census] = field(default_factory=list)
    records: list[pl.DataFrame] = field(default_factory=list)
    told: dict[str, list[pl.DataFrame]] = field(default_factory=lambda: {block: [] for block in TELLS})
    _count: int = 0

    def open(self, census: Census) -> None:
        """Begin a census."""
        self.censuses.append(census)

    def take(self, batch: Batch) -> None:
        """Take the rows of a batch that were not refused."""
        census = len(self.censuses) - 1
        for name in batch.frames:
            keyed = _keyed(name, batch.frames, self.censuses[-1])
            kept = keyed.filter(~pl.col("is_refused"))
            self.records.append(
                kept.select(
                    pl.lit(census, pl.UInt32).alias("census"),
                    "record_key",
                    pl.col("place").alias("position"),
                    "filled",
                    "read",
                )
            )
            if name in TELLS:
                numbers = pl.int_range(self._count, self._count + kept.height, dtype=pl.UInt32, eager=True)
                self.told[name].append(kept.select("child", *TELLS[name]).insert_column(0, numbers.alias("record")))
            self._count += kept.height

    def settle(self) -> Settled:
        """Return every record once, and what is told by those that hold."""
        records = pl.concat([pl.DataFrame(schema=dict(_RECORDS)), *self.records], rechunk=False)
        self.records.clear()
        about = pl.DataFrame(
            [
                (number, one.file.name, one.sender, one.learnt_at, one.year, one.made_at)
                for number, one in enumerate(self.censuses)
            ],
            schema=dict(_CENSUSES),
            orient="row",
        )
        return _settled(records, about, self.told)


@dataclass(frozen=True, slots=True)
class Settled:
    """Records with `file`, `sender`, `learnt_at`; the rows told, by block, with the same; what was refused or found.

    `refused` counts by file the records that were put aside.
    """

    records: pl.DataFrame
    told: Mapping[str, pl.DataFrame]
    findings: pl.DataFrame
    refused: Mapping[str, int]


def _keyed(name: str, frames: Mapping[str, pl.DataFrame], census: Census) -> pl.DataFrame:
    """Return a block's rows with `child`, the authority's number of the child, and `record_key`."""
    frame, block = frames[name], blocks()[name]
    if name == "header":
        year = _NOT_TOLD if census.year is None else str(census.year)
        key = pl.concat_str(pl.lit(f"header/{year}/"), pl.col("SerialNo").fill_null(_NOT_TOLD))
        return frame.with_columns(record_key=key, child=pl.lit(None, pl.String))
    if name == "child":
        child = frame["LAchildID"]
        return frame.with_columns(record_key=pl.concat_str(pl.lit("child/"), child), child=child)
    own = pl.col(block.key[0]).cast(pl.String)
    within = pl.col("place").str.replace(r"^[^/]*", "")  # the place inside the child: children may stand in any order
    parts = [pl.lit(name), pl.col("child"), pl.coalesce(own, pl.concat_str(pl.lit(_NOT_TOLD), within))]
    if name in _OF_ITS_REFERRAL and "cin_details" in frames:
        referral = frames["cin_details"]["CINreferralDate"].gather(frame["cin_details_row"]).cast(pl.String)
        parts.insert(2, pl.lit(referral.fill_null(_NOT_TOLD)))
    with_child = frame.with_columns(child=frames["child"]["LAchildID"].gather(frame["child_row"]))
    return with_child.with_columns(record_key=pl.concat_str(parts, separator="/"))


def _settled(records: pl.DataFrame, about: pl.DataFrame, told: dict[str, list[pl.DataFrame]]) -> Settled:
    aside, replaced, findings = _settle_keys(records, about)
    whole = records.drop("filled", "census").with_columns(
        about[name].gather(records["census"]).alias(name) for name in ("file", "sender", "learnt_at")
    )
    if replaced.height:
        keys = whole["record_key"].scatter(replaced["record"], replaced["record_key"])
        whole = whole.with_columns(keys.alias("record_key"))
    silent = pl.concat([aside["record"], replaced["record"]])
    laid = {name: _told(told.pop(name), whole, silent) for name in list(told)}
    children, found = _without_shared_upns(laid["child"])
    counts = whole["file"].gather(aside["record"]).value_counts().rows()
    if aside.height:
        whole = whole.filter(~pl.int_range(pl.len(), dtype=pl.UInt32).is_in(aside["record"].implode()))
    return Settled(whole, {**laid, "child": children}, pl.concat([findings, found]), dict(counts))


def _told(frames: list[pl.DataFrame], whole: pl.DataFrame, silent: pl.Series) -> pl.DataFrame:
    """Return the rows of one block that hold, each with what its record knows."""
    if not frames:
        return pl.DataFrame(schema={"child": pl.String, "UPN": pl.String, "learnt_at": INSTANT, "sender": pl.String})
    rows = pl.concat(frames)
    if silent.len():
        rows = rows.filter(~rows["record"].is_in(silent.implode()))
    return rows.with_columns(
        whole[column].gather(rows["record"]) for column in ("record_key", "sender", "learnt_at", "file", "position")
    )


def _settle_keys(records: pl.DataFrame, about: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Return the records put aside, those replaced by a later census with their new keys, and the refusals."""
    numbered = records.with_row_index("record")
    alike = numbered.filter(records["record_key"].hash().is_duplicated())  # a tenth of the memory that the keys take
    twice = alike.filter(pl.col("record_key").is_duplicated())
    ranked = (
        twice.join(about, on="census", how="left", maintain_order="left")
        .sort(_BEST_FIRST, descending=[name not in ("file", "position") for name in _BEST_FIRST], nulls_last=True)
        .with_columns(latest=pl.struct("year", "made_at").first().over("sender", "learnt_at", "record_key"))
    )
    statement = ["sender", "learnt_at", "record_key", "year", "made_at"]
    ranked = ranked.with_columns(
        is_first=pl.struct(statement).is_first_distinct(),
        is_same=pl.col("read") == pl.col("read").first().over(statement),
    )
    aside = ranked.filter(~pl.col("is_first"))
    is_earlier = pl.struct("year", "made_at").ne_missing(pl.col("latest"))
    made = pl.col("made_at").dt.strftime("%Y%m%dT%H%M%S").fill_null(_NOT_TOLD)
    year = pl.col("year").cast(pl.String).fill_null(_NOT_TOLD)
    replaced = ranked.filter(pl.col("is_first") & is_earlier).select(
        "record", record_key=pl.concat_str("record_key", pl.lit("/as told in "), year, pl.lit(" at "), made)
    )
    findings = [
        _refusals(aside.filter("is_same"), _SAME),
        _refusals(aside.filter(~pl.col("is_same")), _OTHER),
    ]
    return aside.select("record"), replaced, pl.concat(findings)


def _refusals(rows: pl.DataFrame, fault: Fault) -> pl.DataFrame:
    if not rows.height:
        return empty("findings")
    return rows.select(
        source=pl.lit(SOURCE),
        file="file",
        position="position",
        rule=pl.lit(fault.rule),
        message=pl.lit(fault.message),
        do=pl.lit(fault.do),
        is_refusal=pl.lit(fault.is_refusal),
    )


def _without_shared_upns(children: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Empty a UPN that two children of an authority have in what was learnt at one moment."""
    upn = children["UPN"]
    if not upn.drop_nulls().is_duplicated().any():
        return children, empty("findings")
    others = pl.col("child").n_unique().over("sender", "learnt_at", "UPN") > 1
    is_shared = children.select(pl.col("UPN").is_not_null() & others).to_series()
    found = _refusals(children.filter(is_shared), _UPN_SHARED)
    return children.with_columns(upn.set(is_shared, None)), found
