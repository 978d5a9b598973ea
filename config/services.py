"""Django's settings for the URL of a database or a cache."""

from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote

from config.counters import SharedCounters
from config.env import InvalidSetting

# WAL lets readers go on while one writes; with it NORMAL is safe.
# Without recursive triggers, INSERT OR REPLACE would pass by the triggers that guard history.
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON"
# The planner overestimates queries with many short parts: compiling them takes longer than running them.
POSTGRESQL_SETTINGS = "-c jit=off"
SECONDS_TO_WAIT = 5
# The driver counts at least two.
SECONDS_TO_CONNECT = 2
SECONDS_TO_COUNT = 0.1


def database(url: SplitResult, *, base: Path) -> dict[str, Any]:
    """The entry for sqlite:// or postgresql://. Raises InvalidSetting if the URL names no database."""
    name = unquote(url.path).removeprefix("/")
    if not name:
        rule, cure = (
            "names no database",
            "Add its name after the last slash, as in postgresql://127.0.0.1/entente",
        )
        raise InvalidSetting("DATABASE_URL", url.geturl(), rule, cure)
    if url.scheme == "sqlite":
        return sqlite(base / name)
    return postgresql(url, name)


def sqlite(path: Path) -> dict[str, Any]:
    """An entry whose writers wait for each other instead of failing inside a transaction."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # Opening the file again costs more than most questions.
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }


def postgresql(url: SplitResult, name: str) -> dict[str, Any]:
    """An entry whose threads each keep one checked connection. The query of the URL goes to the driver."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": SECONDS_TO_CONNECT,
            "options": POSTGRESQL_SETTINGS,
            **dict(parse_qsl(url.query, keep_blank_values=True)),
        },
    }


def cache(url: SplitResult) -> dict[str, Any]:
    """The entry for locmem:// (this process only), redis:// or rediss:// (shared)."""
    if url.scheme == "locmem":
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 10_000},
        }
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url.geturl(),
        "KEY_PREFIX": "entente",
        "OPTIONS": {"socket_timeout": SECONDS_TO_WAIT, "socket_connect_timeout": SECONDS_TO_WAIT},
    }


def counters(url: SplitResult) -> dict[str, Any]:
    """The entry for rate limit counters: like `cache`, with a timeout of a tenth of a second."""
    entry = cache(url)
    if url.scheme == "locmem":
        return counters_here("limits")
    # Imported now, so that the first request does not wait for it.
    import_module("redis")
    waits = {"socket_timeout": SECONDS_TO_COUNT, "socket_connect_timeout": SECONDS_TO_COUNT}
    return entry | {"KEY_PREFIX": "entente-limits", "OPTIONS": waits}


def counters_here(name: str) -> dict[str, Any]:
    """The entry for counters that the processes of this service share, without Redis."""
    return {"BACKEND": f"{SharedCounters.__module__}.{SharedCounters.__qualname__}", "LOCATION": name}
