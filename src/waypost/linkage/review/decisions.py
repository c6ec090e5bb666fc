"""When what people said of two records is decided: two of them, independently; where they differ, a third.

Every word stands for ever. Of one person the last counts. What counts of all is what two of the last three different
people say: a third settles what two differ about, and one alone overrules nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from waypost.foundation.identifiers import digest
from waypost.vocabulary.identity_review import CANNOT_TELL, DIFFERENT, SAME, review_terms

OPEN, NEEDS_SECOND, NEEDS_THIRD = "open", "needs_second", "needs_third"
STATES = {
    OPEN: "Nobody has looked",
    NEEDS_SECOND: "One person has decided; another must look without knowing what they said",
    NEEDS_THIRD: "People differ; somebody who may settle it must look",
    SAME: "Decided: one child",
    DIFFERENT: "Decided: two children",
    CANNOT_TELL: "Decided: it cannot be told",
}
DECIDED = (SAME, DIFFERENT, CANNOT_TELL)

Record = tuple[str, str | None, str]
"""source, sender and person_key."""


@dataclass(frozen=True, slots=True)
class Word:
    """What one person said of a pair. `at` is an ISO instant, `entered_by` whoever gave the command."""

    pair_id: str
    says: str
    by: str
    role: str
    reason: str
    entered_by: str = ""
    at: str = ""

    @property
    def person(self) -> str:
        """Who it was, however they wrote their name: case and spaces make nobody another."""
        return " ".join(self.by.casefold().split())


def pair_of(one: Record, other: Record) -> tuple[Record, Record]:
    """Return two records in the order in which a pair is named. Raises ValueError for one record twice."""
    left, right = sorted((one, other), key=lambda record: (record[0], record[1] or "", record[2]))
    if left == right:
        raise ValueError("a pair is of two records")
    return left, right


def pair_identifier(one: Record, other: Record) -> str:
    """Return the name of a pair of records, whichever comes first. It says nothing of anybody."""
    left, right = pair_of(one, other)
    text = digest("pair", *left, *right, length=10)
    return f"R-{text[:5]}-{text[5:]}"


def state_of(words: Sequence[Word]) -> str:
    """Return where a pair stands, given everything that was said of it, in the order in which it was said."""
    last: dict[str, str] = {}
    for word in words:
        last.pop(word.person, None)
        last[word.person] = word.says
    if len(last) < 2:
        return NEEDS_SECOND if last else OPEN
    says, people = Counter(list(last.values())[-3:]).most_common(1)[0]
    return says if people > 1 else NEEDS_THIRD


def why_not(words: Sequence[Word], word: Word) -> str | None:
    """Return the rule by which somebody may not say this now (a key of RULES), or None where they may."""
    terms, state = review_terms(), state_of(words)
    has_spoken = any(other.person == word.person for other in words)
    if word.says not in terms.outcomes:
        return "outcome_not_known"
    if word.reason not in terms.reasons or word.says not in terms.reasons[word.reason].says:
        return "reason_not_known"
    if word.role not in terms.may_decide:
        return "role_may_not"
    if state == NEEDS_THIRD and has_spoken:
        return "has_spoken"
    if state in (NEEDS_THIRD, *DECIDED) and word.role not in terms.may_settle:
        return "role_may_not_settle"
    return None


RULES = {
    "outcome_not_known": ("this is no outcome", "Say same, different or cannot_tell."),
    "reason_not_known": ("this is no ground for that outcome", "Choose one from `waypost review reasons`."),
    "role_may_not": ("this role may not decide who is who", "Ask somebody whose role may; `waypost review reasons`."),
    "has_spoken": ("people differ, and this person is one of them", "Ask a third person."),
    "role_may_not_settle": (
        "two people have looked already, and this role may neither settle nor overrule it",
        "Ask somebody whose role may settle it; `waypost review reasons` says which.",
    ),
}
