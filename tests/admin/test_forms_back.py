"""The form of every curated record and claim, sent back unchanged, gives the same document."""

from collections import Counter

import pytest
from django.http import QueryDict

from relations.admin.forms.claim import claim_form, initial_claim
from relations.admin.forms.record import RecordForm
from relations.documents.document import parse
from relations.models import KINDS
from relations.queries.curation.record_facts import Turned
from relations.queries.history.revisions import current_documents
from tests.admin.conftest import admin_url
from tests.admin.form_data import form_data, record_form_data
from tests.factories.account import create_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]


def test_the_form_of_every_curated_record_gives_its_document():
    count = Counter()
    for document in current_documents():
        if document.noun != "country":
            form = RecordForm(document.model, document.data, None, Turned())
            sent_back = RecordForm(document.model, document.data, QueryDict(record_form_data(form)), Turned())
            assert sent_back.is_complete()
            assert parse(document.noun, document.data | sent_back.document()) == document
            count[document.noun] += 1
    assert len(count) == len(KINDS) - 1
    assert count.total() > 100


@pytest.mark.parametrize("noun", [noun for noun in KINDS if noun != "country"])
def test_saving_an_unchanged_form_says_that_nothing_changed(client, noun):
    client.force_login(create_account("anna", is_staff=True))
    record = KINDS[noun].objects.first()
    page = admin_url(type(record), "change", record.pk)
    context = client.get(page).context
    fields = dict(QueryDict(record_form_data(context["form"])).lists()) | {"revision": context["revision"]}

    errors = client.post(page, fields).context["form"].general_errors

    assert errors == [f"{record.record_key} already has these values. Change at least one value."]


def test_the_form_of_every_curated_claim_gives_its_data():
    count = 0
    for document in current_documents():
        for fact, claim in document.claims:
            kind = claim_form(document.model, fact)
            sent_back = kind(form_data(kind(initial=initial_claim(claim))))
            assert sent_back.is_valid()
            data = {name: each for name, each in sent_back.claim().items() if each is not None}
            others = {f: [c for c in cs if c != claim] for f, cs in document.data["claims"].items()}
            claims = others | {fact: [*others[fact], data | {"id": claim["id"]}]}
            assert parse(document.noun, document.data | {"claims": claims}) == document
            count += 1
    assert count > 1000
