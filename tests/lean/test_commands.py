"""The commands of a file, found without Lean."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lean import commands as module
from assistant.lean.commands import (
    WrittenImport,
    commands,
    header,
    header_end,
    imported_modules,
    may_begin_a_command,
    read_commands,
    read_header,
)
from assistant.lean.declarations import declarations
from assistant.lean.lexer import code_tokens

PIECES = ["/-- d -/ ", "/-", "-/", '"', 's!"{', '}"', "@[", "@[simp]", "in", "by sorry", "(", ")", "\n", "import A"]
PIECES += [f"\n{word} x := 1" for word in ("theorem", "open A in", "namespace", "end", "#eval", "private", "mutual")]


def names(text: str) -> list[str]:
    return [declaration.name for declaration in declarations(text)]


def keywords(text: str) -> list[str]:
    return [command.keyword for command in commands(text)]


# --- the header -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("theorem t : True := trivial", ""),
        ("import A\nimport B.C\n\ndef x := 1", "import A import B.C"),
        ("/- Copyright -/\nimport A -- c\n/-! Title -/\ndef x := 1", "import A"),
        ("prelude\nimport A", "prelude import A"),
        ("module\n\npublic import A\nmeta import all B\npublic section", "module public import A meta import all B"),
        ("import A\n-- import B\n", "import A"),
        ("import «A b».C\n", "import «A b».C"),
        ("import\n  A\n", "import A"),
        ("import A import B", "import A import B"),
    ],
)
def test_the_header(text: str, expected: str) -> None:
    assert header(text) == expected


def test_layout_and_comments_do_not_make_another_header() -> None:
    assert header("import A\n\nimport B\ndef x := 1") == header("-- c\r\nimport A  /- d -/\r\nimport B\r\n")


def test_the_header_ends_behind_its_last_import() -> None:
    text = "-- c\nimport A\nimport B -- d\n\ndef import_ := 1"
    assert text[: header_end(text)] == "-- c\nimport A\nimport B"


@pytest.mark.parametrize("unfinished", ["import", "import A\nimport", "public import"])
def test_an_unfinished_import_does_not_swallow_the_declaration_below(unfinished: str) -> None:
    assert names(f"{unfinished}\n\ntheorem t : True := trivial") == ["t"]
    assert keywords(f"{unfinished}\n\nopen Nat\n")[-1] == "open"


@pytest.mark.parametrize(
    ("text", "modules"),
    [
        ("theorem t : True := trivial", []),
        ("import A\nimport B.C\n", [("A",), ("B", "C")]),
        ("import A import B", [("A",), ("B",)]),
        ("module\npublic import A\nmeta import all «B-c».D", [("A",), ("B-c", "D")]),
        ("-- import A\n/- import B -/\nimport C", [("C",)]),
        ("import\n", []),
    ],
)
def test_imported_modules(text: str, modules: list[tuple[str, ...]]) -> None:
    assert list(imported_modules(text)) == modules


# --- which commands there are -----------------------------------------------------------------------------------


def test_commands_in_order() -> None:
    text = "import A\nopen Nat\nvariable (x : Nat)\ntheorem t : True := trivial\n#check t\nattribute [simp] t\nend\n"
    assert keywords(text) == ["open", "variable", "theorem", "#check", "attribute", "end"]


def test_a_keyword_inside_comments_and_strings_is_none() -> None:
    text = 'def s := "\ntheorem a : True"\n/-\ntheorem b\n-/\n-- theorem c\n/-- theorem d -/\ndef e := 1'
    assert names(text) == ["s", "e"]


def test_an_escaped_keyword_is_a_name() -> None:
    assert names("def «theorem» := 1\ndef x := «def»\n") == ["theorem".join("«»"), "x"]


def test_declarations_may_share_a_line() -> None:
    text = "theorem a : True := trivial theorem b : True := trivial @[simp] private theorem c : True := trivial"
    assert names(text) == ["a", "b", "c"]
    assert declarations(text)[2].attributes == ("simp",)
    assert declarations(text)[2].modifiers == {"private"}


def test_words_that_are_no_keywords_everywhere_start_nothing_in_mid_line() -> None:
    assert names("theorem t (lemma : True) : True := by\n  have lemma := lemma; exact lemma\n") == ["t"]
    assert names("def t := f meta\ntheorem u : True := trivial") == ["t", "u"]
    assert declarations("def t := f meta\ntheorem u : True := trivial")[1].modifiers == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "theorem t : P := two h\n  lemma\n",
        "theorem t : P := by\n  exact two h\n    lemma\n",
        "theorem t : P := by\n  exact two h\n    coinductive\n",
        "theorem t : P := by\n  exact open Nat in lemma\n",
    ],
)
def test_a_name_at_the_end_of_a_term_begins_no_command(text: str) -> None:
    """Where no library makes a keyword of `lemma`, an axiom of that name was overlooked."""
    assert keywords(text) == ["theorem"]


@pytest.mark.parametrize(
    "text",
    [
        "theorem t : P := h\nlemma u : P := h\n",
        "theorem t : P := h\nlemma\n",
        "namespace N\n  lemma u : P := h\n  lemma v {n : Nat}\n      (h : P n) : P := h\nend N\n",
        "namespace N\n  lemma u\n",
        "theorem t : P := by\n  simp\n\n  lemma u\n",
        "theorem t : P := h\n  @[simp] lemma u := h\n",
        "theorem t : P := h\n  private lemma u := h\n",
        "theorem t : P := h\nopen Nat in lemma u : P := h\n",
    ],
)
def test_what_looks_like_a_lemma_is_one(text: str) -> None:
    assert "lemma" in keywords(text)


COMMANDS_OF_LEAN = (
    "gen_injective_theorems% S, unlock_limits, init_quot, grind_annotated, deprecated_module, with_weak_namespace A x, "
    "register_error_explanation, tactic_extension, register_tactic_tag, docs_to_verso, recall x, reprove x, "
    "macro_rules, local instance, declare_simp_like_tactic, register_option, lemma x, alias x, notation3 x"
)


@pytest.mark.parametrize("command", COMMANDS_OF_LEAN.split(", "))
def test_a_command_may_begin_with(command: str) -> None:
    assert may_begin_a_command(list(code_tokens(f"skip {command}")))
    assert not may_begin_a_command(list(code_tokens("skip; exact h.trans (by simp [foo] at h)")))


def test_a_class_inductive_is_one_command() -> None:
    assert names("class inductive P : Type\n  | a\nclass abbrev Q := P") == ["P", "Q"]


def test_deriving_an_instance_is_no_instance() -> None:
    text = "structure P where\n  x : Nat\nderiving Repr\nderiving instance BEq for P\n"
    assert keywords(text) == ["structure", "deriving"]
    assert keywords("deriving noncomputable instance BEq for P") == ["deriving"]


def test_prefixes_are_part_of_the_command_that_they_modify() -> None:
    text = "open Nat in\nset_option maxRecDepth 9 in\nvariable (n) in\n/-- d -/\n@[simp] theorem t : True := trivial\n"
    [command] = commands(text)
    assert command.keyword == "theorem"
    assert command.tokens[command.keyword_index].text == "theorem"
    assert command.span.start == declarations(text)[0].span.start == 0


@pytest.mark.parametrize(
    "prefix", ["open Nat in ", "open Nat in @[simp] ", "open Nat in /-- d -/ ", "set_option a.b true in private "]
)
def test_a_prefix_in_the_line_of_its_declaration(prefix: str) -> None:
    text = f"def x := 1\n{prefix}theorem t : True := trivial\n"
    assert names(text) == ["x", "t"]
    assert text[declarations(text)[1].span.start :].startswith(prefix)


def test_a_prefix_before_an_indented_declaration() -> None:
    text = "namespace A\n  def x := 1\n  open Nat in\n  theorem t : True := trivial\nend A"
    assert names(text) == ["A.x", "A.t"]
    assert text[declarations(text)[1].span.start :].startswith("open Nat in\n  theorem")


def test_open_in_a_proof_is_no_command() -> None:
    assert keywords("theorem t : True := by\n  open Nat in\n  trivial\n") == ["theorem"]


def test_prefixes_in_a_proof_are_no_commands_however_many_there_are() -> None:
    """The hole below them was not seen, and the file was called finished."""
    proof = "  open Nat in\n  set_option maxRecDepth 100 in\n  set_option maxHeartbeats 0 in\n  trivial\n"
    assert keywords("theorem t : True := by\n" + proof) == ["theorem"]
    assert keywords("section\n  theorem t : True := by\n  " + proof.replace("\n", "\n  ") + "\nend\n") == [
        "section", "theorem", "end",
    ]  # fmt: skip


def test_prefixes_in_an_indented_section_belong_to_what_they_stand_before() -> None:
    text = "section\n  open Nat in\n  set_option maxRecDepth 100 in\n  theorem t : True := trivial\n"
    text += '  open Nat in\n  set_option maxRecDepth 100 in\n  notation "three" => 3\nend\n'
    found = commands(text)
    assert [command.keyword for command in found] == ["section", "theorem", "notation", "end"]
    assert [text[command.span.start :].split(None, 1)[0] for command in found[1:3]] == ["open", "open"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("namespace A\nvariable! (h : True) in\ntheorem t : True := h\nend A\n", ["A.t"]),
        ("namespace A\nend A\nunsuppress in\ntheorem t : True := h\n", ["t"]),
        ("namespace A\nsnip begin\nlemma t : True := h\nsnip end\nlemma u : True := h\nend A", ["A.t", "A.u"]),
        ("inductive T where\n  | axiom (n : Nat) | end\n  | def\ntheorem t : True := h\n", ["T", "t"]),
        ("section theorem t : True := h end theorem u : True := h", ["t", "u"]),
    ],
    ids=["a prefix", "a prefix behind a scope", "words in mid line", "constructors", "all in one line"],
)
def test_commands_that_only_the_project_knows_take_no_scope_away(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize("prefix", ["open Nat in ", "set_option maxRecDepth 1000 in ", "/- so -/ ", "section "])
def test_deeper_than_the_line_of_a_declaration_a_tactic_may_begin_like_a_command(prefix: str) -> None:
    text = f"{prefix}theorem t : True := by\n  open Nat in\n  trivial\n"
    assert keywords(text)[-1] == "theorem"


def test_no_deeper_than_an_indented_declaration_other_commands_begin() -> None:
    text = (
        "namespace N\n  theorem t : True := by\n    trivial\n  #guard_msgs in\n  example : True := trivial\n  #eval 1\n"
    )
    text += "  attribute [simp] t\n  theorem u : True := by\n    open Nat in\n    trivial\nend N\n"
    assert keywords(text) == ["namespace", "theorem", "example", "#eval", "attribute", "theorem", "end"]


@pytest.mark.parametrize("word", ["end", "section", "instance", "structure", "axiom", "mutual"])
def test_a_field_may_be_called_like_a_keyword(word: str) -> None:
    text = f"theorem t : (mk n).{word} = (n |>.{word}) := by\n  sorry\n"
    assert keywords(text) == ["theorem"]
    assert names(text) == ["t"]


def test_an_unclosed_bracket_ends_at_the_next_command_at_the_margin() -> None:
    assert names("def a := (1\n\ndef b := 2") == ["a", "b"]
    assert names("@[simp\ntheorem a : True := trivial\ntheorem b [Inhabited Nat] : True := trivial") == ["a", "b"]


@pytest.mark.parametrize("above", ["", "theorem a : True := trivial\n\n", "/-- d -/\n"])
def test_an_attribute_that_is_not_closed_is_none_of_the_declaration_below(above: str) -> None:
    text = f"{above}@[simp\ntheorem t : 1 = 1 := by\n  sorry\n"
    last = declarations(text)[-1]
    assert (last.name, last.attributes) == ("t", ())
    assert last.span.start == last.command.start == text.index("theorem t")


# --- texts that begin alike -------------------------------------------------------------------------------------


def read_afresh(text: str) -> object:
    module._memory = module._Memory()
    return commands(text)


@pytest.fixture(scope="module")
def long_text() -> str:
    """Real declarations, more than the length from which a text is read on from where another one ended."""
    folder = Path(__file__).parents[1] / "projects" / "textbook"
    text = "\n".join(path.read_text() for path in sorted(folder.rglob("*.lean")))
    return text[: text.index("\ntheorem", 20 * module.SHORT)]


@given(data=st.data())
@settings(max_examples=60)
def test_an_edited_text_is_read_as_if_for_the_first_time(data: st.DataObject, long_text: str) -> None:
    text = long_text
    read_afresh(text)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.sampled_from([0, 0, 1, 5, 300])))
        text = text[:start] + data.draw(st.sampled_from(PIECES)) + text[end:]
        found = commands(text)
        memory = module._memory
        assert found == read_afresh(text)
        module._memory = memory


@pytest.mark.parametrize(("opened", "closed"), [('note s!"{x', '}" def z := 1'), ("note «x", "» def z := 1")])
def test_what_is_open_before_the_first_command_is_open_in_a_text_that_goes_on(opened: str, closed: str) -> None:
    text = f"{opened}\n" + "def a := 1\n" * 60 + "theorem t : P := by\n  sorry\n"
    commands(text)
    assert commands(text + closed) == read_commands(text + closed)


def test_what_stands_before_an_edit_is_not_read_again(long_text: str) -> None:
    read_afresh(long_text)
    before = commands(long_text)
    after = commands(long_text + "\ntheorem added : True := trivial\n")
    assert len(after) == len(before) + 1
    assert all(one is other for one, other in zip(before[:-2], after[:-3], strict=True))


@pytest.mark.parametrize("command", ["open Nat", "attribute [simp] t", "#check t", "theorem u : True := trivial"])
def test_a_block_comment_may_stand_before_a_command_in_its_line(command: str) -> None:
    text = f"theorem t : True := by\n  sorry\n/- c -/ {command}\n"
    assert [c.span.start for c in commands(text)] == [0, text.index(command)]
    assert len(commands(text.replace("/- c -/", "       "))) == (2 if command.startswith("theorem") else 1)


@pytest.mark.parametrize(
    ("text", "is_module", "prelude"),
    [
        ("", False, False),
        ("import A\n", False, False),
        ("prelude\nimport A\n", False, True),
        ("module\n", True, False),
        ("/- Copyright -/\n\n-- more\nmodule -- here\n\npublic import A\n", True, False),
        ("/-! About it. -/ module prelude import A import all B\n", True, True),
        ("theorem module : True := trivial\n", False, False),
        ("import A\nopen prelude\n", False, False),
    ],
)
def test_a_header_says_whether_it_is_a_modules_and_without_prelude(text: str, is_module: bool, prelude: bool) -> None:
    found = read_header(text)
    assert (found.is_module, found.prelude) == (is_module, prelude)


def test_a_header_says_how_each_module_is_imported() -> None:
    text = (
        "/- c -/ module\npublic import A import B.C /- import X -/ public meta import D meta import «e f».G\n"
        "import all A -- import Y\npublic section\nimport Z\n"
    )
    assert read_header(text).imports == (
        WrittenImport(("A",), public=True),
        WrittenImport(("B", "C")),
        WrittenImport(("D",), public=True, meta=True),
        WrittenImport(("e f", "G"), meta=True),
        WrittenImport(("A",), entire=True),
    )


@pytest.mark.parametrize(
    "rest", ["public", "public meta", "import", "import all", "public import\ntheorem t : True := by"]
)
def test_an_import_that_is_being_written_is_none_yet(rest: str) -> None:
    assert read_header(f"module\nimport A\n{rest}").imports == (WrittenImport(("A",)),)
