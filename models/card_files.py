"""Cards of models from files: the built-in ones, and those of a folder of the user's own.

A card is a TOML file whose name is the card's. Whatever is wrong with one is an error that names the file, the line as
far as it is plain to see, the key, and what would be allowed; nothing is passed over or overridden in silence.
"""

from __future__ import annotations

import dataclasses
import difflib
import math
import re
import tomllib
import types
import typing
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from assistant.config.files import key_lines, text_of
from models.cards import (
    ANSWERS,
    MESSAGE_PLACEHOLDERS,
    PLACEHOLDERS,
    PREMISE_PLACEHOLDERS,
    REPAIR_PLACEHOLDERS,
    Form,
    Kind,
    ModelCard,
    Template,
)
from models.placeholders import placeholders
from models.protocol import ProverMisconfigured

SUFFIX = ".toml"
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_BOUNDS: Mapping[str, tuple[float, float]] = {
    "context": (64, 10_000_000),
    "premises.most": (1, 1000),
    "samples": (1, 1024),
    "repair.most": (1, 100),
    "temperature": (0, 5),
    "top_p": (0.01, 1),
    "min_p": (0, 1),
    "beams": (0, 1024),
    "most_tokens": (1, 1_000_000),
}
"""Of numbers by the ends of their keys; all others are counts."""


class CardError(ProverMisconfigured):
    """Something is wrong with the cards of models."""


class CardBroken(CardError):
    """A file that is not TOML. `reason` is the parser's, with line and column."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: it is not TOML: {reason}", hint="Mend it there, or take the file away.")


class UnknownKey(CardError):
    """A key that cards do not have; `allowed` are those that may stand beside it."""

    def __init__(self, where: str, key: str, allowed: Iterable[str]) -> None:
        known = sorted(allowed)
        super().__init__(
            f"{where}: cards have no key `{key}`",
            hint=f"{_meant(key.rpartition('.')[2], known)}Allowed are {', '.join(known)}.",
        )


class MissingKey(CardError):
    def __init__(self, where: str, key: str) -> None:
        super().__init__(f"{where}: `{key}` is missing", hint="Every card says that.")


class WrongEntry(CardError):
    """`complaint` says what the value has to be, and what it is."""

    def __init__(self, where: str, key: str, complaint: str, hint: str = "") -> None:
        super().__init__(f"{where}: `{key}` {complaint}", hint=hint or "Correct it there.")


class NameTaken(CardError):
    """Two cards with one name."""

    def __init__(self, where: str, name: str) -> None:
        super().__init__(
            f"{where}: there is a card `{name}` already",
            hint="A card replaces no other one: give it (and its file) a name of its own.",
        )


class UnknownModel(CardError):
    def __init__(self, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        super().__init__(
            f"there is no card of a model `{name}`", hint=f"{_meant(name, names)}There are {', '.join(names)}."
        )


def _meant(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean `{near[0]}`? " if near else ""


# --- all cards -------------------------------------------------------------------------------------------------


@cache
def built_in() -> Mapping[str, ModelCard]:
    """The cards that come with us, by name. Read once, when somebody asks."""
    folder = resources.files(__package__) / "registry"
    files = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(SUFFIX))
    cards = {}
    for file in files:
        card = read_card((folder / file).read_text(encoding="utf-8"), file)
        cards[card.name] = card
    return types.MappingProxyType(cards)


def all_cards(folder: Path | None = None) -> Mapping[str, ModelCard]:
    """The built-in cards and those of a folder, by name; one that is not there has none. A folder is read each time: it
    is the user's to change. Errors: `CardError`; `FileUnreadable`."""
    cards = dict(built_in())
    if folder is None or not folder.is_dir():
        return cards
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        text = text_of(path)
        if text is None:
            continue  # it was taken away in between
        card = read_card(text, str(path))
        if card.name in cards:
            raise NameTaken(str(path), card.name)
        cards[card.name] = card
    return cards


