"""One turn of the linkage benchmark, in the process that was started for it: it has the clocks, linkage has none.

python -m waypost.pipeline.bench.linkage_turn MODULE RECORDS ANSWERS ASKED
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from waypost.foundation.clock import stopwatch
from waypost.linkage.bench.timed import Steps


def main(asked: Sequence[str]) -> None:
    """Let a module of linkage/bench link the records in a folder, and hand back what it took into another."""
    module, records, answers, which = asked
    turn = import_module(f"waypost.linkage.bench.{module}")  # Splink is loaded by its own turn alone
    turn.main(Path(records), Path(answers), which, Steps(stopwatch, time.process_time))


if __name__ == "__main__":
    main(sys.argv[1:])
