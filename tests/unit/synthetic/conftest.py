"""The small hand-made world, and what its agencies would write down if they made no slip."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from small_world import UNTIL, small_world
from waypost.synthetic import noise
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


@pytest.fixture
def true_views(world: World, monkeypatch: pytest.MonkeyPatch) -> Views:
    """What the agencies know when nobody slips."""
    monkeypatch.setattr(noise, "rates", without_noise)
    return views(world, seed=1, until=UNTIL)
