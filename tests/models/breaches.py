"""How to break each named constraint of the database: columns to set to SQL expressions in a valid row.

A constraint may be broken in several ways. Those that all records or all figures share are listed once.
A unique constraint is broken by giving a row the columns of another.
"""

from relations.models import FIGURES, RECORDS
from relations.models.about import ALL_NOUNS, RECORD_NOUNS

Breach = dict[str, str]


def backwards(period: str) -> Breach:
    """A period that ends before it starts."""
    return {f"{period}_starts_earliest": "'2024-01-02'", f"{period}_ends_latest": "'2024-01-01'"}


def not_exactly_one(chosen: str, *others: str) -> list[Breach]:
    """None, two and three of the columns set; a rule by parity would accept three."""
    return [{chosen: "NULL"}, {others[0]: "1"}, dict.fromkeys(others[:2], "1")][: len(others) + 1]


def incomplete_quantity(quantity: str, *, set_to: str) -> list[Breach]:
    """A quantity with a missing part, or a single part without a quantity; and an unknown operator."""
    values = {"amount": "'36'", "operator": "'around'", "unit": "''", "number": "36"}
    unknown_operator = {f"{quantity}_{part}": value for part, value in values.items()}
    return [*({f"{quantity}_{part}": set_to} for part in values), unknown_operator]


def not_about_one(chosen: str, nouns: tuple[str, ...]) -> list[Breach]:
    """About no record, about two or three, and about one whose kind is not the noun."""
    others = [noun for noun in nouns if noun != chosen]
    breaches = not_exactly_one(f"about_{chosen}_id", *(f"about_{noun}_id" for noun in others))
    return [*breaches, {"noun": f"'{others[0]}'"}, {"noun": "'elsewhere'"}]


def for_each_model(models, breaches: dict[str, list[Breach]]) -> dict[str, list[Breach]]:
    """The breaches of constraints that all of the models have."""
    return {f"{model._meta.model_name}_{rule}": found for model in models for rule, found in breaches.items()}


