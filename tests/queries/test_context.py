"""What comparison knows beyond two values."""

import pytest

from relations.documents.document import parse
from relations.models import Source
from relations.queries.context import Context
from relations.values.comparison import Choice, Reference, Text, Words
from tests.factories.leader import LeaderFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.place import PlaceFactory

pytestmark = pytest.mark.django_db


def value(typed, data, fact="name", source="alpha", noun="leader"):
    document = parse(noun, {"id": "x", "name": "X"} | data if noun == "leader" else data)
    return Context().value(typed, document, fact, Source(slug=source))


def reference(kind, key):
    return Context().reference(Reference(kind, key))


def test_a_place_lies_in_everything_around_it_and_in_their_countries():
    PlaceFactory(id="red-river", country="VNM")
    PlaceFactory(id="hanoi", within="red-river")
    PlaceFactory(id="palace", within="hanoi")

    assert reference("place", "palace").within == {
        ("place", "hanoi"),
        ("place", "red-river"),
        ("country", "VNM"),
    }


def test_organisations_and_leaders_act_for_their_country():
    OrganisationFactory(id="party", country="VNM")
    LeaderFactory(id="to-lam", country="VNM")
    LeaderFactory(id="nobody", country=None)

    assert reference("organisation", "party").organ_of == {("country", "VNM")}
    assert reference("leader", "to-lam").organ_of == {("country", "VNM")}
    assert reference("leader", "nobody").organ_of == frozenset()


def test_what_is_looked_up_is_looked_up_once(django_assert_num_queries):
    PlaceFactory(id="hanoi")
    context = Context()

    with django_assert_num_queries(1):
        for _ in range(3):
            context.reference(Reference("place", "hanoi"))


def test_other_names_are_accepted_and_a_misspelling_only_from_its_source():
    claim = {"at": "alpha#1", "printed": "Vo Van Tuong"}
    data = {
        "aliases": [
            {"text": "Vo Van Tuong", "kind": "misspelling", "claim": "alpha#1"},
            {"text": "Võ Văn Thưởng", "kind": "native"},
        ],
        "claims": {"name": [claim]},
    }
    text = {"type": "text", "text": "X"}

    assert value(text, data).synonyms == {"Vo Van Tuong", "Võ Văn Thưởng"}
    assert value(text, data, source="beta").synonyms == {"Võ Văn Thưởng"}
    assert value(text, data, fact="occasion") == Text("X")


def test_a_gist_is_words_and_never_compared():
    data = {"id": "x", "speaker": "words/They", "kind": "position", "gist": "They agree."}

    assert value({"type": "text", "text": "So."}, data, "gist", noun="statement") == Words("So.")


@pytest.mark.parametrize(
    ("history", "earlier"),
    [
        (["proposed", "agreed", "signed"], {"proposed", "agreed"}),
        (["signed", "suspended", "signed"], {"suspended"}),
        ([], set()),
    ],
)
def test_a_status_knows_what_stood_before_it(history, earlier):
    steps = {"status_history": [{"status": status} for status in history]} if history else {}
    data = {"id": "x", "title": "X", "kind": "treaty", "status": "signed"} | steps

    assert value({"type": "choice", "value": "signed"}, data, "status", noun="agreement") == Choice(
        "signed", earlier=frozenset(earlier)
    )
