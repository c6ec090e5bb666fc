"""What groups of children are called on a page, kind by kind, in the order in which they are shown: never by value."""

from __future__ import annotations

from waypost.vocabulary.ethnicity import ETHNICITIES, FIVE, SEVERAL

_UNKNOWN = {"refused": "Not told: refused", "not_yet_obtained": "Not told: not asked with success"}
_NOT_KNOWN = {**_UNKNOWN, "not_known": "Not known"}
MISSING = tuple(_NOT_KNOWN)
KINDS: dict[str, str] = {
    "ethnic_group": "Ethnic group",
    "ethnicity": "Ethnicity",
    "sex": "Sex",
    "age_band": "Age when the case began",
    "disability": "Disability of the child",
    "domestic_abuse": "Domestic abuse",
    "representation": "Who has a lawyer",
    "applicants_heritage": "Heritage of the applicants, where domestic abuse is alleged",
    "respondents_heritage": "Heritage of the respondents, where domestic abuse is alleged",
}
"""The kinds of group and their headings, in the order of the page."""

NAMES: dict[str, dict[str, str]] = {
    "ethnic_group": {**FIVE, **_NOT_KNOWN},
    "ethnicity": {code: _NOT_KNOWN.get(code, ETHNICITIES.title(code)) for code in ETHNICITIES.codes} | _NOT_KNOWN,
    "sex": {"female": "Girls", "male": "Boys", **_NOT_KNOWN},
    "age_band": {
        "under_1": "Under 1, or not yet born",
        "1_to_4": "1 to 4",
        "5_to_9": "5 to 9",
        "10_to_15": "10 to 15",
        "16_and_over": "16 and 17",
        **_NOT_KNOWN,
    },
    "disability": {"yes": "Disabled", "no": "Not disabled", **_NOT_KNOWN},
    "domestic_abuse": {"alleged": "Alleged", "not_alleged": "Nothing written", **_NOT_KNOWN},
    "representation": {
        "both": "Both sides",
        "applicant_only": "Applicant only",
        "respondent_only": "Respondent only",
        "neither": "Neither side",
        **_NOT_KNOWN,
    },
    "programme": {
        "child_focused_court": "Child Focused Court",
        "child_arrangements_programme": "Child Arrangements Programme",
        "public_law_outline": "Public Law Outline",
        "other": "Another way of working",
        **_NOT_KNOWN,
    },
    "applicants_heritage": {**FIVE, SEVERAL: "Adults of several groups", **_NOT_KNOWN},
    "respondents_heritage": {**FIVE, SEVERAL: "Adults of several groups", **_NOT_KNOWN},
}
"""What each group of a kind is called."""
