"""What is refused before Lean sees it: text that could change what a verdict means.

A candidate is one tactic block. It may not leave brackets, strings or comments open (it would swallow its neighbours),
start a command (it would leave the proof), admit anything, or switch on what bypasses the kernel. Lean's own judgement
and the axiom check of acceptance come on top; this only keeps a trial honest and its neighbours safe.
"""

from __future__ import annotations

from assistant.lean.declarations import ANYWHERE_KEYWORDS
from assistant.lean.lexer import Kind, tokens, unbalanced

ADMITTING = frozenset({"sorry", "admit", "sorryAx", "stop", "lcProof", "lcUnreachable", "lcAny"})
COMMANDS = ANYWHERE_KEYWORDS | frozenset(
    "notation infix infixl infixr prefix postfix macro macro_rules syntax elab elab_rules declare_syntax_cat "
    "initialize builtin_initialize run_cmd run_elab run_meta run_tac by_elab include omit import attribute export "
    "simproc dsimproc unif_hint binder_predicate add_decl_doc private protected noncomputable unsafe partial "
    "termination_by decreasing_by".split()
)
BYPASSING = frozenset({"native_decide", "ofReduceBool", "Lean.ofReduceBool", "Lean.trustCompiler", "implemented_by"})
LONGEST_CANDIDATE = 20_000
"""Characters; more than any tactic that a person would want to see."""


def refusal(candidate: str) -> str:
    """Why a candidate is refused unseen; empty when it may be tried."""
    if not candidate.strip():
        return "it is empty"
    if len(candidate) > LONGEST_CANDIDATE:
        return f"it is longer than {LONGEST_CANDIDATE} characters"
    if "\0" in candidate:
        return "it has a NUL character"
    if problem := unbalanced(candidate):
        return problem
    previous = ""
    for token in tokens(candidate):
        if token.kind in (Kind.COMMENT, Kind.DOC):
            if token.kind is Kind.DOC:
                return "it has a documentation comment"
            continue
        if token.kind is Kind.NAME:
            last = token.text.rsplit(".", 1)[-1]
            if token.text in ADMITTING or last == "sorryAx":
                return f"`{token.text}` proves nothing"
            if token.text in BYPASSING or last in ("ofReduceBool", "trustCompiler"):
                return f"`{token.text}` bypasses the kernel"
            if token.text in COMMANDS:
                return f"`{token.text}` starts a command"
            if token.text == "native" and previous == "+":
                return "`+native` bypasses the kernel"
        elif token.kind is Kind.SYMBOL and token.text.startswith("#") and len(token.text) > 1:
            return f"`{token.text}` starts a command"
        elif token.kind is Kind.STRING and token.text.startswith(("s!", "m!", "f!")):
            return "an interpolated string can hide code"
        previous = token.text
    return ""
