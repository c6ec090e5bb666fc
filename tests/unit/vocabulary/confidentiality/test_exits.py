"""The exits: deny by default."""

from __future__ import annotations

from dataclasses import replace

import pytest

from waypost.vocabulary.confidentiality.exits import EXITS, mark_at, may_leave


def test_no_mark_no_exit_no_leaving():
    assert not may_leave(None, "journey")
    assert not may_leave("secret", "journey")
    assert not may_leave("open", "window")
    assert may_leave("open", "journey")


def test_own_words_may_leave_to_their_owner_only():
    assert not may_leave("file_name", "corrections")
    assert may_leave("file_name", "corrections", is_own=True)
    assert not may_leave("file_name", "release", is_own=True)


def test_a_field_has_its_mark_at_an_exit_or_none():
    assert mark_at("journey", "child_id") == "personal"
    assert mark_at("account", "weeks[].lines[].sentence") == "personal"
    assert mark_at("run", "sources.ssd.read") == "open"
    assert mark_at("run", "something_new") is None
    assert mark_at("account", "weeks[].lines[].address") is None


@pytest.mark.parametrize(
    "wrong",
    [{"lets": frozenset({"secret"})}, {"meaning": ""}, {"reader": ""}, {"fields": {"home": "refuge"}}],
)
def test_an_exit_checks_itself(wrong):
    with pytest.raises(ValueError, match=r"exits\.yaml"):
        replace(EXITS["journey"], **wrong)
