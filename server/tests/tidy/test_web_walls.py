"""The walls of the TypeScript side hold, and a breach of each is caught by eslint; there is one TypeScript, exactly 5.9.3."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
WEB = Path(os.environ.get("TILLBOOK_WEB", ROOT / "web"))
NODE = os.environ.get("TILLBOOK_NODE", "")

pytestmark = pytest.mark.skipif(
    not NODE or not (WEB / "node_modules").is_dir(),
    reason="needs the pinned Node and the web packages; `./tillbook test` brings them",
)

PLANTED = {
    "packages/rules/src/planted_package.ts": 'import "preact";\n',
    "packages/rules/src/planted_node.ts": 'import "node:fs";\n',
    "packages/rules/src/planted_sibling.ts": 'import "../../api/src/index.ts";\n',
    "packages/rules/src/planted_lazy.ts": 'export const lazy = (): Promise<unknown> => import("./index.ts");\n',
    "packages/rules/src/planted_clock.ts": "export const now = (): number => Date.now();\n",
    "packages/rules/src/planted_chance.ts": "export const chance = (): number => Math.random();\n",
    "packages/rules/src/planted_net.ts": 'export const answer = (): Promise<unknown> => fetch("/");\n',
    "packages/api/src/planted_app.ts": 'import "@tillbook/till/src/app/x.ts";\n',
    "packages/ui/src/planted_app.ts": 'import "../../../office/src/x.ts";\n',
    "till/src/journal/planted_sync.ts": 'import "../sync/x.ts";\n',
    "till/src/journal/planted_lazy.ts": 'export const lazy = (): Promise<unknown> => import("../app/x.ts");\n',
    "till/src/sync/planted_devices.ts": 'import "../devices/x.ts";\n',
    "till/src/sync/planted_features.ts": 'import "../features/sell/x.ts";\n',
    "till/src/devices/planted_sync.ts": 'import "../sync/x.ts";\n',
    "till/src/devices/deep/planted_app.ts": 'import "../../app/x.ts";\n',
    "till/src/features/sell/planted_app.ts": 'import "../../app/x.ts";\n',
    "till/src/features/planted_office.ts": 'import "@tillbook/office/src/x.ts";\n',
    "office/src/planted_till.ts": 'import "../../till/src/app/x.ts";\n',
}
ALLOWED = {
    "packages/rules/src/allowed.ts": 'export * from "./index.ts";\n',
    "till/src/journal/allowed.ts": 'import "@tillbook/rules";\n',
    "till/src/sync/allowed.ts": 'import "../journal/x.ts";\n',
    "till/src/devices/allowed.ts": 'import "../journal/x.ts";\n',
    "till/src/features/sell/allowed.ts": 'import "../../sync/x.ts";\nimport "../../devices/x.ts";\n',
    "till/src/app/allowed.ts": 'import "../features/sell/x.ts";\n',
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """File -> what eslint says of it, for a copy of the workspace with everything planted at once."""
    copy = tmp_path_factory.mktemp("web") / "web"
    shutil.copytree(WEB, copy, ignore=shutil.ignore_patterns("node_modules", "dist"))
    (copy / "node_modules").symlink_to(WEB / "node_modules", target_is_directory=True)
    for name, text in {**PLANTED, **ALLOWED}.items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text(text)
    command = [NODE, "node_modules/eslint/bin/eslint.js", "--format", "json", *PLANTED, *ALLOWED]
    output = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert output.stdout, output.stderr
    said = json.loads(output.stdout)
    return {
        Path(file["filePath"]).relative_to(copy.resolve()).as_posix(): [message["message"] for message in file["messages"]]
        for file in said
    }


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_import_over_a_wall_is_refused(verdicts: dict[str, list[str]], name: str) -> None:
    assert [message for message in verdicts[name] if "wall: " in message or "fetch" in message], verdicts[name]


@pytest.mark.parametrize("name", ALLOWED)
def test_an_import_downwards_is_allowed(verdicts: dict[str, list[str]], name: str) -> None:
    assert [message for message in verdicts[name] if "wall: " in message] == []


def test_there_is_exactly_one_typescript() -> None:
    """`npm ls typescript` shows 5.9.3 and nothing else: a caret would silently bring a second compiler."""
    npm = next(path for path in Path(NODE).parents[1].glob("**/npm/bin/npm-cli.js"))
    env = {**os.environ, "PATH": f"{Path(NODE).parent}{os.pathsep}{os.environ['PATH']}"}
    listed = subprocess.run(
        [NODE, npm, "ls", "typescript", "--json", "--all"], cwd=WEB, env=env, capture_output=True, text=True, check=False
    )
    assert set(versions_of("typescript", json.loads(listed.stdout))) == {"5.9.3"}


def versions_of(package: str, tree: dict[str, object]) -> list[str]:
    """Every version of `package` in the tree that npm lists."""
    found: list[str] = []
    inner = tree.get("dependencies", {})
    assert isinstance(inner, dict)
    for name, node in inner.items():
        if name == package and "version" in node:
            found.append(node["version"])
        found += versions_of(package, node)
    return found
