"""What is never kept of a court's record: the names of judges and of members of staff, wherever they stand."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_HARMLESS: set[str] = set()  # keys met that name no judge and no member of staff, so that each is looked at once
_HARMLESS_MOST = 1 << 14
_HOLDERS = frozenset({dict, list})


@cache
def never_kept() -> frozenset[str]:
    """Return the keys whose content is taken out, in small letters. Data in `never_kept.yaml`."""
    given = yaml.safe_load(files("waypost.intake").joinpath("never_kept.yaml").read_text(encoding="utf-8"))
    return frozenset(key.lower() for kind in ("judges", "staff") for key in given[kind])


def take_out_staff(value: Any) -> None:
    """Take what is never kept out of a JSON value, at any depth: out of the value itself, which is read by then."""
    left = [value]
    while left:
        holder = left.pop()
        if type(holder) is dict:
            if not _HARMLESS.issuperset(holder):
                _take_out(holder)
            inner = holder.values()
        else:
            inner = holder
        if not _HOLDERS.isdisjoint(map(type, inner)):
            left += [each for each in inner if type(each) in _HOLDERS]


def _take_out(holder: dict[str, Any]) -> None:
    for key in holder.keys() - _HARMLESS:
        if key.lower() in never_kept():
            del holder[key]
        elif len(_HARMLESS) < _HARMLESS_MOST:
            _HARMLESS.add(key)
