"""The curators' desk. It shows everything; changes go through actions."""

from relations.admin import account, claim, conflict, proposal, record, revision, site, source, token

__all__ = ["account", "claim", "conflict", "proposal", "record", "revision", "site", "source", "token"]
