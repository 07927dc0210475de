"""Trees for the tests of exports: one that can be read, and any that a file may hold, with hostile texts."""

from __future__ import annotations

import contextlib

from hypothesis import strategies as st

from assistant.lean.goals import Goal, Hypothesis, parse_goals
from assistant.lean.verify.verdicts import Step
from assistant.search.tree import (
    CandidateTried,
    EdgeAdded,
    EdgeWithdrawn,
    Event,
    GoalRefuted,
    NodeExhausted,
    NodeOpened,
    NodePinned,
    NodePruned,
    NodeVisited,
    ProofFound,
    ProofJudged,
    SearchEnded,
    Tree,
)


def sample() -> Tree:
    """A conjunction, proved by its parts; beside that a way that leads back to the root and to a part, and a dead
    end."""
    hypotheses = "p q : Prop\nhp : p\nhq : q\n⊢ "
    symmetric = Step("apply And.symm", 1, (0,))
    return Tree(
        [
            NodeOpened(0, parse_goals(hypotheses + "p ∧ q"), (), 0.0),
            NodeVisited(0),
            CandidateTried(0, "rfl", "portfolio", -0.7, "failed", 'no "rfl" <here> & there', 1.25),
            CandidateTried(0, "constructor", "portfolio", -0.3, "progress", "", 2.0),
            NodeOpened(1, parse_goals("case left\n" + hypotheses + "p"), (Step("constructor", 2, (0,)),), -0.3),
            NodeOpened(2, parse_goals("case right\n" + hypotheses + "q"), (Step("constructor", 2, (1,)),), -0.3),
            EdgeAdded(0, "constructor", "portfolio", -0.3, (1, 2)),
            NodeOpened(3, parse_goals(hypotheses + "q ∧ p"), (symmetric,), -0.9),
            EdgeAdded(0, "apply And.symm", "premises", -0.9, (3,)),
            NodeOpened(4, parse_goals(hypotheses + "p ∧ p"), (symmetric, Step("x", 2, (0,))), -2.0),
            NodeOpened(5, parse_goals(hypotheses + "q ∨ p"), (symmetric, Step("x", 2, (1,))), -1.5),
            EdgeAdded(3, "apply And.symm", "premises", -0.9, (0,)),
            EdgeAdded(3, "exact lemma\n  with a second line", "premises", -1.0, (1,)),
            EdgeAdded(3, "x", "premises", -1.1, (4, 5)),
            NodeOpened(6, parse_goals(hypotheses + "False"), (Step("exfalso", 1, (0,)),), -4.0),
            EdgeAdded(0, "exfalso", "portfolio", -4.0, (6,)),
            NodeExhausted(6),
            NodePruned(4, True),
            NodePinned(5, True),
            EdgeAdded(2, "exact hq", "portfolio", -0.2, ()),
            EdgeAdded(1, "exact hp", "portfolio", -0.2, ()),
            ProofFound("constructor\n· exact hp\n· exact hq"),
            ProofJudged("constructor", False, (), ("it is not finished",)),
            ProofJudged("exact ⟨hp, hq⟩", True, ("propext",), ()),
            SearchEnded("proved", 1.5),
        ]
    )  # fmt: skip


NEGATION = "example : ¬ (∀ (n : Nat), n + 1 = n) :=\n  fun c => absurd (c 0) (by decide)"


def half_false() -> list[Event]:
    """Of a search in which one state is known to be false, and the one beside it is not."""
    step = Step("cases n", 2, (0,))
    return [
        NodeOpened(0, parse_goals("n : Nat\n⊢ n + 1 = n"), (), 0.0),
        NodeOpened(1, parse_goals("⊢ 0 + 1 = 0"), (step,), -0.5),
        NodeOpened(2, parse_goals("k : Nat\n⊢ k + 1 + 1 = k + 1"), (step,), -0.5),
        EdgeAdded(0, "cases n", "portfolio", -0.5, (1, 2)),
        GoalRefuted(1, "false", "exact fun c => absurd c (by decide)"),
    ]


