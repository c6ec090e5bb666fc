"""Manifests: who sent the files of a folder, when they were received, and whether they are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from waypost.intake.manifest import Manifest, ManifestNotReadable, fold_manifests, parse_manifest


def test_keys_that_are_missing_come_from_the_folders_above():
    outer = {"invented": True, "seed": 3, "sender": "E1", "collection_year": None}
    inner = {"sender": "E2", "received_at": "2027-03-31T18:00:00+01:00", "source": "ssd"}
    assert fold_manifests((outer, inner)) == Manifest(
        source="ssd", sender="E2", received_at=datetime(2027, 3, 31, 17, tzinfo=UTC), is_invented=True, seed=3
    )


def test_nothing_said_is_nothing_known():
    assert fold_manifests(({}, {})) == Manifest()


def test_an_instant_without_a_zone_is_taken_as_utc():
    assert fold_manifests(({"received_at": "2027-03-31"},)).received_at == datetime(2027, 3, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"waypost_manifest": 1', "not whole JSON"),
        ("[1]", "not a JSON object"),
        ('{"sender": 7}', "sender has the wrong kind"),
        ('{"invented": "yes"}', "invented has the wrong kind"),
        ('{"received_at": "31/02/2027"}', "received_at is not an ISO 8601 instant"),
    ],
)
def test_a_manifest_that_cannot_be_used_says_why_without_the_value(text, why):
    with pytest.raises(ManifestNotReadable, match=why) as raised:
        parse_manifest(text)
    assert "31/02" not in str(raised.value)
