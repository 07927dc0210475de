"""A repository as LeanDojo leaves it, made by hand, not traced: two files, one of Lean's own below `.lake/packages`,
and of each the syntax tree as `*.trace.xml`, with no more in it than what reads it looks at.

`Sums.lean` imports `Numbers.lean`; every file that does not say `prelude` imports `Init.lean`. Where things stand is
found by looking for their words in the source, one behind the other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

INIT = ".lake/packages/lean4/src/lean/Init.lean"
NUMBERS = "Numbers.lean"
SUMS = "Sums.lean"
TRACES = {
    INIT: ".lake/packages/lean4/lib/lean/Init.trace.xml",
    NUMBERS: ".lake/build/ir/Numbers.trace.xml",
    SUMS: ".lake/build/ir/Sums.trace.xml",
}
"""Where a file's tree stands."""
TEXTS = {
    INIT: """prelude

namespace Nat

theorem succ_eq (n : Nat) : n.succ = n + 1 := rfl

theorem zero_add (n : Nat) : 0 + n = n := by
  rw [succ_eq]

end Nat
""",
    NUMBERS: """namespace Num

-- what simp knows
@[simp] theorem add_zero (n : Nat) : n + 0 = n := by
  simp

theorem add_comm (n m : Nat) : n + m = m + n := by
  rw [Nat.zero_add]

def twice (n : Nat) : Nat := n + n

alias ⟨there, back⟩ := there_and_back

end Num
""",
    SUMS: """import Numbers

namespace Num

lemma twice_add (n m : Nat) : twice (n + m) = twice n + twice m := by
  rw [add_comm]
  exact add_zero «n»

theorem twice_zero : twice 0 = 0 := by
  simp [twice]

theorem twice_comm (n m : Nat) : twice (n + m) = twice (m + n) := by
  rw [add_comm]

theorem twice_two : twice 2 = 4 := rfl

end Num
""",
}
_BEHIND = re.compile(r"\s*(?:--[^\n]*\n\s*)*")


