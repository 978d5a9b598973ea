"""What answers are made of, as the schema has it: one class a form, read when it is first asked for."""

from typing import TYPE_CHECKING, Any

from entente_client.generated import models as generated

if TYPE_CHECKING:
    from entente_client.generated.models import *  # noqa: F403 (whatever the schema has)
else:

    def __getattr__(name: str) -> Any:
        return getattr(generated, name)
