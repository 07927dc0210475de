"""Where the declarations of a compiled module stand in its source."""

from __future__ import annotations

from assistant.lean.compiled.module import Module

EXTENSION = "Lean.declRangeExt"


def places_of_names(module: Module) -> dict[str, tuple[int, int]]:
    """The line (from 1) and column (in code points) of each declaration's name, or of what stands for it. Those that
    Lean made by itself are missing. Errors: `CorruptFile`."""
    image = module.image
    found: dict[str, tuple[int, int]] = {}
    for entry in module.entries().get(EXTENSION, ()):
        name, (_, of_name) = (fields := image.fields(entry))[0], image.fields(fields[1])
        line, column = image.fields(image.fields(of_name)[0])
        found[image.name(name)] = (image.natural(line), image.natural(column))
    return found
