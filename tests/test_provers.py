"""Which provers are asked, and in which order: the built-in ones, those of packages, and what is configured."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from assistant.config.schema import DEFAULTS, Settings
from assistant.engine import Engine
from assistant.lean.places import find_holes
from assistant.lean.toolchain import Toolchain
from assistant.provers import BUILT_IN, REFUTER, AboveText, Brought, Guest, Provers, brought_provers, built_in
from assistant.search.budget import Budget
from assistant.search.outcome import OutcomeStatus
from models.protocol import Candidate, ImmediateProver, ProofState, ProverUnavailable, StepRequest
from tests.plugins import ORACLE, install

TEXT = "theorem swap (a b : Nat) : a + b = b + a := by\n  sorry\n"
*OTHERS, LAST = BUILT_IN
ALONE = Settings(provers_without=tuple(BUILT_IN))


class Named(ImmediateProver):
    def __init__(self, name: str) -> None:
        self.name = name


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages."""
    (folder := tmp_path / "site").mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


# --- which are asked -------------------------------------------------------------------------------------------

PROVERS = Provers((Named("model"), Named("oracle")), frozenset({"oracle"}))


def test_built_in_provers_have_the_names_that_they_are_composed_by() -> None:
    made = built_in(AboveText((), {}, {}))
    assert [prover.name for prover in made] == list(BUILT_IN)


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        (DEFAULTS, [*OTHERS, LAST, "model"]),
        (Settings(provers_order=("model", "nobody", "model")), ["model", *OTHERS, LAST]),
        (Settings(provers_without=(LAST, "nobody")), [*OTHERS, "model"]),
        (Settings(provers_order=(LAST,)), [LAST, *OTHERS, "model"]),
        (Settings(provers_order=(LAST,), provers_without=(LAST,)), [*OTHERS, "model"]),
        (Settings(provers_order=("oracle",)), [*OTHERS, LAST, "model"]),
    ],
)
def test_order_and_choice_are_configured(settings: Settings, names: list[str]) -> None:
    asked = PROVERS.asked(built_in(AboveText((), {}, {})), settings)
    assert [prover.name for prover in asked] == list(PROVERS.names(settings)) == names


def test_a_name_that_nobody_has_is_told() -> None:
    assert PROVERS.told(DEFAULTS) == ()
    [told] = PROVERS.told(Settings(provers_order=("premisses",), provers_without=("premisses",)))
    assert told == f"no prover is called `premisses`; there are {', '.join(BUILT_IN)}, model, oracle, refute"


def test_counterexamples_are_left_out_like_a_prover() -> None:
    assert PROVERS.refutes(DEFAULTS)
    assert not PROVERS.refutes(Settings(provers_without=(REFUTER,)))
    assert not Provers(without=frozenset({REFUTER})).refutes(DEFAULTS)
    assert PROVERS.told(Settings(provers_without=(REFUTER,))) == ()


# --- what packages bring ---------------------------------------------------------------------------------------


def test_without_packages_there_are_none() -> None:
    assert brought_provers() == Brought()


def test_a_package_brings_a_prover(site: Path) -> None:
    install(site, "seers_a", ORACLE)
    found = brought_provers()
    assert ([prover.name for prover in found.provers], found.warnings) == (["oracle"], ())


