"""Conversations as texts, by the template that a model brings along (Jinja, as `transformers` has made customary)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.generation import Prompt
from models.protocol import ProverMisconfigured


class ChatTemplate:
    """`template` is empty where the model has none."""

    def __init__(self, template: str, special_tokens: Mapping[str, str]) -> None:
        self._template = template
        self._special = dict(special_tokens)
        self._compiled: Any = None

    @property
    def is_there(self) -> bool:
        return bool(self._template)

    def text(self, prompt: Prompt) -> str:
        """Errors: `ProverMisconfigured` where there is no template, or it does not work."""
        if not self._template:
            raise ProverMisconfigured(
                "the model has no template for conversations", hint="Ask it with a prompt that it goes on with."
            )
        messages = [{"role": message.role.value, "content": message.text} for message in prompt.messages]
        try:
            text: str = self._ready().render(messages=messages, add_generation_prompt=True, **self._special)
        except Exception as error:  # whatever a template does
            reason = f"{type(error).__name__}: {error}"[:300]
            raise ProverMisconfigured(f"the model's template for conversations fails: {reason}") from error
        return text + prompt.answer

    def _ready(self) -> Any:
        """A template is somebody else's program: it can reach nothing but what it is given."""
        if self._compiled is None:
            from jinja2.sandbox import ImmutableSandboxedEnvironment

            environment = ImmutableSandboxedEnvironment(
                trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
            )
            environment.globals["raise_exception"] = _raise
            self._compiled = environment.from_string(self._template)
        return self._compiled


def _raise(message: str) -> None:
    raise ValueError(message)
