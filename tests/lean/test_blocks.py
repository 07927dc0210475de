"""Which tactics stand in which block, by Lean's layout rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lean.blocks import Block, Opener, tactic_blocks
from assistant.lean.lexer import code_tokens

WORDS = (
    "by · . ; <;> | => ( ) ⟨ ⟩ { } first try fun if then else case cases with intro calc open in iterate 2 x".split()
)
WORDS += ["\n", "\n  ", "\n    ", "\n      "]
LEAN_LIKE = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def blocks_of(text: str) -> tuple[Block, ...]:
    return tactic_blocks(tuple(code_tokens(text)))


def tactics(text: str) -> list[list[str]]:
    """The first word of each tactic, block by block in the order in which they open."""
    start_of = {token.start: token.text for token in code_tokens(text)}
    return [[start_of[start] for start in block.tactics] for block in blocks_of(text)]


def test_a_line_at_the_column_of_the_block_is_a_tactic_and_a_deeper_one_goes_on() -> None:
    assert tactics("by\n  a\n    b\n  c\n    d\n") == [["a", "c"]]


def test_the_column_of_a_block_is_that_of_its_first_tactic() -> None:
    assert tactics("by a\n   b\n") == [["a", "b"]]
    assert tactics("by a\n  b\n") == [["a"]]


def test_a_line_left_of_the_block_ends_it() -> None:
    text = "by\n    a\n  b"
    [block] = blocks_of(text)
    assert tactics(text) == [["a"]]
    assert text.index("a") in block
    assert text.index("b") not in block


def test_a_block_without_tactics() -> None:
    [block] = blocks_of("by")
    assert (block.tactics, block.column, block.opened_at) == ([], -1, 2)
    assert 2 not in block


def test_semicolons_part_tactics() -> None:
    assert tactics("by a; b; c d") == [["a", "b", "c"]]


def test_blocks_nest_through_terms() -> None:
    assert tactics("by\n  have h := by\n    a\n    b\n  exact f (by c) (by d)\n") == [
        ["have", "exact"],
        ["a", "b"],
        ["c"],
        ["d"],
    ]


def test_a_bracket_ends_the_block_inside_it() -> None:
    assert tactics("by exact ⟨by a; b, c⟩; d") == [["exact", "d"], ["a", "b"]]


@pytest.mark.parametrize("bullet", ["·", "."])
def test_bullets(bullet: str) -> None:
    text = f"by\n  a\n  {bullet} b\n    c\n  {bullet}\n    d\n  e"
    assert tactics(text) == [["a", bullet, bullet, "e"], ["b", "c"], ["d"]]
    assert [block.opener for block in blocks_of(text)] == [Opener.BY, Opener.BULLET, Opener.BULLET]


def test_an_empty_bullet_does_not_take_in_the_next_line() -> None:
    assert tactics("by\n  ·\n  · a") == [["·", "·"], [], ["a"]]


@pytest.mark.parametrize("head", ["cases h", "induction n", "match n", "rcases h"])
def test_alternatives(head: str) -> None:
    text = f"by\n  {head} with\n  | inl x => a; b\n  | inr x =>\n    c\n    d\n  e"
    assert tactics(text) == [[head.split(maxsplit=1)[0], "e"], ["a", "b"], ["c", "d"]]


def test_alternatives_in_one_line() -> None:
    assert tactics("by cases h with | inl x => a | inr x => b") == [["cases"], ["a"], ["b"]]


@pytest.mark.parametrize("opener", ["case left =>", "case' left =>", "next =>", "next x =>", "on_goal 2 =>", "conv =>"])
def test_tactics_that_open_a_block_with_an_arrow(opener: str) -> None:
    assert tactics(f"by\n  {opener}\n    a\n    b\n  c")[1:] == [["a", "b"]]


def test_the_arrow_of_a_function_opens_nothing() -> None:
    assert tactics("by\n  intro x; exact fun y => z") == [["intro", "exact"]]
    assert tactics("by\n  cases (fun y => y) with\n  | a => b") == [["cases"], ["b"]]
    assert tactics("by\n  exact ⟨fun y ↦ z⟩") == [["exact"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by try a", [["try"], ["a"]]),
        ("by all_goals a", [["all_goals"], ["a"]]),
        ("by iterate 2 a", [["iterate"], ["a"]]),
        ("by iterate a", [["iterate"], ["a"]]),
        ("by\n  focus\n    a\n    b\n  c", [["focus", "c"], ["a", "b"]]),
        ("by a <;> b", [["a"], ["b"]]),
        ("by a <;> try b", [["a"], ["try"], ["b"]]),
        ("by a <;> b; c", [["a", "c"], ["b"]]),
        ("by\n  a\n  <;> b\n  c", [["a", "c"], ["b"]]),
        ("by\n  a\n    <;> b\n    <;> c", [["a"], ["b"], ["c"]]),
        ("by first | a | b", [["first"], ["a"], ["b"]]),
        ("by first | try a | b <;> c | d", [["first"], ["try"], ["a"], ["b"], ["c"], ["d"]]),
        ("by try a; b", [["try"], ["a", "b"]]),
        ("by try a <;> b; c", [["try"], ["a", "c"], ["b"]]),
        ("by a <;> try b; c", [["a"], ["try"], ["b", "c"]]),
        ("by first | a; b | c", [["first"], ["a", "b"], ["c"]]),
        ("by cases h with | inl x => first | a | b; c", [["cases"], ["first"], ["a"], ["b", "c"]]),
        ("by\n  try a\n  b", [["try", "b"], ["a"]]),
        ("by\n  first\n  | a\n  | b; c\n  d", [["first", "d"], ["a"], ["b", "c"]]),
        ("by (a; b)", [["("], ["a", "b"]]),
        ("by\n  (a\n   b)\n  c", [["(", "c"], ["a", "b"]]),
        ("by { a; b }", [["{"], ["a", "b"]]),
        ("by open N in a", [["open", "a"]]),
        ("by\n  set_option x true in\n  a", [["set_option", "a"]]),
        ("by classical a", [["classical"], ["a"]]),
        ("by\n  classical\n  a", [["classical", "a"]]),
        ("by\n  if h : p then\n    a\n  else\n    b\n  c", [["if", "c"], ["a"], ["b"]]),
        ("by if p then a else b", [["if"], ["a"], ["b"]]),
        ("f\ndecreasing_by\n  a\n  b", [["a", "b"]]),
    ],
)
def test_tactics_that_take_tactics(text: str, expected: list[list[str]]) -> None:
    assert tactics(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "by\n  all_goals\n    cases h with\n    | a => x\n    | b => y",
        "by\n  first\n  | cases h with\n    | a => x\n    | b => y",
        "by\n  match n with\n  | _ =>\n    cases h with\n    | a => x\n    | b => y",
    ],
)
def test_alternatives_at_the_column_of_their_tactic_do_not_end_its_block(text: str) -> None:
    assert tactics(text)[1:] == [["cases"], ["x"], ["y"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by induction n with\n  | zero => a\n  | succ n ih => b", [["induction"], ["a"], ["b"]]),
        ("by\n  have h := by cases b with\n    | t => a\n    | f => b\n  c", [["have", "c"], ["cases"], ["a"], ["b"]]),
        ("by\n  all_goals first\n    | a\n    | b\n  c", [["all_goals", "c"], ["first"], ["a"], ["b"]]),
        ("by\n  x <;> (first\n    | a\n    | b)\n  c", [["x", "c"], ["("], ["first"], ["a"], ["b"]]),
        ("by match n with\n  | 0 => a\n  | _ => b", [["match"], ["a"], ["b"]]),
        ("by if h : p then\n    a\n  else\n    b", [["if"], ["a"], ["b"]]),
        ("by a\n  <;> b", [["a"], ["b"]]),
        ("by exact\n  x", [["exact"]]),
        ("by\n  have := (s).apply\n  x", [["have", "x"]]),
        (
            "by\n  if h : p then\n    have y := if q then 2\n      else 3\n    a\n  else\n    b",
            [["if"], ["have", "a"], ["b"]],
        ),
        ("by\n  cases h with\n  | a => first | x | y\n  | b => z", [["cases"], ["first"], ["x"], ["y"], ["z"]]),
        (
            "by\n  cases h with\n  | a => cases k with\n    | c => x\n    | d => y\n  | b => z",
            [["cases"], ["cases"], ["x"], ["y"], ["z"]],
        ),
    ],
)  # fmt: skip
def test_where_a_tactic_stands_in_its_line_is_no_matter_for_what_goes_on_with_it(
    text: str, expected: list[list[str]]
) -> None:
    assert tactics(text) == expected


@pytest.mark.parametrize("function", ["have f := fun", "have f : T", "let rec f : T", "exact fun"])
def test_alternatives_of_a_term_deeper_than_its_tactic_are_none_of_the_tactic_around(function: str) -> None:
    text = f"by\n  cases h with\n  | a =>\n    {function}\n      | 0 => x\n      | _ => y\n    z\n  | b => w"
    assert tactics(text) == [["cases"], [function.partition(" ")[0], "z"], ["w"]]


def test_an_alternative_left_of_the_first_one_belongs_to_what_is_around() -> None:
    assert tactics("by\n  cases h with\n  | a =>\n    first\n      | x\n      | y\n  | b => z") == [
        ["cases"], ["first"], ["x"], ["y"], ["z"],
    ]  # fmt: skip


def test_the_alternatives_of_a_match_in_a_line_end_no_alternative() -> None:
    assert tactics("by cases h with | a => exact match n with | 0 => x | _ => y") == [["cases"], ["exact"]]
    assert tactics("by cases h with | a => match n with | 0 => x | _ => y") == [["cases"], ["match"], ["x"], ["y"]]
    assert tactics("by cases h with | a => cases k | b => y") == [["cases"], ["cases"], ["y"]]


@pytest.mark.parametrize("indent", ["    ", "      "])
def test_the_alternatives_of_a_match_on_lines_end_no_alternative(indent: str) -> None:
    text = f"by\n  cases h with\n  | a =>\n    exact match n with\n{indent}| 0 => x\n{indent}| _ => y\n  | b => z"
    assert tactics(text) == [["cases"], ["exact"], ["z"]]


def test_an_alternative_at_the_column_of_the_one_above_ends_it() -> None:
    assert tactics("by\n  cases h with\n  | a =>\n  x\n  | b =>\n  y") == [["cases"], ["x"], ["y"]]


def test_the_semicolon_of_a_binding_in_a_term_parts_no_tactics() -> None:
    assert tactics("by exact have h := a; f h; b") == [["exact", "b"]]
    assert tactics("by exact let x := (by a); by b; c") == [["exact"], ["a"], ["b", "c"]]
    assert tactics("by have h := a; b") == [["have", "b"]]
    assert tactics("by have h := have k := a; k; b") == [["have", "b"]]


def test_the_bar_of_a_pattern_is_no_alternative() -> None:
    assert tactics("by rcases h with a | b; c") == [["rcases", "c"]]
    assert tactics("by\n  obtain a | b := h\n  c") == [["obtain", "c"]]


def test_a_name_that_contains_by_opens_nothing() -> None:
    assert tactics("f «by» by.x") == []


def test_comments_and_strings_are_no_tactics() -> None:
    assert tactics('by -- a\n  c "\n  d" /- b -/\n  -- e\n  f') == [["c", "f"]]


def test_where_a_block_ends() -> None:
    text = "theorem t := by\n  a\n  · b\n    c\n\ndef"
    outer, bullet = blocks_of(text.removesuffix("\n\ndef"))
    assert text[outer.start : outer.end] == "a\n  · b\n    c"
    assert text[bullet.start : bullet.end] == "b\n    c"
    assert bullet.parent is outer


@given(LEAN_LIKE | st.text(max_size=60))
@settings(max_examples=300)
def test_any_text_has_blocks_that_nest(text: str) -> None:
    starts = {token.start for token in code_tokens(text)}
    opened = -1
    for block in blocks_of(text):
        assert opened < block.opened_at
        opened = block.opened_at
        assert block.tactics == sorted(set(block.tactics))
        assert starts.issuperset(block.tactics)
        assert (block.start, block.column) == (-1, -1) if not block.tactics else block.start == block.tactics[0]
        assert block.opened_at <= block.end
        if block.parent is not None:
            assert block.parent.opened_at < block.opened_at
            assert block.end <= block.parent.end
