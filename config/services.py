"""What an address of a database or a cache means to Django."""

from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote

from config.env import InvalidSetting

# WAL lets readers go on while one writes; with it NORMAL is safe.
# Without recursive triggers, INSERT OR REPLACE would pass by the triggers that guard history.
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON"
# What asks in many short parts looks costly to the planner: to compile it takes longer than to answer it.
POSTGRESQL_SETTINGS = "-c jit=off"
SECONDS_TO_WAIT = 5
SECONDS_TO_COUNT = 0.1


def database(address: SplitResult, *, base: Path, connections: int) -> dict[str, Any]:
    """Return Django's entry for sqlite:// or postgresql://. Raises InvalidSetting if no database is named."""
    name = unquote(address.path).removeprefix("/")
    if not name:
        rule, cure = (
            "names no database",
            "Add its name after the last slash, as in postgresql://127.0.0.1/entente",
        )
        raise InvalidSetting("DATABASE_URL", address.geturl(), rule, cure)
    if address.scheme == "sqlite":
        return sqlite(base / name)
    return postgresql(address, name, connections)


def sqlite(path: Path) -> dict[str, Any]:
    """Return an entry whose writers wait for each other instead of failing in the middle of a transaction."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }


def postgresql(address: SplitResult, name: str, connections: int) -> dict[str, Any]:
    """Return an entry with a pool of checked connections; `?sslmode=require` goes to the driver."""
    return {
        "ENGINE": "config.postgresql",
        "NAME": name,
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": unquote(address.hostname or ""),
        "PORT": str(address.port or ""),
        "OPTIONS": {
            "connect_timeout": SECONDS_TO_WAIT,
            "options": POSTGRESQL_SETTINGS,
            **dict(parse_qsl(address.query, keep_blank_values=True)),
            "pool": {"min_size": 0, "max_size": connections, "timeout": SECONDS_TO_WAIT},
        },
    }


def cache(address: SplitResult) -> dict[str, Any]:
    """Return Django's entry for locmem:// (this process only) or redis://, rediss:// (shared)."""
    if address.scheme == "locmem":
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 10_000},
        }
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": address.geturl(),
        "KEY_PREFIX": "entente",
        "OPTIONS": {"socket_timeout": SECONDS_TO_WAIT, "socket_connect_timeout": SECONDS_TO_WAIT},
    }


def counters(address: SplitResult) -> dict[str, Any]:
    """Return Django's entry for counters of requests: as `cache`, but given up after a tenth of a second."""
    entry = cache(address)
    if address.scheme == "locmem":
        return counters_here("limits")
    # Now, so that no request pays for it when it comes to be needed.
    import_module("redis")
    waits = {"socket_timeout": SECONDS_TO_COUNT, "socket_connect_timeout": SECONDS_TO_COUNT}
    return entry | {"KEY_PREFIX": "entente-limits", "OPTIONS": waits}


def counters_here(name: str) -> dict[str, Any]:
    """Return Django's entry for counters of this process."""
    return {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": name,
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
