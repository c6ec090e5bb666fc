"""Words and feelings for an invented county: nobody said them, and every row says so."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.vocabulary.consented_words import CONSENTED_WORDS

_SAID = (
    ("public", "guardian", "She came to my house and asked what I like, not only what went wrong.", "calmer", "child"),
    ("public", "issues_resolution", "Nobody told me why it was put off again.", "forgotten", "young_person"),
    (
        "public",
        "final_order",
        "I knew before the letter came. My guardian had told me herself.",
        "ready",
        "young_person",
    ),
    ("private", "work_ordered", "I had to tell it all again to somebody new.", "tired", "child"),
    ("private", "final_order", "It was over, and I could say what I had wanted to say.", "lighter", "adult"),
)


def invented_words(on: date) -> pl.DataFrame:
    """Return invented sayings, agreed to and checked on a day."""
    rows = [
        {"law": law, "stage": stage, "words": words, "feeling": feeling, "said_by": said_by}
        | {"agreed_on": on, "checked_on": on, "is_invented": True}
        for law, stage, words, feeling, said_by in _SAID
    ]
    return pl.DataFrame([dict.fromkeys(CONSENTED_WORDS) | row for row in rows], schema=dict(CONSENTED_WORDS))
