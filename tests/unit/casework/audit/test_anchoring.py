"""An anchor holds the heads of all chains that have begun."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.audited import FIRST_AT, told
from waypost.casework.audit import anchoring
from waypost.casework.audit.models import Anchor, AuditEvent
from waypost.casework.audit.rules import FIRST

pytestmark = pytest.mark.django_db


def test_the_first_anchor_of_an_empty_audit_names_no_chain():
    made = anchoring.anchor(FIRST_AT)
    assert (made.number, made.heads, made.seal_before) == (1, {}, FIRST)


def test_an_anchor_names_the_last_event_of_each_chain_and_follows_the_one_before():
    first = anchoring.anchor(FIRST_AT)
    told(2)
    made = anchoring.anchor(FIRST_AT)
    assert made.heads == {"0": [2, AuditEvent.objects.get(position=2).seal]}
    assert (made.number, made.seal_before) == (2, first.seal)


def test_who_comes_second_in_one_moment_makes_no_second_anchor(monkeypatch):
    first = anchoring.anchor(FIRST_AT)
    monkeypatch.setattr(Anchor.objects.__class__, "order_by", lambda *_: Anchor.objects.none())
    assert anchoring.anchor(FIRST_AT) is None
    monkeypatch.undo()
    assert Anchor.objects.get().seal == first.seal


def test_one_of_many_anchors_each_minute():
    made = [anchoring.anchor_if_due(FIRST_AT + timedelta(seconds=seconds)) for seconds in (0, 1, 59, 60, 61, 120)]
    assert [one.number if one else None for one in made] == [1, None, None, 2, None, 3]
