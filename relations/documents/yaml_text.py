"""Reading documents from YAML in which every scalar is text, and remembering where each value stands."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from relations.documents.place import inside
from relations.errors import InvalidDocument

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Written:
    """One document as somebody wrote it, and the line of each value by its path (`claims.period[0].at`)."""

    data: Any
    line: int
    lines: dict[str, int] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def line_of(self, where: str) -> int:
        """The line of the value at a path, or of the nearest thing around it."""
        while where:
            if where in self.lines:
                return self.lines[where]
            where = where[: max(where.rfind("."), where.rfind("["), 0)]
        return self.line

    def value_of(self, node: yaml.Node, where: str) -> Any:
        """The node as text, list or mapping. Raises InvalidDocument for a key or an anchor used twice."""
        line = node.start_mark.line + 1
        self.lines.setdefault(where, line)
        if id(node) in self.seen:
            raise InvalidDocument(
                "unreadable", f"line {line}", "*", "repeats an anchor", "Write the value out."
            )
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.value or node.style else None
        if isinstance(node, yaml.SequenceNode):
            return [self.value_of(item, f"{where}[{number}]") for number, item in enumerate(node.value)]
        return self.mapping_of(node, where)

    def mapping_of(self, node: yaml.Node, where: str) -> dict[str, Any]:
        """The mapping, the line of each value being that of its key."""
        mapping: dict[str, Any] = {}
        for key_node, item in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in mapping:
                raise InvalidDocument("repeated", f"line {line}", key, "stands twice", "Keep one of them.")
            path = inside(where, key)
            self.lines[path] = line
            mapping[key] = self.value_of(item, path)
        return mapping


def read(text: str) -> list[Written]:
    """The documents of one file: a YAML list.

    Raises InvalidDocument, its place given as a line, for what is not YAML, not a list, or has a key twice.
    """
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        rule = f"is no YAML: {getattr(error, 'problem', None) or error}"
        raise InvalidDocument("unreadable", f"line {line}", "", rule, "Mend it.") from error
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise InvalidDocument(
            "wrong_type", "line 1", "", "must be a list of documents", "Begin each document with '- id: …'."
        )
    seen: set[int] = set()
    return [written(node, seen) for node in root.value]


def written(node: yaml.Node, seen: set[int]) -> Written:
    """One document; `seen` are the nodes of the file that were read before it."""
    found = Written(None, node.start_mark.line + 1, seen=seen)
    found.data = found.value_of(node, "")
    return found
