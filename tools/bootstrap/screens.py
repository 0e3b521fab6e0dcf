"""`python -m bootstrap.screens`: build the screens if they are not built from the sources as they are now.

For the test run, where a screen that does not build is one failed section and not the end of all the others.
"""

from __future__ import annotations

import sys
from pathlib import Path

from .environment import is_complete
from .places import find_places
from .progress import Progress, SetupError
from .turns import my_turn
from .web_apps import APPS, are_built, assets_folder, build_apps, node_in, workshop


def main() -> int:
    """Build what is not built; 0 if the screens are there."""
    places = find_places(Path(__file__).resolve().parents[2])
    with my_turn(places.home / "turn"):
        if are_built(assets_folder(places), web=places.root / "web"):
            print("The screens were built from these sources before.")
            return 0
        if not is_complete(places.made_from("web")):
            print("Node is not there; `./tillbook test` brings it.")
            return 1
        progress = Progress(len(APPS), log=places.log)
        try:
            build_apps(places, node=node_in(places.made_from("web")), web=workshop(places), progress=progress)
        except SetupError as failure:
            print(failure)
            return 1
    print(f"The screens of {' and '.join(APPS)} are built.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
