"""The whole way: from a hole to a written proof with the real Lean, and what may happen on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant.lean.toolchain import Toolchain
from assistant.search.store import save_tree
from tests.tui.support import notices, shows, told, until
from tests.tui.whole_app import ENDLESS, TEXT, at, opened, searched, statuses
from tui.app import AssistantApp
from tui.confirm import ConfirmScreen
from tui.patch.screen import PatchScreen
from tui.project.holes import HoleStatus
from tui.project.screen import ProjectScreen
from tui.proof.screen import ProofScreen
from tui.search.screen import SearchScreen

PARTIAL = """\
theorem partly (p q : Prop) (h : p ∧ q) : q ∧ p := by
  constructor
  · exact h.2
  · sorry
"""


@pytest.fixture
def root(tmp_path: Path, toolchain: Toolchain) -> Path:
    (folder := tmp_path / "p").mkdir()
    (folder / "A.lean").write_bytes(TEXT.encode())
    return folder


async def read_again(pilot: Pilot[None], text: str) -> None:
    """Until the project knows the file's new text."""
    app = pilot.app
    assert isinstance(app, AssistantApp)
    await until(pilot, lambda: {row.place.text for row in app.board.holes} == {text}, "the change is noticed")


# --- from a hole to a proof ------------------------------------------------------------------------------------


async def test_a_hole_is_searched_accepted_written_and_taken_back_byte_for_byte(root: Path) -> None:
    file = root / "A.lean"
    async with opened(root) as (app, pilot):
        await searched(pilot)
        await pilot.press("a")
        await at(pilot, PatchScreen)
        await shows(pilot, "-  sorry")
        assert file.read_bytes() == TEXT.encode(), "nothing is written unasked"
        await pilot.press("enter")
        await told(pilot, "written: A.lean")
        written = file.read_bytes().decode()
        assert written.count("sorry") == 1
        assert written.startswith(TEXT.split("  sorry", maxsplit=1)[0])
        assert written.endswith(TEXT.split("  sorry", 1)[1])
        await pilot.press("escape")
        await at(pilot, ProjectScreen)
        await until(pilot, lambda: statuses(app) == {"swap": "written", "other": "open"}, "it is closed")
        await pilot.press("u")
        await told(pilot, "taken back: A.lean")
        assert file.read_bytes() == TEXT.encode()
        await until(pilot, lambda: statuses(app) == {"swap": "proved", "other": "open"}, "its proof is still known")


async def test_a_false_statement_is_listed_with_its_counterexample_until_it_is_another(root: Path) -> None:
    text = "theorem too_long (xs : List Nat) : xs.length > 2 := by\n  sorry\n"
    (root / "A.lean").write_text(text)
    async with opened(root) as (app, pilot):
        await pilot.press("enter")
        await at(pilot, SearchScreen)
        await shows(pilot, "ended: false for xs = []")
        await pilot.press("escape")
        await at(pilot, ProjectScreen)
        await until(pilot, lambda: statuses(app) == {"too_long": "refuted"}, "the project knows")
        await shows(pilot, "⊥ refuted: false for xs = []")
        await shows(pilot, app.board.rows[0].negation.splitlines()[0].strip())
        (root / "A.lean").write_text(text.replace("> 2", "≥ 0"))
        await until(pilot, lambda: statuses(app) == {"too_long": "open"}, "it is another statement")


async def test_a_patch_that_is_left_writes_nothing_and_the_proof_waits(root: Path) -> None:
    file = root / "A.lean"
    async with opened(root) as (app, pilot):
        await searched(pilot)
        await pilot.press("a")
        await at(pilot, PatchScreen)
        await pilot.press("escape")
        await at(pilot, SearchScreen)
        await pilot.press("escape")
        await until(pilot, lambda: statuses(app)["swap"] == "proved", "the proof is known")
        assert file.read_bytes() == TEXT.encode()
        await pilot.press("a")
        await at(pilot, PatchScreen)
        await pilot.press("y")
        await told(pilot, "written: A.lean")
        assert file.read_text().count("sorry") == 1


