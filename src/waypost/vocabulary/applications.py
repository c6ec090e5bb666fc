"""Applications: what is asked of the court, and which of several is the main one."""

from __future__ import annotations

from collections.abc import Iterable

from waypost.vocabulary.code_lists import read_code_list

APPLICATIONS = read_code_list("applications")


def main_application(codes: Iterable[str]) -> str:
    """Return the main application of several canonical codes: the first in the list's order, `other` for none.

    The order is ours (an assumption): section 31 before all else, because its 26 weeks rule the case.
    """
    asked = set(codes)
    return next((code for code in APPLICATIONS.codes if code in asked), "other")
