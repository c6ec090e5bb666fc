from __future__ import annotations

from unit.vocabulary.published import published
from waypost.vocabulary.extensions import EXTENSIONS


def test_code_and_label_of_the_form_are_read():
    assert (
        EXTENSIONS.from_source("hmcts_public_law", "DelayInCaseOrImpactOnChild") == "delay_in_case_or_impact_on_child"
    )
    assert EXTENSIONS.from_source("hmcts_public_law", "international aspect") == "international_aspect"


def test_the_form_has_no_choice_that_we_do_not_know(shared):
    choices = published(shared / "specs" / "hmcts-public-law-code-lists.txt")["CaseExtensionReasonList"]
    assert {EXTENSIONS.from_source("hmcts_public_law", choice) for choice in choices} == set(EXTENSIONS.codes)
    assert {EXTENSIONS.from_source("hmcts_public_law", label) for label in choices.values()} == set(EXTENSIONS.codes)
