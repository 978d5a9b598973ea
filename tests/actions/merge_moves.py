"""Moves for hypothesis: curators choose values, merge, unmerge and rename."""

from hypothesis import strategies as st

from relations.actions import identity
from relations.actions.changes import conflict_resolution
from relations.actions.outcome import ChangeRequest
from relations.documents.edits.choice import FactChoice
from relations.models import KINDS
from tests.actions.moves import KEYS, SAME_KIND, nth_claim, row
from tests.actions.review_moves import NUMBERS, REVIEW_MOVES, Reviewers, existing_record

CHOICES = st.dictionaries(
    st.sampled_from(["name", "country", "period", "places", "parties", "delegation", "title", "status"]),
    st.sampled_from(["ours", "theirs", "both"]),
    max_size=2,
)
PAIRS = [(a, b) for a, b in SAME_KIND if a.startswith(("leader", "visit", "organisation"))]
MERGE_MOVES = st.one_of(
    REVIEW_MOVES,
    st.tuples(st.just("choose"), st.sampled_from(KEYS), NUMBERS, NUMBERS),
    st.tuples(st.just("merge_records"), st.sampled_from(PAIRS), CHOICES),
    st.tuples(
        st.just("merge_records"), st.sampled_from([*SAME_KIND, ("leader/new", "leader/to-lam")]), st.just({})
    ),
    st.tuples(st.just("unmerge_record"), st.sampled_from(KEYS)),
    st.tuples(st.just("unmerge_record"), st.sampled_from(KEYS)),
    st.tuples(st.just("request_renaming"), st.sampled_from(KEYS), st.sampled_from(["other", "to-lam"])),
    st.tuples(st.just("approve"), NUMBERS),
    st.tuples(st.just("approve"), NUMBERS),
)


class Curators(Reviewers):
    """Plays the moves of curators who decide between sources and between records."""

    def choose(self, key, number, place, action):
        """Set a fact of a record to the value of its n-th claim."""
        model = KINDS[key.partition("/")[0]]
        choice = FactChoice(model.facts[place % len(model.facts)], claim=nth_claim(key, number))
        conflict_resolution.choose(row(key), choice, ChangeRequest(**action))

    def merge_records(self, keys, choices, action):
        for loser in existing_record(keys[0]):
            identity.merge(row(keys[1]), loser, choices, None, ChangeRequest(**action))

    def unmerge_record(self, key, action):
        """Undo the merge of a record into another, if it was merged."""
        for loser in existing_record(key).filter(merged_into__isnull=False):
            identity.unmerge(loser.merged_into, loser, ChangeRequest(**action))

    def request_renaming(self, key, identifier, action):
        identity.rename(row(key), identifier, ChangeRequest(**action))
