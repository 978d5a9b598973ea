"""The settings of both OpenAPI documents, and the name of each set of choices in them."""

from typing import Any

DOCUMENT: dict[str, Any] = {
    "TITLE": "Entente",
    "DESCRIPTION": (
        "Diplomatic relations; every value leads to a numbered paragraph of a named source.\n\n"
        "Every response says how long it may be reused (`Cache-Control`), when the data last changed "
        "(`Last-Modified`), the language of translated names (`Content-Language`) and how many requests are "
        "left (`RateLimit`, `RateLimit-Policy`). The data are licensed under CC BY 4.0.\n\n"
        "Reading needs no account. What curators do with one is in `/api/v1/openapi-curation.yaml`."
    ),
    "VERSION": "1.0.0",
    "LICENSE": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    "CONTACT": {"name": "The Entente contributors"},
    "SERVERS": [{"url": "http://127.0.0.1:8000", "description": "The server that `make run` starts."}],
    "DEFAULT_GENERATOR_CLASS": "relations.api.openapi.generators.ReadingGenerator",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "OPERATION_ID_METHOD_POSITION": "PRE",
    "POSTPROCESSING_HOOKS": [
        "relations.api.openapi.documents.add_document_schemas",
        "drf_spectacular.hooks.postprocess_schema_enums",
        "relations.api.openapi.problems.add_problems",
        "relations.api.openapi.responses.add_responses",
        "relations.api.openapi.field_names.add_field_names",
        "relations.api.openapi.documents.add_documents",
        "relations.api.http.deprecation.add_deprecations",
        "relations.api.openapi.compaction.compact",
        "relations.api.openapi.sharing.share_parameters",
        "relations.api.openapi.sharing.share_responses",
        "relations.api.openapi.unused.remove_unused",
        "relations.api.openapi.tags.add_tags",
        "relations.api.openapi.quoting.quote_numbers",
    ],
    "COMPONENT_SPLIT_PATCH": False,
    "APPEND_COMPONENTS": {
        "securitySchemes": {
            "token": {
                "type": "http",
                "scheme": "bearer",
                "description": "A token from /api/v1/tokens/, in the header `Authorization`, never in a URL.",
            },
            "session": {
                "type": "apiKey",
                "in": "cookie",
                "name": "sessionid",
                "description": "The session of the admin. Writes also need the header `X-CSRFToken`.",
            },
        }
    },
    "ENUM_SUFFIX": "",
    "ENUM_NAME_OVERRIDES": {
        "AgreementKind": "relations.models.AgreementKind",
        "AgreementStatus": "relations.models.AgreementStatus",
        "AliasKind": "relations.models.AliasKind",
        "Capacity": "relations.models.Capacity",
        "ChangeForm": "relations.representations.change.FORMS",
        "ClaimChangeForm": "relations.representations.revision.CLAIM_CHANGES",
        "CountryKind": "relations.models.CountryKind",
        "RevisionKind": "relations.models.RevisionKind",
        "DelegationRole": "relations.models.DelegationRole",
        "EntryKind": "relations.api.filters.timeline.ENTRY_KINDS",
        "EvidenceBasis": "relations.representations.evidence.BASES",
        "Flow": "relations.models.Flow",
        "HitKind": "relations.representations.search.HIT_KINDS",
        "Kind": "relations.representations.reference.REFERENCE_KINDS",
        "Likeness": "relations.representations.source_comparison.LIKENESSES",
        "LinkKind": "relations.models.LinkKind",
        "Measure": "relations.models.Measure",
        "MeetingFormat": "relations.models.MeetingFormat",
        "MeetingStatus": "relations.models.MeetingStatus",
        "MentionKind": "relations.representations.reference.MENTION_KINDS",
        "Modality": "relations.models.Modality",
        "Negated": "relations.api.bodies.claim.NEGATED",
        "NameKind": "relations.models.NAME_KINDS",
        "NameOrder": "relations.models.NameOrder",
        "OfficeFunction": "relations.models.OfficeFunction",
        "Operator": "relations.representations.quantity.OPERATORS",
        "OrganisationKind": "relations.models.OrganisationKind",
        "OutcomeKind": "relations.api.serializers.outcome.OUTCOMES",
        "PartnershipStatus": "relations.models.PartnershipStatus",
        "PartyRole": "relations.models.PartyRole",
        "PlaceKind": "relations.models.PlaceKind",
        "ProposalState": "relations.models.ProposalState",
        "Publication": "relations.models.Publication",
        "Scope": "relations.models.Scope",
        "Series": "relations.models.Series",
        "SourceKind": "relations.models.SourceKind",
        "Standing": "relations.models.claim.STANDINGS",
        "StatementKind": "relations.models.StatementKind",
        "VerificationResult": "relations.representations.verification.RESULTS",
        "VisitKind": "relations.models.VisitKind",
        "VisitStatus": "relations.models.VisitStatus",
    },
}
