"""Prompts: what a model is told, made from its card and what is known of a place.

Nothing here runs a model or Lean. What a text of a card may hold, and what stands there:

- `state`: all goals as Lean prints them; `goal`: the first one without its tag
- `premises`: those that were found, as the card writes them
- `header`: the imports of the file; `context`: what stands between them and the declaration, without its beginning
  where it is too long
- `declaration`: the text of the declaration up to the place; `steps`: the tactics from there to the state; `name`: the
  declaration's
- `statement`: the declaration with `sorry` at the place, `code`: the same below header and context, `opening`: that
  up to the `sorry`, where nothing stands behind it
- `informal`: what the comments above the declaration say of it; `hint`: what somebody wants the model to know

**Room.** What does not fit is left out: premises from the least useful on, then the context from its far end, then
older attempts. A token counter is asked once for all parts, and it is their sum that has to fit; where a runtime counts
asynchronously, make a `Draft` and fit it to the counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.lean.goals import Goal
from assistant.premises.premise import Premise, ScoredPremise
from models.cards import Kind, ModelCard, Order, PremiseStyle, Repair, Template
from models.generation import Message, Prompt, Role
from models.placeholders import filled, with_sections
from models.proof_text import code_up_to_hole, imports, informal_text, paragraphs, with_proof, with_tactic_hole
from models.protocol import Attempt, ContextTooLong, ProofRequest, ProofState, ProverMisconfigured

MESSAGE_TOKENS = 8
"""What a template for conversations adds around a message, at most."""
PART_TOKENS = 1
"""By how much a part may count more together with others than alone."""
PARAGRAPHS = "\n\n"
"""What stands between paragraphs of code, and between goals."""
EXCERPT_ABOVE = 4
EXCERPT_BELOW = 1
"""Lines that are shown around the one that a message is about."""

TokenCounter = Callable[[Sequence[str]], Sequence[int]]
"""How many tokens each of some texts has."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many `tokens` a prompt may have, and who counts them."""

    count: TokenCounter
    tokens: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A prompt of which parts may be left out. `optional` are these parts, in the order in which they go; `make` gives
    the prompt without so many of them."""

    model: str
    optional: tuple[str, ...]
    make: Callable[[int], Prompt]

    @property
    def texts(self) -> tuple[str, ...]:
        """What is to be counted: what is left without all of these parts, and the parts."""
        bare = self.make(len(self.optional))
        told = (bare.text, *(message.text for message in bare.messages), bare.answer)
        return "\n".join(filter(None, told)), *self.optional

    def fitted(self, counts: Sequence[int], tokens: int) -> Prompt:
        """The prompt with as many parts as there is room for, by the counts of its `texts`.

        Errors: `ContextTooLong`.
        """
        bare = self.make(len(self.optional))
        needed = counts[0] + MESSAGE_TOKENS * len(bare.messages)
        if needed > tokens:
            raise ContextTooLong(
                f"{self.model}: the shortest prompt has about {needed} tokens, and there is room for {tokens}",
                hint="A model with a longer context takes it; or split the goal or the statement.",
            )
        parts = [count + PART_TOKENS for count in counts[1:]]
        left = needed + sum(parts)
        dropped = 0
        while left > tokens:
            left -= parts[dropped]
            dropped += 1
        return self.make(dropped)

    def prompt(self, room: Room | None = None) -> Prompt:
        """All of it, or what there is room for. Errors: `ContextTooLong`."""
        return self.make(0) if room is None else self.fitted(room.count(self.texts), room.tokens)


def step_prompt(card: ModelCard, state: ProofState, hint: str = "", room: Room | None = None) -> Prompt:
    """What asks for the next tactic. Errors: `ContextTooLong`; `ProverMisconfigured` for a model that writes none."""
    return step_draft(card, state, hint).prompt(room)


def statements_prompt(card: ModelCard, state: ProofState, hint: str = "", room: Room | None = None) -> Prompt:
    """What asks for statements that help to prove the first goal. Errors: as `step_prompt`."""
    return statements_draft(card, state, hint).prompt(room)


def whole_prompt(card: ModelCard, request: ProofRequest, hint: str = "", room: Room | None = None) -> Prompt:
    """What asks for a proof, whatever was tried before. Errors: as `step_prompt`."""
    return whole_draft(card, request, hint).prompt(room)


def repair_prompt(card: ModelCard, request: ProofRequest, hint: str = "", room: Room | None = None) -> Prompt:
    """What asks for another proof after those of the request, with what Lean said of them. A model whose card does not
    say how it is told is asked anew. Errors: as `step_prompt`."""
    return repair_draft(card, request, hint).prompt(room)


def step_draft(card: ModelCard, state: ProofState, hint: str = "") -> Draft:
    """`step_prompt` before it is fitted. Errors: `ProverMisconfigured`."""
    return _draft(card, Kind.STEP, state, _place_values(state, hint))


def statements_draft(card: ModelCard, state: ProofState, hint: str = "") -> Draft:
    """`statements_prompt` before it is fitted. Errors: `ProverMisconfigured`."""
    return _draft(card, Kind.STATEMENTS, state, _place_values(state, hint))


def whole_draft(card: ModelCard, request: ProofRequest, hint: str = "") -> Draft:
    """`whole_prompt` before it is fitted. Errors: `ProverMisconfigured`."""
    return _draft(card, Kind.WHOLE, request.state, _request_values(request, hint))


def repair_draft(card: ModelCard, request: ProofRequest, hint: str = "") -> Draft:
    """`repair_prompt` before it is fitted: the last attempt is always told. Errors: `ProverMisconfigured`."""
    if card.repair is None or not request.attempts:
        return whole_draft(card, request, hint)
    turns = [_turn(card.repair, request, attempt, number) for number, attempt in enumerate(request.attempts, start=1)]
    return _draft(card, Kind.WHOLE, request.state, _request_values(request, hint), turns)


# --- parts -----------------------------------------------------------------------------------------------------


def premise_line(template: str, premise: Premise, number: int) -> str:
    """A premise as a card writes it, `number` from 1."""
    statement = premise.statement.strip()
    values = {
        "name": premise.name,
        "kind": premise.kind,
        "statement": statement,
        "proposition": proposition(statement),
        "number": str(number),
    }
    return filled(template, values).rstrip(" :")


def proposition(statement: str) -> str:
    """A statement as it is written behind a name, as a proposition of its own: `(n : Nat) : n = n` is
    `∀ (n : Nat), n = n`."""
    depth = 0
    for at, character in enumerate(statement):
        depth += (character in "([{⦃⟨") - (character in ")]}⦄⟩")
        if character == ":" and depth == 0:
            binders, body = statement[:at].strip(), statement[at + 1 :].strip()
            return f"∀ {binders}, {body}" if binders else body
    return statement


def _premises_text(style: PremiseStyle, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    ordered = lines if style.order is Order.BEST_FIRST else lines[::-1]
    return style.heading + style.separator.join(ordered) + style.ending


def _told_premises(style: PremiseStyle | None, premises: Sequence[ScoredPremise]) -> list[str]:
    if style is None:
        return []
    best = premises[: style.most]
    return [premise_line(style.each, scored.premise, number) for number, scored in enumerate(best, start=1)]


def _state_text(goals: Sequence[Goal]) -> str:
    return PARAGRAPHS.join(goal.render() for goal in goals)


def _goal_text(goals: Sequence[Goal]) -> str:
    return Goal("", goals[0].hypotheses, goals[0].target).render() if goals else ""


def _place_values(state: ProofState, hint: str) -> dict[str, str]:
    return {
        "state": _state_text(state.goals),
        "goal": _goal_text(state.goals),
        "header": imports(state.file.header),
        "declaration": state.context.rstrip(),
        "steps": "\n".join(state.steps),
        "name": state.declaration_name,
        "hint": hint.strip(),
    }


def _request_values(request: ProofRequest, hint: str) -> dict[str, str]:
    return {
        **_place_values(request.state, hint),
        "statement": with_tactic_hole(request),
        "informal": informal_text(request.state.file.before, request.declaration),
    }


def _turn(repair: Repair, request: ProofRequest, attempt: Attempt, number: int) -> tuple[Message, Message]:
    """An attempt of the model, and what it is told about it."""
    lines = attempt.proof.split("\n")
    told = [
        filled(repair.message, _message_values(lines, line, message, order))
        for order, (line, message) in enumerate(attempt.messages[: repair.most], start=1)
    ]
    values = {
        "attempt": with_proof(request, attempt.proof),
        "proof": attempt.proof,
        "messages": repair.separator.join(told),
        "round": str(number),
    }
    return Message(Role.ASSISTANT, filled(repair.attempt, values)), Message(Role.USER, filled(repair.user, values))


def _message_values(lines: Sequence[str], line: int, message: str, number: int) -> dict[str, str]:
    at = min(max(line, 1), len(lines)) - 1
    around = list(lines[max(0, at - EXCERPT_ABOVE) : at + EXCERPT_BELOW + 1])
    indented = lines[at]
    code = indented.lstrip()
    blanks = indented[: len(indented) - len(code)]
    around[at - max(0, at - EXCERPT_ABOVE)] = f"{blanks}<error>{code}</error>"
    return {
        "number": str(number),
        "line": str(at + 1),
        "source": code.strip(),
        "excerpt": "\n".join(around),
        "message": message.strip(),
    }


# --- the prompt ------------------------------------------------------------------------------------------------


def _draft(
    card: ModelCard,
    kind: Kind,
    state: ProofState,
    values: Mapping[str, str],
    turns: Sequence[tuple[Message, Message]] = (),
) -> Draft:
    template = card.template(kind)
    if template is None:
        raise ProverMisconfigured(
            f"{card.name} writes no {_WRITES[kind]}", hint="Choose a model whose card says that it does."
        )
    holds = template.holds
    style = card.premises if "premises" in holds else None
    premises = _told_premises(style, state.premises)
    context = paragraphs(state.file.before) if holds & {"context", "code", "opening"} else []
    older = [f"{attempt.text}\n{reply.text}" for attempt, reply in turns[:-1]]

    def make(dropped: int) -> Prompt:
        fewer = min(dropped, len(premises))
        later = min(dropped - fewer, len(context))
        forgotten = dropped - fewer - later
        told = premises[: len(premises) - fewer]
        return _prompt(
            template,
            {
                **values,
                "premises": _premises_text(style, told) if style is not None else "",
                "context": PARAGRAPHS.join(context[later:]),
            },
            turns[forgotten:],
        )

    # What stands around all of them goes with the last one that is left out.
    counted = [line + style.separator for line in premises] if style is not None else []
    if style is not None and counted:
        counted[0] += style.heading + style.ending
    above = [paragraph + PARAGRAPHS for paragraph in context]
    if above:
        above[-1] += template.sections.get("context", "")
    return Draft(card.name, (*counted[::-1], *above, *older), make)


_WRITES = {Kind.STEP: "tactics", Kind.WHOLE: "proofs", Kind.STATEMENTS: "statements", Kind.ENCODER: "texts"}


def _prompt(template: Template, plain: Mapping[str, str], turns: Sequence[tuple[Message, Message]]) -> Prompt:
    code = PARAGRAPHS.join(filter(None, (plain["header"], plain["context"], plain.get("statement", ""))))
    values = with_sections({**plain, "code": code, "opening": code_up_to_hole(code)}, template.sections)
    if template.text:
        return Prompt(filled(template.text, values))
    messages = []
    if template.system:
        messages.append(Message(Role.SYSTEM, filled(template.system, values)))
    for example in template.examples:
        messages += [Message(Role.USER, example.user), Message(Role.ASSISTANT, example.assistant)]
    messages.append(Message(Role.USER, filled(template.user, values)))
    for turn in turns:
        messages += turn
    return Prompt(messages=tuple(messages), answer=filled(template.answer, values))
