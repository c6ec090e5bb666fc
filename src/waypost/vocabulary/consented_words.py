"""Words and feelings that children and adults agreed to have shown, as a file that the user supplies: one row a saying.

No source of the record tells that anybody agreed, so that nothing is ever taken from a file of theirs. Each row says
who agreed and when, until when that holds, and when two people had checked that nobody can be known by what is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import polars as pl

from waypost.foundation.errors import YoursToFix

CONSENTED_WORDS: Mapping[str, pl.DataType | type[pl.DataType]] = MappingProxyType(
    {
        "law": pl.String,  # public, private
        "stage": pl.String,  # one of STAGES
        "words": pl.String,  # what was said, may be empty where a feeling is given
        "feeling": pl.String,  # how it felt, in a word or two, may be empty
        "said_by": pl.String,  # one of SAID_BY
        "agreed_on": pl.Date,  # the day on which whoever said it agreed
        "agreed_until_on": pl.Date,  # last day, null while it holds
        "checked_on": pl.Date,  # the day on which two people had checked that nobody can be known by it
        "is_invented": pl.Boolean,
    }
)
"""The columns of the file, in its order."""
STAGES = (
    *("guardian", "first_hearing", "case_management", "issues_resolution", "work_ordered", "decision_hearing"),
    *("final_order", "closed"),
)
"""The stages of a typical way through that something may be said of."""
SAID_BY = {"child": "A child", "young_person": "A young person", "adult": "An adult in a case"}
"""Who says it, and no more of them."""
MOST_LETTERS = 300
_LAWS = ("public", "private")
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_DAYS = ("agreed_on", "agreed_until_on", "checked_on")


class ConsentedWordsWrong(YoursToFix):
    """The file of consented words cannot be used as it is."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody agreed to have shown: of a law and a stage; words or a feeling, or both."""

    law: str
    stage: str
    words: str
    feeling: str
    said_by: str
    is_invented: bool


def read_consented_words(path: Path) -> pl.DataFrame:
    """Return the file at `path` with the columns of `CONSENTED_WORDS`, in its order.

    Raises `ConsentedWordsWrong`, naming the row and the rule, when the file is missing, is no such file or breaks a
    rule; never with what a cell holds.
    """
    where, do = path.name, "Save it as CSV, UTF-8."
    try:
        given = pl.read_csv(
            path.read_bytes().decode("utf-8-sig").encode(), infer_schema=False, empty_string_is_null=False
        )
    except OSError as error:
        raise ConsentedWordsWrong("The file cannot be opened.", where=where, do="Check its name and rights.") from error
    except (UnicodeDecodeError, pl.exceptions.PolarsError) as error:
        raise ConsentedWordsWrong("The file is not readable as CSV in UTF-8.", where=where, do=do) from error
    if given.columns != list(CONSENTED_WORDS):
        raise ConsentedWordsWrong(
            "The columns are not those of a file of consented words.",
            where=where,
            do=f"The header must be {','.join(CONSENTED_WORDS)}.",
        )
    tidy = given.with_columns(pl.all().str.strip_chars().fill_null("")).with_row_index("row", offset=2)
    frame = tidy.with_columns(
        pl.col(*_DAYS).str.to_date("%Y-%m-%d", strict=False),
        pl.col("is_invented").str.to_lowercase().replace_strict(_TRUTHS, default=None, return_dtype=pl.Boolean),
    )
    _check(tidy, frame, where)
    return frame.drop("row")


def _check(tidy: pl.DataFrame, frame: pl.DataFrame, where: str) -> None:
    """Raise for the first rule that a row breaks."""
    both = frame.with_columns(until_text=tidy["agreed_until_on"])
    until = pl.col("agreed_until_on")
    rules = {
        "law is neither public nor private": ~pl.col("law").is_in(_LAWS),
        f"stage is none of {', '.join(STAGES)}": ~pl.col("stage").is_in(STAGES),
        f"said_by is none of {', '.join(SAID_BY)}": ~pl.col("said_by").is_in(list(SAID_BY)),
        "there are neither words nor a feeling": (pl.col("words") == "") & (pl.col("feeling") == ""),
        f"the words or the feeling are longer than {MOST_LETTERS} letters": pl.max_horizontal(
            pl.col("words", "feeling").str.len_chars()
        )
        > MOST_LETTERS,
        "agreed_on is not a date such as 2026-04-01": pl.col("agreed_on").is_null(),
        "agreed_until_on is not a date such as 2026-04-01": until.is_null() & (pl.col("until_text") != ""),
        "agreed_until_on is before agreed_on": until < pl.col("agreed_on"),
        "checked_on is not a date such as 2026-04-01": pl.col("checked_on").is_null(),
        "is_invented is neither true nor false": pl.col("is_invented").is_null(),
    }
    for what, is_broken in rules.items():
        broken = both.filter(is_broken.fill_null(value=False))
        if broken.height:
            do = "Put the row right, or take it out."
            raise ConsentedWordsWrong(f"In row {min(broken['row'].to_list())}, {what}.", where=where, do=do)


def sayings_on(given: pl.DataFrame, day: date) -> tuple[Saying, ...]:
    """Return what may be shown on a day: agreed to and checked by then, and not taken back or run out."""
    until = pl.col("agreed_until_on")
    holds = (pl.col("agreed_on") <= day) & (pl.col("checked_on") <= day) & (until.is_null() | (until >= day))
    columns = ("law", "stage", "words", "feeling", "said_by", "is_invented")
    return tuple(Saying(*row) for row in given.filter(holds).select(columns).iter_rows())
