"""The curators' desk. For now it shows everything and changes nothing: changes go through actions."""

from relations.admin import claim, record, revision

__all__ = ["claim", "record", "revision"]
