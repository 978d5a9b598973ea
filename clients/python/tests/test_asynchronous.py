import asyncio

import pytest
from conftest import ADDRESS
from entente_client import AsyncClient, problems


def test_it_returns_the_rows_of_the_synchronous_client(client):
    async def fetch():
        async with AsyncClient(ADDRESS) as found:
            return [each.id async for each in found.visits(since="2023")], await found.visits(
                since="2023"
            ).count()

    ids, count = asyncio.run(fetch())
    assert ids == [each.id for each in client.visits(since="2023")]
    assert count == len(ids)


def test_many_requests_run_at_once(client):
    ids = [each.id for each in client.visits()]

    async def fetch():
        async with AsyncClient(ADDRESS) as found:
            return await asyncio.gather(*(found.visits.get(each) for each in ids))

    assert [each.id for each in asyncio.run(fetch())] == ids


def test_problems_are_raised():
    async def fetch():
        async with AsyncClient(ADDRESS) as found:
            await found.visits.get("nobody")

    with pytest.raises(problems.NotFound, match="There is no visit 'nobody'"):
        asyncio.run(fetch())


def test_exports_and_frames_are_complete(client):
    async def fetch():
        async with AsyncClient(ADDRESS) as found:
            return [line async for line in found.visits().export()], await found.visits().to_dataframe()

    lines, frame = asyncio.run(fetch())
    assert lines == list(client.visits().export())
    assert list(frame["id"]) == [each.id for each in client.visits()]
