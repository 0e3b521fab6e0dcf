"""Tidiness as a test: what the style guide says in figures, counted, held by a ratchet that may only shrink.

Keeps true: no count in the tree is above its figure in `tools/tidy.json`; `--update` lowers figures and never raises one.
A figure of 0 is a rule without exception.

    python tools/tidy.py [--update] [--list RULE] [ROOT]
"""

from __future__ import annotations

import ast
import json
import re
import sys
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from pathlib import Path

FUNCTION_LINES_P95 = 40
FUNCTION_LINES_HARD = 70
ARGUMENTS = 5
FILE_LINES = 400
CORE_DOCSTRINGS_PERCENT = 90
TEST_LINES_PER_100 = 120
SOURCE_FOLDERS = ("server/tillbook", "tools", "benches", "sim")
TEST_FOLDERS = ("server/tests",)
FORBIDDEN_NAMES = frozenset({"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"})
LEFT_OVER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
NOT_MONEY = ("server/tillbook/core/forecasting/", "server/tillbook/core/replenishment/")
"""Parts of the core whose figures are estimates, not amounts: floats may stand there."""
OUTERMOST = "outermost"
"""The word that marks the one broad `except` of an outermost loop, with its reason."""
NOT_OURS = frozenset({"node_modules", "dist", "dev-dist", "__pycache__", "assets", "migrations"})


@dataclass(frozen=True, order=True)
class Finding:
    """One place that a rule counts."""

    rule: str
    place: str
    detail: str

    def __str__(self) -> str:
        return f"{self.place}: {self.detail}"


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the root, its text and its tree."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text, self.path)

    @property
    def is_core(self) -> bool:
        """Whether this belongs to the pure core."""
        return self.path.startswith("server/tillbook/core/")

    @property
    def lines(self) -> list[str]:
        """The text by lines."""
        return self.text.splitlines()

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))

    def found(self, rule: str, node: ast.AST | int, detail: str) -> Finding:
        """A finding at `node` or at a line."""
        line = node if isinstance(node, int) else getattr(node, "lineno", 1)
        return Finding(rule, f"{self.path}:{line}", detail)


