"""The judge: whether a proof that was written into a text proves what it should, by what Lean compiled.

The text is compiled twice, with the proof and without it, up to the end of the judged command. Where it rests on data
that is not there, it is compiled once more with markers in place of the holes. What was compiled is examined as data
(`examination.py`) and given to the kernel again. Compilations of a text without a proof are remembered.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from assistant.lean.commands import OF_PACKAGES, header, imported_modules, name_parts
from assistant.lean.compiled.constants import ConstantKind
from assistant.lean.compiled.errors import CompiledFileError
from assistant.lean.compiled.holes import SORRY
from assistant.lean.compiled.library import Library
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.names import component_text, components, displayed
from assistant.lean.declarations import declarations
from assistant.lean.errors import CannotCompile, KernelTimedOut, OutOfTime
from assistant.lean.judge.below import changed_below
from assistant.lean.judge.building import DECLARATION_ERROR, NOTHING, Builder, Built
from assistant.lean.judge.changes import changed_meaning
from assistant.lean.judge.compilation import USES_SORRY, Compiler, Setup, time_left
from assistant.lean.judge.examination import NOTHING_COMPILED, Finding, Origin, examine
from assistant.lean.judge.grounds import (
    KERNEL_OFF,
    STANDARD,
    Auxiliary,
    constants_below,
    without_auxiliary_parts,
)
from assistant.lean.judge.importers import may_be_meant, may_be_opened, texts_of_importers, words_of
from assistant.lean.judge.imports import Imports
from assistant.lean.judge.layout import PROOFS, Stub, Unit, is_own_word, judged_unit, stubs, units
from assistant.lean.judge.macros import (
    EXAMPLE,
    beginnings_of_commands,
    has_macros_that_see,
    hides_text,
    may_write,
    own_words,
    runs_programs,
    sees_source,
    takes_in_files,
    tells_places_apart,
    words_of_macros,
)
from assistant.lean.judge.named import Named, auxiliary_constants, macros_of, named_text, names_in
from assistant.lean.judge.second_look import SecondLook, refused_among, second_look
from assistant.lean.judge.subject import Names, Subject
from assistant.lean.judge.submission import Ruling, Submission
from assistant.lean.judge.syntax import names_in_entries, redefined
from assistant.lean.judge.unfinished import LeftOpen
from assistant.lean.judge.whole import WholeTexts
from assistant.lean.lexer import code_tokens
from assistant.lean.places import Place
from assistant.lean.positions import Span
from assistant.lean.project import Project, lean_files
from assistant.lean.toolchain import Toolchain
from assistant.tasks import beside_loop, together

UNEXPECTED = "unexpected "
"""How Lean begins its complaint about what does not parse."""
SHORTEST = 0.05
"""Seconds for what is known already."""
REMEMBERED = 64
"""Headers of which it is known what their imports may do."""
PREFIX = "judge"
"""Of all names that are the judge's own."""
_TERMINATION = "termination"
"""In what Lean says where it cannot show that a recursion ends."""
UNSEEN = "it does not look into `partial` and `unsafe` definitions"
WRITES = "programs of the file run while Lean compiles it, and may do what Lean does"
HIDES = "a word of the project's own syntax looks like the beginning of a comment, so that programs may be overlooked"
INCLUDES = "a macro of the project takes in what stands in files, perhaps in the one that the proof is written into"
TACTICS = "Lean.Parser.Tactic."
"""The namespace of the syntax of Lean's own tactics."""
LOCAL_INSTANCE = frozenset({"local", "instance"})
"""What a macro is made of that makes something an instance for one file."""
MARKER_COMMAND = "Lean.Parser.Command.declaration"
"""The syntax of what declares a marker."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A submission on its way. `first` and `found` are the units of the texts without and with the proof, the judged
    one last; `holes` are those of the latter."""

    submission: Submission
    setup: Setup
    deadline: float
    before: Named
    after: Named
    first: tuple[Unit, ...]
    found: tuple[Unit, ...]
    holes: tuple[Stub, ...]
    names: Names
    auxiliary: Auxiliary
    made: list[Built] = field(default_factory=list)
    """What was compiled for it alone, to be taken away at its end."""

    @property
    def number(self) -> int:
        """Of the judged unit."""
        return len(self.found) - 1

    @property
    def own(self) -> tuple[Stub, ...]:
        """The holes of the judged declaration itself."""
        return tuple(stub for stub in self.holes if stub.own)

    @property
    def has_open_data(self) -> bool:
        """Whether holes around it may stand for data."""
        return len(self.own) < len(self.holes)


