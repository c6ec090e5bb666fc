"""The audit of casework, opened for the command line: verified from end to end, and anchored.

Django is imported here only when it is asked for, so that commands that need none stay quick.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from waypost.foundation.errors import YoursToFix
from waypost.wiring.casework import set_up

if TYPE_CHECKING:
    from waypost.casework.audit.rules import Anchored
    from waypost.casework.audit.verifying import Verdict

CASEWORK_FILE = "casework.sqlite3"
_WHERE = ("WAYPOST_DATABASE", "WAYPOST_DATA")


class NoCasework(YoursToFix):
    """There is no casework where it was looked for."""


def casework_beside(out: Path) -> Path | None:
    """Return the data folder whose casework belongs to a build: the one that the build stands in, if any."""
    folder = out.absolute().parent
    return folder if (folder / CASEWORK_FILE).is_file() else None


def is_named_by_environment() -> bool:
    """Answer whether the environment says where casework is."""
    return any(os.environ.get(name) for name in _WHERE)


def verify(data: Path | None, anchors: Path | None = None) -> Verdict:
    """Verify casework's audit, beside a file of anchors that were kept elsewhere. Raises NoCasework, NotAnAnchor."""
    open_casework(data)
    from waypost.casework.audit import exported, verifying  # noqa: PLC0415

    if anchors is None:
        return verifying.verify()
    with anchors.open(encoding="utf-8") as lines:
        return verifying.verify(exported.anchors_in(lines))


def anchor(data: Path | None, at: datetime, to: Path | None = None) -> Anchored | None:
    """Anchor casework's audit and append the anchor to a file. None: another process made it. Raises NoCasework."""
    open_casework(data)
    from waypost.casework.audit import anchoring, exported  # noqa: PLC0415

    made = anchoring.anchor(at)
    if made is not None and to is not None:
        with to.open("a", encoding="utf-8") as file:
            file.write(exported.line_of(made) + "\n")
    return made


def open_casework(data: Path | None) -> None:
    """Set Django up on casework that is there. Raises NoCasework where there is none, and makes none."""
    set_up(data)
    from django.db import connection  # noqa: PLC0415

    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not name.startswith("file:") and not Path(name).is_file():
        raise NoCasework("there is no casework here.", where=Path(name).parent.name, do=_DO)
    if "audit_chainhead" not in connection.introspection.table_names():
        raise NoCasework("casework has no audit yet.", do=_DO)


_DO = "Name the folder with --casework or WAYPOST_DATA, or the database with WAYPOST_DATABASE."


def check_is_up_to_date() -> None:
    """Raise NoCasework where the tables of casework are those of an earlier version."""
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NoCasework("casework is behind this version.", do="Make a backup, then bring it up to date.")
