"""Django's settings: safe as they stand, for the demonstration on a laptop; for real use, from the environment.

What the environment may say is listed in docs/how-to/run-casework.md. Nothing secret stands here: without
WAYPOST_SECRET_KEY a key is made for this process alone, which is right for a demonstration and refused by `serve`.
"""

from __future__ import annotations

import logging
import os
import secrets
from datetime import date
from pathlib import Path

from waypost.wiring.site_logging import logging_settings, set_up_structlog
from waypost.wiring.site_settings import (
    demonstration_settings,
    family_settings,
    page_settings,
    security_settings,
    sign_in_settings,
)

_HERE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("WAYPOST_DATA", "demo")).absolute()


def _database(address: str | None) -> dict[str, object]:
    """Return the connection: PostgreSQL by its address, else SQLite in the data folder."""
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "casework.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        }
    # Who keeps casework in SQLite does not wait for PostgreSQL's client to load.
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

    told = conninfo_to_dict(address)  # as PostgreSQL's own clients read it: hosts, sockets, options
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{ours: str(told.pop(theirs, None) or "") for ours, theirs in names.items()},
        "OPTIONS": told,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DEBUG = False
SECRET_KEY = os.environ.get("WAYPOST_SECRET_KEY") or secrets.token_urlsafe(50)
ALLOWED_HOSTS = os.environ.get("WAYPOST_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
ROOT_URLCONF = "waypost.doors.staff.urls"
DATABASES = {"default": _database(os.environ.get("WAYPOST_DATABASE"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "access.User"

CASEWORK = [
    "access",
    "audit",
    "children",
    "allocation",
    "exchange",
    "engagement",
    "letters",
    "reports",
    "corrections",
    "advice",
    "safety",
    "oversight",
    "rights",
    "screening",
    "sharing",
    "feedback",
    "recommendations",
    "strategy",
    "readiness",
]
SIGN_IN_APPS: list[str] = []
FAMILY_HOSTS: tuple[str, ...] = ()
FAMILY_LANGUAGES: tuple[str, ...] = ()
IS_DEMONSTRATION = False
DEMONSTRATION_DAY: date | None = None
NEEDS_SECOND_FACTOR = True
READINESS_LIMITS = os.environ.get("WAYPOST_READINESS_LIMITS", "")
globals().update(page_settings(os.environ))
globals().update(security_settings(os.environ))
globals().update(sign_in_settings(os.environ))
globals().update(family_settings(os.environ))
globals().update(demonstration_settings(os.environ))
ALLOWED_HOSTS = [*ALLOWED_HOSTS, *FAMILY_HOSTS]
LOGGING = logging_settings()
set_up_structlog(logging.INFO if "WAYPOST_SECRET_KEY" in os.environ else logging.WARNING)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *SIGN_IN_APPS,
    *(f"waypost.casework.{room}" for room in CASEWORK),
]
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
