"""Shuts what says the same as a contact that is shut: one address stands in the records of brothers and sisters too.

Used by actions alone, in their transaction. An address that is secret for one person of a case is secret wherever it
stands in that case: as another's, as the child's own, and in the record of each child of the proceedings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Exists, F, OuterRef, QuerySet

from waypost.casework.children.models import Contact

_AT_ONCE = 500
_EVERYBODY = 20_000
"""From so many on it is quicker to ask for all: the first night of an area."""


def shut_alike(shut: Sequence[int], opened: Sequence[int] = ()) -> int:
    """Shut each open contact alike to one of `shut`, and each of `opened` alike to one that is shut. Returns how many.

    Alike: of the same kind, with the same words, of this child or of a child in the same proceedings.
    """
    secret, plain = Contact.objects.filter(is_confidential=True), Contact.objects.filter(is_confidential=False)
    count = sum(_shut(plain, some) for some in _in_parts(secret, shut))
    return count + sum(_shut(some, secret) for some in _in_parts(plain, opened))


def _in_parts(contacts: QuerySet[Contact], pks: Sequence[int]) -> Iterator[QuerySet[Contact]]:
    if len(pks) > _EVERYBODY:
        yield contacts
        return
    for start in range(0, len(pks), _AT_ONCE):
        yield contacts.filter(pk__in=pks[start : start + _AT_ONCE])


def _shut(those: QuerySet[Contact], secret: QuerySet[Contact]) -> int:
    alike = secret.filter(kind=OuterRef("kind"), value=OuterRef("value"))
    own = Exists(alike.filter(child=OuterRef("child")))
    beside = Exists(alike.filter(child__proceedings__children=OuterRef("child")))
    found = list(those.filter(own | beside).values_list("pk", flat=True))
    for start in range(0, len(found), _AT_ONCE):
        some = Contact.objects.filter(pk__in=found[start : start + _AT_ONCE])
        some.update(is_confidential=True, version=F("version") + 1)
    return len(found)
