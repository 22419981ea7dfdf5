"""Formulas of indicators: ``A + B``, ``A / B``, ``(A - B) / C`` over indicator codes.

Evaluated on read in exact fractions from operands of the same unit, interval and seal.
"""

import ast
from collections.abc import Callable, Mapping
from fractions import Fraction

from giaoban.indicators.rules.ratio import NoBase
from giaoban.said import Said


class FormulaError(ValueError):
    """A formula cannot be read; the message names the character."""


_OPERATORS: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}


def operands(formula: str) -> tuple[str, ...]:
    """The indicator codes a formula needs, in order of appearance."""
    tree = _parsed(formula)
    _check(tree)
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    names.sort(key=lambda node: node.col_offset)
    return tuple(dict.fromkeys(_code(node.id) for node in names))


def evaluate(formula: str, values: Mapping[str, Fraction | int | None]) -> Fraction | NoBase:
    """The formula's value, or which operand is missing."""
    missing = [code for code in operands(formula) if values.get(code) is None]
    if missing:
        return NoBase(Said("thiếu %(missing)s", missing=list(missing)))
    try:
        return _walk(_parsed(formula), lambda code: Fraction(values[code] or 0))
    except ZeroDivisionError:
        return NoBase(Said("mẫu số bằng 0"))


def find_cycle(formulas: Mapping[str, str]) -> tuple[str, ...] | None:
    """A circle of indicators that need each other, if there is one."""
    done: set[str] = set()

    def visit(code: str, path: tuple[str, ...]) -> tuple[str, ...] | None:
        if code in path:
            return (*path[path.index(code) :], code)
        if code in done or code not in formulas:
            return None
        for operand in operands(formulas[code]):
            circle = visit(operand, (*path, code))
            if circle:
                return circle
        done.add(code)
        return None

    return next((circle for code in formulas if (circle := visit(code, ()))), None)


def _parsed(formula: str) -> ast.expr:
    try:
        # codes carry dots and dashes that Python names do not: B.01 is written as B_DOT_01 while it is parsed
        return ast.parse(_named(formula), mode="eval").body
    except SyntaxError as error:
        raise FormulaError(
            Said("Công thức sai ở ký tự %(place)s: «%(formula)s»", place=error.offset, formula=formula)
        ) from error


def _named(formula: str) -> str:
    return formula.replace(".", "_DOT_")


def _code(name: str) -> str:
    return name.replace("_DOT_", ".")


def _check(node: ast.expr) -> None:
    """Refuse everything but codes, whole numbers and the four operations."""
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        _check(node.left)
        _check(node.right)
    elif not isinstance(node, ast.Name) and not (isinstance(node, ast.Constant) and type(node.value) is int):
        raise FormulaError(
            Said(
                "Công thức chỉ dùng mã chỉ tiêu, số nguyên và + - * / ( ); sai ở ký tự %(place)s",
                place=node.col_offset + 1,
            )
        )


def _walk(node: ast.expr, value_of: Callable[[str], Fraction]) -> Fraction:
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)](_walk(node.left, value_of), _walk(node.right, value_of))
    if isinstance(node, ast.Name):
        return value_of(_code(node.id))
    assert isinstance(node, ast.Constant)  # noqa: S101 — _check let nothing else through
    return Fraction(int(str(node.value)))
