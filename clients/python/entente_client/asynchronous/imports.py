"""Taking in many drafts."""

from collections.abc import Iterable

from entente_client import models
from entente_client.asynchronous.resource import AsyncResource


class AsyncTaken(AsyncResource):
    """Many drafts at once."""

    async def __call__(self, lines: bytes | Iterable[str], *, dry_run: bool = False) -> models.ImportReport:
        """Take in documents, one line of NDJSON each as exports of the terminal write them: all or none."""
        content = lines if isinstance(lines, bytes) else "\n".join(lines).encode()
        query = [("dry_run", "true")] if dry_run else []
        answer = await self._session.send(self.path, query, content, "application/x-ndjson")
        return models.ImportReport.from_dict(answer.json())

    async def table(self, kind: str, rows: bytes | str, *, dry_run: bool = False) -> models.ImportReport:
        """Take in the rows of a CSV file, drafts of one kind: all or none."""
        content = rows if isinstance(rows, bytes) else rows.encode()
        query = [("kind", kind), *([("dry_run", "true")] if dry_run else [])]
        answer = await self._session.send(self.path, query, content, "text/csv")
        return models.ImportReport.from_dict(answer.json())
