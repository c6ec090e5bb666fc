"""A worker of the site anchors the audit by itself, and goes on when the database was away for a moment."""

from __future__ import annotations

from threading import Event

import pytest
from django.db import DatabaseError

from waypost.casework.audit import anchoring
from waypost.wiring import anchoring_each_minute
from waypost.wiring.serving import ServeSettings, gunicorn_settings


def test_it_looks_again_after_a_failure(monkeypatch):
    looks, stop = [], Event()

    def look(at):
        looks.append(at)
        if len(looks) == 3:
            stop.set()
        raise DatabaseError

    monkeypatch.setattr(anchoring, "anchor_if_due", look)
    anchoring_each_minute.keep_anchoring(stop, seconds=0)
    assert len(looks) == 3


def test_each_worker_of_the_site_begins_it():
    told = gunicorn_settings(ServeSettings("127.0.0.1:8000", 2, 4))
    assert told["post_worker_init"] is anchoring_each_minute.begin


@pytest.mark.parametrize("error", [DatabaseError("value"), DatabaseError()])
def test_what_went_wrong_is_named_and_not_told(monkeypatch, error, capsys):
    stop = Event()

    def look(at):
        stop.set()
        raise error

    monkeypatch.setattr(anchoring, "anchor_if_due", look)
    anchoring_each_minute.keep_anchoring(stop, seconds=0)
    said = capsys.readouterr()
    assert "value" not in said.out + said.err
