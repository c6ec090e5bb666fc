"""What was refused or found, for whoever sent the file."""

from __future__ import annotations

import pytest

from support.agreements import usable
from support.corrections_record import one_child
from waypost.pipeline.corrections.findings import findings
from waypost.vocabulary.sharing_terms import DATA_CORRECTION

HEAD = "file,position,rule,message,do\n"


def written(record, folder: str, source: str, *lines: str):
    out = record.write()
    (out / folder).mkdir(exist_ok=True)
    (out / folder / f"{source}.csv").write_text(HEAD + "".join(f"{line}\n" for line in lines))
    return findings(usable(out, DATA_CORRECTION)).to_dicts()


def test_a_finding_names_the_record_and_the_sender(tmp_path):
    record = one_child(tmp_path).kept("ssd", "ssd_person/101", {}, file="la/ssd_person.csv", position="row 2")
    (one,) = written(record, "findings", "ssd", "la/ssd_person.csv,row 2,no_name,the person has no name.,Look.")
    assert (one["record"], one["sender"], one["rule"]) == ("ssd_person/101", "E08000025", "no_name")
    assert one["what_is_wrong"] == "the person has no name. Look."
    assert one["is_asked"] is True


@pytest.mark.parametrize("file", ["la/ssd_person.csv", "la/ssd_address.csv"])
def test_of_a_refused_record_the_file_or_its_folder_tells_the_sender(tmp_path, file):
    record = one_child(tmp_path).kept("ssd", "ssd_person/101", {}, file="la/ssd_person.csv", position="row 2")
    (one,) = written(record, "refused", "ssd", f"{file},row 9,date_not_real,not a day,Put it right.")
    assert (one["sender"], one["record"]) == ("E08000025", "row 9")


def test_a_folder_of_two_senders_tells_nothing(tmp_path):
    record = one_child(tmp_path).kept("ssd", "a", {}, file="x/a.csv").kept("ssd", "b", {}, file="x/b.csv", sender="E2")
    (one,) = written(record, "refused", "ssd", "x/c.csv,row 9,date_not_real,not a day,Put it right.")
    assert one["sender"] is None


def test_files_that_nobody_reads_have_no_owner(tmp_path):
    record = one_child(tmp_path).kept("ssd", "a", {})
    assert written(record, "refused", "unread", "x.txt,,file_not_read,no source reads it,Look.") == []


def test_a_build_without_findings_has_none(tmp_path):
    assert findings(usable(one_child(tmp_path).kept("ssd", "a", {}).write(), DATA_CORRECTION)).is_empty()
