"""The disclosure rule is read from a dated, cited file, ours or the user's."""

from __future__ import annotations

from pathlib import Path

import pytest

from waypost.disclosure.profile import UnknownProfile, read_profile

FILE = """
default: strict
in_force_from: 2026-01-01
profiles:
  strict: {title: Strict, smallest_count_shown: 10, round_counts_to: 1, fewest_cases_for_an_average: 20,
           decimals: {percent: 0}, source: A publisher, sureness: assumption}
structure:
  whole_area_kinds: [england]
  whole_group_kinds: [all]
  nested_groups: []
"""


def test_ours_hides_one_to_five_and_says_on_whose_word() -> None:
    profile = read_profile()
    assert profile.name == "unrounded_counts"
    assert [count for count in range(8) if profile.is_small(count)] == [1, 2, 3, 4, 5]
    assert profile.source
    assert profile.sureness
    assert profile.in_force_from == "2026-11-22"


def test_a_profile_is_chosen_by_name() -> None:
    assert read_profile("round_to_5").round_counts_to == 5


def test_a_user_may_bring_another_rule(tmp_path: Path) -> None:
    path = tmp_path / "rule.yaml"
    path.write_text(FILE)
    profile = read_profile(path=path)
    assert profile.is_small(9)
    assert not profile.is_small(10)
    assert profile.structure.same_count_from == 1


def test_an_unknown_profile_is_said_plainly() -> None:
    with pytest.raises(UnknownProfile, match="Choose one of: all_releases, round_to_5, unrounded_counts"):
        read_profile("none_such")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("default: a\n", "a key is missing"),
        ("- 1\n", "holds no profiles"),
        ("a: [\n", "cannot be read as YAML"),
        (FILE.replace("smallest_count_shown: 10", "smallest_count_shown: 1"), "smallest_count_shown must be 2 or more"),
        (FILE.replace("title: Strict", "name: strict, tilte: Strict"), "a key is missing or unknown"),
    ],
)
def test_a_wrong_file_is_said_plainly(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "rule.yaml"
    path.write_text(text)
    with pytest.raises(UnknownProfile, match=said):
        read_profile(path=path)


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UnknownProfile, match="Check the path"):
        read_profile(path=tmp_path / "none.yaml")


def test_a_measure_about_one_group_is_known_for_it() -> None:
    structure = read_profile().structure
    assert structure.group_of("closed_within_26_weeks", "statute", ("all", "all")) == ("application", "section_31")
    assert structure.group_of("duration_of_closed_cases", "children_mean", ("all", "all"))[1] == "section_31"
    assert structure.group_of("duration_of_closed_cases", "cafcass", ("all", "all")) == ("all", "all")
    assert structure.group_of("closed_within_26_weeks", "statute", ("law", "public")) == ("law", "public")
