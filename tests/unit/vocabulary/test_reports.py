from __future__ import annotations

import pytest

from unit.vocabulary.published import published
from waypost.vocabulary.reports import REPORTS

UPLOADS = [
    "16_4_Report",
    "CR_1",
    "CR_2",
    "CIR_Part1",
    "CIR_Part2",
    "CIR_Review",
    "CMO_report",
    "Contact_Centre_Recordings",
    "Correspondence",
    "Direct_work",
    "Enforcement_report",
    "FAO_Report",
    "FAO_Workplan",
    "Letter_from_Child",
    "Other_Non_Section_7_Report",
    "Position_Statement",
    "Positive_Parenting_Programme_Report",
    "Re_W_Report",
    "S_11H_Monitoring",
    "S_16A_Risk_Assessment",
    "Safeguarding_Letter",
    "Safeguarding_Letter_Returner",
    "Safeguarding_Letter_Shorter_Template",
    "Safeguarding_Letter_Update",
    "Second_Gatekeeping_Safeguarding_Letter",
    "Section7_Addendum_Report",
    "Section7_Report_Child_Impact_Analysis",
    "Suitability_report",
]


def test_every_cafcass_upload_type_is_known():
    assert len(UPLOADS) == 28
    assert [upload for upload in UPLOADS if REPORTS.from_source("cafcass", upload) is None] == []


@pytest.mark.parametrize(
    ("source", "text", "code"),
    [
        ("hmcts_private_law", "Section 7 report", "section_7"),
        ("hmcts_private_law", "Section 7 Report", "section_7"),
        ("hmcts_private_law", "sec37Report", "section_37"),
        ("hmcts_private_law", "Section 16.4 Guardian Report", "rule_16_4"),
        ("hmcts_private_law", "Child Impact Report 1", "child_impact_report_1"),
        ("hmcts_private_law", "S7 addendum report", "section_7_addendum"),
        ("hmcts_private_law", "Update to safeguarding letter", "safeguarding_letter_update"),
        ("cafcass", "CIR_Part2", "child_impact_report_2"),
        ("cafcass", "section_37", "section_37"),
        ("hmcts_public_law", "parentAssessments ", "parenting_assessment"),
    ],
)
def test_what_sources_write(source, text, code):
    assert REPORTS.from_source(source, text) == code


def test_every_published_report_kind_is_known_by_code_and_label(shared):
    lists = published(shared / "specs" / "hmcts-private-law-code-lists.txt")
    for name in ("CafcassCymruDocumentsEnum", "LocalAuthorityDocumentsEnum", "cafcassReportsEnum"):
        for code, label in lists[name].items():
            assert REPORTS.from_source("hmcts_private_law", code) is not None, code
            assert REPORTS.from_source("hmcts_private_law", code) == REPORTS.from_source("hmcts_private_law", label), (
                label
            )
