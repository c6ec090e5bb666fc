"""What the gap map says, as a table: how far each field is told, and what that makes of the measure.

The measure here is the share of section 31 applications issued in a quarter, of those that Cafcass knows. It needs the
day of issue, which Cafcass or the court's public-law feed may tell, and that Cafcass tells of the child. Each share is
of 100 records; "-" stands for none that should be told, "few" for 20.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from support.quality_material import matter
from waypost.disclosure.profile import read_profile
from waypost.disclosure.shares import release_shares
from waypost.insight.measures.registry import MEASURES
from waypost.journeys.expressions import AllOf, Column, Compare, IsMissing, Not, Value
from waypost.journeys.question import Count, Question
from waypost.pipeline.data_quality.gap_map import gap_map
from waypost.pipeline.data_quality.matters import Behind, Columns, Field, matters

FIELDS = [
    Field("cafcass_covers", "cafcass", "covers", "t", "w"),
    Field("cafcass_issued", "cafcass", "happened", "t", "w", kinds=("application_issued",)),
    Field("court_issued", "hmcts_public_law", "happened", "t", "w", kinds=("application_issued",), law="public"),
    Field("audited", "cafcass", "happened", "t", "w", kinds=("practice_audited",), is_sample=True),
]
COLUMNS = Columns(
    {
        "issued_on": Behind((("cafcass_issued", "court_issued"),), "h"),
        "is_told_by_cafcass": Behind((("cafcass_covers",),), "h"),
        "application": Behind((), "h"),
        "track": Behind((("audited",),), "h"),
    },
    {"section_31": "public"},
    matters().in_force_from,
)
_CARE = (
    Compare(Column("application"), "=", Value("section_31")),
    Compare(Column("is_told_by_cafcass"), "=", Value(True)),
)
ISSUED = Question("proceedings", Count(), AllOf((*_CARE, Not(IsMissing(Column("issued_on"))))))

TABLE = """
covers  cafcass  court  |  state       because
100     100      100    |  answerable
90      90       -      |  answerable
100     0        95     |  answerable
100     80       70     |  partly      cafcass_issued
100     0        0      |  not         cafcass_issued
50      100      100    |  partly      cafcass_covers
49      100      100    |  not         cafcass_covers
0       -        -      |  not         cafcass_covers
60      40       20     |  not         cafcass_issued;cafcass_covers
few     100      100    |  too_few
few     0        -      |  not         cafcass_issued
none    100      100    |  not         cafcass_covers
-       -        -      |  not         cafcass_covers;cafcass_issued
"""


def rows():
    for line in TABLE.strip().splitlines()[1:]:
        told, said = line.split("|")
        yield (*told.split(), *[*said.split(), "", ""][:2])


def measure_of(question):
    some = MEASURES[0]
    return replace(some, id="issued", methods=(replace(some.methods[0], question=question),))


def mapped(shares, question=ISSUED):
    schema = {
        **dict.fromkeys(("source", "field", "place_kind", "place", "month"), pl.String),
        **dict.fromkeys(("numerator", "denominator"), pl.Int64),
    }
    cells = [("x", field, "england", "england", "all", *counts) for field, counts in shares.items()]
    frame = pl.DataFrame(cells, schema=schema, orient="row")
    told = release_shares("completeness", frame, ("source", "field"), read_profile(None), fewest=50)
    return gap_map([measure_of(question)], told, matter(fields=FIELDS), COLUMNS).frame.to_dicts()


@pytest.mark.parametrize(("covers", "cafcass", "court", "state", "because"), list(rows()))
def test_the_table(covers, cafcass, court, state, because):
    told = dict(zip(("cafcass_covers", "cafcass_issued", "court_issued"), (covers, cafcass, court), strict=True))
    few = {"few": (20, 20), "none": (0, 20)}
    counts = {field: few.get(share) or (int(share), 100) for field, share in told.items() if share != "-"}
    assert [(row["state"], row["because"]) for row in mapped(counts)] == [(state, because)]


def test_the_percent_is_that_of_the_field_told_least():
    assert mapped({"cafcass_covers": (95, 100), "cafcass_issued": (92, 100)})[0]["percent"] == 92
    assert mapped({"cafcass_covers": (20, 20), "cafcass_issued": (92, 100)})[0]["percent"] is None


def test_of_a_sample_any_share_is_enough():
    sampled = Question("proceedings", Count(), Not(IsMissing(Column("track"))))
    assert mapped({"audited": (6, 100)}, sampled)[0]["state"] == "answerable"
    assert mapped({"audited": (0, 100)}, sampled)[0]["state"] == "not"


def test_a_measure_that_nobody_has_explained_says_so():
    unknown = Question("proceedings", Count(), Not(IsMissing(Column("service_area"))))
    (row,) = mapped({"cafcass_covers": (100, 100)}, unknown)
    assert (row["state"], row["place"], row["because"]) == ("not_documented", "england", "")
