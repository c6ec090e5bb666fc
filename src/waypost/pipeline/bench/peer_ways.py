"""Run by the peer's own Python, which knows nothing of Waypost: pm4py on a table of ways. Prints its seconds."""

from __future__ import annotations

import json
import resource
import sys
import time
import warnings


def main(path: str) -> None:
    """Read, let pm4py format, and find the graph, its waits and the twenty commonest variants."""
    warnings.filterwarnings("ignore")
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415  (the peer has it)
    import pm4py  # type: ignore[import-not-found]  # noqa: PLC0415

    log = pd.read_parquet(path, columns=["child", "activity", "happened_on"])
    log["happened_on"] = pd.to_datetime(log["happened_on"])
    log["child"], log["activity"] = log["child"].astype("string"), log["activity"].astype("string")
    names = {"case_id": "child", "activity_key": "activity", "timestamp_key": "happened_on"}
    seconds = {}
    start = time.perf_counter()
    log = pm4py.format_dataframe(log, **names)
    seconds["format"] = time.perf_counter() - start
    for step, find in (
        ("graph", pm4py.discover_dfg),
        ("waits", pm4py.discover_performance_dfg),
        ("variants", pm4py.get_variants),
    ):
        start = time.perf_counter()
        found = find(log)
        seconds[step] = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = {"seconds": seconds, "peak_mib": peak, "version": pm4py.__version__, "variants": len(found)}
    sys.stdout.write("\n" + json.dumps(told) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
