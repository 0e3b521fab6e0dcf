"""Django's settings, read from the environment; every name is in `docs/reference/settings.md`.

TILLBOOK_DATA          the data folder
TILLBOOK_DATABASE_URL  postgresql://user:password@host:port/name, or empty for the embedded SQLite in the data folder
TILLBOOK_DEMO          "1" for the demo chain: marks every screen and receipt, offers its registers for enrolment
TILLBOOK_ASSETS        the built web apps, where they do not lie beside the code
TILLBOOK_HOSTS         further host names to answer to, separated by commas
"""

from __future__ import annotations

import os
from urllib.parse import unquote, urlsplit

from . import keys, paths

CONTEXTS = (
    "platform",
    "audit",
    "stores",
    "identity",
    "journal",
    "catalogue",
    "pricing",
    "customers",
    "ledger",
    "sales",
    "inventory",
    "receipts",
    "reporting",
)


def _database() -> dict[str, object]:
    url = os.environ.get("TILLBOOK_DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "tillbook.platform.sqlite",
            "NAME": str(paths.database_file()),
            "CONN_MAX_AGE": None,
            "TEST": {"NAME": str(paths.data_folder() / "test.sqlite3")},
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; PRAGMA foreign_keys=ON",
            },
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or _socket_folder(parts.query)),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 2},
    }


def _socket_folder(query: str) -> str:
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if name == "host":
            return unquote(value)
    return ""


DEMO = os.environ.get("TILLBOOK_DEMO") == "1"
DEBUG = False
SECRET_KEY = keys.derived_key("django").hex()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("TILLBOOK_HOSTS", "").split(","))]
ROOT_URLCONF = "tillbook.app.urls"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *(f"tillbook.{context}" for context in CONTEXTS),
    "tillbook.app.shop",
]
AUTH_USER_MODEL = "identity.Person"
MIDDLEWARE = ["tillbook.platform.http.middleware.edge", "allauth.account.middleware.AccountMiddleware"]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = True
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "tillbook.identity.totp.SealingAdapter"
MFA_SUPPORTED_TYPES = ["totp"]
MFA_TOTP_ISSUER = "Tillbook"
MFA_TOTP_TOLERANCE = 1
PASSWORD_HASHERS = ["tillbook.identity.hashers.Passphrase"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
SESSION_COOKIE_NAME = "__Host-tillbook"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "tillbook.platform.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "CRITICAL"}},
}
