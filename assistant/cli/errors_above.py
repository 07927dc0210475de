"""What does not compile above a place: a proof there cannot use it, and a search may be in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli import output
from assistant.lean.diagnostics import errors_above_in_words

if TYPE_CHECKING:
    from assistant.interface import ProvingEngine
    from assistant.lean.places import Place

SECONDS = 5.0
"""For Lean to say it; that is much less where it has read the text anyway."""


async def tell_errors_above(engine: ProvingEngine, place: Place) -> None:
    """Warns of what does not compile above a place. What keeps Lean from saying it keeps nobody from going on."""
    from assistant.lean.errors import LeanError

    try:
        errors = await engine.errors_above(place, SECONDS)
    except LeanError:
        return
    if errors:
        output.end_report()
        told = errors_above_in_words(place.path, errors)
        output.console(errors=True).print(f"warning: {told}", style="yellow", markup=False)
