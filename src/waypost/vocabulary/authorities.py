"""What an authority is called: the name of a GSS code, from a dated list."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def _names() -> dict[str, str]:
    text = (files("waypost.vocabulary") / "authorities.yaml").read_text("utf-8")
    names: dict[str, str] = yaml.safe_load(text)["authorities"]
    return names


def authority_name(gss_code: str) -> str:
    """Return what an authority is called; a code that the list does not know stands for itself."""
    return _names().get(gss_code, gss_code)
