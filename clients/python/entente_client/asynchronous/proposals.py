"""Proposals, which somebody else approves or declines."""

from entente_client import models
from entente_client.asynchronous.resource import AsyncDetailed


class AsyncReviewed(AsyncDetailed[models.ProposalDetail]):
    """Proposals that wait for approval."""

    async def approve(self, key: int, comment: str = "") -> models.ProposalDetail:
        """Approve a proposal, so that readers see the change."""
        return await self._decide(f"{key}/approve/", comment)

    async def decline(self, key: int, comment: str) -> models.ProposalDetail:
        """Decline a proposal, with a comment for its author."""
        return await self._decide(f"{key}/decline/", comment)

    async def _decide(self, path: str, comment: str) -> models.ProposalDetail:
        body = {"comment": comment} if comment else {}
        response = await self._session.request(self.path + path, method="POST", json=body)
        return models.ProposalDetail.from_dict(response.json())
