"""The words in which rules are written: a row's own cells, the rows beside it, the child's other tables, last year.

Each word is an expression over a view (`views/`), and is registered with the cells that it rests on, so that a rule
knows what it needs. A cell is `table.COLUMN`; `last year's table.COLUMN` in the return of the year before; `year` the
collection year itself.
"""

from __future__ import annotations

import polars as pl

from waypost.intake.layouts import layouts_of
from waypost.vocabulary.code_lists import CodeList

Need = str
_NEEDS: dict[str, tuple[Need, ...]] = {}
_ORDERED_BY = {"episodes": "DECOM", "placed_for_adoption": "DATE_PLACED", "missing": "MIS_START", "dolo": "DOLO_START"}

ADOPTION_PLACEMENTS = ("A3", "A4", "A5", "A6")
ADOPTED = ("E11", "E12")
FOSTER_PLACEMENTS = ("U1", "U2", "U3", "U4", "U5", "U6")
RESPITE = ("V3", "V4")
STILL_LOOKED_AFTER = "X1"
TEMPORARY_PLACEMENTS = ("T0", "T1", "T2", "T3", "T4")
WHERE_PLACED = ("PLACE", "PL_POST", "URN", "PLACE_PROVIDER")


def needs_of(table: str, name: str) -> tuple[Need, ...]:
    """Return the cells that a column of a table's view rests on."""
    if name in _NEEDS:
        return _NEEDS[name]
    prefix, _, column = name.rpartition(".")
    order = f"{table}.{_ORDERED_BY.get(table, 'CHILD')}"
    match prefix:
        case "" | "told" | "raw":
            return (f"{table}.{column}",)
        case "previous" | "next":
            return (f"{table}.{column}", order)
        case "header":
            return (f"header.{column}",)
        case "last_year":
            return (f"last year's {table}.{column}", f"last year's {order}")
        case _:
            raise KeyError(name)


def told(column: str) -> pl.Expr:
    """Say whether anything stands in a cell, whether it can be read or not."""
    return pl.col(f"told.{column}")


def raw(column: str) -> pl.Expr:
    """Return a cell as it stands, in capitals."""
    return pl.col(f"raw.{column}")


def previous(column: str) -> pl.Expr:
    """Return a cell of the child's row before this one in order of time; null for the first."""
    return pl.col(f"previous.{column}")


def following(column: str) -> pl.Expr:
    """Return a cell of the child's row after this one in order of time; null for the last."""
    return pl.col(f"next.{column}")


def last_year(column: str) -> pl.Expr:
    """Return a cell of the child's last episode in the return of the year before; null where there is none."""
    return pl.col(f"last_year.{column}")


def birthday(years: int) -> pl.Expr:
    """Return the child's birthday of that age, by the header's date of birth."""
    return pl.col("header.DOB").dt.offset_by(f"{years}y")


def is_of_the_year(codes: CodeList, cell: pl.Expr) -> pl.Expr:
    """Say whether a code may be used in the return's collection year; false for one that is in no list."""
    first = {one.code: one.in_force_from for one in codes.entries if one.in_force_from}
    last = {one.code: one.in_force_to for one in codes.entries if one.in_force_to}
    begins = cell.replace_strict(first, default=None, return_dtype=pl.Date).fill_null(YEAR_START)
    ends = cell.replace_strict(last, default=None, return_dtype=pl.Date).fill_null(YEAR_END)
    return (cell.is_in(codes.codes) & (begins <= YEAR_END) & (ends >= YEAR_START)).fill_null(False)


def cells_of(table: str, *columns: str) -> tuple[Need, ...]:
    """Return the needs of a table's columns, all of them where none is named."""
    return tuple(f"{table}.{name}" for name in columns or layouts_of("ssda903")[table].expected)


def _fact(name: str, *needs: Need) -> pl.Expr:
    _NEEDS[name] = needs
    return pl.col(name)


_EPISODES = cells_of("episodes", "CHILD", "DECOM", "DEC")
_DECISIONS = cells_of("placed_for_adoption", "DATE_PLACED", "DATE_PLACED_CEASED")
_ADOPTED = (*_EPISODES, *cells_of("episodes", "REC"))
_LAST_DECISIONS = tuple(f"last year's {cell}" for cell in _DECISIONS)

YEAR_START = _fact("year.start", "year")
YEAR_END = _fact("year.end", "year")


def ends_on() -> pl.Expr:
    """Return the day on which an episode ceased, the year's last where it is open; null where it cannot be read."""
    return pl.when(told("DEC")).then(pl.col("DEC")).otherwise(YEAR_END)


IS_FIRST = _fact("is_first", "episodes.DECOM")
HAS_NEXT = _fact("has_next", "episodes.DECOM")
RUN_DAYS = _fact("run.days", *_EPISODES, "episodes.LS", "year")
"""Days of the unbroken run of one legal status in which the episode stands, to the year's end where it is open."""
RESPITE_DAYS = _fact("respite.days", *_EPISODES, "episodes.LS", "year")
HAS_BOTH_RESPITES = _fact("respite.has_both", "episodes.LS")
FIRST_ADOPTION_PLACEMENT_ON = _fact("adoption_placement.first_on", "episodes.PLACE", "episodes.DECOM")
FIRST_PLACEMENT_ORDER_ON = _fact("placement_order.first_on", "episodes.LS", "episodes.DECOM")

