"""Puts the tool into the wheel: the binary that RAPPORTEUR_BINARY names, and the types of its tables.

RAPPORTEUR_LIBRARIES is a folder of libraries that it loads when it needs them.
"""

import os
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ToolHook(BuildHookInterface):  # type: ignore[misc]
    """A wheel without the tool would be of no use, so there is none."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Say what goes into the wheel, and for which platform it is.

        An editable install has no tool of its own: it runs what RAPPORTEUR names, or what is on the path.
        """
        root = Path(self.root)
        included = build_data["force_include"]
        included[str(root.parent / "Schemas" / "tables.schema.json")] = "rapporteur/tables.schema.json"
        if version == "editable":
            return
        binary = os.environ.get("RAPPORTEUR_BINARY")
        if not binary or not os.access(binary, os.X_OK):
            raise SystemExit("RAPPORTEUR_BINARY has to name the built tool; Scripts/wheel sets it.")
        included[str(Path(binary).resolve())] = "rapporteur/bin/rapporteur"
        libraries = os.environ.get("RAPPORTEUR_LIBRARIES")
        for library in Path(libraries).iterdir() if libraries else ():
            included[str(library)] = f"rapporteur/lib/{library.name}"
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform}"
