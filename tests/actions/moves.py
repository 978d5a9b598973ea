"""Moves for hypothesis: changes of the small world. A refused move must raise an error of the product."""

from datetime import timedelta

from hypothesis import strategies as st

from relations.actions.changes.correction import cite, correct
from relations.actions.changes.creation import create
from relations.actions.changes.merging import merge
from relations.actions.changes.publication import publish, retract
from relations.actions.changes.renaming import rename
from relations.actions.intake.ingestion import import_documents
from relations.documents.document import from_record, parse
from relations.errors import Error
from relations.models import KINDS, RECORDS
from relations.queries.record.loading import loaded
from tests.actions.world import AT, WORLD, make_claim

KEYS = [f"{noun}/{each['id']}" for noun in WORLD if noun in RECORDS for each in WORLD[noun]]
SAME_KIND = [(a, b) for a in KEYS for b in KEYS if a != b and a.partition("/")[0] == b.partition("/")[0]]
CHANGES = [
    ("place/palace", {"within": "beijing"}),
    ("place/palace", {"within": None, "country": "CHN"}),
    ("place/hanoi", {"within": "palace"}),
    ("place/north", {"country": None}),
    ("organisation/cpv", {"country": None}),
    ("organisation/cpc", {"country": "VNM"}),
    ("leader/to-lam", {"country": None, "native_name": "Tô Lâm"}),
    ("leader/to-lam", {"name": "Tô Lâm"}),
    ("country/VNM", {"name": "Viet Nam"}),
    ("country/VNM", {"name": "Vietnam"}),
    ("place/hanoi", {"name": "Hà Nội"}),
    ("leader/vo-van-tuong", {"aliases": None, "external_ids": ["wikidata:Q1"]}),
    ("visit/first", {"period": "2023-11-30/2023-12-13"}),
    ("visit/first", {"places": ["palace"], "delegation": None}),
    (
        "visit/first",
        {"delegation": [{"leader": name, "role": "principal"} for name in ("vo-van-thuong", "vo-van-tuong")]},
    ),
    ("visit/second", {"period": None, "invited_by": "leader/vo-van-tuong"}),
    ("visit/second", {"host": "CHN"}),
    ("trade_figure/exports-2023", {"period": "2022"}),
    ("trade_figure/exports-2022", {"authority": None}),
    ("source/gamma", {"derives_from": "alpha"}),
    ("source/gamma", {"derives_from": None}),
    ("source/beta", {"derives_from": "gamma"}),
    ("source/alpha", {"paragraphs": None}),
    ("agreement/pact", {"links": [{"kind": "follows", "agreement": "part"}], "title": "Pact é"}),
    ("agreement/part", {"status": "signed", "status_history": [{"status": "agreed"}, {"status": "signed"}]}),
]
FACTS = [
    ("visit/first", "period", "2023-12-12"),
    ("visit/first", "period", "2024-01"),
    ("visit/first", "guest", "organisation/cpc"),
    ("visit/second", "places", "place/hanoi"),
    ("visit/second", "host", "country/CHN"),
    ("leader/to-lam", "country", "organisation/cpv"),
    ("leader/vo-van-thuong", "name", "Vo Van Tuong"),
    ("agreement/pact", "parties", "organisation/customs"),
    ("agreement/part", "links", "agreement/pact"),
    ("trade_figure/exports-2022", "quantity", {"amount": "180000000000", "unit": "USD"}),
    ("source/gamma", "publisher", "organisation/cpc"),
    ("source/beta", "title", "beta"),
]
PLACES = st.sampled_from(["alpha#1", "beta#1", "beta#4", "gamma#1", "gamma#2", "delta#1"])
PEOPLE = st.sampled_from(["anna", "binh"])
qualifiers = st.fixed_dictionaries(
    {}, optional={"negated": st.just("true"), "modality": st.sampled_from(["planned", "assessed"])}
)
MOVES = st.one_of(
    st.tuples(st.just("correct"), st.sampled_from(CHANGES)),
    st.tuples(st.just("cite"), st.sampled_from(FACTS), PLACES, qualifiers),
    st.tuples(st.just("deprecate"), st.sampled_from(KEYS), st.integers(0, 9)),
    st.tuples(st.just("remove"), st.sampled_from(KEYS), st.integers(0, 9)),
    st.tuples(st.just("derive"), st.sampled_from(KEYS), st.sampled_from(KEYS), st.integers(0, 9)),
    st.tuples(st.just("merge"), st.sampled_from(SAME_KIND)),
    st.tuples(st.just("retract"), st.sampled_from(KEYS)),
    st.tuples(st.just("publish"), st.sampled_from([*KEYS, "leader/new", "source/delta"])),
    st.tuples(st.just("create"), st.sampled_from(["leader", "source"]), PLACES),
    st.tuples(st.just("swap"), st.sampled_from(SAME_KIND)),
    st.tuples(st.just("rename"), st.sampled_from(KEYS), st.sampled_from(["other", "to-lam"])),
)


