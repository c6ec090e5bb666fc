"""Linked records in which agencies tell, poll after poll and in any order, that something is confidential."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
from hypothesis import strategies as st

from invented_records import linked_records
from waypost.journeys.linked import CONFIDENCES, RELEASES, LinkedRecord
from waypost.vocabulary.confidentiality.marks import GROUPS

_DAY_ONE = date(2026, 1, 1)
_moments = st.one_of(
    st.none(), st.integers(0, 24).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=31 * n, hours=n))
)
_MARKS = st.sampled_from(["confidential_contact", "confidential_address", "protected_carer", "refuge"])


def telling(child_id: str | None, **given: Any) -> dict[str, Any]:
    """Return one telling of a confidence."""
    standing = {"source": "cafcass", "person_key": "p", "covers": "home", "mark": "confidential_address"}
    return dict.fromkeys(CONFIDENCES) | standing | {"told_by": "hideAddress", "child_id": child_id} | given


@st.composite
def tellings(draw: st.DrawFn, children: list[str]) -> list[dict[str, Any]]:
    """Draw tellings of several agencies, of children and adults."""
    drawn = st.fixed_dictionaries(
        {
            "source": st.sampled_from(["hmcts_public_law", "hmcts_case_data", "cafcass", "ssd"]),
            "sender": st.sampled_from([None, "E08000031"]),
            "person_key": st.sampled_from([None, "p", "q"]),
            "child_id": st.sampled_from([None, *children]),
            "covers": st.sampled_from(sorted(GROUPS)),
            "mark": _MARKS,
            "told_by": st.sampled_from(["hideAddress", "liveInRefuge"]),
            "learnt_at": _moments,
        }
    )
    return draw(st.lists(drawn, max_size=8))


@st.composite
def releases(draw: st.DrawFn, children: list[str]) -> list[dict[str, Any]]:
    """Draw decisions of humans."""
    drawn = st.fixed_dictionaries(
        {
            "source": st.sampled_from(["hmcts_public_law", "cafcass"]),
            "sender": st.just(None),
            "person_key": st.sampled_from(["p", "q"]),
            "child_id": st.sampled_from([None, *children]),
            "covers": st.sampled_from(sorted(GROUPS)),
            "released_on": st.integers(0, 24).map(lambda n: _DAY_ONE + timedelta(days=31 * n)),
        }
    )
    return draw(st.lists(drawn, max_size=3))


def with_told(
    linked: LinkedRecord, told: list[dict[str, Any]], decided: list[dict[str, Any]] | None = None
) -> LinkedRecord:
    """Return a record with these tellings and decisions in place of its own."""
    frames = {"confidences": (told, CONFIDENCES), "releases": (decided or [], RELEASES)}
    made = {
        name: pl.DataFrame(rows, schema=dict(schema), orient="row") if rows else pl.DataFrame(schema=dict(schema))
        for name, (rows, schema) in frames.items()
    }
    return replace(linked, **made)


@st.composite
def guarded_records(draw: st.DrawFn) -> tuple[LinkedRecord, list[dict[str, Any]], list[dict[str, Any]]]:
    """Draw a record, tellings of what is confidential in it, and decisions."""
    linked = draw(linked_records())
    children = linked.children["child_id"].to_list()
    told, decided = draw(tellings(children)), draw(releases(children))
    return with_told(linked, told, decided), told, decided
