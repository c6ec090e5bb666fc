"""Values for a JSON Schema as OpenAPI 3.1 writes it: some that fit, some that nearly do, some that are anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

Schema = Mapping[str, Any]
AWKWARD = (
    "", " ", "\x00", "\ud800", "‮txt", "'; DROP TABLE children_child; --", "<script>alert(1)</script>", "../../etc",
    "{{ 7*7 }}", "%s%n", "A" * 70_000, "عبد الرحمن " * 27, "0", "-1", "NaN", "2027-02-30", "=1+1",
)  # fmt: skip
"""Texts that have broken somebody's program."""
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.sampled_from(AWKWARD),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(AWKWARD[:9]), inner, max_size=3),
    max_leaves=6,
)


def fitting(schema: Schema, whole: Schema) -> st.SearchStrategy[Any]:
    """Return values that fit a schema; `whole` is the document that its references point into."""
    if "$ref" in schema:
        return fitting(_found(schema["$ref"], whole), whole)
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    for word in ("anyOf", "oneOf"):
        if word in schema:
            return st.one_of([fitting(one, whole) for one in schema[word]])
    if "allOf" in schema:
        return fitting(schema["allOf"][0], whole)
    return _of_a_type(schema, whole)


def _of_a_type(schema: Schema, whole: Schema) -> st.SearchStrategy[Any]:
    kind = schema.get("type")
    if kind == "object":
        return _object(schema, whole)
    if kind == "array":
        return st.lists(fitting(schema.get("items", {}), whole), max_size=3)
    if kind == "integer":
        return st.integers(schema.get("minimum", -5), min(schema.get("maximum", 2**31), 2**62))
    if kind == "number":
        return st.floats(schema.get("minimum", -5), schema.get("maximum", 1e6), allow_nan=False)
    if kind == "string":
        return _text(schema)
    return {"boolean": st.booleans(), "null": st.none()}.get(kind or "", ANYTHING)


def _text(schema: Schema) -> st.SearchStrategy[str]:
    if schema.get("format") == "date":
        return st.dates().map(str)
    if schema.get("format") == "date-time":
        return st.datetimes(timezones=st.just(None)).map(lambda at: at.isoformat() + "Z")
    pattern, least, most = schema.get("pattern"), schema.get("minLength", 0), schema.get("maxLength", 100)
    if pattern and not pattern.startswith("^[^"):
        return st.from_regex(pattern, fullmatch=True).filter(lambda text: least <= len(text) <= most)
    alphabet = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
    return st.text(alphabet, min_size=least, max_size=min(most, least + 30))


def _object(schema: Schema, whole: Schema) -> st.SearchStrategy[dict[str, Any]]:
    required = set(schema.get("required", ()))
    told = {name: fitting(one, whole) for name, one in schema.get("properties", {}).items()}
    named = st.fixed_dictionaries(
        {name: one for name, one in told.items() if name in required},
        optional={name: one for name, one in told.items() if name not in required},
    )
    if not told and isinstance(schema.get("additionalProperties"), Mapping):
        return st.dictionaries(st.sampled_from(["a", "what_we_know"]), fitting(schema["additionalProperties"], whole))
    return named


def nearly(schema: Schema, whole: Schema) -> st.SearchStrategy[Any]:
    """Return values that fit but for one place, or are of another kind altogether."""
    whole_one = fitting(schema, whole)

    def spoilt(drawn: tuple[Any, int, Any]) -> Any:
        value, place, other = drawn
        if not isinstance(value, dict) or not value:
            return other
        names = sorted(value)
        return {**value, names[place % len(names)]: other}

    return st.tuples(whole_one, st.integers(0, 9), ANYTHING).map(spoilt) | ANYTHING


def _found(reference: str, whole: Schema) -> Schema:
    told: Any = whole
    for part in reference.removeprefix("#/").split("/"):
        told = told[part]
    return told
