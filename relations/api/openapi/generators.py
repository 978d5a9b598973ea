"""The two OpenAPI documents: openapi.yaml for readers, openapi-curation.yaml for curators."""

from typing import Any, ClassVar

from drf_spectacular.generators import SchemaGenerator

from relations.api.openapi.statuses import is_for_curators


class ReadingGenerator(SchemaGenerator):
    """The operations that need no account. All others are in the document for curators."""

    holds_curation: ClassVar[bool] = False
    # The title and description of the document, besides the settings of both.
    info: ClassVar[dict[str, str]] = {}

    def has_view_permissions(self, path: str, method: str, view: Any) -> bool:
        """Whether this document has the operation."""
        return is_for_curators(view, method) is self.holds_curation

    def get_schema(self, request: Any = None, public: bool = False) -> dict[str, Any]:
        """The document, the same for all accounts: `public` would include all operations."""
        found = super().get_schema(request=None, public=False)
        return found | {"info": found["info"] | self.info}


class CurationGenerator(ReadingGenerator):
    """The operations for curators: writing, reviewing, importing, and reading drafts."""

    holds_curation = True
    info: ClassVar[dict[str, str]] = {
        "title": "Entente: curation",
        "description": (
            "The operations of curators: write, import and review records, and read drafts and their "
            "history. What needs no account is in `/api/v1/openapi.yaml`.\n\n"
            "`POST /api/v1/tokens/` signs in and responds with a token. A change of a published record is a "
            "proposal, which another account approves. `dry_run=true` shows what a write would change."
        ),
    }


# By file name, without the extension.
GENERATORS: dict[str, type[ReadingGenerator]] = {
    "openapi": ReadingGenerator,
    "openapi-curation": CurationGenerator,
}
