"""Every name of the environment that the staff site reads, in words: for `waypost serve --settings` and the how-to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """A name of the environment, what it says, and what holds where it is not set (empty: it must be set)."""

    name: str
    says: str
    usual: str


SETTINGS = (
    Setting("WAYPOST_SECRET_KEY", "the key that signs sessions and forms: 50 characters or more, drawn at random", ""),
    Setting("WAYPOST_HOSTS", "the names by which browsers reach the site, with commas between; no wildcard", ""),
    Setting(
        "WAYPOST_DATABASE",
        "the address of PostgreSQL: postgresql://user:password@host:port/name",
        "SQLite in WAYPOST_DATA",
    ),
    Setting("WAYPOST_SQLITE", "`allowed`: serve from SQLite for real, on one machine, knowingly", "refused"),
    Setting(
        "WAYPOST_HTTPS",
        "`proxy`: a proxy ends https before Waypost, sets X-Forwarded-Proto itself and strips it from "
        "what browsers send",
        "",
    ),
    Setting("WAYPOST_PROXIES", "how many proxies stand before Waypost, each adding to X-Forwarded-For", "0"),
    Setting("WAYPOST_DATA", "the folder for SQLite, static files and uploads", "demo"),
    Setting("WAYPOST_RECORD", "the folder of the build whose links are reviewed on the site", "out in WAYPOST_DATA"),
    Setting("WAYPOST_LISTEN", "the address to listen at", "127.0.0.1:8000"),
    Setting("WAYPOST_WORKERS", "how many processes answer", "2"),
    Setting("WAYPOST_THREADS", "how many requests each answers at a time", "4"),
    Setting("WAYPOST_IDLE_MINUTES", "minutes without use after which a session is over", "30"),
    Setting("WAYPOST_SESSION_HOURS", "hours after which a session is over, used or not", "10"),
    Setting(
        "WAYPOST_SECOND_FACTOR", "`needed`, or `not needed` where the organisation's own sign-in asks for it", "needed"
    ),
    Setting("WAYPOST_OIDC_ISSUER", "the OpenID Connect issuer of your organisation, https", "no such sign-in"),
    Setting("WAYPOST_OIDC_ORIGIN", "the origin of its sign-in page, for the content security policy", "none"),
    Setting("WAYPOST_OIDC_NAME", "what its button says", "your organisation"),
    Setting("WAYPOST_OIDC_CLIENT_ID", "the client that it knows Waypost by", "none"),
    Setting("WAYPOST_OIDC_CLIENT_SECRET", "that client's secret", "none"),
    Setting(
        "WAYPOST_FAMILY_HOSTS",
        "the names by which families reach their site, and nobody reaches the staff site; none of WAYPOST_HOSTS",
        "the staff site's own, beneath /my/",
    ),
    Setting("WAYPOST_LANGUAGES", "languages of the families' site that are on beside English: cy", "English alone"),
    Setting("WAYPOST_READINESS_LIMITS", "a file of limits for the gates of readiness", "those of Waypost: assumptions"),
    Setting("WAYPOST_DAY", "demonstration only: the day that it is, as 2027-03-31", "today"),
)
BY_ITSELF = frozenset({"WAYPOST_STATIC"})
"""Set by `waypost serve` for the processes that it starts, and by nobody else."""
