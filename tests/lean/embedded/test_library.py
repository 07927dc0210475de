"""Our core library is sound as far as can be seen from outside: every constant rests on the three axioms only, and
what its files claim elaborates."""

import asyncio
import json
import re
from pathlib import Path

import pytest

from assistant.lean.processes import run
from assistant.lean.toolchain import Toolchain

ALLOWED = {"propext", "Classical.choice", "Quot.sound"}
CHECKS = sorted((Path(__file__).parents[1] / "library").glob("*.lean"))
LEMMAS_AT_LEAST = 600


async def elaborate(toolchain: Toolchain, file: Path) -> list[dict[str, object]]:
    """The messages of one file."""
    _, output, _ = await run(
        [str(toolchain.lean), "--json", "-DmaxErrors=100000", str(file)],
        cwd=file.parent,
        environment=toolchain.environment,
        seconds=300,
    )
    return [json.loads(line) for line in output.decode().splitlines() if line.startswith("{")]


def names(toolchain: Toolchain) -> list[str]:
    """Every constant that the compiled library declares in its sources, from the files beside the compiled ones."""
    found: set[str] = set()
    for folder in toolchain.lean_path:
        for file in folder.rglob("*.ilean"):
            data = json.loads(file.read_text(encoding="utf-8"))
            for reference, places in data["references"].items():
                constant = json.loads(reference).get("c")
                if constant and places.get("definition"):
                    found.add(constant["n"])
    return sorted(found)


def spelled(name: str) -> str:
    """The name as it is written in a file."""
    return ".".join(part if re.fullmatch(r"[^\W\d][\w'!?₀-₉]*|\d+", part) else f"«{part}»" for part in name.split("."))


async def test_no_constant_of_the_library_rests_on_anything_but_the_three_axioms(
    toolchain: Toolchain, tmp_path: Path
) -> None:
    printable = [n for n in names(toolchain) if not n.startswith("_private") and "«" not in n]
    file = tmp_path / "Axioms.lean"
    file.write_text("\n".join(f"#print axioms {spelled(name)}" for name in printable), encoding="utf-8")
    messages = await elaborate(toolchain, file)
    answered = 0
    wrong = []
    for message in messages:
        text = str(message["data"])
        if "does not depend on any axioms" in text:
            answered += 1
        elif match := re.search(r"'(.*)' depends on axioms: \[(.*)\]", text, re.DOTALL):
            answered += 1
            axioms = {axiom.strip() for axiom in match[2].split(",")}
            if axioms - ALLOWED and match[1] not in axioms:  # an axiom depends on itself
                wrong.append(match[1])
    # What is marked unsafe is for the interpreter; the kernel takes it in no proof.
    file.write_text("\n".join(f"#print {spelled(name)}" for name in wrong), encoding="utf-8")
    shown = [str(message["data"]) for message in await elaborate(toolchain, file)]
    assert len(shown) == len(wrong)
    assert [text for text in shown if not re.search(r"\bunsafe (def|opaque)\b", text.split(":=")[0])] == []
    assert answered > 0.95 * len(printable)


async def test_the_axioms_of_the_library_are_the_three_and_those_that_the_compiler_wants(toolchain: Toolchain) -> None:
    declared = {
        match[2]
        for file in toolchain.sources[0].rglob("*.lean")
        for match in re.finditer(r"^\s*(unsafe )?axiom ([\w.]+)", file.read_text(encoding="utf-8"), re.MULTILINE)
        if not match[1]
    }
    assert {name.rsplit(".", 1)[-1] for name in declared} == {"propext", "choice", "sound", "sorryAx"}


def test_the_library_admits_nothing(toolchain: Toolchain) -> None:
    from assistant.lean.places import find_holes

    for file in toolchain.sources[0].rglob("*.lean"):
        assert find_holes(file, file.read_text(encoding="utf-8")) == (), file


def test_the_library_has_lemmas_enough(toolchain: Toolchain) -> None:
    from assistant.lean.declarations import declarations

    count = sum(
        declaration.kind == "theorem"
        for file in toolchain.sources[0].rglob("*.lean")
        for declaration in declarations(file.read_text(encoding="utf-8"))
    )
    assert count >= LEMMAS_AT_LEAST


@pytest.mark.parametrize("file", CHECKS, ids=lambda file: file.stem)
def test_what_is_claimed_of_the_library_elaborates(file: Path, toolchain: Toolchain) -> None:
    messages = asyncio.run(elaborate(toolchain, file))
    assert [m["data"] for m in messages if m["severity"] == "error" or "sorry" in str(m["data"])] == []
