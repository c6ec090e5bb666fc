"""Writes docs/reference/measures.md from the registry and the very tables that the specification tests run.

Run `PYTHONPATH=tests python -m spec.measures.reference_page` after changing a measure or a table; a test compares.
"""

from __future__ import annotations

from pathlib import Path

from spec.measures import (
    test_caseload,
    test_children_per_case,
    test_closed_within_26_weeks,
    test_duration_of_closed_cases,
    test_engagement,
    test_hearings_cancelled,
    test_letters_in_audited_files,
    test_management_review,
    test_open_children_and_cases,
    test_open_over_52_weeks,
    test_section_8_within_26_weeks,
)
from spec.measures.spec_tables import Spec, rows_of
from waypost.insight.measures.measure import Measure
from waypost.insight.measures.registry import MEASURES

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "measures.md"

SPECS: tuple[Spec, ...] = (
    test_open_children_and_cases.SPEC,
    test_open_over_52_weeks.SPEC,
    test_closed_within_26_weeks.SPEC,
    test_duration_of_closed_cases.SPEC,
    test_section_8_within_26_weeks.SPEC,
    test_children_per_case.SPEC,
    test_hearings_cancelled.SPEC,
    test_engagement.SPEC,
    test_letters_in_audited_files.SPEC,
    test_management_review.SPEC,
    test_caseload.SPEC,
)
"""Every specification, in the order of the registry."""

HEAD = """# Measures

Made from the registry and from the tables that the specification tests run: do not edit it by hand.
`PYTHONPATH=tests python -m spec.measures.reference_page` writes it, and a test fails when it is out of date.

Every figure is told for England and for each designated family judge area, unless a caution says for England alone, at
the last whole period on or before the day of the record and at the same period a year before. A share has Wilson's
95 % interval, a plain mean or a ratio Student's; a
count is the whole count and has none. Nothing is published before disclosure control.
"""


def render() -> str:
    """Return the page."""
    specs = {spec.measure_id: spec for spec in SPECS}
    return "\n".join([HEAD, *(_section(measure, specs[measure.id]) for measure in MEASURES)])


def _section(measure: Measure, spec: Spec) -> str:
    facts = {
        "Identifier": f"`{measure.id}`",
        "Objective": measure.objective,
        "Better": measure.direction.replace("_", " "),
        "Told for": {"month_end": "the last day of a month", "quarter": "a quarter"}[measure.period],
        "Numerator": measure.numerator,
        "Denominator": measure.denominator,
        "Owner of the definition": measure.owner,
        "To be reviewed by": measure.next_review.isoformat(),
    }
    methods = [
        {"method": f"`{one.id}`", "unit": one.unit, "groups": ", ".join(one.groups), "what": one.title}
        for one in measure.methods
    ]
    return "\n".join(
        [
            f"## {measure.title}\n",
            f"{measure.why_it_matters}\n",
            *(f"- **{name}**: {text}" for name, text in facts.items()),
            "\n### Methods\n",
            _table(methods),
            "\n### Cautions\n",
            *(f"- {caution}" for caution in measure.cautions),
            "\n### Sources\n",
            *(f"- {source}" for source in measure.sources),
            "\n### By example\n",
            f"{spec.said}\n",
            _table(rows_of(spec.journeys)),
            "\nThe figures, as known on " + f"{spec.as_of.isoformat()}:\n",
            _table(rows_of(spec.figures)),
            "",
        ]
    )


def _table(rows: list[dict[str, str]]) -> str:
    lines = [list(rows[0]), ["---"] * len(rows[0]), *(list(row.values()) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(render(), encoding="utf-8")
