"""Deeds on the small world, for hypothesis to choose from; what is refused must be refused by name."""

from datetime import timedelta

from hypothesis import strategies as st

from relations.actions.correction import cite, correct
from relations.actions.creation import create
from relations.actions.ingestion import import_documents
from relations.actions.merging import merge
from relations.actions.publication import publish, retract
from relations.actions.renaming import rename
from relations.documents.document import of, parse
from relations.errors import EntenteError
from relations.models import KINDS, RECORDS
from relations.queries.loading import loaded
from tests.actions.world import AT, WORLD, said

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
manner = st.fixed_dictionaries(
    {}, optional={"negated": st.just("true"), "modality": st.sampled_from(["planned", "assessed"])}
)
MOVES = st.one_of(
    st.tuples(st.just("correct"), st.sampled_from(CHANGES)),
    st.tuples(st.just("cite"), st.sampled_from(FACTS), PLACES, manner),
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
        """Do one deed, or note by which error it was refused."""
        self.moment += timedelta(minutes=1)
        try:
            getattr(self, move[0])(*move[1:], {"by": by, "at": self.moment, "reason": f"Because: {move[0]}."})
        except EntenteError as error:
            self.refused.append(error)

    def correct(self, change, deed):
        correct(row(change[0]), change[1], **deed)

    def cite(self, about, at, more, deed):
        key, fact, value = about
        cite(row(key), fact, said(at, "so it says", value, **more), **deed)

    def deprecate(self, key, number, deed):
        self.edit_claim(key, number, lambda claim: [claim | {"deprecated": "A misprint."}], deed)

    def remove(self, key, number, deed):
        self.edit_claim(key, number, lambda _: [], deed)

    def edit_claim(self, key, number, edit, deed):
        """Replace the n-th claim of a record."""
        chosen = nth_claim(key, number)
        claims = document(key).data.get("claims", {})
        changed = {
            fact: [new for claim in listed for new in (edit(claim) if claim["id"] == chosen else [claim])]
            for fact, listed in claims.items()
        }
        correct(row(key), {"claims": changed}, **deed)

    def derive(self, key, other, number, deed):
        """Let the first fact of a record rest on some claim of another."""
        fact = KINDS[key.partition("/")[0]].facts[0]
        basis = {"basis": "derived", "rests_on": [nth_claim(other, number)], "reason": "It follows."}
        correct(row(key), {"basis": document(key).data.get("basis", {}) | {fact: basis}}, **deed)

    def merge(self, keys, deed):
        merge(row(keys[0]), into=row(keys[1]), **deed)

    def retract(self, key, deed):
        retract(row(key), **deed)

    def publish(self, key, deed):
        noun, _, slug = key.partition("/")
        if KINDS[noun].objects.filter(slug=slug).exists():
            publish(row(key), **deed)

    def rename(self, key, to, deed):
        rename(row(key), to=to, **deed)

    def create(self, noun, at, deed):
        made = {
            "leader": {"id": "new", "name": "New", "claims": {"name": [said(at, "New", "New")]}},
            "source": {
                "id": "delta",
                "kind": "article",
                "paragraphs": ["0" * 64],
                "derives_from": at[:5].strip("#"),
            },
        }
        create(noun, made[noun], **deed)

    def swap(self, keys, deed):
        """Import two records of a kind that have exchanged their claims and names."""
        first, second = map(document, keys)
        import_documents([with_sayings(first, second), with_sayings(second, first)], **deed)


def with_sayings(document, other):
    """The document with the claims, bases and names of another."""
    moved = ("claims", "basis", "aliases", "external_ids")
    kept = {name: value for name, value in document.data.items() if name not in moved}
    return parse(document.noun, kept | {name: other.data[name] for name in moved if name in other.data})


def row(key):
    """The record."""
    noun, _, key = key.partition("/")
    return KINDS[noun]._default_manager.get(**{KINDS[noun].key_field: key})


def document(key):
    """The document of the record as it stands."""
    noun, _, slug = key.partition("/")
    return of(loaded(KINDS[noun]).get(**{KINDS[noun].key_field: slug}))


def nth_claim(key, number):
    """The identifier of the n-th claim of a record, counted round; of none, one that does not exist."""
    claims = [claim["id"] for _, claim in document(key).claims]
    return claims[number % len(claims)] if claims else "00000000-0000-5000-8000-000000000000"
