"""A small world in documents: enough that records cite, contain, contradict and repeat each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256

from django.db import transaction

from relations.actions.intake.ingestion import import_documents
from relations.documents.document import from_record, parse
from relations.documents.files.files import as_line
from relations.models import KINDS, RECORDS, Claim, Conflict, Revision
from relations.queries.record.loading import loaded

AT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
DERIVED = ("evidence", "claim_count", "source_count", "conflict_count", "revision", "updated_at")


def digest(text):
    return sha256(text.encode()).hexdigest()


def make_claim(at, printed, value=None, **more):
    """The document of a claim at a paragraph, with the words printed there."""
    return {"at": at, "printed": printed} | ({} if value is None else {"value": value}) | more


def published(key, claims, **fields):
    """The document of a published record with one claim for each of the facts given."""
    return {"id": key, "publication": "published", **fields, "claims": claims}


def source(key, paragraphs, **more):
    claims = {"title": [make_claim(f"{key}#1", key, key)]}
    numbers = [digest(f"{key} {n}") for n in range(paragraphs)]
    return published(key, claims, title=key, kind="article", paragraphs=numbers, **more)


def leader(key, at, country="VNM"):
    name = key.replace("-", " ").title()
    names = [make_claim(at, name, name), make_claim("gamma#3", name, name)]
    claims = {"name": names, "country": [make_claim(at, "Viet Nam", f"country/{country}")]}
    return published(key, claims, name=name, country=country)


def organisation(key, at, country):
    names = [make_claim(at, key, key), make_claim("gamma#3", key, key)]
    claims = {"name": names, "country": [make_claim(at, country, f"country/{country}")]}
    return published(key, claims, name=key, kind="party", country=country)


def visit(key, at, period, places, **more):
    claims = {
        "guest": [make_claim(at, "China", "country/CHN")],
        "host": [make_claim(at, "Viet Nam", "country/VNM")],
        "period": [make_claim(at, "12 December", period), make_claim("gamma#2", "November", "2023-11")],
        "places": [make_claim(at, place, f"place/{place}") for place in places],
    }
    return published(key, claims, guest="country/CHN", host="VNM", places=places, period=period, **more)


def figure(key, at, period, authority):
    claims = {
        "exporter": [make_claim(at, "Vietnamese", "country/VNM")],
        "importer": [make_claim(at, "Chinese", "country/CHN")],
        "quantity": [make_claim(at, "175.6 billion", {"amount": "175600000000", "unit": "USD"})],
        "period": [make_claim(at, "2022", period)],
        "authority": [make_claim(at, authority, f"organisation/{authority}")],
    }
    return published(
        key,
        claims,
        exporter="VNM",
        importer="CHN",
        flow="export",
        measure="value",
        quantity={"amount": "175600000000", "rounded_to": "100000000", "unit": "USD"},
        period=period,
        authority=authority,
    )


def agreement(key, at, **more):
    claims = {
        "title": [make_claim(at, key, key)],
        "kind": [make_claim(at, "package", "package")],
        "parties": [make_claim(at, "China", "country/CHN")],
        "links": [make_claim(at, "part", f"agreement/{link['agreement']}") for link in more.get("links", ())],
    }
    parties = [{"party": "country/CHN"}, {"party": "organisation/cpv", "role": "signatory"}]
    return published(key, claims, title=key, kind="package", parties=parties, **more)


WORLD = {
    "country": [{"id": code, "name": code, "alpha_2": code[:2], "alpha_3": code} for code in ("CHN", "VNM")],
    "place": [
        {"id": "north", "name": "North", "kind": "water", "country": "VNM"},
        {"id": "hanoi", "name": "Hanoi", "kind": "city", "within": "north"},
        {"id": "palace", "name": "Palace", "kind": "site", "within": "hanoi"},
        {"id": "beijing", "name": "Beijing", "kind": "city", "country": "CHN"},
    ],
    "organisation": [
        organisation("cpv", "alpha#2", "VNM"),
        organisation("cpc", "alpha#2", "CHN"),
        organisation("customs", "beta#2", "CHN"),
    ],
    "leader": [
        leader("to-lam", "alpha#2"),
        leader("vo-van-thuong", "alpha#3") | {"external_ids": ["wikidata:Q1"]},
        leader("vo-van-tuong", "beta#3"),
    ],
    "visit": [
        visit("first", "alpha#1", "2023-12-12/2023-12-13", ["hanoi"]),
        visit("second", "beta#1", "2023-12", ["palace", "beijing"]),
    ],
    "agreement": [
        agreement("pact", "alpha#3"),
        agreement("part", "beta#2", links=[{"kind": "part_of", "agreement": "pact"}]),
    ],
    "trade_figure": [
        figure("exports-2022", "alpha#2", "2022", "customs"),
        figure("exports-2023", "beta#2", "2023", "customs"),
    ],
    "source": [source("alpha", 4), source("beta", 4), source("gamma", 3, derives_from="beta")],
}
WORLD["visit"][0] |= {"delegation": [{"leader": "vo-van-thuong", "role": "principal"}]}
WORLD["visit"][0]["claims"]["delegation"] = [make_claim("alpha#3", "the president", "leader/vo-van-thuong")]
WORLD["leader"][2]["aliases"] = [{"text": "Vo Van Tuong", "kind": "misspelling", "claim": "beta#3"}]


def documents(world=WORLD):
    return [parse(noun, data) for noun, listed in world.items() for data in listed]


def make_world():
    """Import the world, all of it published."""
    return import_documents(documents(), by="maker", at=AT, reason="The world begins.")


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo every change of the block at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def exported(documents):
    """The documents as an export would write them."""
    return "".join(map(as_line, documents.values()))


def stored():
    """The documents of all records and reference data, by record key, in the order of import."""
    return {
        record.record_key: from_record(record)
        for model in KINDS.values()
        for record in loaded(model).order_by(model.key_field)
    }


def derived():
    """All derived data in the database: counts, evidence, standings, conflicts."""
    rows = {
        record.record_key: {name: getattr(record, name) for name in DERIVED[:4]}
        for model in RECORDS.values()
        for record in model.objects.all()
    }
    claims = set(Claim.objects.values_list("id", "record_key", "standing", "is_public"))
    columns = ("record_key", "fact", "chosen", "reason", "source_count", "is_public")
    return rows, claims, sorted(Conflict.objects.values_list(*columns), key=str)


def history():
    """Every revision in order, without its sequence, which a replay cannot repeat."""
    names = [each.name for each in Revision._meta.fields if each.name != "sequence"]
    return list(Revision.objects.order_by("sequence").values_list(*names))


def data_of(record):
    """The data of the current document of a record."""
    return from_record(loaded(type(record)).get(pk=record.pk)).data


def claims_of(record, **by_fact):
    """The claims of a record by fact, with those of the given facts replaced."""
    return data_of(record)["claims"] | by_fact
