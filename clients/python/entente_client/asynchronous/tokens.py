"""Tokens of accounts."""

from entente_client import models
from entente_client.asynchronous.resource import AsyncResource


class AsyncGranted(AsyncResource):
    """The tokens of an account."""

    async def __call__(self) -> list[models.Token]:
        """Return the tokens of this account, without their secrets."""
        return models.Tokens.from_dict(await self._read("")).results

    async def create(
        self, username: str, password: str, *, scope: str = "read", hours: int | None = None
    ) -> models.NewToken:
        """Create a token. Its secret is returned only here."""
        body = {"username": username, "password": password, "scope": scope}
        body |= {} if hours is None else {"hours": hours}  # type: ignore[dict-item]
        response = await self._session.request(self.path, method="POST", json=body)
        return models.NewToken.from_dict(response.json())

    async def revoke(self, key: str) -> None:
        """Revoke a token."""
        await self._session.request(f"{self.path}{key}/", method="DELETE")
