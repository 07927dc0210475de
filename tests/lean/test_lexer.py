"""Lean text as tokens: what is code, what is not, and where each piece stands."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lean.lexer import Kind, block_comment_end, code_tokens, is_broken, tokens, unbalanced
from assistant.lean.symbols import SYMBOLS

PIECES = ['"', "'", "/-", "-/", "--", "/--", "{", "}", 's!"', 'r#"', '"#', "\\", "\n", "\r\n", "\r", "«", "»", "sorry"]
PIECES += [
    "theorem",
    " ",
    "\t",
    "𝕜",
    "·",
    "⟨",
    "⟩",
    ":=",
    ".",
    "@[",
    "|",
    "by",
    "\ud835",
    "\ufeff",
    "\x0b",
    "\u2028",
    "`",
]
LEAN_LIKE = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)
ANY_TEXT = st.text(st.characters(codec=None), max_size=200)  # lone surrogates too


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def code(text: str) -> list[str]:
    return [token.text for token in code_tokens(text)]


def kinds(text: str) -> list[Kind]:
    return [token.kind for token in tokens(text)]


# --- names ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "x",
        "h'",
        "h₁",
        "hⱼ",
        "Nat.succ",
        "x.1.2",
        "get!",
        "get?",
        "«a b».c",
        "«sorry»",
        "𝕜",
        "φ",
        "ℝ",
        "é₁ÿ",
        "_",
        "x.sorry",
    ],
)
def test_a_name_is_one_token(name: str) -> None:
    assert [(t.kind, t.text) for t in tokens(f" {name} ")] == [(Kind.NAME, name)]


@pytest.mark.parametrize("symbol", ["λ", "Π", "Σ", "→", "∀", "·", "¬"])
def test_letters_that_lean_keeps_for_symbols_begin_no_name(symbol: str) -> None:
    assert words(f"{symbol}x") == [symbol, "x"]


def test_the_dot_before_a_universe_is_not_part_of_the_name() -> None:
    assert words("t.{u}") == ["t", ".", "{", "u", "}"]


def test_a_range_is_not_a_decimal_number() -> None:
    assert words("[1..2] 1.5") == ["[", "1", "..", "2", "]", "1.5"]


@pytest.mark.parametrize("symbol", [":=", "=>", "<;>", "<|", "|>.", "->", "<-", "@[", "''", "#check"])
def test_a_symbol_of_several_characters_is_one_token(symbol: str) -> None:
    assert words(f"{symbol} x") == [symbol, "x"]


@pytest.mark.parametrize("symbol", ["//", "\\/", "<-"])
def test_what_stands_right_behind_a_symbol_is_no_comment_where_lean_reads_the_symbol(symbol: str) -> None:
    """`{x // -1 < x}` may be written without spaces: what followed was taken for a comment to the end of the file."""
    assert words(f"{symbol}-1 sorry") == [symbol, "-", "1", "sorry"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('True /\\/- " -/ True', ["True", "/\\", '/- " -/', "True"]),
        ('true ||-- "\n false', ["true", "||", '-- "', "false"]),
        ('1 <<<-- "\n 1', ["1", "<<<", '-- "', "1"]),
        ("1...<-- 5\n 6", ["1", "...<", "-- 5", "6"]),
        ("a <--1", ["a", "<-", "-", "1"]),
        ("x |--1 sorry", ["x", "|", "--1 sorry"]),
        ("a //-1", ["a", "//", "-", "1"]),
        ("a <|>-- b", ["a", "<|>", "-- b"]),
        ("a ||| b >>= c ++ d :: e", ["a", "|||", "b", ">>=", "c", "++", "d", "::", "e"]),
        ("a⁻¹ == b != c", ["a", "⁻¹", "==", "b", "!=", "c"]),
    ],
)
def test_the_longest_symbol_is_one_token_before_a_comment_begins(text: str, expected: list[str]) -> None:
    """`/\\/-` was `/`, `\\/`, `-`: what stood in the comment was code, and what stood behind its end was hidden."""
    assert words(text) == expected


@pytest.mark.parametrize("symbol", sorted(SYMBOLS))
def test_each_of_leans_symbols_ends_where_lean_ends_it(symbol: str) -> None:
    found = words(f"{symbol}xs")
    assert "".join(found[:-1]) == symbol
    assert len(found) == 2 or not set(symbol).isdisjoint("([{]")


def test_a_quotation_mark_that_belongs_to_a_bracket_begins_no_character() -> None:
    # `xs[i]'proof` has the symbol `]'` in it.
    assert words("""xs[0]'"' -- " sorry""") == ["xs", "[", "0", "]", "'", """"' -- \"""", "sorry"]


