"""Care: the department's codes for a child's legal status, placement, and why an episode began or ended.

The canonical codes are the department's own (C1, U4, E46), because that is what an authority's staff say.
"""

from __future__ import annotations

from waypost.vocabulary.code_lists import read_code_list

LEGAL_STATUSES = read_code_list("legal_statuses")
"""LS. Attribute `group`: care_order, adoption, agreement, emergency, youth_justice."""

PLACEMENTS = read_code_list("placements")
"""PLACE, with codes of earlier returns. Attribute `group`: kinship_foster_care, foster_care, adoption, parents and so
on."""

PLACEMENT_PROVIDERS = read_code_list("placement_providers")
"""PLACE_PROVIDER."""

REASONS_NEW_EPISODE = read_code_list("reasons_new_episode")
"""RNE. Attribute `changes`: which of legal status, placement and carer changed."""

REASONS_CEASED = read_code_list("reasons_ceased")
"""REC, with codes of earlier returns. Attribute `outcome`: what became of the child."""

REASONS_PLACE_CHANGE = read_code_list("reasons_place_change")
"""REASON_PLACE_CHANGE."""
