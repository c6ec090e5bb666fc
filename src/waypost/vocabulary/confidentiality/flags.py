"""The flags by which agencies say that something is confidential, and what each raises. Data in flags.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from waypost.vocabulary.confidentiality.marks import GROUPS, MARKS, given

PERSON, CASE = "person", "case"


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag. `says` are the values, in small letters, that set it; `raises` gives a group of values a mark."""

    name: str
    raises: Mapping[str, str]
    says: frozenset[str]
    whom: str = PERSON

    def __post_init__(self) -> None:
        if not self.raises or not set(self.raises) <= set(GROUPS) or not set(self.raises.values()) <= set(MARKS):
            raise ValueError(f"flags.yaml: {self.name} raises nothing, or an unknown group or mark")
        if self.whom not in (PERSON, CASE) or not self.says:
            raise ValueError(f"flags.yaml: {self.name} speaks of nobody, or is never set")

    def is_set(self, value: Any) -> bool:
        """Return whether a value of the file sets the flag. Nothing, and what is not known, does not."""
        if isinstance(value, bool):
            return value and bool(self.says & _YES)
        return isinstance(value, str | int) and str(value).strip().lower() in self.says


_GIVEN = given("flags.yaml")
_YES = frozenset(_GIVEN["set_by"])
MASKED: str = _GIVEN["masked"]

FLAGS: Mapping[str, Flag] = MappingProxyType(
    {
        name: Flag(name, MappingProxyType(told["raises"]), frozenset(told.get("says", _YES)), told.get("whom", PERSON))
        for name, told in _GIVEN["flags"].items()
    }
)
"""Every flag by its name in the file."""

LISTS: Mapping[str, Flag] = MappingProxyType(
    {name: Flag(name, MappingProxyType(raises), _YES) for name, raises in _GIVEN["lists"].items()}
)
"""Every list whose mere entries are flagged."""