def refuted() -> Tree:
    """The same when the statement itself was found to be false."""
    return Tree(
        [
            *half_false(),
            GoalRefuted(0, "false for n = 0", NEGATION),
            SearchEnded("refuted", 0.3, "false for n = 0"),
        ]
    )


def chain(length: int, scores: float = -1.0) -> Tree:
    """States below each other, each with one tactic, that lead nowhere."""
    tree = Tree([NodeOpened(0, parse_goals("⊢ P 0"), (), 0.0)])
    for number in range(1, length):
        tree.apply(NodeOpened(number, parse_goals(f"⊢ P {number}"), (), scores))
        tree.apply(EdgeAdded(number - 1, f"step {number}", "portfolio", -1.0, (number,)))
    return tree


def fan(scores: list[float]) -> Tree:
    """A root with a state below it for each score."""
    tree = Tree([NodeOpened(0, parse_goals("⊢ P"), (), 0.0)])
    for number, score in enumerate(scores, start=1):
        tree.apply(NodeOpened(number, parse_goals(f"⊢ P {number}"), (), score))
        tree.apply(EdgeAdded(0, f"step {number}", "portfolio", score, (number,)))
    return tree


# --- any tree --------------------------------------------------------------------------------------------------

FRAGMENTS = (
    '"', "'", "\\", "\\l", '\\"', "\n", "\r", "\t", "\0", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff",
    "\ud800", "\udc00", "\ufffe", "\U0001fffe", "</script>", "<script>alert(1)</script>", "<!--", "-->", "]]>", "<b>",
    "&amp;", "&#0;", "&lt", "{", "}", ";", "->", "//", "/*", "${x}", "`", "%s", "⊢", "·", "𝕜", "漢字", "e\u0301",
    " ", "a",
)  # fmt: skip
texts = st.lists(st.sampled_from(FRAGMENTS) | st.characters(), max_size=6).map("".join)
scores = st.floats() | st.integers(0, 2**64 - 1)
goals = st.builds(
    Goal,
    texts,
    st.lists(st.builds(Hypothesis, st.lists(texts, min_size=1, max_size=2).map(tuple), texts, texts), max_size=2).map(
        tuple
    ),
    texts,
)
several_texts = st.lists(texts, max_size=2).map(tuple)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Shared states, cycles, states that nothing leads to, trees without a state."""
    count = draw(st.integers(0, 6))
    steps = st.lists(st.builds(Step, texts, st.integers(0, 3), st.just((0,))), max_size=2).map(tuple)
    tree = Tree(
        NodeOpened(number, tuple(draw(st.lists(goals, max_size=2))), draw(steps), draw(scores))
        for number in range(count)
    )
    nodes = st.integers(0, max(0, count - 1))
    tactics = st.sampled_from(draw(st.lists(texts, min_size=1, max_size=4)))
    children = st.lists(nodes, max_size=3).map(tuple)
    verdicts = st.sampled_from(["closes", "progress", "failed", "timed out", "out of memory", "unknown"]) | texts
    later: st.SearchStrategy[Event] = st.one_of(
        st.builds(EdgeAdded, nodes, tactics, texts, scores, children),
        st.builds(EdgeAdded, nodes, tactics, texts, scores, children),
        st.builds(EdgeWithdrawn, nodes, tactics),
        st.builds(CandidateTried, nodes, tactics, texts, scores, verdicts, texts, scores),
        st.builds(NodeExhausted, nodes),
        st.builds(NodePruned, nodes, st.booleans()),
        st.builds(NodePinned, nodes, st.booleans()),
        st.builds(NodeVisited, nodes),
        st.builds(GoalRefuted, nodes, texts, texts),
        st.builds(ProofJudged, texts, st.booleans(), several_texts, several_texts),
        st.builds(SearchEnded, texts, scores),
    )
    for event in draw(st.lists(later, max_size=14)):
        with contextlib.suppress(ValueError):  # what does not fit
            tree.apply(event)
    return tree
