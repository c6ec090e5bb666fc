"""Which items are asked now: those of the build, less what owners have answered, plus those whom an answer makes ask.

An owner is asked once. It is asked again when the facts change (the item is then another one), or when it said that the
record was corrected and a later file of its own still says the same; until that file comes the other sides are left
alone. When one side of a contradiction says anything but that it was wrong, the other sides are asked, until every one
has answered.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.corrections.contradictions import contradictions
from waypost.pipeline.corrections.findings import findings
from waypost.pipeline.corrections.ledger import Ledger
from waypost.pipeline.corrections.material import Material

OPEN, WAITING, SETTLED, DISPUTED, NOT_ASKED = "open", "waiting", "settled", "disputed", "not_asked"
STATES: Mapping[str, str] = {
    OPEN: "Asked now.",
    WAITING: "The owner says that it is corrected; the corrected file has not come yet.",
    SETTLED: "The owner has answered, and so there is nothing more to ask of it.",
    DISPUTED: "Every side has answered, and none says that it was wrong. Both versions are kept.",
    NOT_ASKED: "Another side is asked first.",
}
"""Where an item stands, in words."""

_CORRECTED = "corrected"


def all_items(usable: UsableRecord, material: Material) -> pl.DataFrame:
    """Return every item of the build: what was found in its files, and every side of every contradiction."""
    return pl.concat([findings(usable), contradictions(material)])


def with_states(items: pl.DataFrame, ledger: Ledger) -> pl.DataFrame:
    """Return the items with `state` and `answer`, the last one given."""
    answered = pl.DataFrame(
        [(one.correction_id, one.answer, one.answered_on) for one in ledger.answers.values()],
        schema={"correction_id": pl.String, "answer": pl.String, "answered_on": pl.String},
        orient="row",
    )
    told = items.join(answered, on="correction_id", how="left", maintain_order="left")
    answer = pl.col("answer")
    came_since = (pl.col("learnt_at").dt.date() > pl.col("answered_on").str.to_date("%Y-%m-%d")).fill_null(value=False)
    not_wrong = (answer != _CORRECTED).fill_null(value=False)
    is_waiting = ((answer == _CORRECTED) & ~came_since).fill_null(value=False)
    is_being_corrected = pl.col("matter").is_not_null() & is_waiting.any().over("matter")
    others_stand = pl.when(pl.col("matter").is_not_null()).then(not_wrong.any().over("matter")).otherwise(False)
    can_be_asked = pl.col("file").is_not_null()
    all_stand = pl.col("matter").is_not_null() & (not_wrong | ~can_be_asked).all().over("matter")
    state = (
        pl.when(all_stand & can_be_asked)
        .then(pl.lit(DISPUTED))
        .when(answer == _CORRECTED)
        .then(pl.when(came_since).then(pl.lit(OPEN)).otherwise(pl.lit(WAITING)))
        .when(answer.is_not_null())
        .then(pl.lit(SETTLED))
        .when(is_being_corrected)
        .then(pl.lit(NOT_ASKED))
        .when(can_be_asked & (pl.col("is_asked") | others_stand))
        .then(pl.lit(OPEN))
        .otherwise(pl.lit(NOT_ASKED))
    )
    return told.with_columns(state=state)
