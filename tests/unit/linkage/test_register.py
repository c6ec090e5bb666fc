"""The register of identities: which identifier each child keeps, told as tables of who was who before and is now."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from support.identities import linked, names_of, told_changes
from waypost.foundation.identifiers import child_identifier
from waypost.linkage.register import REGISTER, carry_over

DAY = date(2027, 4, 1)


def builds(*tellings):
    """Carry identities over one build after another; return what each gave."""
    register, found = None, []
    for number, telling in enumerate(tellings):
        carried = carry_over(linked(*telling), register, on=DAY + timedelta(number), first_change=number * 100 + 1)
        register = carried.register
        found.append(carried)
    return found


def test_from_nothing_every_child_has_the_identifier_that_linkage_made_and_nothing_changed():
    (first,) = builds([("a", "b"), ("c",)])
    assert names_of(first) == {"a": child_identifier("a"), "b": child_identifier("a"), "c": child_identifier("c")}
    assert first.moves.is_empty()
    assert first.register.schema == pl.Schema(REGISTER)


def test_the_same_again_changes_nothing():
    first, again = builds([("a", "b"), ("c",)], [("c",), ("b", "a")])
    assert names_of(again) == names_of(first)
    assert again.register.equals(first.register)
    assert again.moves.is_empty()


def test_a_record_that_was_learnt_earlier_renames_nobody():
    first, later = builds([("m", "n")], [("a", "m", "n")])
    assert set(names_of(later).values()) == set(names_of(first).values())
    assert told_changes(later) == [("kept", {None: 1}, {"m": 1})]


# Before, now, and by which letter's first name each child of now goes; then the kinds of change.
TABLE = [
    ("two are one: the more records decide", ["ab", "cde"], ["abcde"], {"abcde": "c"}, ["merged"]),
    ("a tie goes to the lower identifier", ["ab", "cd"], ["abcd"], {"abcd": None}, ["merged"]),
    ("one is two: the larger part keeps it", ["abcde"], ["ab", "cde"], {"cde": "a", "ab": "new"}, ["split"]),
    ("halves: the eldest record keeps it", ["abcd"], ["ab", "cd"], {"ab": "a", "cd": "new"}, ["split"]),
    ("a record goes from one to another", ["abc", "de"], ["ab", "cde"], {"ab": "a", "cde": "d"}, ["rearranged"]),
    ("a stranger", ["ab"], ["ab", "x"], {"ab": "a", "x": "new"}, ["new"]),
    ("told no more", ["ab", "c"], ["ab"], {"ab": "a"}, ["gone"]),
    ("a record is withdrawn", ["abc"], ["ab"], {"ab": "a"}, ["kept"]),
    ("one record in place of another", ["abc"], ["abx"], {"abx": "a"}, ["kept"]),
    ("two things at once", ["ab", "cd", "e"], ["abx", "c", "d"], {"abx": "a", "c": "c", "d": "new"},
     ["gone", "kept", "split"]),
]  # fmt: skip


@pytest.mark.parametrize(("meaning", "before", "now", "named", "kinds"), TABLE, ids=[row[0] for row in TABLE])
def test_who_keeps_which_identifier(meaning, before, now, named, kinds):
    first, later = builds(before, now)
    was, names = names_of(first), names_of(later)
    for cluster, by in named.items():
        assert len({names[record] for record in cluster}) == 1
        name = names[cluster[0]]
        if by == "new":
            assert name not in was.values()
        elif by is None:
            assert name == min(was[record] for record in cluster)
        else:
            assert name == was[by]
    assert sorted(later.moves.unique("change")["kind"]) == kinds


def test_of_equals_the_identifier_given_first_is_kept():
    *_, before, later = builds(["z"], ["z", "ab"], ["z", "a"], ["za"])
    assert set(names_of(later).values()) == {names_of(before)["z"]}


def test_a_merge_that_is_undone_gives_the_name_back():
    first, merged, parted = builds(["abc", "de"], ["abcde"], ["abc", "de"])
    assert names_of(parted) == names_of(first)
    assert [kind for kind, *_ in told_changes(merged)] == ["merged"]
    assert [kind for kind, *_ in told_changes(parted)] == ["split"]


def test_a_name_that_somebody_had_goes_to_nobody_else():
    """a is alone, then part of b's child, then not: its name comes back to it, and is made for no stranger."""
    first, _, later = builds(["a", "bcd"], ["abcd"], ["bcd", "ax"])
    name_of_a = names_of(first)["a"]
    assert names_of(later)["a"] == name_of_a, "more than half of what is known of them had it"
    _, _, mixed = builds(["ab", "cde"], ["abcde"], ["cde", "a", "b"])
    assert names_of(mixed)["a"] != names_of(mixed)["b"]
    assert child_identifier("a") not in set(names_of(mixed).values()), "half of the records is not more than half"


def test_a_child_who_was_gone_and_comes_back_is_the_same_child():
    first, gone, back = builds(["ab", "c"], ["ab"], ["ab", "c"])
    assert names_of(back) == names_of(first)
    assert told_changes(gone) == [("gone", {"c": 1}, {None: 1})]
    assert told_changes(back) == [("returned", {None: 1}, {"c": 1})]


def test_changes_are_numbered_on():
    _, second, third = builds(["a"], ["a", "b", "c"], ["a", "b", "c", "d"])
    assert sorted(second.moves["change"].unique()) == [101, 102]
    assert third.moves["change"].to_list() == [201]


def test_the_children_are_renamed_with_their_records():
    _, later = builds(["mn"], ["amn"])
    assert later.linked.children["child_id"].to_list() == [child_identifier("m")]
    assert later.linked.children["anchor"].to_list() == ["a"], (
        "the anchor is the record learnt first, whatever the name"
    )
