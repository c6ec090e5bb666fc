"""OUT is always a whole build, and never somebody else's folder."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from waypost.pipeline import out_folder


def finished(folder, word="first"):
    (folder / out_folder.RUN_FILE).write_text("{}")
    (folder / "word").write_text(word)


def test_a_build_takes_its_place_and_only_its_owner_can_read_it(tmp_path):
    out = tmp_path / "out"
    with out_folder.new_build(out) as folder:
        assert not out.exists()
        finished(folder)
    assert (out / "word").read_text() == "first"
    assert out.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError])
def test_an_interrupted_build_leaves_the_last_good_one_whole(tmp_path, stop):
    out = tmp_path / "out"
    with out_folder.new_build(out) as folder:
        finished(folder)

    def build_and_stop():
        with out_folder.new_build(out) as folder:
            finished(folder, "second")
            raise stop

    with pytest.raises(stop):
        build_and_stop()
    assert (out / "word").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_stop_between_the_two_renames_is_put_right(tmp_path):
    out = tmp_path / "out"
    with out_folder.new_build(out) as folder:
        finished(folder)
    out.rename(out_folder.previous(out))
    out_folder.building(out).mkdir()
    out_folder.check_is_built(out)
    assert (out / "word").read_text() == "first"
    out_folder.clear(out)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_stop_after_the_swap_leaves_the_new_build(tmp_path):
    out = tmp_path / "out"
    with out_folder.new_build(out) as folder:
        finished(folder, "new")
    out_folder.previous(out).mkdir()
    out_folder.check_is_built(out)
    assert (out / "word").read_text() == "new"
    out_folder.clear(out)
    assert not out_folder.previous(out).exists()


def test_what_waypost_did_not_build_is_left_alone(tmp_path):
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(out_folder.NotOurFolder), out_folder.new_build(tmp_path):
        raise AssertionError("never reached")
    with pytest.raises(out_folder.NotOurFolder):
        out_folder.forget(tmp_path)
    with pytest.raises(out_folder.NotOurFolder):
        out_folder.check_is_ours(tmp_path / "thesis.doc")
    assert (tmp_path / "thesis.doc").read_text() == "mine"


def test_the_audit_of_readings_outlives_a_rebuild(tmp_path):
    out = tmp_path / "out"
    with out_folder.new_build(out) as folder:
        finished(folder)
    (out / "audit.jsonl").write_text("line\n")
    with out_folder.new_build(out) as folder:
        finished(folder)
    assert (out / "audit.jsonl").read_text() == "line\n"


def test_the_answers_of_owners_outlive_a_rebuild(tmp_path):
    out = tmp_path / "out"
    with out_folder.new_build(out) as folder:
        finished(folder)
    (out / "corrections").mkdir(mode=0o700)
    (out / "corrections" / "ledger.jsonl").write_text("line\n")
    with out_folder.new_build(out) as folder:
        finished(folder)
    assert (out / "corrections" / "ledger.jsonl").read_text() == "line\n"
    assert (out / "corrections").stat().st_mode & 0o777 == 0o700


def test_forget_removes_it_all(tmp_path):
    out = tmp_path / "out"
    with out_folder.new_build(out) as folder:
        finished(folder)
    out_folder.building(out).mkdir()
    assert out_folder.forget(out)
    assert not list(tmp_path.iterdir())
    assert not out_folder.forget(out)


def test_nothing_built_is_said(tmp_path):
    with pytest.raises(out_folder.NothingBuilt, match="waypost build"):
        out_folder.check_is_built(tmp_path / "out")


def test_a_build_under_way_is_neither_joined_nor_removed(tmp_path):
    out = tmp_path / "out"
    with out_folder.new_build(out) as folder:
        finished(folder)
    with out_folder.new_build(out) as folder:
        finished(folder, "second")
        out_folder.check_is_built(out)
        with pytest.raises(out_folder.BuildRunning, match="under way"), out_folder.new_build(out):
            raise AssertionError("never reached")
        with pytest.raises(out_folder.BuildRunning):
            out_folder.forget(out)
        assert (out / "word").read_text() == "first"
    assert (out / "word").read_text() == "second"
    assert not (out / out_folder.LOCK_FILE).exists()


def test_whoever_adds_to_what_outlives_a_rebuild_holds_the_folder_and_the_build_waits(tmp_path):
    out = tmp_path / "out"
    with out_folder.new_build(out) as folder:
        finished(folder)
    (out / "review").mkdir()
    entered, done = Event(), Event()

    def write():
        with out_folder.held(out):
            entered.set()
            done.wait(5)
            (out / "review" / "ledger.jsonl").write_text("line\n")

    def rebuild():
        with out_folder.new_build(out) as folder:
            finished(folder, "second")

    writer, builder = Thread(target=write), Thread(target=rebuild)
    writer.start()
    entered.wait(5)
    builder.start()
    builder.join(0.2)
    assert (out / "word").read_text() == "first", "the build waits"
    done.set()
    writer.join()
    builder.join()
    assert (out / "word").read_text() == "second"
    assert (out / "review" / "ledger.jsonl").read_text() == "line\n"


def test_nothing_is_held_where_nothing_is(tmp_path):
    with pytest.raises(out_folder.NothingBuilt), out_folder.held(tmp_path / "out"):
        raise AssertionError("never reached")
