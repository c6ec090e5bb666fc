"""Takes in the family of each child, and where they can be reached. Used by `take_in` alone, in its transaction.

What a source tells again is the same contact; what it tells otherwise stands beside the one before, which is told no
longer. An address that is confidential stays so until a person here says that it is not: a delivery may shut, and never
opens. Whoever is named in a case later joins the family then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F

from waypost.casework.children.actions.shutting_alike import shut_alike
from waypost.casework.children.models import Contact, FamilyMember
from waypost.casework.exchange.arriving import Arriving, Row
from waypost.casework.exchange.rules import as_answer, is_confidential

_AT_ONCE = 500
_SOURCE = "cafcass"
_OF_A_MEMBER = ("name", "relationship", "party", "is_represented")
_Kept = tuple[int, str, bool]  # contact, value, is it confidential
_Key = tuple[str, int | None, str]  # child, member of the family (none: the child), kind


@dataclass(frozen=True, slots=True)
class Family:
    """How many relatives and contacts are new, and how many contacts a delivery shut."""

    relatives: int
    contacts: int
    shut: int


@dataclass(slots=True)
class _Contacts:
    """What is to be done with contacts: which are new, which are told no longer, which are shut."""

    fresh: list[Contact] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    shut: list[int] = field(default_factory=list)


def take_families(arriving: Arriving, fresh: Collection[str]) -> Family:
    """Make the parties of each case the family of each child in it, with where they live. `fresh`: new children."""
    in_case = defaultdict(list)
    for row in arriving.members:
        in_case[row["case_id"]].append(str(row["child_id"]))
    told = [(child_id, row) for row in arriving.parties for child_id in in_case[row["case_id"]]]
    known = _known(arriving)
    new = [(child_id, row) for child_id, row in told if child_id in fresh or _key(child_id, row) not in known]
    members = FamilyMember.objects.bulk_create([_member(child_id, row) for child_id, row in new], batch_size=_AT_ONCE)
    again = [(known[_key(*one)], one[1]) for one in told if one[0] not in fresh and _key(*one) in known]
    _bring_up_to_date(again)
    reached = [(child_id, member, row) for member, (child_id, row) in zip(members, new, strict=True)]
    reached += [(member.child_id, member, row) for member, row in again]
    contacts = _compare(reached, arriving.children, _current())
    shut = _keep(contacts, arriving.told_on)
    return Family(len(members), len(contacts.fresh), shut)


def _known(arriving: Arriving) -> Mapping[tuple[str, str], FamilyMember]:
    here = {str(row["child_id"]) for row in arriving.members}
    every = FamilyMember.objects.filter(source=_SOURCE).order_by("-pk")
    return {(one.child_id, one.person_id or one.name): one for one in every if one.child_id in here}


def _key(child_id: str, row: Row) -> tuple[str, str]:
    return child_id, row["party_id"] or _name(row)


def _name(row: Row) -> str:
    return f"{row['forenames'] or ''} {row['surname'] or ''}".strip()


def _member(child_id: str, row: Row) -> FamilyMember:
    return FamilyMember(
        child_id=child_id,
        person_id=row["party_id"] or "",
        name=_name(row),
        relationship=row["relationship"] or "",
        party=row["role"] or "",
        is_represented=as_answer(row["is_represented"]),
        source=_SOURCE,
    )


def _bring_up_to_date(again: Sequence[tuple[FamilyMember, Row]]) -> None:
    changed = []
    for member, row in {member.pk: (member, row) for member, row in again}.values():
        now = _member(member.child_id, row)
        if any(getattr(member, name) != getattr(now, name) for name in _OF_A_MEMBER):
            for name in _OF_A_MEMBER:
                setattr(member, name, getattr(now, name))
            member.version += 1
            changed.append(member)
    FamilyMember.objects.bulk_update(changed, [*_OF_A_MEMBER, "version"], batch_size=_AT_ONCE)


def _current() -> Mapping[_Key, list[_Kept]]:
    """Return the contacts that the source tells now, of everybody: one query."""
    found: dict[_Key, list[_Kept]] = defaultdict(list)
    rows = Contact.objects.filter(source=_SOURCE, until_on=None).order_by("pk")
    columns = ("child_id", "member_id", "kind", "pk", "value", "is_confidential")
    for child, member, kind, contact, value, is_shut in rows.values_list(*columns):
        found[child, member, kind].append((contact, value, is_shut))
    return found


def _compare(
    reached: Sequence[tuple[str, FamilyMember, Row]], children: Sequence[Row], current: Mapping[_Key, list[_Kept]]
) -> _Contacts:
    """Hold what is told of everybody tonight beside what stands; a person of two cases may be told at two addresses."""
    told: dict[_Key, dict[str, bool]] = defaultdict(dict)
    members = {member.pk: member for _, member, _ in reached}
    everybody = [*reached, *((str(row["child_id"]), None, row) for row in children)]
    for child_id, member, row in everybody:
        shut = is_confidential(row.get("is_address_confidential"))
        for kind, value in _told(row):
            values = told[child_id, member.pk if member else None, kind]
            values[value] = values.get(value, False) or shut
    found = _Contacts()
    for key, values in told.items():
        before = current.get(key, [])
        was_shut, known = any(one[2] for one in before), {one[1] for one in before}
        found.ended += [contact for contact, value, _ in before if value not in values]
        found.shut += [contact for contact, value, is_shut in before if values.get(value) and not is_shut]
        found.fresh += [
            _contact(key, members, value, is_shut=shut or was_shut)
            for value, shut in values.items()
            if value not in known
        ]
    return found


def _contact(key: _Key, members: Mapping[int, FamilyMember], value: str, *, is_shut: bool) -> Contact:
    child_id, member, kind = key
    whose = None if member is None else members[member]
    return Contact(
        child_id=child_id, member=whose, kind=kind, value=value, is_confidential=is_shut, source=_SOURCE
    )  # fmt: skip


def _told(row: Row) -> Iterator[tuple[str, str]]:
    address = ", ".join(part for part in (row.get("address_line_1"), row.get("postcode")) if part)
    for kind, value in (("address", address), ("telephone", row.get("telephone")), ("email", row.get("email"))):
        if value:
            yield kind, value


def _keep(contacts: _Contacts, told_on: date) -> int:
    """Write what was found, and shut what says the same as something shut. Returns how many contacts were shut."""
    fresh = Contact.objects.bulk_create(contacts.fresh, batch_size=_AT_ONCE)
    for pks, change in ((contacts.ended, {"until_on": told_on}), (contacts.shut, {"is_confidential": True})):
        for start in range(0, len(pks), _AT_ONCE):
            some = Contact.objects.filter(pk__in=pks[start : start + _AT_ONCE])
            some.update(version=F("version") + 1, **change)
    secret = [*contacts.shut, *(one.pk for one in fresh if one.is_confidential)]
    return len(contacts.shut) + shut_alike(secret, [one.pk for one in fresh if not one.is_confidential])
