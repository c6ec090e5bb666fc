"""Limits are data with a source."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from waypost.intake.limits import limit


def test_every_limit_says_its_unit_its_meaning_and_its_source() -> None:
    given = yaml.safe_load(files("waypost.intake").joinpath("limits.yaml").read_text(encoding="utf-8"))
    for name, entry in given["limits"].items():
        assert limit(name) == entry["value"]
        assert entry["unit"]
        assert entry["meaning"]
        assert entry["source"]


def test_a_limit_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(KeyError):
        limit("no_such_limit")
