from __future__ import annotations

import importlib

import pytest

from waypost.vocabulary.cafcass_extract import Column, subjects


@pytest.mark.parametrize("name", list(subjects()))
def test_every_subject_has_its_key_needed_and_ends_with_when_it_was_keyed(name):
    subject = subjects()[name]
    columns = {column.name: column for column in subject.columns}
    assert len(columns) == len(subject.columns)
    assert subject.column_names[-1] == "recorded_at"
    assert subject.meaning
    for key in subject.key:
        assert columns[key].needed


def test_a_list_that_a_column_names_is_a_list():
    named = {c.codes for subject in subjects().values() for c in subject.columns if isinstance(c.codes, str)}
    assert named
    for name in named:
        module = importlib.import_module(f"waypost.{name}")
        assert any(
            type(value).__mro__[-2].__name__ == "CodeList" for value in vars(module).values() if hasattr(value, "codes")
        )


def test_a_column_without_a_mark_is_never_made():
    with pytest.raises(ValueError, match="unknown kind or mark"):
        Column("x", "text", "secret", "X")
