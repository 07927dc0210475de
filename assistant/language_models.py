"""The language models of an engine: those that are set up here, opened when they are asked for the first time.

What is set up may change while an engine runs (`assistant models add`), so the file is looked at again when it has
changed. A model is opened once, for tactics and for whole proofs alike, behind what it wrote before and before a log
where these are wanted.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cache import cache_folder
from assistant.config.files import user_file
from assistant.errors import AssistantError
from assistant.sorries.journal import state_folder
from models.protocol import ProverMisconfigured, ProverUnavailable

if TYPE_CHECKING:
    from models.cards import Kind, ModelCard
    from models.generation import TextModel
    from models.generation_log import GenerationLog
    from models.generation_store import GenerationStore
    from models.installed import InstalledModel
    from models.language_prover import LanguageProver
    from models.language_writer import LanguageWriter

log = logging.getLogger(__name__)

CARDS = "models"
"""The folder of the user's own cards, beside `assistant.toml`."""


def installed_file() -> Path:
    """Where it stands which models are set up, whether it is there or not."""
    from models.installed import FILE_NAME

    return user_file().parent / FILE_NAME


def cards_folder() -> Path:
    """Where the user's own cards are."""
    return user_file().parent / CARDS


def generations_folder() -> Path:
    """Where it is kept what models wrote."""
    return cache_folder() / "generations"


def log_folder() -> Path:
    """Where it is logged what models were asked and what they answered."""
    return state_folder() / "models"


def lemmas_of(model: str) -> str:
    """The name of the prover that asks a model for lemmas, as a source and for `provers.without`."""
    return f"{model}:lemmas"


class LanguageModels:
    """Belongs to one loop; `close` ends all that was started. `idle` is after how many seconds without a question the
    process of a model is ended. What models wrote is kept where they are `cached`, and logged where they are
    `logged`."""

    def __init__(
        self,
        idle: float,
        file: Path | None = None,
        cards: Path | None = None,
        *,
        cached: bool = False,
        logged: bool = False,
    ) -> None:
        self._idle = idle
        self._store: GenerationStore | None = None
        self._log: GenerationLog | None = None
        if cached:
            from models.generation_store import GenerationStore

            self._store = GenerationStore(generations_folder())
        if logged:
            from models.generation_log import GenerationLog

            self._log = GenerationLog(log_folder())
        self._file = file or installed_file()
        self._cards = cards or cards_folder()
        self._seen: tuple[int, int] | None = None
        self._installed: Mapping[str, InstalledModel] = {}
        self._opened: dict[str, tuple[InstalledModel, TextModel]] = {}
        self._provers: dict[str, LanguageProver] = {}
        self._writers: dict[str, LanguageWriter] = {}
        self._closing: set[asyncio.Task[None]] = set()

    def installed(self) -> Mapping[str, InstalledModel]:
        """By name. Errors: `ProverMisconfigured`; `FileUnreadable`."""
        from models.installed import read_installed

        state = _state(self._file)
        if state != self._seen:
            self._installed = read_installed(self._file)
            self._seen = state
            for name in [name for name, (model, _) in self._opened.items() if self._installed.get(name) != model]:
                self._forget(name)
        return self._installed

    def prover(self, name: str) -> LanguageProver:
        """The prover of tactics by a model. Errors: `ProverUnavailable` where no model has that name,
        `ProverMisconfigured`."""
        from models.cards import Kind
        from models.language_prover import LanguageProver

        model = self.model(name)
        if name not in self._provers:
            self._provers[name] = LanguageProver(self.card(name, Kind.STEP), model)
        return self._provers[name]

    def provers(self, name: str) -> tuple[LanguageProver, ...]:
        """All provers of steps by a model: that of tactics, and that of lemmas where a card says how it is asked for
        these. Errors: as `prover`."""
        from models.cards import Kind
        from models.language_lemmas import LanguageLemmas

        found = self.prover(name)
        if not self.can(name, Kind.STATEMENTS):
            return (found,)
        if (lemmas := lemmas_of(name)) not in self._provers:
            self._provers[lemmas] = LanguageLemmas(lemmas, self.card(name, Kind.STATEMENTS), self.model(name))
        return found, self._provers[lemmas]

    def writer(self, name: str) -> LanguageWriter:
        """The writer of whole proofs by a model. Errors: as `prover`."""
        from models.cards import Kind
        from models.language_writer import LanguageWriter

        model = self.model(name)
        if name not in self._writers:
            self._writers[name] = LanguageWriter(self.card(name, Kind.WHOLE), model)
        return self._writers[name]

    def card(self, name: str, kind: Kind) -> ModelCard:
        """By which a model is asked for something. Errors: as `prover`."""
        from models.card_files import find_card

        installed = self.set_up(name)
        cards = [find_card(card, self._cards) for card in installed.cards]
        found = next((card for card in cards if card.template(kind) is not None), None)
        if found is None:
            raise ProverMisconfigured(
                f"the model {name} is not asked for this by any of its cards ({', '.join(installed.cards)})",
                hint=f"Add a card with the kind `{kind}` to `{name}.cards` in {self._file}.",
            )
        return found

    def can(self, name: str, kind: Kind) -> bool:
        """Whether a card says how a model is asked for something. Errors: `ProverUnavailable` where no model has that
        name."""
        self.set_up(name)
        try:
            self.card(name, kind)
        except ProverMisconfigured:
            return False
        return True

    async def close(self) -> None:
        for name in list(self._opened):
            self._forget(name)
        await asyncio.gather(*self._closing)
        if self._store is not None:
            await self._store.close()
        if self._log is not None:
            await asyncio.to_thread(self._log.close)

    def set_up(self, name: str) -> InstalledModel:
        """How a model is set up. Errors: as `prover`."""
        installed = self.installed()
        if name not in installed:
            there = f"There are: {', '.join(installed)}." if installed else "There are none."
            raise ProverUnavailable(
                f"no model is called {name} here", hint=f"{there} `assistant models add` sets one up."
            )
        return installed[name]

    def model(self, name: str) -> TextModel:
        """A model by its name. Errors: as `prover`."""
        installed = self.set_up(name)
        if name not in self._opened:
            self._opened[name] = installed, self._open(installed)
        return self._opened[name][1]

    def _open(self, installed: InstalledModel) -> TextModel:
        """Errors: `ProverMisconfigured`."""
        from models.opening import model_identity, text_model

        model = text_model(installed, cache_folder() / "runtimes", self._idle)
        if self._store is not None:
            from models.generations import CachedModel

            model = CachedModel(model, model_identity(installed), self._store)
        if self._log is not None:
            from models.logged_model import LoggedModel

            model = LoggedModel(model, self._log)
        return model

    def _forget(self, name: str) -> None:
        """Closes a model that is another one now, or is not there any more."""
        _, model = self._opened.pop(name)
        for prover in [prover for prover, opened in self._provers.items() if opened.model is model]:
            del self._provers[prover]
        self._writers.pop(name, None)
        task = asyncio.get_running_loop().create_task(_closed(model))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)


async def _closed(model: TextModel) -> None:
    try:
        await model.close()
    except AssistantError as error:
        log.warning("%s was not closed: %s", model.name, error.message)


def _state(file: Path) -> tuple[int, int]:
    """What tells one version of a file from another: its time and size, both 0 where there is none."""
    with contextlib.suppress(OSError):
        status = file.stat()
        return status.st_mtime_ns, status.st_size
    return 0, 0