SLUGS = [{"slug": text} for text in ("''", "'Hanoi'", "'ha noi'", "'-hanoi'", "'ha--noi'", "'hanoi\n'")]
RECORD = {
    "publication_is_declared": [{"publication": "'hidden'"}],
    "has_an_identifier": SLUGS,
    "is_retracted_when_merged": [{"merged_into_id": "id + 1"}],
    "is_not_merged_into_itself": [{"publication": "'retracted'", "merged_into_id": "id"}],
}
FIGURE = {
    "measure_is_declared": [{"measure": "'weight'"}],
    "ends_after_it_starts": [backwards("period")],
    "has_a_quantity": incomplete_quantity("quantity", set_to="NULL"),
    "compares_only_growth": [{"compared_with": "'2021'"}],
    "ranks_only_ranks": [{"ranked_id": "'VNM'"}],
    "is_among_only_for_ranks": [{"among_id": "'VNM'"}],
    "shares_only_shares": [{"share_of": "'all trade'"}],
}
CHECKS: dict[str, list[Breach]] = {
    **for_each_model(RECORDS.values(), RECORD),
    **for_each_model(FIGURES, FIGURE),
    "agreement_kind_is_declared": [{"kind": "'pact'"}],
    "agreement_status_is_declared": [{"status": "'lost'"}],
    "agreement_has_a_title": [{"title": "''"}],
    "agreement_signing_ends_after_it_starts": [backwards("signed")],
    "agreement_item_count_is_whole": incomplete_quantity("item_count", set_to="'0'"),
    "agreement_status_change_is_declared": [{"status": "'lost'"}],
    "agreement_status_changes_count_from_one": [{"position": "0"}],
    "agreement_party_role_is_declared": [{"role": "'guest'"}],
    "agreement_party_is_exactly_one_thing": not_exactly_one("organisation_id", "leader_id", "country_id"),
    "agreement_link_kind_is_declared": [{"kind": "'near'"}],
    "agreement_is_not_linked_to_itself": [{"agreement_id": "origin_id"}],
    "alias_names_exactly_one_thing": not_about_one("leader", ALL_NOUNS),
    "alias_kind_is_declared": [{"kind": "'pet'"}],
    "alias_has_a_text": [{"text": "''"}],
    "alias_misspelling_has_a_claim": [{"kind": "'misspelling'"}],
    "claim_bears_on_exactly_one_record": not_about_one("visit", RECORD_NOUNS),
    "claim_modality_is_declared": [{"modality": "'guessed'"}],
    "claim_standing_is_declared": [{"standing": "'nearby'"}],
    "claim_has_a_paragraph_or_a_locator": [{"paragraph_id": "NULL"}, {"locator": "'row 7'"}],
    "claim_prints_words_of_its_paragraph": [{"printed": "''"}],
    "claim_names_a_fact": [{"fact": "''"}],
    "conflict_is_about_exactly_one_record": not_about_one("visit", RECORD_NOUNS),
    "country_kind_is_declared": [{"kind": "'empire'"}],
    "country_has_a_name": [{"name": "''"}],
    "country_code_is_three_capitals": [
        {"code": "'chn'"},
        {"code": "'CH'"},
        {"code": "'C1N'"},
        {"code": "'CH\n'"},
    ],
    "country_code_is_not_empty": [{"code": "''"}],
    "delegation_role_is_declared": [{"role": "'driver'"}],
    "external_identifier_names_exactly_one_thing": not_about_one("leader", ALL_NOUNS),
    "external_identifier_has_a_scheme": [{"text": "'Q15031'"}],
    "investmentfigure_series_is_declared": [{"series": "'gift'"}],
    "investmentfigure_has_two_countries": [{"host_id": "investor_id"}],
    "leader_name_order_is_declared": [{"name_order": "'random'"}],
    "leader_has_a_name": [{"name": "''"}],
    "meeting_format_is_declared": [{"format": "'party'"}],
    "meeting_status_is_declared": [{"status": "'lost'"}],
    "meeting_ends_after_it_starts": [backwards("period")],
    "meeting_ordinal_counts_from_one": [{"ordinal": "0"}],
    "meeting_participant_is_exactly_one_thing": [
        *not_exactly_one("leader_id", "organisation_id"),
        {"words": "'guests'"},
        {"country_id": "'VNM'", "words": "'guests'"},
    ],
    "office_function_is_declared": [{"function": "'poet'"}],
    "office_has_a_title": [{"title": "''"}],
    "office_belongs_to_exactly_one_body": not_exactly_one("body_country_id", "body_organisation_id"),
    "organisation_kind_is_declared": [{"kind": "'club'"}],
    "organisation_has_a_name": [{"name": "''"}],
    "paragraph_number_counts_from_one": [{"position": "0"}],
    "paragraph_digest_is_a_digest": [{"digest": "'abc'"}, {"digest": f"'{'G' * 64}'"}],
    "paragraph_mark_counts_from_one": [{"position": "0"}],
    "paragraph_mark_digest_is_a_digest": [{"digest": "'abc'"}],
    "paragraph_mark_names_who_made_it": [{"by": "''"}],
    "paragraph_mark_is_taken_back_by_somebody": [{"taken_back_by": "'binh'"}, {"taken_back_at": "at"}],
    "paragraph_text_counts_from_one": [{"position": "0"}],
    "paragraph_text_is_not_empty": [{"text": "''"}],
    "partnership_status_is_declared": [{"status": "'lost'"}],
    "partnership_has_a_label": [{"label": "''"}],
    "partnership_ends_after_it_starts": [backwards("period")],
    "partnership_countries_are_in_order_of_code": [
        {"side_a_id": "side_b_id", "side_b_id": "side_a_id"},
        {"side_a_id": "side_b_id"},
    ],
    "partnership_status_change_is_declared": [{"status": "'lost'"}],
    "partnership_status_changes_count_from_one": [{"position": "0"}],
    "place_kind_is_declared": [{"kind": "'star'"}],
    "place_has_a_name": [{"name": "''"}],
    "place_has_an_identifier": SLUGS,
    "place_is_not_within_itself": [{"within_id": "id"}],
    "proposal_state_is_declared": [{"state": "'lost'", "decided_by": "'editor'", "decided_at": "at"}],
    "proposal_action_is_declared": [{"action": "'submit'"}],
    "proposal_about_two_names_the_other": [
        {"action": "'merge'"},
        {"action": "'merge'", "other": "'another'"},
        {"action": "'unmerge'", "other_base": "1"},
        {"other": "'another'"},
        {"other_base": "1"},
    ],
    "proposal_names_who_made_it": [{"by": "''"}],
    "proposal_is_decided_by_somebody": [
        {"decided_by": "'editor'"},
        {"decided_at": "at"},
        {"state": "'approved'", "decided_by": "'editor'"},
        {"state": "'withdrawn'", "decided_at": "at"},
    ],
    "proposal_is_approved_by_another": [{"state": "'approved'", "decided_by": '"by"', "decided_at": "at"}],
    "proposal_is_declined_with_a_comment": [
        {"state": "'declined'", "decided_by": "'editor'", "decided_at": "at"}
    ],
    "stored_response_fingerprint_is_a_digest": [{"fingerprint": "'abc'"}],
    "stored_response_names_a_key": [{"key": "''"}],
    "token_scope_is_declared": [{"scope": "'all'"}],
    "revision_is_approved_by_another": [{"approved_by": '"by"'}],
    "revision_publication_is_declared": [{"publication": "'hidden'"}],
    "revision_action_is_declared": [{"action": "'forget'"}],
    "revision_digest_is_a_digest": [{"digest": "'abc'"}],
    "revision_names_who_did_it": [{"by": "''"}],
    "revision_number_counts_from_one": [{"number": "0"}],
    "source_kind_is_declared": [{"kind": "'rumour'"}],
    "source_sha256_is_a_digest": [{"sha256": "'abc'"}],
    "source_publication_ends_after_it_starts": [backwards("published")],
    "source_does_not_derive_from_itself": [{"derives_from_id": "id"}],
    "source_author_has_a_name": [{"name": "''"}],
    "source_authors_count_from_one": [{"position": "0"}],
    "statement_kind_is_declared": [{"kind": "'song'"}],
    "statement_has_a_gist": [{"gist": "''"}],
    "statement_period_ends_after_it_starts": [backwards("period")],
    "statement_target_ends_after_it_starts": [backwards("target_period")],
    "statement_has_exactly_one_speaker": [
        *not_exactly_one("speaker_country_id", "speaker_leader_id", "speaker_organisation_id"),
        {"speaker_words": "'analysts'"},
    ],
    "statement_target_quantity_is_whole": incomplete_quantity("target_quantity", set_to="'0'"),
    "tenure_capacity_is_declared": [{"capacity": "'hidden'"}],
    "tenure_ends_after_it_starts": [backwards("period")],
    "tenure_sighting_ends_after_it_starts": [backwards("on")],
    "topic_has_a_label": [{"label": "''"}],
    "topic_has_an_identifier": SLUGS,
    "topic_is_not_its_own_parent": [{"parent_id": "id"}],
    "tradefigure_flow_is_declared": [{"flow": "'gift'"}],
    "tradefigure_turnover_is_in_order_of_code": [
        {"exporter_id": "importer_id", "importer_id": "exporter_id"}
    ],
    "tradefigure_has_two_countries": [{"flow": "'export'", "importer_id": "exporter_id"}],
    "tradefigure_hs_code_has_a_revision": [
        {"hs_code": "'8517'"},
        {"hs_revision": "'HS2017'"},
        {"hs_revision": "'HS2017'", "hs_code": "'851'"},
        {"hs_revision": "'HS2017'", "hs_code": "'phones'"},
    ],
    "travelfigure_has_two_countries": [{"destination_id": "origin_id"}],
    "visit_kind_is_declared": [{"kind": "'secret'"}],
    "visit_status_is_declared": [{"status": "'lost'"}],
    "visit_ends_after_it_starts": [backwards("period")],
    "visit_has_exactly_one_guest": not_exactly_one("guest_country_id", "guest_organisation_id"),
    "visit_has_at_most_one_inviter": [
        {"invited_by_leader_id": "1", "invited_by_country_id": "'VNM'"},
        {"invited_by_leader_id": "1", "invited_by_organisation_id": "1"},
        {"invited_by_leader_id": "1", "invited_by_organisation_id": "1", "invited_by_country_id": "'VNM'"},
    ],
    "visit_guest_is_not_its_host": [{"host_id": "guest_country_id"}],
}

