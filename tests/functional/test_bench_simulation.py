"""`waypost bench simulation`: both programs on the same arrivals, and what stands in the table."""

from __future__ import annotations

import json

import pytest

from waypost.pipeline.bench import simulation
from waypost.pipeline.bench.simulation import SimulationsDiffer, bench_simulation


def test_ours_and_the_reference_agree_to_four_decimals(waypost):
    told = json.loads(waypost("bench", "simulation", "--replications", "2", "--cases", "4000", "--json").out)
    assert [line["beside"] for line in told["lines"]] == ["", "simpy, the reference"]
    assert len(told["rows"]) == 19
    assert all(ours == theirs and float(apart) < 1e-4 for _, _, ours, theirs, apart in told["rows"])


def test_a_difference_stops_it_and_without_simpy_ours_stands_alone(monkeypatch):
    serve = simulation.serve

    def later(*given):
        serve(*given)
        given[-2][:] += 1e-3

    monkeypatch.setattr(simulation, "serve", later)
    with pytest.raises(SimulationsDiffer):
        bench_simulation(replications=2, cases=2000, seed=1)
    monkeypatch.setattr(simulation, "find_spec", lambda name: None)
    assert len(bench_simulation(replications=2, cases=2000, seed=1).lines) == 1
