"""Goals on the screen: aligned, complete in any width, with what changed marked word by word."""

from __future__ import annotations

import re
import string

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from assistant.lean.goals import Goal, Hypothesis
from tui.goals import CHANGED, COMPARED, NARROWEST, NEW, SAME, changed_spans, goal_lines, render_goals
from tui.lean_text import LONGEST


def hypothesis(names: str, type_: str, value: str = "") -> Hypothesis:
    return Hypothesis(tuple(names.split()), type_, value)


def goal(target: str, *hypotheses: Hypothesis, case: str = "") -> Goal:
    return Goal(case, hypotheses, target)


def underlined(content: Content) -> list[str]:
    """What is underlined, in order."""
    spans = sorted((span.start, span.end) for span in content.spans if "underline" in str(span.style))
    return [content.plain[start:end] for start, end in spans]


def marks(now: Goal, above: Goal | None) -> dict[str, str]:
    lines, _ = goal_lines(now, above)
    return {line.label: line.mark for line in lines}


# --- what changed ----------------------------------------------------------------------------------------------

ABOVE = goal("p → q", hypothesis("p q", "Prop"), hypothesis("h", "p ∧ q"), hypothesis("old", "q"))


def test_new_changed_and_kept_hypotheses_are_marked() -> None:
    now = goal("q", hypothesis("p q", "Prop"), hypothesis("h", "p ∧ p"), hypothesis("hp", "p"))
    assert marks(now, ABOVE) == {"p q": SAME, "h": CHANGED, "hp": NEW, "⊢": CHANGED}


def test_names_that_the_state_above_had_are_told_to_be_gone() -> None:
    _, gone = goal_lines(goal("p → q", hypothesis("q", "Prop")), ABOVE)
    assert gone == ["p", "h", "old"]
    assert "- gone: p h old" in render_goals([goal("p → q", hypothesis("q", "Prop"))], [ABOVE]).plain.splitlines()


def test_without_a_state_above_nothing_is_marked() -> None:
    assert set(marks(ABOVE, None).values()) == {SAME}
    assert goal_lines(ABOVE, None)[1] == []
    assert underlined(render_goals([ABOVE])) == []


def test_the_same_state_has_no_marks() -> None:
    assert set(marks(ABOVE, ABOVE).values()) == {SAME}
    assert underlined(render_goals([ABOVE], [ABOVE])) == []


def test_a_let_whose_value_is_another_one_has_changed() -> None:
    above = goal("p", hypothesis("x", "Nat", "1"))
    assert marks(goal("p", hypothesis("x", "Nat", "2")), above)["x"] == CHANGED
    assert "x : Nat := 2" in render_goals([goal("p", hypothesis("x", "Nat", "2"))], [above]).plain


def test_a_name_that_joins_others_of_the_same_type_is_new_with_them() -> None:
    above = goal("p", hypothesis("a", "Nat"))
    assert marks(goal("p", hypothesis("a b", "Nat")), above)["a b"] == NEW


def test_a_word_that_changed_in_a_long_type_is_underlined_and_nothing_else() -> None:
    above = goal("p", hypothesis("h", "a + b * c = f (g x) y"))
    now = goal("p", hypothesis("h", "a + b * d = f (g x) y"))
    assert underlined(render_goals([now], [above])) == ["d"]


def test_a_stretch_of_the_target_that_changed_is_underlined_as_one() -> None:
    assert underlined(render_goals([goal("xs ++ (a :: b) = c")], [goal("xs ++ ys = c")])) == ["(a :: b)"]


def test_the_underline_is_on_its_word_also_where_the_line_is_wrapped() -> None:
    words = [f"word{number}" for number in range(30)]
    changed = [*words[:25], "fresh", *words[26:]]
    content = render_goals([goal(" ".join(changed))], [goal(" ".join(words))], width=40)
    assert underlined(content) == ["fresh"]
    assert len(content.plain.splitlines()) > 4


def test_a_long_stretch_that_changed_is_underlined_as_a_whole() -> None:
    old, new = " ".join("ab" * COMPARED), " ".join("bcc" * COMPARED)
    assert changed_spans(f"f ({old}) = x", f"f ({new}) = x") == ((3, 3 + len(new)),)
    assert changed_spans("f (a b c) = x", "f (d b e) = x") == ((3, 4), (7, 8))


