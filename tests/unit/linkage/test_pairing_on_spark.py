"""Pairs found and weighed on Spark are those of one machine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

from support.linkage_people import ANNA, BORIS, CLARA, child, people
from support.spark import SparkOfTests
from waypost.linkage.evidence import child_evidence
from waypost.linkage.model import trained_model
from waypost.linkage.pairing import pair_up_here
from waypost.linkage.pairing_on_spark import SparkPairing, TooManyLinks, check_links_fit
from waypost.linkage.scoring import Resources
from waypost.linkage.statements import collapse

DAISY = {"forenames": "Daisy", "born_on": date(2019, 2, 3)}
SEVEN = [child("cafcass", f"crowd {letter}", surname=f"Crowd{letter * 4}", **DAISY) for letter in "abcdefg"]
"""More than may share a forename and a birth date alone."""
FOREIGN = {"forenames": "Ółżbieta", "surname": "Дмитриев", "born_on": date(2015, 1, 2), "postcode": "ZZ1 1ZZ"}
OTHERS = (
    child("hmcts_public_law", "1/a", **ANNA),
    child("hmcts_public_law", "1/b", **BORIS),
    child("cafcass", "2", **ANNA | {"forenames": "Anabel Rose", "born_on": date(2016, 9, 5)}),
    child("cafcass", "3", **CLARA | {"surname": "Wainenkins"}),
    child("ssd", "4", sender="E", **CLARA | {"surname": "Wanenkins", "forenames": "Clárabelle"}),
    child("ssd", "5", sender="E", **ANNA | {"forenames": "Quillfeather", "surname": "Annabel"}),
    child("ssda903", "6", sender="E", forenames=None, surname=None, born_on=date(2016, 5, 9)),
    child("cafcass", "7", **FOREIGN),
    child("ssd", "8", sender="E", **FOREIGN | {"forenames": "Ółżbeita", "surname": "Дмитреив", "postcode": "ZZ1 1ZY"}),
)


def resources(folder: Path) -> Resources:
    return Resources(threads=1, memory_limit="256MiB", temp_directory=folder)


@pytest.mark.spark
@pytest.mark.xdist_group("spark")
def test_pairs_weights_and_crowds_are_the_same(spark: SparkOfTests) -> None:
    evidence = child_evidence(collapse(people(*OTHERS, *SEVEN)))
    room = resources(spark.folder)
    here = pair_up_here(evidence, trained_model(), room)
    there = SparkPairing(lambda folder: spark.session)(evidence, trained_model(), room)
    assert_frame_equal(there.scored, here.scored)
    assert there.crowded == here.crowded >= len(SEVEN)
    assert here.scored.height > 3
    assert not list(spark.folder.glob("pairs-*"))


def test_more_links_than_one_process_can_cluster_are_said_plainly() -> None:
    check_links_fit(100, most=100)
    with pytest.raises(TooManyLinks, match="one process clusters 100 at most"):
        check_links_fit(101, most=100)
