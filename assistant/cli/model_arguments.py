"""What the commands about models share: the goal that one is tried on, and what it is asked for there."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.language_models import LanguageModels
    from assistant.lean.places import Place
    from models.cards import Kind

GOAL = "(xs ys : List Nat) : (xs ++ ys).length = ys.length + xs.length"
"""What a model is tried on where nothing else is named."""
TRIAL_FILE = "Trial.lean"


def add_goal_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--goal", default=GOAL, metavar="STATEMENT|FILE:LINE[:COL]", help=f"default: `{GOAL}`; or a hole of a file"
    )


def asked_kind(models: LanguageModels, name: str, wanted: str) -> Kind:
    """The kind of texts that is wanted, or the first that a model can write. Errors: as `LanguageModels.card`."""
    from models.cards import Kind

    if wanted:
        models.card(name, Kind(wanted))
        return Kind(wanted)
    able = [kind for kind in (Kind.STEP, Kind.WHOLE, Kind.STATEMENTS) if models.can(name, kind)]
    if not able:
        models.card(name, Kind.STEP)  # says why
    return able[0]


def place_of_goal(goal: str) -> Place:
    """A hole of a file, or one in a theorem of its own. Errors: `NoHoleHere`."""
    from assistant.lean.places import find_holes, place_at, read_source
    from assistant.lean.positions import PLACE_ARGUMENT, parse_place_argument

    if PLACE_ARGUMENT.fullmatch(goal):
        where = parse_place_argument(goal)
        return place_at(where.path, read_source(where.path).text, where.line, where.column)
    statement = goal if ":" in goal else f": {goal}"
    holes = find_holes(Path(TRIAL_FILE).absolute(), f"theorem trial {statement} := by\n  sorry\n")
    if len(holes) != 1:
        raise AssistantError(f"`{goal}` is no statement", hint="Write one as it stands behind the name of a theorem.")
    return holes[0]
