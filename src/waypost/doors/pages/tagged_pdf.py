"""A tagged PDF of a Typst template: one place for the standard, and for what to say where no font has a letter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import typst

from waypost.foundation.errors import YoursToFix

PDF_STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, so that a screen reader reads it in order."""
_NO_LETTER: Final = "could not be displayed"


class NoFont(YoursToFix):
    """No font on this machine has a letter that is to be printed."""


def tagged_pdf(template: str, told: Mapping[str, Any]) -> bytes:
    """Return PDF/UA-1 of a template that reads `told` as JSON. The same bytes for the same arguments and fonts.

    Raises NoFont where a letter of some script is in no font here: a name is never printed as empty boxes.
    """
    try:
        made: bytes = typst.compile(
            template.encode("utf-8"),
            format="pdf",
            pdf_standards=PDF_STANDARD,
            sys_inputs={"told": json.dumps(told)},
        )
    except typst.TypstError as error:
        if _NO_LETTER not in str(error):
            raise
        # From none: the error of Typst names the letter, which may be of somebody's name.
        raise NoFont(
            "this cannot be printed yet: a name or words in it are in a script that no font on the server has.",
            do="Nothing is lost. Ask whoever runs Waypost to install fonts of all scripts "
            "(Debian: fonts-noto-core and fonts-noto-cjk), then print it again.",
        ) from None
    return made
