import asyncio

import pytest
from conftest import ADDRESS
from entente_client import AsyncClient, problems


def test_it_finds_what_the_other_client_finds(client):
    async def ask():
        async with AsyncClient(ADDRESS) as found:
            return [each.id async for each in found.visits(since="2023")], await found.visits(
                since="2023"
            ).count()

    ids, count = asyncio.run(ask())
    assert ids == [each.id for each in client.visits(since="2023")]
    assert count == len(ids)


def test_many_are_asked_at_once(client):
    ids = [each.id for each in client.visits()]

    async def ask():
        async with AsyncClient(ADDRESS) as found:
            return await asyncio.gather(*(found.visits.get(each) for each in ids))

    assert [each.id for each in asyncio.run(ask())] == ids


def test_problems_are_raised_there_too():
    async def ask():
        async with AsyncClient(ADDRESS) as found:
            await found.visits.get("nobody")

    with pytest.raises(problems.NotFound, match="There is no visit 'nobody'"):
        asyncio.run(ask())


def test_exports_and_frames_are_whole(client):
    async def ask():
        async with AsyncClient(ADDRESS) as found:
            return [line async for line in found.visits().export()], await found.visits().to_dataframe()

    lines, frame = asyncio.run(ask())
    assert lines == list(client.visits().export())
    assert list(frame["id"]) == [each.id for each in client.visits()]
