"""Serving a demonstration: the folder that `waypost demo` wrote, to this machine alone, on the county's own day."""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from pathlib import Path

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.out_folder import RUN_FILE
from waypost.wiring.demonstration_casework import DATABASE
from waypost.wiring.serving import ServeSettings

_THREADS = 4


class NotADemonstration(YoursToFix):
    """The folder holds no demonstration, or the environment is set for real use."""


def demonstration_settings(environment: MutableMapping[str, str], folder: Path) -> ServeSettings:
    """Return how to serve a demonstration, and set the environment for it. Raises NotADemonstration.

    The day is the one of the county's record, so that what is late there is late here, unless WAYPOST_DAY says another.
    """
    if "WAYPOST_SECRET_KEY" in environment or environment.get("WAYPOST_DATABASE"):
        raise NotADemonstration(
            "the environment is set for real use.", do="Serve without DEMO, or unset WAYPOST_SECRET_KEY and the rest."
        )
    run = folder / "out" / RUN_FILE
    if not (folder / DATABASE).is_file() or not run.is_file():
        raise NotADemonstration("there is no demonstration here.", where=folder.name, do="Run waypost demo first.")
    environment["WAYPOST_DATA"] = str(folder.absolute())
    environment.setdefault("WAYPOST_DAY", json.loads(run.read_text(encoding="utf-8"))["as_of"])
    listen = environment.get("WAYPOST_LISTEN", "127.0.0.1:8000")
    if listen.rsplit(":", 1)[0] not in ("127.0.0.1", "localhost", "[::1]"):
        raise NotADemonstration("a demonstration is for this machine alone.", where="WAYPOST_LISTEN", do="Unset it.")
    return ServeSettings(listen, 1, _THREADS)


def check_all_invented() -> None:
    """Raise NotADemonstration if anybody in the database is real: nobody signs in there without a password."""
    from waypost.casework.access.signing_in import is_anybody_real  # noqa: PLC0415  (it needs Django set up)

    if is_anybody_real():
        raise NotADemonstration("somebody in this casework is not invented.", do="Serve without DEMO.")
