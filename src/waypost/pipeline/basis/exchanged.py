"""What may be done with the polls that stand in IN/court, asked before anything looks into them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from waypost.intake.files import standing_over
from waypost.pipeline.basis.sorting import decide
from waypost.vocabulary.sharing_permission import SAID, Reason, Standing, may_use
from waypost.vocabulary.sharing_terms import COURT_EXCHANGE, RECORD_OPERATOR

_COURT = "court"


def why_not_looked_at(root: Path, law: str, source: str, on: date) -> tuple[str, str] | None:
    """Return why the polls of a law in `root` may not be looked at for the exchange with the court, and what to do.

    None where they may. `source` is their name among the sources.
    """
    standing = _standing(root, law, source)
    return _said(may_use(standing, purpose=COURT_EXCHANGE, role=RECORD_OPERATOR, on=on).reason)


def why_in_quarantine(root: Path, law: str, source: str, on: date) -> tuple[str, str] | None:
    """Return why a build would use the polls of a law in `root` for nothing, and what to do; None where it would."""
    decisions = decide(_standing(root, law, source), on).values()
    return None if any(one.is_allowed for one in decisions) else _said(next(iter(decisions)).reason)


def _standing(root: Path, law: str, source: str) -> Standing:
    told, found = standing_over(root, (_COURT, law))
    agreements = tuple(one.agreement for one in found if one.agreement is not None)
    return Standing(source, None, told.is_invented, agreements, len(agreements) == len(found))


def _said(reason: Reason | None) -> tuple[str, str] | None:
    return None if reason is None else SAID[reason]
