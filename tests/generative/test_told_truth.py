"""Whatever the seed and the last day: readers lose nothing, find every fact that the truth expects, and no other."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.found_in_files import SOURCES, expected, found, read
from waypost.intake.files import discover
from waypost.synthetic.synthesise import synthesise

FIRST = date(2023, 3, 1)


@pytest.mark.filterwarnings("error")
@settings(max_examples=6)
@given(
    seed=st.integers(1, 10_000),
    until=st.integers(0, 1500).map(lambda days: FIRST + timedelta(days=days)) | st.just(date(2025, 9, 12)),
    within_contract=st.booleans(),
)
def test_readers_find_exactly_what_was_told(seed, until, within_contract):
    with TemporaryDirectory() as at:
        folder = Path(at) / "files"
        synthesise(folder, children=40, seed=seed, years=3, until=until, truth=True, within_contract=within_contract)
        discovered = discover(folder)
        for source in SOURCES:
            reading = read(discovered, source)
            assert sum(file.refused for file in reading.files) == 0, source
            assert sum(file.read - file.accepted for file in reading.files) == 0, source
            assert found(reading, folder) == expected(source, folder), source
