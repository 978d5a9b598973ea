"""Choosing, merging, parting and renaming as curators do it, for hypothesis to choose from."""

from hypothesis import strategies as st

from relations.actions import choosing, identity
from relations.actions.outcome import Asked
from relations.documents.choice import Choice
from relations.models import KINDS
from tests.actions.moves import KEYS, SAME_KIND, nth_claim, row
from tests.actions.review_moves import NUMBERS, REVIEW_MOVES, Desk, there

SIDES = st.dictionaries(
    st.sampled_from(["name", "country", "period", "places", "parties", "delegation", "title", "status"]),
    st.sampled_from(["ours", "theirs", "both"]),
    max_size=2,
)
PAIRS = [(a, b) for a, b in SAME_KIND if a.startswith(("leader", "visit", "organisation"))]
MERGE_MOVES = st.one_of(
    REVIEW_MOVES,
    st.tuples(st.just("choose"), st.sampled_from(KEYS), NUMBERS, NUMBERS),
    st.tuples(st.just("unite"), st.sampled_from(PAIRS), SIDES),
    st.tuples(st.just("unite"), st.sampled_from([*SAME_KIND, ("leader/new", "leader/to-lam")]), st.just({})),
    st.tuples(st.just("part"), st.sampled_from(KEYS)),
    st.tuples(st.just("part"), st.sampled_from(KEYS)),
    st.tuples(st.just("ask_to_rename"), st.sampled_from(KEYS), st.sampled_from(["other", "to-lam"])),
    st.tuples(st.just("approve"), NUMBERS),
    st.tuples(st.just("approve"), NUMBERS),
)


class Curators(Desk):
    """Plays what people decide between sources, and between records."""

    def choose(self, key, number, place, deed):
        """Let some fact of a record hold what its n-th claim says."""
        model = KINDS[key.partition("/")[0]]
        choice = Choice(model.facts[place % len(model.facts)], claim=nth_claim(key, number))
        choosing.choose(row(key), choice, Asked(**deed))

    def unite(self, keys, choices, deed):
        for loser in there(keys[0]):
            identity.merge(row(keys[1]), loser, choices, None, Asked(**deed))

    def part(self, key, deed):
        """Undo the merge by which a record was given up, if one was."""
        for loser in there(key).filter(merged_into__isnull=False):
            identity.unmerge(loser.merged_into, loser, Asked(**deed))

    def ask_to_rename(self, key, to, deed):
        identity.rename(row(key), to, Asked(**deed))
