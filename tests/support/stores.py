"""The three stores, for tests that run on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

import pytest

from support.spark import ON_SPARK, SparkOfTests
from waypost.journeys.linked import FRAMES, LinkedRecord
from waypost.journeys.store.contract import RecordStore
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore
from waypost.journeys.store.spark import SparkStore

ENGINES = ("duckdb", pytest.param("spark", marks=ON_SPARK))
STORES = ("memory", *ENGINES)


@dataclass(frozen=True)
class Kind:
    """One kind of store: how to make an empty one, and how to open one that was saved."""

    make: Callable[[], RecordStore]
    open: Callable[[Path], RecordStore]


class AssembledOnce:
    """A store on Spark that assembles each record once in a run, however many tests ask for the same.

    To assemble a handful of rows costs Spark seconds, which a dozen tests of one record need not spend each.
    """

    known: ClassVar[dict[tuple[object, ...], SparkStore]] = {}

    def __init__(self, spark: SparkOfTests) -> None:
        self._spark = spark
        self._store: Any = None

    def load(self, linked: LinkedRecord) -> None:
        """Take the store that holds this record, and make it where there is none."""
        key = (linked.as_of, *(getattr(linked, name).write_json() for name in FRAMES))
        if key not in self.known:
            store = SparkStore(self._spark.session, new_folder(self._spark))
            store.load(linked)
            self.known[key] = store
        self._store = self.known[key]

    def close(self) -> None:
        """Keep the record for the next who asks."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def new_folder(spark: SparkOfTests) -> Path:
    """Return a folder that no other store uses."""
    return spark.folder / uuid4().hex


def kind_of_store(name: str, request: pytest.FixtureRequest) -> Kind:
    """Return the kind of store of that name. Spark is started when the first test asks for it."""
    if name == "memory":
        return Kind(MemoryStore, MemoryStore.open)
    if name == "duckdb":
        return Kind(DuckDBStore, DuckDBStore.open)
    spark: SparkOfTests = request.getfixturevalue("spark")
    return Kind(lambda: AssembledOnce(spark), lambda folder: SparkStore.open(folder, spark.session))  # type: ignore[return-value,arg-type]


@contextmanager
def loaded(kind: Kind, linked: LinkedRecord) -> Iterator[RecordStore]:
    """Yield a store with a record, and close it."""
    store = kind.make()
    store.load(linked)
    yield store
    store.close()
