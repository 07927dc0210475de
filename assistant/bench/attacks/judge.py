"""The judge: what a text proves, decided without the assistant.

Lean's own command compiles the text privately. What it compiled is then read as data (`compiled.py`): the constants
that are new, what they rest on, whether the statement is still the one that was there. Nothing in the text can reach
that reading: no option, macro or message of its is looked at. What the reading cannot see (a kernel that was kept
from looking) each case states by hand: whether its statement is true.

A text with errors compiles to nothing, and is refused: where a case has errors of its own, it says what the judge reads
in their place (`Case.judged_as`).
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import tempfile
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, Expectation, conditional, resting_on
from assistant.bench.attacks.compiled import Constant, Library, NotCompiled, Olean, closure

LEAN_AXIOMS = frozenset({"propext", "Classical.choice", "Quot.sound"})
SORRY = "sorryAx"
SECONDS = 60.0
REMEMBERED = 128
_THEOREM = re.compile(r"\b(?:theorem|lemma)\s+(?:_root_\.)?((?:«[^»]*»|[^\s:({\[«])+)")
_PRIVATE = re.compile(r"^_private\..*?\.0\.")
_COMPILER = re.compile(r"\._native\.|^Lean\.(ofReduce|trustCompiler)")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a text proves at a place: as an expectation, with the reason for a refusal."""

    verdict: Expectation
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Compiled:
    """The constants of a text, or why there are none."""

    constants: Mapping[str, Constant]
    error: str = ""


class Judge:
    """Compiles with one Lean. `lean` is its program, `environment` what it needs, `folders` its compiled library."""

    def __init__(self, lean: Path, environment: Mapping[str, str], folders: tuple[Path, ...], jobs: int = 2) -> None:
        self._lean = lean
        self._environment = dict(environment)
        self._folders = folders
        self._slots = asyncio.Semaphore(jobs)
        self._known: OrderedDict[str, _Compiled] = OrderedDict()
        self._libraries: dict[tuple[Path, ...], Library] = {}

    async def rule(self, case: Case, text: str, modules: Path | None = None) -> Ruling:
        """What `text`, a version of the case's file with something written into it, proves. `modules` is the folder of
        the compiled modules that it imports."""
        before = await self._compile(_as_judged(case, case.with_hole), modules)
        if before.error:
            return Ruling(REFUSE, f"the file does not compile as it was: {before.error}")
        after = await self._compile(_as_judged(case, text), modules)
        if after.error:
            return Ruling(REFUSE, after.error)
        library = self._library(tuple((modules or Path()) / f"{name}.olean" for name, _ in case.modules))
        written = theorem_names("\n".join([case.source, *(module for _, module in case.modules)]))
        return rule(case.target, before.constants, after.constants, library, written, case.stubs)

    def _library(self, files: tuple[Path, ...]) -> Library:
        """The constants of Lean's own library and of some modules beside it."""
        if files not in self._libraries:
            base = self._library(()) if files else None
            self._libraries[files] = Library(() if files else self._folders, files, base)
        return self._libraries[files]

    async def _compile(self, text: str, modules: Path | None) -> _Compiled:
        key = hashlib.sha256(f"{modules}\0{text}".encode(errors="surrogatepass")).hexdigest()
        if key not in self._known:
            async with self._slots:
                self._known[key] = await self._compiled(text, modules)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return self._known[key]

    async def _compiled(self, text: str, modules: Path | None) -> _Compiled:
        with tempfile.TemporaryDirectory(prefix="assistant-judge-") as name:
            folder = Path(name)
            source, compiled = folder / "Judged.lean", folder / "Judged.olean"
            source.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
            environment = dict(self._environment)
            if modules is not None:
                environment["LEAN_PATH"] = ":".join(filter(None, [environment.get("LEAN_PATH", ""), str(modules)]))
            code, said = await lean(self._lean, environment, folder, "--json", "-o", str(compiled), str(source))
            if not compiled.exists():
                return _Compiled({}, first_error(said) or f"Lean ended with {code}")
            constants = Olean.read(compiled).constants
            for constant in constants.values():
                _ = constant.of_type, constant.of_value, constant.type_text  # the file is gone afterwards
            return _Compiled(constants)


