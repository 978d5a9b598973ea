import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client


@pytest.fixture
def client():
    """A client that receives the response to a server error instead of the exception."""
    return Client(raise_request_exception=False)


def test_alive_without_a_database(client):
    assert client.get("/healthz").json() == {"status": "alive"}


@pytest.mark.django_db
def test_ready_when_database_and_cache_respond(client):
    assert client.get("/readyz").json() == {"status": "ready"}


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client):
    recorder = MigrationRecorder(connection)
    name = recorder.migration_qs.filter(app="relations").latest("id").name
    recorder.record_unapplied("relations", name)

    response = client.get("/readyz")

    assert (response.status_code, response.json()["code"]) == (503, "unavailable")


@pytest.mark.django_db
def test_not_ready_while_the_cache_is_unavailable(client, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1",
            "OPTIONS": {"socket_connect_timeout": 1},
        }
    }

    response = client.get("/readyz")

    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
