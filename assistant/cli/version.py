"""`assistant --version`: besides our own version, which Lean and which provers are used here."""

from __future__ import annotations

import asyncio
from pathlib import Path

from assistant.config.load import load
from assistant.errors import AssistantError
from assistant.language_models import LanguageModels
from assistant.lean.embedded.build import is_built
from assistant.lean.project import find_project
from assistant.lean.resolution import resolve_toolchain, takes_embedded
from assistant.provers import Provers, brought_provers

SECONDS = 10.0
"""For a `lean`, which elan may have to download first."""


def parts_in_words() -> tuple[str, ...]:
    """One line about Lean, one about the provers."""
    return _lean(), _provers()


def _lean() -> str:
    try:
        if takes_embedded() and not is_built():
            return "Lean: the embedded one, which is compiled when it is used for the first time"
        toolchain = asyncio.run(asyncio.wait_for(resolve_toolchain(find_project(Path())), SECONDS))
    except TimeoutError:
        return f"Lean: it did not say its version within {SECONDS:.0f} s"
    except AssistantError as error:
        return f"Lean: {error.message}"
    wanted = f", instead of {toolchain.instead_of}" if toolchain.instead_of else ""
    return f"Lean {toolchain.version} ({toolchain.source.value}{wanted})"


def _provers() -> str:
    """Those of this folder's settings, models and what packages bring included."""
    try:
        settings = load(find_project(Path()).root).settings
    except AssistantError as error:
        return f"provers: {error.message}"
    provers = Provers(brought_provers().provers, models=LanguageModels(settings.models_idle))
    return f"provers: {', '.join(provers.names(settings))}"
