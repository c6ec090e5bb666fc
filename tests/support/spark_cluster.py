"""A standalone Spark cluster on loopback: a master and two workers of one core each, ended by their ids."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOOPBACK = "127.0.0.1"
WORKERS = 2
SECONDS_TO_START = 120
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Of Java: for a program that runs for a minute, compiling well costs more than it brings."""


def free_port() -> int:
    """Return a port of this machine that nobody uses now."""
    with socket.socket() as found:
        found.bind((LOOPBACK, 0))
        return int(found.getsockname()[1])


@contextmanager
def cluster(folder: Path, *, memory: str = "1g") -> Iterator[str]:
    """Start a master and two workers that keep their files in `folder`; yield the master's address; end them."""
    port, started = free_port(), []
    address = f"spark://{LOOPBACK}:{port}"
    try:
        started.append(_start(folder, "master", "master.Master", "--port", str(port)))
        _wait_for(port, started)
        for number in range(WORKERS):
            name = f"worker-{number}"
            room = ["--cores", "1", "--memory", memory, "--work-dir", str(folder / name)]
            started.append(_start(folder, name, "worker.Worker", *room, address))
        yield address
    finally:
        for process in started:
            process.terminate()
        for process in started:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)
            if process.poll() is None:
                process.kill()
                process.wait()


def _start(folder: Path, name: str, of: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start one of Spark's own programs, its page on a free port of loopback, for there is no way to have none."""
    import pyspark  # noqa: PLC0415  (an optional extra)

    home = Path(pyspark.__file__).parent
    told = {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": LOOPBACK,
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": QUICK,
        "SPARK_NO_DAEMONIZE": "1",
    }
    where = ["--host", LOOPBACK, "--webui-port", str(free_port())]
    command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{of}", *where, *arguments]
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(command, env=os.environ | told, stdout=log, stderr=log, stdin=subprocess.DEVNULL)


def _wait_for(port: int, started: list[subprocess.Popen[bytes]]) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        assert all(process.poll() is None for process in started), "a part of the cluster ended at once"
        with socket.socket() as asked:
            if asked.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError("the master did not start")
