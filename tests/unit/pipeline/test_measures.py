"""Measures as plain values for doors."""

from __future__ import annotations

import pytest

from waypost.pipeline import measures

HEAD = (
    "measure_id,method,area_kind,area,period_start,period_end,group_kind,group,numerator,denominator,value,unit,"
    "lower,upper,marker,invented"
)


@pytest.fixture
def out(tmp_path):
    (tmp_path / "release").mkdir()
    rows = ["open_over_52_weeks,children,england,england,,2027-01-31,all,all,7,,7,children,,,,true", "other" + "," * 15]
    (tmp_path / "release" / "measures.csv").write_text("\n".join([HEAD, *rows]) + "\n")
    return tmp_path


def test_the_list_has_the_published_keys():
    told = len(measures.MEASURES) + len(measures.ANALYSES)
    assert [set(row) for row in measures.listed()] == [set(measures.LISTED)] * told


def test_every_definition_is_whole():
    for row in measures.described():
        assert all(row[key] for key in ("title", "why_it_matters", "numerator", "denominator", "source", "cautions"))


def test_released_figures_of_one_measure_or_all(out):
    assert len(measures.released(out)) == 2
    (row,) = measures.released(out, "open_over_52_weeks")
    assert row["numerator"] == "7"


def test_an_unknown_measure_names_those_there_are(out):
    with pytest.raises(measures.UnknownMeasure, match="open_over_52_weeks"):
        measures.released(out, "nothing")
