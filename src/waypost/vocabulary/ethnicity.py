"""Ethnicity: the 19 harmonised options under five heads, and two facts that are no ethnicity and never one.

`refused` says that the family would not tell, `not_yet_obtained` that nobody has asked with success. They stay apart.
"""

from __future__ import annotations

from waypost.vocabulary.code_lists import CodeList, read_code_list_as

FIVE = {
    "white": "White",
    "mixed": "Mixed or multiple ethnic groups",
    "asian": "Asian or Asian British",
    "black": "Black, Black British, Caribbean or African",
    "other": "Other ethnic group",
}
"""The five heads, with their titles."""

NOT_KNOWN = ("refused", "not_yet_obtained")
"""What stands where an ethnicity would, without being one."""


SEVERAL = "several"
"""What stands for adults of one side of a case who are of different heads."""


class EthnicityList(CodeList):
    """The ethnicities: a code list whose every code has one of five heads, or is its own."""

    def five(self, code: str) -> str:
        """Return the head of a code, one of `FIVE`; `refused` and `not_yet_obtained` are returned as they are."""
        return self.attribute(code, "five")


ETHNICITIES = read_code_list_as("ethnicity", EthnicityList)


def five(code: str) -> str:
    """Return the head of an ethnicity, one of `FIVE`; `refused` and `not_yet_obtained` are returned as they are."""
    return ETHNICITIES.five(code)
