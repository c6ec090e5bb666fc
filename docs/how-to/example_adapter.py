"""A small adapter of SSDA903 returns, to show how one is tried: it tells events as CSV.

`python docs/how-to/example_adapter.py FOLDER > mine.csv`. Everything that matters is in `main`: the latest return
counts, a legal status begins when it changes, and a child whose care goes on elsewhere has not left care.
"""

from __future__ import annotations

import csv
import json
import sys
from datetime import datetime
from pathlib import Path

COLUMNS = ("source", "sender", "person_key", "kind", "happened_on", "code")
NEW_STATUS, NEW_PLACEMENT = set("SLBU"), set("SPTBU")


def main(folder: str) -> None:
    """Write every event of every return under `folder`."""
    latest: dict[tuple[str, str, str], dict[str, str]] = {}
    for manifest in sorted(Path(folder).glob("local-authority/*/ssda903/*/manifest.json")):
        sender = json.loads(manifest.read_text())["sender"]
        with (manifest.parent / "episodes.csv").open(newline="") as file:
            for row in csv.DictReader(file):
                latest[sender, row["CHILD"], day(row["DECOM"])] = row
    told = csv.writer(sys.stdout, lineterminator="\n")
    told.writerow(COLUMNS)
    child, status = None, None
    for (sender, number, began_on), row in sorted(latest.items()):
        who = ("ssda903", sender, number)
        if who != child:
            child, status = who, None
        if row["RNE"] == "S":
            told.writerow((*who, "care_started", began_on, row["LS"]))
        if row["RNE"] in NEW_STATUS or row["LS"] != status:
            told.writerow((*who, "legal_status_started", began_on, row["LS"]))
        if row["RNE"] in NEW_PLACEMENT:
            told.writerow((*who, "placement_started", began_on, row["PLACE"]))
        if row["DEC"] and row["REC"] != "X1":
            told.writerow((*who, "care_ended", day(row["DEC"]), ""))
        status = row["LS"]


def day(text: str) -> str:
    """Return a day of the return, 31/03/2025, as 2025-03-31."""
    return datetime.strptime(text, "%d/%m/%Y").date().isoformat()  # noqa: DTZ007  (a day has no zone)


if __name__ == "__main__":
    main(sys.argv[1])
