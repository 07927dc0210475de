"""Trees as indented lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.search.export.outline import outline
from assistant.search.export.parts import columns
from assistant.search.export.text import DEEPEST, NARROWEST, lines
from assistant.search.store import TreeFile
from assistant.search.tree import Tree
from tests.search.export.trees import chain, refuted, sample, trees


def test_the_sample_reads_without_colours() -> None:
    assert [str(line) for line in lines(outline(sample()))] == [
        "» ✓ ⊢ p ∧ q",
        "»   ✓ constructor (2 states)",
        "»     ✓ ⊢ p",
        "»       ✓ exact hp ∎",
        "»     ✓ ⊢ q",
        "»       ✓ exact hq ∎",
        "    ✓ apply And.symm ⊢ q ∧ p",
        "      ✓ apply And.symm ↪ ⊢ p ∧ q",
        "      ✓ exact lemma with a second line ↪ ⊢ p",
        "      ∧ x (2 states)",
        "        ⊘ ⊢ p ∧ p",
        "        ○◆ ⊢ q ∨ p",
        "    ✗ exfalso ⊢ False",
    ]


def test_what_is_false_says_for_what() -> None:
    assert [str(line) for line in lines(outline(refuted()))] == [
        "» ⊥ ⊢ n + 1 = n false for n = 0",
        "    ∧ cases n (2 states)",
        "      ⊥ ⊢ 0 + 1 = 0 false",
        "      ○ ⊢ k + 1 + 1 = k + 1",
    ]


def test_what_is_deeper_is_counted() -> None:
    assert [str(line) for line in lines(outline(sample()), depth=1)] == [
        "» ✓ ⊢ p ∧ q",
        "»   ✓ constructor (2 states)",
        "»     ✓ ⊢ p … 1 tactic below",
        "»     ✓ ⊢ q … 1 tactic below",
        "    ✓ apply And.symm ⊢ q ∧ p … 3 tactics below",
        "    ✗ exfalso ⊢ False",
    ]


def test_what_is_left_out_is_said() -> None:
    shown = [str(line) for line in lines(outline(sample(), states=4))]
    assert "      ∧ x (2 states)" in shown
    assert "        … 2 states left out" in shown


@given(tree=trees(), width=st.integers(70, 100))
def test_a_line_is_one_line_of_the_screen_and_steers_no_terminal(tree: Tree, width: int) -> None:
    for line in map(str, lines(outline(tree), width=width)):
        assert columns(line) <= width
        assert line.isprintable() or not any(letter < " " or "\x7f" <= letter <= "\x9f" for letter in line)
        assert len(line.splitlines()) == 1


def test_deep_lines_stand_no_further_to_the_right_and_say_their_level() -> None:
    shown = list(lines(outline(chain(60)), width=60))
    assert len(shown) == 60
    assert max(columns(str(line)) for line in shown) <= 2 + 2 * DEEPEST + 5 + NARROWEST
    assert "50▸ ○ step 50 ⊢ P 50" in str(shown[50])


def test_a_recorded_search_is_shown_with_its_proof(recorded: TreeFile) -> None:
    shown = list(lines(outline(recorded.tree)))
    assert str(shown[0]) == "» ✓ ⊢ a + b = b + a"
    assert any(line.on_path and str(line).endswith("∎") for line in shown)
