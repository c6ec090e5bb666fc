"""What is known before a build: the last register and decisions, or those that are named."""

from __future__ import annotations

from datetime import date

import pytest

from support.identities import linked
from waypost.linkage.review.decisions import Word, pair_identifier
from waypost.pipeline.identity.keep import keep_identities
from waypost.pipeline.identity.known import DecisionsPartWays, Known, NotARegister, known_before
from waypost.pipeline.identity.ledger import add, read_ledger
from waypost.pipeline.identity.pairs import listed, said

DAY = date(2027, 4, 1)
ONE, OTHER, THIRD = (("cafcass", None, key) for key in "abc")


def built(folder, *clusters):
    folder.mkdir(exist_ok=True)
    keep_identities(linked(*clusters), Known(DAY), folder)
    return folder


def decided(out, one=ONE, other=OTHER, people=("A", "B")):
    name = pair_identifier(one, other)
    words = [Word(name, "same", by, "service_manager", "owner_confirmed") for by in people]
    add(out, [listed(one, other, at="x"), *map(said, words)])
    return name


def test_nothing_is_known_of_nothing(tmp_path):
    known = known_before(tmp_path / "out", None, on=DAY)
    assert known.register is None
    assert known.decisions.is_empty()
    assert known.first_change == 1


def test_the_last_build_and_what_people_decided_since(tmp_path):
    out = built(tmp_path / "out", "ab", "c")
    name = decided(out)
    known = known_before(out, None, on=DAY)
    assert known.register["person_key"].to_list() == ["a", "b", "c"]
    assert known.decisions["pair_id"].to_list() == [name]


def test_decisions_count_without_a_register(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    decided(out)
    assert known_before(out, None, on=DAY).decisions.height == 1


def test_another_builds_register_and_decisions_are_taken_over(tmp_path):
    there, here = built(tmp_path / "there", "ab"), built(tmp_path / "here", "a", "b")
    decided(there)
    known = known_before(here, there, on=DAY)
    assert known.decisions.height == 1
    assert known.register["child_id"].n_unique() == 1
    assert read_ledger(here) == read_ledger(there)
    known_before(here, there, on=DAY)
    assert read_ledger(here) == read_ledger(there), "once is enough"


def test_a_new_folder_takes_the_ledger_into_its_build(tmp_path):
    there = built(tmp_path / "there", "ab")
    decided(there)
    known = known_before(tmp_path / "new", there, on=DAY)
    (tmp_path / "building").mkdir()
    keep_identities(linked("ab"), known, tmp_path / "building")
    assert read_ledger(tmp_path / "building") == read_ledger(there)


def test_two_lists_of_decisions_that_part_ways_are_not_mixed(tmp_path):
    there, here = built(tmp_path / "there", "ab"), built(tmp_path / "here", "ab")
    decided(there)
    decided(here, ONE, THIRD)
    before = read_ledger(here)
    with pytest.raises(DecisionsPartWays, match="each without the other"):
        known_before(here, there, on=DAY)
    assert read_ledger(here) == before
    alone = known_before(here, there / "identity" / "register.parquet", on=DAY)
    assert alone.decisions["right_person_key"].to_list() == ["c"], "with a register alone one's own decisions count"


@pytest.mark.parametrize("content", [b"", b"no parquet", None])
def test_what_is_no_register_is_refused(tmp_path, content):
    path = tmp_path / "identity" / "register.parquet"
    path.parent.mkdir()
    if content is None:
        linked("ab").identities.write_parquet(path)
    else:
        path.write_bytes(content)
    for named in (path, tmp_path):
        with pytest.raises(NotARegister, match=r"identity/register\.parquet"):
            known_before(tmp_path / "out", named, on=DAY)
