"""The demonstration's casework: an invented county's open children, with staff, teams, caseloads and history."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.casework.arrivals import arrivals
from waypost.pipeline.out_folder import RUN_FILE
from waypost.vocabulary.areas import names_of_courts
from waypost.wiring.casework import load_record, make_tables, set_up
from waypost.wiring.usual_times import tell_usual_times

DATABASE = "casework.sqlite3"
_SINCE = date(2015, 1, 1)


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much was loaded, and whom the guided tour follows: names by role, and the child they all share.

    `family`: how many of the child's family have a site.
    """

    children: int
    people: int
    by_role: dict[str, str]
    child_id: str | None
    family: int = 0


def load_demonstration(usable: UsableRecord, folder: Path, *, seed: int, at: datetime) -> Loaded:
    """Load casework anew into the demonstration's folder: whatever was tried in it before is gone."""
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal"):
        (folder / name).unlink(missing_ok=True)
    set_up(folder)
    make_tables()
    (folder / DATABASE).chmod(0o600)
    from waypost.wiring.invented_duty import be_on_duty  # noqa: PLC0415  (they need Django set up)
    from waypost.wiring.invented_family import (  # noqa: PLC0415
        choose_family,
        open_family_sites,
        with_its_people,
    )
    from waypost.wiring.invented_feedback import families_say_some  # noqa: PLC0415
    from waypost.wiring.invented_oversight import oversee_some  # noqa: PLC0415
    from waypost.wiring.invented_promises import promise_some  # noqa: PLC0415
    from waypost.wiring.invented_readiness import make_areas_ready  # noqa: PLC0415
    from waypost.wiring.invented_screenings import screen_some  # noqa: PLC0415
    from waypost.wiring.invented_staff import load_staff  # noqa: PLC0415
    from waypost.wiring.invented_strategy import plan_some  # noqa: PLC0415
    from waypost.wiring.invented_what_works import try_some  # noqa: PLC0415
    from waypost.wiring.invented_work import work_some  # noqa: PLC0415

    run = json.loads((usable.out / RUN_FILE).read_text(encoding="utf-8"))
    as_of, areas = date.fromisoformat(run["as_of"]), folder / "files" / "areas.csv"
    courts = names_of_courts(areas) if areas.is_file() else {}
    is_invented = bool(run["invented"])
    known = arrivals(usable)
    family = choose_family(known, as_of) if is_invented else None
    known = with_its_people(known, family, as_of) if family else known
    arrived = load_record(usable, told_on=as_of, is_invented=is_invented, at=at, courts=courts, known=known)
    staff = load_staff(arrived, seed=seed, since=_SINCE, at=at, followed=family.child_id if family else None)
    screen_some(as_of)
    work_some(as_of, family.child_id if family else None)
    be_on_duty(as_of)
    oversee_some(as_of)
    promise_some(as_of)
    make_areas_ready(as_of)
    plan_some(as_of)
    try_some(as_of)
    tell_usual_times(usable, told_on=as_of, at=at)
    names = {role: post.name for role, post in staff.by_role.items()}
    sites = open_family_sites(family, as_of)
    if sites and family is not None:
        families_say_some(family.child_id, as_of)
    return Loaded(arrived.children.height, staff.people, names, staff.child_id, sites)
