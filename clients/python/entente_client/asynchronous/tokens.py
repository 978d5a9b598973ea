"""What accounts prove with who they are."""

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
        """Return a new token; its secret is shown this once."""
        body = {"username": username, "password": password, "scope": scope}
        body |= {} if hours is None else {"hours": hours}  # type: ignore[dict-item]
        answer = await self._session.ask(self.path, method="POST", json=body)
        return models.NewToken.from_dict(answer.json())

    async def revoke(self, key: str) -> None:
        """End a token before its time."""
        await self._session.ask(f"{self.path}{key}/", method="DELETE")
