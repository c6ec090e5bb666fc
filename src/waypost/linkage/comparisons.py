"""How two child records are compared, and which pairs are looked at at all. Written for Splink; weights: model.json.

Every comparison is a list of levels, best first; the first that holds counts. What is not known on either side counts
nothing either way. Ethnicity is never compared: how a child is described must not decide whose record it is.
"""

from __future__ import annotations

from typing import Any

NEAR_FORENAME = 0.88  # Jaro-Winkler: two spellings of one name, as tried on invented typing errors
NEAR_FAMILY_NAME = 0.9
NEAR_BIRTH_DAYS = 42  # a birth this near the day it was expected is the child that was expected

OWN = ("forename", "born_on", "sex")
"""Comparisons that tell a child from their own brother or sister; the rest tell a family from strangers."""

Level = tuple[str, str]


def comparisons() -> list[dict[str, Any]]:
    """Return Splink's comparisons, without weights."""
    return [
        _comparison("forename", _forename(), frequency=True),
        _comparison("family_name", _family_name(), frequency=True),
        _comparison("born_on", _born_on()),
        _comparison(
            "sex", [("sex_l is null or sex_r is null", "not known"), ("sex_l = sex_r", "same sex"), _other("sex")]
        ),
        _comparison("postcode", _postcode()),
        _comparison("mother", _parent("mother")),
        _comparison("father", _parent("father")),
        _comparison("court_case", _court_case()),
    ]


def blocking_rules() -> list[str]:
    """Return the rules by which pairs are found: one is enough. Chosen by counting (see model_card.md)."""
    return [f"{rule} and coalesce(l.numbered_by <> r.numbered_by, true)" for rule in _ways_to_meet()]


def _ways_to_meet() -> tuple[str, ...]:
    return (
        "l.born_on = r.born_on and l.family_name_root = r.family_name_root",
        "l.born_on = r.born_on and l.forename_root = r.forename_root",
        "l.born_on = r.born_on and l.postcode = r.postcode",
        "l.forename_root = r.forename_root and l.family_name = r.family_name and l.born_year = r.born_year",
        "l.forename_root = r.forename_root and l.postcode = r.postcode",
        "l.born_on = r.born_swapped_on and l.forename_root = r.forename_root",
        "l.born_on = r.born_on and l.forename = r.family_name and l.family_name = r.forename",
        "l.mother_born_on = r.mother_born_on and l.mother_forename_root = r.mother_forename_root",
        "l.family_name = r.family_name and l.postcode = r.postcode",
    )


def _forename() -> list[Level]:
    return [
        ("forename_l is null or forename_r is null", "no forename to compare"),
        ("forename_l = forename_r", "same forename"),
        ("forename_root_l = forename_root_r", "a short form or other spelling of the forename"),
        ("list_has_any(given_names_l, given_names_r)", "a forename in common"),
        (f"jaro_winkler_similarity(forename_l, forename_r) >= {NEAR_FORENAME}", "nearly the same forename"),
        _SWAPPED,
        _other("forename"),
    ]


_SWAPPED: Level = (
    "forename_l = family_name_r and family_name_l = forename_r",
    "forename and surname the other way round",
)


def _family_name() -> list[Level]:
    parent_of = "family_name_{a} = mother_family_name_{b} or family_name_{a} = father_family_name_{b}"
    return [
        ("family_name_l is null or family_name_r is null", "no surname to compare"),
        ("family_name_l = family_name_r", "same surname"),
        ("list_has_any(family_names_l, family_names_r)", "part of the surname in common"),
        (f"jaro_winkler_similarity(family_name_l, family_name_r) >= {NEAR_FAMILY_NAME}", "nearly the same surname"),
        _SWAPPED,
        (f"{parent_of.format(a='l', b='r')} or {parent_of.format(a='r', b='l')}", "the surname of the other's parent"),
        _other("surname"),
    ]


def _born_on() -> list[Level]:
    day = "coalesce(born_on_{0}, expected_on_{0})"
    left, right = day.format("l"), day.format("r")
    same = [f"{part}(born_on_l) = {part}(born_on_r)" for part in ("year", "month", "day")]
    slipped = " or ".join(f"({a} and {b})" for a, b in ((same[0], same[1]), (same[0], same[2]), (same[1], same[2])))
    return [
        (f"{left} is null or {right} is null", "no date of birth to compare"),
        ("born_on_l = born_on_r", "same date of birth"),
        ("born_on_l = born_swapped_on_r", "day and month of birth the other way round"),
        (slipped, "date of birth differs in one part"),
        (
            f"(born_on_l is null or born_on_r is null) and abs(date_diff('day', {left}, {right})) <= {NEAR_BIRTH_DAYS}",
            "born about when expected",
        ),
        (f"year({left}) = year({right})", "same year of birth"),
        _other("date of birth"),
    ]


def _postcode() -> list[Level]:
    return [
        ("postcode_l is null or postcode_r is null", "no postcode to compare"),
        ("postcode_l = postcode_r", "same postcode"),
        ("levenshtein(postcode_l, postcode_r) <= 1", "postcode differs in one character"),
        ("outward_l = outward_r", "same postcode district"),
        _other("postcode"),
    ]


def _parent(role: str) -> list[Level]:
    name, family, born = f"{role}_forename_root", f"{role}_family_name", f"{role}_born_on"
    same_name, same_family, same_birth = (f"{column}_l = {column}_r" for column in (name, family, born))
    no_name = f"({name}_l is null or {name}_r is null)"
    return [
        (f"{no_name} and ({born}_l is null or {born}_r is null)", f"no {role} to compare"),
        (f"{same_name} and {same_birth}", f"same {role}: forename and date of birth"),
        (f"({same_name} and {same_family}) or {same_birth}", f"same {role}: full name, or date of birth"),
        (same_name, f"{role}'s forename agrees"),
        _other(role),
    ]


def _court_case() -> list[Level]:
    return [
        (
            "court_cases_l is null or court_cases_r is null or (is_court_l and is_court_r)",
            "no court case number to compare",
        ),
        ("list_has_any(court_cases_l, court_cases_r)", "named in the same court case"),
        _other("court case"),
    ]


def _other(what: str) -> Level:
    return ("ELSE", f"different {what}")


def _comparison(name: str, levels: list[Level], *, frequency: bool = False) -> dict[str, Any]:
    told = [{"sql_condition": condition, "label_for_charts": label} for condition, label in levels]
    first: dict[str, Any] = told[0]
    first["is_null_level"] = True
    if frequency:
        exact: dict[str, Any] = told[1]
        exact |= {"tf_adjustment_column": name, "tf_adjustment_weight": 1.0}
    return {"output_column_name": name, "comparison_levels": told}
