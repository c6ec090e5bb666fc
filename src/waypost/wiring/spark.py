"""Spark as the engine of a build: one session for linkage and for the record, started when it is first needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from waypost.journeys.store.contract import RecordStore
from waypost.journeys.store.spark import SparkStore
from waypost.journeys.store.spark_session import SparkSettings, check_spark_can_run, start_spark
from waypost.linkage.pairing_on_spark import SparkPairing, similarity_jar
from waypost.pipeline.records import Engine


@dataclass(frozen=True, slots=True)
class _Started:
    """Starts Spark with a build's own spill folder, and gives the running session to whoever asks after that."""

    settings: SparkSettings

    def session(self, spill: Path | None) -> Any:
        """Return the session; what it spills on this machine lies in `spill`."""
        folder = spill / "spark" if spill is not None and self.settings.folder is None else self.settings.folder
        return start_spark(replace(self.settings, folder=folder, jars=(similarity_jar(),)))

    def store(self, folder: Path) -> RecordStore:
        """Return a store that keeps what it makes in a build's spill folder, until it is saved."""
        return SparkStore(self.session(folder / "spill"), folder / "spill" / "record-on-spark")


def spark_engine(master: str | None = None, memory: str | None = None) -> Engine:
    """Return Spark as an engine; see SparkSettings. Raises `SparkMissing` or `JavaMissing` before any file is read."""
    check_spark_can_run()
    usual = SparkSettings()
    started = _Started(replace(usual, master=master or usual.master, memory=memory or usual.memory))
    return Engine("spark", started.store, pair_up=SparkPairing(started.session), libraries=("pyspark",))
