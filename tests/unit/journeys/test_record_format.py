"""The format of a record: told beside its tables; older ones are known, newer ones are not."""

from __future__ import annotations

import json

import pytest

from waypost.journeys.record_format import FORMAT, FORMAT_FILE, FormatNotKnown, RecordFormat, read_format, write_format
from waypost.vocabulary.events import EventKind


def test_what_is_written_is_read(tmp_path):
    write_format(tmp_path)
    assert read_format(tmp_path) == RecordFormat(FORMAT, tuple(EventKind))


def test_none_told_is_version_nought(tmp_path):
    assert read_format(tmp_path).version == 0
    assert read_format(tmp_path).activities == tuple(EventKind)


def test_codes_are_those_of_the_record_and_not_of_todays_vocabulary(tmp_path):
    (tmp_path / FORMAT_FILE).write_text(json.dumps({"record_format": 1, "activities": ["b", "a"], "more": 1}))
    assert read_format(tmp_path).activities == ("b", "a")


def test_a_newer_one_is_refused(tmp_path):
    (tmp_path / FORMAT_FILE).write_text(json.dumps({"record_format": FORMAT + 1}))
    with pytest.raises(FormatNotKnown, match="newer"):
        read_format(tmp_path)
