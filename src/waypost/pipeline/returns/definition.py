"""The return as data: its fields, what each means, who can tell it and in which order of trust."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

DERIVED = "derived"
ANYTHING, PRE_PROCEEDINGS, COURT = "anything", "pre_proceedings", "court"
KINDS = ("text", "day", "number", "answer", "option")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the return.

    `number` and `ssd` are its item and column in SSD, `item` and `cin` those in the census; empty where it stands in
    only one of them. `words` are the return's own words for its codes. `trust` names sources, the most trusted first.
    """

    name: str
    kind: str
    needs: str
    meaning: str
    trust: tuple[str, ...]
    blank: str
    number: str = ""
    ssd: str = ""
    item: str = ""
    cin: str = ""
    derived: str = ""
    alone: bool = False
    words: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        is_whole = self.kind in KINDS and self.needs in (ANYTHING, PRE_PROCEEDINGS, COURT) and self.trust and self.blank
        if not is_whole or bool(self.derived) != (DERIVED in self.trust):
            raise ValueError(f"field {self.name}: kind, needs, trust, blank and derived do not fit together")


@dataclass(frozen=True, slots=True)
class Definition:
    """The whole return. `limits` are numbers of days; `not_in_court` is the code of a child in no care proceedings."""

    fields: Mapping[str, Field]
    limits: Mapping[str, int]
    not_in_court: str

    @property
    def of_ssd(self) -> tuple[Field, ...]:
        """The 24 fields of SSD."""
        return tuple(field for field in self.fields.values() if field.ssd)

    @property
    def of_census(self) -> tuple[Field, ...]:
        """The fields of the census module: those with an item of their own."""
        return tuple(field for field in self.fields.values() if field.item)


@cache
def definition() -> Definition:
    """Return `pre_proceedings.yaml`. Raises ValueError for a field that does not fit together."""
    text = files("waypost.pipeline.returns").joinpath("pre_proceedings.yaml").read_text(encoding="utf-8")
    given: Mapping[str, Any] = yaml.safe_load(text)
    fields = {name: Field(name=name, **{**one, "trust": tuple(one["trust"])}) for name, one in given["fields"].items()}
    return Definition(fields, given["limits"], given["not_in_court"])


def days(limit: str) -> int:
    """Return one of the limits, in days."""
    return definition().limits[limit]
