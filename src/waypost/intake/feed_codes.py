"""The words of a court feed that no vocabulary needs: states, statuses, spellings of sex. Data beside each source."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

import yaml

from waypost.vocabulary.code_lists import fold


def read_feed_codes(source: str) -> Mapping[str, Mapping[str, str]]:
    """Return, for each list in the source's `codes.yaml`, our code by what the source writes, folded."""
    text = files("waypost.intake").joinpath(source, "codes.yaml").read_text(encoding="utf-8")
    return {
        name: {fold(written): code for code, spellings in codes.items() for written in spellings}
        for name, codes in yaml.safe_load(text)["codes"].items()
    }
