"""The archive: whole, or refused; nothing in it is trusted, and nothing lies outside the folder."""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waypost.pipeline.backup import archive as archives
from waypost.pipeline.backup.archive import ArchiveWriter, ChangedMeanwhile, NotABackup, extract, open_archive, verify
from waypost.pipeline.backup.manifest import Archived, ArchiveDamaged, ArchiveTooNew, Manifest

AT = datetime(2027, 4, 1, 3, tzinfo=UTC)
FILES = {"build/run.json": b"{}\n", "build/record/ä.parquet": bytes(range(256)) * 5, "build/empty": b""}


def manifest(files: list[Archived], **changed: object) -> Manifest:
    whole = Manifest(AT, "0.1.0", ("build",), (1,), ("build/none",), tuple(files))
    return replace(whole, **changed) if changed else whole


def write(path: Path, files: dict[str, bytes] = FILES, **changed: object) -> Path:
    with path.open("wb") as file:
        writer = ArchiveWriter(file, AT)
        for name, content in files.items():
            writer.add(name, io.BytesIO(content), len(content))
        writer.close(manifest(writer.written, **changed))
    return path


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("archive") / "good")


def test_what_was_put_away_comes_back_for_its_owner_alone(good, tmp_path):
    opened = open_archive(good)
    assert [file.name for file in opened.manifest.files] == list(FILES)
    extract(opened, tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == FILES
    assert (tmp_path / "build/none").is_dir()
    assert {oct((tmp_path / name).stat().st_mode & 0o777) for name in FILES} == {"0o600"}
    with pytest.raises(FileExistsError):
        extract(opened, tmp_path)


def test_any_tar_opens_it(good):
    with tarfile.open(good) as opened:
        assert opened.getnames() == [*FILES, "waypost-backup.json"]
        assert opened.extractfile("build/run.json").read() == b"{}\n"


def test_the_fingerprint_is_of_the_manifest_that_pins_everything(good, tmp_path):
    other = write(tmp_path / "other", FILES | {"build/empty": b"x"})
    assert open_archive(good).manifest.fingerprint != open_archive(other).manifest.fingerprint
    with tarfile.open(good) as opened:
        text = opened.extractfile("waypost-backup.json").read()
    assert open_archive(good).manifest.fingerprint == hashlib.sha256(text).hexdigest()


def fingerprint_of_whole(path: Path) -> str | None:
    """The fingerprint of an archive that is not refused. What can be changed unrefused is the manifest's own words."""
    try:
        opened = open_archive(path)
        verify(opened)
    except (ArchiveDamaged, ArchiveTooNew, NotABackup):
        return None
    return opened.manifest.fingerprint


@settings(max_examples=150)
@given(st.data())
def test_no_byte_can_be_changed_unseen(good, tmp_path_factory, data):
    content = bytearray(good.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    altered = tmp_path_factory.getbasetemp() / "altered"
    altered.write_bytes(content)
    fingerprint = open_archive(good).manifest.fingerprint
    assert fingerprint_of_whole(altered) != fingerprint, "where nothing is refused, the fingerprint tells"


@settings(max_examples=60)
@given(st.data())
def test_one_that_was_cut_short_or_added_to_is_refused(good, tmp_path_factory, data):
    content = good.read_bytes()
    cut = tmp_path_factory.getbasetemp() / "cut"
    kept = data.draw(st.integers(0, len(content) - 1))
    for text in (content[:kept], content + bytes(kept + 1)):
        cut.write_bytes(text)
        with pytest.raises((ArchiveDamaged, NotABackup)):
            verify(open_archive(cut))


def test_verifying_goes_on_where_it_stopped(good):
    seen: list[tuple[str, int, int]] = []
    verify(open_archive(good), first=2, progress=lambda *told: seen.append(told))
    assert seen == [("verify", 2, 3), ("verify", 3, 3)]


def test_what_is_altered_is_named_by_its_number_and_not_by_its_name(good, tmp_path):
    content = good.read_bytes()
    (tmp_path / "altered").write_bytes(content.replace(bytes(range(256)), bytes(256), 1))
    opened = open_archive(tmp_path / "altered")
    verify(opened, first=3)
    with pytest.raises(ArchiveDamaged, match="file 2 of 3"):
        verify(opened)


@pytest.mark.parametrize(
    "name", ["../out", "/etc/x", "build/../../x", "build//x", "build/./x", "build\\x", "other/x", ""]
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name):
    with pytest.raises(ArchiveDamaged):
        manifest([Archived(name, 0, "0" * 64)])


def test_links_and_devices_and_strangers_in_an_archive_are_refused(tmp_path):
    digest = hashlib.sha256(b"").hexdigest()
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE):
        path = tmp_path / "linked"
        with path.open("wb") as file:
            link = tarfile.TarInfo("build/link")
            link.type, link.linkname, link.mode, link.mtime = kind, "/etc", 0o600, int(AT.timestamp())
            file.write(link.tobuf(tarfile.PAX_FORMAT))
            writer = ArchiveWriter(file, AT)
            writer.close(manifest([Archived("build/link", 0, digest)]))
        with pytest.raises(ArchiveDamaged):
            extract(open_archive(path), tmp_path / "to")
        assert not (tmp_path / "to" / "build" / "link").exists()


def test_a_file_that_the_list_does_not_name_is_refused(tmp_path):
    path = tmp_path / "more"
    with path.open("wb") as file:
        writer = ArchiveWriter(file, AT)
        for name in ("build/a", "build/b"):
            writer.add(name, io.BytesIO(b""), 0)
        writer.close(manifest(writer.written[:1]))
    with pytest.raises(ArchiveDamaged, match="does not name"):
        verify(open_archive(path))


def test_other_files_and_newer_formats_are_refused_in_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "text").write_text("not an archive", encoding="utf-8")
    with pytest.raises(NotABackup):
        open_archive(tmp_path / "text")
    with tarfile.open(tmp_path / "tar", "w") as other:
        other.addfile(tarfile.TarInfo("a"))
    with pytest.raises(ArchiveDamaged, match="no backup"):
        open_archive(tmp_path / "tar")
    monkeypatch.setattr("waypost.pipeline.backup.manifest.BACKUP_FORMAT", 2)
    newer = write(tmp_path / "newer")
    monkeypatch.undo()
    with pytest.raises(ArchiveTooNew, match="format 2"):
        open_archive(newer)
    with pytest.raises(ArchiveTooNew, match="record is in format 99"):
        manifest([], record_formats=(99,))


def test_a_file_that_became_shorter_is_told(tmp_path):
    with (tmp_path / "short").open("wb") as file, pytest.raises(ChangedMeanwhile):
        ArchiveWriter(file, AT).add("build/a", io.BytesIO(b"ab"), 3)


def test_a_large_file_is_read_in_pieces(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "_AT_ONCE", 7)
    path = write(tmp_path / "pieces", {"build/large": os.urandom(1000)})
    verify(open_archive(path))
