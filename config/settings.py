"""The one settings module: safe with an empty environment; what differs between machines comes through `env`.

docs/operations.md describes each variable; a test compares the two.
"""

import os
import re
from pathlib import Path

from csp.constants import NONE, SELF

from config.env import env
from config.log import configure_structlog, logging_config
from config.openapi import DOCUMENT
from config.secret_key import checked, read_or_make
from config.services import cache, counters, counters_here, database

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = BASE_DIR / "var"

# -- What differs between machines

DEBUG = env.flag("ENTENTE_DEBUG", default=False)
LOG_LEVEL = env.choice("ENTENTE_LOG_LEVEL", "INFO", among=("DEBUG", "INFO", "WARNING", "ERROR"))
THREADS = env.number("ENTENTE_THREADS", 8, least=1, most=256)
PORT = env.number("PORT", 8000, least=1, most=65535)
BIND = env.text("ENTENTE_BIND", "127.0.0.1")
WORKERS = env.number("ENTENTE_WORKERS", min(os.cpu_count() or 1, 64), least=1, most=64)
BEHIND_TLS_PROXY = env.flag("ENTENTE_BEHIND_TLS_PROXY", default=False)
SECRET_KEY = (
    checked("ENTENTE_SECRET_KEY", env.text("ENTENTE_SECRET_KEY"))
    if env.text("ENTENTE_SECRET_KEY")
    else read_or_make(STATE_DIR / "secret_key")
)
ALLOWED_HOSTS = env.words(
    "ENTENTE_ALLOWED_HOSTS",
    "localhost,127.0.0.1,[::1]",
    rule="a host name without scheme, port or path",
    fits=re.compile(r"\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9a-fA-F:.]+\]").fullmatch,
)
CSRF_TRUSTED_ORIGINS = env.words(
    "ENTENTE_TRUSTED_ORIGINS",
    rule="an origin such as https://entente.example",
    fits=re.compile(r"https?://[^/\s]+").fullmatch,
)
DATABASES = {
    "default": database(
        env.url(
            "DATABASE_URL", "sqlite:///var/entente.sqlite3", schemes=("sqlite", "postgresql", "postgres")
        ),
        base=BASE_DIR,
    )
}
CACHE_URL = env.url("CACHE_URL", "locmem://", schemes=("locmem", "redis", "rediss"))
CACHES = {
    "default": cache(CACHE_URL),
    "limits": counters(CACHE_URL),
    "limits-here": counters_here("limits-here"),
}
RATE_LIMIT = env.number("ENTENTE_RATE_LIMIT", 6_000, least=0, most=100_000_000)
LOGIN_LIMIT = env.number("ENTENTE_LOGIN_LIMIT", 10, least=0, most=1_000_000)
CACHE_SECONDS = env.number("ENTENTE_CACHE_SECONDS", 60, least=0, most=31_536_000)
RESPONSE_CACHE_BYTES = env.number("ENTENTE_RESPONSE_CACHE", 32, least=0, most=100_000) * 1_000_000
env.refuse_unknown()

# -- The application

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # First, so that its base_site.html overrides that of the admin.
    "relations.apps.RelationsConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "corsheaders",
    "knox",
]

MIDDLEWARE = [
    "config.requests.identify",
    "corsheaders.middleware.CorsMiddleware",
    "relations.api.http.reuse.reuse",
    "relations.api.http.compression.compress",
    # Before static files and problem pages, so that both have the policy.
    "csp.middleware.CSPMiddleware",
    "relations.admin.pages.problem.problem_pages",
    "relations.api.problems.problem.translate",
    "django.middleware.security.SecurityMiddleware",
    "config.site.FilesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.site.SlashMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "relations.admin.forms.draft_recovery.RecoverDrafts",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {"curation": "relations.admin.site"},
        },
    }
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [{"NAME": "relations.actions.access.tokens.TokensEndWithPassword"}]

# -- Time and language

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = "config.formats"
LANGUAGES = [
    ("en", "English"),
    ("vi", "Tiếng Việt"),
    ("zh-hans", "简体中文"),
    ("ar", "العربية"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ru", "Русский"),
]

# -- Static files, served from the packages without collectstatic

STATIC_URL = "/static/"
WHITENOISE_ROOT = BASE_DIR / "config" / "root"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_INDEX_FILE = True
# What `make docs` builds, served at /docs/ if it exists.
DOCS_DIR = STATE_DIR / "docs"

# -- Security headers

# The page after a login without a `next` page of our own.
LOGIN_REDIRECT_URL = "admin:index"
CSRF_FAILURE_VIEW = "config.csrf.csrf_failed"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        # Swagger UI has arrows as data: URLs in its style sheet.
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = BEHIND_TLS_PROXY
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS_PROXY else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_TLS_PROXY
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS_PROXY else None
# Probes come from inside, not through the TLS proxy.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]

# -- Pages of other origins may read the API without cookies

CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = [
    "accept",
    "accept-language",
    "content-type",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-unmodified-since",
    "x-request-id",
]
CORS_EXPOSE_HEADERS = [
    "Content-Language",
    "Deprecation",
    "ETag",
    "Link",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "Sunset",
    "X-Request-ID",
    "X-Total-Count",
]

# -- The log

configure_structlog()
LOGGING = logging_config(LOG_LEVEL)

# -- The API

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["relations.api.http.negotiation.JsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["relations.api.http.parsing.JsonParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "relations.api.http.authentication.BearerAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["relations.api.http.permissions.Rights"],
    "DEFAULT_THROTTLE_CLASSES": ["relations.api.http.limits.ReadingThrottle"],
    # The proxy appends the client's address; without a proxy the header is not trusted.
    "NUM_PROXIES": 1 if BEHIND_TLS_PROXY else 0,
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "relations.api.http.negotiation.Negotiation",
    "DEFAULT_FILTER_BACKENDS": [],
    "DEFAULT_PAGINATION_CLASS": "relations.api.paging.pagination.KeysetPagination",
    "DEFAULT_SCHEMA_CLASS": "relations.api.openapi.schema.ResourceSchema",
    "EXCEPTION_HANDLER": "relations.api.problems.problem.exception_response",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

KNOX_TOKEN_MODEL = "relations.Token"  # noqa: S105 (a model)
# Its own model is swapped out, but its migrations would create a table for it.
MIGRATION_MODULES = {"knox": None}
REST_KNOX = {"AUTH_HEADER_PREFIX": "Bearer"}

SPECTACULAR_SETTINGS = DOCUMENT
