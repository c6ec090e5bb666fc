"""A fingerprint changes with everything that the work hangs on, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from support.tables import put_good
from waypost.intake.batches import Batch, Slice
from waypost.intake.files import discover
from waypost.intake.manifest import Manifest
from waypost.pipeline import fingerprints
from waypost.pipeline.fingerprints import code, content_of, digest_of, fingerprint_of


@pytest.fixture
def batch(tmp_path):
    files = discover(put_good(tmp_path, "ssd")).files
    return Batch("ssd", files)


def test_the_same_files_have_the_same_fingerprint_whenever_they_were_written(batch):
    before = fingerprint_of(batch)
    path = batch.files[0].path
    path.write_bytes(path.read_bytes())
    assert fingerprint_of(batch) == before


def test_another_content_name_manifest_order_or_part_has_another(batch, tmp_path):
    first, *rest = batch.files
    others = [
        replace(batch, files=(replace(first, name="other.csv"), *rest)),
        replace(batch, files=(replace(first, manifest=Manifest(received_at=datetime(2026, 1, 1, tzinfo=UTC))), *rest)),
        replace(batch, files=(*rest, first)),
        replace(batch, files=tuple(rest)),
        replace(batch, slice=Slice(tmp_path, 0, 2)),
        replace(batch, slice=Slice(tmp_path, 1, 2)),
    ]
    told = [fingerprint_of(batch), *map(fingerprint_of, others)]
    first.path.write_bytes(first.path.read_bytes() + b"\n")
    told.append(fingerprint_of(batch))
    assert len(set(told)) == len(told)


def test_where_a_slice_lies_does_not_matter(batch, tmp_path):
    one, other = (replace(batch, slice=Slice(tmp_path / name, 0, 2)) for name in ("a", "b"))
    assert fingerprint_of(one) == fingerprint_of(other)


def test_what_stands_in_two_files_is_not_what_stands_in_one(tmp_path):
    for name, content in (("a", b"12"), ("b", b"3"), ("c", b"1"), ("d", b"23")):
        (tmp_path / name).write_bytes(content)
    assert content_of([tmp_path / "a", tmp_path / "b"]) != content_of([tmp_path / "c", tmp_path / "d"])


def test_other_code_has_another_fingerprint(monkeypatch):
    told = code()
    code.cache_clear()
    monkeypatch.setattr(fingerprints, "_contents", lambda folder, prefix: [("a.py", b"")])
    assert code() != told
    code.cache_clear()
    assert digest_of(1, "a") != digest_of("1", "a")
