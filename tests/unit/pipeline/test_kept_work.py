"""Kept work is whole or not there."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.linkage.link import Linked
from waypost.pipeline.kept_work import digest_of_frame, keep_linked, kept_linked, making


def test_work_takes_its_place_when_it_is_whole(tmp_path):
    place = tmp_path / "work"
    with making(place) as folder:
        (folder / "done").write_text("half")
        assert not place.exists()
    assert (place / "done").read_text() == "half"
    assert [path.name for path in tmp_path.iterdir()] == ["work"]


def test_work_that_broke_off_is_begun_anew(tmp_path):
    def broken_off():
        with making(tmp_path / "work") as folder:
            (folder / "first").write_text("")
            raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        broken_off()
    assert not (tmp_path / "work").exists()
    with making(tmp_path / "work") as folder:
        assert list(folder.iterdir()) == []


def test_what_linkage_found_comes_back_as_it_was(tmp_path):
    frame = pl.DataFrame({"child_id": ["C-1"], "born_on": [None]}, schema={"child_id": pl.String, "born_on": pl.Date})
    linked = Linked(identities=frame, children=frame.clear(), links=frame, counts={"records": 3})
    keep_linked(linked, tmp_path)
    kept = kept_linked(tmp_path)
    assert kept.counts == linked.counts
    assert all(getattr(kept, name).equals(getattr(linked, name)) for name in ("identities", "children", "links"))


def test_a_digest_of_a_frame_knows_names_values_and_order():
    frame = pl.DataFrame({"a": ["1", "2"], "b": ["x", None]})
    others = [frame.reverse(), frame.rename({"a": "c"}), frame.with_columns(b=pl.lit("x"))]
    told = {digest_of_frame(one) for one in (frame, *others)}
    assert len(told) == 4
    assert digest_of_frame(pl.concat([frame[:1], frame[1:]], rechunk=False)) in told
