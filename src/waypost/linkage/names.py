"""Names made comparable: plain letters, names in parts, short forms and spellings of one name brought together."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

import polars as pl
import yaml

_BREAKS = re.compile(r"[\W_]+")
_REPEATED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<!^)[aeiouyjh]")
_SOUNDS = (
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ch", "k"),
    ("ck", "k"),
    ("cz", "s"),
    ("sz", "s"),
    ("c", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("w", "v"),
)


def name_parts(name: str | None) -> list[str]:
    """Return the parts of a name in plain lower-case letters, accents put aside; an apostrophe does not part."""
    decomposed = unicodedata.normalize("NFKD", name or "").casefold()
    letters = "".join(
        character for character in decomposed if not unicodedata.combining(character) and character not in "'’`"
    )
    return [part for part in _BREAKS.split(letters) if part]


def given_names(forenames: str | None) -> list[str]:
    """Return the given names, or none where a word such as Baby stands in place of a name."""
    parts = name_parts(forenames)
    if not parts or parts[0] in _name_list()[0] or " ".join(parts) in _name_list()[0]:
        return []
    return parts


def sound(name: str) -> str:
    """Return a plain name's consonants in order, letters that are spelt for one another brought together.

    Spellings of one name in our alphabet agree far more often than their letters do: muhammad and mohamed are both mmd.
    """
    for spelt, heard in _SOUNDS:
        name = name.replace(spelt, heard)
    if name[:1] in "yj":
        name = "i" + name[1:]
    return _REPEATED.sub(r"\1", _VOWELS.sub("", name))


def root(given_name: str) -> str:
    """Return what a given name, its short forms and other spellings share: the sound of the group's first."""
    return sound(_name_list()[1].get(given_name, given_name))


def forename_frame(names: pl.Series) -> pl.DataFrame:
    """Return `given`, one row for each of `names`: its first part, all its parts, these run together, and the
    root of the first."""
    unique = names.unique().drop_nulls().sort()
    parts = [given_names(name) for name in unique]
    return pl.DataFrame(
        {
            "forenames": unique,
            "forename": [found[0] if found else None for found in parts],
            "given_names": [found or None for found in parts],
            "all_forenames": ["".join(found) or None for found in parts],
            "forename_root": [root(found[0]) if found else None for found in parts],
        },
        schema={
            "forenames": pl.String,
            "forename": pl.String,
            "given_names": pl.List(pl.String),
            "all_forenames": pl.String,
            "forename_root": pl.String,
        },
    )


def surname_frame(names: pl.Series) -> pl.DataFrame:
    """Return one row for each of `names`: the surname run together in plain letters, its parts, and the sounds of
    its last and first part."""
    unique = names.unique().drop_nulls().sort()
    parts = [name_parts(name) for name in unique]
    return pl.DataFrame(
        {
            "surname": unique,
            "family_name": ["".join(found) or None for found in parts],
            "family_names": [found or None for found in parts],
            "family_name_root": [sound(found[-1]) if found else None for found in parts],
            "first_family_name_root": [sound(found[0]) if found else None for found in parts],
        },
        schema={
            "surname": pl.String,
            "family_name": pl.String,
            "family_names": pl.List(pl.String),
            "family_name_root": pl.String,
            "first_family_name_root": pl.String,
        },
    )


@lru_cache(maxsize=1)
def _name_list() -> tuple[frozenset[str], dict[str, str]]:
    stated = yaml.safe_load(files("waypost.linkage").joinpath("names.yaml").read_text(encoding="utf-8"))
    heads: dict[str, str] = {}
    for group in stated["short_forms"]:
        joined = sorted({heads[name] for name in group if name in heads})
        head = joined[0] if joined else group[0]
        heads = {name: head if known in joined else known for name, known in heads.items()}
        heads |= dict.fromkeys(group, head)
    return frozenset(stated["standing_for_no_name"]), heads
