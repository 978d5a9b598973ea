"""A world made by chance: records of every kind that name, cite and contradict each other.

What it holds hangs on the number it is made from alone. A sixth of the records are drafts, which no reader
may ever meet; some are corrected at later moments.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from relations.actions.ingestion import import_documents
from relations.documents.declaration import fact_part
from relations.documents.document import parse
from relations.models import RECORDS
from tests.api.chance import Chance, Data
from tests.api.random_records import CODES, MADE
from tests.factories.record import AT

SPEAKERS = ("customs", "the ministry", "a spokeswoman")
MANNERS: list[Data] = [{}, {}, {}, {"negated": "true"}, {"modality": "planned"}, {"modality": "assessed"}]
# Two figures may not say the same of the same.
IDENTITY = ("exporter", "importer", "investor", "host", "origin", "destination", "period", "measure")


def make(seed: int) -> dict[str, list[Data]]:
    """Import the world of a number, and correct some of it twice. Its documents, by kind."""
    c = Chance(seed)
    countries(c)
    for maker, number in MADE:
        for _ in range(number):
            record(c, maker)
    everything = [(noun, data) for noun, listed in c.made.items() for data in listed]
    for noun, data in everything:
        data.update({"claims": claims(c, noun, data)} if noun in RECORDS else {})
    take_in(everything, hours=0)
    for hours in (1, 2):
        some = c.random.sample(everything, 20)
        for noun, data in some:
            data["external_ids"] = [f"made:{noun}-{data['id']}-{hours}"]
        take_in(some, hours=hours)
    return c.made


def take_in(listed: list[tuple[str, Data]], *, hours: int) -> None:
    documents = [parse(noun, data) for noun, data in listed]
    import_documents(documents, by="maker", at=AT + timedelta(hours=hours), reason="By chance.")


def countries(c: Chance) -> None:
    for number, (code, alpha_2) in enumerate(CODES.items()):
        own = {"id": code, "alpha_2": alpha_2, "alpha_3": code, "numeric": str(number + 100)}
        named = {"name": c.words(), "kind": c.among("country", "kind")}
        keep(c, "country", own | named | c.perhaps(period=c.period))


def record(c: Chance, maker: Callable[[Chance, Data], Data]) -> None:
    """Make one of a kind, unless it is a figure that stands already."""
    noun = maker.__name__
    data: Data = {"id": f"{noun.replace('_', '-')}-{c.random.randrange(10**6)}"}
    if noun in RECORDS:
        data["publication"] = c.random.choice(("published",) * 5 + ("draft",))
    data |= maker(c, data)
    others = [[other.get(name) for name in IDENTITY] for other in c.made[noun]]
    if "measure" not in data or [data.get(name) for name in IDENTITY] not in others:
        keep(c, noun, data)


def keep(c: Chance, noun: str, data: Data) -> None:
    if c.random.random() < 0.3:
        data["aliases"] = [{"text": c.words(), "kind": c.random.choice(("short", "former"))}]
    c.made[noun].append({name: value for name, value in data.items() if value not in (None, [])})


def claims(c: Chance, noun: str, data: Data) -> Data:
    """One on the whole record, for it to be published; and some of what others of its kind hold."""
    own = data["id"] if noun == "source" else c.one("source", data)
    found: Data = {"record": [{"at": f"{own}#1", "printed": "all of it"}]}
    others = [each for each in c.made[noun] if each["publication"] != "draft"]
    for fact in RECORDS[noun].facts:
        saying = c.random.choice(others)
        if fact in saying and c.random.random() < 0.4:
            value = c.random.choice(list(fact_part(RECORDS[noun], fact).members(saying[fact])))
            found[fact] = [claim(c, data, value)]
    return found


def claim(c: Chance, data: Data, value: Any) -> Data:
    where = c.random.choice(({"locator": "row 7"}, {"printed": "so"}))
    number = "" if "locator" in where else f"#{c.random.randint(1, 3)}"
    return {
        "at": f"{c.one('source', data)}{number}",
        "value": value,
        **where,
        **c.random.choice(MANNERS),
        **({"attributed_to": c.random.choice(SPEAKERS)} if c.random.random() < 0.4 else {}),
        **({"deprecated": "A misprint."} if c.random.random() < 0.1 else {}),
    }
