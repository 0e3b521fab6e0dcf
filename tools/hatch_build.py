"""Building the package: the wheel carries the built web apps, so that `pip install` and `tillbook demo` need no Node.

Keeps true: a wheel holds the apps as the sources are now (built here if they are not), and its dependencies are those of
locks/run.in, written once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))


class Dependencies(MetadataHookInterface):
    """Reads the dependencies from locks/run.in."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Put the requirements into `metadata`."""
        lines = (Path(self.root) / "locks" / "run.in").read_text().splitlines()
        metadata["dependencies"] = [line.strip() for line in lines if line.strip() and not line.startswith("#")]


class WebApps(BuildHookInterface[Any]):
    """Builds the web apps before they are packed; an editable install takes them from the checkout instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is not built, with the pinned Node."""
        if version == "editable" or self.target_name != "wheel":
            return
        from bootstrap.main import Needs, prepare
        from bootstrap.places import find_places

        prepare(find_places(Path(self.root)), Needs(("run",), screens=True))
        build_data["artifacts"].append("server/tillbook/app/assets/")
