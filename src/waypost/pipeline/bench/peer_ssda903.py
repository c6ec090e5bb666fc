"""Run by the peer's own Python, never imported for its work: times csc-validator-be-903 over the rules asked for.

Takes one JSON file (rules, year, files, where to answer) and writes one. Needs Python 3.9 with that package alone.
"""

import contextlib
import importlib
import io
import json
import logging
import sys
import time
import warnings
from pathlib import Path


def main(asked_path: str) -> None:
    """Read what is asked, run the peer's validator over it, and write what it found by rule and child."""
    asked = json.loads(Path(asked_path).read_text(encoding="utf-8"))
    validator = importlib.import_module("lac_validator.lac_validator").LacValidator
    registry = importlib.import_module(f"lac_validator.rules.lac{asked['ruleset']}").registry
    logging.disable(logging.CRITICAL)
    known = [rule for rule in asked["rules"] if rule in registry]
    given = [(path, "This year") for path in asked["this"]] + [(path, "Prev year") for path in asked["last"]]
    uploaded = [
        {"name": path, "file_content": Path(path).read_bytes(), "description": description}
        for path, description in given
    ]
    metadata = {"collectionYear": asked["year"], "localAuthority": asked["authority"]}
    warnings.simplefilter("ignore")
    with contextlib.redirect_stdout(io.StringIO()):
        start = time.perf_counter()
        ran = validator(metadata=metadata, files=uploaded, registry=registry, selected_rules=known)
        seconds = time.perf_counter() - start
        start = time.perf_counter()
        report = importlib.import_module("lac_validator.report").Report(ran.ds_results, registry)
        importlib.import_module("lac_validator.lac_validator").create_issue_df(report.report, report.error_report)
        report_seconds = time.perf_counter() - start
    children = {rule: set() for rule in known}  # type: dict[str, set[str]]
    for name, table in ran.ds_results.items():
        if name == "metadata" or name.endswith("_last"):
            continue
        for rule in known:
            if f"ERR_{rule}" in table.columns:
                children[rule] |= set(table.loc[table[f"ERR_{rule}"] == True, "CHILD"].dropna())  # noqa: E712 (pandas)
    version = importlib.import_module("importlib.metadata").version("csc-validator-be-903")
    answer = {
        "peer": f"csc-validator-be-903 {version}",
        "seconds": seconds,
        "report_seconds": report_seconds,
        "ran": [rule for rule in known if rule not in ran.fails],
        "failed": [rule for rule in known if rule in ran.fails],
        "children": {rule: sorted(found) for rule, found in children.items()},
    }
    Path(asked["answer"]).write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
