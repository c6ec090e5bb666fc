"""Writes the definition pages of measures from the registry and the very tables that the specification tests run.

`make docs` writes docs/reference/measures.md, which lists them, and a page a measure beside it; a test compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from spec.measures.spec_tables import Spec, rows_of
from waypost.insight.measures.measure import OBJECTIVES, Measure
from waypost.insight.measures.registry import MEASURES
from waypost.insight.measures.waiting import WAITING, WaitingMeasure

INDEX, FOLDER = "docs/reference/measures.md", "docs/reference/measures"
SPECS: tuple[Spec, ...] = tuple(import_module(f"spec.measures.test_{measure.id}").SPEC for measure in MEASURES)
"""Every specification, in the order of the registry."""

HEAD = """# Measures

Made from the registry and from the tables that the specification tests run: do not edit it by hand. `make docs` writes
it, and a test fails when it is out of date.

Every figure is told at the last whole period on or before the day of the record and at the same period a year before:
for England and for each designated family judge area, or for England alone where a definition says so. A share has
Wilson's 95 % interval, a plain mean or a ratio Student's; a count is the whole count and has none. Nothing is published
before disclosure control. No partner has signed any of these definitions yet.
"""
WAITING_HEAD = """## Measures that wait for their source

Nobody hands over what these ask. They have a definition and no figure; `waypost quality` names the missing field. What
our own casework keeps of each, and why that is no answer yet, stands beside it.
"""
PERIODS = {"month_end": "the last day of a month", "quarter": "a quarter"}


def pages() -> dict[str, str]:
    """Return the text of the list and of every definition page by its path in the repository."""
    specs = {spec.measure_id: spec for spec in SPECS}
    return {INDEX: _index(), **{f"{FOLDER}/{one.id}.md": _page(one, specs[one.id]) for one in MEASURES}}


def _index() -> str:
    lines = [HEAD]
    for objective in OBJECTIVES:
        own = [measure for measure in MEASURES if measure.objective == objective]
        rows = [
            {
                "measure": f"[{one.title}](measures/{one.id}.md)",
                "identifier": f"`{one.id}`",
                "better": one.direction.replace("_", " "),
                "told for": PERIODS[one.period],
                "where": _where(one),
            }
            for one in own
        ]
        lines += [f"## {objective.capitalize()}\n", _table(rows), ""]
    return "\n".join([*lines, WAITING_HEAD, _table([_waiting(one) for one in WAITING]), ""])


def _waiting(one: WaitingMeasure) -> dict[str, str]:
    return {
        "measure": one.title,
        "identifier": f"`{one.id}`",
        "objective": one.objective,
        "what would be counted": f"{one.numerator} Of: {one.denominator}",
        "waits for": one.waits_for,
        "why nothing tells it": one.not_told_because,
        "source": "; ".join(one.sources),
    }


def _page(measure: Measure, spec: Spec) -> str:
    facts = {
        "Identifier": f"`{measure.id}`",
        "Objective": measure.objective,
        "Better": measure.direction.replace("_", " "),
        "Told for": PERIODS[measure.period],
        "Told of": _where(measure),
        "Numerator": measure.numerator,
        "Denominator": measure.denominator,
        "Owner of the definition": measure.owner,
        "Partners who signed it": ", ".join(measure.partners_who_signed) or "none yet",
        "To be reviewed by": measure.next_review.isoformat(),
    }
    methods = [
        {"method": f"`{one.id}`", "unit": one.unit, "groups": ", ".join(one.groups), "what": one.title}
        for one in measure.methods
    ]
    return "\n".join(
        [
            f"# {measure.title}\n",
            "Made from the registry and from the table that the specification test runs: do not edit it by hand. "
            "All are listed in [measures](../measures.md).\n",
            f"{measure.why_it_matters}\n",
            *(f"- **{name}**: {text}" for name, text in facts.items()),
            "\n## Methods\n",
            _table(methods),
            "\n## Cautions\n",
            *(f"- {caution}" for caution in measure.cautions),
            "\n## Sources\n",
            *(f"- {source}" for source in measure.sources),
            "\n## By example\n",
            f"{spec.said}\n",
            _table(rows_of(spec.journeys)),
            "\nThe figures, as known on " + f"{spec.as_of.isoformat()}:\n",
            _table(rows_of(spec.figures)),
            "",
        ]
    )


def _where(measure: Measure) -> str:
    return "England" if measure.grains == ("england",) else "England and each area"


def _table(rows: Sequence[dict[str, str]]) -> str:
    lines = [list(rows[0]), ["---"] * len(rows[0]), *(list(row.values()) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
