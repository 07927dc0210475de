"""VS Code's settings, as `vscode-ext/package.json` declares them: those of the schema, and two of the extension's own.

`documents.py` puts them there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from assistant.config.schema import SETTINGS, Setting

SECTION = "assistant"
# Settings of the extension alone: when these are read the server is not there yet, or has no part in it.
COMMAND: dict[str, Any] = {
    "type": "array",
    "items": {"type": "string"},
    "minItems": 1,
    "default": ["assistant"],
    "scope": "machine-overridable",
    "markdownDescription": "The command that starts the assistant, one word an item; `lsp` is added to it. When this is"
    " not set, `assistant` is looked for on the PATH, then in the folder `.venv` of the workspace, and then "
    "`python3 -m assistant` is asked.",
}
TRACE: dict[str, Any] = {
    "type": "string",
    "enum": ["off", "messages", "verbose"],
    "enumDescriptions": [
        "Nothing is traced.",
        "The messages by name.",
        "The messages with what they carry.",
    ],
    "default": "off",
    "scope": "window",
    "markdownDescription": "Traces what the editor and the server say to each other into the output channel *Lean "
    "Proving Assistant (Trace)*.",
}
_TYPES: dict[Any, dict[str, Any]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    tuple[str, ...]: {"type": "array", "items": {"type": "string"}},
}


def properties() -> dict[str, dict[str, Any]]:
    """`contributes.configuration.properties`."""
    ours = {f"{SECTION}.{setting.key}": _property(setting) for setting in SETTINGS.values() if setting.editor}
    found = {f"{SECTION}.command": COMMAND, **ours, f"{SECTION}.trace.server": TRACE}
    return {name: _ordered(schema, number) for number, (name, schema) in enumerate(found.items(), 1)}


def restricted() -> list[str]:
    """`capabilities.untrustedWorkspaces.restrictedConfigurations`: what a workspace that is not trusted cannot set."""
    ours = [f"{SECTION}.{key}" for key, setting in SETTINGS.items() if setting.editor and setting.process]
    return [f"{SECTION}.command", *ours]


def _property(setting: Setting) -> dict[str, Any]:
    kind = {"type": "string", "enum": list(setting.choices)} if setting.choices else _TYPES[setting.kind]
    bounds = {"minimum": setting.minimum, "maximum": setting.maximum}
    default = list(setting.default) if isinstance(setting.default, tuple) else setting.default
    return {
        **kind,
        "default": _whole(default),
        **{name: _whole(bound) for name, bound in bounds.items() if bound is not None},
        "scope": setting.editor,
        "markdownDescription": setting.help,
    }


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _ordered(schema: Mapping[str, Any], number: int) -> dict[str, Any]:
    """The same with its place in the editor, before the description."""
    *others, description = schema.items()
    return {**dict(others), "order": number, **dict([description])}


def in_manifest(manifest: str) -> str:
    """The text of `package.json` with the settings of the schema."""
    data = json.loads(manifest)
    data["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"] = restricted()
    data["contributes"]["configuration"]["properties"] = properties()
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