# The keywords for both rows, where the defaults would leave a column of the constraint null or equal.
UNIQUES: dict[str, tuple[dict, dict]] = {
    "agreement_status_changes_are_in_order": ({}, {}),
    "agreement_lists_a_country_once": ({"party": "country/LAO"}, {"party": "country/KHM"}),
    "agreement_lists_an_organisation_once": ({}, {}),
    "agreement_lists_a_leader_once": ({"party": "leader/one"}, {"party": "leader/other"}),
    "agreement_link_is_listed_once": ({}, {}),
    "conflict_is_listed_once": ({}, {}),
    "country_alpha_2_is_unique": ({"id": "CHN"}, {"id": "VNM"}),
    "country_alpha_3_is_unique": ({"id": "CHN"}, {"id": "VNM"}),
    "country_numeric_is_unique": ({"id": "CHN"}, {"id": "VNM"}),
    "delegation_lists_a_leader_once": ({}, {}),
    "external_identifier_is_unique_in_its_kind": ({}, {}),
    "investmentfigure_is_recorded_once": ({}, {}),
    "meeting_lists_a_leader_once": ({}, {}),
    "meeting_lists_an_organisation_once": ({"who": "organisation/one"}, {"who": "organisation/other"}),
    "meeting_lists_a_country_once": ({"who": "country/LAO"}, {"who": "country/KHM"}),
    "meeting_lists_words_once": ({"who": "words/guests"}, {"who": "words/others"}),
    "paragraph_number_is_unique_in_its_source": ({}, {}),
    "paragraph_mark_is_active_once_on_its_words": ({}, {}),
    "paragraph_text_is_attached_once_to_its_source": ({}, {}),
    "partnership_status_changes_are_in_order": ({}, {}),
    "revision_number_is_unique_in_its_record": ({}, {}),
    "source_authors_are_in_order": ({}, {}),
    "search_word_is_listed_once_in_its_entry": ({}, {}),
    "spelling_of_a_word_is_listed_once": ({}, {}),
    "stored_response_is_one_for_its_key": ({}, {}),
    "tenure_sighting_is_listed_once": ({}, {}),
    "tradefigure_is_recorded_once": ({}, {}),
    "travelfigure_is_recorded_once": ({}, {}),
}

# A generated column cannot be set, so the column is set that it is generated from.
DISTINGUISHED_BY = {"identity": ["period"]}
