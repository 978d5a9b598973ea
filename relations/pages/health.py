"""Health checks for the machines that run and monitor this service."""

import uuid

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from relations.errors import Unavailable


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """200 if this process responds. It does not query the database: a restart would not help that."""
    return JsonResponse({"status": "alive"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 if database and cache respond and all migrations are applied.

    Raises Unavailable, or the error of the database.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Unavailable("The database, whose tables are not up to date,")
    if not is_cache_working():
        raise Unavailable("The cache")
    return JsonResponse({"status": "ready"})


def is_cache_working() -> bool:
    """Whether the cache returns a value that was just stored."""
    word = uuid.uuid4().hex
    try:
        cache.set("ready", word, timeout=60)
        return cache.get("ready") is not None
    except Exception:  # noqa: BLE001 (each cache has its own errors; any of them means that it is unavailable)
        return False
