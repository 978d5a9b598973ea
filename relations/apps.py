"""The one Django app of the product."""

from django.apps import AppConfig


class RelationsConfig(AppConfig):
    """Diplomatic relations: records, claims, sources and their history."""

    name = "relations"
    verbose_name = "Diplomatic relations"
