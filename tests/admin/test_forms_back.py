"""Every curated record and claim, shown in its form and sent back as it stands, says the same."""

import pytest

from relations.admin.claim_form import claim_form, filled_in
from relations.documents.document import parse
from relations.queries.history import current_documents
from tests.admin.sent import sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]


def test_every_curated_claim_is_filled_in_and_comes_back_as_it_is():
    count = 0
    for document in current_documents():
        for fact, claim in document.claims:
            kind = claim_form(document.model, fact)
            again = kind(sent(kind(initial=filled_in(claim))))
            assert again.is_valid()
            said = {name: each for name, each in again.claim().items() if each is not None}
            others = {f: [c for c in cs if c != claim] for f, cs in document.data["claims"].items()}
            claims = others | {fact: [*others[fact], said | {"id": claim["id"]}]}
            assert parse(document.noun, document.data | {"claims": claims}) == document
            count += 1
    assert count > 1000
