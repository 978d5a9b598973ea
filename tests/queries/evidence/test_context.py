"""The context of comparison: places, organisations and aliases."""

import pytest

from relations.documents.document import parse
from relations.models import Source
from relations.queries.evidence.context import Context
from relations.values.comparison import Choice, Reference, Text, Words
from tests.factories.leader import LeaderFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.place import PlaceFactory

pytestmark = pytest.mark.django_db


def value_of(data, fields, fact="name", source="alpha", noun="leader"):
    document = parse(noun, {"id": "x", "name": "X"} | fields if noun == "leader" else fields)
    return Context().value(data, document, fact, Source(slug=source))


def resolve(kind, key):
    return Context().reference(Reference(kind, key))


def test_a_place_lies_within_all_places_around_it_and_their_countries():
    PlaceFactory(id="red-river", country="VNM")
    PlaceFactory(id="hanoi", within="red-river")
    PlaceFactory(id="palace", within="hanoi")

    assert resolve("place", "palace").within == {
        ("place", "hanoi"),
        ("place", "red-river"),
        ("country", "VNM"),
    }


def test_organisations_and_leaders_act_for_their_country():
    OrganisationFactory(id="party", country="VNM")
    LeaderFactory(id="to-lam", country="VNM")
    LeaderFactory(id="nobody", country=None)

    assert resolve("organisation", "party").organ_of == {("country", "VNM")}
    assert resolve("leader", "to-lam").organ_of == {("country", "VNM")}
    assert resolve("leader", "nobody").organ_of == frozenset()


def test_a_reference_is_looked_up_once(django_assert_num_queries):
    PlaceFactory(id="hanoi")
    context = Context()

    with django_assert_num_queries(1):
        for _ in range(3):
            context.reference(Reference("place", "hanoi"))


def test_aliases_are_synonyms_and_a_misspelling_only_for_its_source():
    claim = {"at": "alpha#1", "printed": "Vo Van Tuong"}
    fields = {
        "aliases": [
            {"text": "Vo Van Tuong", "kind": "misspelling", "claim": "alpha#1"},
            {"text": "Võ Văn Thưởng", "kind": "native"},
        ],
        "claims": {"name": [claim]},
    }
    text = {"type": "text", "text": "X"}

    assert value_of(text, fields).synonyms == {"Vo Van Tuong", "Võ Văn Thưởng"}
    assert value_of(text, fields, source="beta").synonyms == {"Võ Văn Thưởng"}
    assert value_of(text, fields, fact="occasion") == Text("X")


def test_a_gist_is_never_compared():
    fields = {"id": "x", "speaker": "words/They", "kind": "position", "gist": "They agree."}

    assert value_of({"type": "text", "text": "So."}, fields, "gist", noun="statement") == Words("So.")


@pytest.mark.parametrize(
    ("history", "earlier"),
    [
        (["proposed", "agreed", "signed"], {"proposed", "agreed"}),
        (["signed", "suspended", "signed"], {"suspended"}),
        ([], set()),
    ],
)
def test_a_status_has_its_earlier_statuses(history, earlier):
    steps = {"status_history": [{"status": status} for status in history]} if history else {}
    fields = {"id": "x", "title": "X", "kind": "treaty", "status": "signed"} | steps

    assert value_of({"type": "choice", "value": "signed"}, fields, "status", noun="agreement") == Choice(
        "signed", earlier=frozenset(earlier)
    )
