"""From clusters to children: identifiers and best values."""

from __future__ import annotations

import polars as pl

from support.linkage_people import at, born, child, people
from waypost.foundation.identifiers import child_identifier
from waypost.linkage.children import anchored, best_values, identities
from waypost.linkage.statements import collapse

NONE_CONFIRMED = pl.Series("cluster", [], dtype=pl.Int64)


def one_child(*statements):
    """Every record is one child's: the child's row."""
    collapsed = collapse(people(*statements))
    frame = anchored(collapsed.children, [0] * collapsed.children.height)
    found = best_values(frame, NONE_CONFIRMED)
    assert found.height == 1
    return found.row(0, named=True)


def test_the_anchor_is_the_record_learnt_first():
    row = one_child(
        child("hmcts_public_law", "5/a", learnt_at=at("2025-04-01")),
        child("cafcass", "9", learnt_at=at("2025-03-01")),
        child("ssd", "1", sender="E08000035"),
    )
    assert row["anchor"] == "cafcass//9"
    assert row["child_id"] == child_identifier("cafcass//9")


def test_ties_go_by_the_declared_order_of_sources_then_sender_and_key():
    same = at("2025-04-01")
    told = [
        child("ssd", "1", sender="E08000035", learnt_at=same),
        child("cafcass", "9", learnt_at=same),
        child("hmcts_private_law", "b", learnt_at=same),
        child("hmcts_private_law", "a", learnt_at=same),
    ]
    assert one_child(*told)["anchor"] == one_child(*told[::-1])["anchor"] == "hmcts_private_law//a"


def test_what_is_learnt_later_does_not_rename_a_child():
    first = child("cafcass", "9", learnt_at=at("2025-03-01"))
    later = child("hmcts_public_law", "5/a", learnt_at=at("2025-04-01"))
    assert one_child(first)["child_id"] == one_child(first, later)["child_id"]


def test_the_value_most_records_give_is_the_childs():
    row = one_child(
        child("hmcts_public_law", "5/a", born_on=born("2016-05-09"), sex="male"),
        child("cafcass", "9", born_on=born("2016-09-05"), sex="female"),
        child("ssd", "1", sender="E08000035", born_on=born("2016-09-05"), sex=None),
    )
    assert row["born_on"] == born("2016-09-05")
    assert row["sex"] == "male", "one each: the source declared first"


def test_a_group_is_never_lost_to_a_refusal():
    refused = [child("hmcts_public_law", f"{n}/a", ethnicity="refused") for n in range(3)]
    assert one_child(*refused, child("ssd", "1", sender="E", ethnicity="black_african"))["ethnicity"] == "black_african"
    assert one_child(*refused)["ethnicity"] == "refused"


def test_nothing_said_is_null():
    row = one_child(child("cafcass", "9"))
    assert (row["born_on"], row["sex"], row["ethnicity"]) == (None, None, None)
    assert row["identity"] == "statistical"


def test_identities_name_every_key_once():
    collapsed = collapse(people(child("cafcass", "9"), child("cafcass", "8"), child("ssd", "1", sender="E")))
    frame = anchored(collapsed.children, [0, 1, 0])
    found = identities(frame)
    assert found.select("source", "sender", "person_key").rows() == [
        ("cafcass", None, "8"),
        ("cafcass", None, "9"),
        ("ssd", "E", "1"),
    ]
    by_key = dict(found.select("person_key", "child_id").iter_rows())
    assert by_key["8"] == by_key["1"] != by_key["9"]
