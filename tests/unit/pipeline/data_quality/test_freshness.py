"""The last day told of, and when it came, by source and by sender."""

from __future__ import annotations

from datetime import UTC, date, datetime

from support.quality_material import event, material
from waypost.pipeline.data_quality.freshness import freshness

CAME = datetime(2027, 3, 30, 18, tzinfo=UTC)


def test_a_source_is_told_until_its_last_day_not_later_than_the_records():
    events = [
        event("cafcass", "letter_sent", 0, date(2027, 3, 2)),
        event("cafcass", "hearing_listed", 0, date(2027, 6, 1)),
    ]
    (row,) = freshness(material(events=events, records=[("cafcass", None, CAME)])).to_dicts()
    assert row == {
        "source": "cafcass",
        "title": "Cafcass",
        "place": "all",
        "told_until": date(2027, 3, 2),
        "received_on": date(2027, 3, 30),
    }


def test_each_sender_has_its_own_line_and_the_whole_has_the_latest():
    events = [
        event("ssd", "care_started", 0, date(2027, 1, 2), sender="E06000001"),
        event("ssd", "care_started", 0, date(2027, 2, 3), sender="E06000002"),
    ]
    came = [("ssd", "E06000001", CAME), ("ssd", "E06000002", datetime(2027, 2, 4, tzinfo=UTC)), ("ssd", "Bob", CAME)]
    told = freshness(material(events=events, records=came))
    assert told["place"].to_list() == ["all", "E06000001", "E06000002"]
    assert told["told_until"].to_list() == [date(2027, 2, 3), date(2027, 1, 2), date(2027, 2, 3)]
    assert told["received_on"].to_list() == [date(2027, 3, 30), date(2027, 3, 30), date(2027, 2, 4)]


def test_a_source_that_tells_no_event_is_still_received():
    (row,) = freshness(material(records=[("cafcass", None, CAME)])).to_dicts()
    assert row["told_until"] is None
    assert row["received_on"] == date(2027, 3, 30)
