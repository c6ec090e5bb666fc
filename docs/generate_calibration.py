"""Writes docs/reference/calibration.md: `make calibrate`. It takes minutes, so `make docs` leaves it alone.

    python docs/generate_calibration.py [SEEDS [SEEDS_THROUGH_FILES [CHILDREN]]]

Ends with 1 when a figure lies further from what is published than it may.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from waypost.foundation.clock import today
from waypost.pipeline.calibrate import calibrate, too_far
from waypost.pipeline.calibration_page import page
from waypost.wiring.engines import engine_named, open_record, record_in_memory

PAGE = Path(__file__).parent / "reference" / "calibration.md"
SEEDS, SEEDS_THROUGH_FILES, CHILDREN, WORKERS = 20, 3, 20_000, 2


def main(seeds: int = SEEDS, through_files: int = SEEDS_THROUGH_FILES, children: int = CHILDREN) -> int:
    """Calibrate, write the page, and return how the program ends."""
    calibrated = calibrate(
        children=children,
        straight=range(1, seeds + 1),
        through_files=range(1, through_files + 1),
        make_store=record_in_memory,
        engine=partial(engine_named, "duckdb"),
        open_record=open_record,
        workers=WORKERS,
    )
    PAGE.write_text(page(calibrated, today()), encoding="utf-8")
    far = too_far(calibrated)
    sys.stdout.write("\n".join(far) + "\n" if far else "Every figure is within its bounds.\n")
    return 1 if far else 0


if __name__ == "__main__":
    sys.exit(main(*(int(number) for number in sys.argv[1:])))