@dataclass(frozen=True, slots=True)
class _Macros:
    """Of what a text imports of the project: whether some may `see` where they stand, the `words` that they are made
    of, and whether some give another meaning to tactics."""

    see: bool
    words: frozenset[str]
    redefine_tactics: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was compiled, laid over what it imports. `filled` are the holes that have markers in it."""

    built: Built
    library: Library
    filled: Sequence[Stub] = ()

    @property
    def module(self) -> str:
        return self.built.compilation.module


def _seen(base: Library, built: Built, filled: Sequence[Stub] = ()) -> _Seen:
    """Made once for everything that is asked of it: its files are read into memory."""
    compiled = built.compilation
    return _Seen(built, base.overlaid({compiled.module: compiled.files}), filled)


class Judge:
    """Judges proofs in the files of one project; `close` takes its files away."""

    def __init__(self, toolchain: Toolchain, project: Project) -> None:
        self._toolchain = toolchain
        self._project = project
        self._word = PREFIX + secrets.token_hex(8)
        """Names that no text can know begin with it."""
        self._builder = Builder(Compiler(toolchain, project), self._word)
        self._imports = Imports(toolchain, project)
        self._macros: OrderedDict[tuple[Setup, str], _Macros] = OrderedDict()
        self._wholes = WholeTexts(self._builder, self._imports, self._word.removeprefix(PREFIX))

    async def close(self) -> None:
        await self._imports.close()
        await self._builder.close()

    async def judge(self, submission: Submission, seconds: float) -> Ruling:
        """Errors: `CannotCompile`, `OutOfTime`, `CompiledFileError`, `ServerStartFailed`."""
        deadline = time.monotonic() + seconds
        setup = await self._builder.setup(submission.path, submission.before, seconds)
        case = await beside_loop(submission.after, self._case, submission, setup, deadline, False)
        ruling = await self._ruled_and_forgotten(case)
        if not any(_may_be_charged_with_more(reason) for reason in ruling.reasons):
            return ruling
        # What stands below may be charged to the declaration.
        try:
            less = await beside_loop(submission.after, self._case, submission, setup, deadline, True)
        except CannotCompile:
            return ruling
        return ruling if less.found[-1].span == case.found[-1].span else await self._ruled_and_forgotten(less)

    async def _ruled_and_forgotten(self, case: _Case) -> Ruling:
        try:
            ruling = await self._ruled(case)
            if not case.names.example:
                return ruling
            # Whoever knew what it is called here could tell that from the file.
            called = case.after.names[0]
            return replace(ruling, reasons=tuple(reason.replace(called, "example") for reason in ruling.reasons))
        finally:
            for built in case.made:
                await self._builder.forget(built)

    async def _ruled(self, case: _Case) -> Ruling:
        submission = case.submission
        without, built = await together(self._built_without(case), self._built_with(case, case.own, NOTHING))
        if isinstance(built, Ruling) and case.own and any(_TERMINATION in reason for reason in built.reasons):
            # A marker that is applied to all it can see uses the recursive function as well.
            case = replace(case, holes=tuple(replace(s, in_context=False) if s.own else s for s in case.holes))
            built = await self._built_with(case, case.own, NOTHING)
        if isinstance(built, Ruling):
            return built
        base = await asyncio.to_thread(self._imports.base, case.setup)
        was, now = _seen(base, without), _seen(base, built, case.own)
        looking = asyncio.create_task(self._second_look(now, time_left(case.deadline)))
        try:
            finding = await asyncio.to_thread(self._examined, case, was, now)
            other: SecondLook | None = None
            if finding.stubs and not finding.reasons and case.has_open_data:
                finding, other = await self._examined_with_markers(case, base, was, now, finding)
            if finding.stubs and not finding.reasons:
                shown = ", ".join(dict.fromkeys(f"`{without_auxiliary_parts(name)}`" for name in finding.stubs))
                finding = Finding((f"it rests on {shown}, which is not finished",))
            ruling = self._ruling(finding, now)
            if ruling.reasons:
                return ruling
            look = await looking
            if refused := await asyncio.to_thread(self._refused, now, look, finding.judged):
                return replace(ruling, reasons=refused)
            if other is not None and other.missing:
                look = other
            if look.missing:
                evades = await asyncio.to_thread(self._may_evade_kernel, now, case)
                if evades:
                    why = "the file or an import may turn the kernel's check off, and it was not run again"
                    return replace(ruling, reasons=(f"{why}: {look.missing}",))
            missing = look.missing or (UNSEEN if finding.unseen else "")
            words = await asyncio.to_thread(self._own_words, now)
            until_there = case.after.text[: case.found[-1].span.end]
            if await beside_loop(until_there, may_write, until_there):
                missing = WRITES
            elif any(map(hides_text, words)):
                missing = HIDES
            elif await asyncio.to_thread(self._takes_in_files, now):
                missing = INCLUDES
            unknown = {word for word in words if word} | OF_PACKAGES
            evaluated = any(one.compilation.layout.evaluated for one in (built, without))
            beginnings = await asyncio.to_thread(self._beginnings_of_commands, now) if evaluated else set[str]()
            ruling = replace(
                ruling,
                kernel=not missing,
                kernel_missing=missing,
                cut=built.leaves_out_above(submission.filled.start, unknown)
                or without.leaves_out_above(submission.hole.start, unknown)
                or any(one.leaves_out_a_command(beginnings) for one in (built, without)),
                may_rest_on_more=case.names.example and await asyncio.to_thread(self._speaks_of_examples, case, now),
                # Beside unfinished data Lean says `sorry` also of equations that it makes of them.
                finished_data=not any(not (stub.own or stub.is_syntax) for stub in case.holes),
            )
            if other_text := await self._other_text(case, base, was, now, finding):
                return replace(ruling, reasons=(other_text,))
            return await self._ruled_as_written(case, base, now, ruling, finding.judged)
        finally:
            looking.cancel()
            await asyncio.gather(looking, return_exceptions=True)

    async def _other_text(self, case: _Case, base: Library, was: _Seen, now: _Seen, finding: Finding) -> str:
        """Why what the proof adds may be meant by other text, or is: empty where it is not."""
        if not (finding.additions or finding.namespaces):
            return ""
        submission = case.submission
        if not submission.only_shown:
            words = await asyncio.to_thread(self._words_of_importers, submission, case.setup)
            if meant := next((name for name in finding.additions if may_be_meant(name, words)), ""):
                return f"it adds `{displayed(meant)}`, which a file that imports this one may mean"
            if opened := next((one for one in sorted(finding.namespaces) if may_be_opened(one, words)), ""):
                return f"it makes the namespace `{opened}`, which a file that imports this one may open"
        texts = (case.before.text, case.after.text)
        if not code_tokens(texts[1][case.found[-1].span.end :]):
            return ""
        try:
            changed = await self._changed_below(case, base, was, now, texts)
        except CannotCompile:
            meant = next((name for name in finding.additions if case.names.is_used_below(name)), "")
            return f"it adds `{displayed(meant)}`, which other text may mean" if meant else ""
        return f"with it, `{displayed(changed)}` below would be something else" if changed else ""

    async def _changed_below(self, case: _Case, base: Library, was: _Seen, now: _Seen, texts: tuple[str, str]) -> str:
        """What stands below the declaration and is another thing with the proof. Errors: as `Builder.build`."""
        first, found = [await beside_loop(text, _units_to_the_end, text) for text in texts]
        path, setup, deadline = case.submission.path, case.setup, case.deadline
        without, built = await together(
            self._builder.without(path, texts[0], case.before.span.start, first, setup, deadline),
            self._builder.build_any(texts[1], found, setup, deadline),
        )
        case.made.append(built)

        def compared() -> str:
            old, new = (_seen(base, one) for one in (without, built))
            above = {name for seen in (was, now) for name in seen.library.module(seen.module).constant_names}
            subjects = [Subject(seen.library, seen.module, words=self._words(seen)) for seen in (old, new)]
            return changed_below(subjects[0], subjects[1], above, case.auxiliary)

        return await asyncio.to_thread(compared)

    def _words_of_importers(self, submission: Submission, setup: Setup) -> frozenset[str]:
        """Those of the files that import the file of a submission, and of the macros that they have from it; none where
        no file does."""
        words = words_of(texts_of_importers(self._project.root, submission.path))
        if not words:
            return words
        return words | self._macros_of_imports(setup, submission.after).words | words_of(macros_of(submission.after))

    def _case(self, submission: Submission, setup: Setup, deadline: float, split: bool) -> _Case:
        """With `split`, as `units` understands it. Errors: `CannotCompile`."""
        before = named_text(submission.before, submission.declaration, 0, self._word)
        after = named_text(submission.after, submission.declaration, submission.grown, self._word)
        at = submission.filled.start
        first = units(before.text, before.span.end, judged=before.span.start, split=split)
        found = units(after.text, at, judged=after.span.start, split=split)
        number = judged_unit(found, at)
        if number < 0 or not number == judged_unit(first, before.span.start) == judged_unit(found, after.span.start):
            raise CannotCompile("the proof changes what the commands of the file are")
        found = found[: number + 1]
        first = first[: number + 1]
        in_context = not submission.only_shown
        holes = stubs(submission.path, after.text, found, at, self._word, in_context=in_context)
        names, auxiliary = names_in(before, submission), auxiliary_constants(before, first[-1])
        return _Case(submission, setup, deadline, before, after, first, found, holes, names, auxiliary)

    async def _second_look(self, seen: _Seen, seconds: float) -> SecondLook:
        """Errors: `ServerStartFailed`, `CompiledFileError`, `OutOfTime`."""
        folders, own = await asyncio.to_thread(self._imports.outside, seen.library, [seen.module])
        own = [module for module in own if module != seen.module]
        try:
            return await second_look(self._toolchain, self._project, folders, seen.built.compilation, own, seconds)
        except KernelTimedOut as error:
            raise OutOfTime from error

    async def _ruled_as_written(
        self, case: _Case, base: Library, now: _Seen, ruling: Ruling, judged: Collection[str]
    ) -> Ruling:
        """The same with what comes of the proof in the text as its author has it, where that is another one than was
        judged: a macro can see where it stands, what stands around it, and what it is given."""
        submission = case.submission
        if submission.only_shown:
            return ruling
        if now.built.wrapped or now.built.leaves_out:
            unproved = await asyncio.to_thread(self._has_unproved, case, now, judged)
            ruling = replace(ruling, changed=True, has_unproved=unproved)
        built: tuple[Built, Built] | Ruling
        below = await asyncio.to_thread(self._tells_places_apart, now)
        if below or await asyncio.to_thread(self._sees_source, now, submission.after):
            texts = (
                (submission.before, case.first, case.first[-1].span.end),
                (submission.after, case.found, case.found[-1].span.end),
            )
            built = await self._builder.as_written(texts, case.setup, case.deadline, entire=below)
            case.made.extend(built)
            written = built[1].compilation
            sure = ruling.finished_data and SORRY not in ruling.axioms
            if sure and not submission.lines.isdisjoint(written.open_lines):
                return replace(ruling, reasons=("Lean says that the declaration uses `sorry`",))
            if built[0].compilation.files and written.errors:
                return replace(ruling, reasons=(f"as it is written, Lean says: {written.errors[0].text}",))
            if case.names.example or not all(one.compilation.files for one in built):  # of an example nothing is kept
                more = await asyncio.to_thread(self._has_unproved, case, now, judged)
                return replace(ruling, as_written=False, may_rest_on_more=more)
            ruling = replace(ruling, changed=False)
        elif case.own:
            built = await self._built_with_holes(case, now.built)
            if isinstance(built, Ruling):
                # Where warnings are errors, Lean refuses what still has a hole.
                return ruling if all(USES_SORRY in reason for reason in built.reasons) else built
        else:
            return ruling
        was, is_ = (_seen(base, one) for one in built)
        left = time_left(case.deadline)  # which raises, when it is over, before anything waits to be awaited
        examined = asyncio.to_thread(self._examined, case, was, is_, only_shown=bool(case.own))
        finding, look = await together(examined, self._second_look(is_, left))
        other = self._ruling(finding, is_)
        if finding.stubs and (changed := await asyncio.to_thread(_changed_meaning, case, is_, now, finding)):
            # Whether it holds for any data was tested with what the judge compiled.
            return replace(ruling, reasons=(f"it rests on `{displayed(changed)}`, which is another one in the file",))
        if refused := other.reasons or await asyncio.to_thread(self._refused, is_, look, finding.judged):
            return replace(ruling, reasons=refused)
        return replace(
            ruling,
            axioms=tuple(sorted({*ruling.axioms, *other.axioms})),
            authors=tuple(dict.fromkeys([*ruling.authors, *other.authors])),
            foreign=tuple(dict.fromkeys([*ruling.foreign, *other.foreign])),
            inherited=ruling.inherited & other.inherited,
            open_lemmas=tuple(dict.fromkeys([*ruling.open_lemmas, *other.open_lemmas])),
        )

    async def _built_with_holes(self, case: _Case, like: Built) -> tuple[Built, Built] | Ruling:
        """The texts with holes where there were markers, and `like` what had these."""
        before, deadline, path = case.before, case.deadline, case.submission.path
        without, built = await together(
            self._builder.without(path, before.text, before.span.start, case.first, case.setup, deadline),
            self._built_with(case, (), like),
        )
        return built if isinstance(built, Ruling) else (without, built)

    def _sees_source(self, seen: _Seen, text: str) -> bool:
        return runs_programs(text) or any(map(sees_source, self._own_modules(seen)))

    def _tells_places_apart(self, seen: _Seen) -> bool:
        return any(tells_places_apart(module, self._word) for module in self._own_modules(seen))

    def _has_unproved(self, case: _Case, seen: _Seen, judged: Collection[str]) -> bool:
        """Whether the file, or what it imports of the project, has a hole elsewhere, something with an error, or an
        axiom of its author's; or something is left out, of which nobody knows."""
        if case.has_open_data or seen.built.leaves_out:
            return True
        for module in self._own_modules(seen):
            others = [name for name in module.constant_names if self._word not in name and name not in judged]
            if any(module.constant(name).kind is ConstantKind.AXIOM for name in others):
                return True
            if any(SORRY in module.requirements(name) for name in others):
                return True
        return False

    def _own_words(self, seen: _Seen) -> set[str]:
        """The words of the project's own syntax."""
        return set[str]().union(*map(own_words, self._own_modules(seen)))

    def _beginnings_of_commands(self, seen: _Seen) -> set[str]:
        """What the project's own commands begin with."""
        return set[str]().union(*map(beginnings_of_commands, self._own_modules(seen)))

    def _speaks_of_examples(self, case: _Case, seen: _Seen) -> bool:
        """Whether something may ask for what Lean calls an example, and we do not."""
        there, *imported = self._own_modules(seen)
        if EXAMPLE in case.submission.before or any(EXAMPLE in word for word in words_of_macros(there)):
            return True
        return any(EXAMPLE.encode() in file.read_bytes() for module in imported for file in module.paths)

    def _takes_in_files(self, seen: _Seen) -> bool:
        return any(takes_in_files(module) for module in self._own_modules(seen))

    def _own_modules(self, seen: _Seen) -> list[Module]:
        """What was compiled, and what it imports of the project's own."""
        _, own = self._imports.outside(seen.library, [seen.module])
        return [seen.library.module(module) for module in dict.fromkeys([seen.module, *own])]

    def _refused(self, seen: _Seen, look: SecondLook, judged: Collection[str]) -> tuple[str, ...]:
        """What the kernel has against some constants, or against what they rest on in the project's own modules."""
        if not look.refused:
            return ()
        library = seen.library
        closure = library.import_closure([seen.module])
        toolchain = frozenset(module for module in closure if self._imports.is_toolchains(library, module))
        # The kernel's report prints names, not all of them as we do.
        unknown = [name for name in look.refused if not library.modules_of(name, seen.module)]
        return tuple(refused_among(look, constants_below(library, seen.module, judged, toolchain).union(unknown)))

    def _may_evade_kernel(self, seen: _Seen, case: _Case) -> bool:
        """Whether the option that turns the kernel's check off is spoken of, in the text or in the project's own
        modules that it imports: in their sources (a compiled module does not tell how it was compiled) or in what they
        were compiled to. A module without a source may. Only where the kernel cannot look again is that all there
        is."""
        _, own = self._imports.outside(seen.library, [seen.module])
        compiled = seen.built.compilation
        files = [*compiled.files, *(file for module in own for file in seen.library.module(module).paths)]
        there = lean_files([self._project.root]) if own else ()
        for module in own:
            ends = components(module)
            sources = [file for file in there if file.with_suffix("").parts[-len(ends) :] == ends]
            if not sources:
                return True
            files += sources
        told = case.after.text + case.setup.answer
        return KERNEL_OFF in told or any(KERNEL_OFF.encode() in file.read_bytes() for file in files)

    async def _built_with(self, case: _Case, filled: Sequence[Stub], like: Built) -> Built | Ruling:
        judged = -1 if case.submission.only_shown else case.number
        text, setup, deadline = case.after.text, case.setup, case.deadline
        built = await self._builder.build(
            text, case.found, filled, setup, deadline, like, judged=judged, declaration=case.after.span
        )
        if isinstance(built, Built):
            case.made.append(built)
        return built

    async def _built_without(self, case: _Case) -> Built:
        path, before = case.submission.path, case.before
        start, defined = before.span.start, frozenset(stub.use for stub in case.own)
        return await self._builder.without(path, before.text, start, case.first, case.setup, case.deadline, defined)

    async def imports_are_sound(self, path: Path, text: str, seconds: float) -> bool:
        """As `Imports.are_sound`; while Lake does not say what a text imports, nothing speaks against it."""
        if not imported_modules(text):
            return True
        deadline = time.monotonic() + seconds
        try:
            setup = await self._builder.setup(path, text, seconds)
            left = time_left(deadline)
        except (CannotCompile, OutOfTime):
            return True
        return await self._imports.are_sound(path, text, setup, left)

    async def imports_tell_places_apart(self, place: Place, seconds: float) -> bool:
        """Whether syntax or a macro of the project that a text imports may see that it is not where a place is,
        elaborators aside; while it is not known what it imports, that is not known either."""
        if not imported_modules(place.text):
            return False
        deadline = time.monotonic() + seconds
        lasts = _called(place)
        try:
            setup = await self._builder.setup(place.path, place.text, seconds)
            looking = asyncio.to_thread(self._macros_of_imports, setup, place.text)
            macros = await asyncio.wait_for(looking, max(SHORTEST, deadline - time.monotonic()))
        except (CannotCompile, CompiledFileError, OutOfTime, TimeoutError):
            return False
        return macros.see or not macros.words.isdisjoint(lasts)

    async def imports_redefine_tactics(self, place: Place, seconds: float) -> bool:
        """Whether the project gives, in what a text imports, another meaning to tactics; while it is not known what it
        imports, that is not known either."""
        if not imported_modules(place.text):
            return False
        deadline = time.monotonic() + seconds
        try:
            setup = await self._builder.setup(place.path, place.text, seconds)
            looking = asyncio.to_thread(self._macros_of_imports, setup, place.text)
            return (await asyncio.wait_for(looking, max(SHORTEST, deadline - time.monotonic()))).redefine_tactics
        except (CannotCompile, CompiledFileError, OutOfTime, TimeoutError):
            return False

    def _macros_of_imports(self, setup: Setup, text: str) -> _Macros:
        """Those of the project. Remembered. Errors: `CompiledFileError`."""
        key = setup, header(text)
        if key not in self._macros:
            own = self._imports.own_of(setup, text)
            self._macros[key] = _Macros(
                any(tells_places_apart(module, self._word) or has_macros_that_see(module) for module in own),
                frozenset[str]().union(*map(words_of_macros, own)),
                any(name.startswith(TACTICS) for module in own for name in names_in_entries(module)),
            )
            while len(self._macros) > REMEMBERED:
                self._macros.popitem(last=False)
        return self._macros[key]

    async def imports_changed(self, text: str) -> int:
        """As `Compiler.imports_changed`."""
        return await self._builder.imports_changed(text)

    async def imports_state(self, path: Path, text: str, seconds: float) -> str:
        """A digest of when what a text imports was built, empty when it imports nothing. Errors: as `Builder.setup`."""
        return (await self._builder.setup(path, text, seconds)).times if imported_modules(text) else ""

    async def axioms(self, path: Path, text: str, seconds: float) -> dict[str, tuple[str, ...]]:
        """The axioms that the named constants of a text rest on, as far as Lean could elaborate them.

        Errors: as `judge`."""
        return dict((await self._wholes.axioms(path, text, seconds)).axioms)

    async def unfinished(self, path: Path, text: str, seconds: float) -> LeftOpen:
        """The declarations of a text that hold a `sorry` themselves. Errors: as `judge`."""
        return (await self._wholes.unfinished(path, text, seconds)).left

    async def sound_copies(
        self, path: Path, text: str, copies: Sequence[str], stand_in: str, witness: str, seconds: float
    ) -> dict[str, frozenset[str]]:
        """Of copies in a text that nobody can have expected, those that the kernel takes and that rest on nothing but
        Lean's own axioms, the `witness`, and the axiom that stands in for what they leave, with the first. `copies` are
        names or ends of names.

        Errors: as `judge`."""
        deadline = time.monotonic() + seconds
        setup = await self._builder.setup(path, text, seconds)
        built = await self._builder.build_any(text, units(text, len(text)), setup, deadline)
        try:
            base = await asyncio.to_thread(self._imports.base, setup)
            seen = _seen(base, built)
            # The copies stand elsewhere than what they are copies of.
            if await asyncio.to_thread(lambda: self._sees_source(seen, text) or self._tells_places_apart(seen)):
                return {}
            left = time_left(deadline)  # which raises, when it is over, before anything waits to be awaited
            sound, look = await together(
                asyncio.to_thread(self._sound, seen, copies, stand_in, witness), self._second_look(seen, left)
            )
            if look.missing:
                return {}
            refused = await asyncio.to_thread(self._refused_copies, seen, look, list(sound))
            return {copy: axioms for copy, axioms in sound.items() if copy not in refused}
        finally:
            await self._builder.forget(built)

    def _refused_copies(self, seen: _Seen, look: SecondLook, copies: Sequence[str]) -> set[str]:
        if not look.refused:
            return set()
        names = seen.library.module(seen.module).constant_names
        called = {copy: [name for name in names if _is_called(displayed(name), copy)] for copy in copies}
        return {copy for copy, names in called.items() if self._refused(seen, look, names)}

    def _sound(self, seen: _Seen, copies: Sequence[str], stand_in: str, witness: str) -> dict[str, frozenset[str]]:
        library, module = seen.library, seen.module
        shown = {displayed(name): name for name in library.module(module).constant_names}
        found: dict[str, frozenset[str]] = {}
        if self._imports.taken(library, [module]):
            return found
        imported = frozenset(library.import_closure([module])) - {module}
        for copy in copies:
            full = next((name for name in shown if _is_called(name, copy)), "")
            if not full:
                continue
            # What Lean has made a lemma of for one copy, it uses for the next.
            below = constants_below(library, module, [shown[full]], imported)
            if any(_is_of(displayed(name), other) for name in below for other in copies if other != copy):
                continue
            rests = library.foundation(shown[full], module)
            if not rests.evasion and witness in rests.axioms <= STANDARD | {stand_in, witness}:
                found[copy] = rests.axioms & STANDARD
        return found

    def _examined(self, case: _Case, without: _Seen, built: _Seen, *, only_shown: bool = False) -> Finding:
        """With `only_shown`, as for a submission of that kind."""
        filled = built.filled
        was = Subject(without.library, without.module, words=self._words(without))
        now = Subject(
            built.library,
            built.module,
            frozenset(stub.marker for stub in filled if stub.own),
            frozenset(stub.marker for stub in filled if not stub.own),
            frozenset(stub.marker for stub in filled if stub.is_default),
            frozenset(stub.marker for stub in filled if stub.own and stub.is_termination),
            self._words(built),
            _beside(case, filled),
        )
        now.library.load([now.module])
        was.library.load([was.module])
        imported = now.library.import_closure([now.module])
        toolchain = frozenset(m for m in imported if m != now.module and self._imports.is_toolchains(now.library, m))
        if now.markers or built.built.compilation.layout.wrapped:
            others = [module for module in imported if module not in toolchain]
            kinds = frozenset[str]().union(*(redefined(now.library.module(module)) for module in others))
            # The markers stand before anything of the file itself.
            if kinds := kinds - (frozenset() if others[:-1] else {MARKER_COMMAND}):
                shown = ", ".join(sorted(kinds))
                return Finding((f"the file gives another meaning to what it is judged with ({shown})",))
        if taken := self._imports.taken(now.library, [now.module]):
            return Finding((f"`{taken}` is no axiom of Lean's own here",))
        submission = case.submission
        start = submission.declaration.span.start
        written = declarations(submission.before)
        # One that ends below has no proof of its own: a command stands there that only Lean can tell from it.
        axioms = {_displayed(d.name) for d in written if d.kind == "axiom" and d.span.start <= start}
        lemmas = {_displayed(d.name) for d in written if d.kind in PROOFS}
        anchors = (
            without.built.anchor(case.before, submission.hole, case.first[-1], case.number),
            built.built.anchor(case.after, submission.filled, case.found[-1], case.number),
        )
        local_instances = _has_local_instances(submission.before) or (
            self._macros_of_imports(case.setup, submission.before).words >= LOCAL_INSTANCE
        )
        origin = Origin(toolchain, axioms, lemmas, case.auxiliary, local_instances)
        return examine(was, now, case.names, origin, anchors, only_shown=only_shown or submission.only_shown)

    def _words(self, seen: _Seen) -> frozenset[str]:
        return frozenset(n for n in seen.library.module(seen.module).constant_names if is_own_word(n, self._word))

    async def _examined_with_markers(
        self, case: _Case, base: Library, was: _Seen, plain: _Seen, first: Finding
    ) -> tuple[Finding, SecondLook | None]:
        """The same with an axiom in place of every hole that may stand for data. What is written is the text with
        the holes, so both have to speak of the same, and the lemmas that either uses (`first` was found in the latter)
        are told; the kernel looks at both, since a tactic may take another way here."""
        try:
            built = await self._built_with(case, case.holes, plain.built)
        except CannotCompile:
            reason = "it rests on data that is not written yet, and whether it holds for any cannot be tested"
            return Finding((reason,)), None
        if isinstance(built, Ruling):
            return Finding(("it holds only for what Lean takes for data that is not written yet",)), None
        marked = _seen(base, built, case.holes)
        look: SecondLook | None = None
        finding = await asyncio.to_thread(self._examined, case, was, marked)
        if not finding.reasons:
            changed = await asyncio.to_thread(_changed_meaning, case, plain, marked, finding)
            if changed:
                finding = Finding((f"it rests on `{displayed(changed)}`, which depends on what is still open",))
            else:
                look = await self._second_look(marked, time_left(case.deadline))
                if refused := await asyncio.to_thread(self._refused, marked, look, finding.judged):
                    finding = Finding(refused)
        broken = built.wrapped - plain.built.wrapped - {stub.unit for stub in case.holes}
        written = declarations(case.after.text)
        spoiled = {d.name for d in written if any(d.span.start in case.found[n].span for n in broken)}
        if lemma := next((name for name in finding.open_lemmas if displayed(name) in spoiled), ""):
            reason = f"it rests on `{lemma}`, which does not hold for any data that is still to be written"
            return Finding((reason,)), look
        markers = {stub.marker for stub in case.holes}
        axioms = tuple(sorted({*first.axioms, *finding.axioms} - markers))
        lemmas = tuple(dict.fromkeys([*first.open_lemmas, *finding.open_lemmas]))
        authors = {**(first.authors or {}), **(finding.authors or {})}
        inherited = first.inherited & finding.inherited
        return replace(finding, axioms=axioms, authors=authors, inherited=inherited, open_lemmas=lemmas), look

    def _ruling(self, finding: Finding, seen: _Seen) -> Ruling:
        authors: list[str] = []
        foreign: list[str] = []
        for axiom, module in (finding.authors or {}).items():
            ours = module == seen.module or self._imports.is_projects(seen.library, module)
            (authors if ours else foreign).append(axiom)
        # A lemma that is private has another name for Lean than for its author, who has to find it.
        lemmas = tuple(dict.fromkeys(map(displayed, finding.open_lemmas)))
        return Ruling(finding.reasons, finding.axioms, tuple(authors), tuple(foreign), finding.inherited, lemmas)


