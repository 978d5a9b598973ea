"""Every curated record and claim, shown in its form and sent back as it stands, says the same."""

from collections import Counter

import pytest
from django.http import QueryDict

from relations.admin.claim_form import claim_form, filled_in
from relations.admin.record_form import RecordForm
from relations.documents.document import parse
from relations.models import KINDS
from relations.queries.history import current_documents
from relations.queries.record_facts import Turned
from tests.admin.conftest import address
from tests.admin.sent import sent, sent_of_record
from tests.factories.account import account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]


def test_every_curated_record_is_filled_in_and_comes_back_as_it_is():
    count = Counter()
    for document in current_documents():
        if document.noun != "country":
            shown = RecordForm(document.model, document.data, None, Turned())
            again = RecordForm(document.model, document.data, QueryDict(sent_of_record(shown)), Turned())
            assert again.is_readable()
            assert parse(document.noun, document.data | again.typed()) == document
            count[document.noun] += 1
    assert len(count) == len(KINDS) - 1
    assert count.total() > 100


@pytest.mark.parametrize("noun", [noun for noun in KINDS if noun != "country"])
def test_a_page_that_is_saved_as_it_was_opened_says_that_nothing_changed(client, noun):
    client.force_login(account("anna", is_staff=True))
    record = KINDS[noun].objects.first()
    page = address(type(record), "change", record.pk)
    opened = client.get(page).context
    sent_back = dict(QueryDict(sent_of_record(opened["form"])).lists()) | {"revision": opened["revision"]}

    told = client.post(page, sent_back).context["form"].others

    assert told == [f"{record.record_key} is already so. There is nothing to record."]


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
