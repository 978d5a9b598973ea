"""Random test data: records of every kind that refer to, cite and contradict each other.

It depends only on the seed. A sixth of the records are drafts, which readers must never see; some records are
corrected later.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from relations.actions.intake.ingestion import import_documents
from relations.documents.declaration import fact_part
from relations.documents.document import parse
from relations.models import RECORDS
from tests.api.chance import CODES, Chance, Data
from tests.factories.record import AT
from tests.kinds import OF_KIND, country

SPEAKERS = ("customs", "the ministry", "a spokeswoman")
QUALIFIERS: list[Data] = [{}, {}, {}, {"negated": "true"}, {"modality": "planned"}, {"modality": "assessed"}]
# Two figures must not be equal in all of these.
IDENTITY = ("exporter", "importer", "investor", "host", "origin", "destination", "period", "measure")


def import_random_records(seed: int) -> dict[str, list[Data]]:
    """Import the records of a seed and correct some of them twice; return the documents by kind."""
    c = Chance(seed)
    for number, code in enumerate(CODES):
        add_document(c, "country", country.random_country(c, code, number))
    for noun in (noun for noun, kind in OF_KIND.items() for _ in range(kind.MADE)):
        record(c, noun, OF_KIND[noun].random_document)
    everything = [(noun, data) for noun, listed in c.made.items() for data in listed]
    for noun, data in everything:
        data.update({"claims": claims(c, noun, data)} if noun in RECORDS else {})
    import_all(everything, hours=0)
    for hours in (1, 2):
        some = c.random.sample(everything, 20)
        for noun, data in some:
            data["external_ids"] = [f"made:{noun}-{data['id']}-{hours}"]
        import_all(some, hours=hours)
    return c.made


def import_all(listed: list[tuple[str, Data]], *, hours: int) -> None:
    documents = [parse(noun, data) for noun, data in listed]
    import_documents(documents, by="maker", at=AT + timedelta(hours=hours), reason="By chance.")


def record(c: Chance, noun: str, maker: Callable[[Chance, Data], Data]) -> None:
    """Add a random document of a kind, unless it is a figure that exists already."""
    data: Data = {"id": f"{noun.replace('_', '-')}-{c.random.randrange(10**6)}"}
    if noun in RECORDS:
        data["publication"] = c.random.choice(("published",) * 5 + ("draft",))
    data |= maker(c, data)
    others = [[other.get(name) for name in IDENTITY] for other in c.made[noun]]
    if "measure" not in data or [data.get(name) for name in IDENTITY] not in others:
        add_document(c, noun, data)


def add_document(c: Chance, noun: str, data: Data) -> None:
    if c.random.random() < 0.3:
        data["aliases"] = [{"text": c.words(), "kind": c.random.choice(("short", "former"))}]
    c.made[noun].append({name: value for name, value in data.items() if value not in (None, [])})


def claims(c: Chance, noun: str, data: Data) -> Data:
    """A claim on the whole record, so that it can be published, and some with values of other records."""
    own = data["id"] if noun == "source" else c.one("source", data)
    found: Data = {"record": [{"at": f"{own}#1", "printed": "all of it"}]}
    others = [each for each in c.made[noun] if each["publication"] != "draft"]
    for fact in RECORDS[noun].facts:
        other = c.random.choice(others)
        if fact in other and c.random.random() < 0.4:
            value = c.random.choice(list(fact_part(RECORDS[noun], fact).members(other[fact])))
            found[fact] = [claim(c, data, value)]
    return found


def claim(c: Chance, data: Data, value: Any) -> Data:
    where = c.random.choice(({"locator": "row 7"}, {"printed": c.words()}))
    number = "" if "locator" in where else f"#{c.random.randint(1, 3)}"
    return {
        "at": f"{c.one('source', data)}{number}",
        "value": value,
        **where,
        **c.random.choice(QUALIFIERS),
        **({"attributed_to": c.random.choice(SPEAKERS)} if c.random.random() < 0.4 else {}),
        **({"note": c.words()} if c.random.random() < 0.3 else {}),
        **({"deprecated": "A misprint."} if c.random.random() < 0.1 else {}),
    }
