"""Which version a partner signed, and whether that still stands."""

from __future__ import annotations

import pytest

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.definitions.rules import (
    SignatureFacts,
    Signed,
    check_can_sign,
    definition_text,
    fingerprint_of,
    how_signed,
    is_agreed,
)
from waypost.pipeline import measures

NOW, OLD = SignatureFacts("now"), SignatureFacts("old")
BACK = SignatureFacts("now", is_taken_back=True)


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ([], Signed.NOT_SIGNED), ([NOW], Signed.STANDS), ([OLD], Signed.EARLIER), ([OLD, NOW], Signed.STANDS),
        ([NOW, OLD], Signed.EARLIER), ([BACK], Signed.TAKEN_BACK), ([BACK, NOW], Signed.STANDS),
    ],
)  # fmt: skip
def test_the_table_of_signatures(given, state):
    assert how_signed("now", given) is state


def test_agreed_is_every_partner_and_nobody_is_no_agreement():
    assert is_agreed([Signed.STANDS, Signed.STANDS])
    assert not is_agreed([Signed.STANDS, Signed.EARLIER])
    assert not is_agreed([])


def test_one_signs_what_one_read_and_not_twice():
    check_can_sign("now", "now", Signed.EARLIER)
    for seen, state in (("old", Signed.NOT_SIGNED), ("now", Signed.STANDS)):
        with pytest.raises(NotPossibleNow):
            check_can_sign(seen, "now", state)


def test_every_word_of_a_definition_changes_its_fingerprint_and_its_owner_does_not():
    one = measures.described_one("closed_within_26_weeks")
    before = fingerprint_of(definition_text(one))
    assert fingerprint_of(definition_text(dict(reversed(one.items())))) == before
    changed = {key for key in one if fingerprint_of(definition_text({**one, key: "another"})) != before}
    assert changed == set(one) - {"owner", "next_review", "partners_who_signed"}
    assert {"denominator", "cautions", "methods"} & changed