IS_TOLD_LAST_YEAR = _fact("last_year.is_told", "last year's episodes.DECOM")

FIRST_DECISION_ON = _fact("decision.first_on", "placed_for_adoption.DATE_PLACED")
LAST_DECISION_ON = _fact("decision.last_on", "placed_for_adoption.DATE_PLACED")
HAS_OPEN_DECISION = _fact("decision.has_open", *_DECISIONS, "placed_for_adoption.REASON_PLACED_CEASED")
"""The child has no decision for adoption, or one of which day and reason of its reversal are not both told."""
IS_LAST_DECISION_REVERSED = _fact("decision.is_last_reversed", *_DECISIONS)
IS_LAST_DECISION = _fact("decision.is_last", "placed_for_adoption.DATE_PLACED")

HAS_ADOPTION_ITEM = _fact("ad1.has_item", *cells_of("ad1"))
IS_ADOPTION_WHOLE = _fact("ad1.is_whole", *cells_of("ad1"))
ADOPTION_DECIDED_ON = _fact("ad1.decided_on", "ad1.DATE_INT")
FIRST_MATCHED_ON = _fact("ad1.first_matched_on", "ad1.DATE_MATCH")
LAST_MATCHED_ON = _fact("ad1.last_matched_on", "ad1.DATE_MATCH")

_PERMANENCE = cells_of("previous_permanence", "PREV_PERM", "LA_PERM", "DATE_PERM")
IS_PERMANENCE_WHOLE = _fact("permanence.is_whole", *_PERMANENCE)
FIRST_POSSIBLE_ON = _fact("permanence.first_possible_on", "previous_permanence.DATE_PERM")

CARE_FIRST_ON = _fact("care.first_on", "episodes.DECOM")
CARE_LAST_BEGAN_ON = _fact("care.last_began_on", "episodes.DECOM")
CARE_FIRST_STARTED_ON = _fact("care.first_started_on", "episodes.DECOM", "episodes.RNE")
CARE_LAST_STARTED_ON = _fact("care.last_started_on", "episodes.DECOM", "episodes.RNE")
CARE_LAST_ENDED_ON = _fact("care.last_ended_on", *_EPISODES, "episodes.REC")
CARE_BUT_RESPITE_FIRST_ON = _fact("care.first_but_respite_on", "episodes.DECOM", "episodes.LS")
ADOPTED_EPISODE_BEGAN_ON = _fact("adopted.began_on", *_ADOPTED)
IS_ADOPTED_BY_CARER = _fact("adopted.is_by_carer", *_ADOPTED, "episodes.PLACE")
IS_ADOPTED_BY_OTHERS = _fact("adopted.is_by_others", *_ADOPTED, "episodes.PLACE")
IS_ADOPTED_IN_YEAR = _fact("adopted.is_in_year", *_ADOPTED, "year")

IS_DECIDED_LAST_YEAR = _fact("last_decision.is_told", *_LAST_DECISIONS)
OPEN_LAST_YEAR_ON = _fact("last_decision.open_on", *_LAST_DECISIONS)
IS_OPEN_ONE_TOLD_AGAIN = _fact("last_decision.is_told_again", *_LAST_DECISIONS, "placed_for_adoption.DATE_PLACED")
REVERSED_LAST_YEAR_ON = _fact("last_decision.reversed_on", *_LAST_DECISIONS)
IS_ONE_REVERSED_LAST_YEAR = _fact("last_decision.is_this_reversed", *_LAST_DECISIONS, "placed_for_adoption.DATE_PLACED")

IS_IN_AN_EPISODE = _fact("care.holds_start", *_EPISODES)
IS_IN_AN_EPISODE_THAT_CEASED = _fact("care.holds_start_and_ceased", *_EPISODES)
IS_BEFORE_AN_EPISODE = _fact("care.begins_later", *_EPISODES)
HAS_CARE = _fact("care.is_told", "episodes.DECOM")
IS_KEPT_BY_A_PERIOD = _fact("period.holds", *_EPISODES)
IS_BEGUN_IN_A_PERIOD = _fact("period.holds_start", *_EPISODES)
CEASES_WITH_IT_BUT_E8 = _fact("care.ceases_with_it_but_e8", *_ADOPTED)
PLACEMENTS_MEANWHILE = _fact("care.placements_meanwhile", *_EPISODES, "episodes.PLACE")
"""The placements of every episode that overlaps the row's span, as a list."""

_LAST_MISSING = ("last year's missing.MIS_START", "last year's missing.MIS_END")
_LAST_DOLO = ("last year's dolo.DOLO_START", "last year's dolo.DOLO_END")
IS_MISSING_LEFT_OPEN = _fact("missing.is_left_open", *_LAST_MISSING, "missing.MIS_START")
IS_DOLO_LEFT_OPEN = _fact("dolo.is_left_open", *_LAST_DOLO, "dolo.DOLO_START")
