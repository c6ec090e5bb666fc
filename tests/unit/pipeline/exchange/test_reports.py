from __future__ import annotations

import pytest

from waypost.pipeline.exchange.reports import NotACase, NotAReport, check_case, read_report
from waypost.pipeline.exchange.terms import law_named

PUBLIC, PRIVATE = law_named("public-law"), law_named("private-law")
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF, DOCX = b"%PDF-1.7\nreport", b"PK\x03\x04 a document"


@pytest.mark.parametrize("given", ["1600000000000001", "1600-0000-0000-0001", "1600 0000 0000 0001"])
def test_a_case_number_as_people_write_it(given):
    assert check_case(given) == "1600000000000001"


@pytest.mark.parametrize("given", ["", "160000000000000", "16000000000000012", "../600000000001", "１" * 16])
def test_what_is_no_case_number(given):
    with pytest.raises(NotACase) as wrong:
        check_case(given)
    assert not given or given not in str(wrong.value)


@pytest.mark.parametrize(
    ("law", "kind", "name", "content", "media_type"),
    [
        (PUBLIC, "GUARDIAN_REPORT", "report.pdf", PDF, "application/pdf"),
        (PUBLIC, "POSITION_STATEMENT", "Report.PDF", PDF, "application/pdf"),
        (PRIVATE, "Safeguarding_Letter", "letter.pdf", PDF, "application/pdf"),
        (
            PRIVATE,
            "CR_1",
            "letter.docx",
            DOCX,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_reports_that_are_taken(tmp_path, law, kind, name, content, media_type):
    path = tmp_path / name
    path.write_bytes(content)
    report = read_report(path, kind, law)
    assert report == (kind, f"{kind}{path.suffix.lower()}", content, media_type), "the file's own name is not sent"


@pytest.mark.parametrize(
    ("law", "kind", "name", "content", "where"),
    [
        (PUBLIC, "Safeguarding_Letter", "report.pdf", PDF, "--type"),
        (PUBLIC, "guardian_report", "report.pdf", PDF, "--type"),
        (PUBLIC, "GUARDIAN_REPORT", "report.docx", DOCX, "FILE"),
        (PUBLIC, "GUARDIAN_REPORT", "report.pdf", b"MZ not a report", "FILE"),
        (PUBLIC, "GUARDIAN_REPORT", "report.pdf", b"", "FILE"),
        (PUBLIC, "GUARDIAN_REPORT", "report.exe", PDF, "FILE"),
        (PRIVATE, "CR_1", "letter.pdf", DOCX, "FILE"),
        (PRIVATE, "GUARDIAN_REPORT", "report.pdf", PDF, "--type"),
    ],
)
def test_reports_that_are_not(tmp_path, law, kind, name, content, where):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(NotAReport) as wrong:
        read_report(path, kind, law)
    assert wrong.value.where == where
    assert name not in str(wrong.value), "a file's name may name a child"
