"""How two child records are compared, and which pairs are looked at at all. In Splink's form; weights: model.json.

Every comparison is a list of levels, best first; the first that holds counts. What is not known on either side counts
nothing either way. Ethnicity is never compared: how a child is described must not decide whose record it is.
"""

from __future__ import annotations

from typing import Any

from waypost.linkage.blocking import MOST_IN_BLOCK, Way

NEAR_FORENAME = 0.88  # Jaro-Winkler: two spellings of one name, as tried on invented typing errors
NEAR_FAMILY_NAME = 0.9
SHORT_NAME = 6  # letters: in longer names one letter wrong leaves them as alike as a whole
NEAR_BIRTH_DAYS = 42  # a birth this near the day it was expected is the child that was expected
BABY_BEFORE_BIRTH_DAYS = 120  # a child told of as Baby, with no date, is born at most this long after
BABY_AFTER_BIRTH_DAYS = 300  # and at most this long before

OWN = ("forename", "born_on", "baby", "sex")
"""Comparisons that tell a child from their own brother or sister; the rest tell a family from strangers."""

NEEDED: dict[str, tuple[tuple[str, ...], int]] = {
    "baby": (("baby_told_on",), 1),
    "mother": (("mother_forename_root", "mother_born_on"), 2),
    "father": (("father_forename_root", "father_born_on"), 2),
    "court_case": (("court_cases",), 2),
    "authority": (("authorities",), 2),
}
"""What a comparison cannot do without: one of these known, on so many sides. Else there is nothing to compare, as its
own first level says; it is told here so that millions of pairs need not be asked."""

Level = tuple[str, str]


def comparisons() -> list[dict[str, Any]]:
    """Return Splink's comparisons, without weights."""
    return [
        _comparison("forename", _forename(), frequency=True),
        _comparison("family_name", _family_name(), frequency=True),
        _comparison("born_on", _born_on()),
        _comparison("baby", _baby()),
        _comparison(
            "sex", [("sex_l is null or sex_r is null", "not known"), ("sex_l = sex_r", "same sex"), _other("sex")]
        ),
        _comparison("postcode", _postcode()),
        _comparison("mother", _parent("mother")),
        _comparison("father", _parent("father")),
        _comparison("court_case", _court_case()),
        _comparison("authority", _authority()),
    ]


def _same(*columns: str, most_in_block: int = MOST_IN_BLOCK) -> Way:
    return Way(columns, columns, most_in_block)


WAYS_TO_MEET = (
    _same("born_on", "family_name_root"),
    _same("born_on", "postcode"),
    _same("born_on", "forename_root", most_in_block=6),
    _same("born_on", "forename_root", "family_initial"),
    _same("born_on", "forename_root", "outward"),
    _same("forename_root", "postcode"),
    _same("forename_root", "family_name_root", "birth_day"),
    _same("forename_root", "family_name_root", "birth_year", "birth_month"),
    _same("forename_root", "family_name_root", "birth_year", "birth_day_of_month"),
    Way(("born_on", "first_family_name_root"), ("born_on", "family_name_root")),
    _same("born_on", "first_family_name_root"),
    Way(("born_on", "forename_root"), ("born_swapped_on", "forename_root"), most_in_block=6),
    Way(("born_on", "all_forenames"), ("born_on", "family_name")),
    Way(("undated_family_name", "forename_root"), ("family_name", "forename_root")),
    Way(("undated_family_name", "postcode"), ("family_name", "postcode")),
    _same("mother_born_on", "mother_forename_root"),
    Way(("case_at_court",), ("case_elsewhere",)),
)
"""How two records come to be looked at: one way is enough. Chosen by counting, on the linkage benchmark's records and
on invented families, the true pairs that each way alone brings and the others that it brings with them."""


def blocking_rules() -> list[dict[str, str]]:
    """Return the ways to meet in Splink's words, for whoever wants its view of the model."""
    told = []
    for way in WAYS_TO_MEET:
        sides = [(way.left, way.right)] if way.is_even else [(way.left, way.right), (way.right, way.left)]
        rule = " or ".join(
            "(" + " and ".join(f"l.{one} = r.{other}" for one, other in zip(*side, strict=True)) + ")" for side in sides
        )
        told.append(f"({rule}) and coalesce(l.numbered_by <> r.numbered_by, true)")
    return [{"blocking_rule": rule, "sql_dialect": "duckdb"} for rule in told]


