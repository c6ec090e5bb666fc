"""Starts Spark, or says in a sentence what is missing: PySpark, or a Java that this Spark runs on.

One session a process, as Spark itself has it. Nothing is fetched, no page is served, and what Spark prints goes
nowhere unless WAYPOST_DEBUG is set: a plan or a failure may hold what stood in a file.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from waypost.foundation.errors import YoursToFix

OLDEST_JAVA, NEWEST_JAVA = 17, 21
"""Spark 4.0 runs on Java 17 and 21: https://spark.apache.org/docs/4.0.0/#downloading"""
SPARK_SERIES = "4.0"
"""The PySpark that the compiler of questions is made for; pyproject.toml pins it."""
ON_THIS_MACHINE = "local[*]"
LOOPBACK = "127.0.0.1"
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_SECONDS_TO_ANSWER = 60


class SparkMissing(YoursToFix):
    """PySpark is not installed, or is of a series that Waypost is not made for."""


class JavaMissing(YoursToFix):
    """No Java was found, or one that this Spark does not run on."""


class ClusterNotReached(YoursToFix):
    """No Spark answered at the address of the cluster, or it refused the work."""


@dataclass(frozen=True, slots=True)
class SparkSettings:
    """How Spark is started.

    `master` is `local[N]` (N cores of this machine), or a cluster's address. `memory` is what the process on this
    machine may hold, as Java writes it (`3g`). `folder` holds what Spark spills here; None is the system's own place.
    `further` are Spark's own settings, which win over ours.
    """

    master: str = ON_THIS_MACHINE
    memory: str = "2g"
    folder: Path | None = None
    jars: tuple[Path, ...] = ()
    further: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_on_this_machine(self) -> bool:
        """Whether all work is done by this machine."""
        return self.master.startswith("local")

    def all(self) -> dict[str, str]:
        """Return every setting that differs from Spark's own."""
        ours = {
            "spark.master": self.master,
            "spark.app.name": "waypost",
            "spark.driver.memory": self.memory,
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.eventLog.enabled": "false",
            # As DuckDB is told: an instant is read and written in UTC, to the microsecond.
            "spark.sql.session.timeZone": "UTC",
            "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
            "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
            "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
            "spark.sql.catalogImplementation": "in-memory",
        }
        if self.is_on_this_machine:
            ours |= {"spark.driver.host": LOOPBACK, "spark.driver.bindAddress": LOOPBACK}
        if self.folder is not None:
            ours |= {"spark.local.dir": str(self.folder), "spark.sql.warehouse.dir": str(self.folder / "warehouse")}
        if self.jars:
            ours["spark.jars"] = ",".join(str(jar) for jar in self.jars)
        return ours | dict(self.further)


def check_spark_can_run() -> None:
    """Check that PySpark is there and that Java is one it runs on. Raises `SparkMissing` or `JavaMissing`."""
    if find_spec("pyspark") is None:
        raise SparkMissing(
            "the engine spark needs PySpark, which is not installed.",
            do="Install it: pip install 'waypost[spark]'. Or build with --engine duckdb, which needs nothing more.",
        )
    found = _version_of_pyspark()
    if not found.startswith(f"{SPARK_SERIES}."):
        raise SparkMissing(
            f"the engine spark is made for PySpark {SPARK_SERIES}, and {found or 'another'} is installed.",
            do="Install the one that is pinned: pip install 'waypost[spark]'.",
        )
    _check_java(_java())


def _version_of_pyspark() -> str:
    try:
        return version("pyspark")
    except PackageNotFoundError:
        return ""


def _java() -> str | None:
    """Return the Java that Spark's own scripts take: JAVA_HOME's, else the first on the path."""
    home = os.environ.get("JAVA_HOME")
    return str(Path(home) / "bin" / "java") if home else shutil.which("java")


def _check_java(java: str | None) -> None:
    install = (
        f"Install Java {OLDEST_JAVA} (Debian: apt install openjdk-{OLDEST_JAVA}-jre-headless; "
        f"macOS: brew install openjdk@{OLDEST_JAVA}) and, where several are installed, set JAVA_HOME to it. "
        "Or build with --engine duckdb, which needs no Java."
    )
    told = _what_java_says(java) if java else None
    if told is None:
        where = "JAVA_HOME" if os.environ.get("JAVA_HOME") else ""
        raise JavaMissing("the engine spark needs Java, and none was found.", where=where, do=install)
    found = _VERSION.search(told)
    number = int(found[1]) if found else 0
    if number < OLDEST_JAVA:
        told_as = f"Java {number}, which is too old" if found else "a Java that does not tell its version"
        raise JavaMissing(f"the engine spark found {told_as}: Spark {SPARK_SERIES} needs {OLDEST_JAVA}.", do=install)
    if number > NEWEST_JAVA:
        raise JavaMissing(
            f"the engine spark found Java {number}, which is too new for Spark {SPARK_SERIES}: "
            f"it runs on {OLDEST_JAVA} and {NEWEST_JAVA}.",
            do=install,
        )


def _what_java_says(java: str) -> str | None:
    try:
        asked = subprocess.run(  # noqa: S603  (the Java of the user's own machine)
            [java, "-version"], capture_output=True, text=True, timeout=_SECONDS_TO_ANSWER, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return asked.stderr + asked.stdout if asked.returncode == 0 else None


def start_spark(settings: SparkSettings) -> Any:
    """Return a Spark session; the one that runs already, where this process has one.

    Raises `SparkMissing`, `JavaMissing`, or `ClusterNotReached` when nothing answers at a cluster's address.
    """
    check_spark_can_run()
    # An optional extra: only whoever asks for Spark needs it.
    from pyspark import SparkConf, SparkContext  # noqa: PLC0415
    from pyspark.java_gateway import launch_gateway  # noqa: PLC0415
    from pyspark.sql import SparkSession  # noqa: PLC0415

    running = SparkSession.getActiveSession()
    if running is not None:
        return running
    conf = SparkConf(loadDefaults=False).setAll(list(settings.all().items()))
    is_quiet = not os.environ.get("WAYPOST_DEBUG")
    logging.getLogger("SQLQueryContextLogger").disabled = is_quiet
    gateway = launch_gateway(conf, {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} if is_quiet else {})
    try:
        return SparkSession(SparkContext(conf=conf, gateway=gateway))
    except Exception as error:
        gateway.shutdown()
        if settings.is_on_this_machine:
            raise
        raise ClusterNotReached(
            "no Spark cluster answers there, or it does not take the work.",
            where=f"--spark-master {settings.master}",
            do="See that the master runs, that its Spark is of the same version, and that a worker has joined it.",
        ) from error