def read_sources(root: Path, folders: tuple[str, ...]) -> list[Source]:
    """The Python files below `folders` of `root`, migrations apart (they are generated)."""
    files = sorted(file for folder in folders for file in (root / folder).rglob("*.py"))
    kept = [file for file in files if not NOT_OURS & set(file.relative_to(root).parts)]
    return [Source(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")) for file in kept]


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function from `def` to its end, its docstring apart."""
    first = function.body[0]
    has_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    documented = (first.end_lineno or first.lineno) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - documented


def long_functions(source: Source) -> Iterator[Finding]:
    """Functions longer than a screen."""
    for function in source.functions():
        lines = body_lines(function)
        if lines > FUNCTION_LINES_HARD:
            yield source.found(
                "functions_too_long", function, f"{function.name} has {lines} lines, {FUNCTION_LINES_HARD} are the limit"
            )


def many_arguments(source: Source) -> Iterator[Finding]:
    """Functions with more arguments than a reader keeps in mind."""
    for function in source.functions():
        words = function.args
        names = [word.arg for word in (*words.posonlyargs, *words.args, *words.kwonlyargs) if word.arg not in {"self", "cls"}]
        if len(names) > ARGUMENTS:
            yield source.found("arguments_too_many", function, f"{function.name} takes {len(names)}, {ARGUMENTS} are the limit")


def long_files(source: Source) -> Iterator[Finding]:
    """Files that hold more than one idea."""
    if len(source.lines) > FILE_LINES:
        yield source.found("files_too_long", 1, f"{len(source.lines)} lines, {FILE_LINES} are the limit")


def missing_annotations(source: Source) -> Iterator[Finding]:
    """Arguments and results without a type."""
    for function in source.functions():
        words = function.args
        plain = [*words.posonlyargs, *words.args, *words.kwonlyargs, *filter(None, (words.vararg, words.kwarg))]
        missing = [word.arg for word in plain if word.annotation is None and word.arg not in {"self", "cls"}]
        if function.returns is None:
            missing.append("its result")
        if missing:
            yield source.found("annotations_missing", function, f"{function.name}: no type for {', '.join(missing)}")


def forbidden_names(source: Source) -> Iterator[Finding]:
    """Names that say nothing: a file, folder or class called after a cupboard. (A function may be about the role of a manager.)"""
    words = {part for piece in Path(source.path).with_suffix("").parts for part in piece.lower().split("_")}
    for word in sorted(words & FORBIDDEN_NAMES):
        yield source.found("names_forbidden", 1, f"{word!r} is no name for a file or folder")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef):
            parts = {part.lower() for part in re.findall(r"[A-Z]?[a-z]+", node.name)}
            for word in sorted(parts & FORBIDDEN_NAMES):
                yield source.found("names_forbidden", node, f"{node.name}: {word!r} is no name")


def broad_excepts(source: Source) -> Iterator[Finding]:
    """An `except` that catches everything, but for the marked one of an outermost loop."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        names = {kind.id if isinstance(kind, ast.Name) else "" if kind else "everything" for kind in caught}
        if names & {"Exception", "BaseException", "everything"} and OUTERMOST not in source.lines[node.lineno - 1]:
            yield source.found("excepts_broad", node, "catches everything")


def left_overs(source: Source) -> Iterator[Finding]:
    """Notes of work not done."""
    for token in tokenize.generate_tokens(iter(source.text.splitlines(keepends=True)).__next__):
        if token.type == tokenize.COMMENT and LEFT_OVER.search(token.string):
            yield source.found("left_overs", token.start[0], token.string.strip())


def floats_in_money(source: Source) -> Iterator[Finding]:
    """A float or a true division where the core handles amounts."""
    if not source.is_core or source.path.startswith(NOT_MONEY):
        return
    for node in ast.walk(source.tree):
        is_float = isinstance(node, ast.Constant) and isinstance(node.value, float)
        is_name = isinstance(node, ast.Name) and node.id == "float"
        is_division = isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)
        if is_float or is_name or is_division:
            yield source.found("floats_in_money", node, "a true division" if is_division else "a float")


def loose_types_in_core(source: Source) -> Iterator[Finding]:
    """`dict` or `Any` where the core should say what it means: in signatures and fields."""
    if not source.is_core:
        return
    for node in ast.walk(source.tree):
        for annotation in annotations_of(node):
            loose = sorted({name.id for name in ast.walk(annotation) if isinstance(name, ast.Name)} & {"dict", "Dict", "Any"})
            if loose:
                yield source.found("core_types_loose", annotation, f"{', '.join(loose)} in a signature or field")


def annotations_of(node: ast.AST) -> Iterator[ast.expr]:
    """The annotations of a function's arguments and result, or of a class's fields."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        words = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        yield from (word.annotation for word in words if word.annotation)
        yield from filter(None, [node.returns])
    elif isinstance(node, ast.ClassDef):
        yield from (field.annotation for field in node.body if isinstance(field, ast.AnnAssign))


def missing_module_docstrings(source: Source) -> Iterator[Finding]:
    """Modules that do not say what they own (empty ones say nothing and own nothing)."""
    if source.text.strip() and not ast.get_docstring(source.tree):
        yield source.found("module_docstrings_missing", 1, "no docstring")


def public_definitions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """The functions, classes and methods of a module that others may call."""
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            inner = node.body if isinstance(node, ast.ClassDef) else []
            methods = (part for part in inner if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef))
            yield from (method for method in methods if not method.name.startswith("_"))


def missing_docstrings(source: Source) -> Iterator[Finding]:
    """Public definitions of the core without a docstring."""
    if source.is_core:
        for node in public_definitions(source):
            if not ast.get_docstring(node):
                yield source.found("core_docstrings_missing_percent", node, f"{node.name} has no docstring")


RULES: tuple[Callable[[Source], Iterator[Finding]], ...] = (
    long_functions,
    many_arguments,
    long_files,
    missing_annotations,
    forbidden_names,
    broad_excepts,
    left_overs,
    floats_in_money,
    loose_types_in_core,
    missing_module_docstrings,
    missing_docstrings,
)
COUNTED = (
    "functions_too_long",
    "arguments_too_many",
    "files_too_long",
    "annotations_missing",
    "names_forbidden",
    "excepts_broad",
    "left_overs",
    "floats_in_money",
    "core_types_loose",
    "module_docstrings_missing",
)


@dataclass(frozen=True)
class Measures:
    """What the tree measures: a count for each rule, the findings behind it, and the figures no single place is to blame for."""

    counts: dict[str, int]
    findings: tuple[Finding, ...]

    def of(self, rule: str) -> list[Finding]:
        """The findings of one rule."""
        return [finding for finding in self.findings if finding.rule == rule]


def measure(root: Path) -> Measures:
    """Measure the tree below `root`."""
    sources = read_sources(root, SOURCE_FOLDERS)
    findings = sorted(finding for source in sources for rule in RULES for finding in rule(source))
    counts = {rule: sum(finding.rule == rule for finding in findings) for rule in COUNTED}
    counts["function_lines_p95"] = percentile_95([body_lines(function) for source in sources for function in source.functions()])
    counts["core_docstrings_missing_percent"] = missing_percent(sources, findings)
    counts["test_lines_short_per_100"] = max(0, TEST_LINES_PER_100 - test_lines_per_100(root, sources))
    return Measures(counts, tuple(findings))


def percentile_95(values: list[int]) -> int:
    """The smallest value that 95 of 100 do not exceed; 0 of none. Source: nearest rank."""
    return sorted(values)[ceil(0.95 * len(values)) - 1] if values else 0


def missing_percent(sources: list[Source], findings: list[Finding]) -> int:
    """How many of 100 public definitions of the core have no docstring, rounded up."""
    missing = sum(finding.rule == "core_docstrings_missing_percent" for finding in findings)
    public = sum(1 for source in sources if source.is_core for _ in public_definitions(source))
    return ceil(100 * missing / public) if public else 0


def test_lines_per_100(root: Path, sources: list[Source]) -> int:
    """Lines of Python tests to 100 lines of the Python source they test, blank lines apart."""
    tested = sum(count_lines(source.text) for source in sources if source.path.startswith("server/"))
    tests = sum(count_lines(source.text) for source in read_sources(root, TEST_FOLDERS))
    return 100 * tests // tested if tested else TEST_LINES_PER_100


def count_lines(text: str) -> int:
    """Lines with something on them."""
    return sum(bool(line.strip()) for line in text.splitlines())


LIMITS = {"function_lines_p95": FUNCTION_LINES_P95, "core_docstrings_missing_percent": 100 - CORE_DOCSTRINGS_PERCENT}
"""Figures over the whole tree that are no counts: they hold as they stand and have no ratchet."""


def complaints(measures: Measures, ratchet: dict[str, int]) -> list[str]:
    """What is above its figure, each with its places."""
    found = []
    for rule, count in measures.counts.items():
        allowed = LIMITS.get(rule, ratchet.get(rule, 0))
        if count > allowed:
            found += [f"{rule}: {count}, allowed {allowed}", *(f"    {finding}" for finding in measures.of(rule))]
    return found


def lowered(measures: Measures, ratchet: dict[str, int]) -> dict[str, int]:
    """The ratchet after `--update`: each figure is what is measured now, but never above what it was."""
    ratcheted = sorted(measures.counts.keys() - LIMITS.keys())
    return {rule: min(measures.counts[rule], ratchet.get(rule, 0)) for rule in ratcheted}


def main(words: list[str]) -> int:
    """Check the tree; 0 if every count is within its figure."""
    root = next((Path(word).resolve() for word in words if Path(word).is_dir()), Path(__file__).resolve().parent.parent)
    file = root / "tools" / "tidy.json"
    ratchet: dict[str, int] = json.loads(file.read_text())
    measures = measure(root)
    if "--list" in words:
        print("\n".join(map(str, measures.of(words[words.index("--list") + 1]))))
        return 0
    if "--update" in words:
        file.write_text(json.dumps(lowered(measures, ratchet), indent=2) + "\n")
    found = complaints(measures, ratchet)
    print(
        "\n".join(found) if found else "tidy: " + ", ".join(f"{rule} {count}" for rule, count in measures.counts.items() if count)
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
