"""How care proceedings ended for children: what counts, by example."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date

import pytest

from spec.measures.spec_tables import STORES, Spec

SPEC = Spec(
    measure_id="final_orders",
    said="Which order ended care proceedings for children in October to December 2024?",
    as_of=date(2025, 1, 31),
    journeys="""
    child | case | application | received   | final order | order                      | next final order | next order      | why
    A     | 1    | section_31  | 2024-03-01 | 2024-10-15  | care_order                 | -                | -               | care order
    B     | 2    | section_31  | 2024-03-01 | 2024-10-15  | placement_order            | -                | -               | placement order
    C     | 3    | section_31  | 2024-03-01 | 2024-10-15  | special_guardianship_order | -                | -               | special guardianship order
    D     | 4    | section_31  | 2024-03-01 | 2024-10-15  | supervision_order          | -                | -               | supervision order
    E     | 5    | section_31  | 2024-03-01 | 2024-10-15  | child_arrangements_order   | -                | -               | child arrangements order
    F     | 6    | section_31  | 2024-03-01 | 2024-10-15  | no_order                   | -                | -               | no order
    G     | 7    | section_31  | 2024-03-01 | 2024-10-15  | withdrawn                  | -                | -               | withdrawn
    H     | 8    | section_31  | 2024-03-01 | 2024-10-15  | care_order                 | 2024-11-15       | placement_order | the first order counts: care order
    I     | 9    | section_8   | 2024-03-01 | 2024-10-15  | child_arrangements_order   | -                | -               | no care proceedings: not counted
    """,
    figures="""
    until      | method                     | area    | group | numerator | denominator | value | unit
    2024-12-31 | care_order                 | england | all   | 2         | 8           | 25.00 | percent
    2024-12-31 | placement_order            | england | all   | 1         | 8           | 12.50 | percent
    2024-12-31 | special_guardianship_order | england | all   | 1         | 8           | 12.50 | percent
    2024-12-31 | supervision_order          | england | all   | 1         | 8           | 12.50 | percent
    2024-12-31 | child_arrangements_order   | england | all   | 1         | 8           | 12.50 | percent
    2024-12-31 | no_order                   | england | all   | 1         | 8           | 12.50 | percent
    2024-12-31 | withdrawn                  | england | all   | 1         | 8           | 12.50 | percent
    """,
)


@pytest.mark.parametrize("store", STORES)
def test_final_orders(store) -> None:
    SPEC.check(store())
