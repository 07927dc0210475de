"""Digests in which auxiliary constants are replaced by what they stand for.

Lean puts proofs and matches inside a definition into constants of their own (`f._proof_1`, `f.match_1`, `f._simp_2`),
which are shared within a module and numbered anew when something above changes. What a term says does not depend on
their names, so each stands here for its own type and value, with its universe parameters counted instead of named.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from assistant.lean.compiled.constants import Constant, ConstantKind, Recursor, Safety
from assistant.lean.compiled.digests import ConstantDigest, Digester, constant_by_name, digest
from assistant.lean.compiled.errors import CorruptFile
from assistant.lean.compiled.holes import SORRY, tag_arguments
from assistant.lean.compiled.image import Image
from assistant.lean.compiled.module import Module
from assistant.lean.compiled.terms import Expr, Kind


class Unfolding:
    """A `Digester` of one module under which constants that are `auxiliary` and have a value are unfolded.

    `otherwise` says what stands for all others. Only constants of the module itself are unfolded. Errors of all
    methods: `CorruptFile`, also when auxiliary constants use each other in a circle.
    """

    def __init__(
        self,
        module: Module,
        auxiliary: Callable[[str], bool],
        otherwise: ConstantDigest = constant_by_name,
    ) -> None:
        self._module = module
        self._auxiliary = auxiliary
        self._otherwise = otherwise
        self._bodies: dict[str, bytes] = {}
        self.digester = self._digester()

    def constant(self, constant: Constant, *, named: bool = True) -> bytes:
        """As `Digester.constant`."""
        used = set(self._module.requirements(constant.name))
        if isinstance(constant.detail, Recursor):
            used.update(*(rule.right_hand_side.constants_used() for rule in constant.detail.rules))
        self._prepare(sorted(used))
        return self.digester.constant(constant, named=named)

    def type(self, constant: Constant) -> bytes:
        """Of the statement alone."""
        self._prepare(sorted(constant.type.constants_used()))
        return self.digester.term(constant.type)

    def _unfolds(self, name: str) -> bool:
        """What is not safe is made for the compiler and may use itself."""
        if name not in self._module or not self._auxiliary(name):
            return False
        constant = self._module.constant(name)
        return bool(constant.values) and constant.safety is Safety.SAFE

    def _stands_for(self, name: str, levels: tuple[bytes, ...]) -> bytes:
        body = self._bodies.get(name)
        return self._otherwise(name, levels) if body is None else digest(b"u", body, *levels)

    def _prepare(self, names: list[str]) -> None:
        """Compute the bodies of auxiliary constants, those first that others use."""
        path: set[str] = set()
        pending = [(name, False) for name in names]
        while pending:
            name, ready = pending.pop()
            if ready:
                path.remove(name)
                self._bodies[name] = self._body(name)
            elif name not in self._bodies and self._unfolds(name):
                if name in path:
                    raise CorruptFile(str(self._module.paths[0]), f"{name} is used in its own definition")
                path.add(name)
                pending.append((name, True))
                pending.extend((used, False) for used in sorted(self._module.requirements(name)))

    def _body(self, name: str) -> bytes:
        constant = self._module.constant(name)
        counted = {
            parameter: digest(b"P", str(number).encode()) for number, parameter in enumerate(constant.level_parameters)
        }
        digester = self._digester(counted)
        return digest(b"U", *(digester.term(term) for term in self._body_terms(constant)))

    def _body_terms(self, constant: Constant) -> tuple[Expr, ...]:
        return constant.terms

    def _digester(self, levels: Mapping[str, bytes] | None = None) -> Digester:
        return Digester(self._module.image, constant=self._stands_for, levels=levels)


class OpenUnfolding(Unfolding):
    """The same with all holes alike, whether they are `sorry` or one of some axioms that stand in for it, and without
    the proofs that are constants of their own: what is left is what the text defines apart from its holes."""

    def __init__(self, module: Module, auxiliary: Callable[[str], bool], stand_ins: Collection[str]) -> None:
        self._stand_ins = frozenset(stand_ins)
        super().__init__(module, auxiliary)

    def _body_terms(self, constant: Constant) -> tuple[Expr, ...]:
        return (constant.type,) if constant.kind is ConstantKind.THEOREM else constant.terms

    def _digester(self, levels: Mapping[str, bytes] | None = None) -> Digester:
        return _WithHoles(self._module.image, constant=self._stands_for, levels=levels, stand_ins=self._stand_ins)


class _WithHoles(Digester):
    def __init__(
        self, image: Image, *, constant: ConstantDigest, levels: Mapping[str, bytes] | None, stand_ins: frozenset[str]
    ) -> None:
        super().__init__(image, constant=constant, levels=levels)
        self._stand_ins = stand_ins

    def _node(self, address: int) -> bytes:
        term = Expr(self.image, address)
        if term.kind in (Kind.APPLICATION, Kind.CONSTANT):
            head, arguments = term.head_and_arguments()
            if head.kind is Kind.CONSTANT and head.name in self._stand_ins:
                return digest(b"h")  # what a stand-in is applied to is what the hole could see
            if head.kind is Kind.CONSTANT and head.name == SORRY and arguments:
                return digest(b"h", *(self._terms[a.address] for a in arguments[tag_arguments(arguments) :]))
        return super()._node(address)