def test_one_word_is_found_in_a_text_of_thousands() -> None:
    words = [f"x{number % 7}" for number in range(3_000)]
    text = " ".join([*words[:2_000], "fresh", *words[2_001:]])
    [(start, end)] = changed_spans(" ".join(words), text)
    assert text[start:end] == "fresh"


def test_texts_that_are_too_long_for_colours_are_not_compared() -> None:
    assert changed_spans("a " * LONGEST, "b") == ()


TOKENS = st.lists(st.sampled_from(["a", "b", "c", "(", ")", "+", "∧", "foo.bar", "12"]), max_size=20)


@given(TOKENS, TOKENS)
def test_what_is_not_in_a_changed_stretch_was_there_before_in_this_order(before: list[str], after: list[str]) -> None:
    text = " ".join(after)
    spans = changed_spans(" ".join(before), text)
    assert list(spans) == sorted(spans)
    left = list(text)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
        left[start:end] = " " * (end - start)
    rest = iter(before)
    if before:
        assert all(word in rest for word in "".join(left).split())


# --- where it stands -------------------------------------------------------------------------------------------


def test_types_stand_below_each_other_and_longer_names_push_theirs_to_the_right() -> None:
    long = "a_name_of_more_than_sixteen"
    now = goal("p", hypothesis("n", "Nat"), hypothesis("hxy", "n > 2"), hypothesis(long, "n = 3"))
    rows = render_goals([now]).plain.splitlines()
    assert rows[0].index(":") == rows[1].index(":")
    assert rows[2].index(" : ") == 2 + len(long)
    assert rows[3] == "  ⊢ p"


def test_names_of_wide_characters_do_not_push_the_types_apart() -> None:
    rows = render_goals([goal("p", hypothesis("前提", "Nat"), hypothesis("h", "p"), hypothesis("abcde", "q"))]).split(
        "\n"
    )
    columns = {Content(row.plain[: row.plain.index(" : ")]).cell_length for row in rows[:3]}
    assert len(columns) == 1


def test_a_line_that_goes_on_begins_below_where_its_type_began() -> None:
    words = " ".join(f"w{number}" for number in range(40))
    rows = render_goals([goal("p", hypothesis("h", words))], width=40).plain.splitlines()
    begin = rows[0].index("w0")
    further = rows[1:-1]
    assert len(further) > 2
    assert all(len(row) - len(row.lstrip()) == begin for row in further)
    assert all(len(row) <= 40 for row in rows)


def test_several_goals_are_counted_and_named() -> None:
    text = render_goals([goal("p", case="left"), goal("q")]).plain
    assert text.splitlines() == ["goal 1 of 2 left", "  ⊢ p", "goal 2 of 2", "  ⊢ q"]
    assert render_goals([goal("p", case="inl")]).plain.splitlines() == ["case inl", "  ⊢ p"]


def test_no_goals_are_told() -> None:
    assert render_goals([]).plain == "nothing is left to be proved"


def test_nothing_in_a_goal_reaches_the_terminal_as_an_escape() -> None:
    bad = "a\x1b[31mb\x9bc\x07"
    now = Goal(bad, (Hypothesis((bad,), bad, bad),), bad)
    text = render_goals([now, now], [goal("p", Hypothesis((f"gone{bad}",), "q"))], width=60).plain
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    assert text.count("[31mb") >= 8  # what is no control character is still there


WORDS = st.text(st.sampled_from(string.ascii_letters + "αβ∀∧→✝()[]日本"), min_size=1, max_size=30)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)


@given(TEXTS, TEXTS, TEXTS, st.integers(0, 100))
def test_no_text_is_lost_in_any_width(type_: str, target: str, before: str, width: int) -> None:
    now = goal(target, hypothesis("h", type_), hypothesis("x y", "Nat", type_))
    content = render_goals([now], [goal(before, hypothesis("h", before))], width)
    expected = f"h:{type_} + x y : Nat := {type_} ⊢ {target}"
    assert "".join(content.plain.split()).lstrip("~+").replace("~⊢", "⊢") == "".join(expected.split())
    if width >= 40:
        assert all(row.cell_length <= width for row in content.split("\n"))


@given(st.text(max_size=200), st.integers(NARROWEST, 60))
def test_any_text_can_be_drawn(text: str, width: int) -> None:
    now = Goal(text, (Hypothesis((text,), text, text),), text)
    assert render_goals([now, now], [goal("p")], width).plain


def test_a_very_long_target_is_all_there() -> None:
    target = " ".join(f"x{number}" for number in range(20_000))
    assert render_goals([goal(target)], width=80).plain.split()[1:] == target.split()
