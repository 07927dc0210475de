"""Texts as tokens, and tokens as texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.generation import Prompt
from models.protocol import ProverMisconfigured
from models.runtimes.checkpoints.loading import Loaded, reason_of
from models.runtimes.texts import GrowingText

BEFORE = 6
"""Tokens of a prompt by which the first ones behind it are read: whether a space stands between them shows there."""
_BROKEN = "\ufffd"
"""What stands for a character of which bytes are missing."""


class Vocabulary:
    """Of one model. Conversations are written by the tokenizer itself, not as those of GGUF files: templates of
    checkpoints are made for it, with tags and functions that only transformers has. It keeps them from reaching
    anything as well."""

    def __init__(self, loaded: Loaded) -> None:
        self._tokenizer = loaded.tokenizer
        self._has_encoder = loaded.has_encoder
        self._size = int(loaded.model.get_input_embeddings().num_embeddings)
        self.ends = loaded.ends
        self.added = len(self._tokens("", added=True)) if loaded.has_encoder else 0
        """Tokens that a prompt has besides those of its text, for an encoder."""

    @property
    def has_template(self) -> bool:
        return bool(getattr(self._tokenizer, "chat_template", None))

    def counts(self, texts: Sequence[str]) -> tuple[int, ...]:
        return tuple(len(self._tokens(text, added=False)) for text in texts)

    def prompt(self, prompt: Prompt) -> list[int]:
        """Words for special tokens stand for these. Errors: `ProverMisconfigured` for a conversation without a
        template, and for a tokenizer that is another model's."""
        text = self._conversation(prompt) if prompt.messages else prompt.text
        written = bool(prompt.messages) and not self._has_encoder  # what a text begins with, the template writes
        found = self._tokens(text, added=not written) or self._tokens("\n", added=True)
        if max(found, default=0) >= self._size:
            raise ProverMisconfigured(
                f"the tokenizer has tokens that the model does not know, such as {max(found)}",
                hint="Fetch the checkpoint again: its files do not belong together.",
            )
        return found

    def text(self, tokens: Sequence[int]) -> str:
        """Without special tokens."""
        text: str = self._tokenizer.decode(list(tokens), skip_special_tokens=True, clean_up_tokenization_spaces=False)
        return text

    def growing(self, prompt: Sequence[int], stop: Sequence[str]) -> GrowingAnswer:
        """The text of an answer to a prompt, of which nothing is there yet."""
        return GrowingAnswer(self.text, () if self._has_encoder else prompt[-BEFORE:], stop)

    def _conversation(self, prompt: Prompt) -> str:
        if not self.has_template:
            raise ProverMisconfigured(
                "the model has no template for conversations", hint="Ask it with a prompt that it goes on with."
            )
        messages = [{"role": message.role.value, "content": message.text} for message in prompt.messages]
        try:
            text: str = self._tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
        except Exception as error:  # whatever a template does
            raise ProverMisconfigured(f"the model's template for conversations fails: {reason_of(error)}") from error
        return text + prompt.answer

    def _tokens(self, text: str, *, added: bool) -> list[int]:
        clean = text.encode("utf-8", "replace").decode()
        return list(self._tokenizer(clean, add_special_tokens=added, verbose=False)["input_ids"])


class GrowingAnswer:
    """A text that grows by tokens, of which pieces go out: whole characters, and nothing of a word that ends it.

    A token has no text of its own in all vocabularies, so those at the end are read together: what they say more than
    without the last ones is new.
    """

    def __init__(self, text: Callable[[Sequence[int]], str], before: Sequence[int], stop: Sequence[str]) -> None:
        self._text = text
        self._tokens = list(before)
        """Those that are read together."""
        self._read = len(before)
        """Of them, those whose text has gone out."""
        self._known = text(before) if before else ""
        self._growing = GrowingText(stop)

    @property
    def stopped(self) -> bool:
        """Whether a word has come that ends it."""
        return self._growing.stopped

    def add(self, token: int) -> str:
        """The next piece, empty while nothing is sure."""
        self._tokens.append(token)
        text = self._text(self._tokens)
        if len(text) <= len(self._known) or text.endswith(_BROKEN):
            return ""
        more = text[len(self._known) :]
        self._tokens = self._tokens[self._read :]
        self._read = len(self._tokens)
        self._known = self._text(self._tokens)
        return self._growing.add(more.encode())

    def end(self) -> str:
        """What was held back, when nothing more comes."""
        more = self._text(self._tokens)[len(self._known) :]
        return self._growing.add(more.encode()) + self._growing.end()
