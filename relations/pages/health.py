"""Answers for machines that watch over this one."""

import uuid

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from relations.errors import Unavailable


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """This process answers. Asks nothing else, so that nobody restarts it for a fault of the database."""
    return JsonResponse({"status": "alive"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Database and cache answer, tables are up to date. Raises Unavailable, or what the database raises."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Unavailable("The database, whose tables are not up to date,")
    if not cache_remembers():
        raise Unavailable("The cache")
    return JsonResponse({"status": "ready"})


def cache_remembers() -> bool:
    word = uuid.uuid4().hex
    try:
        cache.set("ready", word, timeout=60)
        return cache.get("ready") is not None
    except Exception:  # noqa: BLE001 (each cache has its own errors; any of them means that it is away)
        return False
