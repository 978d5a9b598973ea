"""100 000 proposals about visits: most of them are open, as if nobody had reviewed for years."""

import json
import random
from collections.abc import Iterator

from relations.models import Proposal, ProposalState
from tests.benchmarks.many_claims import keys
from tests.benchmarks.scale import SOURCES, rarely, updated

CLAIMS = 8


def proposals(chance: random.Random) -> Iterator[Proposal]:
    for number, slug in enumerate(keys().values()):
        is_declined = bool(rarely(number, 4, value=True))
        yield Proposal(
            noun="visit",
            key=slug,
            base=1,
            action="correct",
            document=document(slug, chance),
            by=f"curator-{chance.randrange(50)}",
            at=updated(number),
            reason="It says so.",
            state=ProposalState.DECLINED if is_declined else ProposalState.OPEN,
            decided_by="reviewer" if is_declined else None,
            decided_at=updated(number) if is_declined else None,
            comment="No." if is_declined else "",
        )


def document(slug: str, chance: random.Random) -> str:
    """A visit with claims of several sources, as long as real ones are."""
    claims = [
        {
            "id": f"{chance.getrandbits(128):032x}",
            "at": f"source-{chance.randrange(SOURCES)}#{chance.randrange(1, 100)}",
            "printed": "from 12 to 13 December",
            "value": "2023-12-12/2023-12-13",
        }
        for _ in range(CLAIMS)
    ]
    data = {"id": slug, "period": "2023-12-12/2023-12-13", "claims": {"period": claims}}
    return json.dumps(data, separators=(",", ":"))


MADE = (proposals,)
