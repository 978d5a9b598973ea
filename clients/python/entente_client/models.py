"""The models of responses: one class for each schema of the OpenAPI documents, imported on first use."""

from typing import TYPE_CHECKING, Any

from entente_client.generated import models as generated

if TYPE_CHECKING:
    from entente_client.generated.models import *  # noqa: F403 (all schemas)
else:

    def __getattr__(name: str) -> Any:
        return getattr(generated, name)
