"""What every test shares: no network, and the shared folder where it stands beside the checkout."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from support.databases import django_db_modify_db_settings, has_nothing_of_a_database, keep_those_of_a_database
from waypost.doors.cli.main import main
from waypost.foundation.clock import LONDON, now
from waypost.foundation.safe_logging import LOGGER

if TYPE_CHECKING:
    from support.spark import SparkOfTests

ROOT = Path(__file__).resolve().parent.parent

__all__ = ["django_db_modify_db_settings"]  # a fixture is found where it is imported

AGREEMENT = "engine_agreement_examples"
"""What a test records (`record_property`) of how many records and questions it put to an engine and the reference."""

settings.register_profile(
    "default",
    derandomize=True,
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
settings.register_profile("nightly", parent=settings.get_profile("default"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

LOOPBACK = ("127.", "::1", "localhost")


class NetworkUsed(AssertionError):
    """A test tried to reach something that is not this machine."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test leave this machine. Loopback and sockets in the file system stay open."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            raise NetworkUsed("a test tried to use the network")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session", autouse=True)
def ten_in_the_morning() -> Iterator[None]:
    """Let it be after ten on a demonstration's day for whoever asks the site: some clocks end in the afternoon.

    What a test finds must not hang on the hour it is run at. Tests of those clocks name their own hours.
    """
    from django.conf import settings as site  # noqa: PLC0415  (pytest-django sets it up after this file is read)

    from waypost.wiring import asking  # noqa: PLC0415

    began_at = now()
    ahead = began_at.astimezone(LONDON).replace(hour=10, minute=0) - began_at
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(asking, "now", lambda: now() + ahead if site.DEMONSTRATION_DAY else now())
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of specifications and samples beside the checkout; tests that read it pass without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared folder is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small invented county with its truth, written once a run: 300 children."""
    from waypost.synthetic.synthesise import synthesise  # noqa: PLC0415  (heavy; only for tests that want a county)

    folder = tmp_path_factory.mktemp("county") / "files"
    synthesise(folder, children=300, seed=1, truth=True)
    return folder


@pytest.fixture(scope="session")
def built(county: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the small county, pages and all."""
    from waypost.doors.cli.build import build_with_pages  # noqa: PLC0415

    out = tmp_path_factory.mktemp("built") / "out"
    build_with_pages(county, out)
    return out


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkOfTests]:
    """Spark on a cluster of two workers, started once a run and ended with it."""
    from support.spark import running  # noqa: PLC0415  (only for tests that want Spark)

    with running(tmp_path_factory.mktemp("spark")) as started:
        yield started


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """On PostgreSQL, do not even read the files that use no database."""
    return True if has_nothing_of_a_database(collection_path) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, run what uses a database and nothing else."""
    keep_those_of_a_database(config, items)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let one worker run all tests of a file, which share what is costly to make, and one all tests that need Spark."""
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415  (only where tests run side by side)

    class OneFileOneWorker(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "spark" if "spark" in nodeid else nodeid.split("::")[0]

    return OneFileOneWorker(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say on how many drawn examples the engines were set beside the reference."""
    passed = terminalreporter.stats.get("passed", [])
    told = [int(value) for report in passed for name, value in report.user_properties if name == AGREEMENT]
    if told:
        terminalreporter.write_line(f"Engines set beside the reference on {sum(told):,} drawn records and questions.")


@dataclass(frozen=True)
class Answer:
    """What one command said and did."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything that a person saw."""
        return self.out + self.err


@pytest.fixture
def waypost(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run `waypost ...` in this process; return its answer."""

    def run(*arguments: object) -> Answer:
        monkeypatch.setattr("sys.argv", ["waypost", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        logging.getLogger(LOGGER).handlers.clear()  # what the command set up writes to a stream that is gone
        seen = capsys.readouterr()
        return Answer(int(stopped.value.code or 0), seen.out, seen.err)

    return run
