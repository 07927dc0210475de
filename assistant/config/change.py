"""Saying something else: a setting changed in one of the files, checked as it will be read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.config.edit import write_setting
from assistant.config.errors import ConfigurationError, NotForProjects, UnknownSetting, WrongValue
from assistant.config.files import may_be_set_by_project, project_file, user_file
from assistant.config.layers import Source
from assistant.config.load import load
from assistant.config.schema import SETTINGS, Setting
from assistant.config.values import default, from_words, shown, similar


@dataclass(frozen=True, slots=True)
class Changed:
    """What stands in the file now, in words (empty when it was taken out), and what decides instead, if another place
    does."""

    path: Path
    value: str
    decided_by: str


def change(key: str, words: Sequence[str] | None, root: Path | None) -> Changed:
    """Sets something in the file of the project in `root`, or (`None`) in the user's; without words it is taken out.

    Errors: `ConfigurationError`; the file is as it was.
    """
    if key not in SETTINGS:
        raise UnknownSetting("", key, similar(key))
    setting = SETTINGS[key]
    path = user_file() if root is None else project_file(root)
    value = None if words is None else _value(setting, words, path, root)
    write_setting(path, setting, value)
    if value is None:
        return Changed(path, "", "")
    try:
        source, where = load(root).origin(key)
    except ConfigurationError as error:  # something else is wrong there, which is not for now to mend
        return Changed(path, shown(setting, value), error.message)
    ours = source is (Source.USER if root is None else Source.PROJECT)
    return Changed(path, shown(setting, value), "" if ours else f"{source}: {where}")


def _value(setting: Setting, words: Sequence[str], path: Path, root: Path | None) -> Any:
    try:
        value = from_words(setting, words)
    except ValueError as error:
        raise WrongValue(str(path), str(error), default(setting)) from error
    if root is not None and not may_be_set_by_project(setting, value):
        allowed = setting.project if isinstance(setting.project, tuple) else ()
        raise NotForProjects(str(path), setting.key, allowed, user_file())
    named = setting.path and os.path.expanduser(value)
    if named and value == named and (setting.path == "folder" or os.path.dirname(value)):
        return os.path.abspath(value)  # relative to where we are, not to the file
    return value
