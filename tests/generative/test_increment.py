"""Property of the increment: tonight's records give the children that linking everything again gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from waypost.linkage.increment import FullRunNeeded, link_all, link_tonight
from waypost.linkage.kept import RECORD
from waypost.linkage.model import trained_model
from waypost.linkage.scoring import Resources

ROOM = Resources(threads=1, memory_limit="256MiB", temp_directory=None)
MODEL = replace(trained_model(), weight_of_usual=60)  # so that a few records move how common a name is
RECORDS = 44  # and a dozen more, or fewer: between two powers of two

said = st.tuples(
    st.sampled_from(["court", "cafcass", "la"]),
    st.sampled_from(["Annabel", "Anabel", "Annabel Rose", "Barnaby", "Quillfeather", None]),
    st.sampled_from(["Quillfeather", "Quilfeather", "Nettlethorpe-Quillfeather", "Annabel", None]),
    st.sampled_from([date(2016, 5, 9), date(2016, 9, 5), date(2016, 5, 19), date(2011, 2, 3), None]),
    st.sampled_from(["female", "male", None]),
    st.sampled_from(["ZZ9 1AB", "ZZ9 1AC", "ZY8 2CD", None]),
)


def records(told, first=0):
    rows = [(sender, first + number, *rest) for number, (sender, *rest) in enumerate(told)]
    names = (*RECORD,)
    types = dict.fromkeys(names, pl.String) | {"key": pl.Int64, "born_on": pl.Date}
    return pl.DataFrame(rows, schema=types, orient="row")


def children(kept):
    """Who is one child with whom, by the first of them."""
    told = kept.clusters().sort("numbered_by", "key").with_row_index("first")
    return told.with_columns(pl.col("first").min().over("cluster")).drop("cluster")


@settings(max_examples=25)
@given(
    before=st.lists(said, min_size=RECORDS, max_size=RECORDS),
    nights=st.lists(
        st.tuples(
            st.lists(said, max_size=4),  # new
            st.dictionaries(st.integers(0, RECORDS - 1), said, max_size=2),  # told anew, by key
            st.sets(st.integers(0, RECORDS - 1), max_size=2),  # withdrawn
        ),
        min_size=1,
        max_size=2,
    ),
)
def test_nights_give_the_children_of_a_full_run(before, nights):
    standing = records(before)
    kept = link_all(standing, ROOM, model=MODEL)
    for number, (new, changed, gone) in enumerate(nights):
        anew = records([changed[key] for key in changed]).with_columns(pl.Series("key", list(changed), dtype=pl.Int64))
        anew = anew.with_columns(pl.Series("numbered_by", [before[key][0] for key in changed], dtype=pl.String))
        tonight = pl.concat([records(new, first=100 * (number + 1)), anew])
        withdrawn = records(before).filter(pl.col("key").is_in(list(gone - set(changed))))
        try:
            kept = link_tonight(kept, tonight, ROOM, withdrawn=withdrawn, model=MODEL)
        except FullRunNeeded:
            reject()
        standing = pl.concat(
            [
                standing.join(pl.concat([tonight, withdrawn]), on=["numbered_by", "key"], how="anti"),
                tonight,
            ]
        )
    assert children(kept).equals(children(link_all(standing, ROOM, model=MODEL)))
