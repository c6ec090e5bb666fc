"""The words of the duty and post-assessment hub. Data, in hub.yaml; pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def hub_words() -> Mapping[str, Any]:
    """Return every list: presses (words, do), why_here, risks, coming; each code with its words."""
    told: dict[str, Any] = yaml.safe_load(
        (files("waypost.casework.allocation") / "hub.yaml").read_text(encoding="utf-8")
    )
    return told
