"""Broad pools of names for England's communities."""

import numpy as np

from waypost.synthetic.chance import stream
from waypost.synthetic.names import COMMUNITIES, draw_forenames, forenames, surname_labels, surnames


def test_the_pools_are_broad():
    assert len(set(surnames().labels)) >= 20_000
    assert len(set(forenames("female").labels) | set(forenames("male").labels)) >= 4_000


def test_every_community_has_names_common_ones_first():
    pool = surnames()
    assert len(pool.edges) == len(COMMUNITIES)
    british = COMMUNITIES.index("british")
    drawn = pool.draw(stream(1, "x"), np.full(20_000, british))
    assert pool.labels[np.bincount(drawn).argmax()] in {"Smith", "Jones", "Taylor"}
    assert ((drawn >= pool.starts[british]) & (drawn < pool.starts[british + 1])).all()


def test_names_can_be_transliterated():
    everything = "".join(surnames().labels + forenames("male").labels)
    assert set("łśțöíšć'-") <= set(everything.lower())


def test_women_bear_their_form_of_a_surname():
    pool = surnames()
    at = np.array([pool.labels.index("Kowalski"), pool.labels.index("Singh"), pool.labels.index("Smith"), -1])
    assert surname_labels(at, np.full(4, True)) == ["Kowalska", "Kaur", "Smith", None]
    assert surname_labels(at, np.full(4, False)) == ["Kowalski", "Singh", "Smith", None]


def test_forenames_go_by_sex_and_community():
    sikh = np.full(300, COMMUNITIES.index("sikh"))
    girls = draw_forenames(stream(1, "x"), sikh, np.full(300, True))
    pool = forenames("female")
    start, end = pool.starts[sikh[0]], pool.starts[sikh[0] + 1]
    assert set(girls) <= set(pool.labels[start:end])
