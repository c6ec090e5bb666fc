"""The lists: one CSV for each source and sender, in the owner's keys, with room for the answer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from waypost.disclosure.gate import let_table_out
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.corrections.definition import answers
from waypost.pipeline.corrections.ledger import note_listed, read_ledger
from waypost.pipeline.corrections.listing import OPEN, STATES, all_items, with_states
from waypost.pipeline.corrections.material import open_material
from waypost.pipeline.identity.left_out import with_children
from waypost.pipeline.identity.uses import CORRECTION, note_use
from waypost.pipeline.private_folder import private_folder, write_table

KIND = "corrections"
COLUMNS = (
    *("correction_id", "file", "position", "record", "child", "field", "what_is_wrong", "you_say"),
    *("another_agency_says", "answer", "corrected_value", "answered_on", "answered_by_role"),
)
"""`record` and `child` are the owner's own keys. The last four are the owner's to fill."""

_NOTE = """This folder holds personal data of children: for each owner of a source a list of what seems wrong in it.

Send each list to its owner alone, by the way that you have agreed on for such data. Ask for the last four columns:
answer is one of
{answers}
corrected_value is what it should be, if the owner wants to say; answered_on a day; answered_by_role a role, no name.
Read the lists back with: waypost corrections read OUT LIST.csv
Remove this folder when the answers have been read.
{invented}"""


def write_corrections(
    usable: UsableRecord, folder: Path, *, at: datetime, who: str = "", is_invented: bool = False
) -> dict[str, Any]:
    """Write the lists of a build into `folder`, note them in its ledger; return what was written, in numbers.

    `who` has them written. Of children whose record is frozen nothing is asked. Raises FolderHoldsOther.
    """
    every = with_states(all_items(usable, open_material(usable)), read_ledger(usable.out))
    items = with_children(usable, every)
    asked = items.filter(pl.col("state") == OPEN)
    words = "\n".join(f"  {code:<16}{said}" for code, said in answers().items())
    note = _NOTE.format(answers=words, invented="Everybody in it is invented.\n" if is_invented else "")
    lists: dict[str, int] = {}
    with private_folder(folder, kind=KIND, told={"invented": is_invented}, note=note) as open_to:
        for (source, sender), part in asked.partition_by("source", "sender", as_dict=True, maintain_order=True).items():
            name = f"{source}-{sender}" if sender else str(source)
            write_table(let_table_out("corrections", _as_list(part), is_own=True), open_to / f"{name}.csv")
            lists[name] = part.height
    note_listed(usable.out, asked["correction_id"], at=at)
    note_use(usable.out, CORRECTION, folder.name, asked["child_id"].drop_nulls().to_list(), at=at, who=who)
    return {
        "listed": asked.height,
        "lists": lists,
        "kinds": _counts(asked, "kind"),
        "states": dict.fromkeys(STATES, 0) | _counts(items, "state"),
    }


def _as_list(items: pl.DataFrame) -> pl.DataFrame:
    empty = pl.lit(None, dtype=pl.String)
    blank = ("answer", "corrected_value", "answered_on", "answered_by_role")
    return items.with_columns(empty.alias(name) for name in blank).select(COLUMNS)


def _counts(items: pl.DataFrame, by: str) -> dict[str, int]:
    return dict(items.group_by(by).len().sort(by).iter_rows())
