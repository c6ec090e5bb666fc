"""What the how-to of measuring intake says of the command is so."""

from __future__ import annotations

import re
from pathlib import Path

from waypost.doors.cli.bench import intake
from waypost.pipeline.bench.intake import BENCHMARKS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "how-to" / "measure-intake.md").read_text(encoding="utf-8")


def test_its_options_are_the_commands():
    named = set(re.findall(r"--[a-z]+", PAGE.split("## The peer")[0] + PAGE.split("## What is measured")[1]))
    assert named <= {option for parameter in intake.params for option in parameter.opts}
    assert {"--samples", "--peer", "--only", "--copies", "--json"} <= set(re.findall(r"--[a-z]+", PAGE))


def test_every_benchmark_is_named():
    told = PAGE.split("## The peer")[0]
    assert all(f"`{name}`" in told or f"--only {name}`" in told for name in BENCHMARKS)
