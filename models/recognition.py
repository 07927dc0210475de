"""What a file, a folder or an address is, and by which cards a model there is asked.

Nothing is loaded: the beginning of a GGUF file and the `config.json` of a folder tell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.config.files import text_of
from assistant.errors import AssistantError
from models.card_files import CardError
from models.cards import Kind, ModelCard, Runtime
from models.protocol import ProverMisconfigured, ProverUnavailable
from models.runtimes.checkpoints.folder import CONFIG, ENCODERS_HINT, writes_texts
from models.runtimes.llama.header import GgufHeader, read_header

CHAT = ("generic-chat-step", "generic-chat-whole")
"""The cards of models that take part in conversations, where no card of their own is known."""
COMPLETION = ("generic-completion-step",)
"""Those of models that only go on with texts."""
_ENCODER_DECODERS = frozenset({"t5", "mt5", "umt5", "longt5"})
_QUANTIZATIONS: Mapping[int, str] = {
    0: "F32", 1: "F16", 2: "Q4_0", 3: "Q4_1", 7: "Q8_0", 8: "Q5_0", 9: "Q5_1", 10: "Q2_K", 11: "Q3_K_S",
    12: "Q3_K_M", 13: "Q3_K_L", 14: "Q4_K_S", 15: "Q4_K_M", 16: "Q5_K_S", 17: "Q5_K_M", 18: "Q6_K", 32: "BF16",
}  # fmt: skip
"""llama.cpp's numbers of how weights are written (`llama_ftype`)."""


@dataclass(frozen=True, slots=True)
class Recognized:
    """A model: the `runtime` that is for it, what it calls itself, its `cards`, and what else is known, in words."""

    runtime: Runtime
    title: str
    cards: tuple[str, ...]
    details: tuple[str, ...] = ()


def is_address(where: str) -> bool:
    return where.startswith(("http://", "https://"))


def recognized(path: Path, cards: Mapping[str, ModelCard]) -> Recognized:
    """Errors: `ProverUnavailable` where nothing is there, `ProverMisconfigured` for what is no model."""
    if path.is_dir():
        return _of_folder(path, cards)
    header = read_header(path)
    title = str(header.values.get("general.name", "")) or path.stem
    found = fitting_cards((title, path.stem), cards, has_template=bool(header.template))
    return Recognized(Runtime.LLAMA_CPP, title, found, tuple(_of_header(header)))


def fitting_cards(names: Iterable[str], cards: Mapping[str, ModelCard], *, has_template: bool) -> tuple[str, ...]:
    """The cards of a model that goes by some names: its own, where one of them says so, else those for any model."""
    plain = [_plain(name) for name in names]
    own = [
        card
        for card in cards.values()
        if any(_plain(title) in name for title in _titles(card) for name in plain) and Kind.ENCODER not in card.kinds
    ]
    if own:
        # A longer name says more: `…-retriever-tacgen-…` is not `…-tacgen-…`.
        return (max(own, key=lambda card: len(card.name)).name,)
    return CHAT if has_template else COMPLETION


def _titles(card: ModelCard) -> list[str]:
    """What files of the model of a card are called."""
    return [card.name, *(files.repository.rpartition("/")[2] for files in card.files)]


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _of_header(header: GgufHeader) -> Iterable[str]:
    if label := header.values.get("general.size_label"):
        yield f"{label} parameters"
    kind = header.values.get("general.file_type")
    if isinstance(kind, int) and kind in _QUANTIZATIONS:
        yield _QUANTIZATIONS[kind]
    yield f"{header.architecture or 'an unknown architecture'}, {header.size / 1e9:.2g} GB"
    if header.context:
        yield f"a context of {header.context} tokens"
    yield "a template for conversations" if header.template else "no template for conversations"


def _of_folder(folder: Path, cards: Mapping[str, ModelCard]) -> Recognized:
    text = text_of(folder / CONFIG)
    if text is None:
        files = sorted(folder.glob("*.gguf"))
        hint = f"Name the file itself, such as {files[0]}." if files else "It has to be a file that ends in .gguf, or"
        hint = hint if files else f"{hint} the folder of a checkpoint of transformers."
        raise ProverMisconfigured(f"{folder} is no model: there is no {CONFIG} in it", hint=hint)
    try:
        data: Any = json.loads(text)
        kind = str(data["model_type"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ProverMisconfigured(
            f"{folder / CONFIG} does not tell what the model is", hint="Fetch the checkpoint again."
        ) from error
    if not writes_texts(data):
        raise ProverMisconfigured(f"{folder} is no model that writes texts", hint=ENCODERS_HINT)
    weights = sum(file.stat().st_size for file in folder.glob("*.safetensors"))
    weights = weights or sum(file.stat().st_size for file in folder.glob("pytorch_model*.bin"))
    if not weights:
        raise ProverUnavailable(f"there are no weights in {folder}", hint="Fetch the checkpoint again.")
    template = _has_template(folder)
    names = (str(data.get("_name_or_path", "")), folder.resolve().name)
    details = [kind, f"{weights / 1e9:.2g} GB", "a template for conversations" if template else "no template"]
    if kind in _ENCODER_DECODERS:
        details.append("an encoder and a decoder")
    fitting = fitting_cards(names, cards, has_template=template)
    return Recognized(Runtime.TRANSFORMERS, folder.resolve().name, fitting, tuple(details))


def _has_template(folder: Path) -> bool:
    if (folder / "chat_template.jinja").is_file():
        return True
    try:
        text = text_of(folder / "tokenizer_config.json")
        return bool(json.loads(text or "{}").get("chat_template"))
    except (AssistantError, ValueError, AttributeError, RecursionError):
        return False


def checked_cards(names: Iterable[str], cards: Mapping[str, ModelCard], runtime: Runtime) -> tuple[str, ...]:
    """Cards that somebody named. Errors: `CardError`, also for a card that is not for a runtime."""
    from models.card_files import UnknownModel

    for name in names:
        if name not in cards:
            raise UnknownModel(name, cards)
        if runtime not in cards[name].runtimes:
            raise CardError(
                f"the card {name} is not for {runtime}",
                hint=f"It is for {', '.join(cards[name].runtimes)}.",
            )
    return tuple(names)
