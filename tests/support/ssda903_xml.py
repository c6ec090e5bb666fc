"""An invented return as XML, from the rows of its tables, with the element names of the department's layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from support.tables import Row

BLOCKS = {
    "care_reviews": "AREVIEW",
    "missing": "AMISSING",
    "previous_permanence": "PERMANENCE",
    "oc2": "OC2",
    "placed_for_adoption": "AD_PLACED",
    "sw_episodes": "SWEPISODE",
    "dolo": "DOLO",
}
"""The element that holds one row of a table, inside HEADER."""
BESIDE = ("ad1", "oc3", "uasc")
"""Tables whose columns stand in HEADER itself."""
_NAMES = {"CHILD": "CHILDID", "PLACE": "PL"}


def as_xml(tables: Mapping[str, Sequence[Row]], *, encoding: str = "utf-8", namespace: str = "") -> bytes:
    """Return the tables as one XML file; every child of the header is one CHILD."""
    children = "".join(_child(row, tables) for row in tables["header"])
    declared = f' xmlns="{namespace}"' if namespace else ""
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<EXPSSDA903{declared}>{children}</EXPSSDA903>'
    return text.encode(encoding)


def _child(header: Row, tables: Mapping[str, Sequence[Row]]) -> str:
    own = {name: [row for row in rows if row["CHILD"] == header["CHILD"]] for name, rows in tables.items()}
    beside = {name: cell for table in BESIDE for row in own.get(table, ()) for name, cell in row.items()}
    if own.get("uasc"):
        beside["UASC"] = "1"
    cells = _cells({**beside, **header})
    blocks = "".join(_block(BLOCKS[table], row) for table in BLOCKS for row in own.get(table, ()))
    episodes = "".join(_block("EPISODE", row) for row in own.get("episodes", ()))
    return f"<CHILD><HEADER>{cells}{blocks}</HEADER>{episodes}</CHILD>"


def _block(name: str, row: Row) -> str:
    return (
        f"<{name}>{_cells({column: cell for column, cell in row.items() if column not in ('CHILD', 'DOB')})}</{name}>"
    )


def _cells(row: Row) -> str:
    names = {column: _NAMES.get(column, column) for column in row}
    return "".join(f"<{names[c]}>{escape(cell)}</{names[c]}>" if cell else f"<{names[c]}/>" for c, cell in row.items())
