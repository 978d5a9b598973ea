"""The client for asyncio. `entente_client/synchronous` is made from this folder when the package is built."""
