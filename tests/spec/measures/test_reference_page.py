"""The reference page is what the code and the specification say; a measure without either fails here."""

from __future__ import annotations

from pathlib import Path

from spec.measures.reference_page import PAGE, SPECS, render
from waypost.insight.measures import library
from waypost.insight.measures.registry import MEASURES


def test_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == render(), "run: PYTHONPATH=tests python -m spec.measures.reference_page"


def test_every_measure_has_a_specification_in_the_order_of_the_registry() -> None:
    assert [spec.measure_id for spec in SPECS] == [measure.id for measure in MEASURES]


def test_every_file_of_the_library_is_registered_and_has_a_test_of_its_name() -> None:
    files = {path.stem for path in Path(library.__path__[0]).glob("*.py")} - {"__init__"}
    assert files == {measure.id for measure in MEASURES}
    assert files <= {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
