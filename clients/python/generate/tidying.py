"""Corrections of the generated code: names that collide, and models that are imported on first use."""

import re
from pathlib import Path
from typing import Any

from generate.choices import choice, choices, snake

Schema = dict[str, Any]

LAZY = '''"""Every model of the schema. Each is imported on first use."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
{imports}

    def __getattr__(name: str) -> Any: ...

else:

    def __getattr__(name):
        """Import and return a model."""
        if name not in MODULES:
            raise AttributeError(f"{{__name__}} has no {{name!r}}")
        return getattr(import_module(f"{{__name__}}.{{MODULES[name]}}"), name)


MODULES = {modules!r}
__all__ = {names!r}
'''


def tidy(generated: Path, document: Schema) -> None:
    """Correct the generated code."""
    for path in sorted(generated.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if path.parent.name == "models" and path.name != "__init__.py":
            text = open_to_more(renamed(text))
        path.write_text(text, encoding="utf-8")
    models = generated / "models" / "__init__.py"
    text = models.read_text(encoding="utf-8")
    modules = dict(reversed(each) for each in imported(text))
    for name, schema in choices(document).items():
        module = snake(name)
        (models.parent / f"{module}.py").write_text(choice(name, schema, modules), encoding="utf-8")
        text += "".join(f"from .{module} import {each}\n" for each in (name, f"Any{name}"))
    models.write_text(lazy(text), encoding="utf-8")


def renamed(text: str) -> str:
    """Return the source of a model whose variable for the instance cannot collide with a field."""
    head, made, tail = text.partition(" = cls(")
    if not made:
        return text
    start, _, name = head.rpartition(" ")
    return f"{start} made_here{made}" + re.sub(
        rf"\b{name}(?=\.additional_properties\b|$)", "made_here", tail, flags=re.M
    )


CHECK = re.compile(r"    if value in (\w+)_VALUES:\n        return value\n    raise TypeError\(.*\)\n?")
LATER = "    return value  # type: ignore[return-value]  # a newer service may have others\n"


def open_to_more(text: str) -> str:
    """Return the source of an enumeration that accepts unknown values, unless it has a single value."""
    has_several = "," in text.partition("Literal[")[2].partition("]")[0]
    return CHECK.sub(LATER, text) if has_several else text


def imported(text: str) -> list[tuple[str, str]]:
    """Return the module and the name of each model."""
    return re.findall(r"^from \.(\w+) import (\w+)$", text, flags=re.M)


def lazy(text: str) -> str:
    """Return the source of the package of models, which imports none of them itself."""
    found = imported(text)
    imports = "\n".join(f"    from .{module} import {name} as {name}" for module, name in found)
    names = tuple(sorted(name for _, name in found))
    return LAZY.format(imports=imports, modules={name: module for module, name in found}, names=names)
