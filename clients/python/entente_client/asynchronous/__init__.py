"""The client for asyncio. The build generates `entente_client/synchronous` from this folder."""
