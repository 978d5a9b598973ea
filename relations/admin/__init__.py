"""The curators' desk. For now it shows everything and changes nothing: changes go through actions."""

from relations.admin import claim, conflict, record, revision, source, token

__all__ = ["claim", "conflict", "record", "revision", "source", "token"]
