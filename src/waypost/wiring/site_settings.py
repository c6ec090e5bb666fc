"""What the staff site needs of Django's settings: pages, headers, sessions, signing in. Everything is shut by default.

Each function takes the environment and returns settings by name, so that a test can ask what an environment makes.
Every name of the environment is told in docs/how-to/run-casework.md, and a test holds the two to each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from waypost.wiring.hosts import FAMILY_URLS

Environment = Mapping[str, str]

HTTPS_BY_PROXY = "proxy"
_STAFF = "waypost.doors.staff"
_PORTAL = "waypost.doors.portal"
_YEAR_SECONDS = 31_536_000
_LEAST_PASSWORD = 14


def page_settings(environment: Environment) -> dict[str, object]:
    """Return how pages are rendered and what stands around each request, outermost first."""
    static = environment.get("WAYPOST_STATIC")
    by_name = "waypost.wiring.static_names.NamedByContent"
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    return {
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.jinja2.Jinja2",
                "DIRS": [],
                "APP_DIRS": False,
                "OPTIONS": {
                    "environment": f"{_STAFF}.environment.environment",
                    "context_processors": [f"{_STAFF}.context.of_every_page"],
                },
            },
            {
                "NAME": "portal",
                "BACKEND": "django.template.backends.jinja2.Jinja2",
                "DIRS": [],
                "APP_DIRS": False,
                "OPTIONS": {"environment": f"{_PORTAL}.environment.environment"},
            },
        ],
        "MIDDLEWARE": [
            "django.middleware.security.SecurityMiddleware",
            "whitenoise.middleware.WhiteNoiseMiddleware",
            "waypost.wiring.hosts.OneSiteAHost",
            f"{_STAFF}.headers.SafeHeaders",
            "csp.middleware.CSPMiddleware",
            f"{_STAFF}.request_log.OneLineARequest",
            f"{_STAFF}.size.NothingTooBig",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            f"{_STAFF}.sign_in.ageing.SessionAgeing",
            "allauth.account.middleware.AccountMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            f"{_STAFF}.errors.Refusals",
            "axes.middleware.AxesMiddleware",
        ],
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
        "STATIC_URL": "/static/",
        "STATICFILES_DIRS": [
            Path(__file__).resolve().parent.parent / "doors" / door / "static" for door in ("staff", "portal")
        ],
        "STATIC_ROOT": static,
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": by_name if static else plain},
        },
        "WHITENOISE_USE_FINDERS": static is None,
        "WHITENOISE_ALLOW_ALL_ORIGINS": False,
    }


def family_settings(environment: Environment) -> dict[str, object]:
    """Return what the families' site needs: hosts of its own, who answers its faults, languages that are switched on.

    A language is on where its name stands here and its words are signed (casework/sharing/languages.yaml).
    """
    return {
        "FAMILY_HOSTS": _names(environment, "WAYPOST_FAMILY_HOSTS"),
        "FAMILY_URLS": FAMILY_URLS,
        "FAMILY_TROUBLE": f"{_PORTAL}.page.trouble",
        "FAMILY_LANGUAGES": _names(environment, "WAYPOST_LANGUAGES"),
    }


def _names(environment: Environment, name: str) -> tuple[str, ...]:
    return tuple(one.strip().lower() for one in environment.get(name, "").split(",") if one.strip())


def security_settings(environment: Environment) -> dict[str, object]:
    """Return the headers, the policy and the cookies. Over https everything that can be bound to it is."""
    is_https = environment.get("WAYPOST_HTTPS") == HTTPS_BY_PROXY
    prefix = "__Host-" if is_https else ""
    told: dict[str, object] = {
        "CONTENT_SECURITY_POLICY": {"DIRECTIVES": content_security_policy(environment)},
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "CSRF_FAILURE_VIEW": f"{_STAFF}.errors.forged",
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_COOKIE_SECURE": is_https,
        "CSRF_COOKIE_NAME": f"{prefix}waypost-form",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",  # a sign-in by OpenID comes back from another site
        "SESSION_COOKIE_SECURE": is_https,
        "SESSION_COOKIE_NAME": f"{prefix}waypost",
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "SESSION_IDLE_MINUTES": int(environment.get("WAYPOST_IDLE_MINUTES", "30")),
        "SESSION_LONGEST_HOURS": int(environment.get("WAYPOST_SESSION_HOURS", "10")),
    }
    if is_https:
        told |= {
            "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
            "SECURE_SSL_REDIRECT": True,
            "SECURE_REDIRECT_EXEMPT": [r"^healthz$"],
            "SECURE_HSTS_SECONDS": _YEAR_SECONDS,
            "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        }
    return told


def content_security_policy(environment: Environment) -> dict[str, list[str]]:
    """Return what a page may load: its own styles, scripts and pictures, nothing inline, nothing from elsewhere.

    A browser holds a form to `form-action` through its redirects, so the OpenID provider is named where there is one.
    """
    none, own = "'none'", "'self'"
    provider = [environment["WAYPOST_OIDC_ORIGIN"]] if environment.get("WAYPOST_OIDC_ORIGIN") else []
    return {
        "default-src": [none],
        "script-src": [own],
        "style-src": [own],
        "img-src": [own],
        "form-action": [own, *provider],
        "frame-ancestors": [none],
        "base-uri": [none],
    }


def sign_in_settings(environment: Environment) -> dict[str, object]:
    """Return how people sign in: a password and a second factor, or a passkey, or OpenID; shut after failures."""
    issuer = environment.get("WAYPOST_OIDC_ISSUER")
    apps = ["allauth", "allauth.account", "allauth.mfa", "axes"]
    told: dict[str, object] = {
        "AUTHENTICATION_BACKENDS": [
            "axes.backends.AxesStandaloneBackend",
            "django.contrib.auth.backends.ModelBackend",
            "allauth.account.auth_backends.AuthenticationBackend",
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
            for name, options in (
                ("UserAttributeSimilarityValidator", {"user_attributes": ("username", "name", "email")}),
                ("MinimumLengthValidator", {"min_length": _LEAST_PASSWORD}),
                ("CommonPasswordValidator", {}),
            )
        ],
        "LOGIN_URL": "sign_in",
        "LOGIN_REDIRECT_URL": "my_work",
        "ACCOUNT_ADAPTER": f"{_STAFF}.sign_in.adapter.StaffAdapter",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*", "password2*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_FORMS": {"login": f"{_STAFF}.sign_in.allauth_forms.StaffLoginForm"},
        "ACCOUNT_RATE_LIMITS": False,  # django-axes counts failures in the database, for every worker alike
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_TOTP_ISSUER": "Waypost casework",
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": environment.get("WAYPOST_HTTPS") != HTTPS_BY_PROXY,
        "NEEDS_SECOND_FACTOR": environment.get("WAYPOST_SECOND_FACTOR") != "not needed",
        "AXES_FAILURE_LIMIT": 5,
        "AXES_COOLOFF_TIME": 0.25,  # hours
        "AXES_LOCKOUT_PARAMETERS": ["username", "ip_address"],
        "AXES_LOCKOUT_CALLABLE": f"{_STAFF}.sign_in.locked_out.locked_out",
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_DISABLE_ACCESS_LOG": True,
        "AXES_VERBOSE": False,
        "AXES_ENABLE_ADMIN": False,
        "AXES_IPWARE_PROXY_COUNT": int(environment.get("WAYPOST_PROXIES", "0")) or None,
        "AXES_USERNAME_FORM_FIELD": "login",
        "SIGN_IN_APPS": apps,
        "OIDC_NAME": "",
    }
    if issuer:
        apps += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
        told |= {
            "OIDC_NAME": environment.get("WAYPOST_OIDC_NAME", "your organisation"),
            "SOCIALACCOUNT_ADAPTER": f"{_STAFF}.sign_in.openid.StaffSocialAdapter",
            "SOCIALACCOUNT_STORE_TOKENS": False,
            "SOCIALACCOUNT_PROVIDERS": {
                "openid_connect": {
                    "OAUTH_PKCE_ENABLED": True,
                    "APPS": [
                        {
                            "provider_id": "staff",
                            "name": environment.get("WAYPOST_OIDC_NAME", "your organisation"),
                            "client_id": environment.get("WAYPOST_OIDC_CLIENT_ID", ""),
                            "secret": environment.get("WAYPOST_OIDC_CLIENT_SECRET", ""),
                            "settings": {"server_url": issuer, "fetch_userinfo": False},
                        }
                    ],
                }
            },
        }
    return told


def demonstration_settings(environment: Environment) -> dict[str, object]:
    """Return whether everybody is invented, and the day on which the invented record ends. Never with a secret key."""
    is_demonstration = "WAYPOST_SECRET_KEY" not in environment
    day = environment.get("WAYPOST_DAY") if is_demonstration else None
    return {"IS_DEMONSTRATION": is_demonstration, "DEMONSTRATION_DAY": date.fromisoformat(day) if day else None}
