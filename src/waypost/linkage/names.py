"""Names made comparable: plain letters, names in parts, short forms and spellings of one name brought together.

Everything here is done to columns at once: a nation has a million distinct names.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import polars as pl
import yaml

_SOUNDS = {
    "ph": "f",
    "kh": "k",
    "gh": "g",
    "dh": "d",
    "th": "t",
    "ch": "k",
    "ck": "k",
    "cz": "s",
    "sz": "s",
    "c": "k",
    "q": "k",
    "x": "ks",
    "z": "s",
    "w": "v",
}
_FOLDED = {
    "ß": "ss",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ŋ": "n",
}
"""Letters of our alphabet that no accent makes and no decomposition undoes."""
_SILENT = r"[aeiouyjh]"
_TWICE = {letter * 2: letter for letter in "abcdefghijklmnopqrstuvwxyz"}


def name_parts(name: pl.Expr) -> pl.Expr:
    """Return the parts of a name in plain lower-case letters, accents put aside; an apostrophe does not part.

    A list, empty where there is no name.
    """
    plain = (
        name.fill_null("")
        .str.normalize("NFKD")
        .str.to_lowercase()
        .str.replace_many(_FOLDED)
        .str.replace_all(r"[\p{M}'’`]", "")
        .str.replace_all(r"[\W_]+", " ")
        .str.strip_chars(" ")
    )
    return pl.when(plain != "").then(plain.str.split(" ")).otherwise(pl.lit([], dtype=pl.List(pl.String)))


def given_names(forenames: pl.Expr) -> pl.Expr:
    """Return the given names, or none where a word such as Baby stands in place of a name."""
    parts = name_parts(forenames)
    words = sorted(_name_list()[0])
    stands_for_none = parts.list.first().is_in(words).fill_null(value=False) | parts.list.join(" ").is_in(words)
    return pl.when(~stands_for_none).then(parts).otherwise(pl.lit([], dtype=pl.List(pl.String)))


def sound(name: pl.Expr) -> pl.Expr:
    """Return a plain name's consonants in order, letters that are spelt for one another brought together.

    Spellings of one name in our alphabet agree far more often than their letters do: muhammad and mohamed are both mmd.
    """
    heard = name.str.replace_many(_SOUNDS, leftmost=True)
    first = heard.str.slice(0, 1).replace({"y": "i", "j": "i"})
    consonants = first + heard.str.slice(1).str.replace_all(_SILENT, "")
    return consonants.str.replace_many(_TWICE).str.replace_many(_TWICE).str.replace_many(_TWICE)


def root(given_name: pl.Expr) -> pl.Expr:
    """Return what a given name, its short forms and other spellings share: the sound of the group's first."""
    return sound(given_name.replace(_name_list()[1]))


def forename_frame(names: pl.Series) -> pl.DataFrame:
    """Return one row for each distinct name of `names`, null left out: `forenames` as given, its first part, its
    parts where there are several, all run together, and the root of the first."""
    parted = pl.DataFrame({"forenames": names.unique().drop_nulls().sort()}, schema={"forenames": pl.String})
    return (
        parted.with_columns(given_names(pl.col("forenames")).alias("given_names"))
        .with_columns(_none_if_empty(pl.col("given_names")))
        .select(
            "forenames",
            pl.col("given_names").list.first().alias("forename"),
            _if_several(pl.col("given_names")).alias("given_names"),
            pl.col("given_names").list.join("").alias("all_forenames"),
            root(pl.col("given_names").list.first()).alias("forename_root"),
        )
    )


def surname_frame(names: pl.Series) -> pl.DataFrame:
    """Return one row for each distinct name of `names`, null left out: `surname` as given, run together in plain
    letters, its parts where there are several, the sound of the last, and of the first where there are several."""
    parted = pl.DataFrame({"surname": names.unique().drop_nulls().sort()}, schema={"surname": pl.String})
    return (
        parted.with_columns(name_parts(pl.col("surname")).alias("family_names"))
        .with_columns(_none_if_empty(pl.col("family_names")))
        .select(
            "surname",
            pl.col("family_names").list.join("").alias("family_name"),
            _if_several(pl.col("family_names")).alias("family_names"),
            sound(pl.col("family_names").list.last()).alias("family_name_root"),
            sound(_if_several(pl.col("family_names")).list.first()).alias("first_family_name_root"),
        )
    )


def _none_if_empty(parts: pl.Expr) -> pl.Expr:
    return pl.when(parts.list.len() > 0).then(parts)


def _if_several(parts: pl.Expr) -> pl.Expr:
    return pl.when(parts.list.len() > 1).then(parts)


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
