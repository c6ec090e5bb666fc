"""An agreement's file and the agreement are one: written and read, nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import yaml

from support.agreements import EVERYTHING
from waypost.vocabulary.sharing_form import KEYS, as_keys, as_text, from_keys

SOME = replace(
    EVERYTHING,
    covers={"ssd": frozenset({"E08000025", "E08000026"}), "cafcass": frozenset(), "cin": frozenset({"all"})},
    excluded_fields=frozenset({"postcode"}),
    is_invented=True,
    in_force_from=date(2020, 1, 1),
)


def test_what_is_written_is_read_again():
    for agreement in (EVERYTHING, SOME):
        assert from_keys(as_keys(agreement)) == agreement
        assert from_keys(yaml.safe_load(as_text(agreement))) == agreement


def test_the_keys_stand_in_their_order_and_none_is_made_up():
    assert list(as_keys(SOME)) == list(KEYS)
    assert set(as_keys(EVERYTHING)) == set(KEYS) - {"excludes", "invented"}


def test_the_text_points_nowhere_and_has_no_key_that_yaml_takes_for_true():
    text = as_text(SOME)
    assert "&" not in text
    assert "*" not in text
    assert "'on'" not in text
