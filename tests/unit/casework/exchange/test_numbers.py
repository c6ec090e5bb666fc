"""The number by which Cafcass knows a child is kept when the child arrives: what leaves is told by it."""

from __future__ import annotations

from datetime import date

import pytest

from support.casework_people import ON, acting
from waypost.casework.access.roles import Role
from waypost.casework.exchange.actions.take_in import take_in
from waypost.casework.exchange.arriving import Arriving
from waypost.casework.exchange.extract import cafcass_extract
from waypost.casework.exchange.models import CafcassNumber

pytestmark = pytest.mark.django_db
CHILD = dict.fromkeys(
    ("expected_on", "sex", "ethnicity", "first_language", "service_area", "local_authority", "address_line_1",
     "postcode", "is_address_confidential"),
) | {
    "child_id": "C-1", "their_id": "770001", "forenames": "Ash", "surname": "Invented", "born_on": date(2015, 6, 1),
    "case_id": "CF1", "received_on": ON,
}  # fmt: skip
CASE = dict.fromkeys(("court", "service_area", "track", "is_domestic_abuse_alleged")) | {
    "case_id": "CF1", "law": "public", "application": "section_31", "issued_on": ON, "received_on": ON
}  # fmt: skip


def test_the_number_is_kept_once_and_what_leaves_is_told_by_it():
    service = acting(Role.ADMINISTRATOR)
    members = [{"child_id": "C-1", "case_id": "CF1"}]
    arriving = Arriving(told_on=ON, is_invented=True, children=[CHILD], cases=[CASE], members=members)
    take_in(service, None, arriving=arriving)
    take_in(service, None, arriving=arriving)
    assert list(CafcassNumber.objects.values_list("child_id", "number")) == [("C-1", "770001")]
    row = {"letter_id": "L1", "kind": "goodbye", "sent_on": ON, "recorded_at": service.at, "of_on": ON}
    rows = [{**row, "child_id": "C-1"}, {**row, "letter_id": "L2", "child_id": "C-not-known"}]
    files = cafcass_extract(service, None, told={"letters": rows})
    assert files["letters"].splitlines()[1:] == ["L1,CF1,770001,goodbye,2027-04-01,2027-04-01T09:30:00Z"]
