"""The judge: whether a proof that was written into a text proves what it should, by what Lean compiled.

The text is compiled twice, with the proof and without it, up to the end of the judged command. Where it rests on data
that is not there, it is compiled once more with markers in place of the holes. What was compiled is examined as data
(`examination.py`) and given to the kernel again. Compilations of a text without a proof are remembered.
"""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.lean.commands import NAME_PART, header, imported_modules
from assistant.lean.compiled.errors import CompiledFileError
from assistant.lean.compiled.library import Library
from assistant.lean.compiled.names import components, displayed
from assistant.lean.declarations import Declaration, declarations
from assistant.lean.errors import KernelTimedOut
from assistant.lean.judge.compilation import CannotCompile, Compilation, Compiler, OutOfTime, Setup
from assistant.lean.judge.examination import Anchor, Finding, Origin, Subject, changed_meaning, examine
from assistant.lean.judge.grounds import (
    KERNEL_OFF,
    STANDARD,
    Auxiliary,
    auxiliary_besides,
    is_auxiliary,
    without_auxiliary_parts,
)
from assistant.lean.judge.layout import PROOFS, Layout, Stub, Unit, judged_unit, lay_out, stubs, units
from assistant.lean.judge.second_look import (
    SecondLook,
    refused_among,
    search_path,
    second_look,
    second_look_at_modules,
)
from assistant.lean.judge.syntax import redefined
from assistant.lean.lexer import Kind
from assistant.lean.positions import Span, column
from assistant.lean.project import Project, lean_files
from assistant.lean.toolchain import Toolchain
from assistant.tasks import SingleFlight, beside_loop, together

