"""What curators and reviewers do to the small world, for hypothesis to choose from."""

import pytest
from hypothesis import strategies as st

from relations.actions import curation, review
from relations.actions.correction import correct
from relations.actions.outcome import Asked
from relations.errors import SelfApproval
from relations.models import KINDS, Proposal
from relations.queries.history import revisions
from tests.actions.moves import CHANGES, FACTS, KEYS, PLACES, Hand, manner, row
from tests.actions.world import said

PEOPLE = ("anna", "binh", "chi")
DRAFTS = ("leader/new", "source/delta")
AMENDMENTS = [
    *CHANGES,
    ("leader/new", {"given_name": "Nee"}),
    ("leader/new", {"country": "VNM"}),
    ("source/delta", {"kind": "dataset"}),
]
NUMBERS = st.integers(0, 5)
SHOWS = ("approve", "move_on")  # what may change what readers see
REVIEW_MOVES = st.one_of(
    st.tuples(st.just("create"), st.sampled_from(["leader", "source"]), PLACES),
    st.tuples(st.just("propose"), st.sampled_from(AMENDMENTS)),
    st.tuples(st.just("add"), st.sampled_from(FACTS), PLACES, manner),
    st.tuples(st.just("submit"), st.sampled_from([*DRAFTS, *DRAFTS, "visit/first"])),
    st.tuples(st.just("restore"), st.sampled_from([*KEYS, *DRAFTS]), NUMBERS),
    st.tuples(st.just("ask_to_retract"), st.sampled_from([*KEYS, *DRAFTS])),
    st.tuples(st.just("approve"), NUMBERS),
    st.tuples(st.just("approve"), NUMBERS),
    st.tuples(st.just("approve_own"), NUMBERS),
    st.tuples(st.just("decline"), NUMBERS, st.sampled_from(["", "No."])),
    st.tuples(st.just("withdraw"), NUMBERS),
    st.tuples(st.just("move_on"), st.sampled_from(CHANGES)),
)


class Desk(Hand):
    """Plays moves as people do them through a door, beside those of the terminal."""

    def propose(self, change, deed):
        for found in there(change[0]):
            curation.correct(found, change[1], Asked(**deed))

    def add(self, about, at, more, deed):
        key, fact, value = about
        curation.cite(row(key), fact, said(at, "so it says", value, **more), Asked(**deed))

    def submit(self, key, deed):
        for found in there(key):
            curation.submit(found, Asked(**deed))

    def restore(self, key, number, deed):
        """Ask for the n-th step of a record, counted round."""
        for found in there(key):
            steps = list(revisions(found.noun(), found.key).values_list("sequence", flat=True))
            curation.restore(found, steps[number % len(steps)], Asked(**deed))

    def ask_to_retract(self, key, deed):
        for found in there(key):
            curation.retract(found, Asked(**deed))

    def approve(self, number, deed):
        """Approve as somebody else than whoever proposed it."""
        for found in waiting(number):
            others = [name for name in PEOPLE if name != found.by]
            review.approve(found, by=others[number % len(others)], at=deed["at"])

    def approve_own(self, number, deed):
        for found in waiting(number):
            with pytest.raises(SelfApproval):
                review.approve(found, by=found.by, at=deed["at"])

    def decline(self, number, word, deed):
        for found in waiting(number):
            review.decline(found, by=deed["by"], at=deed["at"], word=word)

    def withdraw(self, number, deed):
        for found in waiting(number):
            review.decline(found, by=found.by, at=deed["at"], word="")

    def move_on(self, change, deed):
        """Correct what readers see from the terminal: proposals for it come too late."""
        correct(row(change[0]), change[1], **deed)


def there(key):
    """The record, if there is one yet."""
    noun, _, slug = key.partition("/")
    return KINDS[noun]._default_manager.filter(**{KINDS[noun].key_field: slug})


def waiting(number):
    """The n-th of what waits, counted round, if anything does."""
    found = list(Proposal.objects.open())
    return [found[number % len(found)]] if found else []
