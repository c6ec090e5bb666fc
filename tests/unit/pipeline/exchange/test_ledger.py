from __future__ import annotations

import stat
from datetime import datetime

import orjson
import pytest

from waypost.foundation.clock import UTC
from waypost.intake.files import discover
from waypost.pipeline.exchange.ledger import (
    LEDGER_FILE,
    Fate,
    LedgerNotReadable,
    Parcel,
    SendingElsewhere,
    digest_of,
    open_ledger,
)

NOW = datetime(2024, 10, 21, 9, tzinfo=UTC)
PARCEL = Parcel("public-law", "1600000000000001", "GUARDIAN_REPORT", digest_of(b"a report"))
OTHER = PARCEL._replace(digest=digest_of(b"another"))


def noted(folder, *entries):
    with open_ledger(folder) as ledger:
        for parcel, fate in entries:
            ledger.write(parcel, fate, NOW)


@pytest.mark.parametrize(
    ("fates", "fate"),
    [
        ((), None),
        ((Fate.SENDING,), Fate.UNKNOWN),
        ((Fate.SENDING, Fate.SENT), Fate.SENT),
        ((Fate.SENDING, Fate.REFUSED), Fate.REFUSED),
        ((Fate.SENDING, Fate.UNKNOWN), Fate.UNKNOWN),
        ((Fate.SENDING, Fate.UNKNOWN, Fate.SENDING, Fate.SENT), Fate.SENT),
        ((Fate.SENDING, Fate.SENT, Fate.SENDING), Fate.UNKNOWN),
    ],
)
def test_what_became_of_a_parcel_outlives_the_command(tmp_path, fates, fate):
    noted(tmp_path, *((PARCEL, one) for one in fates))
    with open_ledger(tmp_path) as ledger:
        assert ledger.fate_of(PARCEL) == fate
        assert ledger.fate_of(OTHER) is None
        assert ledger.fate_of(PARCEL._replace(what="POSITION_STATEMENT")) is None


def test_only_the_last_list_counts(tmp_path):
    sent = (Fate.SENDING, Fate.SENT)
    noted(tmp_path, *((one, fate) for one in (PARCEL, OTHER) for fate in sent))
    with open_ledger(tmp_path) as ledger:
        assert ledger.is_last(OTHER)
        assert not ledger.is_last(PARCEL)
        ledger.write(OTHER, Fate.SENDING, NOW)
        assert not ledger.is_last(OTHER)


def test_a_line_torn_by_a_stop_is_no_line(tmp_path):
    noted(tmp_path, (PARCEL, Fate.SENDING))
    with (tmp_path / LEDGER_FILE).open("ab") as file:
        file.write(b'{"waypost_sent":"sent","at":"20')
    with open_ledger(tmp_path) as ledger:
        assert ledger.fate_of(PARCEL) is Fate.UNKNOWN


@pytest.mark.parametrize("line", [b"{}", b"not json", b'{"waypost_sent":"lost"}', b'{"waypost_sent":"sent"}', b"[]"])
def test_nothing_is_sent_by_a_damaged_ledger(tmp_path, line):
    noted(tmp_path, (PARCEL, Fate.SENT))
    with (tmp_path / LEDGER_FILE).open("ab") as file:
        file.write(line + b"\n")
    with pytest.raises(LedgerNotReadable, match="line 2"), open_ledger(tmp_path):
        pass


def test_a_line_holds_a_digest_and_not_the_thing(tmp_path):
    noted(tmp_path, (PARCEL, Fate.SENDING))
    with open_ledger(tmp_path) as ledger:
        ledger.write(PARCEL, Fate.SENT, NOW, status=201)
    path = tmp_path / LEDGER_FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first, second = map(orjson.loads, path.read_bytes().splitlines())
    assert first == {"waypost_sent": "sending", "at": NOW.isoformat(), **PARCEL._asdict()}
    assert second["status"] == 201
    assert len(PARCEL.digest) == 64


def test_one_command_at_a_time(tmp_path):
    with open_ledger(tmp_path), pytest.raises(SendingElsewhere), open_ledger(tmp_path):
        pass


def test_intake_knows_the_ledger_for_no_data(tmp_path):
    noted(tmp_path / "exchange", (PARCEL, Fate.SENDING), (PARCEL, Fate.SENT))
    found = discover(tmp_path)
    assert not found.files
    assert not found.unread
