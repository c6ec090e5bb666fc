"""Care: the department's codes for a child's legal status, placement, and why an episode began or ended.

The canonical codes are the department's own (C1, U4, E46), because that is what an authority's staff say.
"""

from __future__ import annotations

from waypost.vocabulary.code_lists import CodeList, joined, read_code_list

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

CATEGORIES_OF_NEED = read_code_list("categories_of_need")
"""CIN."""

PREVIOUS_PERMANENCE = read_code_list("previous_permanence")
"""PREV_PERM."""

REASONS_ADOPTION_REVERSED = read_code_list("reasons_adoption_reversed")
"""REASON_PLACED_CEASED."""

ADOPTER_LEGAL_STATUSES = read_code_list("adopter_legal_statuses")
"""LS_ADOPTR."""

ADOPTER_SEXES = read_code_list("adopter_sexes")
"""SEX_ADOPTR."""

CARE_LEAVER_CONTACT = read_code_list("care_leaver_contact")
"""IN_TOUCH."""

CARE_LEAVER_ACTIVITIES = read_code_list("care_leaver_activities")
"""ACTIV, with codes of earlier returns."""

CARE_LEAVER_ACCOMMODATION = read_code_list("care_leaver_accommodation")
"""ACCOM."""

REVIEW_PARTICIPATION = read_code_list("review_participation")
"""REVIEW_CODE."""

MISSING_KINDS = read_code_list("missing_kinds")
"""MISSING."""

SOCIAL_WORKER_CHANGES = read_code_list("social_worker_changes")
"""SW_REASON."""

NO_SDQ_REASONS = read_code_list("no_sdq_reasons")
"""SDQ_REASON."""

RETURN_SEXES = read_code_list("return_sexes")
"""SEX, with codes of earlier returns."""

OTHER_LEGAL_STATUSES = read_code_list("other_legal_statuses")
"""What authorities' own systems hold under legal status beside the return's codes. Attribute `group`: order (the code
is one of vocabulary.orders), several (it stands for several codes of the return), other."""

REASONS_CEASED_IN_GROUPS = read_code_list("reasons_ceased_in_groups")
"""Reasons that name several codes of REC at once. Attribute `outcome`, as of REASONS_CEASED."""

LEGAL_STATUSES_HELD = joined("legal_statuses_held", LEGAL_STATUSES, OTHER_LEGAL_STATUSES)
"""LEGAL_STATUSES and OTHER_LEGAL_STATUSES: all that an authority's own system may hold."""

REASONS_CEASED_HELD = joined("reasons_ceased_held", REASONS_CEASED, REASONS_CEASED_IN_GROUPS)
"""REASONS_CEASED and REASONS_CEASED_IN_GROUPS: all that an authority's own system may hold."""

JOINED: tuple[CodeList, ...] = (LEGAL_STATUSES_HELD, REASONS_CEASED_HELD)
"""Lists made of others; no page shows them twice."""

LISTS: tuple[CodeList, ...] = (
    LEGAL_STATUSES,
    PLACEMENTS,
    PLACEMENT_PROVIDERS,
    REASONS_NEW_EPISODE,
    REASONS_CEASED,
    REASONS_PLACE_CHANGE,
    CATEGORIES_OF_NEED,
    PREVIOUS_PERMANENCE,
    REASONS_ADOPTION_REVERSED,
    ADOPTER_LEGAL_STATUSES,
    ADOPTER_SEXES,
    CARE_LEAVER_CONTACT,
    CARE_LEAVER_ACTIVITIES,
    CARE_LEAVER_ACCOMMODATION,
    REVIEW_PARTICIPATION,
    MISSING_KINDS,
    SOCIAL_WORKER_CHANGES,
    NO_SDQ_REASONS,
    RETURN_SEXES,
    OTHER_LEGAL_STATUSES,
    REASONS_CEASED_IN_GROUPS,
)
"""Every list of this module that has a file of its own."""
