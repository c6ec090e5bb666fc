"""Report kinds: what a court orders and what Cafcass, an authority or an expert files."""

from __future__ import annotations

from waypost.vocabulary.code_lists import read_code_list

REPORTS = read_code_list("reports")
