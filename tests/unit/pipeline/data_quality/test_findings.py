"""What readers found, for the records that they read."""

from __future__ import annotations

from support.quality_material import material
from waypost.pipeline.data_quality.findings import findings


def test_each_rule_of_a_source_is_set_against_what_was_read_of_it():
    told = findings(
        material(
            told=[("cin", 2000, 3), ("ssd", 10, 0)],
            findings=[("cin", "refused", "element_not_known", 3), ("cin", "findings", "cin_8606", 7)],
        )
    )
    assert told.rows() == [
        ("cin", "findings", "any", 7, 2000),
        ("cin", "findings", "cin_8606", 7, 2000),
        ("cin", "refused", "any", 3, 2000),
        ("cin", "refused", "element_not_known", 3, 2000),
        ("ssd", "findings", "any", 0, 10),
        ("ssd", "refused", "any", 0, 10),
    ]
