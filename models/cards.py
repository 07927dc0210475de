"""Cards of language models: what each can do, how it wants to be asked, and how its answers are read.

A card is data, one file each (`models/registry`, and a folder of the user's own; `models/card_files.py` reads them). A
prompt that nearly fits looks like a weak model, so all that is known of a model's form stands in its card and nowhere
else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.generation import Sampling
from models.placeholders import placeholders
from models.protocol import ProverMisconfigured


class Kind(StrEnum):
    """What a model is good for."""

    STEP = "step"
    """It writes the next tactic for a goal."""
    WHOLE = "whole"
    """It writes whole proofs."""
    STATEMENTS = "statements"
    """It writes what might be proved first: lemmas on the way, and generalisations."""
    ENCODER = "encoder"
    """It writes nothing, but makes vectors of texts (`assistant/premises/vectors`)."""


WRITTEN: Mapping[Kind, str] = {
    Kind.STEP: "tactics",
    Kind.WHOLE: "whole proofs",
    Kind.STATEMENTS: "statements",
    Kind.ENCODER: "vectors",
}
"""What a model of a kind gives, in words."""


class Runtime(StrEnum):
    """A family of runtimes."""

    LLAMA_CPP = "llama.cpp"
    TRANSFORMERS = "transformers"
    SERVER = "server"


class Form(StrEnum):
    """What a prompt is."""

    COMPLETION = "completion"
    """A text that the model goes on with."""
    CHAT = "chat"
    """A conversation, of which the model's own template makes a text."""


class Order(StrEnum):
    """Where the best premise stands."""

    BEST_FIRST = "best first"
    BEST_LAST = "best last"


class AnswerForm(StrEnum):
    """How an answer is read (`models/answers.py`)."""

    TACTIC = "tactic"
    """One tactic, which may run on into something else."""
    TACTICS = "tactics"
    """Several tactics to choose from, in a list or in fences."""
    PROOF = "proof"
    """A proof of the theorem, perhaps with lemmas before it."""
    STATEMENTS = "statements"
    """Statements of lemmas, with or without proofs."""


ANSWERS: Mapping[Kind, tuple[AnswerForm, ...]] = {
    Kind.STEP: (AnswerForm.TACTIC, AnswerForm.TACTICS),
    Kind.WHOLE: (AnswerForm.PROOF,),
    Kind.STATEMENTS: (AnswerForm.STATEMENTS,),
}
"""How a model of a kind may answer."""
PREMISE_PLACEHOLDERS = ("name", "kind", "statement", "proposition", "number")
"""What the line of a premise may hold: its name, the keyword that declared it, its statement as it is written behind
the name (`(n : Nat) : n + 0 = n`), the same without a colon before it (`∀ (n : Nat), n + 0 = n`), its place from 1."""
PLACEHOLDERS: Mapping[Kind, tuple[str, ...]] = {
    Kind.STEP: ("state", "goal", "premises", "header", "context", "declaration", "steps", "hint", "name"),
    Kind.WHOLE: (
        "code",
        "opening",
        "header",
        "context",
        "statement",
        "state",
        "goal",
        "premises",
        "informal",
        "hint",
        "name",
    ),
    Kind.STATEMENTS: ("state", "goal", "premises", "header", "context", "declaration", "hint", "name"),
}
"""What the texts of a kind may hold; `models/prompts.py` says what stands for each."""
REPAIR_PLACEHOLDERS = ("attempt", "proof", "messages", "round")
MESSAGE_PLACEHOLDERS = ("number", "line", "source", "excerpt", "message")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Where the files for some runtimes come from: those of a `repository` of the hub, at a `revision`, whose names fit
    a `pattern` (`*` and `?`). `size` is in bytes, all together, 0 where it is not known."""

    repository: str
    runtimes: tuple[Runtime, ...]
    pattern: str = "*"
    revision: str = "main"
    size: int = 0


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a model was found to be, and who says so."""

    benchmark: str
    result: str
    source: str


@dataclass(frozen=True, slots=True)
class PremiseStyle:
    """How premises are told: at most so many, in which order, how `each` is written, what stands between two, before
    all of them and behind. Without premises there is neither heading nor ending."""

    most: int
    each: str
    order: Order = Order.BEST_FIRST
    separator: str = "\n"
    heading: str = ""
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the answer to it, shown before the real question."""

    user: str
    assistant: str


@dataclass(frozen=True, slots=True)
class Template:
    """How a model is asked for one kind of thing.

    A completion has a `text`; a chat has a `user` message, perhaps a `system` one and `examples`, and `answer` is how
    the model's answer begins. `sections` are texts around a placeholder (`hint = "Hint: {hint}"`), which are left out
    where nothing stands for it. `samples` is how many answers are usually drawn.
    """

    form: Form
    answers: AnswerForm
    text: str = ""
    system: str = ""
    user: str = ""
    answer: str = ""
    examples: tuple[Example, ...] = ()
    sections: Mapping[str, str] = field(default_factory=dict, hash=False)
    samples: int = 1
    sampling: Sampling = field(default_factory=Sampling)

    @property
    def holds(self) -> frozenset[str]:
        """The placeholders of the prompt."""
        return placeholders(self.text) | placeholders(self.system) | placeholders(self.user) | placeholders(self.answer)


@dataclass(frozen=True, slots=True)
class Repair:
    """How a conversation about a proof goes on that Lean refused: the model's `attempt`, as if it had just written it,
    and what the `user` says about it. Each of at most `most` messages of Lean is written as `message`."""

    attempt: str
    user: str
    message: str
    separator: str = "\n"
    most: int = 8


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known of a model.

    `context` is in the model's own tokens (bytes for ByT5); prompt and answer share it, unless the model has
    `separate_answers`, as those with an encoder have. There is a template for each of its `kinds`, but for an encoder.
    """

    name: str
    title: str
    kinds: tuple[Kind, ...]
    runtimes: tuple[Runtime, ...]
    licence: str
    context: int
    separate_answers: bool = False
    files: tuple[ModelFiles, ...] = ()
    premises: PremiseStyle | None = None
    step: Template | None = None
    whole: Template | None = None
    statements: Template | None = None
    repair: Repair | None = None
    strengths: tuple[Strength, ...] = ()
    notes: str = ""

    def template(self, kind: Kind) -> Template | None:
        """How it is asked for that; `None` where it cannot be."""
        match kind:
            case Kind.STEP:
                return self.step
            case Kind.WHOLE:
                return self.whole
            case Kind.STATEMENTS:
                return self.statements
            case Kind.ENCODER:
                return None

    def template_for(self, kind: Kind) -> Template:
        """As `template`. Errors: `ProverMisconfigured` where it cannot be asked for that."""
        found = self.template(kind)
        if found is None:
            raise ProverMisconfigured(
                f"the card {self.name} does not say how to ask for {WRITTEN[kind]}",
                hint="`assistant models list` tells which ones do.",
            )
        return found

    def prompt_tokens(self, kind: Kind, context: int = 0) -> int:
        """How many tokens a prompt may have, so that an answer has room, in the card's context or in the smaller one
        that a runtime was given (0: it was not)."""
        room = min(self.context, context) if context else self.context
        template = self.template(kind)
        if template is None or self.separate_answers:
            return room
        return max(0, room - template.sampling.most_tokens)
