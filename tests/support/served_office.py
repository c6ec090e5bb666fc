"""The staff site of the invented office, served for real by gunicorn in a process of its own, for a browser.

python -m support.served_office PORT      (WAYPOST_DATA says where its database lies)

With OFFICE=whole, a child has something of every kind, and every address stands in addresses.json beside the database.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
WAITS_SECONDS = 180


@contextmanager
def served(data: Path, **more: str) -> Iterator[str]:
    """Serve the office from a folder, with more of the environment set; give the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WAYPOST", "DJANGO"))}
    told = {"WAYPOST_DATA": str(data), "WAYPOST_DAY": "2027-03-31", "PYTHONPATH": str(TESTS), **more}
    log = (data / "served.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "support.served_office", str(port)], env=kept | told, stdout=log, stderr=log
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", process, data / "served.log")
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=60)
        log.close()


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(WAITS_SECONDS * 5):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the site was not served: {log.read_text()[-2000:]}")


def _make_it_whole(data: Path) -> None:
    """Make the whole office, and write down every page by its name: its address, and the roles that may look at it."""
    from support.site_addresses import addresses  # noqa: PLC0415
    from support.staff_office import LATE  # noqa: PLC0415
    from support.whole_child import a_whole_office  # noqa: PLC0415
    from waypost.casework.access.roles import Role  # noqa: PLC0415

    a_whole_office()
    every = [one for one in addresses() if one.is_there_for(LATE)]
    told = {one.name: [one.of(LATE, LATE), [role.value for role in Role if one.may_be_asked_by(role)]] for one in every}
    (data / "addresses.json").write_text(json.dumps(told))


def main(port: str) -> None:
    """Make the office and serve it until told to stop."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "waypost.wiring.django_settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from support.staff_office import PASSWORD, an_office  # noqa: PLC0415
    from waypost.wiring.serving import ServeSettings, run_server  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if os.environ.get("OFFICE") == "whole":
        _make_it_whole(Path(os.environ["WAYPOST_DATA"]))
    else:
        an_office()
    user = get_user_model().objects.get(username="childrens_guardian")
    user.set_password(PASSWORD)
    user.save()
    run_server(ServeSettings(f"127.0.0.1:{port}", 1, 4))


if __name__ == "__main__":
    main(sys.argv[1])
