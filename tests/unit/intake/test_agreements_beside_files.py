"""Which agreements stand over a file: those of its own folder and of the folders above."""

from __future__ import annotations

from support.agreements import EVERYTHING, put_agreement
from support.tables import put, put_manifest, row
from waypost.intake.files import discover, standing_over


def names(files, name):
    (file,) = [file for file in files if file.name == name]
    return [found.name for found in file.agreements]


def make(tmp_path):
    put_agreement(tmp_path)
    put_agreement(tmp_path / "ssd", "inner.yml", id="inner")
    put(tmp_path / "ssd", "person.csv", [row("ssd_person")])
    put(tmp_path / "other", "person.csv", [row("ssd_person")])
    put_manifest(tmp_path / "ssd", sender="E08000031", invented=True)
    return discover(tmp_path)


def test_an_agreement_stands_over_its_own_folder_and_those_beneath(tmp_path):
    found = make(tmp_path)
    assert names(found.files, "ssd/person.csv") == ["sharing-agreement.yaml", "ssd/inner.yml"]
    assert names(found.files, "other/person.csv") == ["sharing-agreement.yaml"]
    assert [one.name for one in found.agreements] == ["sharing-agreement.yaml", "ssd/inner.yml"]
    assert not found.unread, "an agreement is no file that nobody reads"


def test_a_file_by_itself_has_the_agreements_beside_it(tmp_path):
    make(tmp_path)
    (file,) = discover(tmp_path / "ssd" / "person.csv").files
    assert [found.agreement.id for found in file.agreements] == ["inner"]
    assert file.manifest.sender == "E08000031"


def test_a_file_that_should_be_one_and_is_none_stands_there_too(tmp_path):
    put(tmp_path, "sharing-agreement.yaml", "hello")
    put(tmp_path, "long.yaml", "waypost_sharing_agreement: 1\n" + "#" * 70_000)
    put(tmp_path, "person.csv", [row("ssd_person")])
    found = discover(tmp_path)
    assert [(one.name, one.agreement) for one in found.agreements] == [
        ("long.yaml", None),
        ("sharing-agreement.yaml", None),
    ]
    assert "64 KiB" in found.agreements[0].faults[0][2]


def test_what_stands_over_a_folder_is_what_its_files_are_given(tmp_path):
    found = make(tmp_path)
    (file,) = [file for file in found.files if file.name == "ssd/person.csv"]
    manifest, agreements = standing_over(tmp_path, ("ssd",))
    assert (manifest, agreements) == (file.manifest, file.agreements)
    assert standing_over(tmp_path, ("nowhere", "there"))[1][0].agreement == EVERYTHING