def test_a_question_ends_where_a_word_of_lean_follows() -> None:
    assert words("#evalrun_cmd x") == ["#eval", "run_cmd", "x"]
    assert words("#evaluate x #check_failure y") == ["#evaluate", "x", "#check_failure", "y"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1macro_rules", ["1", "macro_rules"]),
        ("1sorry", ["1", "sorry"]),
        ("1example", ["1", "example"]),
        ("1_example", ["1_", "example"]),
        ("0xexample", ["0xe", "xample"]),
        ("0btheorem", ["0b", "theorem"]),
        ("0b1201", ["0b1", "201"]),
        ("0o78", ["0o7", "8"]),
        ("1.5e-3sorry", ["1.5e-3", "sorry"]),
        ("1_000.25E+2 0xFF_0", ["1_000.25E+2", "0xFF_0"]),
        ("1.example", ["1", ".", "example"]),
    ],
)
def test_a_number_ends_where_no_digit_follows(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_an_array_literal_is_no_command() -> None:
    assert words("#[a]") == ["#", "[", "a", "]"]


# --- characters and strings -------------------------------------------------------------------------------------


@pytest.mark.parametrize("literal", ["'a'", "'\\''", "'\\\\'", "'\\x41'", "'\\u03b1'", "'\"'", "'𝕜'", "'('"])
def test_a_character_is_one_token(literal: str) -> None:
    assert [(t.kind, t.text) for t in tokens(literal + " x")] == [(Kind.CHAR, literal), (Kind.NAME, "x")]


def test_a_prime_in_a_name_begins_no_character() -> None:
    assert words("h' '('") == ["h'", "'('"]


def test_the_image_of_a_set_begins_no_character() -> None:
    assert words("f ''s' t") == ["f", "''", "s'", "t"]


@pytest.mark.parametrize("literal", ["'\n'", "'\r\n'"])
def test_a_character_may_be_a_line_end(literal: str) -> None:
    assert words(f"({literal}, '\"') -- \"") == ["(", literal, ",", "'\"'", ")", '-- "']


@pytest.mark.parametrize("name", ['«a\n"»', "«a\n-- b».c"])
def test_a_name_in_marks_may_go_over_lines(name: str) -> None:
    assert [(t.kind, t.text) for t in tokens(f"{name} x")] == [(Kind.NAME, name), (Kind.NAME, "x")]


def test_a_mark_that_is_not_closed_begins_no_name() -> None:
    assert words("«a» «example : P") == ["«a»", "«", "example", ":", "P"]


def test_many_marks_that_are_not_closed_take_no_time() -> None:
    assert len(words("«" * 50_000)) == 50_000


def test_two_quotation_marks_before_a_string_begin_a_character() -> None:
    """As Lean does where it goes on behind an error."""
    assert words("""''"' sorry""") == ["'", """'"'""", "sorry"]


@pytest.mark.parametrize("literal", [r'"\q"', r'"\{ a"', '"\\\n\n a"', "'\\{'", r's!"\q"', r'"\x4g"'], ids=repr)
def test_an_escape_that_there_is_not_breaks_a_literal(literal: str) -> None:
    assert is_broken(literal)


@pytest.mark.parametrize("literal", [r'"\n"', r's!"\{ a"', '"\\\n  a"', r'"\\{"', r's!"\\{', r'r"\q"'], ids=repr)
def test_other_escapes_do_not(literal: str) -> None:
    assert not is_broken(literal)


@pytest.mark.parametrize(
    "literal",
    ['""', '"a"', '"\\""', '"\\\\"', '"-- a"', '"/- a"', '"a\nb"', '"a\\\n  b"', 'r"\\"', 'r#"a"b"#', 'r##""#"##'],
)
def test_a_string_is_one_token(literal: str) -> None:
    assert [(t.kind, t.text) for t in tokens(literal + " x")] == [(Kind.STRING, literal), (Kind.NAME, "x")]


def test_the_code_in_an_interpolated_string_is_code() -> None:
    assert words('s!"a {x} b"') == ['s!"a {', "x", '} b"']
    assert words('m!"{f "}" {g := 1}}" y') == ['m!"{', "f", '"}"', "{", "g", ":=", "1", "}", '}"', "y"]
    assert words('s!"{s!"{x}"}"') == ['s!"{', 's!"{', "x", '}"', '}"']


@pytest.mark.parametrize(
    "before",
    [
        "dbg_trace ",
        "s! ",
        "f!-- c\n",
        "println! ",
        "throwError ",
        "throwErrorAt x ",
        "throwErrorAt (f x)[0] ",
        "logNamedError a.b ",
        "throwNamedErrorAt x a.b ",
        "trace[a.b] ",
    ],
)
def test_a_string_behind_a_word_that_interpolates_holds_code(before: str) -> None:
    """What looked like its end could stand in a comment in it."""
    assert words(f'{before}"a {{1 -- "\n}}" x')[-5:] == ['"a {', "1", '-- "', '}"', "x"]


@pytest.mark.parametrize("before", ["panic! ", "f ", "throwErrorAt ", "", "def s! := "])
def test_a_string_behind_another_word_holds_none(before: str) -> None:
    assert words(f'{before}"a {{x}}" y')[-2:] == ['"a {x}"', "y"]


def test_an_escaped_brace_opens_no_code() -> None:
    assert words(r's!"\{x}" y') == [r's!"\{x}"', "y"]


def test_braces_in_a_plain_string_are_text() -> None:
    assert words('"{x}" y') == ['"{x}"', "y"]


@pytest.mark.parametrize("text", ['"a b', '"a\\', 's!"a b', 'r#"a" b', "/- a b", "/-- a b", "/- /- a -/ b"])
def test_what_is_not_closed_goes_on_to_the_end(text: str) -> None:
    assert words(text) == [text]


# --- comments ---------------------------------------------------------------------------------------------------


def test_a_comment_ends_with_its_line() -> None:
    assert words("x -- a\ny --b\r\nz") == ["x", "-- a", "y", "--b", "z"]


def test_a_lone_carriage_return_ends_no_comment() -> None:
    assert words("-- a\rx\ny") == ["-- a\rx", "y"]


def test_block_comments_nest() -> None:
    assert words("/- a /- b -/ c -/ x") == ["/- a /- b -/ c -/", "x"]
    assert code("/- -- -/ x") == ["x"]


def test_doc_comments_are_told_apart() -> None:
    assert kinds("/-- a -/ /-! a -/ /- a -/") == [Kind.DOC, Kind.DOC, Kind.COMMENT]


@pytest.mark.parametrize("comment", ["/---/", "/-!-/", "/--/ -/", "/-/ -/", "/-- /- a -/ b -/", "/-----\na\n-----/"])
def test_where_lean_ends_a_comment(comment: str) -> None:
    assert words(comment + " x") == [comment, "x"]


@pytest.mark.parametrize("comment", ["/----/", "/-- -- a -/", "/-!  -- a -/", "/------ a ------/"])
def test_a_line_comment_at_the_beginning_of_a_doc_comment_hides_its_end(comment: str) -> None:
    # Lean skips white space behind `/--`, and `-- …` is white space.
    assert code(f"{comment} x") == []
    assert code(f"{comment} x\n-/ y") == ["y"]


def test_the_end_of_a_block_comment() -> None:
    assert block_comment_end("/- /- -/ -/x", 0) == 11
    assert block_comment_end("x /- a", 2) == 6


@pytest.mark.parametrize(
    "text",
    ["-- sorry", "/- sorry -/", "/-- sorry -/", '"sorry"', 'r"sorry"', 's!"sorry {x} sorry"', "«sorry»", "x.sorry"],
)
def test_no_sorry_of_its_own_in(text: str) -> None:
    assert "sorry" not in code(text)


# --- lines and columns ------------------------------------------------------------------------------------------


def test_columns_count_code_points() -> None:
    assert [(t.text, t.column) for t in tokens("𝕜 x\n  y\r\n\tz")] == [("𝕜", 0), ("x", 2), ("y", 2), ("z", 1)]


def test_first_on_its_line_is_said_comments_aside() -> None:
    text = "x y\n  /- c -/ z\n/- d\n-/ u v\n/-- e -/ w"
    assert [t.text for t in code_tokens(text) if t.first] == ["x", "z", "u", "w"]


def test_behind_a_string_of_several_lines_nothing_is_first() -> None:
    assert [t.text for t in tokens('"a\nb" x\ny') if t.first] == ['"a\nb"', "y"]


# --- balance ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", "(a [b] {c} ⟨d⟩)", "@[simp] x", "\"(\" '(' -- (", "/- ( -/", 's!"({x})"', 'r#"("#']
)
def test_balanced(text: str) -> None:
    assert unbalanced(text) == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("(a", "`)` is missing"),
        ("(a]", "`]` closes nothing"),
        ("a)", "`)` closes nothing"),
        ("⟨a", "`⟩` is missing"),
        ("/- a", "a comment is not closed"),
        ("/- /- a -/", "a comment is not closed"),
        ("/-- -- a -/", "a comment is not closed"),
        ('"a', "a string is not closed"),
        ('"a\\"', "a string is not closed"),
        ('s!"a {x', "a string is not closed"),
        ('s!"a {(x}"', "`}` closes nothing"),
        ('r#"a"', "a string is not closed"),
    ],
)
def test_what_is_not_balanced(text: str, problem: str) -> None:
    assert unbalanced(text) == problem


# --- any text ---------------------------------------------------------------------------------------------------


@given(LEAN_LIKE | ANY_TEXT)
@settings(max_examples=300)
def test_tokens_and_white_space_cover_any_text(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert not text[end : token.start].strip()
        assert token.text == text[token.start : token.end]
        assert token.column == token.start - (text.rfind("\n", 0, token.start) + 1)
        end = token.end
    assert not text[end:].strip()


@given(LEAN_LIKE)
@settings(max_examples=200)
def test_first_means_no_code_before_it_in_the_line(text: str) -> None:
    all_tokens = list(tokens(text))
    for before, token in itertools.pairwise(t for t in all_tokens if t.kind not in (Kind.COMMENT, Kind.DOC)):
        assert token.first == ("\n" in text[before.end : token.start])


@given(LEAN_LIKE | ANY_TEXT)
@settings(max_examples=200)
def test_brackets_around_a_balanced_text_are_balanced(text: str) -> None:
    if not unbalanced(text):
        assert unbalanced(f"({text}\n)") == ""
        assert unbalanced(f"({text}\n]") == "`]` closes nothing"
