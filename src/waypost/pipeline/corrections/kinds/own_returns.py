"""Days of the same pre-proceedings that two returns of one authority tell differently: its extract and its census."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.corrections.material import Material
from waypost.pipeline.corrections.statements import lay
from waypost.pipeline.returns.spells import TOLD_BY, spell_records

_FIELDS = {
    ("ssd", "pre_proceedings_decided"): "prep_pre_pro_decision_date",
    ("ssd", "pre_proceedings_letter_sent"): "prep_pre_pro_letter_date",
    ("ssd", "pre_proceedings_meeting_held"): "prep_initial_pre_pro_meeting_date",
    ("ssd", "pre_proceedings_ended"): "prep_agree_stepdown_issue_date",
    ("ssd", "letter_to_initiate_sent"): "prep_care_pro_letter_date",
    ("cin", "pre_proceedings_decided"): "PPStartDate",
    ("cin", "pre_proceedings_letter_sent"): "LBPSentDate",
    ("cin", "pre_proceedings_meeting_held"): "InitialPPMeetingDate",
    ("cin", "pre_proceedings_ended"): "StepDecisionDate",
    ("cin", "letter_to_initiate_sent"): "LetterInitCPDate",
}
_KEY = ["source", "sender", "record_key", "child_id"]


def statements(material: Material) -> pl.DataFrame:
    """Return what each return says of each day of each set of pre-proceedings."""
    names = pl.DataFrame(
        [(source, kind, name) for (source, kind), name in _FIELDS.items()],
        schema=["source", "kind", "field"],
        orient="row",
    )
    events = material.record.events.filter(pl.col("source").is_in(TOLD_BY))
    told = events.join(names, on=["source", "kind"]).join(
        spell_records(material.record).drop("began_on"), on=_KEY, nulls_equal=True
    )
    matter = pl.concat_str("authority", "child_id", pl.col("spell").cast(pl.String), "kind", separator="/")
    return lay(
        told.with_columns(own_field="field"),
        "own_returns",
        matter=matter,
        value=pl.col("happened_on").cast(pl.String),
        field=pl.col("own_field"),
    )
