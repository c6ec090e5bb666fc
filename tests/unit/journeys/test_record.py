"""The record's values check themselves at birth."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from waypost.journeys.record import Child, Event, Journey, Provenance
from waypost.vocabulary.events import EventKind

CHILD = Child("C-1", "confirmed", None, None, None)
EVENT = Event("E-1", "C-1", None, EventKind.LETTER_SENT, date(2026, 1, 2), Provenance("cafcass", None, "k", "f", "p"))


def test_an_event_is_not_taken_back_before_it_is_learnt() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="superseded before"):
        replace(EVENT, learnt_at=moment, superseded_at=moment)


def test_identity_is_statistical_or_confirmed() -> None:
    with pytest.raises(ValueError, match="statistical or confirmed"):
        replace(CHILD, identity="likely")


def test_a_journey_is_one_childs_and_in_order() -> None:
    with pytest.raises(ValueError, match="out of order"):
        Journey(CHILD, (EVENT, replace(EVENT, happened_on=date(2026, 1, 1))), ())
    with pytest.raises(ValueError, match="another child"):
        Journey(CHILD, (replace(EVENT, child_id="C-2"),), ())