@pytest.mark.parametrize(
    ("module", "reason"),
    [
        ("raise RuntimeError('no GPU')", "RuntimeError: no GPU"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("import nowhere_to_be_found", "ModuleNotFoundError: No module named 'nowhere_to_be_found'"),
        ("Other = 1", "AttributeError: "),
        ("Oracle = 1", "TypeError: 'int' object is not callable"),
        ("class Oracle: pass", "TypeError: {name}:Oracle makes no prover: it has no `stage`"),
        (
            ORACLE.replace('name = "oracle"', 'name = "pythia"'),
            "ValueError: {name}:Oracle makes a prover that is called",
        ),
    ],
)
def test_a_package_that_cannot_be_used_is_told_and_the_others_go_on(site: Path, module: str, reason: str) -> None:
    name = f"broken_{abs(hash(module))}"
    install(site, name, module)
    install(site, f"works_{name}", ORACLE.replace('"oracle"', '"second"'), "second = {name}:Oracle")
    found = brought_provers()
    assert [prover.name for prover in found.provers] == ["second"]
    [warning] = found.warnings
    assert warning.startswith(f"the prover `oracle` of {name} 1.0 cannot be asked: {reason.format(name=name)}")


class Slow(Named):
    """Takes a moment until it is ready."""

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__("slow")
        self.loaded = self.closed = 0
        self.error = error

    async def load(self) -> None:
        await asyncio.sleep(0.02)
        self.loaded += 1
        if self.error is not None:
            raise self.error

    async def close(self) -> None:
        self.closed += 1
        raise RuntimeError("it does not like to go")

    def candidates(self, state: ProofState, wanted: int) -> list[Candidate]:
        return [Candidate("rfl", -1.0, self.name)]


async def ask(prover: Guest) -> list[str]:
    requests = [StepRequest(1, ProofState(()), 1)]
    return [c.tactic async for proposal in prover.propose(requests, 0.0) for c in proposal.candidates]


async def test_a_guest_is_loaded_when_it_is_asked_and_once_for_all_who_ask() -> None:
    slow = Slow()
    guest = Guest(slow)
    impatient = asyncio.create_task(ask(guest))
    await asyncio.sleep(0)
    assert slow.loaded == 0
    asked = [asyncio.create_task(ask(guest)) for _ in range(3)]
    await asyncio.sleep(0)
    impatient.cancel()
    assert await asyncio.gather(*asked) == [["rfl"]] * 3
    assert slow.loaded == 1


async def test_a_guest_that_cannot_be_loaded_says_so_to_everybody() -> None:
    guest = Guest(Slow(ProverUnavailable("no model of that name")))
    for _ in range(2):
        with pytest.raises(ProverUnavailable, match="no model"):
            await ask(guest)


async def test_a_guest_that_was_asked_is_closed_whatever_it_does_then() -> None:
    asked, unasked = Slow(), Slow()
    guest = Guest(asked)
    await ask(guest)
    await Provers((guest, Guest(unasked), Named("handed over"))).close()
    assert (asked.closed, unasked.closed) == (1, 0)


def test_a_name_belongs_to_the_first(site: Path) -> None:
    install(site, "seers_b", ORACLE)
    install(site, "seers_c", ORACLE, "portfolio = {name}:Oracle")
    found = brought_provers(taken=["oracle"])
    assert found.provers == ()
    assert [warning.partition(": ")[2] for warning in found.warnings] == [
        "ValueError: another prover has that name"
    ] * 2


# --- in an engine ----------------------------------------------------------------------------------------------


async def test_a_prover_of_a_package_is_asked(site: Path, tmp_path: Path, toolchain: Toolchain) -> None:
    install(site, "seers_d", ORACLE)
    place = find_holes(tmp_path / "T.lean", TEXT)[0]
    async with Engine.open(tmp_path, settings=ALONE) as engine:
        result = await engine.prove(place, Budget(60))
        assert (result.status, result.sources) == (OutcomeStatus.PROVED, ("oracle",))
        await engine.configure(Settings(provers_without=("oracle", *BUILT_IN)))
        assert (await engine.prove(place, Budget(60))).status is OutcomeStatus.UNPROVED


async def test_suggestions_of_other_provers_are_others(site: Path, tmp_path: Path, toolchain: Toolchain) -> None:
    # What one had found with its provers was shown to whoever asked without them.
    install(site, "seers_e", ORACLE)
    place = find_holes(tmp_path / "T.lean", TEXT)[0]

    async def sources(engine: Engine) -> set[str]:
        found = [known async for known in engine.suggest(place, 20)]
        return {suggestion.source for suggestion in found[-1].suggestions}

    async with Engine.open(tmp_path, settings=ALONE) as engine:
        assert "oracle" in await sources(engine)
        await engine.configure(Settings(provers_without=("oracle", *BUILT_IN)))
        assert "oracle" not in await sources(engine)


async def test_an_engine_tells_what_is_odd_about_its_provers(site: Path, tmp_path: Path, toolchain: Toolchain) -> None:
    install(site, "seers_f", "raise RuntimeError('no GPU')")
    async with Engine.open(tmp_path, settings=Settings(provers_without=("nobody",))) as engine:
        broken, unknown = engine.warnings
        assert "no GPU" in broken
        assert "no prover is called `nobody`" in unknown
