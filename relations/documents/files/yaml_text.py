"""Documents in YAML. Every scalar is read as text, and the line of each value is recorded."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from relations.documents.field_path import child_path
from relations.errors import InvalidDocument

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class RawDocument:
    """One unchecked document, and the line of each value by path (`claims.period[0].at`)."""

    data: Any
    line: int
    lines: dict[str, int] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def line_of(self, where: str) -> int:
        """The line of the value at a path, or of the innermost value that contains it."""
        while where:
            if where in self.lines:
                return self.lines[where]
            where = where[: max(where.rfind("."), where.rfind("["), 0)]
        return self.line

    def value_of(self, node: yaml.Node, where: str) -> Any:
        """The node as text, list or mapping. Raises InvalidDocument for repeated keys and anchors."""
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
        """The mapping. Each value has the line of its key. Raises InvalidDocument for repeated keys."""
        mapping: dict[str, Any] = {}
        for key_node, item in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in mapping:
                raise InvalidDocument("duplicate", f"line {line}", key, "is repeated", "Keep one of them.")
            path = child_path(where, key)
            self.lines[path] = line
            mapping[key] = self.value_of(item, path)
        return mapping


def read_yaml(text: str) -> list[RawDocument]:
    """The documents of one file: a YAML list.

    Raises InvalidDocument, with the line as its path, for invalid YAML, no list, and repeated keys.
    """
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        rule = f"is not valid YAML: {getattr(error, 'problem', None) or error}"
        raise InvalidDocument("unreadable", f"line {line}", "", rule, "Correct the syntax.") from error
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise InvalidDocument(
            "wrong_type", "line 1", "", "must be a list of documents", "Begin each document with '- id: …'."
        )
    seen: set[int] = set()
    return [raw_document(node, seen) for node in root.value]


def raw_document(node: yaml.Node, seen: set[int]) -> RawDocument:
    """One document. `seen` are the ids of the nodes that were read before, to find anchors used twice."""
    found = RawDocument(None, node.start_mark.line + 1, seen=seen)
    found.data = found.value_of(node, "")
    return found
