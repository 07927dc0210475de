"""Which of the models that are set up is asked for what: what there is to choose from, and the user's choice.

Whoever shows a list of models, and `assistant models use`, choose by these functions; a choice is a setting of the
user's own file, which every front door reads.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.config.schema import SETTINGS, Settings

if TYPE_CHECKING:
    from models.cards import Kind

NO_MODEL = "none"
"""Said for a model where none is meant: an editor's workspace may want none where the user's file names one."""
ROUNDS = 4
"""In which a model may write a proof, and mend it, where nothing else is said."""
HOW_TO_ADD = "`assistant models add FILE|FOLDER|ADDRESS` sets one up."


class Use(StrEnum):
    """What a model may be asked for; the values are the ends of the settings' keys."""

    STEPS = "steps"
    WHOLE = "whole"

    @property
    def in_words(self) -> str:
        return {Use.STEPS: "tactics", Use.WHOLE: "whole proofs"}[self]


EVERY_USE = tuple(Use)


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model that is set up: `where` it is (a path or an address), what it is `able` to be asked for by its cards, and
    what it is asked for by some settings."""

    name: str
    runtime: str
    where: str
    cards: tuple[str, ...]
    able: tuple[Use, ...]
    used: tuple[Use, ...]

    @property
    def used_in_words(self) -> str:
        """`tactics and whole proofs`; empty where it is not asked."""
        return " and ".join(use.in_words for use in self.used)


# --- what settings say ---------------------------------------------------------------------------------------------


def step_models(settings: Settings) -> tuple[str, ...]:
    """The names of the models that are asked for tactics."""
    return tuple(name for name in settings.models_steps if name != NO_MODEL)


def whole_writer(settings: Settings) -> str:
    """Who is asked for whole proofs, by the name that `ProvingEngine.write_whole` takes."""
    from assistant.whole_proofs.events import SEARCH_WRITER

    named = settings.models_whole
    return named if named and named != NO_MODEL else SEARCH_WRITER


def uses_of(name: str, settings: Settings) -> tuple[Use, ...]:
    """What a model is asked for."""
    asked = {Use.STEPS: name in step_models(settings), Use.WHOLE: name == whole_writer(settings)}
    return tuple(use for use in Use if asked[use])


# --- what there is to choose from, and choosing --------------------------------------------------------------------


def model_choices(settings: Settings) -> tuple[ModelChoice, ...]:
    """The models that are set up, in the order of their file. Errors: `ProverMisconfigured`, `FileUnreadable`."""
    from assistant.language_models import LanguageModels

    models = LanguageModels(0.0)
    return tuple(
        ModelChoice(
            name,
            model.runtime.value,
            model.path or model.url,
            model.cards,
            tuple(use for use in Use if models.can(name, _kind(use))),
            uses_of(name, settings),
        )
        for name, model in models.installed().items()
    )


def use_model(name: str, uses: Collection[Use] = ()) -> tuple[Use, ...]:
    """Has a model asked, by the user's own settings: for these, or without any for all that it can. `NO_MODEL` has none
    asked. Those that were set.

    Errors: `ProverUnavailable` where no model has that name, `ProverMisconfigured` where it can do nothing of it; as
    `write_setting`.
    """
    from assistant.config.edit import write_setting
    from assistant.config.files import user_file
    from assistant.language_models import LanguageModels

    wanted = tuple(use for use in Use if not uses or use in uses)
    if name != NO_MODEL:
        models = LanguageModels(0.0)
        able = tuple(use for use in wanted if models.can(name, _kind(use)))
        if not able:
            models.card(name, _kind(wanted[0]))  # says why
        wanted = able
    for use in wanted:
        value = None if name == NO_MODEL else (name,) if use is Use.STEPS else name
        write_setting(user_file(), SETTINGS[f"models.{use}"], value)
    return wanted


def choice_files() -> tuple[Path, ...]:
    """Where it stands what there is to choose from and what was chosen, whether they are there or not."""
    from assistant.config.files import user_file
    from assistant.language_models import installed_file

    return installed_file(), user_file()


def _kind(use: Use) -> Kind:
    from models.cards import Kind as Kinds

    return {Use.STEPS: Kinds.STEP, Use.WHOLE: Kinds.WHOLE}[use]
