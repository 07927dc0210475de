"""How commands show a counterexample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli import output

if TYPE_CHECKING:
    from rich.console import Console

    from assistant.refute.refutation import Refutation

SIGN = "⊥"


def print_refutation(console: Console, where: str, refutation: Refutation) -> None:
    """The counterexample in words, and below it Lean's proof that it is one."""
    console.print(f"{SIGN} {where}: {refutation.sentence}", style="bold red", markup=False, highlight=False)
    output.print_lean(console, refutation.code, indent="    ")
    if refutation.reservation:
        console.print(f"    {refutation.reservation}", style="dim", markup=False)