ROUNDS = 6
"""Compilations of one text at most, each with the commands wrapped or cut that the one before complained about."""
REMEMBERED = 32
"""Texts without a proof whose compilation is kept."""
REMEMBERED_BASES = 4
"""Libraries of what is imported: each knows every constant of it by name."""
REMEMBERED_IMPORTS = 64
PREFIX = "judge"
"""Of all names that are the judge's own."""
PACKAGES = (".lake", "packages")
MARKER_COMMAND = "Lean.Parser.Command.declaration"
"""The syntax of what declares a marker."""
REPLAY_SECONDS = 600.0
"""For one imported module."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Submission:
    """A proof that was written into a text. `before` is the text without it, `after` with it; `declaration` is where it
    stands in `before`, `hole` what the proof stands in the place of, `filled` where it stands in `after`. `only_shown`:
    the declaration may have errors and holes outside of the proof, as files under work have."""

    path: Path
    before: str
    after: str
    declaration: Declaration
    hole: Span
    filled: Span
    only_shown: bool = False

    @property
    def grown(self) -> int:
        """By how many characters the text has grown."""
        return len(self.after) - len(self.before)


@dataclass(frozen=True, slots=True)
class Ruling:
    """`reasons` speak against the proof; none does when it is sound. Of the `axioms`, `authors` are those that the
    project's own files declare, `foreign` those of its dependencies; `inherited` rested the declaration on already.
    `kernel`: the kernel has looked at what is new once more, from outside."""

    reasons: tuple[str, ...] = ()
    axioms: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    inherited: frozenset[str] = frozenset()
    open_lemmas: tuple[str, ...] = ()
    kernel: bool = False
    kernel_missing: str = ""
    """Why the kernel could not look."""
    cut: bool = False
    """Whether commands above had to be left out, which may have had an effect all the same."""


@dataclass(slots=True)
class _Built:
    """A compiled text with what had to be done to its units."""

    compilation: Compilation
    wrapped: frozenset[int] = frozenset()
    cut: frozenset[int] = frozenset()

    def anchor(self, named: _Named, hole: Span, unit: Unit, number: int) -> Anchor:
        """Where a hole stands in the text that was compiled."""
        first, last = self.compilation.layout.lines[number]
        first += 1 + (number in self.wrapped)
        text, start = named.text, unit.span.start

        def position(offset: int) -> tuple[int, int]:
            at = offset + (named.moved if offset >= named.span.start else 0)
            return first + text.count("\n", start, at), column(text, at)

        return Anchor(first, last + 1, position(hole.start), position(hole.end))


_Key = tuple[Path, Setup, int, str]
"""Of a text without a proof: its path, what Lean is told, where the judged declaration begins, and the text."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A submission on its way. `first` and `found` are the units of the texts without and with the proof, the judged
    one last; `holes` are those of the latter."""

    submission: Submission
    setup: Setup
    deadline: float
    before: _Named
    after: _Named
    first: tuple[Unit, ...]
    found: tuple[Unit, ...]
    holes: tuple[Stub, ...]
    made: list[Compilation] = field(default_factory=list)
    """What was compiled for it alone, to be taken away at its end."""

    @property
    def number(self) -> int:
        """Of the judged unit."""
        return len(self.found) - 1


_NOTHING = _Built(Compilation("", Layout("", ()), (), ()))


class Judge:
    """Judges proofs in the files of one project; `close` takes its files away."""

    def __init__(self, toolchain: Toolchain, project: Project) -> None:
        self._toolchain = toolchain
        self._project = project
        self._compiler = Compiler(toolchain, project)
        self._without: OrderedDict[_Key, _Built] = OrderedDict()
        self._compiling: SingleFlight[_Built] = SingleFlight()
        self._bases: OrderedDict[Setup, Library] = OrderedDict()
        self._bases_lock = threading.Lock()
        self._imports: OrderedDict[tuple[Setup, str], asyncio.Task[bool]] = OrderedDict()
        self._word = PREFIX + secrets.token_hex(8)
        """Names that no text can know begin with it."""

    async def close(self) -> None:
        tasks = list(self._imports.values())
        self._imports.clear()
        self._without.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._compiler.close()

    async def judge(self, submission: Submission, seconds: float) -> Ruling:
        """Errors: `CannotCompile`, `OutOfTime`, `CompiledFileError`, `ServerStartFailed`."""
        deadline = time.monotonic() + seconds
        setup = await self._compiler.setup(submission.path, submission.before, seconds)
        case = await beside_loop(submission.after, self._case, submission, setup, deadline)
        try:
            return await self._ruled(case)
        finally:
            for compilation in case.made:
                await asyncio.to_thread(self._compiler.forget, compilation)

    async def _ruled(self, case: _Case) -> Ruling:
        own = [stub for stub in case.holes if stub.own]
        without, built = await together(self._compiled_without(case), self._compiled_with(case, own, _NOTHING))
        if isinstance(built, Ruling):
            return built
        base = await asyncio.to_thread(self._base, case.setup)
        looking = asyncio.create_task(self._second_look(base, built.compilation, _left(case.deadline)))
        try:
            finding = await asyncio.to_thread(self._examined, case, base, without, built, own)
            other: SecondLook | None = None
            if finding.stubs and not finding.reasons and len(own) < len(case.holes):
                finding, other = await self._examined_with_markers(case, base, without, built, own, finding)
            if finding.stubs and not finding.reasons:
                shown = ", ".join(dict.fromkeys(f"`{without_auxiliary_parts(name)}`" for name in finding.stubs))
                finding = Finding((f"it rests on {shown}, which is not finished",))
            ruling = self._ruling(finding, base, case.setup)
            if ruling.reasons:
                return ruling
            look = await looking
            if other is not None and (reasons := refused_among(other, finding.judged)):
                return replace(ruling, reasons=tuple(reasons))
            if other is not None and other.missing:
                look = other
            if reasons := refused_among(look, finding.judged):
                return replace(ruling, reasons=tuple(reasons))
            if look.missing:
                evades = await asyncio.to_thread(self._may_evade_kernel, base, built.compilation, case)
                if evades:
                    why = "the file or an import may turn the kernel's check off, and it was not run again"
                    return replace(ruling, reasons=(f"{why}: {look.missing}",))
            cut = bool(built.cut or without.cut)
            return replace(ruling, kernel=not look.missing, kernel_missing=look.missing, cut=cut)
        finally:
            looking.cancel()
            await asyncio.gather(looking, return_exceptions=True)

    def _case(self, submission: Submission, setup: Setup, deadline: float) -> _Case:
        """Errors: `CannotCompile`."""
        before = _named(submission.before, submission.declaration, 0, self._word)
        after = _named(submission.after, submission.declaration, submission.grown, self._word)
        at = submission.filled.start + after.moved
        first, found = units(before.text, before.span.end), units(after.text, at)
        number = judged_unit(found, at)
        if number < 0 or number != judged_unit(first, before.span.start):
            raise CannotCompile("the proof changes what the commands of the file are")
        found = found[: number + 1]
        in_context = not submission.only_shown
        holes = stubs(submission.path, after.text, found, at, self._word, in_context=in_context)
        return _Case(submission, setup, deadline, before, after, first[: number + 1], found, holes)

    async def _second_look(self, base: Library, compiled: Compilation, seconds: float) -> SecondLook:
        """Errors: `ServerStartFailed`, `CompiledFileError`, `OutOfTime`."""
        library = base.overlaid({compiled.module: compiled.files})
        folders, own = await asyncio.to_thread(self._imported, library, [compiled.module])
        own = [module for module in own if module != compiled.module]
        try:
            return await second_look(self._toolchain, self._project, folders, compiled, own, seconds)
        except KernelTimedOut as error:
            raise OutOfTime from error

    def _may_evade_kernel(self, base: Library, compiled: Compilation, case: _Case) -> bool:
        """Whether the option that turns the kernel's check off is spoken of, in the text or in the project's own
        modules that it imports: in their sources (a compiled module does not tell how it was compiled) or in what they
        were compiled to. A module without a source may. Only where the kernel cannot look again is that all there
        is."""
        library = base.overlaid({compiled.module: compiled.files})
        _, own = self._imported(library, [compiled.module])
        files = [*compiled.files, *(file for module in own for file in library.module(module).paths)]
        there = lean_files([self._project.root]) if own else ()
        for module in own:
            ends = components(module)
            sources = [file for file in there if file.with_suffix("").parts[-len(ends) :] == ends]
            if not sources:
                return True
            files += sources
        return KERNEL_OFF in case.after.text or any(KERNEL_OFF.encode() in file.read_bytes() for file in files)

    def _imported(self, library: Library, modules: Sequence[str]) -> tuple[tuple[Path, ...], list[str]]:
        """Of some modules and all that they import, those from outside of the toolchain: their folders, and the
        project's own."""
        others = [m for m in library.import_closure(modules) if not self._is_toolchains(library, m)]
        return search_path(library, others), [module for module in others if self._is_projects(library, module)]

    # --- compiling -------------------------------------------------------------------------------------------------

    async def _compiled_with(self, case: _Case, filled: Sequence[Stub], like: _Built) -> _Built | Ruling:
        judged = -1 if case.submission.only_shown else case.number
        built = await self._build(case.after.text, case.found, filled, case.setup, case.deadline, like, judged=judged)
        if isinstance(built, _Built):
            case.made.append(built.compilation)
        return built

    async def _compiled_without(self, case: _Case) -> _Built:
        """The text without the proof, compiled; simultaneous questions share one compilation."""
        before, found, deadline = case.before, case.first, case.deadline
        key = (case.submission.path, case.setup, before.span.start, before.text[: found[-1].span.end])
        while (built := self._without.get(key)) is None:
            try:
                async with asyncio.timeout(_left(deadline)):
                    built = await self._compiling.do(
                        key, lambda: self._build_any(before.text, found, case.setup, deadline)
                    )
            except TimeoutError as error:
                raise OutOfTime from error
            except OutOfTime:  # that of who asked first, perhaps
                _left(deadline)
                continue
            self._without[key] = built
        self._without.move_to_end(key)
        while len(self._without) > REMEMBERED:
            _, oldest = self._without.popitem(last=False)
            await asyncio.to_thread(self._compiler.forget, oldest.compilation)
        return built

    async def imports_are_sound(self, path: Path, text: str, seconds: float) -> bool:
        """Whether the kernel takes everything in the project's own modules that a text imports. Each is replayed once
        for its content, so this is known at once the next time. While it is not known yet, nothing speaks against them:
        what closes a goal is judged in any case.

        Errors: `ServerStartFailed`."""
        imports = imported_modules(text)
        if not imports:
            return True
        deadline = time.monotonic() + seconds
        try:
            setup = await self._compiler.setup(path, text, seconds)
            left = _left(deadline)
        except (CannotCompile, OutOfTime):
            return True
        key = (setup, header(text))
        task = self._imports.get(key)
        if task is None or (task.done() and not (task.exception() is None and task.result())):
            task = self._imports[key] = asyncio.create_task(self._replayed_imports(path, imports, setup))
        self._imports.move_to_end(key)
        while len(self._imports) > REMEMBERED_IMPORTS:
            self._imports.popitem(last=False)[1].cancel()
        await asyncio.wait({task}, timeout=left)
        return not task.done() or (not task.cancelled() and task.result())

    async def _replayed_imports(self, path: Path, imports: Sequence[tuple[str, ...]], setup: Setup) -> bool:
        try:
            base = await asyncio.to_thread(self._base, setup)
            names = [".".join(parts) for parts in imports]
            folders, own = await asyncio.to_thread(self._imported, base, names)
            look = await second_look_at_modules(self._toolchain, self._project, folders, own, REPLAY_SECONDS)
            if await asyncio.to_thread(self._taken, base, names):
                return False
        except CompiledFileError as error:
            log.info("the imports of %s were not replayed: %s", path, error.message)
            return True
        return not look.refused

    async def axioms(self, path: Path, text: str, seconds: float) -> dict[str, tuple[str, ...]]:
        """The axioms that the named constants of a text rest on, as far as Lean could elaborate them.

        Errors: as `judge`."""
        deadline = time.monotonic() + seconds
        setup = await self._compiler.setup(path, text, seconds)
        built = await self._build_any(text, units(text, len(text)), setup, deadline)
        try:
            return await asyncio.to_thread(self._axioms, setup, built.compilation)
        finally:
            await asyncio.to_thread(self._compiler.forget, built.compilation)

    async def sound_copies(
        self, path: Path, text: str, copies: Sequence[str], stand_in: str, seconds: float
    ) -> dict[str, frozenset[str]]:
        """Of copies in a text that nobody can have expected, those that the kernel takes and that rest on nothing but
        Lean's own axioms and the one that stands in for what they leave, with the former. `copies` are names or ends of
        names.

        Errors: as `judge`."""
        deadline = time.monotonic() + seconds
        setup = await self._compiler.setup(path, text, seconds)
        built = await self._build_any(text, units(text, len(text)), setup, deadline)
        try:
            base = await asyncio.to_thread(self._base, setup)
            sound, look = await together(
                asyncio.to_thread(self._sound, base, built.compilation, copies, stand_in),
                self._second_look(base, built.compilation, _left(deadline)),
            )
            if look.missing:
                return {}
            refused = {displayed(name) for name in look.refused}
            return {
                copy: axioms
                for copy, axioms in sound.items()
                if not any(name == copy or name.endswith("." + copy) for name in refused)
            }
        finally:
            await asyncio.to_thread(self._compiler.forget, built.compilation)

    def _sound(
        self, base: Library, compiled: Compilation, copies: Sequence[str], stand_in: str
    ) -> dict[str, frozenset[str]]:
        library = base.overlaid({compiled.module: compiled.files})
        shown = {displayed(name): name for name in library.module(compiled.module).constant_names}
        found: dict[str, frozenset[str]] = {}
        if self._taken(library, [compiled.module]):
            return found
        for copy in copies:
            full = next((name for name in shown if name == copy or name.endswith("." + copy)), "")
            if not full:
                continue
            rests = library.foundation(shown[full], compiled.module)
            if not rests.evasion and rests.axioms <= STANDARD | {stand_in}:
                found[copy] = rests.axioms - {stand_in}
        return found

    def _axioms(self, setup: Setup, compiled: Compilation) -> dict[str, tuple[str, ...]]:
        library = self._base(setup).overlaid({compiled.module: compiled.files})
        ours = self._word.removeprefix(PREFIX)
        there = library.module(compiled.module).constant_names
        named = [name for name in there if not is_auxiliary(name) and ours not in name]
        return {displayed(name): library.axioms(name, compiled.module) for name in named}

    async def _build_any(self, text: str, found: Sequence[Unit], setup: Setup, deadline: float) -> _Built:
        built = await self._build(text, found, (), setup, deadline, _NOTHING, judged=-1)
        assert isinstance(built, _Built)
        return built

    async def _build(
        self,
        text: str,
        found: Sequence[Unit],
        filled: Sequence[Stub],
        setup: Setup,
        deadline: float,
        like: _Built,
        *,
        judged: int,
    ) -> _Built | Ruling:
        """Compiles a text, wrapping or cutting what has errors; a ruling where the judged unit itself has one (-1: it
        may be wrapped like the others)."""
        wrapped, cut = set(like.wrapped) - {judged}, set(like.cut) - {judged}
        wrapped |= {stub.unit for stub in filled if stub.unit != judged}
        for _ in range(ROUNDS):
            layout = lay_out(text, found, wrapped=wrapped, cut=cut, filled=filled, word=self._word)
            compilation = await self._compiler.compile(layout, setup, _left(deadline))
            if compilation.files:
                return _Built(compilation, frozenset(wrapped), frozenset(cut))
            wrong = {layout.unit_at(message.line) for message in compilation.errors}
            if judged in wrong and judged >= 0:
                said = next(m.text for m in compilation.errors if layout.unit_at(m.line) == judged)
                for marker in layout.markers:
                    said = said.replace(marker, "sorry")
                return Ruling((f"the declaration has an error: {said}",))
            if -1 in wrong:
                raise CannotCompile(compilation.errors[0].text.split("\n", 1)[0])
            cut |= wrong & wrapped
            wrapped |= wrong
        raise CannotCompile("what has errors above the declaration cannot be set aside")

    # --- examining -------------------------------------------------------------------------------------------------

    def _base(self, setup: Setup) -> Library:
        """The library of what is imported, as it was built when Lake was asked."""
        with self._bases_lock:
            library = self._bases.get(setup)
            if library is None:
                environment = {**os.environ, **self._toolchain.environment}
                listed = [Path(part) for part in environment.get("LEAN_PATH", "").split(os.pathsep) if part]
                path = tuple(dict.fromkeys([*listed, *self._toolchain.lean_path]))
                library = self._bases[setup] = Library(path, overlay=setup.artifacts)
            self._bases.move_to_end(setup)
            while len(self._bases) > REMEMBERED_BASES:
                self._bases.popitem(last=False)
            return library

    def _examined(self, case: _Case, base: Library, without: _Built, built: _Built, filled: Sequence[Stub]) -> Finding:
        """`filled` are the holes that have markers in the text that was built."""
        compiled, before = built.compilation, without.compilation
        was = Subject(base.overlaid({before.module: before.files}), before.module)
        now = Subject(
            base.overlaid({compiled.module: compiled.files}),
            compiled.module,
            frozenset(stub.marker for stub in filled if stub.own),
            frozenset(stub.marker for stub in filled if not stub.own),
            frozenset(stub.marker for stub in filled if stub.is_default),
            frozenset(stub.marker for stub in filled if stub.own and stub.is_termination),
        )
        now.library.load([now.module])
        was.library.load([was.module])
        imported = now.library.import_closure([now.module])
        toolchain = frozenset(m for m in imported if m != now.module and self._is_toolchains(now.library, m))
        if now.markers or compiled.layout.wrapped:
            others = [module for module in imported if module not in toolchain]
            kinds = frozenset[str]().union(*(redefined(now.library.module(module)) for module in others))
            # The markers stand before anything of the file itself.
            if kinds := kinds - (frozenset() if others[:-1] else {MARKER_COMMAND}):
                shown = ", ".join(sorted(kinds))
                return Finding((f"the file gives another meaning to what it is judged with ({shown})",))
        if taken := self._taken(now.library, [now.module]):
            return Finding((f"`{taken}` is no axiom of Lean's own here",))
        submission = case.submission
        start = submission.declaration.span.start
        written = declarations(submission.before)
        axioms = {d.name for d in written if d.kind == "axiom" and d.span.end <= start}
        lemmas = {d.name for d in written if d.kind in PROOFS}
        anchors = (
            without.anchor(case.before, submission.hole, case.first[-1], case.number),
            built.anchor(case.after, submission.filled, case.found[-1], case.number),
        )
        origin = Origin(toolchain, axioms, lemmas, _auxiliary(case.before, case.first[-1]))
        return examine(was, now, case.before.names, origin, anchors, only_shown=submission.only_shown)

    async def _examined_with_markers(
        self, case: _Case, base: Library, without: _Built, plain: _Built, own: Sequence[Stub], first: Finding
    ) -> tuple[Finding, SecondLook | None]:
        """The same with an axiom in place of every hole that may stand for data. What is written is the text with
        the holes, so both have to speak of the same, and the lemmas that either uses (`first` was found in the latter)
        are told; the kernel looks at both, since a tactic may take another way here."""
        try:
            built = await self._compiled_with(case, case.holes, plain)
        except CannotCompile:
            reason = "it rests on data that is not written yet, and whether it holds for any cannot be tested"
            return Finding((reason,)), None
        if isinstance(built, Ruling):
            return Finding(("it holds only for what Lean takes for data that is not written yet",)), None
        look: SecondLook | None = None
        finding = await asyncio.to_thread(self._examined, case, base, without, built, case.holes)
        if not finding.reasons:
            changed = await asyncio.to_thread(self._changed_meaning, case, base, plain, built, own, finding)
            if changed:
                finding = Finding((f"it rests on `{displayed(changed)}`, which depends on what is still open",))
            else:
                look = await self._second_look(base, built.compilation, _left(case.deadline))
        broken = built.wrapped - plain.wrapped - {stub.unit for stub in case.holes}
        written = declarations(case.after.text)
        spoiled = {d.name for d in written if any(d.span.start in case.found[n].span for n in broken)}
        if lemma := next((name for name in finding.open_lemmas if name in spoiled), ""):
            reason = f"it rests on `{lemma}`, which does not hold for any data that is still to be written"
            return Finding((reason,)), look
        markers = {stub.marker for stub in case.holes}
        axioms = tuple(sorted({*first.axioms, *finding.axioms} - markers))
        lemmas = tuple(dict.fromkeys([*first.open_lemmas, *finding.open_lemmas]))
        authors = {**(first.authors or {}), **(finding.authors or {})}
        return replace(finding, axioms=axioms, authors=authors, open_lemmas=lemmas), look

    def _changed_meaning(
        self, case: _Case, base: Library, plain: _Built, built: _Built, own: Sequence[Stub], finding: Finding
    ) -> str:
        def subject(each: _Built, filled: Sequence[Stub]) -> Subject:
            compiled = each.compilation
            library = base.overlaid({compiled.module: compiled.files})
            return Subject(library, compiled.module, data=frozenset(stub.marker for stub in filled))

        auxiliary = _auxiliary(case.before, case.first[-1])
        return changed_meaning(subject(plain, own), subject(built, case.holes), finding.judged, auxiliary)

    def _taken(self, library: Library, modules: Sequence[str]) -> str:
        """One of Lean's axioms whose name some modules, or what they import, declare anew; empty when there is none."""
        library.load(modules)
        seen = library.import_closure(modules)
        declared = ((name, module) for name in sorted(STANDARD) for module in library.modules_of(name))
        return next((n for n, m in declared if m in seen and not self._is_toolchains(library, m)), "")

    def _is_toolchains(self, library: Library, module: str) -> bool:
        files = library.module(module).paths
        return any(files[0].is_relative_to(folder) for folder in self._toolchain.lean_path)

    def _ruling(self, finding: Finding, base: Library, setup: Setup) -> Ruling:
        authors: list[str] = []
        foreign: list[str] = []
        for axiom, module in (finding.authors or {}).items():
            (authors if module == setup.module or self._is_projects(base, module) else foreign).append(axiom)
        return Ruling(
            finding.reasons, finding.axioms, tuple(authors), tuple(foreign), finding.inherited, finding.open_lemmas
        )

    def _is_projects(self, base: Library, module: str) -> bool:
        file = base.module(module).paths[0].resolve()
        root = self._project.root.resolve()
        return file.is_relative_to(root) and not file.is_relative_to(root.joinpath(*PACKAGES))


