"""Ethnicity goes with names and with nothing else."""

import numpy as np
import polars as pl
import pytest

from support.invented_lives import world_of
from waypost.synthetic import people
from waypost.synthetic.chance import stream
from waypost.synthetic.ethnicities import ETHNICITIES, Heritage, draw_heritage, first_languages
from waypost.synthetic.invent import invent
from waypost.synthetic.names import COMMUNITIES
from waypost.synthetic.world import SCHEMAS

_OF_NAMES = ["forenames", "surname", "other_surname", "known_as_forenames", "known_as_surname", "ethnicity"]
_OF_NAMES += ["first_language", "interpreter_language"]


def test_all_nineteen_options_are_there_in_their_shares():
    found = draw_heritage(stream(1, "x"), 100_000)
    assert len(ETHNICITIES) == 19
    shares = np.bincount(found.child, minlength=19) / 100_000
    assert shares[ETHNICITIES.index("white_british")] == pytest.approx(0.672, abs=0.01)
    assert (shares > 0).all()


def test_parents_of_mixed_children_differ_and_others_do_not():
    found = draw_heritage(stream(1, "x"), 20_000)
    is_mixed = np.array([name.startswith("mixed") for name in ETHNICITIES])[found.child]
    assert ((found.mother != found.father) == is_mixed).all()
    assert (found.mother[~is_mixed] == found.child[~is_mixed]).all()
    assert (found.mother_community[~is_mixed] == found.father_community[~is_mixed]).all()


def test_first_languages_are_mostly_english():
    assert set(_languages("british", needs_interpreter=False)) == {"English"}
    assert set(_languages("tamil", needs_interpreter=False)) == {"English", "Tamil"}


def test_who_needs_an_interpreter_has_another_first_language():
    assert set(_languages("tamil", needs_interpreter=True)) == {"Tamil"}
    british = _languages("british", needs_interpreter=True)
    assert "English" not in british
    assert "British Sign Language" in british


def _languages(community: str, *, needs_interpreter: bool) -> list[str]:
    communities = np.full(500, COMMUNITIES.index(community))
    needs = np.full(500, needs_interpreter)
    return first_languages(stream(1, "x"), stream(1, "y"), communities, needs).to_list()


def test_interpreters_are_needed_as_often_in_every_ethnic_group():
    world = world_of(20_000, 1)
    mothers = world.people.filter(pl.col("role") == "mother")
    share = mothers.group_by("ethnicity").agg(pl.len(), pl.col("interpreter_language").is_not_null().mean())
    error = (pl.lit(0.04 * 0.96) / pl.col("len")).sqrt()
    assert share.filter((pl.col("interpreter_language") - 0.04).abs() > 4 * error).is_empty()


def test_no_conduct_depends_on_ethnicity(monkeypatch: pytest.MonkeyPatch):
    usual = invent(children=400, seed=3)

    def all_alike(chance: np.random.Generator, size: int) -> Heritage:
        same = np.full(size, ETHNICITIES.index("black_african"))
        community = np.full(size, COMMUNITIES.index("west_african"))
        return Heritage(same, same, same, community, community)

    monkeypatch.setattr(people, "draw_heritage", all_alike)
    other = invent(children=400, seed=3)
    assert (other.people["ethnicity"] == "black_african").all()
    for name in SCHEMAS:
        told, retold = getattr(usual, name), getattr(other, name)
        unlike = _OF_NAMES if name == "people" else []
        assert told.drop(unlike).equals(retold.drop(unlike)), name
    for name in ("known_as_forenames", "known_as_surname", "interpreter_language"):
        assert (usual.people[name].is_null() == other.people[name].is_null()).all(), "who has one is decided before"
    assert not usual.people.select(pl.col(_OF_NAMES)).equals(other.people.select(pl.col(_OF_NAMES)))
