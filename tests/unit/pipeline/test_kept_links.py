"""Links kept beside the record, and told in words."""

from __future__ import annotations

import polars as pl
import pytest

from support.agreements import put_basis, usable
from support.linkage_people import ANNA, BORIS, child, people
from waypost.linkage.link import link
from waypost.pipeline.kept_links import NobodySuch, NoLinksKept, children_of, keep_links, links_of
from waypost.vocabulary.sharing_terms import DIRECT_WORK

STATEMENTS = (
    child("cafcass", "9", **ANNA),
    child("ssd", "1", sender="E1", **ANNA),
    child("ssd", "2", sender="E1", **BORIS),
    child("cafcass", "8", **BORIS | {"forenames": "Zebedee", "surname": "Elsewhere", "postcode": "AA1 1AA"}),
)


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    linked = link(people(*STATEMENTS))
    (folder / "record").mkdir()
    linked.identities.write_parquet(folder / "record" / "identities.parquet")
    keep_links(linked.links, folder)
    return put_basis(folder)


@pytest.fixture
def record(out):
    return usable(out, DIRECT_WORK)


def child_of(record, key):
    return children_of(record, key)[0]


def test_a_child_by_identifier_or_by_record(record):
    anna = child_of(record, "cafcass//9")
    told = links_of(record, anna)
    assert [row["person_key"] for row in told["records"]] == ["9", "1"]
    assert told == {**links_of(record, anna), "records": told["records"]}
    assert links_of(record, "cafcass//9")["links"] == [
        row for row in told["links"] if "9" in (row["left_person_key"], row["right_person_key"])
    ]


def test_links_taken_and_refused_are_told_with_why(record):
    sentences = [row["sentence"] for row in links_of(record, "cafcass//9")["links"]]
    assert sentences[0].startswith(
        "Cafcass, 9; The local authority (its own records), E1 1. Taken for one child: the evidence is strong enough"
    )
    assert any("Not taken for one child" in sentence for sentence in sentences[1:])


def test_only_what_was_weighed_between_two(record):
    told = links_of(record, "cafcass//9", "ssd/E1/2")["links"]
    assert [(row["left_person_key"], row["right_person_key"]) for row in told] == [("9", "2")]
    assert links_of(record, "cafcass//9", "cafcass//8")["links"] == []


def test_no_value_of_anybody_is_kept_or_told(out, record):
    kept = str(pl.read_parquet(out / "linkage" / "links.parquet").rows())
    told = str(links_of(record, "cafcass//9"))
    for value in ("Annabel", "annabel", "Quillfeather", "ZZ9", "2016"):
        assert value not in kept + told


def test_only_the_owner_may_read_them(out):
    assert (out / "linkage" / "links.parquet").stat().st_mode & 0o777 == 0o600
    assert (out / "linkage").stat().st_mode & 0o777 == 0o700


def test_what_the_reader_may_not_use_is_not_told(out, tmp_path):
    (tmp_path / "record").mkdir()
    identities = pl.read_parquet(out / "record" / "identities.parquet")
    identities.filter(pl.col("source") == "cafcass").write_parquet(tmp_path / "record" / "identities.parquet")
    keep_links(pl.read_parquet(out / "linkage" / "links.parquet"), tmp_path)
    assert links_of(usable(put_basis(tmp_path), DIRECT_WORK), "cafcass//9")["links"] == []


def test_nobody_such_and_no_links(record, tmp_path):
    with pytest.raises(NobodySuch) as raised:
        children_of(record, "C-NOBODY")
    assert "NOBODY" not in str(raised.value)
    (tmp_path / "record").mkdir()
    pl.read_parquet(record.record / "identities.parquet").write_parquet(tmp_path / "record" / "identities.parquet")
    with pytest.raises(NoLinksKept):
        links_of(usable(put_basis(tmp_path), DIRECT_WORK), "cafcass//9")
