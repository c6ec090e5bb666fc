"""Writes every generated page again: `make docs`. A test fails when a committed page differs."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
sys.path[:0] = [str(DOCS), str(ROOT / "tests")]

import generate_analyses  # noqa: E402
import generate_census  # noqa: E402
import generate_command_line  # noqa: E402
import generate_cost  # noqa: E402
import generate_gates  # noqa: E402
import generate_load  # noqa: E402
import generate_marks  # noqa: E402
import generate_needs  # noqa: E402
import generate_permissions  # noqa: E402
import generate_proofs  # noqa: E402
import generate_protection  # noqa: E402
import generate_return_rules  # noqa: E402
import generate_samples  # noqa: E402
import generate_scenarios  # noqa: E402
import generate_sharing  # noqa: E402
import generate_states  # noqa: E402
import generate_synthesise  # noqa: E402
import generate_tables  # noqa: E402
import generate_vocabulary  # noqa: E402
import generate_waiting  # noqa: E402
import generate_workload  # noqa: E402

from spec.measures import reference_page  # noqa: E402
from waypost.pipeline import linkage_card  # noqa: E402


def pages() -> dict[str, str]:
    """Return the text of every generated file by its path in the repository."""
    return {
        "docs/reference/command-line.md": generate_command_line.text(),
        **{f"docs/reference/{name}": text for name, text in generate_vocabulary.pages().items()},
        **reference_page.pages(),
        generate_analyses.PAGE: generate_analyses.text(),
        generate_gates.PAGE: generate_gates.text(),
        generate_load.PAGE: generate_load.text(),
        generate_marks.PAGE: generate_marks.text(),
        **generate_cost.pages(),
        generate_needs.PAGE: generate_needs.text(),
        **generate_protection.pages(),
        generate_permissions.PAGE: generate_permissions.text(),
        generate_proofs.PAGE: generate_proofs.text(),
        **generate_return_rules.pages(),
        "docs/reference/scenarios.md": generate_scenarios.text(),
        generate_sharing.PAGE: generate_sharing.text(),
        generate_states.PAGE: generate_states.text(),
        "docs/reference/synthesise.md": generate_synthesise.text(),
        **generate_tables.pages(),
        generate_waiting.PAGE: generate_waiting.text(),
        generate_workload.PAGE: generate_workload.text(),
        "src/waypost/linkage/model_card.md": linkage_card.card(),
        "src/waypost/intake/cin/fields.md": generate_census.text(),
    }


def clear_samples() -> None:
    """Remove the sample folder, so that no file stays that is written no more."""
    shutil.rmtree(ROOT / generate_samples.FOLDER, ignore_errors=True)


if __name__ == "__main__":
    written = pages() | generate_samples.pages()
    clear_samples()
    for path, text in written.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")
