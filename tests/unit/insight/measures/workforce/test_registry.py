"""Every measure of people is listed, told of England and of service areas, and its tables have their columns."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from support.invented_staff_tables import AS_OF, post, staff
from waypost.insight.measures import workforce
from waypost.insight.measures.workforce.registry import OF_PEOPLE, compute_of_people
from waypost.insight.measures.workforce.staff import Staff
from waypost.pipeline.measures import listed


def test_each_file_is_a_measure_that_is_listed():
    files = {path.stem for path in Path(workforce.__file__).parent.glob("*.py")} - {"__init__", "staff", "registry"}
    assert {one.id for one in OF_PEOPLE} == files
    by_id = {row["id"]: row for row in listed()}
    assert all(by_id[one.id]["grains"] == ["england", "service_area"] for one in OF_PEOPLE)


def test_without_staff_tables_there_is_no_figure_and_with_them_england_is_the_sum():
    assert compute_of_people(Staff(), AS_OF) == []
    found = compute_of_people(staff(workforce=[post("W1"), post("W2", service_area=None)]), AS_OF)
    assert {one.measure_id for one in found} == {"vacancies", "turnover", "sickness"}
    for one in (one for one in found if one.area == "england"):
        parts = [other for other in found if other.area_kind == "service_area" and other.measure_id == one.measure_id]
        assert one.denominator == sum(part.denominator for part in parts)
        assert "not_known" in {part.area for part in parts}


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(ValueError, match="vacancies lacks"):
        Staff(vacancies=pl.DataFrame({"role": ["x"]}))
