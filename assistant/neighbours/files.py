"""The files of a project as teachers: what is known of each, who imports whom, and what may teach at a place.

Above the cursor everything teaches, and what is imported. Another file of the project teaches as well, since how a
proof goes is worth knowing wherever it stands, as far as the names are in reach that it uses; not one that imports the
file itself, since that is below it, and never a proof of what has the same name as what is being proved.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.lean.declarations import declarations
from assistant.neighbours.index import IndexedLesson, PlacedLesson
from assistant.neighbours.script import Script
from assistant.neighbours.step import Lesson, Names
from assistant.premises.written import imported_names

MOST_LESSONS = 4_096
"""Of one file; those that were read or used last."""
IMPORTED = 0.5
"""How near a step of an imported file is; in the file itself the last one is nearest, in others none is."""


@dataclass(slots=True)
class TeachingFile:
    """`lessons` are those that are known of it by their digest, `declared` the full names of its declarations and
    `imports` the modules that it imports itself, as it was read last; `scripts` those of that text."""

    module: str
    lessons: OrderedDict[str, IndexedLesson] = field(default_factory=OrderedDict)
    scripts: tuple[Script, ...] = ()
    declared: frozenset[str] = frozenset()
    imports: tuple[str, ...] = ()

    def add(self, lesson: Lesson) -> None:
        self.lessons[lesson.digest] = IndexedLesson(lesson)
        self.lessons.move_to_end(lesson.digest)
        while len(self.lessons) > MOST_LESSONS:
            self.lessons.popitem(last=False)

    def of(self, scripts: Iterable[Script]) -> list[tuple[Script, IndexedLesson]]:
        """What is known of some declarations; also of those that stand in another text than when it was read."""
        return [(script, self.lessons[script.digest]) for script in scripts if script.digest in self.lessons]

    def unread(self, scripts: Iterable[Script]) -> list[Script]:
        """Those of which Lean has not said what they teach in this text."""
        found = []
        for script in scripts:
            known = self.lessons.get(script.digest)
            if known is None or known.lesson.context != script.context:
                found.append(script)
        return found


def declared_names(text: str) -> frozenset[str]:
    return frozenset(declaration.name for declaration in declarations(text) if declaration.name)


def placed(
    module: str, known: Sequence[tuple[Script, IndexedLesson]], nearness: float, without: str = ""
) -> Iterator[PlacedLesson]:
    """The lessons of a file, the last one as near as `nearness` says, the others less; without those of a declaration
    of that name."""
    for number, (script, indexed) in enumerate(known):
        if not without or indexed.lesson.name != without:
            yield PlacedLesson(indexed, module, script.line + 1, nearness * (number + 1) / len(known))


def imported_modules(text: str, files: Mapping[str, TeachingFile]) -> frozenset[str]:
    """The modules that a text imports, directly or through those that are known."""
    return _closure(imported_names(text), files)


def importing_modules(module: str, files: Mapping[str, TeachingFile]) -> frozenset[str]:
    """The known modules that import one, directly or through others."""
    return frozenset(name for name, file in files.items() if module in _closure(file.imports, files))


def _closure(modules: Iterable[str], files: Mapping[str, TeachingFile]) -> frozenset[str]:
    found = set(modules)
    waiting = list(found)
    while waiting:
        file = files.get(waiting.pop())
        for name in file.imports if file is not None else ():
            if name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)


def names_at(before: str, imported: Iterable[str], files: Mapping[str, TeachingFile]) -> Names:
    """What the project declares, for who stands below a text that imports some modules."""
    in_reach = declared_names(before).union(*(files[name].declared for name in imported if name in files))
    everything = frozenset[str]().union(*(file.declared for file in files.values()))
    return Names(in_reach, everything - in_reach)
