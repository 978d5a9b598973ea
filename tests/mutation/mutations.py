"""Six small changes to one line of Python, each of which a test of the line should notice."""

import ast
from collections.abc import Iterator

OTHER = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}


def mutations(source: str, line: int) -> Iterator[tuple[str, str]]:
    """Every mutation of a line: its name, and the source after it."""
    for node in ast.walk(ast.parse(source)):
        is_here = getattr(node, "lineno", None) == getattr(node, "end_lineno", 0) == line
        for name, text in replacements(node, source) if is_here else ():
            if (mutated := replace_node(source, node, text)) != source:
                yield name, mutated


def replacements(node: ast.AST, source: str) -> Iterator[tuple[str, str]]:
    """The replacements of a node, each with the name of the mutation."""
    if isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp):
        yield from other_conditions(node, source)
    elif isinstance(node, ast.Return) and node.value:
        yield "return None", "return None"
    elif isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.Raise):
        yield from without_statement(node)
    elif isinstance(node, ast.Constant):
        yield from other_constants(node.value)


def other_conditions(node: ast.expr, source: str) -> Iterator[tuple[str, str]]:
    """A condition negated, a comparison swapped for its neighbour, or a `not` removed."""
    if isinstance(node, ast.UnaryOp):
        if isinstance(node.op, ast.Not):
            yield "remove a not", ast.get_source_segment(source, node.operand)
        return
    yield "negate a condition", f"(not ({ast.get_source_segment(source, node)}))"
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        left, right = (ast.get_source_segment(source, each) for each in (node.left, node.comparators[0]))
        yield "swap a comparison", f"{left} {OTHER[type(node.ops[0])]} {right}"


def without_statement(node: ast.stmt) -> Iterator[tuple[str, str]]:
    """`pass` instead of a statement that is no docstring."""
    if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        yield "drop a statement", "pass"


def other_constants(value: object) -> Iterator[tuple[str, str]]:
    """Another constant of the same type; a number moves by one."""
    if isinstance(value, bool):
        yield "change a constant", repr(not value)
    elif isinstance(value, int):
        yield "move a bound by one", repr(value + 1)


def replace_node(source: str, node: ast.AST, text: str) -> str:
    """The source with other text in the place of a node of one line; columns count bytes."""
    lines = source.split("\n")
    encoded = lines[node.lineno - 1].encode()
    mutated = encoded[: node.col_offset] + text.encode() + encoded[node.end_col_offset :]
    return "\n".join([*lines[: node.lineno - 1], mutated.decode(), *lines[node.lineno :]])
