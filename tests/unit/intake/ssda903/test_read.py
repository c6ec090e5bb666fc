"""The sector's own sample, made by chance: read end to end, whatever it says."""

from __future__ import annotations

from support.tables import rules
from waypost.intake.files import discover
from waypost.intake.ssda903.read import read


def test_the_real_sample_is_read_whole(shared):
    files = discover(shared / "samples" / "local-authority" / "ssda903").files
    reading = read(files)
    assert [(count.file, count.read) for count in reading.files] == [("header.csv", 2675), ("episodes.csv", 5050)]
    assert all(count.read == count.accepted + count.refused for count in reading.files)
    assert reading.records.height == sum(count.accepted for count in reading.files)
    assert {rule for _, rule in rules(reading)} == {"reason_without_day", "begins_before_the_last_ceased"}
    assert reading.people.height == 2675
    told = dict(reading.events.group_by("kind").len().rows())
    assert told == {"legal_status_started": 1798, "placement_started": 3757, "care_ended": 816}
