"""The FEBRL sets, in their form but of nobody."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.pipeline.bench import febrl
from waypost.pipeline.bench.febrl import SetsMissing, bench_febrl, read

COLUMNS = ("rec_id", "given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state")
HEAD = ", ".join((*COLUMNS, "date_of_birth", "soc_sec_id")) + "\n"
NAMES = ("Ada", "Bruno", "Celia", "Dexter", "Edith", "Felix", "Greta", "Hector", "Iris", "Jonas")
SURNAMES = ("Ash", "Birch", "Cedar", "Dogwood", "Elmer", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Kapok")


def row(number, kind):
    day = f"19{50 + number % 40}{1 + number % 12:02}{1 + number % 28:02}"
    given = "" if number % 50 == 0 and kind != "org" else NAMES[number % 10].lower()
    who = f"rec-{number}-{kind}, {given}, {SURNAMES[number % 11].lower()}"
    return f"{who}, 1, a street, , town, {2000 + number}, nsw, {day}, 1\n"


@pytest.fixture
def folder(tmp_path):
    for part in ("1", "2", "3"):
        rows = [row(number, kind) for number in range(300) for kind in ("org", "dup-0")]
        (tmp_path / f"dataset{part}.csv").write_text(HEAD + "".join(rows))
    for part, kind in (("4a", "org"), ("4b", "dup-0")):
        (tmp_path / f"dataset{part}.csv").write_text(HEAD + "".join(row(number, kind) for number in range(300)))
    return tmp_path


def test_a_file_is_read_with_who_is_who(folder):
    frame = read(folder / "dataset4b.csv", "4b", True)
    first, second = frame.rows(named=True)[:2]
    assert (first["forenames"], first["true_id"], first["numbered_by"]) == (None, "0", "4b")
    assert (second["forenames"], second["surname"], second["postcode"]) == ("bruno", "birch", "2001")
    assert second["born_on"] == date(1951, 2, 2)


def test_both_ways_of_linking_are_told_for_every_set(folder, monkeypatch):
    monkeypatch.setattr(febrl, "SETS", {"FEBRL 1": ("1",), "FEBRL 4": ("4a", "4b")})
    monkeypatch.setattr(febrl, "by_splink", lambda records, work: records.select("unique_id", cluster="surname"))
    rows = bench_febrl(folder)
    assert [row[:3] for row in rows] == [
        (name, 600, who) for name in ("FEBRL 1", "FEBRL 4") for who in ("Waypost", "Splink")
    ]
    for _, _, who, precision, recall in rows:
        assert recall > 0.9
        assert (precision > 0.9) == (who == "Waypost")  # the stand-in takes a surname for a person


def test_a_folder_without_the_sets_is_said_plainly(tmp_path):
    with pytest.raises(SetsMissing):
        bench_febrl(tmp_path)
