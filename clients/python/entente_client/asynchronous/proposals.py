"""What somebody else decides on."""

from entente_client import models
from entente_client.asynchronous.resource import AsyncDetailed


class AsyncReviewed(AsyncDetailed[models.ProposalDetail]):
    """What waits for somebody else's approval."""

    async def approve(self, key: int, word: str = "") -> models.ProposalDetail:
        """Let readers see it."""
        return await self._decide(f"{key}/approve/", word)

    async def decline(self, key: int, word: str) -> models.ProposalDetail:
        """Refuse it, with a word to its author."""
        return await self._decide(f"{key}/decline/", word)

    async def _decide(self, path: str, word: str) -> models.ProposalDetail:
        body = {"word": word} if word else {}
        answer = await self._session.ask(self.path + path, method="POST", json=body)
        return models.ProposalDetail.from_dict(answer.json())