def _beside(case: _Case, filled: Sequence[Stub]) -> dict[str, str]:
    """The markers of the judged declaration that stand in other theorems, with the names of these."""
    others = [d for d in declarations(case.after.text) if d.kind in PROOFS and d.span != case.after.span]
    return {
        stub.marker: d.name
        for stub in filled
        if stub.own
        for d in others
        if d.span.start <= stub.span.start < d.span.end
    }


def _called(place: Place) -> set[str]:
    """The last parts of the names of what is declared together with the declaration of a place."""
    together = [one for one in declarations(place.text) if one.command == place.declaration.command]
    return {next(reversed(name_parts(one.name)), EXAMPLE) for one in (*together, place.declaration)}


def _units_to_the_end(text: str) -> tuple[Unit, ...]:
    """Those of a whole text. What looks like a comment at its end belongs to the last one: it may be none to Lean."""
    *others, last = units(text, len(text))
    return (*others, replace(last, span=Span(last.span.start, len(text))))


def _may_be_charged_with_more(reason: str) -> bool:
    """Whether a declaration has an error, or ends before its command does."""
    return reason == NOTHING_COMPILED or reason.startswith(f"{DECLARATION_ERROR}: ")


def _displayed(name: str) -> str:
    """A name as it is displayed, whatever marks its author set: `sorry` for `«sorry»`."""
    return ".".join(map(component_text, name_parts(name)))


def _has_local_instances(text: str) -> bool:
    """Whether a text may make something an instance for itself alone."""
    return "local" in text and any(
        (one.text, following.text) == ("local", "instance") for one, following in pairwise(code_tokens(text))
    )


def _changed_meaning(case: _Case, plain: _Seen, marked: _Seen, finding: Finding) -> str:
    def subject(seen: _Seen) -> Subject:
        return Subject(seen.library, seen.module, data=frozenset(stub.marker for stub in seen.filled))

    return changed_meaning(subject(plain), subject(marked), finding.judged, case.auxiliary)


def _is_of(name: str, copy: str) -> bool:
    """Whether a name is that of a copy, or of what Lean has made for it."""
    return f".{copy}." in f".{name}."


def _is_called(name: str, copy: str) -> bool:
    """`copy` is a name, or the end of one."""
    return name == copy or name.endswith("." + copy)
