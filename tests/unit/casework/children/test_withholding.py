"""What is kept apart of a child, and how it is found in a letter however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.casework_people import a_child
from waypost.casework.children.models import Contact
from waypost.casework.children.withholding import KeptApart, keep_apart, kept_apart, told_in

HOME = KeptApart("address", "14 Larkspur Hollow, ZZ9 4QX")
PHONE = KeptApart("telephone", "07700 900461")
MAIL = KeptApart("email", "refuge.key@invented.example")
SCHOOL = KeptApart("school", "Oak")
PLAN = KeptApart("safety_plan", "If he comes to the door we go out by the back and over to the church hall at once")
EVERY = (HOME, PHONE, MAIL, SCHOOL, PLAN)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("I came to 14 Larkspur Hollow.", ("address",)),
        ("I came to LARKSPUR-HOLLOW on Monday.", ("address",)),
        ("Your post code is zz94qx.", ("address",)),
        ("Ring +44 7700 900461", ("telephone",)),
        ("Ring 0 7 7 0 0 9 0 0 4 6 1", ("telephone",)),
        ("Write to Refuge.Key@Invented.Example!", ("email",)),
        ("I saw you at Oak.", ("school",)),
        ("You like the tall oaks and the soaking rain.", ()),
        ("We said you go out by the back and over to the hall.", ("safety_plan",)),
        ("We go out by the back.", ()),
        ("Call Childline on 0800 1111. It is free.", ()),
        ("14 days from now a larkspur may bloom in the hollow.", ()),
        ("", ()),
    ],
)
def test_what_a_text_tells(text, kinds):
    assert told_in(text, EVERY) == kinds


@given(
    before=st.text(max_size=40),
    after=st.text(max_size=40),
    noise=st.sampled_from(["", " ", "-", ".", "  ", "\u00a0", "/"]),
    upper=st.booleans(),
    one=st.sampled_from([HOME, PHONE, MAIL, PLAN]),
)
def test_nothing_kept_apart_hides_behind_signs_and_capitals(before, after, noise, upper, one):
    hidden = noise.join(one.text) if noise else one.text
    assert one.kind in told_in(before + " " + (hidden.upper() if upper else hidden) + " " + after, EVERY)


@pytest.mark.django_db
def test_every_contact_is_kept_apart_but_those_that_a_flag_opens(monkeypatch):
    child, other = a_child(), a_child()
    Contact.objects.create(child=child, kind="address", value="1 Shut Lane")
    Contact.objects.create(child=child, kind="email", value="open@invented.example", is_confidential=False)
    Contact.objects.create(child=other, kind="address", value="2 Other Lane")
    monkeypatch.setattr("waypost.casework.children.withholding._KEEPERS", {})
    keep_apart("safety_plan", lambda child_id: ["Of " + child_id, " "])
    assert set(kept_apart(child.pk)) == {
        KeptApart("address", "1 Shut Lane"),
        KeptApart("safety_plan", f"Of {child.pk}"),
    }
