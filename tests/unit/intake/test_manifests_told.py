"""What a source needs to be told by a manifest, and the finding where none tells it."""

from __future__ import annotations

from support.tables import GOOD, files_in, put, put_manifest
from waypost.intake.manifests_told import check_manifests


def test_a_file_of_an_authority_without_a_manifest_is_told(tmp_path):
    put(tmp_path, "e.csv", [GOOD["episodes"]])
    found = check_manifests("ssda903", files_in(tmp_path))
    assert found.select("file", "position", "rule", "is_refusal").rows() == [
        ("e.csv", "file", "sender_not_told", False),
        ("e.csv", "file", "receipt_not_told", False),
    ]
    put_manifest(tmp_path, sender="E08000031", received_at="2027-03-31")
    assert check_manifests("ssda903", files_in(tmp_path)).is_empty()
