"""The settings module in a process of its own, with real environment variables."""

import json
import os
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

SHOW = """
import json
from config import settings as s
names = "DEBUG ALLOWED_HOSTS SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SESSION_COOKIE_SECURE SECRET_KEY".split()
print(json.dumps({name: getattr(s, name) for name in names}))
"""


def start(**variables):
    """Import the settings in a process that has these variables and no others."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(settings.BASE_DIR), **variables}
    return subprocess.run(
        [sys.executable, "-c", SHOW], env=environment, capture_output=True, text=True, check=False
    )


def test_the_defaults_are_safe():
    values = json.loads(start().stdout)

    assert values["DEBUG"] is False
    assert values["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert len(values["SECRET_KEY"]) >= 50


def test_a_tls_proxy_enables_secure_cookies_redirect_and_hsts():
    values = json.loads(start(ENTENTE_BEHIND_TLS_PROXY="true").stdout)

    assert values["SESSION_COOKIE_SECURE"] is True
    assert values["SECURE_SSL_REDIRECT"] is True
    assert values["SECURE_HSTS_SECONDS"] == 31_536_000


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", "mysql://127.0.0.1/entente"),
        ("CACHE_URL", "memcached://127.0.0.1"),
        ("ENTENTE_ALLOWED_HOSTS", "https://entente.example"),
        ("ENTENTE_TRUSTED_ORIGINS", "entente.example"),
        ("ENTENTE_SECRET_KEY", "short"),
        ("ENTENTE_LOG_LEVEL", "LOUD"),
        ("ENTENTE_DEBUGG", "true"),
        ("PORT", "http"),
    ],
)
def test_an_invalid_value_stops_the_start_with_the_name_of_the_variable(variable, value):
    process = start(**{variable: value})

    assert process.returncode != 0
    assert process.stderr.splitlines()[-1].startswith(f"config.env.InvalidSetting: {variable}=")


def test_sqlite_uses_wal_and_transactions_lock_at_once(tmp_path):
    path = tmp_path / "one.sqlite3"
    write = (
        "import sqlite3, django; django.setup()\n"
        "from django.db import connection, transaction\n"
        "with transaction.atomic():\n"
        "    connection.cursor().execute('SELECT 1')\n"
        f"    other = sqlite3.connect({str(path)!r}, timeout=0)\n"
        "    try: other.execute('BEGIN IMMEDIATE')\n"
        "    except sqlite3.OperationalError as error: print(error)\n"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(settings.BASE_DIR),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": f"sqlite:///{path}",
    }

    process = subprocess.run(
        [sys.executable, "-c", write], env=environment, capture_output=True, text=True, check=True
    )

    assert process.stdout.strip() == "database is locked"
    assert sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.postgres
@pytest.mark.django_db
def test_postgresql_does_not_compile_queries():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


@pytest.mark.redis
def test_the_shared_cache_works():
    cache.set("ready", "yes", timeout=5)

    assert cache.get("ready") == "yes"