def _forename() -> list[Level]:
    return [
        ("forename_l is null or forename_r is null", "no forename to compare"),
        ("forename_l = forename_r", "same forename"),
        ("forename_root_l = forename_root_r", "a short form or other spelling of the forename"),
        (_part_in_common("given_names", "forename"), "a forename in common"),
        (_near("forename", NEAR_FORENAME), "nearly the same forename"),
        _SWAPPED,
        _other("forename"),
    ]


_SWAPPED: Level = (
    "all_forenames_l = family_name_r or family_name_l = all_forenames_r",
    "forename and surname the other way round",
)


def _part_in_common(parts: str, whole: str) -> str:
    """Names of one part have no list of parts: two that have it in common are the same name, which was asked before."""
    one, other = (f"list_contains({parts}_{a}, {whole}_{b})" for a, b in (("l", "r"), ("r", "l")))
    return f"{one} or {other} or list_has_any({parts}_l, {parts}_r)"


def _near(name: str, likeness: float) -> str:
    """Alike as a whole; or, where a name is short, one letter wrong, missing, too many or out of place."""
    left, right = f"{name}_l", f"{name}_r"
    short = f"least(length({left}), length({right})) <= {SHORT_NAME} and abs(length({left}) - length({right})) <= 1"
    return (
        f"jaro_winkler_similarity({left}, {right}) >= {likeness}"
        f" or ({short} and damerau_levenshtein({left}, {right}) <= 1)"
    )


def _family_name() -> list[Level]:
    parent_of = "family_name_{a} = mother_family_name_{b} or family_name_{a} = father_family_name_{b}"
    return [
        ("family_name_l is null or family_name_r is null", "no surname to compare"),
        ("family_name_l = family_name_r", "same surname"),
        (_part_in_common("family_names", "family_name"), "part of the surname in common"),
        (_near("family_name", NEAR_FAMILY_NAME), "nearly the same surname"),
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


def _baby() -> list[Level]:
    """Where a date is missing and a record calls the child Baby: when was that, and when was the other born?"""
    known = "coalesce(born_on_{0}, expected_on_{0})"
    left, right = known.format("l"), known.format("r")

    def born_then(baby: str, other: str) -> str:
        days = f"date_diff('day', baby_told_on_{baby}, {known.format(other)})"
        return f"({days} between -{BABY_AFTER_BIRTH_DAYS} and {BABY_BEFORE_BIRTH_DAYS})"

    return [
        (
            f"({left} is not null and {right} is not null) or (baby_told_on_l is null and baby_told_on_r is null)"
            f" or (coalesce(baby_told_on_l, {left}) is null) or (coalesce(baby_told_on_r, {right}) is null)",
            "no baby to compare",
        ),
        (
            f"abs(date_diff('day', baby_told_on_l, baby_told_on_r)) <= {BABY_BEFORE_BIRTH_DAYS}",
            "both told of as a baby, about the same time",
        ),
        (f"{born_then('l', 'r')} or {born_then('r', 'l')}", "told of as a baby about when the other was born"),
        ("ELSE", "told of as a baby when the other was none"),
    ]


def _postcode() -> list[Level]:
    one_half = "(outward_l = outward_r or right(postcode_l, 3) = right(postcode_r, 3))"  # else two characters differ
    return [
        ("postcode_l is null or postcode_r is null", "no postcode to compare"),
        ("postcode_l = postcode_r", "same postcode"),
        (f"{one_half} and levenshtein(postcode_l, postcode_r) <= 1", "postcode differs in one character"),
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


def _authority() -> list[Level]:
    return [
        (
            "authorities_l is null or authorities_r is null or (is_authority_l and is_authority_r)",
            "no authority to compare",
        ),
        ("list_has_any(authorities_l, authorities_r)", "same local authority"),
        _other("local authority"),
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
