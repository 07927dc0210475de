"""Words that are tactics where a tactic may begin, and names wherever else they stand: `admit`, `stop`, `hint`.

Lean does not reserve them, so that `theorem t (start stop : Nat)` is an ordinary theorem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.lean.lexer import CLOSING, Kind, Token, code_tokens

_BEFORE_TACTICS = frozenset(
    "; <;> · . | => ( { <|> by try repeat repeat' repeat1 repeat1' first all_goals all_goals' any_goals any_goals' "
    "iterate focus then else do solve fail_if_success success_if_fail on_goal pick_goal in next case conv unhygienic "
    "stop tactic finally run_tac classical decreasing_by show_term".split()
)
_BEHIND_TACTICS = frozenset("; <;> | <|> then else at_most end case next".split()) | CLOSING


_BEFORE_LAST_TACTICS = _BEFORE_TACTICS - frozenset("( { | => in then else case do".split())
"""What a tactic stands behind that may be the last one before a comma or a colon, and no name."""
_BEHIND_TERMS = frozenset({",", ":"})
_BESIDE_TACTICS = _BEHIND_TACTICS | {"(", "[", "{", "⟨", "·", "@", "‹", "?", "_"}


def may_begin_tactic(code: Sequence[Token], number: int) -> bool:
    """Whether a tactic may begin with this token of some code; where a word of the project's own takes tactics, it may
    without that this is said."""
    behind = code[number + 1] if number + 1 < len(code) else None
    if behind is not None and behind.text in _BEHIND_TERMS:  # `⟨by stop, h⟩`, but `(stop, h)` and `(stop : Nat)`
        return number > 0 and code[number - 1].text in _BEFORE_LAST_TACTICS
    if behind is not None and not behind.first and behind.kind is Kind.SYMBOL and behind.text not in _BESIDE_TACTICS:
        return False  # `stop + 1`, `{ stop := 3 }`
    if not number or code[number].first:
        return True
    before = code[number - 1]
    return before.text in _BEFORE_TACTICS or before.kind is Kind.NUMBER or before.text.startswith("with_")


def is_whole_tactic(code: Sequence[Token], number: int) -> bool:
    """Whether this token may be a tactic that takes nothing."""
    behind = code[number + 1] if number + 1 < len(code) else None
    may_end = behind is None or behind.first or behind.text in _BEHIND_TACTICS or behind.text in _BEHIND_TERMS
    return may_end and may_begin_tactic(code, number)


SEARCHING = frozenset("exact? apply? rw? try? solve_by_elim aesop aesop? hint nlinarith library_search".split())
"""Tactics that look through a whole library, or for a proof by themselves: they take long where others fail at once."""
_FIRST_WORD = re.compile(r"[\s(·]*([^\s()]+)")


def searches(tactic: str) -> bool:
    """Whether a tactic begins with one of those."""
    found = _FIRST_WORD.match(tactic)
    return found is not None and found[1] in SEARCHING


SEARCHES = frozenset("exact? apply? rw? rw?? try? by? observe? have? solve_by_elim library_search suggestions".split())
"""Tactics, and an option of some, that look through all that there is."""
_OF_GOALS = frozenset("case case' next any_goals rotate_left rotate_right swap pick_goal on_goal".split())
"""Tactics that do not take the goals as they come; `all_goals` closes all of them or fails."""


def chooses_goals(tactic: str) -> bool:
    """Whether a tactic may turn to another goal than the one that it is asked about, or look for one by its name, which
    a trial's copy has not."""
    return any(token.text in _OF_GOALS for token in code_tokens(tactic))


OF_FIRST_GOAL = frozenset(
    "exact refine apply intro intros rintro assumption rfl exact_mod_cast trivial contradiction exfalso omega decide "
    "lia constructor left right simp simp_all simpa simp? dsimp rw rewrite unfold delta show change norm_num ring "
    "linarith nlinarith positivity norm_cast push_cast field_simp aesop tauto grind ext funext congr ac_rfl symm have "
    "obtain rcases cases induction subst specialize generalize injection nofun nomatch infer_instance exact?".split()
)
"""Tactics that take the first goal, whatever else is open."""
_JOINING = frozenset({";", "<;>", "<|>", "|"})


def takes_first_goal(tactic: str) -> bool:
    """Whether a text is one tactic that cannot touch another goal than the first, by its form: it begins with a word of
    a list, and nothing in it may begin another tactic of the same block."""
    code = list(code_tokens(tactic))
    if not code or code[0].text not in OF_FIRST_GOAL:
        return False
    return not any(token.text in _JOINING or (token.first and token.column <= code[0].column) for token in code[1:])


def sets_options(tactic: str) -> bool:
    """Whether a tactic bounds what Lean does in it: how deep it goes there depends on how deep the tactic stands."""
    return any(token.text == "set_option" for token in code_tokens(tactic))
