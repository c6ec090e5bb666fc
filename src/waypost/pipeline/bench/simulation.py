"""`waypost bench simulation`: a national run drawn and served; the queue alone beside simpy on the same arrivals."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

import numpy as np

from waypost.foundation.clock import stopwatch
from waypost.foundation.errors import OursToFix
from waypost.insight.simulation.capacity.laying_out import WEEKS_IN_A_YEAR, chances_of
from waypost.insight.simulation.capacity.outlook import WEEKS_AFTER, draw
from waypost.insight.simulation.capacity.parameters import Plan
from waypost.insight.simulation.capacity.reading import plan_of, usual
from waypost.insight.simulation.capacity.replicating import RECEIVED, Chances
from waypost.insight.simulation.capacity.serving import serve
from waypost.pipeline.bench.figures import Figures, Line, aim_of

STEP, TURNS, AGREED = 7.0, 5, 1e-4
HEAD = ("area", "cases", "mean wait, ours", "mean wait, simpy", "largest difference, days")


class SimulationsDiffer(OursToFix):
    """Ours and the reference do not say the same of the same arrivals."""


def bench_simulation(*, replications: int, cases: int, seed: int) -> Figures:
    """Draw and serve so many cases in three years, so often; then serve one draw of them in ours and in simpy.

    The reference is left out where simpy is not installed. Raises SimulationsDiffer.
    """
    plan = plan_of(usual())
    chances = _chances(plan, cases)
    draw(chances, 2, plan.weeks, seed=seed)  # compiling is apart
    start = stopwatch()
    drawn = draw(chances, replications, plan.weeks, seed=seed)
    seconds = stopwatch() - start
    came = float(drawn.weekly[..., RECEIVED].sum()) / replications
    aim = aim_of("simulation") if replications >= 1000 and cases >= 400_000 else aim_of("simulation_small")
    size = f"{len(plan.areas)} areas, {plan.weeks} weeks, {came:,.0f} cases, {replications:,} times"
    lines = [Line("Drawing and serving every case", size, seconds, aim=aim)]
    if find_spec("simpy") is None:
        return Figures(tuple(lines))
    line, rows = _beside_simpy(plan, chances, seed)
    return Figures((*lines, line), "The same arrivals, both ways", HEAD, rows)


def _chances(plan: Plan, cases: int) -> Chances:
    """Return a plan's chances with so many cases in its weeks, and staff in the same proportion."""
    weeks = plan.weeks + WEEKS_AFTER
    a_year = np.array([area.cases_a_year for area in plan.areas])
    times = cases / (a_year.sum() / WEEKS_IN_A_YEAR * plan.weeks)
    rates = np.repeat((a_year * times / WEEKS_IN_A_YEAR)[:, :, None], weeks, axis=2)
    posts = np.array([area.posts for area in plan.areas]) * times
    made = chances_of(plan, rates, posts)
    held = (made.held * times).astype(np.int64)
    return made._replace(held=held, in_post=made.in_post * times, recruits_a_week=made.recruits_a_week * times)


def _beside_simpy(plan: Plan, chances: Chances, seed: int) -> tuple[Line, Sequence[Sequence[object]]]:
    reference = import_module("waypost.insight.simulation.capacity.reference")
    chance = np.random.default_rng(seed)
    rows, ours, theirs, whole = [], 0.0, 0.0, 0
    for area in range(len(plan.areas)):
        a_week = chances.rates[area, :, 0]
        size = round(a_week.sum() * plan.weeks)
        received = np.sort(chance.uniform(0, plan.weeks * STEP, size))
        kind = chance.choice(len(a_week), size, p=a_week / a_week.sum())
        days = chances.quantiles[kind, chance.integers(0, chances.quantiles.shape[1], size)]
        held_kind = np.repeat(np.arange(len(a_week)), chances.held[area])
        until = chances.left[area][held_kind, chance.integers(0, chances.left.shape[2], len(held_kind))]
        # A little less than what is offered, and moving from week to week: some wait, and room shrinks too.
        room = 100 * chances.in_post[area] * plan.staff.places_each * 0.86
        places = (room * chance.uniform(0.97, 1.03, plan.weeks)).astype(np.int64)
        begun, told = np.empty(size), np.empty((plan.weeks, 4), dtype=np.int64)
        given = (received, kind, days, until, held_kind, chances.room_of, chances.rank_of, places, STEP, begun, told)
        taken = []
        for _ in range(TURNS):
            start = stopwatch()
            serve(*given)
            taken.append(stopwatch() - start)
        ours += sorted(taken)[TURNS // 2]
        held = list(zip(until.tolist(), held_kind.tolist(), strict=True))
        start = stopwatch()
        found = np.array(
            reference.begun_in_reference(
                received.tolist(), kind.tolist(), days.tolist(), held, chances.room_of.tolist(),
                chances.rank_of.tolist(), places.tolist(), STEP,
            )
        )  # fmt: skip
        theirs += stopwatch() - start
        apart = float(np.abs(found - begun).max(initial=0.0))
        if apart >= AGREED:
            raise SimulationsDiffer("ours and the reference differ.", where="bench simulation", do="Tell us the seed.")
        has_begun = begun >= 0
        waits = [f"{float((one - received)[has_begun].mean()):.4f}" for one in (begun, found)]
        rows.append((plan.areas[area].name, size, *waits, f"{apart:.1e}"))
        whole += size
    size_told = f"{len(plan.areas)} areas, {plan.weeks} weeks, {whole:,} cases, once, one core"
    return Line("Serving alone", size_told, ours, "simpy, the reference", theirs, aim_of("simulation_peer")), rows
