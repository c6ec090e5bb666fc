"""Which pairs are in the queue, and which are not."""

from __future__ import annotations

from types import SimpleNamespace

import polars as pl
import pytest

from waypost.journeys.tables import SCHEMAS
from waypost.linkage.model import trained_model
from waypost.linkage.review.decisions import Word, pair_identifier
from waypost.pipeline.identity.pairs import Pair
from waypost.pipeline.identity.queue import CASEWORK, LISTED, NEAR, ListNotRead, queue_of, read_needed
from waypost.vocabulary.identity_review import review_terms

LINE, WIDTH = trained_model().accept_weight, review_terms().near_threshold_bits
KEYS = "abcdef"


@pytest.fixture
def usable(tmp_path):
    """Records a to e; f may not be used. a, b and c are one child, d and e another each."""
    rows = [("cafcass", None, key, "C-1" if key in "abc" else f"C-{key}") for key in KEYS[:5]]
    frame = pl.DataFrame(rows, schema=dict(SCHEMAS["identities"]), orient="row")
    frame.write_parquet(tmp_path / "identities.parquet")
    (tmp_path / "linkage").mkdir()
    links = [
        ("a", "b", LINE + 20, "statistical", True, "joined"),
        ("b", "c", None, "explicit_key", True, "joined"),
        ("a", "c", LINE + 20, "statistical", True, "joined through other records"),
        ("c", "d", LINE - WIDTH + 0.1, "statistical", False, "evidence too weak"),
        ("d", "e", LINE - WIDTH - 0.1, "statistical", False, "evidence too weak"),
        ("e", "f", LINE, "statistical", False, "evidence too weak"),
    ]
    names = [f"{side}_{name}" for side in ("left", "right") for name in ("source", "sender", "person_key")]
    rows = [("cafcass", None, one, "cafcass", None, other, *rest, "same surname") for one, other, *rest in links]
    schema = {**dict.fromkeys(names, pl.String), "match_weight": pl.Float64, "kind": pl.String, "accepted": pl.Boolean}
    told = pl.DataFrame(rows, schema={**schema, "verdict": pl.String, "reason": pl.String}, orient="row")
    told.write_parquet(tmp_path / "linkage" / "links.parquet")
    return SimpleNamespace(out=tmp_path, record=tmp_path)


def asked(usable, **how):
    return [
        (item.left[2] + item.right[2], item.why, item.state) for item in queue_of(usable, how.pop("pairs", {}), **how)
    ]


def test_what_is_near_the_threshold_is_in_the_queue_where_both_records_may_be_used(usable):
    assert asked(usable) == [("cd", NEAR, "open")]
    assert asked(usable, within=1.0) == []
    assert asked(usable, within=99.0) == [("cd", NEAR, "open")], "no wider than was declared"


@pytest.mark.parametrize("named", ["C-1", "cafcass//c"])
def test_a_link_that_casework_rests_on_is_in_it_unless_a_key_stands_behind_it(usable, named):
    assert asked(usable, needed=[named]) == [("ab", CASEWORK, "open"), ("cd", NEAR, "open")]


def test_what_was_given_before_stays_in_it_with_where_it_stands(usable):
    sides = ("cafcass", None, "a"), ("cafcass", None, "e")
    name = pair_identifier(*sides)
    words = tuple(Word(name, "same", by, "service_manager", "owner_confirmed") for by in "AB")
    assert asked(usable, pairs={name: Pair(name, *sides, words)}) == [("cd", NEAR, "open"), ("ae", LISTED, "same")]
    gone = ("cafcass", None, "a"), ("cafcass", None, "f")
    assert asked(usable, pairs={"R": Pair("R", *gone)}) == [("cd", NEAR, "open")]


def test_a_child_that_is_not_there_is_named_by_its_line_alone(usable, tmp_path):
    path = tmp_path / "caseload.txt"
    path.write_text("# ours\nC-1\n\nC-nobody\n")
    assert read_needed(path) == ["C-1", "C-nobody"]
    with pytest.raises(ListNotRead, match="the first is entry 2") as refused:
        asked(usable, needed=read_needed(path))
    assert "nobody" not in str(refused.value)
