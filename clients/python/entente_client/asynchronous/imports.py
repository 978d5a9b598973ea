"""Imports of many drafts."""

from collections.abc import Iterable

from entente_client import models
from entente_client.asynchronous.resource import AsyncResource


class AsyncTaken(AsyncResource):
    """Imports of many drafts at once."""

    async def __call__(self, lines: bytes | Iterable[str], *, dry_run: bool = False) -> models.ImportReport:
        """Import lines of NDJSON as drafts, all or none: documents, as `export_records` writes them."""
        content = lines if isinstance(lines, bytes) else "\n".join(lines).encode()
        query = [("dry_run", "true")] if dry_run else []
        response = await self._session.send(self.path, query, content, "application/x-ndjson")
        return models.ImportReport.from_dict(response.json())

    async def table(self, kind: str, rows: bytes | str, *, dry_run: bool = False) -> models.ImportReport:
        """Import the rows of a CSV file as drafts of one kind, all or none."""
        content = rows if isinstance(rows, bytes) else rows.encode()
        query = [("kind", kind), *([("dry_run", "true")] if dry_run else [])]
        response = await self._session.send(self.path, query, content, "text/csv")
        return models.ImportReport.from_dict(response.json())
