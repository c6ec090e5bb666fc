"""`waypost recommendations`: documents loaded once, a pack in three forms; nothing of a document that nobody knows."""

from __future__ import annotations

import pytest

from support.invented_documents import written


@pytest.mark.django_db(transaction=True)
def test_documents_are_loaded_and_a_pack_is_written(waypost, tmp_path):
    files = written(tmp_path)
    answer = waypost("recommendations", "load", *files)
    assert answer.code == 0, answer.err
    assert "nao-2026-03-03: 4 recommendations read, 4 of them new" in answer.out
    assert "moj-2025-08-31: 2 recommendations read, 2 of them new" in answer.out
    assert "0 of them new, 0 lines added" in waypost("recommendations", "load", files[0]).out
    answer = waypost("recommendations", "pack", tmp_path / "pack")
    assert "6 recommendations are told in pack" in answer.out
    assert sorted(one.suffix for one in (tmp_path / "pack").iterdir()) == [".html", ".pdf", ".xlsx"]
    (tmp_path / "other.txt").write_text("Some other thing of a lighthouse.", encoding="utf-8")
    refused = waypost("recommendations", "load", tmp_path / "other.txt")
    assert refused.code == 2
    assert "no reader knows this document" in refused.err
    assert "lighthouse" not in refused.err
