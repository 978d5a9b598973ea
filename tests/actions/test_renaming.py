"""Renaming: the record goes on under another identifier, and the former is never used again."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from relations.actions import creation, ingestion, merging, publication, renaming, replay
from relations.documents.document import parse
from relations.errors import (
    FormerIdentifier,
    InvalidDocuments,
    RecordExists,
    RenameRefused,
    Retracted,
    SelfApproval,
)
from relations.models import KINDS, RECORDS, Deed, Publication, Revision, Visit
from relations.queries.history import current_documents
from tests.factories import LeaderFactory, PlaceFactory, TradeFigureFactory, VisitFactory
from tests.factories.record import AT, EDITOR, WRITER, document_of, factory_of

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)
SAID = {"by": WRITER, "at": AT, "reason": "A better name."}


def found(noun, key):
    return KINDS[noun].objects.get(slug=key)


@pytest.mark.parametrize("noun", sorted(RECORDS))
def test_a_record_of_every_kind_keeps_everything_but_its_identifier(noun):
    before = document_of(
        factory_of(noun)(id="before", published=True, external_ids=["test:1"], conflicting=True)
    )

    renaming.rename(found(noun, "before"), to="after", **SAID)

    after = document_of(found(noun, "after")).data
    said = str(before.data).replace("before#", "after#") if noun == "source" else str(before.data)
    assert str(after | {"id": "before"}) == said
    assert found(noun, "before").merged_into == found(noun, "after")


def test_what_refers_to_a_renamed_record_follows_it():
    visit = VisitFactory(delegation=[{"leader": "xi", "role": "principal"}], published=True)

    renaming.rename(found("leader", "xi"), to="xi-jinping", **SAID)

    document = document_of(visit).data
    assert document["delegation"] == [{"leader": "xi-jinping", "role": "principal"}]
    assert document["claims"]["delegation"][0]["value"] == "leader/xi-jinping"


def test_claims_follow_a_renamed_source():
    visit = VisitFactory(published=True)

    renaming.rename(found("source", "first-witness"), to="best-witness", **SAID)

    places = {claim["at"] for claims in document_of(visit).data["claims"].values() for claim in claims}
    assert places == {"best-witness#1"}


def test_a_former_identifier_is_never_used_again():
    visit = VisitFactory(id="old", published=True)
    renaming.rename(visit, to="new", **SAID)
    given = {"guest": "country/CHN", "host": "VNM", "kind": "state"}

    with pytest.raises(FormerIdentifier, match="visit/old is a former identifier of new"):
        creation.create("visit", given | {"id": "old"}, by=WRITER, at=AT)
    with pytest.raises(InvalidDocuments, match="former identifier"):
        ingestion.import_documents([parse("visit", given | {"id": "old"})], **SAID)
    with pytest.raises(FormerIdentifier):
        renaming.rename(VisitFactory(id="third", host="LAO"), to="old", **SAID)


def test_an_identifier_that_is_taken_is_refused():
    VisitFactory(id="taken")

    with pytest.raises(RecordExists):
        renaming.rename(VisitFactory(id="old"), to="taken", **SAID)


@pytest.mark.parametrize("to", ["", "No Slug", "x" * 161, "a--b"])
def test_a_text_that_is_no_identifier_is_refused(to):
    with pytest.raises(InvalidDocuments):
        renaming.rename(VisitFactory(id="old"), to=to, **SAID)


def test_what_is_retracted_or_was_renamed_already_is_refused():
    gone, renamed = VisitFactory(publication="retracted"), VisitFactory(host="LAO")
    renaming.rename(renamed, to="new", **SAID)

    with pytest.raises(Retracted):
        renaming.rename(gone, to="other", **SAID)
    with pytest.raises(FormerIdentifier):
        renaming.rename(renamed, to="other", **SAID)


def test_reference_data_keeps_its_identifier():
    with pytest.raises(RenameRefused, match="place/hanoi"):
        renaming.rename(PlaceFactory(id="hanoi"), to="ha-noi", **SAID)


def test_a_renamed_figure_may_stand_beside_its_former_self():
    figure = TradeFigureFactory(published=True)

    assert renaming.rename(figure, to="better", **SAID).deed == Deed.RENAME


def test_a_renamed_record_can_be_renamed_and_merged_again():
    visit, other = VisitFactory(id="a", published=True), VisitFactory(id="d", host="LAO", published=True)
    renaming.rename(visit, to="b", **SAID)
    renaming.rename(found("visit", "b"), to="c", **SAID)
    merging.merge(found("visit", "c"), into=other, **SAID)

    leads = dict(Visit.objects.values_list("slug", "merged_into__slug"))
    assert leads == {"a": "b", "b": "c", "c": "d", "d": None}


def test_renaming_a_draft_does_not_wash_the_hands_of_its_writer():
    data = document_of(LeaderFactory(id="old", published=True)).data
    creation.create("leader", data | {"id": "draft", "claims": anew(data["claims"])}, by=WRITER, at=AT)
    renaming.rename(found("leader", "draft"), to="new", by="renamer", at=AT, reason="Shorter.")

    for by in (WRITER, "renamer"):
        with pytest.raises(SelfApproval):
            publication.publish(found("leader", "new"), by=by, at=AT)
    assert publication.publish(found("leader", "new"), by=EDITOR, at=AT).publication == Publication.PUBLISHED


def anew(claims):
    """The claims without their identifiers."""
    return {
        fact: [{name: each[name] for name in each if name != "id"} for each in listed]
        for fact, listed in claims.items()
    }


@pytest.mark.django_db(transaction=True)
def test_history_keeps_a_renaming_and_is_replayed():
    VisitFactory(id="old", delegation=[{"leader": "xi", "role": "principal"}], published=True)
    renaming.rename(found("visit", "old"), to="new", **SAID)
    renaming.rename(found("leader", "xi"), to="xi-jinping", by=WRITER, at=LATER, reason="A fuller name.")
    kept, documents = list(Revision.objects.order_by("sequence")), stored()

    assert {each.record_key: each.data for each in current_documents()} == documents
    call_command("flush", interactive=False, verbosity=0)
    replay.replay(kept)

    assert stored() == documents
    told = [(each.noun, each.key, each.number, each.digest) for each in Revision.objects.order_by("sequence")]
    assert told == [(each.noun, each.key, each.number, each.digest) for each in kept]


def stored():
    """The document of everything, by record key."""
    return {
        record.record_key: document_of(record).data
        for model in KINDS.values()
        for record in model.objects.all()
    }
