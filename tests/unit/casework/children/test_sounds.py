"""How names sound: by linkage's rule, of the last part of a name."""

from __future__ import annotations

import pytest

from waypost.casework.children.sounds import sound_of, sounds_of


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("Smyth", "Smith"),
        ("Witmer", "Whitmere"),
        ("Freya Hartly", "Hartley"),
        ("Mohammed", "Muhammad"),
        ("Zolc", "Żółć"),
    ],
)
def test_a_name_that_was_heard_finds_the_one_that_was_written(heard, written):
    assert sound_of(heard) == sound_of(written) != ""


def test_other_names_sound_otherwise_and_none_has_no_sound():
    assert sound_of("Smith") != sound_of("Jones")
    assert sounds_of(["", "  ", "-"]) == ["", "", ""]
    assert sounds_of([]) == []
