"""The settings that hold: for the process as a whole, and for a project."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.config.environment import environment_layer, hold
from assistant.config.files import project_file, read_layer, user_file
from assistant.config.layers import Configuration, Layer, Source, configuration


def load(
    root: Path | None,
    *,
    user: bool = True,
    editor: Mapping[str, Any] | None = None,
    flags: Mapping[str, Any] | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Configuration:
    """What holds for the project in a folder, or (`None`) where there is none. Without `user` their file is passed
    over. `editor` and `flags` are values that
    were checked, by the settings' keys. Reads two files. Errors: `ConfigurationError`."""
    layers = [read_layer(user_file(), Source.USER)] if user else []
    if root is not None:
        layers.append(read_layer(project_file(root), Source.PROJECT))
    layers.append(environment_layer(environment))
    for source, values in ((Source.EDITOR, editor), (Source.FLAG, flags)):
        if values:
            layers.append(Layer(source, values, dict.fromkeys(values, _IN_WORDS[source])))
    return configuration(layers)


_IN_WORDS = {Source.EDITOR: "the editor's settings", Source.FLAG: "the command line"}


def hold_for_process(flags: Mapping[str, Any]) -> None:
    """Has the user's file and the command line hold in this process and all that it starts, where they concern a whole
    process and no variable of the environment says otherwise. Errors: `ConfigurationError`."""
    said = environment_layer()
    user = read_layer(user_file(), Source.USER)
    hold({key: value for key, value in user.values.items() if key not in said.values})
    hold(flags)
