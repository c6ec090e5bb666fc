"""Which releases there were: one line each, in order, over rebuilds."""

from __future__ import annotations

from datetime import date, timedelta

from waypost.pipeline.identity.known import Known, known_before
from waypost.pipeline.identity.releases import note_release, releases_in

DAY = date(2027, 4, 1)


def built(tmp_path, number, text, known):
    out = tmp_path / str(number)
    for folder in ("release", "identity"):
        (out / folder).mkdir(parents=True)
    (out / "release" / "measures.csv").write_text(text)
    note_release(out, known, DAY)
    return out


def test_a_release_is_told_once_and_carried_on(tmp_path):
    out = built(tmp_path, 0, "one", Known(DAY))
    for number, text in enumerate(("one", "two", "two"), start=1):
        out = built(tmp_path, number, text, known_before(out, None, on=DAY + timedelta(number)))
    found = releases_in(out)
    assert [one["on"] for one in found] == ["2027-04-01", "2027-04-03"], "the same figures again are no other release"
    assert len({one["sha256"] for one in found}) == 2


def test_a_build_made_before_they_were_noted_has_none(tmp_path):
    assert releases_in(tmp_path) == []
