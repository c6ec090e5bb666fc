"""Properties of linkage: order does not matter, what cannot be never is, and a child's identifier stays."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from support.linkage_facts import facts, joined_one_by_one, may_be_one
from support.linkage_people import ANNA, BORIS, CLARA, at, child, people
from waypost.linkage.cluster import cluster
from waypost.linkage.link import link

RECORDS = 12

stretches = st.lists(
    st.sampled_from([(), ((1, 0, 5),), ((1, 6, 9),), ((1, 3, 8), (2, 0, 1))]), min_size=RECORDS, max_size=RECORDS
)
facts_of_records = st.builds(
    facts,
    st.just(RECORDS),
    numbered_by=st.lists(st.integers(-1, 2), min_size=RECORDS, max_size=RECORDS),
    cases=stretches,
    care=stretches,
    born=st.lists(st.sampled_from([0, 20160509, 20160905, 20110203, 20110204]), min_size=RECORDS, max_size=RECORDS),
)
links_of_records = st.lists(
    st.tuples(st.integers(0, RECORDS - 1), st.integers(0, RECORDS - 1), st.integers(0, 40).map(lambda n: n / 2)),
    max_size=40,
).map(lambda links: list({(min(a, b), max(a, b)): (min(a, b), max(a, b), w) for a, b, w in links if a != b}.values()))


def as_frame(links):
    return pl.DataFrame(links, schema={"left": pl.Int64, "right": pl.Int64, "match_weight": pl.Float64}, orient="row")


@settings(max_examples=200)
@given(known=facts_of_records, links=links_of_records)
def test_no_cluster_holds_what_cannot_be(known, links):
    found = cluster(as_frame(links), known, accept_weight=3.0)
    groups: dict[int, list[int]] = {}
    for record, lowest in enumerate(found.member_of):
        groups.setdefault(lowest, []).append(record)
    for lowest, members in groups.items():
        assert lowest == min(members)
        for record in members:
            others = [other for other in members if other != record]
            assert not others or may_be_one(known, [record], others)


@given(known=facts_of_records, links=links_of_records)
def test_all_at_once_is_as_one_by_one(known, links):
    """Weights two bits apart and more leave no rivals, and then the order alone decides."""
    apart = [(left, right, 3.0 + 2.0 * place) for place, (left, right, _) in enumerate(links)]
    found = cluster(as_frame(apart), known, accept_weight=3.0)
    assert list(found.member_of) == joined_one_by_one(known, apart)


@given(known=facts_of_records, links=links_of_records, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_links_never_matters(known, links, shuffled):
    again = list(links)
    shuffled.shuffle(again)
    one, other = (cluster(as_frame(each), known, accept_weight=3.0) for each in (links, again))
    assert list(one.member_of) == list(other.member_of)
    assert dict(zip(links, one.verdicts, strict=True)) == dict(zip(again, other.verdicts, strict=True))


statement = st.builds(
    lambda facts, source, key, day, changed: child(
        source,
        f"{key}/{facts['forenames']}",
        sender="E08000035" if source == "ssd" else None,
        proceedings_key=None if source == "ssd" else str(key),
        learnt_at=day and at(f"2025-0{day}-01"),
        **{**facts, **changed},
    ),
    st.sampled_from([ANNA, BORIS, CLARA]),
    st.sampled_from(["hmcts_public_law", "cafcass", "ssd"]),
    st.integers(1, 2),
    st.sampled_from([1, 2, 3]),
    st.sampled_from([{}, {"postcode": None}, {"forenames": "Baby"}, {"ethnicity": "refused"}, {"surname": "Married"}]),
)


@settings(max_examples=8)
@given(told=st.lists(statement, min_size=2, max_size=10), shuffled=st.randoms(use_true_random=False))
def test_files_read_again_in_another_order_give_the_same_children(told, shuffled):
    again = told + told[:3]
    shuffled.shuffle(again)
    one, other = link(people(*told)), link(people(*again))
    assert one.identities.equals(other.identities)
    assert one.children.equals(other.children)
    assert one.links.equals(other.links)


@settings(max_examples=8)
@given(
    told=st.lists(statement, min_size=1, max_size=6), later=st.lists(st.sampled_from([ANNA, BORIS, CLARA]), max_size=4)
)
def test_what_is_learnt_later_renames_nobody(told, later):
    """The same children come back to court, each in a new case: everyone keeps the identifier that they had."""
    back_in_court = [
        child("hmcts_public_law", f"new {n}", proceedings_key=f"new {n}", learnt_at=at("2026-01-01"), **facts)
        for n, facts in enumerate(later)
    ]
    before, after = link(people(*told)), link(people(*told, *back_in_court))
    known = before.identities.join(
        after.identities, on=["source", "sender", "person_key"], suffix="_after", nulls_equal=True
    )
    assert known.height == before.identities.height
    assert set(known["child_id_after"]) <= set(before.identities["child_id"])