def find_card(name: str, folder: Path | None = None) -> ModelCard:
    """The card with a name. Errors: `UnknownModel`, with the nearest name; as `all_cards`."""
    cards = all_cards(folder)
    if name not in cards:
        raise UnknownModel(name, cards)
    return cards[name]


# --- one card --------------------------------------------------------------------------------------------------


def read_card(text: str, where: str) -> ModelCard:
    """The card in a text, which stands in the file `where` (its last part is the card's name, with `.toml`). Errors:
    `CardError`, of the first thing that is wrong."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # the first also for a number of thousands of digits
        reason = str(error) if isinstance(error, ValueError) else "it is nested too deeply"
        raise CardBroken(where, reason) from error
    reader = _Reader(where, key_lines(text))
    card: ModelCard = reader.record(ModelCard, data, "")
    if not _NAME.fullmatch(card.name):
        raise reader.wrong("name", f"has to be of small letters, digits, `-` and `.`, not {card.name!r:.60}")
    if Path(where).name != card.name + SUFFIX:
        raise reader.wrong("name", f"has to be that of the file without `{SUFFIX}`, not {card.name!r}")
    _check(card, reader)
    return card


@dataclasses.dataclass(frozen=True, slots=True)
class _Reader:
    """Plain values of TOML as records. `lines` are those of the keys."""

    file: str
    lines: Mapping[str, int]

    def where(self, key: str) -> str:
        return f"{self.file}:{self.lines[key]}" if key in self.lines else self.file

    def wrong(self, key: str, complaint: str, hint: str = "") -> WrongEntry:
        return WrongEntry(self.where(key), key, complaint, hint)

    def record(self, kind: Any, value: object, key: str) -> Any:
        if not isinstance(value, dict):
            raise self.wrong(key, f"has to be a table, not {value!r:.60}")
        hints = typing.get_type_hints(kind)
        fields = {field.name: field for field in dataclasses.fields(kind)}
        prefix = f"{key}." if key else ""
        for name in value:
            if name not in fields:
                raise UnknownKey(self.where(prefix + name), prefix + name, fields)
        for name, field in fields.items():
            optional = field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
            if name not in value and not optional:
                raise MissingKey(self.where(key), prefix + name)
        return kind(**{name: self.value(hints[name], item, prefix + name) for name, item in value.items()})

    def value(self, kind: Any, value: object, key: str) -> Any:
        """Errors: `CardError`."""
        origin, arguments = typing.get_origin(kind), typing.get_args(kind)
        if origin is types.UnionType:  # what may be missing
            return self.value(arguments[0], value, key)
        if origin is tuple:
            return self.items(arguments[0], value, key)
        if origin is Mapping:
            if not isinstance(value, dict):
                raise self.wrong(key, f"has to be a table of texts, not {value!r:.60}")
            return {name: self.value(str, item, f"{key}.{name}") for name, item in value.items()}
        if dataclasses.is_dataclass(kind):
            return self.record(kind, value, key)
        if issubclass(kind, StrEnum):
            return self.word(kind, value, key)
        if kind is str:
            if not isinstance(value, str):
                raise self.wrong(key, f"has to be a text, not {value!r:.60}")
            return value
        if kind is bool:
            if not isinstance(value, bool):
                raise self.wrong(key, f"has to be true or false, not {value!r:.60}")
            return value
        return self.number(kind, value, key)

    def items(self, kind: Any, value: object, key: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise self.wrong(key, f"has to be a list, not {value!r:.60}")
        return tuple(self.value(kind, item, key) for item in value)

    def word(self, kind: type[StrEnum], value: object, key: str) -> StrEnum:
        words = [word.value for word in kind]
        if value not in words:
            near = _meant(value, words) if isinstance(value, str) else ""
            raise self.wrong(key, f"has to be one of {', '.join(words)}, not {value!r:.60}", near.strip())
        return kind(value)

    def number(self, kind: type[int] | type[float], value: object, key: str) -> int | float:
        allowed = int if kind is int else (int, float)
        if not isinstance(value, allowed) or isinstance(value, bool) or not math.isfinite(value):
            raise self.wrong(key, f"has to be {'a whole number' if kind is int else 'a number'}, not {value!r:.60}")
        bounds = [limits for end, limits in _BOUNDS.items() if f".{key}".endswith(f".{end}")]
        low, high = bounds[0] if bounds else (0, 10**15)
        if not low <= value <= high:
            raise self.wrong(key, f"has to be between {low:.15g} and {high:.15g}, not {value!r:.60}")
        return kind(value)


# --- what goes together ----------------------------------------------------------------------------------------


def _check(card: ModelCard, reader: _Reader) -> None:
    """Errors: `CardError`."""
    if not card.kinds:
        raise reader.wrong("kinds", f"has to name at least one of {', '.join(Kind)}")
    if not card.runtimes:
        raise reader.wrong("runtimes", "has to name at least one")
    for source in card.files:
        if not _REPOSITORY.fullmatch(source.repository):
            raise reader.wrong("files.repository", f"has to be `owner/name`, not {source.repository!r:.60}")
        for runtime in source.runtimes:
            if runtime not in card.runtimes:
                raise reader.wrong("files.runtimes", f"names {runtime}, which is none of the card's `runtimes`")
    if card.premises is not None:
        _check_placeholders(card.premises.each, PREMISE_PLACEHOLDERS, "premises.each", reader)
    for kind in ANSWERS:
        template = card.template(kind)
        if (template is not None) != (kind in card.kinds):
            if template is None:
                raise MissingKey(reader.where("kinds"), kind.value)
            raise reader.wrong(kind.value, f"is there, but `kinds` does not name {kind.value}")
        if template is not None:
            _check_template(template, kind, reader)
            if template.sampling.most_tokens >= card.context and not card.separate_answers:
                raise reader.wrong(f"{kind}.sampling.most_tokens", f"leaves no room in a context of {card.context}")
    if card.repair is not None:
        if card.whole is None or card.whole.form is not Form.CHAT:
            raise reader.wrong("repair", "is there, but no `whole` that is a chat")
        _check_placeholders(card.repair.attempt, REPAIR_PLACEHOLDERS, "repair.attempt", reader)
        _check_placeholders(card.repair.user, REPAIR_PLACEHOLDERS, "repair.user", reader)
        _check_placeholders(card.repair.message, MESSAGE_PLACEHOLDERS, "repair.message", reader)


def _check_template(template: Template, kind: Kind, reader: _Reader) -> None:
    key, allowed = kind.value, PLACEHOLDERS[kind]
    if template.answers not in ANSWERS[kind]:
        raise reader.wrong(f"{key}.answers", f"has to be {' or '.join(ANSWERS[kind])}, not {template.answers}")
    chat = template.form is Form.CHAT
    if not (template.user if chat else template.text):
        raise MissingKey(reader.where(key), f"{key}.{'user' if chat else 'text'}")
    others = ("text",) if chat else ("system", "user", "answer", "examples")
    for name in others:
        if getattr(template, name):
            raise reader.wrong(f"{key}.{name}", f"has no place in a {template.form}")
    for name in ("text", "system", "user", "answer"):
        _check_placeholders(getattr(template, name), allowed, f"{key}.{name}", reader)
    for name, text in template.sections.items():
        if name not in allowed:
            raise UnknownKey(reader.where(f"{key}.sections.{name}"), f"{key}.sections.{name}", allowed)
        if placeholders(text) != {name}:
            raise reader.wrong(f"{key}.sections.{name}", f"has to hold {{{name}}}, and no other placeholder")


def _check_placeholders(text: str, allowed: tuple[str, ...], key: str, reader: _Reader) -> None:
    for name in sorted(placeholders(text)):
        if name not in allowed:
            known = ", ".join(f"{{{one}}}" for one in allowed)
            raise reader.wrong(key, f"holds the unknown {{{name}}}", f"{_meant(name, allowed)}Allowed are {known}.")
