"""Curation in the Django admin. It shows every record, drafts included; every change goes through actions."""

from relations.admin import site
from relations.admin.resources import account, claim, conflict, record, revision, source, token
from relations.admin.review import proposal

__all__ = ["account", "claim", "conflict", "proposal", "record", "revision", "site", "source", "token"]
