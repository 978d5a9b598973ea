"""Forms that one member tells apart: a name for any of them, and what reads each as what it is."""

import re
from typing import Any

Schema = dict[str, Any]

TEXT = '''"""{said}"""

from collections.abc import Mapping
from typing import Any, ClassVar

from entente_client.forms import UnknownForm

{imports}

{name} = {union}


class Any{name}:
    """Reads `{name}`, whose form `{member}` tells."""

    forms: ClassVar[dict[str, type[{name}]]] = {{
{forms}
    }}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> {name}:
        """Return the form that JSON holds. Raises UnknownForm for one that this version does not know."""
        told = src_dict[{member!r}]
        if told not in cls.forms:
            raise UnknownForm(f"{{told!r}} is none of {{[*cls.forms]!r}}")
        return cls.forms[told].from_dict(src_dict)
'''


def is_choice(schema: Schema) -> bool:
    """Tell whether a member says which of several forms something has."""
    return "discriminator" in schema


def choices(document: Schema) -> dict[str, Schema]:
    """Return every choice, by its name."""
    schemas = document["components"]["schemas"]
    return {name: schema for name, schema in schemas.items() if is_choice(schema)}


def choice(name: str, schema: Schema, modules: dict[str, str]) -> str:
    """Return the text of the module of one choice."""
    told = schema["discriminator"]
    forms = {word: form.rpartition("/")[2] for word, form in told["mapping"].items()}
    return TEXT.format(
        name=name,
        said=schema.get("description", "One of several forms."),
        member=told["propertyName"],
        imports="\n".join(f"from .{modules[form]} import {form}" for form in sorted(forms.values())),
        union=" | ".join(sorted(forms.values())),
        forms="\n".join(f"        {word!r}: {form}," for word, form in forms.items()),
    )


def snake(name: str) -> str:
    """Return the name of a class as that of its module."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
