"""Every area is looked at each night: what has lapsed shuts, twice is once, and no release shuts nothing."""

from __future__ import annotations

import pytest

from support.casework_people import ON
from support.readiness_people import all_open, figures
from waypost.casework.audit.models import AuditEvent
from waypost.casework.readiness.actions.declare import declare_ready
from waypost.casework.readiness.models import Declaration, HistoryLine
from waypost.wiring import readiness_tonight
from waypost.wiring.readiness_tonight import Looked, NothingReleased, look_at_every_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def released(tmp_path, monkeypatch):
    """A folder with a release, whose figures are good on every day."""
    monkeypatch.setattr(readiness_tonight, "record_folder", lambda: tmp_path)
    monkeypatch.setattr(readiness_tonight, "figures_of", lambda code, area: figures(ON))
    (tmp_path / "release").mkdir()
    (tmp_path / "release" / "measures.csv").touch()


def test_what_lapsed_shuts_and_ends_what_rests_on_it(released):
    people = all_open()
    declare_ready(people.who(people.head), None, code="nottingham", version=people.area.version, words="Seen.")
    (tonight,) = look_at_every_area(people.who(people.officer, days=1))
    assert tonight.open_gates == tonight.gates
    (later,) = look_at_every_area(people.who(people.officer, days=400))
    assert later == Looked("nottingham", 0, later.gates, 0)  # figures and words are both too old by then
    assert not Declaration.objects.filter(stands=True).exists()
    assert Declaration.objects.count() == 1


def test_a_second_time_in_one_night_changes_nothing_more_and_both_are_audited(released):
    people = all_open()
    look_at_every_area(people.who(people.officer, days=400))
    lines, events = list(HistoryLine.objects.values_list("number", "words")), AuditEvent.objects.count()
    look_at_every_area(people.who(people.officer, days=400))
    assert list(HistoryLine.objects.values_list("number", "words")) == lines
    assert AuditEvent.objects.count() > events


def test_without_a_release_nothing_is_looked_at(tmp_path, monkeypatch):
    people = all_open()
    monkeypatch.setattr(readiness_tonight, "record_folder", lambda: tmp_path)
    with pytest.raises(NothingReleased, match="no gate was looked at"):
        look_at_every_area(people.who(people.officer, days=400))
    assert set(people.area.gates.values_list("state", flat=True)) == {"open"}
