"""Names of files for readers to whom they are not shown."""

from __future__ import annotations

import pytest

from waypost.vocabulary.confidentiality.file_names import plain_name


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("court/public-law/2026-10.jsonl", "court/public-law/2026-10.jsonl"),
        (
            "local-authority/E08000031/ssda903/2025-26/header.csv",
            "local-authority/E08000031/ssda903/2025-26/header.csv",
        ),
        ("CIN_Census_20260331.xml", "CIN_Census_20260331.xml"),
        ("Jane Doe/ssd_person.csv", "* */ssd_person.csv"),
        ("9876543/0163296123.json", "*/*.json"),
        ("12 Acacia Avenue.csv", "12 * *.csv"),
        ("Ångström.csv", "*.csv"),
        ("", ""),
    ],
)
def test_words_that_might_name_somebody_are_left_out(name, plain):
    assert plain_name(name) == plain