class _Tree:
    """The nodes of a text, which are made in the order in which their words stand there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._at = 0

    def position(self, at: int) -> str:
        before = self.text[:at]
        return f"({before.count(chr(10)) + 1}, {at - (before.rfind(chr(10)) + 1) + 1})"

    def atom(self, word: str) -> Element:
        return self._leaf("AtomNode", word, {})

    def ident(self, word: str, full_name: str = "", path: str = "", declared: str = "") -> Element:
        """`declared` is how the file of a path declares what is named."""
        if not full_name:
            return self._leaf("IdentNode", word, {"raw_val": word})
        at = TEXTS[path].index(declared) + declared.rindex(" ") + 1
        there = _Tree(TEXTS[path])
        annotations = {
            "full_name": full_name,
            "mod_name": Path(path).stem,
            "def_path": path,
            "def_start": there.position(at),
            "def_end": there.position(TEXTS[path].index(" ", at)),
        }
        return self._leaf("IdentNode", word, {"raw_val": word, **annotations})

    def _leaf(self, tag: str, word: str, attributes: dict[str, str]) -> Element:
        begin = self.text.index(word, self._at)
        self._at = begin + len(word)
        behind = _BEHIND.match(self.text, self._at)
        assert behind is not None
        places = {"start": self.position(begin), "end": self.position(self._at)}
        return element(tag, **places, leading="", trailing=behind[0], val=word, **attributes)

    def node(self, tag: str, *children: Element, **attributes: str) -> Element:
        starts = [child.attrib["start"] for child in children if "start" in child.attrib]
        ends = [child.attrib["end"] for child in children if "end" in child.attrib]
        places = {"start": starts[0], "end": ends[-1]} if starts else {}
        made = element(tag, **places, **attributes)
        made.extend(children)
        return made

    def tactic(self, before: str, after: str, *children: Element) -> Element:
        states = {"state_before": before, "state_after": after}
        return self.node("OtherNode", *children, kind="Lean.Parser.Tactic.some", **states, tactic="some tactic")

    def by(self, *tactics: Callable[[], Element]) -> Element:
        """A proof of tactics."""
        word = self.atom("by")
        nodes: list[Element] = []
        for tactic in tactics:
            nodes += [tactic(), element("NullNode")]  # between two there may be a semicolon
        lines = self.node("TacticTacticseq1IndentedNode", self.node("NullNode", *nodes[:-1]))
        return self.node("TermBytacticNode", word, self.node("TacticTacticseqNode", lines))

    def declaration(
        self, word: str, name: str, signature: str, proof: Callable[[], Element], before: str = ""
    ) -> Element:
        """A `theorem`, `lemma` or `def` of the namespace that its file is in."""
        namespace = "Nat" if self.text.startswith("prelude") else "Num"
        names = {"name": name, "full_name": f"{namespace}.{name}"}
        modifiers = self.node("CommandDeclmodifiersNode", *([self.atom(before)] if before else []))
        children = [
            self.atom(word),
            self.node("CommandDeclidNode", self.ident(name), element("NullNode")),
            self.node("CommandDeclsigNode", self.node("OtherNode", self.atom(signature), kind="some.signature")),
            self.node("CommandDeclvalsimpleNode", self.atom(":="), proof()),
        ]
        if word == "lemma":  # Mathlib's own syntax, which its trees show as it was written
            return self.node("LemmaNode", modifiers, self.node("GroupNode", *children), **names)
        if word == "theorem":
            return self.node(
                "CommandDeclarationNode", modifiers, self.node("CommandTheoremNode", *children, **names), **names
            )
        definition = self.node("CommandDefinitionNode", *children, name=name)
        return self.node("CommandDeclarationNode", modifiers, definition, **names)

    def namespace(self, name: str) -> Element:
        return self.node("CommandNamespaceNode", self.atom("namespace"), self.ident(name), name=name)

    def end(self, name: str) -> Element:
        return self.node("CommandEndNode", self.atom("end"), self.node("NullNode", self.ident(name)), name=name)


def element(tag: str, **attributes: str) -> Element:
    """LeanDojo escapes values before it hands them to what writes XML, which escapes them once more."""
    return Element(tag, {name: escape(value, {'"': "&quot;"}) for name, value in attributes.items()})


def _rw(
    tree: _Tree, before: str, after: str, word: str, full_name: str, path: str, declared: str
) -> Callable[[], Element]:
    return lambda: tree.tactic(
        before, after, tree.atom("rw"), tree.atom("["), tree.ident(word, full_name, path, declared), tree.atom("]")
    )


def _init(tree: _Tree) -> list[Element]:
    header = tree.node("ModuleHeaderNode", tree.node("NullNode", tree.node("ModulePreludeNode", tree.atom("prelude"))))
    zero_add = _rw(
        tree,
        'quoted : "<&>" = "&quot;"\nn : Nat\n⊢ 0 + n = n',
        "no goals",
        "succ_eq",
        "Nat.succ_eq",
        INIT,
        "theorem succ_eq",
    )
    return [
        header,
        tree.namespace("Nat"),
        tree.declaration("theorem", "succ_eq", "(n : Nat) : n.succ = n + 1", lambda: tree.ident("rfl")),
        tree.declaration("theorem", "zero_add", "(n : Nat) : 0 + n = n", lambda: tree.by(zero_add)),
        tree.end("Nat"),
    ]


def _numbers(tree: _Tree) -> list[Element]:
    comm = _rw(tree, "n m : Nat\n⊢ n + m = m + n", "no goals", "Nat.zero_add", "Nat.zero_add", INIT, "theorem zero_add")

    def simp() -> Element:
        return tree.tactic("n : Nat\n⊢ n + 0 = n", "no goals", tree.atom("simp"))

    return [
        element("ModuleHeaderNode"),
        tree.namespace("Num"),
        tree.declaration("theorem", "add_zero", "(n : Nat) : n + 0 = n", lambda: tree.by(simp), "@[simp]"),
        tree.declaration("theorem", "add_comm", "(n m : Nat) : n + m = m + n", lambda: tree.by(comm)),
        tree.declaration(
            "def", "twice", "(n : Nat) : Nat", lambda: tree.node("OtherNode", tree.atom("n + n"), kind="t")
        ),
        tree.node(
            "StdTacticAliasAliaslrNode",
            *map(tree.atom, ("alias", "⟨")),
            tree.node("LeanBinderidentNode", tree.ident("there")),
            tree.atom(","),
            tree.node("LeanBinderidentNode", tree.ident("back")),
            *map(tree.atom, ("⟩", ":=")),
            tree.ident("there_and_back"),
            name="['there', 'back']",
            full_name="['Num.there', 'Num.back']",
        ),
        tree.end("Num"),
    ]


def _sums(tree: _Tree) -> list[Element]:
    imported = tree.node("ModuleImportNode", tree.atom("import"), tree.ident("Numbers"), module="Numbers", path=NUMBERS)
    header = tree.node("ModuleHeaderNode", element("NullNode"), tree.node("NullNode", imported))
    add_comm = ("add_comm", "Num.add_comm", NUMBERS, "theorem add_comm")
    add_rw = _rw(tree, "n m : Nat\n⊢ twice (n + m) = twice n + twice m", "n m : Nat\n⊢ n + 0 = n", *add_comm)

    def exact() -> Element:
        name = ("add_zero", "Num.add_zero", NUMBERS, "theorem add_zero")
        return tree.tactic(
            "n m : Nat\n⊢ n + 0 = n", "no goals", tree.atom("exact"), tree.ident(*name), tree.ident("«n»")
        )

    def simp() -> Element:
        words = tree.atom("simp"), tree.atom("[")
        named = tree.ident("twice", "Num.twice", NUMBERS, "def twice")
        return tree.tactic("⊢ twice 0 = 0", "no goals", *words, named, tree.atom("]"))

    comm_rw = _rw(tree, "n m : Nat\n⊢ twice (n + m) = twice (m + n)", "no goals", *add_comm)
    add, comm = "twice (n + m) = twice n + twice m", "twice (n + m) = twice (m + n)"
    return [
        header,
        tree.namespace("Num"),
        tree.declaration("lemma", "twice_add", f"(n m : Nat) : {add}", lambda: tree.by(add_rw, exact)),
        tree.declaration("theorem", "twice_zero", ": twice 0 = 0", lambda: tree.by(simp)),
        tree.declaration("theorem", "twice_comm", f"(n m : Nat) : {comm}", lambda: tree.by(comm_rw)),
        tree.declaration("theorem", "twice_two", ": twice 2 = 4", lambda: tree.ident("rfl")),
        tree.end("Num"),
    ]


def trace(path: str) -> str:
    """The tree of a file."""
    text = TEXTS[path]
    tree = _Tree(text)
    file = element("FileNode", start="(1, 1)", end=tree.position(len(text) - 1))
    file.extend({INIT: _init, NUMBERS: _numbers, SUMS: _sums}[path](tree))
    root = element("TracedFile", path=path, md5=hashlib.md5(text.encode()).hexdigest())
    root.append(file)
    comments = element("Comments")
    for found in re.finditer("--[^\n]*", text):
        places = {"start": tree.position(found.start()), "end": tree.position(found.end())}
        comments.append(element("Comment", **places, text=found[0]))
    root.append(comments)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def write(root: Path) -> Path:
    """The repository, with all of its files."""
    for path, text in TEXTS.items():
        source, tree = root / path, root / TRACES[path]
        for file in (source, tree):
            file.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(text, encoding="utf-8")
        tree.write_text(trace(path), encoding="utf-8")
        imported = {INIT: [], NUMBERS: [INIT], SUMS: [INIT, NUMBERS]}[path]
        tree.with_suffix("").with_suffix(".dep_paths").write_text("\n".join(imported), encoding="utf-8")
    return root
