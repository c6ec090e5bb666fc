"""More is written wrongly of the people of a group, and of nobody else."""

from __future__ import annotations

import polars as pl
import pytest

from support.planted_worlds import ground
from waypost.synthetic.chance import stream
from waypost.synthetic.noise import written_down
from waypost.synthetic.planted import NOT_PLANTED, Planted, noise_times
from waypost.synthetic.planting.linkage_noise import noisier_people
from waypost.synthetic.scenario_parts import LinkageNoise


def test_everyone_of_the_group_is_named_adults_too():
    noise, rows = noisier_people(ground(), (LinkageNoise("ethnic_group", ("asian",)),))
    group = ground().groups_of_people("ethnic_group")
    assert noise["person_id"].to_list() == ground().people.filter(group == "asian")["person_id"].sort().to_list()
    assert set(noise["times"]) == {2.0}
    assert set(rows["group"]) == {"asian"}
    assert rows["case_id"].is_null().all()


def test_a_person_in_two_groups_has_both():
    entries = (LinkageNoise("ethnic_group", ("asian",), 2), LinkageNoise("sex", ("female",), 3))
    noise, rows = noisier_people(ground(), entries)
    assert set(noise["times"]) == {2.0, 3.0, 6.0}
    assert rows.height > noise.height
    assert noisier_people(ground(), ())[0].is_empty()


def test_the_errors_are_as_many_times_as_often():
    people = ground().people.with_columns(known_from=pl.lit(None, dtype=pl.Date).fill_null(pl.col("born_on").max()))
    noise, _ = noisier_people(ground(), (LinkageNoise("sex", ("female",), 4),))
    times = noise_times(Planted(asked={"name": "x"}, noise=noise), people)
    usual = written_down(people, "cafcass", stream(1, "x"))
    more = written_down(people, "cafcass", stream(1, "x"), times)

    def missing(written: pl.DataFrame, sex: str) -> int:
        return written.filter(people["sex"] == sex)["postcode"].null_count()

    assert missing(more, "female") / missing(usual, "female") == pytest.approx(4, abs=1)
    assert missing(more, "male") == pytest.approx(missing(usual, "male"), abs=25)


def test_nothing_planted_is_no_times():
    assert noise_times(NOT_PLANTED, ground().people) is None
