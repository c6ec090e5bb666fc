"""Addresses that are nobody's."""

import re

import numpy as np

from waypost.synthetic.addresses import invent_addresses, invent_emails, invent_postcodes, invent_telephones
from waypost.synthetic.chance import stream
from waypost.synthetic.places import places
from waypost.synthetic.rates import rates

# Every area that Royal Mail has given out.
_REAL = frozenset(
    re.findall(
        r"[A-Z]+",
        """
    AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E
    EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS
    LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR
    SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
    """,
    )
)


def test_no_postcode_area_is_a_real_one():
    assert not set(rates("addresses").table("postcode_areas").split()) & _REAL


def test_postcodes_have_the_form_and_keep_to_their_authority():
    known = places(stream(1, "places"), 20_000)
    codes = invent_postcodes(stream(1, "x"), known, np.array([0, 0, 5] * 200))
    assert codes.str.contains(r"^[A-Z]{2}\d{1,2} \d[ABD-HJLNP-UW-Z]{2}$").all()
    assert codes.str.slice(0, 2).n_unique() <= 2


def test_addresses_name_the_authoritys_town():
    known = places(stream(1, "places"), 100)
    found = invent_addresses(stream(1, "x"), known, np.zeros(300, dtype=np.int64))
    assert set(found["post_town"]) == {known.authority_names[0]}
    assert found["address_line_1"].str.contains(r"^(Flat \d+, )?\d+ \w+ \w+$").all()
    assert found["address_line_1"].n_unique() > 200


def test_telephones_are_of_the_drama_ranges_and_emails_of_reserved_domains():
    telephones = invent_telephones(stream(1, "x"), 500).drop_nulls()
    assert all(re.fullmatch(r"07700 900\d{3}|01632 960\d{3}", number) for number in telephones)
    emails = invent_emails(stream(1, "x"), np.arange(500)).drop_nulls()
    assert all(re.fullmatch(r"invented\.\d+@example\.(org|com)", email) for email in emails)
    assert len(telephones) < 500
    assert len(emails) < 500
