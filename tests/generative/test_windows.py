"""Windows and clocks, whatever stretch is fetched and however often: every instant lies behind exactly one question."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.foundation.clock import UTC
from waypost.pipeline.exchange.clocks import wall_from, wall_until
from waypost.pipeline.exchange.terms import law_named
from waypost.pipeline.exchange.windows import LONGEST, SHORTEST, next_window, shorter, to_millisecond, windows_between

LAWS = [law_named("public-law"), law_named("private-law")]
CHANGES = (datetime(2024, 3, 31, 1, tzinfo=UTC), datetime(2024, 10, 27, 1, tzinfo=UTC))
HOUR = 3_600_000

NEAR_A_CHANGE = st.builds(
    lambda change, ms: change + timedelta(milliseconds=ms), st.sampled_from(CHANGES), st.integers(-6 * HOUR, 6 * HOUR)
)
LENGTHS = st.integers(0, 12 * HOUR).map(lambda ms: timedelta(milliseconds=ms))
SHARES = st.floats(0, 1, exclude_max=True)


def stamp(instant: datetime, law) -> datetime:
    return to_millisecond(instant.astimezone(law.clock).replace(tzinfo=None, fold=0))


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
@given(since=NEAR_A_CHANGE, length=LENGTHS, shares=st.lists(SHARES, min_size=1, max_size=20))
def test_every_instant_lies_in_one_window_and_none_is_too_long(law, since, length, shares):
    until = since + length
    start, end = to_millisecond(wall_from(since, law.clock)), to_millisecond(wall_until(until, law.clock))
    found = list(windows_between(start, end))
    assert all(timedelta(0) < window.end - window.start <= LONGEST for window in found)
    assert [window.start for window in found[1:]] == [window.end for window in found[:-1]]
    for share in shares if length else ():
        stamped = stamp(since + length * share, law)
        holding = [window for window in found if window.start <= stamped <= window.end]
        is_border = stamped in {window.start for window in found[1:]}
        assert len(holding) == (2 if is_border else 1)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
@given(since=NEAR_A_CHANGE, runs=st.lists(st.integers(1, 4 * HOUR), min_size=1, max_size=8), share=SHARES)
def test_runs_at_any_instants_ask_for_nothing_too_early_and_leave_nothing_out(law, since, runs, share):
    """Each run asks up to what no instant to come can be stamped before; together they ask for all of it once."""
    now, reached = since, to_millisecond(wall_from(since, law.clock))
    begun, asked = reached, []
    for pause in runs:
        now += timedelta(milliseconds=pause)
        for window in windows_between(reached, to_millisecond(wall_from(now, law.clock))):
            asked.append((now, window))
            reached = window.end
    assert [window.start for _, window in asked[1:]] == [window.end for _, window in asked[:-1]]
    assert not asked or asked[0][1].start == begun
    for asked_at, window in asked:
        later = asked_at + timedelta(milliseconds=1 + share * 3 * HOUR)
        assert stamp(later, law) >= window.end, "what is stamped after the question lies behind it, or on its border"
    changed_at = since + (now - since) * share
    stamped = stamp(changed_at, law)
    if begun <= stamped < reached:
        assert any(window.start <= stamped <= window.end and at >= changed_at for at, window in asked)


@given(minutes=st.integers(1, 60), crowded=SHARES)
def test_halving_comes_to_an_end_and_leaves_nothing_out(minutes, crowded):
    """One second holds too much; whatever holds it is halved, until it is that second or shorter."""
    start = datetime(2024, 1, 8, 9)
    until = start + timedelta(minutes=minutes)
    moment, at, length, kept, asked = start + (until - start) * crowded, start, LONGEST, [], 0
    while window := next_window(at, until, length):
        asked += 1
        half = shorter(window) if window.start <= moment <= window.end else None
        if half is not None:
            length = half
            continue
        kept.append(window)
        at, length = window.end, min(length * 2, LONGEST)
    assert (kept[0].start, kept[-1].end) == (start, until)
    assert [window.start for window in kept[1:]] == [window.end for window in kept[:-1]]
    crowded_windows = [window for window in kept if window.start <= moment <= window.end]
    assert all(window.end - window.start <= SHORTEST for window in crowded_windows)
    assert asked < 200
