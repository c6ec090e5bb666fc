"""Documents of the forms that the readers of recommendations know: invented, tiny, of rivers and a lighthouse."""

from __future__ import annotations

from pathlib import Path

TRACKER = """Value for Money
Keeping the lighthouses lit
Published 3 March 2026
4 recommendations
Ministry of Justice
lamps.example
Recommendations (4)
Source: NAO Recommendations Tracker · PAC follow-up below
Ministry of Justice; Board of Lamps
Rec 1
Accepted
Work in Progress
MoJ and Cafcass should lay in oil, including:
? enough for a winter;
Board of Lamps
Rec 2
Accepted
Implemented
The Board should count its lamps.
Ministry of Justice; Board of Lamps
Rec 3
Rejected
Work in Progress
MoJ and Cafcass should lay in oil, including:
? a jar for each keeper.
Ministry of Justice
Rec 4
Accepted
Work in Progress
MoJ should paint the doors.
Parliamentary Committee Follow-Up
A committee looked at it too.
7th Report - Keeping the lighthouses lit
Public Accounts Committee
· 5 June 2026
· 5 recommendations"""
REVIEW = """Research and analysis

Board of Lamps: Review 2025 to 2026

Published 31 August 2025

The Ministry of Justice (MOJ) completed a review of the Board of Lamps.
It started in May 2025 and concluded in July 2025.

Three areas for improvement have been identified. These relate to:

  • oil
  • wicks

Recommendation 1: Oil

Cafcass lends its jars, and the MOJ looks at it in six months.

Recommendation 2: Wicks

The MOJ trims them.


  1. A lamp is a light."""


def written(folder: Path) -> list[Path]:
    """Write both documents into a folder, as somebody would have them."""
    told = []
    for name, text in (("tracker.txt", TRACKER), ("review.txt", REVIEW)):
        (folder / name).write_text(text, encoding="utf-8")
        told.append(folder / name)
    return told