async def lean(program: Path, environment: Mapping[str, str], folder: Path, *words: str) -> tuple[int, str]:
    """The exit code of Lean and what it printed."""
    process = await asyncio.create_subprocess_exec(
        str(program),
        *words,
        cwd=folder,
        env=dict(environment),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        said, _ = await asyncio.wait_for(process.communicate(), SECONDS)
    except TimeoutError:
        return -1, '{"severity": "error", "data": "Lean did not finish"}'
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode or 0, said.decode(errors="replace")


def first_error(said: str) -> str:
    """The first error among messages in JSON, one a line."""
    for line in said.splitlines():
        try:
            message = json.loads(line)
        except ValueError:
            continue
        if isinstance(message, dict) and message.get("severity") == "error":
            return str(message.get("data", "")).split("\n", 1)[0]
    return ""


def _as_judged(case: Case, text: str) -> str:
    for old, new in case.judged_as:
        text = text.replace(old, new)
    return text


def rule(
    target: str,
    before: Mapping[str, Constant],
    after: Mapping[str, Constant],
    library: Library,
    theorems: frozenset[str],
    stubs: frozenset[str] = frozenset(),
) -> Ruling:
    """What the compiled text `after` proves about `target`, compared with the file as it was.

    `theorems` are the names of theorems as somebody wrote them: to Lean an instance is one, too."""
    judged = after.get(target)
    if judged is None or target not in before:
        return Ruling(REFUSE, f"{target} is not among what was compiled")
    for name, constant in before.items():
        if constant.kind == "axiom" or _written(name):
            now = after.get(name)
            if now is None or now.type_text != constant.type_text or now.kind != constant.kind:
                return Ruling(REFUSE, f"{name} is not what it was")
    own = dict(after)
    new = frozenset(name for name in after if name not in before) | {target}
    invented = [name for name in after if name not in before and after[name].kind == "axiom"]
    if invented:
        return Ruling(REFUSE, f"the axiom {invented[0]} is new")
    rests_on = closure(new, own, library)
    unsafe = [name for name, constant in rests_on.items() if constant.unsafe]
    if unsafe:
        return Ruling(REFUSE, f"it rests on {unsafe[0]}, which the kernel must not let it")
    open_lemmas = {name for name, constant in rests_on.items() if SORRY in constant.of_value | constant.of_type}
    for name in open_lemmas:
        if name in new or rests_on[name].kind != "theorem" or not named(name, theorems) or _is_helper(name, own):
            return Ruling(REFUSE, f"it rests on `sorry` through {name}")
    axioms = {name for name, constant in rests_on.items() if constant.kind == "axiom"} - LEAN_AXIOMS - {SORRY} - stubs
    for name in axioms:
        if name not in before and name not in library.constants:
            return Ruling(REFUSE, f"it rests on the axiom {name}")
        if _COMPILER.search(name):
            return Ruling(REFUSE, f"it rests on the compiler through {name}")
    if open_lemmas:
        return Ruling(conditional(*map(_as_written, open_lemmas)))
    return Ruling(resting_on(*axioms) if axioms else ACCEPT)


def _as_written(name: str) -> str:
    """A private name as its author wrote it."""
    return _PRIVATE.sub("", name)


def _written(name: str) -> bool:
    """Whether somebody wrote this name, as far as its spelling tells."""
    return not any(part.startswith(("_", "match_", "proof_", "eq_")) for part in name.split("."))


def theorem_names(text: str) -> frozenset[str]:
    """The names of the theorems of a text as they are written, without French quotes."""
    return frozenset(name.replace("«", "").replace("»", "") for name in _THEOREM.findall(text))


def named(name: str, theorems: frozenset[str]) -> bool:
    """Whether one of the written names, in some namespace, is this one."""
    return any(name == theorem or name.endswith(f".{theorem}") for theorem in theorems)


def _is_helper(name: str, own: Mapping[str, Constant]) -> bool:
    """Whether a name hangs under that of another theorem or definition: `t.helper` of `where` and `let rec`."""
    head = name.rpartition(".")[0]
    while head:
        if head in own and own[head].kind in ("theorem", "definition", "opaque"):
            return True
        head = head.rpartition(".")[0]
    return False


async def compile_modules(program: Path, environment: Mapping[str, str], cases: tuple[Case, ...], folder: Path) -> None:
    """Compiles every module that the cases import into a folder, in their order. Errors: `NotCompiled`."""
    done: set[str] = set()
    path = ":".join(filter(None, [environment.get("LEAN_PATH", ""), str(folder)]))
    for name, text in (module for case in cases for module in case.modules):
        if name in done:
            continue
        done.add(name)
        source = folder.joinpath(*name.split(".")).with_suffix(".lean")
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(text, encoding="utf-8")
        words = (f"--root={folder}", "--json", "-o", str(source.with_suffix(".olean")), str(source))
        _, said = await lean(program, {**environment, "LEAN_PATH": path}, folder, *words)
        if error := first_error(said):
            raise NotCompiled(f"{name}: {error}")
