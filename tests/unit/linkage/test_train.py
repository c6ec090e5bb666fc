"""Training, on a small invented town."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from support.linkage_people import child, people
from waypost.linkage.link import link
from waypost.linkage.model import Model
from waypost.linkage.train import save, train

FORENAMES = ("Ada", "Bruno", "Celia", "Dexter", "Edith", "Felix", "Greta", "Hector", "Iris", "Jonas", "Kitty", "Ludo")
SURNAMES = ("Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Kapok")


def town():
    """Statements and truth: 120 families of two, known to Cafcass and an authority; every tenth child has a slip."""
    statements, truth = [], []
    for number in range(240):
        family, place = divmod(number, 2)
        facts = {
            "forenames": FORENAMES[(number * 5 + family // 12) % len(FORENAMES)],
            "surname": SURNAMES[family % len(SURNAMES)] + str(family // len(SURNAMES)),
            "born_on": date(2010, 1, 1) + timedelta(days=(family * 97 + place * 700) % 4000),
            "sex": ("female", "male")[number % 2],
            "postcode": f"ZZ{family % 9} {family % 10}AB",
        }
        slip = {"forenames": "Zed", "postcode": None} if number % 10 == 0 else {}
        statements.append(child("cafcass", f"c{number}", proceedings_key=f"case {family}", **facts))
        statements.append(child("ssd", f"s{number}", sender="E", **facts | slip))
        truth += [("cafcass", None, f"c{number}", str(number)), ("ssd", "E", f"s{number}", str(number))]
    shape = {"source": pl.String, "sender": pl.String, "person_key": pl.String, "true_child": pl.String}
    return people(*statements), pl.DataFrame(truth, schema=shape, orient="row")


@pytest.fixture(scope="module")
def trained():
    return train(*town(), pairs_of_strangers=50_000)


def level(model, comparison, label):
    found = next(each for each in model.settings["comparisons"] if each["output_column_name"] == comparison)
    return next(each for each in found["comparison_levels"] if each["label_for_charts"] == label)


def test_it_counts_what_is_there(trained):
    assert trained.fingerprint["records"] == 480
    assert trained.fingerprint["children"] == 240
    assert trained.fingerprint["pairs_of_one_child"] == 240
    assert trained.fingerprint["pairs_of_siblings"] == 240
    assert trained.matches_per_record == 1.0


def test_it_learns_how_often_one_child_agrees_and_strangers_do(trained):
    assert level(trained, "forename", "same forename")["m_probability"] == pytest.approx(0.9, abs=0.01)
    assert level(trained, "forename", "different forename")["m_probability"] == pytest.approx(0.1, abs=0.01)
    assert level(trained, "family_name", "same surname")["u_probability"] < 0.05


def test_it_learns_how_often_siblings_agree(trained):
    assert trained.siblings["forename"]["different forename"] > 0.9
    bits = {label: weight for _, weight, label in trained.sibling_weights()["forename"]}
    assert bits["same forename"] > 3 > 0 > bits["different forename"]


def test_what_was_never_seen_weighs_nothing(trained):
    parts = level(trained, "mother", "different mother")
    assert parts["m_probability"] == parts["u_probability"]


def test_training_again_gives_the_same_model_and_saving_keeps_it(trained, tmp_path):
    again = train(*(frame.sample(fraction=1.0, shuffle=True, seed=4) for frame in town()), pairs_of_strangers=50_000)
    for model, name in ((trained, "one.json"), (again, "two.json")):
        save(model, tmp_path / name)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_what_is_saved_says_nothing_of_anybody(trained, tmp_path):
    save(trained, tmp_path / "model.json")
    text = (tmp_path / "model.json").read_text()
    assert not any(name in text for name in (*FORENAMES[:9], "Cedar", "Dogwood", "ZZ1"))


def test_the_trained_model_links_the_town(trained):
    found = link(town()[0], model=trained)
    assert isinstance(trained, Model)
    sizes = found.identities.group_by("child_id").len()["len"].value_counts().sort("len").rows()
    assert dict(sizes).get(2, 0) > 210
    assert 4 not in dict(sizes)
