"""Levels found from numbers are the levels of the comparisons' own SQL, whatever the records say."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waypost.linkage.blocking import Met
from waypost.linkage.coded import coded, coded_plain
from waypost.linkage.evidence import EVIDENCE, birth_parts, plain_evidence
from waypost.linkage.levels import LEVEL_BITS
from waypost.linkage.model import numbered, trained_model
from waypost.linkage.scoring import Resources, connection, score

ROOM = Resources(threads=1, memory_limit="256MiB", temp_directory=None)
MODEL = trained_model()
DAYS = [
    date(2016, 5, 9),
    date(2016, 9, 5),
    date(2016, 5, 19),
    date(2015, 5, 9),
    date(2016, 6, 1),
    date(1900, 2, 28),
    None,
]
NAMES = ["anna", "ana", "", "a", "annabel rose", "quillfeather", "o'neill", "Ægir", "山田", "x" * 200, None]
LISTS = [["anna", "rose"], ["rose"], [], None]
POSTCODES = ["ZZ9 1AB", "ZZ9 1AC", "ZZ8 1AB", "ZZ91AB", "", " ", "ZY8 2CD", None]

text = st.sampled_from(NAMES)
day = st.sampled_from(DAYS)
some = {
    **dict.fromkeys((name for name, kind in EVIDENCE.items() if kind == pl.String), text),
    **dict.fromkeys((name for name, kind in EVIDENCE.items() if kind == pl.List(pl.String)), st.sampled_from(LISTS)),
    **dict.fromkeys((name for name, kind in EVIDENCE.items() if kind == pl.Date), day),
    **dict.fromkeys((name for name, kind in EVIDENCE.items() if kind == pl.Boolean), st.booleans()),
    "postcode": st.sampled_from(POSTCODES),
    "outward": st.sampled_from(["ZZ9", "ZY8", None]),
    "sex": st.sampled_from(["female", "male", None]),
}
evidence_of = st.lists(st.fixed_dictionaries(some), min_size=2, max_size=7)


def every_pair(height):
    left, right = np.triu_indices(height, 1)
    return Met(left.astype(np.int64), right.astype(np.int64), (), ())


def by_sql(evidence, met):
    """The level of every comparison of every pair, each asked of all pairs in SQL."""
    sides = [
        evidence[rows].rename(lambda name, side=side: f"{name}_{side}")
        for rows, side in ((met.left, "l"), (met.right, "r"))
    ]
    pairs = pl.concat(sides, how="horizontal")
    told = []
    for comparison in MODEL.settings["comparisons"]:
        levels = list(numbered(comparison["comparison_levels"]))
        cases = " ".join(f"when {level['sql_condition']} then {number + 1}" for number, level in levels if number)
        told.append(f"case {cases} else 1 end as {comparison['output_column_name']}")
    with connection(ROOM) as engine:
        engine.register("pairs", pairs.to_arrow())
        return engine.sql(f"select {', '.join(told)} from pairs").pl().rows()


def of(levels):
    places = range(len(MODEL.settings["comparisons"]))
    return [tuple(level >> place * LEVEL_BITS & 15 for place in places) for level in levels]


@settings(max_examples=40)
@given(said=evidence_of, silent=st.sets(st.sampled_from(sorted(some)), max_size=12))
def test_levels_are_those_of_the_sql(said, silent):
    rows = [{name: None if name in silent else each.get(name) for name in EVIDENCE} for each in said]
    evidence = pl.DataFrame(rows, schema=EVIDENCE).with_columns(record=pl.int_range(pl.len()))
    evidence = evidence.with_columns(birth_parts()["born_swapped_on"])
    met = every_pair(evidence.height)
    ours = score(coded(evidence), met, MODEL, ROOM, worst=-1e9)
    assert of(ours["levels"]) == by_sql(evidence, met)


@settings(max_examples=20)
@given(
    said=st.lists(
        st.tuples(text, text, day, st.sampled_from(["female", None]), st.sampled_from(POSTCODES)),
        min_size=1,
        max_size=8,
    )
)
def test_evidence_put_together_once_a_name_is_the_evidence(said):
    rows = [(record, "s", *each) for record, each in enumerate(said)]
    names = ("record", "numbered_by", "forenames", "surname", "born_on", "sex", "postcode")
    types = dict.fromkeys(names, pl.String) | {"record": pl.Int64, "born_on": pl.Date}
    records = pl.DataFrame(rows, schema=types, orient="row")
    once, each = coded_plain(records), plain_evidence(records)
    told = [name for name in EVIDENCE if not once.is_silent(name)]
    assert once.at(np.arange(len(said)), [n for n in told if n != "record"]).equals(
        each.select(n for n in told if n != "record")
    )
    whole = coded(each)
    for name in EVIDENCE:
        if name != "record":
            one, other = once.numbers(name), whole.numbers(name)
            assert ((one == 0) == (other == 0)).all()
            assert (one[:, None] == one).tolist() == (other[:, None] == other).tolist()
    assert once.senders().tolist() == whole.senders().tolist()
    assert once.day_numbers("born_on").tolist() == whole.day_numbers("born_on").tolist()
    for name in ("forename", "family_name"):
        assert once.shares(name, 0.01, 10) == pytest.approx(whole.shares(name, 0.01, 10))
