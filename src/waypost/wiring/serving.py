"""The server of `waypost serve`: what it needs to be safe, and gunicorn, which it starts when it is."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waypost.foundation.errors import YoursToFix
from waypost.wiring import anchoring_each_minute
from waypost.wiring.site_logging import logging_settings
from waypost.wiring.site_settings import HTTPS_BY_PROXY

_SHORTEST_KEY, _FEWEST_LETTERS = 50, 10
_DO = "See docs/how-to/run-casework.md."
_GRACE_SECONDS, _TIMEOUT_SECONDS = 30, 60
_REQUESTS_OF_A_WORKER = 10_000
_KEPT_ALIVE_SECONDS = 75  # longer than proxies keep theirs (nginx: 60): who closes first must not be who is asked
STATIC = "WAYPOST_STATIC"


class NotSafeToServe(YoursToFix):
    """The environment leaves something open that must be shut before real people's records are served."""


class NotReadyToServe(YoursToFix):
    """The database or the assets are not what this version needs."""


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """Where to listen, and with how many processes and threads."""

    listen: str
    workers: int
    threads: int


def serve_settings(environment: Mapping[str, str]) -> ServeSettings:
    """Return how to serve. Raises NotSafeToServe for the first thing that is open; no value is repeated."""
    key = environment.get("WAYPOST_SECRET_KEY", "")
    if len(key) < _SHORTEST_KEY or len(set(key)) < _FEWEST_LETTERS:
        raise NotSafeToServe(
            f"there is no key of {_SHORTEST_KEY} characters drawn at random.", where="WAYPOST_SECRET_KEY", do=_DO
        )
    hosts = [host.strip() for host in environment.get("WAYPOST_HOSTS", "").split(",") if host.strip()]
    if not hosts or any("*" in host or host.startswith(".") for host in hosts):
        raise NotSafeToServe("the names of the site are not given one by one.", where="WAYPOST_HOSTS", do=_DO)
    families = [host.strip() for host in environment.get("WAYPOST_FAMILY_HOSTS", "").split(",") if host.strip()]
    if any("*" in host or host.startswith(".") for host in families) or set(families) & set(hosts):
        raise NotSafeToServe("a family's host is a name of its own.", where="WAYPOST_FAMILY_HOSTS", do=_DO)
    if environment.get("WAYPOST_HTTPS") != HTTPS_BY_PROXY:
        raise NotSafeToServe("no proxy is said to end https before Waypost.", where="WAYPOST_HTTPS", do=_DO)
    if not environment.get("WAYPOST_DATABASE") and environment.get("WAYPOST_SQLITE") != "allowed":
        raise NotSafeToServe("no PostgreSQL is given, and SQLite is not allowed.", where="WAYPOST_DATABASE", do=_DO)
    _check_openid(environment)
    return ServeSettings(
        environment.get("WAYPOST_LISTEN", "127.0.0.1:8000"),
        _count(environment, "WAYPOST_WORKERS", 2),
        _count(environment, "WAYPOST_THREADS", 4),
    )


def _check_openid(environment: Mapping[str, str]) -> None:
    issuer = environment.get("WAYPOST_OIDC_ISSUER")
    if not issuer:
        return
    if not issuer.startswith("https://"):
        raise NotSafeToServe("the issuer is not https.", where="WAYPOST_OIDC_ISSUER", do=_DO)
    for name in ("WAYPOST_OIDC_CLIENT_ID", "WAYPOST_OIDC_CLIENT_SECRET", "WAYPOST_OIDC_ORIGIN"):
        if not environment.get(name):
            raise NotSafeToServe("sign-in by OpenID needs this as well.", where=name, do=_DO)


def _count(environment: Mapping[str, str], name: str, usual: int) -> int:
    said = environment.get(name, str(usual))
    if not (said.isascii() and said.isdigit() and 1 <= int(said) <= 256):
        raise NotSafeToServe("this is not a whole number from 1 to 256.", where=name, do=_DO)
    return int(said)


def make_ready(environment: MutableMapping[str, str], *, migrate: bool) -> None:
    """Wake Django, gather the static files, and check the database. Raises NotReadyToServe."""
    data = Path(environment.get("WAYPOST_DATA", "demo")).absolute()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    environment[STATIC] = str(data / "static")
    environment["DJANGO_SETTINGS_MODULE"] = "waypost.wiring.django_settings"
    import django  # noqa: PLC0415  (only a server needs it)
    from django.contrib.staticfiles import finders  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    if finders.find("vendored/govuk-frontend.min.css") is None:
        raise NotReadyToServe("the styles and scripts of the pages were not fetched.", do="Run make setup.")
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    if migrate:
        call_command("migrate", interactive=False, verbosity=0)
    _check_database()


def _check_database() -> None:
    from django.db import DatabaseError, connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    try:
        executor = MigrationExecutor(connection)
        is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        raise NotReadyToServe("the database does not answer.", where="WAYPOST_DATABASE", do=_DO) from None
    finally:
        connection.close()
    if is_behind:
        raise NotReadyToServe("the database is behind this version.", do="Make a backup, then add --migrate.")


def run_server(settings: ServeSettings) -> None:
    """Serve until told to stop; then finish what is under way, for so many seconds at the most."""
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415
    from structlog import get_logger  # noqa: PLC0415

    from waypost.wiring.wsgi import application  # noqa: PLC0415

    told = gunicorn_settings(settings)

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in told.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return application

    get_logger("waypost.serve").info("serve started", listens=settings.listen, workers=settings.workers)
    Server().run()


def gunicorn_settings(settings: ServeSettings) -> dict[str, Any]:
    """Return gunicorn's settings: no access log (ours says more and less), nothing listened to but the one address."""
    return {
        "bind": settings.listen,
        "workers": settings.workers,
        "threads": settings.threads,
        "worker_class": "gthread",
        "timeout": _TIMEOUT_SECONDS,
        "graceful_timeout": _GRACE_SECONDS,
        "keepalive": _KEPT_ALIVE_SECONDS,
        "max_requests": _REQUESTS_OF_A_WORKER,
        "max_requests_jitter": _REQUESTS_OF_A_WORKER // 10,
        "control_socket_disable": True,
        "accesslog": None,
        "loglevel": "warning",
        "logconfig_dict": _quiet_log(),
        "proc_name": "waypost",
        "post_worker_init": anchoring_each_minute.begin,
        "on_exit": _say_stopped,
    }


def _say_stopped(server: Any) -> None:
    from structlog import get_logger  # noqa: PLC0415

    get_logger("waypost.serve").info("serve stopped")


def _quiet_log() -> dict[str, Any]:
    """Return gunicorn's log, through the formatter that says of a library's line only whose it is."""
    told = logging_settings()
    loggers = {"gunicorn.error": {"handlers": ["library"], "level": "WARNING", "propagate": False}}
    return {**told, "loggers": loggers, "root": {"handlers": ["library"], "level": "ERROR"}}
