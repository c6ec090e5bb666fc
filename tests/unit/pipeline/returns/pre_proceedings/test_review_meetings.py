"""Review meetings with the parents: the authority's own count."""

from __future__ import annotations

import pytest

from support.told_record import hand_made


@pytest.mark.parametrize(("written", "value"), [("3", "3"), ("0", "0"), ("2.0", "2"), ("03", "3"), ("two", None)])
def test_the_extract_counts_them(tmp_path, written, value):
    record = hand_made(tmp_path).begun("ssd")
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_pre_pro_meetings_num": written})
    assert record.answer("review_meetings")["value"] == value


def test_the_census_counts_them_and_may_differ(tmp_path):
    record = hand_made(tmp_path).begun("ssd").begun("cin")
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_pre_pro_meetings_num": "3"})
    record.kept("cin", "pre_proceedings/101/2026-05-04", {"ReviewMeetingsCount": "4"})
    told = record.answer("review_meetings")
    assert (told["value"], told["how_sure"]) == ("3", "contradicted")
    assert "cin says 4" in told["others"]
