from __future__ import annotations

import orjson

from waypost.pipeline.exchange.last_poll import last_poll_of

CASE = "1600000000000001"


def line(*cases) -> bytes:
    return orjson.dumps({"total": len(cases), "cases": list(cases)}) + b"\n"


def test_the_newest_line_of_the_newest_file_tells(tmp_path):
    (tmp_path / "2024-09.jsonl").write_bytes(line({"id": CASE, "state": "oldest"}))
    (tmp_path / "2024-10.jsonl").write_bytes(
        line({"id": CASE, "state": "old"}, {"id": CASE, "state": "twice"}) + line({"id": int(CASE), "state": "new"})
    )
    (tmp_path / "2024-11.jsonl").write_bytes(line({"id": "16", "note": f"related to {CASE}"}))
    assert last_poll_of(tmp_path, CASE)["state"] == "new"
    (tmp_path / "2024-10.jsonl").unlink()
    assert last_poll_of(tmp_path, CASE)["state"] == "oldest"


def test_a_case_that_was_never_polled(tmp_path):
    assert last_poll_of(tmp_path / "none", CASE) is None
    damaged = [f'{{"total":1,"cases":[{{"id":"{CASE}"'.encode(), f"[{CASE}]".encode(), f'{{"cases":"{CASE}"}}'.encode()]
    (tmp_path / "2024-10.jsonl").write_bytes(b"\n".join([*damaged, b'{"note":' + CASE.encode() + b"}"]))
    assert last_poll_of(tmp_path, CASE) is None
