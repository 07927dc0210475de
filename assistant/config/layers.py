"""Where a value comes from: layers of settings, of which the last one that says something decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from assistant.config.schema import SETTINGS, Settings


class Source(StrEnum):
    """In the order in which they are asked; the last one decides."""

    DEFAULT = "default"
    USER = "user"
    PROJECT = "project"
    ENVIRONMENT = "environment"
    EDITOR = "editor"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Layer:
    """What one source says: values by the settings' keys, and where each of them stands, in words."""

    source: Source
    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What holds, and why."""

    settings: Settings
    layers: tuple[Layer, ...] = ()

    def value(self, key: str) -> Any:
        """Of one setting."""
        return getattr(self.settings, SETTINGS[key].name)

    def origin(self, key: str) -> tuple[Source, str]:
        """The source that decided about a setting, and where it says so (empty for a default)."""
        for layer in reversed(self.layers):
            if key in layer.values:
                return layer.source, layer.places.get(key, "")
        return Source.DEFAULT, ""


def configuration(layers: Iterable[Layer]) -> Configuration:
    """What holds when all of these say what they say, the last one first."""
    kept = tuple(layers)
    merged = {key: value for layer in kept for key, value in layer.values.items()}
    return Configuration(Settings(**{SETTINGS[key].name: value for key, value in merged.items()}), kept)
