"""A linkage as some of its records alone tell it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest

from waypost.intake.contract import PEOPLE
from waypost.linkage.link import link
from waypost.linkage.only_of import only_of

EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


def record(source, key, learnt, **more):
    given = {
        "source": source,
        "sender": "E08000025" if source in ("ssd", "cin") else None,
        "record_key": key,
        "learnt_at": learnt,
        "person_key": key,
        "role": "child",
        "forenames": "Zelda",
        "surname": "Quorle",
        "born_on": date(2019, 6, 1),
        "sex": "female",
        "upn": "A12345678901B",
    }
    return {name: (given | more).get(name) for name in PEOPLE}


PEOPLE_TOLD = pl.DataFrame(
    [
        record("ssd", "101", EARLY, ethnicity="WBRI"),
        record("cin", "102", LATE, ethnicity="MWBC", authority_child_id="101"),
        record("cafcass", "K1", LATE, forenames="Ivo", born_on=date(2021, 1, 1), upn=None, sex="male"),
    ],
    schema=dict(PEOPLE),
)


@pytest.fixture(scope="module")
def linked():
    return link(PEOPLE_TOLD)


def of(linked, *sources):
    return only_of(linked, PEOPLE_TOLD.filter(pl.col("source").is_in(sources)))


def test_all_records_are_the_whole_linkage(linked):
    less = of(linked, "ssd", "cin", "cafcass")
    assert less.identities.equals(linked.identities)
    assert less.children.equals(linked.children)


def test_a_child_keeps_the_identifier_and_loses_what_the_others_said(linked):
    whole = dict(linked.identities.filter(pl.col("source") == "cin").select("person_key", "child_id").iter_rows())
    less = of(linked, "cin")
    assert dict(less.identities.select("person_key", "child_id").iter_rows()) == whole
    (child,) = less.children.to_dicts()
    assert (child["child_id"], child["ethnicity"], child["anchor"]) == (whole["102"], "MWBC", "cin/E08000025/102")
    assert child["identity"] == "statistical", "of one record alone nobody has said that another is the same child's"


def test_no_record_of_another_source_is_named_anywhere(linked):
    less = of(linked, "cin")
    told = str([less.identities.to_dicts(), less.children.to_dicts(), less.links.to_dicts()])
    assert "ssd" not in told
    assert "'101'" not in told


def test_of_no_record_there_is_no_child(linked):
    less = of(linked)
    assert less.children.is_empty()
    assert less.identities.is_empty()
    assert less.children.schema == linked.children.schema
