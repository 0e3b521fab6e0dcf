"""The walls between the parts of the program, as far as import-linter's layers cannot say them.

Keeps true (ARCHITECTURE.md, Walls): the core imports only itself and what is pure of the standard library; a context is
entered through its `interface.py`; the assistant reaches no writer but `approvals.interface.propose`; only the ledger uses
the core's posting; nobody looks modules or models up by string; SQL names only the tables of its own context.

    python tools/walls.py [--contracts] [ROOT]     prints one line per breach, exits 1 if there is one
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGE = "tillbook"
PURE_STANDARD_LIBRARY = frozenset({
    "__future__", "abc", "base64", "bisect", "binascii", "calendar", "collections", "copy", "dataclasses", "datetime", "decimal",
    "enum", "fractions", "functools", "hashlib", "heapq", "hmac", "itertools", "json", "math", "operator", "re", "statistics",
    "string", "struct", "textwrap", "types", "typing", "unicodedata", "uuid", "zoneinfo",
})  # fmt: skip
"""What of the standard library reads no clock, no chance, no file and no network (see also IMPURE_CALLS)."""
IMPURE_CALLS = frozenset({"now", "utcnow", "today", "uuid1", "uuid4", "open", "print", "input", "system_timezone"})
OPEN_TO_ALL = frozenset({"core", "platform"})
"""Layers without an interface: values, and the technical ground."""
OPEN_TO_APP = frozenset({"api", "jobs", "commands"})
"""What the composition root may take from a context besides its interface: its routes (also `..._api`), jobs, commands."""
POSTING = frozenset({"fold", "check_posting", "costing", "next_average_e4", "ledger_hash", "ledger_line", ""})
"""What of core.ledger turns postings into balances, costs and proofs; the value types are open to who makes postings."""
LOOKUPS = frozenset({"get_model", "get_models", "get_app_config", "import_module", "__import__", "import_string"})
BEFORE_TABLE = r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE|ON|TRUNCATE|USING)\s+(?:ONLY\s+)?[\"']?"
TABLE_AFTER = re.compile(BEFORE_TABLE + r"([a-z]+)_([a-z0-9_]+)", re.IGNORECASE)
TABLE_ALONE = re.compile(r"^([a-z]+)_[a-z0-9_]+$")
VIEW = re.compile(r"CREATE\s+(?:OR\s+REPLACE\s+)?VIEW\s+[\"']?([a-z_0-9]+)", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Breach:
    """One place where a wall is broken."""

    place: str
    wall: str
    detail: str

    def __str__(self) -> str:
        return f"{self.place}: {self.wall}: {self.detail}"


@dataclass(frozen=True)
class Module:
    """One source file of the package: its dotted name below `tillbook`, and its syntax tree."""

    name: str
    file: Path
    root: Path

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed source."""
        return ast.parse(self.file.read_text(encoding="utf-8"), str(self.file))

    @property
    def context(self) -> str:
        """The top-level part this module belongs to."""
        return self.name.split(".")[0]

    @property
    def is_migration(self) -> bool:
        """Whether this is a database migration."""
        return ".migrations." in self.name

    def place(self, node: ast.AST) -> str:
        """Where `node` stands, for people."""
        return f"{self.file.relative_to(self.root).as_posix()}:{getattr(node, 'lineno', 1)}"

    def imports(self) -> Iterator[tuple[ast.AST, str, str]]:
        """Every import as (node, absolute module, imported name or "")."""
        package = [PACKAGE, *self.name.split(".")]
        if self.file.name != "__init__.py":
            package.pop()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node, alias.name, "") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = package[: len(package) - node.level + 1] if node.level else []
                source = ".".join([*base, *(node.module or "").split(".")]).strip(".")
                yield from ((node, source, alias.name) for alias in node.names)


def read_modules(root: Path) -> list[Module]:
    """Every module of the package below `root`/server."""
    base = root / "server" / PACKAGE
    found = []
    for file in sorted(base.rglob("*.py")):
        parts = list(file.relative_to(base).with_suffix("").parts)
        if parts[-1] == "__init__":
            parts.pop()
        if parts:
            found.append(Module(".".join(parts), file, root))
    return found


def pure_core(modules: list[Module]) -> Iterator[Breach]:
    """Wall 1: the core imports itself and the pure part of the standard library, and calls nothing that reads the world."""
    wall = "core is pure"
    for module in modules:
        if module.context != "core":
            continue
        for node, source, _ in module.imports():
            if not source.startswith(f"{PACKAGE}.core") and source.split(".")[0] not in PURE_STANDARD_LIBRARY:
                yield Breach(module.place(node), wall, f"imports {source}")
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and called_name(node) in IMPURE_CALLS:
                yield Breach(module.place(node), wall, f"calls {called_name(node)}()")


