"""Hearing types: one list for both courts' feeds."""

from __future__ import annotations

from waypost.vocabulary.code_lists import read_code_list

HEARINGS = read_code_list("hearings")
