"""What accounts write on records. Drafts change at once; what readers see waits for somebody else."""

import copy
from collections.abc import Callable
from typing import Any, NamedTuple

from entente_client import models
from entente_client.asynchronous.resource import AsyncResource
from entente_client.problems import PreconditionFailed

Document = dict[str, Any]

EDITS = 5


class Standing(NamedTuple):
    """A record as it stands, drafts included: the tag that a write must match, and its portable form."""

    tag: str
    standing: models.StandingDocumentEnvelope
    document: Document


class AsyncCorrected(AsyncResource):
    """What can be corrected and withdrawn, if nobody has changed it since (`if_match`)."""

    async def correct(
        self,
        key: str,
        changes: Document,
        *,
        if_match: str,
        reason: str | None = None,
        dry_run: bool = False,
    ) -> models.Outcome:
        """Change fields; None empties one. Raises PreconditionFailed if it has moved on."""
        return await self._write("PATCH", f"{key}/", because(changes, reason), if_match, dry_run=dry_run)

    async def withdraw(
        self,
        key: str,
        *,
        if_match: str,
        reason: str | None = None,
        dry_run: bool = False,
    ) -> models.Outcome:
        """Delete a draft, or propose to retract what readers see."""
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
        answer = await self._session.ask(self.path + path, query, method=method, json=json, headers=headers)
        return models.Outcome.from_dict(answer.json())


class AsyncWritten(AsyncCorrected):
    """What accounts can add and edit."""

    async def document(self, key: str) -> Standing:
        """Return it as it stands, with its tag."""
        answer = await self._session.ask(f"{self.path}{key}/document/")
        found = answer.json()
        # As it was sent: a newer service may have fields and choices that this version does not know.
        document = found.pop("document")
        return Standing(answer.headers["ETag"], models.StandingDocumentEnvelope.from_dict(found), document)

    async def create(
        self, document: Document, *, reason: str | None = None, dry_run: bool = False
    ) -> models.Outcome:
        """Add one, in portable form, as a draft."""
        return await self._write("POST", "", because(document, reason), dry_run=dry_run)

    async def edit(
        self,
        key: str,
        change: Callable[[Document], Document | None],
        *,
        reason: str | None = None,
        dry_run: bool = False,
    ) -> models.Outcome | None:
        """Read the document, let `change` alter or replace it, and send what is different.

        If somebody else was quicker, the new document is read and `change` is applied to that. Returns
        None if nothing is different; raises PreconditionFailed if others keep being quicker.
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


class AsyncNamed(AsyncWritten):
    """Things with other names."""

    async def add_alias(self, key: str, alias: Document, *, reason: str | None = None) -> models.Outcome:
        """Give it another name."""
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
        """Correct another name; places count from 1."""
        return await self._write("PATCH", f"{key}/aliases/{place}/", because(changes, reason), if_match)

    async def withdraw_alias(
        self,
        key: str,
        place: int,
        *,
        if_match: str,
        reason: str | None = None,
    ) -> models.Outcome:
        """Take another name away; places count from 1."""
        return await self._write("DELETE", f"{key}/aliases/{place}/", None, if_match, reason=reason)


class AsyncEdited(AsyncNamed):
    """Records, with their way to readers and their claims."""

    async def submit(self, key: str, *, if_match: str, reason: str | None = None) -> models.Outcome:
        """Hand a draft in for review."""
        return await self._write("POST", f"{key}/submit/", because({}, reason), if_match)

    async def restore(
        self,
        key: str,
        sequence: int,
        *,
        if_match: str,
        reason: str | None = None,
    ) -> models.Outcome:
        """Go back to an earlier step of its history."""
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
        """Let a fact hold what one claim says, or another value that rests on claims, and say why."""
        body = because(choice, reason)
        return await self._write("POST", f"{key}/choose/", body, if_match, dry_run=dry_run)

    async def add_claim(self, key: str, claim: Document, *, reason: str | None = None) -> models.Outcome:
        """Say what one paragraph says about one fact."""
        return await self._write("POST", f"{key}/claims/", because(claim, reason))


class AsyncIdentified(AsyncEdited):
    """Records whose identifier and sameness can be corrected."""

    async def rename(self, key: str, to: str, *, if_match: str, reason: str) -> models.Outcome:
        """Give it another identifier; the former one leads to it for ever."""
        return await self._write("POST", f"{key}/rename/", {"to": to, "reason": reason}, if_match)

    async def move(  # noqa: PLR0913 (each by its name)
        self, key: str, claim: str, to: str, *, if_match: str, reason: str, dry_run: bool = False
    ) -> models.Outcome:
        """Move a claim to the record that its words mean; the claim keeps its identifier."""
        body = {"claim": claim, "to": to, "reason": reason}
        return await self._write("POST", f"{key}/move/", body, if_match, dry_run=dry_run)

    async def merge(  # noqa: PLR0913 (each by its name)
        self, key: str, from_: str, from_revision: int, *, if_match: str, reason: str, dry_run: bool = False
    ) -> models.Outcome:
        """Take in another record that is the same thing, as it was at a revision."""
        body: Document = {"from": from_, "from_revision": from_revision, "reason": reason}
        return await self._write("POST", f"{key}/merge/", body, if_match, dry_run=dry_run)

    async def unmerge(
        self, key: str, from_: str, *, if_match: str, reason: str, dry_run: bool = False
    ) -> models.Outcome:
        """Part it again from a record that was taken in."""
        body = {"from": from_, "reason": reason}
        return await self._write("POST", f"{key}/unmerge/", body, if_match, dry_run=dry_run)


def because(body: Document, reason: str | None) -> Document:
    """Return a body with its reason, if there is one."""
    return body if reason is None else body | {"reason": reason}


def differences(document: Document, change: Callable[[Document], Document | None]) -> Document:
    """Return the fields that `change` gives another value; None for those that it takes away."""
    before = copy.deepcopy(document)
    changed = change(document)
    after = document if changed is None else changed
    different = {name: value for name, value in after.items() if before.get(name) != value}
    return different | {name: None for name in before if name not in after}