def called_name(call: ast.Call) -> str:
    """The last name of what is called."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def only_through_interface(modules: list[Module]) -> Iterator[Breach]:
    """Wall 4: another context is entered through its `interface`; the app may also take its routes, jobs and commands."""
    contexts = {module.context for module in modules} - OPEN_TO_ALL
    for module in modules:
        for node, source, name in module.imports():
            context, inner = entered(source, name)
            if context not in contexts or context == module.context:
                continue
            is_open_to_app = inner in OPEN_TO_APP or inner.endswith("_api")
            if inner != "interface" and not (module.context == "app" and is_open_to_app):
                detail = f"{module.context} imports {context}.{inner or '*'}"
                yield Breach(module.place(node), "only through the interface", detail)


def entered(source: str, name: str) -> tuple[str, str]:
    """Which context an import enters, and by which of its modules."""
    parts = [*source.split("."), *([name] if name else [])]
    if parts[0] != PACKAGE or len(parts) < 2:
        return "", ""
    return parts[1], parts[2] if len(parts) > 2 else ""


def assistant_only_proposes(modules: list[Module]) -> Iterator[Breach]:
    """Wall 5: the assistant takes no name that an interface has from a `service`, but `approvals.interface.propose`."""
    writers = {module.context: names_from_service(module) for module in modules if module.name.endswith(".interface")}
    for module in modules:
        if module.context != "assistant":
            continue
        for node, source, name in module.imports():
            context, inner = entered(source, name)
            if context in OPEN_TO_ALL | {"", "assistant"} or (context, name) == ("approvals", "propose"):
                continue
            is_whole = inner == "interface" and (name == "interface" or not name)
            if is_whole or context == "approvals" or name in writers.get(context, set()):
                yield Breach(module.place(node), "the assistant only proposes", f"imports {context}.{inner}.{name}")


def names_from_service(interface: Module) -> set[str]:
    """The names an interface re-exports from its context's writers."""
    return {name for _, source, name in interface.imports() if source.startswith(f"{PACKAGE}.{interface.context}.service")}


def only_ledger_posts(modules: list[Module]) -> Iterator[Breach]:
    """Wall 6: outside the core, only the ledger imports the core's posting."""
    for module in modules:
        if module.context in {"core", "ledger"}:
            continue
        for node, source, name in module.imports():
            if source.startswith(f"{PACKAGE}.core.ledger") and name in POSTING:
                yield Breach(module.place(node), "only the ledger posts", f"{module.context} imports {source}.{name}")


def no_lookup_by_string(modules: list[Module]) -> Iterator[Breach]:
    """Wall 7: no module or model is reached by its name in a string, but within one's own context: a module of its own
    package, or in a migration its own model."""
    for module in modules:
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call) or called_name(node) not in LOOKUPS:
                continue
            first = leading_text(node.args[0]) if node.args else ""
            is_own_module = called_name(node) == "import_module" and first.startswith(f"{PACKAGE}.{module.context}.")
            is_own_model = module.is_migration and first.split(".")[0] == module.context
            is_whole = module.context == "app" and called_name(node) == "get_models"  # a backup copies every table there is
            if not (is_own_module or is_own_model or is_whole):
                yield Breach(module.place(node), "no look-up by string", f"{called_name(node)}()")


def leading_text(node: ast.expr) -> str:
    """The text a string, or an f-string, begins with."""
    first = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else node
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def only_own_tables(modules: list[Module]) -> Iterator[Breach]:
    """Wall 7: SQL names tables of its own context only; reporting may read the views that owners' migrations make."""
    contexts = {module.context for module in modules} - {"core", "app"}
    views = {view for module in modules if module.is_migration for text, _ in texts(module) for view in VIEW.findall(text)}
    for module in modules:
        for text, node in texts(module):
            for table in tables_in(text):
                owner = table.split("_")[0]
                if owner not in contexts or owner == module.context or (module.context == "reporting" and table in views):
                    continue
                yield Breach(module.place(node), "SQL over another context's tables", f"{module.context} names {table}")


def tables_in(text: str) -> Iterator[str]:
    """The names that stand where SQL names a table."""
    if TABLE_ALONE.match(text):
        yield text
    for prefix, rest in TABLE_AFTER.findall(text):
        yield f"{prefix}_{rest}".lower()


def texts(module: Module) -> Iterator[tuple[str, ast.AST]]:
    """The strings of a module that can be SQL: all but docstrings; a bare name only as the argument of a call of `sql`."""
    documentation = {id(node.value) for node in ast.walk(module.tree) if isinstance(node, ast.Expr)}
    table_arguments = {id(word) for node in ast.walk(module.tree) if is_sql_call(node) for word in node.args}  # type: ignore[attr-defined]
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in documentation:
            continue
        if id(node) in table_arguments or not TABLE_ALONE.match(node.value):
            yield node.value, node


def is_sql_call(node: ast.AST) -> bool:
    """Whether this is a call such as `sql.insert_rows("table", ...)`."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "sql"
    )


WALLS = (pure_core, only_through_interface, assistant_only_proposes, only_ledger_posts, no_lookup_by_string, only_own_tables)


def breaches(root: Path) -> list[Breach]:
    """Every breach in the tree below `root`."""
    modules = read_modules(root)
    return sorted(breach for wall in WALLS for breach in wall(modules))


def check_contracts(root: Path) -> int:
    """Run import-linter's contracts of `root`/pyproject.toml; 0 if all are kept."""
    code = "import sys; from importlinter.cli import lint_imports_command as run; run()"
    env = {**os.environ, "PYTHONPATH": str(root / "server")}
    return subprocess.run([sys.executable, "-c", code, "--no-cache", "--no-logo"], cwd=root, env=env, check=False).returncode  # noqa: S603


def main(words: list[str]) -> int:
    """Check the tree named in `words`, or this checkout."""
    folders = [word for word in words if not word.startswith("-")]
    root = Path(folders[0]).resolve() if folders else Path(__file__).resolve().parent.parent
    if "--contracts" in words:
        return check_contracts(root)
    found = breaches(root)
    print("\n".join(map(str, found)) if found else f"{len(WALLS)} walls hold over {len(read_modules(root))} modules")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