async def test_proofs_of_two_holes_of_one_declaration_are_written_one_after_the_other(root: Path) -> None:
    file = root / "A.lean"
    pair = "theorem pair (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  constructor\n  · sorry\n  · sorry\n"
    file.write_text(pair)
    async with opened(root) as (app, pilot):
        await until(pilot, lambda: len(app.board.rows) == 2, "both are listed")
        for row, proof in zip(app.board.rows, ("exact hp", "exact hq"), strict=True):
            app.board.note(row.key, HoleStatus.PROVED, proof, proved_in=pair)
        await pilot.press("a")
        await at(pilot, PatchScreen)
        await pilot.press("enter")
        await read_again(pilot, file_text := pair.replace("sorry", "exact hp", 1))
        assert file.read_text() == file_text
        assert [row.status.value for row in app.board.holes] == ["proved"], "the other proof is not lost"
        await pilot.press("a")
        await told(pilot, "Lean is asked about the proof in the text as it is now")
        await at(pilot, PatchScreen)
        await pilot.press("enter")
        await until(pilot, lambda: "sorry" not in file.read_text(), "it is written too")
        assert file.read_text() == file_text.replace("sorry", "exact hq")
        await until(pilot, lambda: not app.board.holes, "no hole is left")
        await pilot.press("u", "u")
        await until(pilot, lambda: file.read_text() == pair, "both are taken back")
        await until(pilot, lambda: [r.status.value for r in app.board.rows] == ["proved", "proved"], "both are known")


async def test_looking_at_a_proved_hole_again_does_not_lose_its_proof(root: Path) -> None:
    async with opened(root) as (app, pilot):
        app.board.note(app.board.rows[0].key, HoleStatus.PROVED, "exact ⟨h.2, h.1⟩", proved_in=TEXT)
        await pilot.press("enter")
        await at(pilot, SearchScreen)
        await pilot.press("x", "escape")
        await at(pilot, ProjectScreen)
        await until(pilot, lambda: statuses(app)["swap"] == "proved", "it is as it was")
        assert app.board.rows[0].proof


async def test_a_search_that_is_left_is_kept_and_goes_on_and_a_saved_one_goes_on_too(root: Path) -> None:
    (root / "A.lean").write_text(ENDLESS)
    async with opened(root) as (app, pilot):
        await pilot.press("enter")
        await at(pilot, SearchScreen)
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        await until(pilot, lambda: screen.exploration.unsaved > 2, "it has found something")
        await pilot.press("q")
        await at(pilot, ConfirmScreen)
        await pilot.press("n", "escape")
        await at(pilot, ProjectScreen)
        await shows(pilot, "its search of")
        states = len(screen.exploration.tree.nodes)
        await pilot.press("enter")
        await at(pilot, SearchScreen)
        again = app.screen
        assert isinstance(again, SearchScreen)
        assert again.exploration is screen.exploration
        await until(pilot, lambda: len(again.exploration.tree.nodes) > states, "it goes on from there")
        save_tree(again.exploration.tree, root / "a.msgpack", title=again.exploration.title)
        await pilot.press("escape")
        await at(pilot, ProjectScreen)
        app.open_tree(root / "a.msgpack")
        await shows(pilot, "m goes on from its states")
        saved = app.screen
        assert isinstance(saved, SearchScreen)
        states = len(saved.exploration.tree.nodes)
        await pilot.press("m")
        await until(pilot, lambda: len(saved.exploration.tree.nodes) > states, "it goes on, too")


# --- files that change meanwhile -------------------------------------------------------------------------------


async def test_a_change_in_another_declaration_has_the_proof_asked_again_and_written(root: Path) -> None:
    file = root / "A.lean"
    changed = "-- above\n" + TEXT.replace("n + 0 = n", "0 + n = n")
    async with opened(root) as (_, pilot):
        await searched(pilot)
        file.write_text(changed)
        await pilot.press("a")
        await told(pilot, "Lean is asked about the proof")
        await at(pilot, PatchScreen)
        await pilot.press("enter")
        await told(pilot, "written: A.lean")
        written = file.read_text()
        head, tail = changed.split("  sorry", 1)
        assert written.startswith(head)
        assert written.endswith(tail)
        assert written != changed