@dataclass(frozen=True, slots=True)
class _Named:
    """A text in which the judged declaration has a name: Lean keeps nothing of an `example`. `span` is where the
    declaration stands in it, `names` what it is called."""

    text: str
    span: Span
    names: tuple[str, ...]
    moved: int = 0
    """Characters by which everything behind the keyword has moved."""


def _named(text: str, declaration: Declaration, grown: int, word: str) -> _Named:
    span = Span(declaration.span.start, declaration.span.end + grown)
    if declaration.kind != "example":
        return _Named(text, span, (declaration.name,) if declaration.name else ())
    head = "def" if "noncomputable" in declaration.modifiers else "noncomputable def"
    # On a line of its own, so that no column after it changes.
    keyword = declaration.keyword
    named = f"{head}\n  {word}\n" + " " * column(text, keyword.end)
    moved = len(named) - (keyword.end - keyword.start)
    return _Named(
        text[: keyword.start] + named + text[keyword.end :],
        Span(span.start, span.end + moved),
        (".".join((*declaration.namespace, word)),),
        moved,
    )


def _auxiliary(named: _Named, unit: Unit) -> Auxiliary:
    """Which constants Lean made: not those that bear a name of the author's."""
    written: set[tuple[str, ...]] = set()
    for declaration in declarations(named.text):
        namespace = _name_words(".".join(declaration.namespace))
        written |= {namespace[:length] for length in range(1, len(namespace) + 1)}
        written.add(_name_words(declaration.name))
    names = (token for command in unit.commands for token in command.tokens if token.kind is Kind.NAME)
    words = {word for name in names for word in _name_words(name.text)[:1] if "." not in name.text}
    return auxiliary_besides(written - {()}, words)


def _name_words(name: str) -> tuple[str, ...]:
    """The parts of a name as it stands in a text, without the marks around some of them."""
    return tuple(part.strip("«»") for part in NAME_PART.findall(name))


def _left(deadline: float) -> float:
    """Errors: `OutOfTime`."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise OutOfTime
    return left
