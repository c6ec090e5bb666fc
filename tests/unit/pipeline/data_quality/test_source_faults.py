"""Senders whose records cannot be linked well, as they are told in public."""

from __future__ import annotations

from datetime import UTC, datetime

from support.quality_material import material
from waypost.pipeline.data_quality.source_faults import source_faults

AT = datetime(2027, 3, 1, tzinfo=UTC)


def fault(source, sender, rule="names_swapped"):
    return {"rule": rule, "source": source, "sender": sender, "records": 90, "among": 100, "do": "Ask."}


def test_faults_of_senders_that_stand_in_the_record_are_told_by_official_code_or_as_the_sources():
    told = source_faults(
        material(
            records=[("ssd", "E06000001", AT), ("cafcass", None, AT), ("ssd", "a name of somebody's", AT)],
            faults=[
                fault("ssd", "E06000001"),
                fault("ssd", "E06000009"),  # may not be used for this
                fault("cafcass", "", rule="surname_missing"),
                fault("ssd", "a name of somebody's", rule="sent_twice"),
            ],
        )
    )
    assert told.rows() == [
        ("cafcass", "all", "surname_missing", "Ask.", 90, 100),
        ("ssd", "E06000001", "names_swapped", "Ask.", 90, 100),
        ("ssd", "all", "sent_twice", "Ask.", 90, 100),
    ]


def test_where_nothing_is_wrong_nothing_is_told():
    assert source_faults(material(records=[("cafcass", None, AT)])).is_empty()
