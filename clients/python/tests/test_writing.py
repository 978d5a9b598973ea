import uuid

import pytest
from entente_client import problems


@pytest.fixture
def draft(anna):
    """The identifier of a new draft."""
    key = f"visit-{uuid.uuid4().hex}"
    anna.visits.create({"id": key, "guest": "country/CHN", "host": "VNM", "period": "2023-12"})
    return key


def test_an_edit_sends_what_is_different(anna, draft):
    outcome = anna.visits.edit(
        draft, lambda document: document | {"period": "2023-11", "occasion": "A summit"}
    )

    assert outcome.outcome == "applied"
    assert {each.field: (each.before, each.after) for each in outcome.changed_fields} == {
        "period": ("2023-12", "2023-11"),
        "occasion": (None, "A summit"),
    }


def test_an_edit_empties_what_is_taken_away(anna, draft):
    anna.visits.edit(draft, lambda document: document.pop("period") and None)

    assert "period" not in anna.visits.document(draft).document


def test_an_edit_that_changes_nothing_sends_nothing(anna, draft):
    assert anna.visits.edit(draft, lambda document: None) is None
    assert anna.visits.document(draft).envelope.revision == 1


def test_an_edit_is_applied_again_to_a_document_that_changed_meanwhile(anna, binh, draft):
    seen = []

    def move(document):
        seen.append(document.get("occasion"))
        if len(seen) == 1:
            binh.visits.edit(draft, lambda found: found | {"occasion": "A summit"})
        return document | {"period": "2023-11"}

    outcome = anna.visits.edit(draft, move)

    assert seen == [None, "A summit"]
    assert outcome.revision == 3
    document = anna.visits.document(draft).document
    assert (document["occasion"], document["period"]) == ("A summit", "2023-11")


def test_an_edit_gives_up_when_others_are_always_faster(anna, binh, draft):
    turns = iter(range(1, 30))

    def move(document):
        binh.visits.edit(draft, lambda found: found | {"occasion": f"Summit {next(turns)}"})
        return document | {"period": "2023-11"}

    with pytest.raises(problems.PreconditionFailed):
        anna.visits.edit(draft, move)


def test_a_dry_run_writes_nothing(anna, draft):
    outcome = anna.visits.edit(draft, lambda document: document | {"period": "2023-11"}, dry_run=True)

    assert outcome.outcome == "dry_run"
    assert anna.visits.document(draft).document["period"] == "2023-12"


def test_a_claim_and_an_alias_are_added_to_a_draft(anna, draft):
    source = anna.sources(kind="article").first().id
    anna.visits.add_claim(
        draft, {"fact": "host", "at": f"{source}#1", "printed": "Hanoi", "value": "country/VNM"}
    )
    anna.visits.add_alias(draft, {"text": "The visit", "kind": "short"})
    tag = anna.visits.document(draft).tag
    anna.visits.correct_alias(draft, 1, {"text": "That visit"}, if_match=tag)

    document = anna.visits.document(draft).document
    assert document["claims"]["host"][0]["printed"] == "Hanoi"
    assert [each["text"] for each in document["aliases"]] == ["That visit"]
    anna.visits.withdraw_alias(draft, 1, if_match=anna.visits.document(draft).tag)
    assert "aliases" not in anna.visits.document(draft).document


def test_a_claim_is_moved_to_another_record(anna, draft):
    other = f"visit-{uuid.uuid4().hex}"
    anna.visits.create({"id": other, "guest": "country/CHN", "host": "VNM"})
    claim = {
        "fact": "host",
        "at": "china-report-asean-new-day#1",
        "printed": "Vietnam",
        "value": "country/VNM",
    }
    cited = anna.visits.add_claim(draft, claim)
    moved = str(cited.changed_claims[0].id)

    anna.visits.move(
        draft, moved, other, if_match=anna.visits.document(draft).tag, reason="It means the other."
    )

    assert "claims" not in anna.visits.document(draft).document
    assert [each["id"] for each in anna.visits.document(other).document["claims"]["host"]] == [moved]


def test_an_earlier_step_can_be_restored(anna, draft):
    anna.visits.edit(draft, lambda document: document | {"period": "2023-11"})
    first = anna.visits.history(draft).first().sequence

    anna.visits.restore(draft, first, if_match=anna.visits.document(draft).tag)

    assert anna.visits.document(draft).document["period"] == "2023-12"


def test_a_draft_is_withdrawn(anna, draft):
    anna.visits.withdraw(draft, if_match=anna.visits.document(draft).tag)

    assert anna.visits.document(draft).envelope.publication == "retracted"


def test_a_change_of_a_published_record_waits_for_approval(anna, binh):
    outcome = anna.places.edit(
        "hanoi", lambda found: found | {"name": "Ha Noi"}, reason="As it is written there."
    )

    assert outcome.outcome == "proposed"
    with pytest.raises(problems.RequestProblem):
        anna.proposals.approve(outcome.proposal.id)
    assert binh.proposals.decline(outcome.proposal.id, "Hanoi is its name here.").state == "declined"


def test_many_drafts_come_in_at_once(anna):
    key = f"topic-{uuid.uuid4().hex}"

    report = anna.imports([f'["visit",{{"id":"{key}","guest":"country/CHN","host":"VNM"}}]'], dry_run=True)

    assert report.created == [f"visit/{key}"]


def test_rows_of_a_table_come_in_at_once(anna):
    key = f"leader-{uuid.uuid4().hex}"

    report = anna.imports.table("leader", f"id,name,country\r\n{key},An Example,VNM\r\n", dry_run=True)

    assert report.created == [f"leader/{key}"]


def test_a_token_is_made_and_revoked(anna):
    token = anna.tokens.create("anna", "a long enough secret", hours=1)

    assert token.id in {each.id for each in anna.tokens()}
    anna.tokens.revoke(token.id)
    assert token.id not in {each.id for each in anna.tokens()}