class Hand:
    """Plays moves, each at a later moment, and remembers how many were refused."""

    def __init__(self):
        self.moment, self.refused = AT, []

    def play(self, move, by="anna"):
        """Make one change, or note the error that refused it."""
        self.moment += timedelta(minutes=1)
        try:
            getattr(self, move[0])(*move[1:], {"by": by, "at": self.moment, "reason": f"Because: {move[0]}."})
        except Error as error:
            self.refused.append(error)

    def correct(self, change, author):
        correct(row(change[0]), change[1], **author)

    def cite(self, about, at, more, author):
        key, fact, value = about
        cite(row(key), fact, make_claim(at, "so it says", value, **more), **author)

    def deprecate(self, key, number, author):
        self.edit_claim(key, number, lambda claim: [claim | {"deprecated": "A misprint."}], author)

    def remove(self, key, number, author):
        self.edit_claim(key, number, lambda _: [], author)

    def edit_claim(self, key, number, edit, author):
        """Replace the n-th claim of a record."""
        chosen = nth_claim(key, number)
        claims = document(key).data.get("claims", {})
        changed = {
            fact: [new for claim in listed for new in (edit(claim) if claim["id"] == chosen else [claim])]
            for fact, listed in claims.items()
        }
        correct(row(key), {"claims": changed}, **author)

    def derive(self, key, other, number, author):
        """Set the basis of the first fact of a record to a claim of another record."""
        fact = KINDS[key.partition("/")[0]].facts[0]
        basis = {"basis": "derived", "rests_on": [nth_claim(other, number)], "reason": "It follows."}
        correct(row(key), {"basis": document(key).data.get("basis", {}) | {fact: basis}}, **author)

    def merge(self, keys, author):
        merge(row(keys[0]), into=row(keys[1]), **author)

    def retract(self, key, author):
        retract(row(key), **author)

    def publish(self, key, author):
        noun, _, slug = key.partition("/")
        if KINDS[noun].objects.filter(slug=slug).exists():
            publish(row(key), **author)

    def rename(self, key, identifier, author):
        rename(row(key), new_key=identifier, **author)

    def create(self, noun, at, author):
        made = {
            "leader": {"id": "new", "name": "New", "claims": {"name": [make_claim(at, "New", "New")]}},
            "source": {
                "id": "delta",
                "kind": "article",
                "paragraphs": ["0" * 64],
                "derives_from": at[:5].strip("#"),
            },
        }
        create(noun, made[noun], **author)

    def swap(self, keys, author):
        """Exchange the claims and names of two records of a kind, by an import."""
        first, second = map(document, keys)
        import_documents([exchange_claims(first, second), exchange_claims(second, first)], **author)


def exchange_claims(document, other):
    """The document with the claims, bases, aliases and external identifiers of the other."""
    moved = ("claims", "basis", "aliases", "external_ids")
    kept = {name: value for name, value in document.data.items() if name not in moved}
    return parse(document.noun, kept | {name: other.data[name] for name in moved if name in other.data})


def row(key):
    """The record."""
    noun, _, key = key.partition("/")
    return KINDS[noun]._default_manager.get(**{KINDS[noun].key_field: key})


def document(key):
    """The current document of the record."""
    noun, _, slug = key.partition("/")
    return from_record(loaded(KINDS[noun]).get(**{KINDS[noun].key_field: slug}))


def nth_claim(key, number):
    """The identifier of the n-th claim, modulo their number; an unknown one if there are no claims."""
    claims = [claim["id"] for _, claim in document(key).claims]
    return claims[number % len(claims)] if claims else "00000000-0000-5000-8000-000000000000"
