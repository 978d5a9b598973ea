"""Renaming gives a record another identifier, and the former is never used again."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from relations.actions.changes import creation, merging, publication, renaming
from relations.actions.intake import ingestion
from relations.actions.recording import replay
from relations.documents.document import parse
from relations.errors import (
    CannotRename,
    FormerIdentifier,
    InvalidDocuments,
    RecordExists,
    Retracted,
    SelfApproval,
)
from relations.models import KINDS, RECORDS, Publication, Revision, RevisionKind, Visit
from relations.queries.history.revisions import current_documents
from tests.factories import LeaderFactory, PlaceFactory, TradeFigureFactory, VisitFactory
from tests.factories.record import AT, EDITOR, WRITER, document_of, factory_of

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)
BY = {"by": WRITER, "at": AT, "reason": "A better name."}


def find(noun, key):
    return KINDS[noun].objects.get(slug=key)


@pytest.mark.parametrize("noun", sorted(RECORDS))
def test_a_record_of_every_kind_keeps_everything_but_its_identifier(noun):
    before = document_of(
        factory_of(noun)(id="before", published=True, external_ids=["test:1"], conflicting=True)
    )

    renaming.rename(find(noun, "before"), new_key="after", **BY)

    after = document_of(find(noun, "after")).data
    expected = str(before.data).replace("before#", "after#") if noun == "source" else str(before.data)
    assert str(after | {"id": "before"}) == expected
    assert find(noun, "before").merged_into == find(noun, "after")


def test_references_follow_a_renamed_record():
    visit = VisitFactory(delegation=[{"leader": "xi", "role": "principal"}], published=True)

    renaming.rename(find("leader", "xi"), new_key="xi-jinping", **BY)

    document = document_of(visit).data
    assert document["delegation"] == [{"leader": "xi-jinping", "role": "principal"}]
    assert document["claims"]["delegation"][0]["value"] == "leader/xi-jinping"


def test_claims_follow_a_renamed_source():
    visit = VisitFactory(published=True)

    renaming.rename(find("source", "first-witness"), new_key="best-witness", **BY)

    places = {claim["at"] for claims in document_of(visit).data["claims"].values() for claim in claims}
    assert places == {"best-witness#1"}


def test_a_former_identifier_is_never_used_again():
    visit = VisitFactory(id="old", published=True)
    renaming.rename(visit, new_key="new", **BY)
    given = {"guest": "country/CHN", "host": "VNM", "kind": "state"}

    with pytest.raises(FormerIdentifier, match="visit/old is a former identifier of new"):
        creation.create("visit", given | {"id": "old"}, by=WRITER, at=AT)
    with pytest.raises(InvalidDocuments, match="former identifier"):
        ingestion.import_documents([parse("visit", given | {"id": "old"})], **BY)
    with pytest.raises(FormerIdentifier):
        renaming.rename(VisitFactory(id="third", host="LAO"), new_key="old", **BY)


def test_an_identifier_that_is_taken_is_refused():
    VisitFactory(id="taken")

    with pytest.raises(RecordExists):
        renaming.rename(VisitFactory(id="old"), new_key="taken", **BY)


@pytest.mark.parametrize("identifier", ["", "No Slug", "x" * 161, "a--b"])
def test_an_invalid_identifier_is_refused(identifier):
    with pytest.raises(InvalidDocuments):
        renaming.rename(VisitFactory(id="old"), new_key=identifier, **BY)


def test_retracted_records_and_former_identifiers_cannot_be_renamed():
    gone, renamed = VisitFactory(publication="retracted"), VisitFactory(host="LAO")
    renaming.rename(renamed, new_key="new", **BY)

    with pytest.raises(Retracted):
        renaming.rename(gone, new_key="other", **BY)
    with pytest.raises(FormerIdentifier):
        renaming.rename(renamed, new_key="other", **BY)


def test_reference_data_keeps_its_identifier():
    with pytest.raises(CannotRename, match="place/hanoi"):
        renaming.rename(PlaceFactory(id="hanoi"), new_key="ha-noi", **BY)


def test_a_figure_can_be_renamed_though_its_identity_is_unique():
    figure = TradeFigureFactory(published=True)

    assert renaming.rename(figure, new_key="better", **BY).action == RevisionKind.RENAME


def test_a_renamed_record_can_be_renamed_and_merged_again():
    visit, other = VisitFactory(id="a", published=True), VisitFactory(id="d", host="LAO", published=True)
    renaming.rename(visit, new_key="b", **BY)
    renaming.rename(find("visit", "b"), new_key="c", **BY)
    merging.merge(find("visit", "c"), into=other, **BY)

    merged_into = dict(Visit.objects.values_list("slug", "merged_into__slug"))
    assert merged_into == {"a": "b", "b": "c", "c": "d", "d": None}


def test_the_author_of_a_renamed_draft_cannot_publish_it():
    data = document_of(LeaderFactory(id="old", published=True)).data
    creation.create("leader", data | {"id": "draft", "claims": without_ids(data["claims"])}, by=WRITER, at=AT)
    renaming.rename(find("leader", "draft"), new_key="new", by="renamer", at=AT, reason="Shorter.")

    for by in (WRITER, "renamer"):
        with pytest.raises(SelfApproval):
            publication.publish(find("leader", "new"), by=by, at=AT)
    assert publication.publish(find("leader", "new"), by=EDITOR, at=AT).publication == Publication.PUBLISHED


def without_ids(claims):
    """The claims without their identifiers."""
    return {
        fact: [{name: each[name] for name in each if name != "id"} for each in listed]
        for fact, listed in claims.items()
    }


@pytest.mark.django_db(transaction=True)
def test_a_renaming_is_replayed_from_the_history():
    VisitFactory(id="old", delegation=[{"leader": "xi", "role": "principal"}], published=True)
    renaming.rename(find("visit", "old"), new_key="new", **BY)
    renaming.rename(find("leader", "xi"), new_key="xi-jinping", by=WRITER, at=LATER, reason="A fuller name.")
    kept, documents = list(Revision.objects.order_by("sequence")), stored()

    assert {each.record_key: each.data for each in current_documents()} == documents
    call_command("flush", interactive=False, verbosity=0)
    replay.replay(kept)

    assert stored() == documents
    replayed = [
        (each.noun, each.key, each.number, each.digest) for each in Revision.objects.order_by("sequence")
    ]
    assert replayed == [(each.noun, each.key, each.number, each.digest) for each in kept]


def stored():
    """The documents of all records and reference data, by record key."""
    return {
        record.record_key: document_of(record).data
        for model in KINDS.values()
        for record in model.objects.all()
    }
