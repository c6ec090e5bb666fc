"""Whether the parents had a lawyer during pre-proceedings: nobody but the authority knows."""

from __future__ import annotations

import pytest

from support.told_record import hand_made


@pytest.mark.parametrize(("written", "value"), [("Y", "Y"), ("No", "N"), ("true", "Y"), ("Unknown", None), ("", None)])
def test_the_extract_says_so(tmp_path, written, value):
    record = hand_made(tmp_path).begun("ssd")
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_pre_pro_parents_legal_rep": written})
    assert record.answer("parents_represented_before")["value"] == value


def test_a_lawyer_at_issue_does_not_tell(tmp_path):
    respondents = [{"relationshipToChild": "Mother", "solicitor": {"lastName": "Hill"}}]
    told = hand_made(tmp_path).begun("ssd").applied(respondents=respondents).answer("parents_represented_before")
    assert told["value"] is None
    assert "Nobody but the authority" in told["note"]
