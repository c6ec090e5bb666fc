"""What the pages about protection promise is shown by tests that are there, and nothing claims to be signed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs"))

import generate_protection  # noqa: E402


@pytest.mark.parametrize("threat", generate_protection.threats(), ids=lambda one: one["threat"])
def test_what_stands_against_a_threat_is_shown_by_a_test(threat):
    assert threat["shown_by"] == "none" or (ROOT / threat["shown_by"]).is_file()
    assert (threat["shown_by"] == "none") == threat["against"].startswith("Not protected")


@pytest.mark.parametrize("name", ["threat-model", "data-protection-impact-assessment"])
def test_a_page_of_judgement_says_that_a_person_must_sign_it(name):
    assert "To be signed off by a person" in generate_protection.pages()[f"docs/explanation/{name}.md"]


def test_every_class_of_the_schedule_is_told():
    pages = generate_protection.pages()
    for name in generate_protection.schedule():
        assert f"| `{name}` |" in pages["docs/explanation/data-protection-impact-assessment.md"]
