"""After any sequence of actions, a mirror built from the changes feed equals the published database."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.actions.changes import correction, renaming
from relations.actions.intake.ingestion import import_documents
from relations.documents.document import parse
from relations.models import Publication
from tests.actions.moves import KEYS, MOVES, PEOPLE, Hand, document, row
from tests.actions.world import make_world, rolled_back, stored
from tests.api.feed import read_changes
from tests.contract import ContractClient

pytestmark = pytest.mark.django_db


class Mirror:
    """The documents that a program has which reads only the changes feed."""

    def __init__(self):
        self.documents, self.after = {}, 0

    def catch_up(self, api, limit):
        changes, self.after = read_changes(api, self.after, limit)
        for each in changes:
            key = f"{each['kind']}/{each['id']}"
            if each["change"] == "tombstone":
                del self.documents[key]
            else:
                self.documents[key] = each["document"]


def published_documents():
    """The documents of published records and of reference data."""
    return {
        key: each.data
        for key, each in stored().items()
        if each.data.get("publication") in (None, Publication.PUBLISHED)
    }


class BolderHand(Hand):
    """Renames as well, and imports documents in any editorial state."""

    def rename(self, key, new_key, action):
        renaming.rename(row(key), new_key=new_key, **action)

    def import_as(self, key, state, action):
        import_documents(
            [parse(key.partition("/")[0], document(key).data | {"publication": state})], **action
        )

    def edit_place(self, name, action):
        correction.correct(row("place/hanoi"), {"name": name}, **action)


BOLDER_MOVES = st.one_of(
    MOVES,
    st.tuples(
        st.just("rename"), st.sampled_from(KEYS), st.sampled_from(["other", "another", "first", "to-lam"])
    ),
    st.tuples(st.just("import_as"), st.sampled_from(KEYS), st.sampled_from(Publication.values)),
    st.tuples(st.just("edit_place"), st.sampled_from(["Hanoi", "Hà Nội"])),
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(
    moves=st.lists(st.tuples(BOLDER_MOVES, PEOPLE), min_size=3, max_size=14),
    stops=st.sets(st.integers(0, 13)),
    limit=st.sampled_from([1, 3, 500]),
)
def test_a_mirror_built_from_the_feed_alone_equals_the_published_database(moves, stops, limit):
    api, mirror, hand = ContractClient(), Mirror(), BolderHand()
    with rolled_back():
        make_world()
        for number, (move, by) in enumerate(moves):
            hand.play(move, by)
            if number in stops:
                mirror.catch_up(api, limit)
                assert mirror.documents == published_documents()
        mirror.catch_up(api, limit)
        again = Mirror()
        again.catch_up(api, 500)

        assert mirror.documents == again.documents == published_documents()
        assert mirror.after == again.after


def test_a_published_record_cannot_become_a_draft_again():
    make_world()
    hand = BolderHand()

    for key in KEYS:
        hand.play(("import_as", key, "draft"))

    assert {type(error).__name__ for error in hand.refused} == {"InvalidDocuments"}
    assert all("cannot become a draft" in str(error) for error in hand.refused)
    assert all(row(key).is_published for key in KEYS)
