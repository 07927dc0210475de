"""The settings: one field each, with everything that anybody needs to know of it.

From these fields follow what `assistant.toml` may say, the variables of the environment, the settings of the editor
(`vscode-ext/package.json`), what `assistant config` shows, and what the flags of commands fall back on.

A project is somebody else's text: its file sets what makes a proof slower or harder to find, never what decides which
programs are run, what these may do, or what a proof may rest on beyond what the user allows.
"""

from __future__ import annotations

import dataclasses
import os
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

DAY = 86_400.0
EditorScope = Literal["", "resource", "window", "machine", "machine-overridable"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of one setting.

    `key` is its name in files and in the editor, `name` that of the field, `kind` the type of its values, `help` a
    sentence for people (Markdown, as the editor shows it). Numbers lie between `minimum` and `maximum`, where these are
    given; `unit` is theirs. `variable` is what sets it in the environment, empty where nothing does. `shown` is the
    default in words, where its value would say nothing.

    `project` are the values that a project's file may choose, `True` for all of them. What holds for a `process` is
    written into the environment, in which all that is started finds it; `own_engine` says that an engine with another
    value is another engine. `path` says what a text names, so that it means the same from wherever it is read.
    `editor` is VS Code's scope; empty where the editor does not have it.
    """

    key: str
    name: str
    kind: Any
    default: Any
    help: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    variable: str = ""
    shown: str = ""
    project: bool | tuple[str, ...] = False
    process: bool = False
    own_engine: bool = False
    path: Literal["", "folder", "program"] = ""
    editor: EditorScope = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that are allowed, empty where any text, or another kind of value, is meant."""
        return typing.get_args(self.kind) if typing.get_origin(self.kind) is Literal else ()


def _setting(default: Any, key: str, help_: str, **more: Any) -> Any:
    return field(default=default, metadata={"key": key, "help": help_, **more})


@dataclass(frozen=True, slots=True)
class Settings:
    """The values that hold somewhere. Times are in seconds, except for `inline_wait`, which is in milliseconds."""

    lean: str = _setting(
        "",
        "lean",
        "Which Lean is used: empty for the one of the project, `embedded` for the one that comes with the assistant, "
        "or the path of a `lean`. The server is restarted when this changes.",
        variable="ASSISTANT_LEAN",
        shown="the project's",
        process=True,
        own_engine=True,
        path="program",
        editor="machine-overridable",
    )
    inline_enabled: bool = _setting(
        True,
        "inlineCompletion.enabled",
        "Shows verified tactics as ghost text at the cursor. `#editor.inlineSuggest.enabled#` has to be on as well.",
        editor="resource",
    )
    inline_eagerness: Literal["eager", "calm", "onRequest"] = _setting(
        "eager",
        "inlineCompletion.eagerness",
        "When ghost text comes: `eager` as soon as there is a tactic, `calm` once nothing has been typed for a second, "
        "`onRequest` only where it is asked for (in VS Code with *Trigger Inline Suggestion*).",
        editor="resource",
    )
    inline_closing_only: bool = _setting(
        False,
        "inlineCompletion.closingOnly",
        "Shows only tactics that close the goal as ghost text; those that make progress stay in the panel and in the "
        "light bulb.",
        editor="resource",
    )
    inline_wait: float = _setting(
        400.0,
        "inlineCompletion.wait",
        "How long a request for ghost text waits for a first verified tactic, in milliseconds. What is found later is "
        "shown when it is there.",
        unit="ms",
        minimum=0.0,
        maximum=60_000.0,
        editor="resource",
    )
    suggest_timeout: float = _setting(
        5.0,
        "suggest.timeout",
        "How long suggestions are looked for at one place, in seconds.",
        unit="s",
        minimum=0.1,
        maximum=3600.0,
        project=True,
        editor="resource",
    )
    search_timeout: float = _setting(
        30.0,
        "search.timeout",
        "How long a proof of one hole is searched for, in seconds.",
        unit="s",
        minimum=0.1,
        maximum=DAY,
        project=True,
        editor="resource",
    )
    code_lens: bool = _setting(
        True,
        "codeLens.enabled",
        "Shows a lens over each declaration with holes that proves them. `#editor.codeLens#` has to be on as well.",
        editor="resource",
    )
    inlay_hints: bool = _setting(
        True,
        "inlayHints.enabled",
        "Shows a hint behind each hole for which a proof has been found. `#editor.inlayHints.enabled#` has to be on as "
        "well.",
        editor="resource",
    )
    diagnostics: bool = _setting(
        False,
        "diagnostics.enabled",
        "Marks holes for which a proof is waiting with a diagnostic of the level *hint*.",
        editor="resource",
    )
    counterexamples: bool = _setting(
        True,
        "counterexamples.enabled",
        "Looks for counterexamples to the holes of an open document while nothing else is done in it, and marks those "
        "that are false with a warning.",
        editor="resource",
    )
    provers_order: tuple[str, ...] = _setting(
        (),
        "provers.order",
        "Names of provers that are asked first, in this order; the others follow. `portfolio`, `premises`, "
        "`neighbours`, `inductions`, `operators`, `equations`, `monoids`, `accumulators`, `generalisations`, "
        "`interpretations` and `lemmas` are built in, packages bring others.",
        shown="portfolio, premises, neighbours, …",
        project=True,
        editor="resource",
    )
    provers_without: tuple[str, ...] = _setting(
        (),
        "provers.without",
        "Names of provers that are not asked.",
        shown="none",
        project=True,
        editor="resource",
    )
    provers_remember: bool = _setting(
        True,
        "provers.remember",
        "Whether it is kept in the cache folder how often candidates of each prover proved something in a project, so "
        "that a model of which next to none do is asked for fewer there.",
        process=True,
        variable="ASSISTANT_PROVERS_REMEMBER",
    )
    models_steps: tuple[str, ...] = _setting(
        (),
        "models.steps",
        "Names of models that are asked for tactics besides the built-in provers; `assistant models list` shows those "
        "that are set up, `none` is for none.",
        shown="none",
        editor="resource",
    )
    models_whole: str = _setting(
        "",
        "models.whole",
        "The name of the model that is asked for whole proofs; empty or `none` for the search, which needs none.",
        shown="the search",
        editor="resource",
    )
    models_idle: float = _setting(
        300.0,
        "models.idle",
        "After how long without a question a model is unloaded, in seconds.",
        unit="s",
        minimum=1.0,
        maximum=30 * DAY,
        process=True,
        variable="ASSISTANT_MODELS_IDLE",
    )
    models_cache: bool = _setting(
        True,
        "models.cache",
        "Whether what models wrote is kept in the cache folder, so that the same question is answered at once and with "
        "the same texts.",
        process=True,
        variable="ASSISTANT_MODELS_CACHE",
    )
    models_log: bool = _setting(
        False,
        "models.log",
        "Whether all prompts and answers of models are logged in a file of yours, which `assistant models log` shows.",
        process=True,
        variable="ASSISTANT_MODELS_LOG",
    )
    encoder: str = _setting(
        "",
        "retrieval.encoder",
        "What makes vectors of lemmas, so that those that mean something alike are found as well: empty for nothing, "
        "`minilm` for the one that the extra `vectors` brings, the name of one that a package brings, or the folder of "
        "a checkpoint, of sentence-transformers or of ReProver's encoder.",
        variable="ASSISTANT_ENCODER",
        shown="none",
        process=True,
        own_engine=True,
        path="program",
    )
    axioms: Literal["standard", "project", "all"] = _setting(
        "project",
        "axioms",
        "What proofs that commands and the editor search for may rest on besides "
        "`propext`, `Classical.choice` and `Quot.sound`: "
        "`standard` for nothing else, `project` for the axioms of the project's own files, `all` for those of its "
        "dependencies as well.",
        project=("standard",),
    )
    close_jobs: int = _setting(
        max(1, min(4, os.cpu_count() or 1)),
        "close.jobs",
        "How many holes `assistant close` works on at a time.",
        minimum=1,
        maximum=1024,
        shown="one a core, at most 4",
    )
    tui_timeout: float = _setting(
        60.0,
        "tui.timeout",
        "How long a search of the terminal app may take, in seconds.",
        unit="s",
        minimum=0.1,
        maximum=DAY,
        project=True,
    )
    tui_theme: str = _setting(
        "", "tui.theme", "Colours of the terminal app, for instance `textual-light` or `high-contrast`."
    )
    engine_enabled: bool = _setting(
        True,
        "engine.enabled",
        "Whether commands share the engine of the project, or work alone as with `--no-engine`.",
        variable="ASSISTANT_ENGINE",
    )
    engine_idle: float = _setting(
        300.0,
        "engine.idle",
        "After how long without a connection an engine ends, in seconds.",
        unit="s",
        minimum=0.1,
        maximum=30 * DAY,
        variable="ASSISTANT_ENGINE_IDLE",
    )
    confinement: bool = _setting(
        True,
        "confinement",
        "Whether Lean runs confined, where the system can do that.",
        variable="ASSISTANT_CONFINEMENT",
        process=True,
        own_engine=True,
    )
    cache: str = _setting(
        "",
        "folders.cache",
        "The folder for what can be made again: the compiled core library, the premise index, what proofs teach.",
        variable="ASSISTANT_CACHE",
        shown="the system's",
        process=True,
        path="folder",
    )
    state: str = _setting(
        "",
        "folders.state",
        "The folder for the journals of `assistant close`, notes of writes under way, and the logs of engines and "
        "faults.",
        variable="ASSISTANT_STATE",
        shown="the system's",
        process=True,
        own_engine=True,
        path="folder",
    )
    runtime: str = _setting(
        "",
        "folders.runtime",
        "The folder for the sockets of engines; only you may be able to enter it.",
        variable="ASSISTANT_RUNTIME",
        shown="the session's",
        process=True,
        path="folder",
    )
    debug: bool = _setting(
        False,
        "debug",
        "Whether a fault of ours is shown in full, as with `--debug`.",
        variable="ASSISTANT_DEBUG",
        process=True,
    )


@cache
def _table() -> Mapping[str, Setting]:
    kinds = typing.get_type_hints(Settings)
    found = [
        Setting(name=f.name, kind=kinds[f.name], default=f.default, **f.metadata) for f in dataclasses.fields(Settings)
    ]
    return MappingProxyType({setting.key: setting for setting in found})


DEFAULTS = Settings()
SETTINGS: Mapping[str, Setting] = _table()
"""By key, in the order in which they are shown."""


def variable(key: str) -> str:
    """The variable of the environment that sets something."""
    return SETTINGS[key].variable
