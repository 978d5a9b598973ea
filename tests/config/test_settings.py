"""The settings module as a process meets it: started with a real environment."""

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


def test_an_empty_environment_is_safe():
    shown = json.loads(start().stdout)

    assert shown["DEBUG"] is False
    assert shown["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert len(shown["SECRET_KEY"]) >= 50


def test_a_proxy_that_ends_tls_switches_secure_cookies_redirect_and_hsts_on():
    shown = json.loads(start(ENTENTE_BEHIND_TLS_PROXY="true").stdout)

    assert shown["SESSION_COOKIE_SECURE"] is True
    assert shown["SECURE_SSL_REDIRECT"] is True
    assert shown["SECURE_HSTS_SECONDS"] == 31_536_000


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
def test_nonsense_stops_the_start_and_names_the_variable(variable, value):
    process = start(**{variable: value})

    assert process.returncode != 0
    assert process.stderr.splitlines()[-1].startswith(f"config.env.InvalidSetting: {variable}=")


def test_a_sqlite_file_is_in_wal_and_a_transaction_takes_the_lock_at_once(tmp_path):
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
def test_postgresql_connections_come_from_the_pool():
    connection.ensure_connection()

    assert connection.pool.max_size == settings.THREADS


@pytest.mark.postgres
@pytest.mark.django_db
def test_postgresql_compiles_no_question():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


@pytest.mark.redis
def test_the_shared_cache_answers():
    cache.set("ready", "yes", timeout=5)

    assert cache.get("ready") == "yes"
