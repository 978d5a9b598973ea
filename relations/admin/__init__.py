"""The curators' desk. For now it shows everything and changes nothing: changes go through actions."""

from relations.admin import claim, conflict, proposal, record, revision, site, source, token

__all__ = ["claim", "conflict", "proposal", "record", "revision", "site", "source", "token"]
