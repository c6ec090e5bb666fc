"""Lists of what humans decided is confidential no longer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from waypost.vocabulary.confidentiality.releases import RELEASES, ReleasesWrong, is_release_list, read_releases

HEAD = "source,sender,person_key,covers,released_on,decided_by_role,reason\n"
ROW = "cafcass,,CH1,home,2027-03-31,designated safeguarding lead,moved\n"


def listed(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "releases.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_is_known_by_its_columns():
    assert is_release_list(HEAD.strip().split(","))
    assert is_release_list([name.upper() for name in RELEASES])
    assert not is_release_list(["source", "person_key", "covers"])


def test_decisions_are_read_and_why_stays_in_the_file(tmp_path):
    frame = read_releases([listed(tmp_path, HEAD + ROW + ROW)])
    assert frame.rows() == [("cafcass", None, "CH1", "home", date(2027, 3, 31))]


def test_no_list_is_no_decision():
    assert read_releases([]).is_empty()
    assert read_releases([]).columns == ["source", "sender", "person_key", "covers", "released_on"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (HEAD + "cafcass,,CH1,shoes,2027-03-31,lead,moved\n", "In row 2, covers is none of"),
        (HEAD + "cafcass,,CH1,,2027-03-31,lead,moved\n", "In row 2, covers is none of"),
        (HEAD + ROW + "cafcass,,CH1,home,31/03/2027,lead,moved\n", "In row 3, released_on is not a day"),
        (HEAD + "cafcass,,CH1,home,2027-03-31,,moved\n", "In row 2, a cell is empty"),
        (HEAD + "cafcass,,CH1,home,2027-03-31,lead, \n", "In row 2, a cell is empty"),
        (HEAD + "cafcass,,,home,2027-03-31,lead,moved\n", "In row 2, a cell is empty"),
        ("source,covers\ncafcass,home\n", "The columns are not those"),
        ("", "cannot be read"),
    ],
)
def test_a_list_that_is_not_whole_releases_nothing(tmp_path, text, what):
    with pytest.raises(ReleasesWrong, match=what) as caught:
        read_releases([listed(tmp_path, text)])
    assert "CH1" not in str(caught.value)


def test_a_file_that_is_no_text_releases_nothing(tmp_path):
    path = tmp_path / "releases.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReleasesWrong, match="cannot be read"):
        read_releases([path])
