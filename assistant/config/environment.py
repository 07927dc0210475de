"""The environment: one of the layers, and how what holds for a whole process reaches all that is started by it."""

from __future__ import annotations

import os
from collections.abc import Mapping, MutableMapping
from typing import Any

from assistant.config.errors import WrongValue
from assistant.config.layers import Layer, Source
from assistant.config.schema import SETTINGS
from assistant.config.values import default, from_variable, to_word

LISTS = ("PATH", "PYTHONPATH", "LEAN_PATH")
"""Variables that name several folders."""


def environment_layer(environment: Mapping[str, str] = os.environ) -> Layer:
    """What variables say; an empty one says nothing. Errors: `WrongValue`."""
    values: dict[str, Any] = {}
    places: dict[str, str] = {}
    for key, setting in SETTINGS.items():
        word = environment.get(setting.variable, "") if setting.variable else ""
        if not word:
            continue
        try:
            values[key] = from_variable(setting, word)
        except ValueError as error:
            raise WrongValue(setting.variable, str(error), default(setting)) from error
        places[key] = setting.variable
    return Layer(Source.ENVIRONMENT, values, places)


def hold(values: Mapping[str, Any], environment: MutableMapping[str, str] = os.environ) -> None:
    """Has values hold in this process and in every one that it starts, as far as they concern a whole process: it is in
    the environment that these are looked for."""
    for key, value in values.items():
        setting = SETTINGS[key]
        if setting.process:
            environment[setting.variable] = to_word(setting, value)


def is_on(key: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether something holds in this process that is true or false; the default where the variable says neither."""
    setting = SETTINGS[key]
    try:
        return bool(from_variable(setting, environment.get(setting.variable, "")))
    except ValueError:
        return bool(setting.default)


def engine_choices(environment: Mapping[str, str] = os.environ) -> list[str]:
    """What decides over an engine's answers: one with other choices is another engine."""
    settled = settled_environment(environment)
    chosen = [setting for setting in SETTINGS.values() if setting.own_engine]
    return [
        to_word(setting, is_on(setting.key, settled)) if setting.kind is bool else settled.get(setting.variable, "")
        for setting in chosen
    ]


def settled_environment(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """An environment for a process that works in another folder: names of files in it mean the same there."""
    settled = dict(environment)
    for setting in SETTINGS.values():
        chosen = settled.get(setting.variable, "") if setting.path else ""
        if setting.path == "program":
            chosen = os.path.expanduser(chosen)
        if chosen and (setting.path == "folder" or os.path.dirname(chosen)):  # else the name of a program, or a word
            settled[setting.variable] = absolute(chosen)
    for name in LISTS:
        if entries := settled.get(name):
            settled[name] = os.pathsep.join(map(absolute, entries.split(os.pathsep)))
    return settled


def absolute(path: str) -> str:
    """Where the folder that we are in was deleted, what is relative to it means nothing, here as elsewhere."""
    try:
        return os.path.abspath(path)
    except FileNotFoundError:
        return path
