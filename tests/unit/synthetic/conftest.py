"""The small hand-made world, and what its agencies would write down if they made no slip."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Any

import pytest

from small_world import UNTIL, small_world
from waypost.synthetic import (
    cafcass_keying,
    cafcass_told,
    failed_feed,
    feed_edits,
    late,
    left_out,
    noise,
    return_codes,
    told_care,
    told_people,
)
from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import Rate, Rates, rates
from waypost.synthetic.views import Views, views
from waypost.synthetic.world import World


@pytest.fixture
def world() -> World:
    """Two families made by hand."""
    return small_world()


@pytest.fixture
def plan() -> Plan:
    """Seed 1, to the last day of the small world."""
    return Plan(1, UNTIL)


def without_noise(name: str) -> Rates:
    """Return the rates with every slip of noise.yaml at nought, and nobody called Baby."""
    given = rates(name)
    if name != "noise":
        return given
    none = {"errors", "called_baby"}
    entries = {
        key: Rate(key, dict.fromkeys(rate.value, 0.0) if key in none else rate.value, rate.source, rate.is_assumption)
        for key, rate in given.entries.items()
    }
    entries["transliterated"] = Rate("transliterated", 0.0, "", True)
    return Rates(name, MappingProxyType(entries))


TELLING = (cafcass_keying, cafcass_told, failed_feed, feed_edits, late, left_out, return_codes, told_care, told_people)
"""The modules that read how often agencies tell something otherwise than it is."""


def without_disagreements(name: str) -> Rates:
    """Return the rates with every share of disagreements.yaml at nought, and no feed that fails."""
    given = rates(name)
    if name != "disagreements":
        return given
    return Rates(name, {key: Rate(key, _nought(key, rate.value), "", True) for key, rate in given.entries.items()})


def _nought(key: str, value: Any) -> Any:
    if key == "feed_failed":
        return value | {"feed": "none"}
    if key in ("late_after_days", "days_until_edited", "labels_instead_of_codes"):
        return value
    if not isinstance(value, dict):
        return 0.0
    if "share" in value:
        return value | {"share": 0.0}
    return {name: _nought("", part) for name, part in value.items()}


def with_disagreements(monkeypatch: pytest.MonkeyPatch, **values: Any) -> None:
    """Set some rates of disagreements.yaml; the others are at nought."""
    quiet = dict(without_disagreements("disagreements").entries)
    entries = quiet | {key: Rate(key, value, "", True) for key, value in values.items()}
    given = Rates("disagreements", entries)
    for module in TELLING:
        monkeypatch.setattr(module, "rates", lambda name: given if name == "disagreements" else rates(name))


@pytest.fixture
def disagree(monkeypatch: pytest.MonkeyPatch, all_agree: None) -> Callable[..., None]:
    """Set some rates of disagreements.yaml by name, the others staying at nought."""
    return partial(with_disagreements, monkeypatch)


@pytest.fixture
def all_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every agency tell what is true, at once, and no feed fail."""
    for module in TELLING:
        monkeypatch.setattr(module, "rates", without_disagreements)


@pytest.fixture
def true_views(world: World, monkeypatch: pytest.MonkeyPatch, all_agree: None) -> Views:
    """What the agencies know when nobody slips."""
    monkeypatch.setattr(noise, "rates", without_noise)
    return views(world, seed=1, until=UNTIL)
