"""Whatever people say, in whatever order and between whatever rebuilds: no word is lost, changed or written over."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waypost.linkage.review.decisions import DECIDED, pair_identifier, state_of
from waypost.pipeline import out_folder
from waypost.pipeline.identity.deciding import take
from waypost.pipeline.identity.ledger import ReviewLedgerBroken, add, read_ledger
from waypost.pipeline.identity.pairs import decided_pairs, listed, pairs_of

AT = datetime(2027, 4, 1, 9, tzinfo=UTC)
RECORDS = [("cafcass", None, str(number)) for number in range(4)]
PAIRS = [(one, other) for one in RECORDS for other in RECORDS if one < other]
GROUNDS = {"same": "owner_confirmed", "different": "owner_confirmed", "cannot_tell": "not_enough_known"}

word = st.tuples(
    st.sampled_from(PAIRS),
    st.sampled_from("ABCD"),
    st.sampled_from(sorted(GROUNDS)),
    st.sampled_from(["business_services", "practice_supervisor", "service_manager", "analyst"]),
)
steps = st.lists(st.one_of(word, st.just("build")), max_size=25)


def started(folder: Path) -> Path:
    out = folder / "out"
    out.mkdir()
    (out / out_folder.RUN_FILE).write_text("{}")
    add(out, [listed(*pair, at=AT.isoformat()) for pair in PAIRS])
    return out


def rebuild(out: Path) -> None:
    with out_folder.new_build(out) as folder:
        (folder / out_folder.RUN_FILE).write_text("{}")


def row(pair, by, says, role):
    told = {"pair_id": pair_identifier(*pair), "says": says, "reason": GROUNDS[says]}
    return "file", 2, {**told, "decided_by": by, "decided_role": role}


@settings(max_examples=40)
@given(told=steps)
def test_no_word_is_lost_changed_or_written_over(told):
    with tempfile.TemporaryDirectory() as place:
        out = started(Path(place))
        before, kept = read_ledger(out), []
        for number, step in enumerate(told):
            if step == "build":
                rebuild(out)
                assert read_ledger(out) == before
                continue
            taken = take(out, [row(*step)], at=AT + timedelta(minutes=number), entered_by="me")
            now = read_ledger(out)
            assert now[: len(before)] == before, "what stood there stands there"
            assert len(now) - len(before) == taken.accepted
            assert taken.read == taken.accepted + taken.unchanged + taken.not_answered + len(taken.refused)
            kept += [step] * taken.accepted
            before = now
        said = [entry for entry in before if entry["what"] == "said"]
        assert [(entry["by"], entry["says"], entry["role"]) for entry in said] == [step[1:] for step in kept]
        check_what_counts(out)


def check_what_counts(out: Path) -> None:
    """What linkage is told is what two different people said, and nothing else."""
    entries = read_ledger(out)
    decided = dict(decided_pairs(entries).select("pair_id", "says").iter_rows())
    for name, pair in pairs_of(entries).items():
        assert pair.state == state_of(pair.words)
        assert (name in decided) == (pair.state in ("same", "different"))
        if pair.state in DECIDED:
            assert len({one.person for one in pair.words if one.says == pair.state}) > 1
        assert all(one.role != "analyst" for one in pair.words)


def test_two_who_write_at_once_and_a_build_lose_nothing(tmp_path):
    out = started(tmp_path)

    def write(by: str) -> None:
        for number in range(12):
            says = ("same", "different")[number % 2]
            take(out, [row(PAIRS[0], by, says, "service_manager")], at=AT, entered_by=by)

    writers = [Thread(target=write, args=(by,)) for by in ("A", "B", "C")]
    for writer in writers:
        writer.start()
    for _ in range(5):
        rebuild(out)
    for writer in writers:
        writer.join()
    words = pairs_of(read_ledger(out))[pair_identifier(*PAIRS[0])].words
    assert {word.by for word in words} <= set("ABC")
    assert len(words) >= 3
    assert len(read_ledger(out)) == len(PAIRS) + len(words)


@pytest.mark.parametrize("harm", ["change", "remove", "swap"])
def test_a_line_that_somebody_touched_shows(tmp_path, harm):
    out = started(tmp_path)
    path = out / "review" / "ledger.jsonl"
    lines = path.read_text().splitlines()
    changed = json.dumps(json.loads(lines[1]) | {"at": "2000-01-01"})
    path.write_text(
        "\n".join({"change": [lines[0], changed, *lines[2:]], "remove": [lines[0], *lines[2:]],
                   "swap": [lines[1], lines[0], *lines[2:]]}[harm]) + "\n"
    )  # fmt: skip
    with pytest.raises(ReviewLedgerBroken, match="line"):
        read_ledger(out)
    with pytest.raises(ReviewLedgerBroken):
        add(out, [])


def test_a_torn_line_is_put_right(tmp_path):
    """A machine stopped in mid-write: what was whole is kept, what was not is none."""
    out = started(tmp_path)
    path = out / "review" / "ledger.jsonl"
    whole = read_ledger(out)
    with path.open("a") as file:
        file.write('{"what": "said", "pa')
    add(out, [listed(("ssd", "E", "1"), RECORDS[0], at="x")])
    assert read_ledger(out)[: len(whole)] == whole
    assert len(read_ledger(out)) == len(whole) + 1