async def test_a_change_in_the_same_declaration_is_refused_and_nothing_is_lost(root: Path) -> None:
    file = root / "A.lean"
    changed = TEXT.replace(": q ∧ p", ": p ∧ q")
    async with opened(root) as (app, pilot):
        await searched(pilot)
        file.write_text(changed)
        await pilot.press("a")
        await told(pilot, "nothing was written: its text changed")
        assert isinstance(app.screen, SearchScreen), "the proof is still there to be read"
        assert file.read_text() == changed
        await read_again(pilot, changed)
        await pilot.press("escape")
        await until(pilot, lambda: statuses(app)["swap"] == "changed", "the proof is not taken for one of the new text")
        await pilot.press("a")
        await told(pilot, "enter searches one")
        assert file.read_text() == changed


async def test_a_change_above_that_breaks_the_proof_is_refused_with_leans_reason(root: Path) -> None:
    file = root / "A.lean"
    helped = "theorem helper (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩\n\n" + TEXT
    file.write_text(helped)
    async with opened(root) as (app, pilot):
        app.board.note(app.board.rows[0].key, HoleStatus.PROVED, "exact helper p q h", proved_in=helped)
        file.write_text(TEXT)
        await read_again(pilot, TEXT)
        assert statuses(app)["swap"] == "proved"
        await pilot.press("a")
        await told(pilot, "Lean does not accept it now")
        assert file.read_text() == TEXT


async def test_a_file_that_changes_while_the_patch_is_looked_at_is_left_alone(root: Path) -> None:
    file = root / "A.lean"
    async with opened(root) as (app, pilot):
        app.board.note(app.board.rows[0].key, HoleStatus.PROVED, "exact ⟨h.2, h.1⟩", proved_in=TEXT)
        await pilot.press("a")
        await at(pilot, PatchScreen)
        file.write_text(TEXT + "-- mine\n")
        await pilot.press("enter")
        await told(pilot, "changed while")
        assert file.read_text() == TEXT + "-- mine\n"


async def test_a_read_only_file_is_told_before_the_patch(root: Path) -> None:
    (root / "A.lean").chmod(0o444)
    async with opened(root) as (app, pilot):
        app.board.note(app.board.rows[0].key, HoleStatus.PROVED, "exact ⟨h.2, h.1⟩", proved_in=TEXT)
        await pilot.press("a")
        await told(pilot, "read-only")
        assert isinstance(app.screen, ProjectScreen)


# --- whole proofs ----------------------------------------------------------------------------------------------


async def test_a_declaration_with_a_partial_proof_is_written_anew(root: Path) -> None:
    file = root / "A.lean"
    file.write_text(PARTIAL + "\n" + TEXT)
    async with opened(root) as (app, pilot):
        await pilot.press("W")
        await at(pilot, ProofScreen)
        await shows(pilot, "✓ proved in")
        await pilot.press("a")
        await at(pilot, PatchScreen)
        await shows(pilot, "-  constructor")
        await pilot.press("enter")
        await told(pilot, "written: A.lean")
        statement = PARTIAL.splitlines(keepends=True)[0]
        assert file.read_text().startswith(statement.rstrip("\n"))
        assert file.read_text().endswith("\n\n" + TEXT)
        await pilot.press("escape")
        await until(
            pilot, lambda: not any("partly" in row.key.declaration for row in app.board.holes), "its hole is gone"
        )
        await pilot.press("u")
        await told(pilot, "taken back")
        assert file.read_text() == PARTIAL + "\n" + TEXT


async def test_a_definition_has_no_proof_to_be_written_anew(root: Path) -> None:
    (root / "A.lean").write_text("def d : Nat := by\n  sorry\n")
    async with opened(root) as (app, pilot):
        await pilot.press("W")
        await until(pilot, lambda: bool(notices(app)), "it is told why not")
        assert isinstance(app.screen, ProjectScreen)
