"""A tagged PDF: of a standard, and never with boxes in place of a name."""

from __future__ import annotations

import pytest
import typst

from waypost.doors.pages.tagged_pdf import NoFont, tagged_pdf

TEMPLATE = '#set document(title: "A paper")\n#let told = json(bytes(sys.inputs.told))\n= A paper\n#told.words'
OF_NO_FONT = "\U000f1234"
"""A place that Unicode leaves to private use, in the last but one of its planes."""


def test_a_paper_is_tagged():
    made = tagged_pdf(TEMPLATE, {"words": "Hello"})
    assert made.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in made


def test_a_letter_that_no_font_has_is_said_and_not_named():
    with pytest.raises(NoFont) as said:
        tagged_pdf(TEMPLATE, {"words": f"Hello {OF_NO_FONT}"})
    assert OF_NO_FONT not in str(said.value)
    assert "fonts-noto-cjk" in said.value.do
    assert said.value.__suppress_context__


def test_a_fault_of_a_template_stays_a_fault():
    with pytest.raises(typst.TypstError):
        tagged_pdf("#nothing-of-the-kind()", {})
