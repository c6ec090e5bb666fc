"""What an agreement leaves out is gone: from the people, and from what is kept of every statement."""

from __future__ import annotations

import pytest

from support.tables import put_good, read_folder
from waypost.pipeline.basis.excluding import without_fields
from waypost.vocabulary.sharing_terms import excludable_fields


@pytest.mark.parametrize("field", excludable_fields())
def test_a_field_left_out_is_nowhere(tmp_path, field):
    reading = read_folder(put_good(tmp_path, "ssd"))
    people, records, events = (
        without_fields(name, getattr(reading, name).lazy(), {field}).collect()
        for name in ("people", "records", "events")
    )
    assert people[field].null_count() == people.height > 0
    assert people.drop(field).equals(reading.people.drop(field))
    assert set(records["read"]) == {"{}"}
    assert records.drop("read").equals(reading.records.drop("read"))
    assert events.equals(reading.events)


def test_nothing_left_out_changes_nothing(tmp_path):
    people = read_folder(put_good(tmp_path, "ssd")).people.lazy()
    assert without_fields("people", people, frozenset()) is people


def test_without_ethnicity_the_heritage_of_adults_is_gone_too(tmp_path):
    told = read_folder(put_good(tmp_path, "cafcass")).proceedings
    assert told["respondents_heritage"].null_count() < told.height, "or nothing is shown"
    left = without_fields("proceedings", told.lazy(), {"ethnicity", "sex"}).collect()
    assert left["applicants_heritage"].null_count() == left["respondents_heritage"].null_count() == left.height
    assert without_fields("proceedings", told.lazy(), {"sex"}).collect().equals(told)
