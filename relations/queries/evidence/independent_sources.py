"""Independent sources: a source and those that only repeat it count once."""

from collections.abc import Iterable

from relations.models import Claim, Source


def origins(sources: Iterable[Source]) -> dict[int, Source]:
    """The original source of each, by key: one query for each step of the longest chain of repeats."""
    known = {source.pk: source for source in sources}
    given = list(known)
    while wanted := {source.derives_from_id for source in known.values()} - known.keys() - {None}:
        known |= Source.objects.in_bulk(wanted)
    return {key: _root(known[key], known) for key in given}


def _root(source: Source, known: dict[int, Source]) -> Source:
    """The end of the chain; in a circle the first by identifier, wherever the chain starts."""
    chain = [source]
    while (above := chain[-1].derives_from_id) is not None:
        if known[above] in chain:
            return min(chain[chain.index(known[above]) :], key=lambda each: each.slug)
        chain.append(known[above])
    return chain[-1]


def independent_sources(claims: Iterable[Claim], roots: dict[int, Source] | None = None) -> int:
    """The number of independent sources of some claims; `roots` if they are known already."""
    listed = list(claims)
    found = origins(claim.source for claim in listed) if roots is None else roots
    return len({found[claim.source_id].pk for claim in listed})
