"""Moves for hypothesis: what curators and reviewers do to the small world."""

import pytest
from hypothesis import strategies as st

from relations.actions import curation, review
from relations.actions.changes.correction import correct
from relations.actions.outcome import ChangeRequest
from relations.errors import SelfApproval
from relations.models import KINDS, Proposal
from relations.queries.history.revisions import revisions
from tests.actions.moves import CHANGES, FACTS, KEYS, PLACES, Hand, qualifiers, row
from tests.actions.world import make_claim

PEOPLE = ("anna", "binh", "chi")
DRAFTS = ("leader/new", "source/delta")
AMENDMENTS = [
    *CHANGES,
    ("leader/new", {"given_name": "Nee"}),
    ("leader/new", {"country": "VNM"}),
    ("source/delta", {"kind": "dataset"}),
]
NUMBERS = st.integers(0, 5)
PUBLISHING_MOVES = ("approve", "correct_directly")  # the moves that may change what readers see
REVIEW_MOVES = st.one_of(
    st.tuples(st.just("create"), st.sampled_from(["leader", "source"]), PLACES),
    st.tuples(st.just("propose"), st.sampled_from(AMENDMENTS)),
    st.tuples(st.just("add"), st.sampled_from(FACTS), PLACES, qualifiers),
    st.tuples(st.just("submit"), st.sampled_from([*DRAFTS, *DRAFTS, "visit/first"])),
    st.tuples(st.just("restore"), st.sampled_from([*KEYS, *DRAFTS]), NUMBERS),
    st.tuples(st.just("request_retraction"), st.sampled_from([*KEYS, *DRAFTS])),
    st.tuples(st.just("approve"), NUMBERS),
    st.tuples(st.just("approve"), NUMBERS),
    st.tuples(st.just("approve_own"), NUMBERS),
    st.tuples(st.just("decline"), NUMBERS, st.sampled_from(["", "No."])),
    st.tuples(st.just("withdraw"), NUMBERS),
    st.tuples(st.just("correct_directly"), st.sampled_from(CHANGES)),
)


class Reviewers(Hand):
    """Plays moves as curators make them in the admin and the API, besides those of the terminal."""

    def propose(self, change, author):
        for found in existing_record(change[0]):
            curation.correct(found, change[1], ChangeRequest(**author))

    def add(self, about, at, more, author):
        key, fact, value = about
        curation.cite(row(key), fact, make_claim(at, "so it says", value, **more), ChangeRequest(**author))

    def submit(self, key, author):
        for found in existing_record(key):
            curation.submit(found, ChangeRequest(**author))

    def restore(self, key, number, author):
        """Request the n-th revision of a record, modulo their number."""
        for found in existing_record(key):
            steps = list(revisions(found.noun(), found.key).values_list("sequence", flat=True))
            curation.restore(found, steps[number % len(steps)], ChangeRequest(**author))

    def request_retraction(self, key, author):
        for found in existing_record(key):
            curation.retract(found, ChangeRequest(**author))

    def approve(self, number, author):
        """Approve a proposal as somebody other than its author."""
        for found in open_proposal(number):
            others = [name for name in PEOPLE if name != found.by]
            review.approve(found, by=others[number % len(others)], at=author["at"])

    def approve_own(self, number, author):
        for found in open_proposal(number):
            with pytest.raises(SelfApproval):
                review.approve(found, by=found.by, at=author["at"])

    def decline(self, number, comment, author):
        for found in open_proposal(number):
            review.decline(found, by=author["by"], at=author["at"], comment=comment)

    def withdraw(self, number, author):
        for found in open_proposal(number):
            review.decline(found, by=found.by, at=author["at"], comment="")

    def correct_directly(self, change, author):
        """Correct a record from the terminal, so that its open proposals become outdated."""
        correct(row(change[0]), change[1], **author)


def existing_record(key):
    """A query for the record, which is empty if there is none yet."""
    noun, _, slug = key.partition("/")
    return KINDS[noun]._default_manager.filter(**{KINDS[noun].key_field: slug})


def open_proposal(number):
    """A list of the n-th open proposal, modulo their number; empty if there are none."""
    found = list(Proposal.objects.open())
    return [found[number % len(found)]] if found else []
