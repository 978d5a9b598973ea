"""Writing. Drafts change at once; changes of published records wait for the approval of somebody else."""

import copy
from collections.abc import Callable
from typing import Any, NamedTuple

from entente_client import models
from entente_client.asynchronous.resource import AsyncResource
from entente_client.problems import PreconditionFailed

Document = dict[str, Any]

EDITS = 5


class CurrentDocument(NamedTuple):
    """The current document of a record, drafts included, and the ETag that a write must match."""

    tag: str
    envelope: models.CurrentDocumentEnvelope
    document: Document


class AsyncCorrected(AsyncResource):
    """Resources that can be corrected and withdrawn. `if_match` is the ETag that was read."""

    async def correct(
        self,
        key: str,
        changes: Document,
        *,
        if_match: str,
        reason: str | None = None,
        dry_run: bool = False,
    ) -> models.Outcome:
        """Change fields; None empties one. Raises PreconditionFailed if the record has changed."""
        return await self._write("PATCH", f"{key}/", because(changes, reason), if_match, dry_run=dry_run)

    async def withdraw(
        self,
        key: str,
        *,
        if_match: str,
        reason: str | None = None,
        dry_run: bool = False,
    ) -> models.Outcome:
        """Delete a draft, or propose to retract a published record."""
        return await self._write("DELETE", f"{key}/", None, if_match, dry_run=dry_run, reason=reason)

    async def _write(  # noqa: PLR0913 (each is a part of one request)
        self,
        method: str,
        path: str,
        json: Document | None,
        if_match: str | None = None,
        *,
        dry_run: bool = False,
        reason: str | None = None,
    ) -> models.Outcome:
        query = [("dry_run", "true")] if dry_run else []
        query += [("reason", reason)] if reason else []
        headers = {"If-Match": if_match} if if_match else None
        response = await self._session.request(
            self.path + path, query, method=method, json=json, headers=headers
        )
        return models.Outcome.from_dict(response.json())


class AsyncWritable(AsyncCorrected):
    """Resources that accounts can add to and edit."""

    async def document(self, key: str) -> CurrentDocument:
        """Return the current document with its ETag."""
        response = await self._session.request(f"{self.path}{key}/document/")
        found = response.json()
        # Kept as JSON: a newer service may have fields and choices that this version does not know.
        document = found.pop("document")
        return CurrentDocument(
            response.headers["ETag"], models.CurrentDocumentEnvelope.from_dict(found), document
        )

    async def create(
        self, document: Document, *, reason: str | None = None, dry_run: bool = False
    ) -> models.Outcome:
        """Create a draft from a document in portable form."""
        return await self._write("POST", "", because(document, reason), dry_run=dry_run)

    async def edit(
        self,
        key: str,
        change: Callable[[Document], Document | None],
        *,
        reason: str | None = None,
        dry_run: bool = False,
    ) -> models.Outcome | None:
        """Read the document, apply `change` to it, and send the fields that differ.

        `change` alters its argument or returns a new document. If the record was changed meanwhile, it is
        applied again to the new document. Returns None without differences; raises PreconditionFailed if the
        record keeps changing.
        """
        for attempt in range(1, EDITS + 1):
            found = await self.document(key)
            changes = differences(found.document, change)
            if not changes:
                return None
            try:
                return await self.correct(key, changes, if_match=found.tag, reason=reason, dry_run=dry_run)
            except PreconditionFailed:
                if attempt == EDITS:
                    raise
        raise AssertionError("the last attempt returns or raises")


class AsyncAliased(AsyncWritable):
    """Resources with aliases."""

    async def add_alias(self, key: str, alias: Document, *, reason: str | None = None) -> models.Outcome:
        """Add an alias."""
        return await self._write("POST", f"{key}/aliases/", because(alias, reason))

    async def correct_alias(
        self,
        key: str,
        place: int,
        changes: Document,
        *,
        if_match: str,
        reason: str | None = None,
    ) -> models.Outcome:
        """Correct an alias; places count from 1."""
        return await self._write("PATCH", f"{key}/aliases/{place}/", because(changes, reason), if_match)

    async def withdraw_alias(
        self,
        key: str,
        place: int,
        *,
        if_match: str,
        reason: str | None = None,
    ) -> models.Outcome:
        """Remove an alias; places count from 1."""
        return await self._write("DELETE", f"{key}/aliases/{place}/", None, if_match, reason=reason)


class AsyncEdited(AsyncAliased):
    """Records: their claims, review and history."""

    async def submit(self, key: str, *, if_match: str, reason: str | None = None) -> models.Outcome:
        """Submit a draft for review."""
        return await self._write("POST", f"{key}/submit/", because({}, reason), if_match)

    async def restore(
        self,
        key: str,
        sequence: int,
        *,
        if_match: str,
        reason: str | None = None,
    ) -> models.Outcome:
        """Restore an earlier revision."""
        return await self._write("POST", f"{key}/restore/", because({"sequence": sequence}, reason), if_match)

    async def choose(
        self,
        key: str,
        choice: Document,
        *,
        if_match: str,
        reason: str,
        dry_run: bool = False,
    ) -> models.Outcome:
        """Choose the value of a fact: that of one claim, or another value that rests on claims."""
        body = because(choice, reason)
        return await self._write("POST", f"{key}/choose/", body, if_match, dry_run=dry_run)

    async def add_claim(self, key: str, claim: Document, *, reason: str | None = None) -> models.Outcome:
        """Add a claim: what one paragraph says about one fact."""
        return await self._write("POST", f"{key}/claims/", because(claim, reason))


class AsyncIdentified(AsyncEdited):
    """Records that can be renamed, merged and unmerged."""

    async def rename(self, key: str, new_id: str, *, if_match: str, reason: str) -> models.Outcome:
        """Change the identifier; the former one redirects to it permanently."""
        return await self._write("POST", f"{key}/rename/", {"new_id": new_id, "reason": reason}, if_match)

    async def move(  # noqa: PLR0913 (each by its name)
        self, key: str, claim: str, target: str, *, if_match: str, reason: str, dry_run: bool = False
    ) -> models.Outcome:
        """Move a claim to another record; the claim keeps its identifier."""
        body = {"claim": claim, "target": target, "reason": reason}
        return await self._write("POST", f"{key}/move/", body, if_match, dry_run=dry_run)

    async def merge(  # noqa: PLR0913 (each by its name)
        self, key: str, from_: str, from_revision: int, *, if_match: str, reason: str, dry_run: bool = False
    ) -> models.Outcome:
        """Merge another record, at a revision of it, into this one."""
        body: Document = {"from": from_, "from_revision": from_revision, "reason": reason}
        return await self._write("POST", f"{key}/merge/", body, if_match, dry_run=dry_run)

    async def unmerge(
        self, key: str, from_: str, *, if_match: str, reason: str, dry_run: bool = False
    ) -> models.Outcome:
        """Undo a merge."""
        body = {"from": from_, "reason": reason}
        return await self._write("POST", f"{key}/unmerge/", body, if_match, dry_run=dry_run)


def because(body: Document, reason: str | None) -> Document:
    """Return a body with the reason, if there is one."""
    return body if reason is None else body | {"reason": reason}


def differences(document: Document, change: Callable[[Document], Document | None]) -> Document:
    """Return the fields that `change` gives another value; None for those that it removes."""
    before = copy.deepcopy(document)
    changed = change(document)
    after = document if changed is None else changed
    different = {name: value for name, value in after.items() if before.get(name) != value}
    return different | {name: None for name in before if name not in after}
