"""`assistant bench verify|close|search|premises|neighbours|attack|lsp|soak|tui`: how fast candidates are verified, how
much is proved, whether a search keeps its time, which premises are found, what finished proofs teach, what an attack
gets past the audit, how fast an editor is answered, whether it stays so, and how the terminal app behaves under a
search."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.model_choice import ROUNDS

if TYPE_CHECKING:
    from assistant.bench.large_library import LargeReport
    from assistant.bench.premises import Recall
    from assistant.bench.verify import VerifyReport

R = TypeVar("R")


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "bench", description="Measure verification and proving on this machine."
    )
    which = parser.add_subparsers(dest="benchmark", metavar="BENCHMARK", required=True)
    verify = which.add_parser(
        "verify",
        help="batches against one at a time, and against what Lean itself needs",
        description="Verify the same candidates in a batch of ours, one at a time by ours and through the peer "
        "leanclient, and with the lean command; print medians and their ratios.",
    )
    verify.add_argument("--runs", type=_positive, default=11, help="rounds of each case (default 11)")
    verify.add_argument("--json", action="store_true", help="print a JSON document")
    close = which.add_parser(
        "close",
        help="how many statements are proved, by topic",
        description="Close the holes of a set of statements; report how many are proved, by topic, next to what single "
        "tactics prove in the same text, at Lean's own limits and in the same time. The provers were tuned on the "
        "textbook statements.",
    )
    close.add_argument("--timeout", type=float, default=10.0, metavar="SECONDS", help="for each hole (default 10)")
    close.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders, instead of a set")
    close.add_argument(
        "--set",
        default="textbook",
        metavar="NAME",
        help="a set: `textbook`, or a folder of Lean files (default textbook)",
    )
    close.add_argument(
        "--at-most", type=_positive, default=0, metavar="N", help="only so many statements, spread evenly over the set"
    )
    close.add_argument(
        "--no-compare", action="store_true", help="without what single tactics prove, which takes longest"
    )
    close.add_argument("--isolated", action="store_true", help="each statement without the proofs above it")
    close.add_argument(
        "--without", action="append", default=[], metavar="PROVER", help="leave a prover out, as `portfolio`"
    )
    close.add_argument(
        "--left", type=Path, metavar="REPORT", help="only what a run did not prove, of which --json printed the report"
    )
    close.add_argument(
        "--model", action="append", default=[], metavar="NAME", help="ask a language model for tactics and lemmas, too"
    )
    close.add_argument("--whole", default="", metavar="NAME", help="ask a language model for whole proofs instead")
    close.add_argument("--rounds", type=_positive, default=ROUNDS, help=f"of whole proofs (default {ROUNDS})")
    close.add_argument("--samples", type=_positive, default=1, help="whole proofs in a round (default 1)")
    close.add_argument("--json", action="store_true", help="print a JSON document")

    search = which.add_parser(
        "search",
        help="whether a search keeps its time, whatever a prover does",
        description="Search a few statements beside a prover that is slow, never answers, raises, floods, or does not "
        "stop. Exits with 1 when a search without a proof took more than 1.1 times its time.",
    )
    search.add_argument(
        "--slow", type=float, default=5.0, metavar="SECONDS", help="what an answer of the slow one takes (default 5)"
    )
    search.add_argument("--budget", type=float, default=10.0, metavar="SECONDS", help="for each search (default 10)")
    search.add_argument("--json", action="store_true", help="print a JSON document")
    refute = which.add_parser(
        "refute",
        help="what is refuted of false statements, and how long true ones take",
        description="Look for counterexamples to false statements, and to the textbook ones, which are true. Exits "
        "with 1 when one of these is called false.",
    )
    refute.add_argument("--timeout", type=float, default=5.0, metavar="SECONDS", help="for each (default 5)")
    refute.add_argument("--at-most", type=_positive, default=0, metavar="N", help="only so many of each kind")
    refute.add_argument("--json", action="store_true", help="print a JSON document")
    premises = which.add_parser(
        "premises",
        help="which of the premises that authors wrote are found",
        description="Look for the premises of each theorem that Lean has compiled, with its statement as the goal and "
        "what was accessible to it; print how many of those that its author named are among the first 1, 10 and 100. "
        "Half of the modules are measured; weights are learnt from the other half only.",
    )
    instead = premises.add_mutually_exclusive_group()
    instead.add_argument(
        "--size",
        type=_positive,
        default=0,
        metavar="N",
        help="how fast it is instead, over a generated library of so many premises, such as 250000",
    )
    instead.add_argument(
        "--corpus",
        type=Path,
        default=None,
        metavar="FILE|DIR",
        help="measure on benchmark files of LeanDojo instead: a corpus.jsonl, beside which stand random or "
        "novel_premises with their train.json and test.json; or on a repository that it traced, which the extra "
        "`leandojo` reads; the weights are those that ship, without vectors",
    )
    premises.add_argument(
        "--encoder",
        default="",
        metavar="NAME|FOLDER",
        help="measure vectors, too: of `minilm`, or of the checkpoint in a folder (with --size they are random)",
    )
    premises.add_argument("--at-most", type=_positive, default=0, metavar="N", help="only so many theorems")
    premises.add_argument(
        "--train", action="store_true", help="learn weights from the other half first, and write the ones that ship"
    )
    premises.add_argument("--json", action="store_true", help="print a JSON document")
    neighbours = which.add_parser(
        "neighbours",
        help="how often finished proofs propose the author's next tactic",
        description="Read the tactic proofs of a project with Lean, the library of the embedded Lean by default; print "
        "how often the author's next tactic is among the first 10 that the proofs before it propose, as it is written "
        "and but for the names of hypotheses.",
    )
    neighbours.add_argument("--project", type=Path, default=None, metavar="DIR", help="the proofs of a folder instead")
    neighbours.add_argument("--files", type=_positive, default=0, metavar="N", help="only the first files")
    neighbours.add_argument(
        "--at-most", type=_positive, default=0, metavar="N", help="only so many steps, spread evenly over all"
    )
    neighbours.add_argument("--json", action="store_true", help="print a JSON document")
    attack = which.add_parser(
        "attack",
        help="what an attack gets past the audit, and what the audit refuses for nothing",
        description="Put every case of the attack set to the doors of the assistant: proofs that hide something, that "
        "rest on something, and that are as they should be. Exits with 1 when anything is let in or turned away that "
        "must not be.",
    )
    attack.add_argument("--class", action="append", default=[], metavar="NAME", dest="families", help="only this class")
    attack.add_argument(
        "--door", action="append", choices=("check", "accept", "close", "suggest"), help="only this door (default all)"
    )
    attack.add_argument("--sample", action="store_true", help="only the cases that the tests run")
    attack.add_argument("--json", action="store_true", help="print a JSON document")

    lsp = which.add_parser(
        "lsp",
        help="how fast ghost text is there, next to what Lean itself needs",
        description="Type into textbook statements through the language server; print how long ghost text takes, "
        "next to what Lean itself needs for the same keystrokes.",
    )
    lsp.add_argument("--places", type=_positive, default=60, help="where to type (default 60)")
    lsp.add_argument("--json", action="store_true", help="print a JSON document")
    soak = which.add_parser(
        "soak",
        help="many files edited at random for long: memory, orphans, stale suggestions",
        description="Edit many files at random through the language server; watch memory and processes, and check that "
        "what is suggested holds in the text as it is.",
    )
    soak.add_argument("--minutes", type=float, default=10.0, help="how long (default 10)")
    soak.add_argument("--files", type=_positive, default=200, help="how many (default 200)")
    soak.add_argument("--json", action="store_true", help="print a JSON document")

    tui = which.add_parser(
        "tui",
        help="first paint, keys under a search at full speed, memory of a large tree",
        description="Start the terminal app in a pseudo terminal, press keys while a scripted search grows a tree, and "
        "hold a large tree.",
    )
    tui.add_argument("--json", action="store_true", help="print a JSON document")


def run(arguments: argparse.Namespace) -> int:
    if arguments.benchmark == "verify":
        return _verify(arguments)
    if arguments.benchmark == "search":
        return _search(arguments)
    if arguments.benchmark == "refute":
        return _refute(arguments)
    if arguments.benchmark == "attack":
        return _attack(arguments)
    if arguments.benchmark == "premises":
        return _premises(arguments)
    if arguments.benchmark == "neighbours":
        return _neighbours(arguments)
    if arguments.benchmark == "lsp":
        return _lsp(arguments)
    if arguments.benchmark == "soak":
        return _soak(arguments)
    if arguments.benchmark == "tui":
        return _tui(arguments)
    return _close(arguments)


def _search(arguments: argparse.Namespace) -> int:
    from assistant.bench.search import run_search
    from assistant.cli import output
    from assistant.cli.running import run as run_async

    report = run_async(run_search(arguments.slow, arguments.budget, output.report))
    if arguments.json:
        output.print_json(report.as_json())
    else:
        console = output.console()
        console.print(f"Lean {report.lean}, {report.cores} cores, load {report.load}; {report.budget:g} s a search\n")
        console.print(f"{'prover':15}{'statement':15}{'status':11}{'seconds':>9}{'of it':>8}{'calls':>7}{'tried':>8}")
        for row in report.rows:
            figures = f"{row.seconds:9.2f}{row.over:8.2f}{row.calls:7}{row.tried:8}"
            console.print(f"{row.prover:15}{row.statement:15}{row.status:11}{figures}", markup=False)
    return 1 if report.late else 0


def _refute(arguments: argparse.Namespace) -> int:
    from assistant.bench.refute import AIM_SECONDS, run_refute
    from assistant.cli import output
    from assistant.cli.running import run as run_async

    report = run_async(run_refute(arguments.timeout, output.report, arguments.at_most))
    figures = report.as_json()
    if arguments.json:
        output.print_json(figures)
        return int(bool(report.wrong))
    console = output.console()
    console.print(f"Lean {report.lean}, load {report.load}; {report.timeout:g} s a statement\n")
    console.print(
        f"false: {figures['refuted']} of {figures['false']} refuted, {figures['refuted_in_time']} in {AIM_SECONDS:g} s;"
        f" median {figures['false_median_seconds']} s"
    )
    for row in report.false:
        if not row.refuted:
            console.print(f"  not refuted: {row.statement}: {row.told}", markup=False)
    console.print(
        f"true: {figures['true_refuted']} of {figures['true']} called false; median {figures['true_median_seconds']} s"
    )
    for row in report.wrong:
        console.print(f"  called false: {row.statement}: {row.told}", markup=False)
    return int(bool(report.wrong))


def _close(arguments: argparse.Namespace) -> int:
    from assistant.bench.close import ALONE, UNION, Asked, counts, left_by, run_close, statements_of
    from assistant.cli import output
    from assistant.cli.running import run as run_async

    report = run_async(
        run_close(
            arguments.paths or [statements_of(arguments.set)],
            arguments.timeout,
            output.report,
            isolated=arguments.isolated,
            without=arguments.without,
            at_most=arguments.at_most,
            compared=not arguments.no_compare,
            asked=Asked(tuple(arguments.model), arguments.whole, arguments.rounds, arguments.samples),
            among=left_by(arguments.left) if arguments.left else None,
        )
    )
    if arguments.json:
        output.print_json(report.as_json())
        return 0
    console = output.console()
    columns = (*ALONE, UNION) if report.compared else ()
    console.print(f"Lean {report.lean}, {report.timeout:g} s a statement, load {report.load}\n")
    console.print(f"{'topic':<16}{'statements':>12}{'assistant':>12}" + "".join(f"{name:>14}" for name in columns))
    rows = [(topic, report.of(topic)) for topic in report.topics]
    for name, statements in [*rows, ("all", report.statements)]:
        alone, proved = counts(statements), sum(statement.proved for statement in statements)
        figures = f"{len(statements):>12}{proved:>12}" + "".join(f"{alone[column]:>14}" for column in columns)
        console.print(f"{name:<16}{figures}", markup=False)
    for topic, statements in rows:
        if left := [statement.name for statement in statements if not statement.proved]:
            console.print(f"\nnot proved in {topic}: {', '.join(left)}", markup=False)
    rates = ", ".join(f"{count} in {rate} s" for rate, count in report.as_json()["rates"].items())
    console.print(f"\nproved: {rates}; {report.seconds:.0f} s in all")
    return 0


def _attack(arguments: argparse.Namespace) -> int:
    from assistant.bench.attack import run_attack
    from assistant.bench.attacks.case import Door
    from assistant.cli import output
    from assistant.cli.running import run as run_async

    doors = tuple(map(Door, arguments.door)) if arguments.door else tuple(Door)
    report = run_async(run_attack(doors, arguments.families, sampled=arguments.sample, report=output.report))
    if arguments.json:
        output.print_json(report.as_json())
        return int(bool(report.faults))
    console = output.console()
    console.print(f"Lean {report.lean}; cases, and what was let in or turned away against expectation\n")
    console.print(f"{'class':54}{'cases':>8}{'let in':>10}{'turned away':>14}")
    for name, (count, let_in, turned_away) in report.by_class().items():
        console.print(f"{name:54}{count:>8}{let_in:>10}{turned_away:>14}", markup=False)
    for wrong in report.faults:
        which = "let in" if wrong.success else "turned away"
        said = (wrong.answer.wrong or wrong.answer.reason).split("\n", 1)[0]
        console.print(f"\n{wrong.door.value} {which}: {wrong.case.title}", markup=False)
        console.print(f"    expected {wrong.case.expect}, got {wrong.answer.outcome}: {said}", markup=False)
    console.print(
        f"\n{report.cases} cases, {report.knocks} knocks at doors: {len(report.false_successes)} false successes, "
        f"{len(report.false_refusals)} false refusals; {report.seconds:.0f} s"
    )
    return int(bool(report.faults))


def _lsp(arguments: argparse.Namespace) -> int:
    from assistant.bench.lsp import run_lsp
    from assistant.cli import output
    from assistant.cli.running import run as run_async

    report = run_async(run_lsp(arguments.places, output.report))
    if arguments.json:
        output.print_json(report.as_json())
    else:
        console = output.console()
        console.print(f"Lean {report.lean}, {report.cores} cores, load {report.load}; milliseconds\n")
        console.print(f"{'':34}{'requests':>9}{'median':>9}{'95 %':>9}{'longest':>9}")
        for name, row in (
            ("ghost text at a fresh place", report.fresh),
            ("ghost text while typing", report.typing),
            ("Lean alone, the goal there", report.floor),
            (f"a keystroke in {report.keystroke_lines} lines", report.keystroke),
        ):
            console.print(f"{name:34}{row.count:9}{row.median:9.1f}{row.p95:9.1f}{row.longest:9.1f}")
        console.print(
            f"\n{report.fresh.none} places without a suggestion; a fresh answer takes {report.times_floor:.1f} times "
            f"what Lean alone needs\nserver ready after {report.ready:.0f} ms, round trip {report.round_trip:.1f} ms"
        )
    return 0


def _soak(arguments: argparse.Namespace) -> int:
    from assistant.bench.soak import run_soak
    from assistant.cli import output
    from assistant.cli.running import run as run_async

    report = run_async(run_soak(arguments.minutes, arguments.files, output.report))
    if arguments.json:
        output.print_json(report.as_json())
    else:
        output.console().print(report.as_text(), markup=False)
    return int(not report.clean)


def _tui(arguments: argparse.Namespace) -> int:
    from assistant.bench.tui import run_tui
    from assistant.cli import output
    from assistant.cli.running import run as run_async

    report = run_async(run_tui(output.report))
    if arguments.json:
        output.print_json(report.as_json())
        return 0
    times = report.first_paint / report.smallest if report.smallest else 0.0
    output.console().print(
        f"{report.cores} cores, load {report.load}\n"
        f"first paint        {report.first_paint:8.0f} ms, {times:.1f} times that of the smallest Textual app "
        f"({report.smallest:.0f} ms)\n"
        f"a key, idle        {report.key_idle:8.1f} ms\n"
        f"a key, searching   {report.key_busy:8.1f} ms (95 % {report.key_busy_p95:.1f}, longest "
        f"{report.key_busy_longest:.1f}) at {report.events_a_second:.0f} events a second, {report.rows} rows\n"
        f"an event waited    {report.behind:8.0f} ms at most\n"
        f"a tree             {report.memory / 1e6:8.0f} MB for {report.states} states",
        markup=False,
    )
    return 0


def _premises(arguments: argparse.Namespace) -> int:
    import json

    from assistant.bench.large_library import run_large
    from assistant.bench.premises import run_premises
    from assistant.cli import output
    from assistant.cli.running import run as run_async
    from assistant.lean.project import find_project
    from assistant.lean.resolution import resolve_toolchain
    from assistant.premises.ranking import WEIGHTS, shipped_weights

    if arguments.corpus is not None:
        return _corpus(arguments)
    toolchain = run_async(resolve_toolchain(find_project(Path.cwd()), output.report))
    if arguments.size:
        return _large(run_large(toolchain.lean_path, toolchain.sources, arguments.size, output.report), arguments.json)
    weights = None if arguments.train else shipped_weights()
    report = run_premises(
        toolchain.lean_path, toolchain.sources, weights, output.report, arguments.at_most, arguments.encoder
    )
    if arguments.train:  # those with vectors stay as they are where there is no encoder to learn them with
        learnt = {**shipped_weights(), **report.weights}
        WEIGHTS.write_text(json.dumps(learnt, indent=1) + "\n", encoding="utf-8")
    if arguments.json:
        output.print_json(report.as_json())
        return 0
    console = output.console()
    console.print(
        f"Lean {toolchain.version}, {report.premises} premises of {report.modules} modules; "
        f"{report.measured} of {report.exercises} theorems measured, {report.milliseconds:g} ms a query"
    )
    if (vectors := report.vectors) is not None:
        console.print(
            f"vectors of {vectors.encoder}, {vectors.dimension} numbers each: {vectors.made} made in "
            f"{vectors.making:g} s, the others in the cache; {vectors.goal_ms:g} ms for that of a goal, "
            f"{vectors.query_ms:g} ms a query with it",
            markup=False,
        )
    _recalls(
        {
            "what authors named": report.rows,
            "what the terms use": report.term_rows,
            "named, and used by no accessible proof": report.novel_rows,
        }
    )
    return 0


def _corpus(arguments: argparse.Namespace) -> int:
    from assistant.bench.leandojo import run_corpus
    from assistant.bench.traced import run_traced
    from assistant.cli import output
    from assistant.cli.running import run as run_async
    from assistant.errors import AssistantError
    from assistant.premises.ranking import shipped_weights
    from assistant.premises.traced import read_traced

    if arguments.train or arguments.encoder:
        raise AssistantError(
            "a corpus of LeanDojo is measured with the weights that ship, and without vectors",
            hint="Leave out --train and --encoder, or --corpus.",
        )
    if arguments.corpus.is_dir():
        repository = run_async(read_traced(arguments.corpus, output.report))
        report = run_traced(repository, shipped_weights(), output.report, arguments.at_most)
    else:
        report = run_corpus(arguments.corpus, shipped_weights(), output.report, arguments.at_most)
    output.end_report()
    if arguments.json:
        output.print_json(report.as_json())
        return 0
    console = output.console()
    console.print(
        f"{report.premises} premises of {report.files} files; {report.passed_over} entries that name none and "
        f"{report.unknown_imports} imports of no file of the corpus were passed over"
    )
    if report.divided:
        console.print(report.divided)
    for name, split in report.splits.items():
        console.print(
            f"\n{name}: {split.measured} of {split.exercises} theorems measured, of the {split.theorems} of its test; "
            f"{split.milliseconds:g} ms a query\n{split.not_declared} premises that they name are not in the corpus, "
            f"{split.not_accessible} not accessible",
            markup=False,
        )
        _recalls(
            {
                "what tactics name": split.rows,
                "theorems among it": split.theorem_rows,
                "named, and used by no accessible proof": split.novel_rows,
            }
        )
    return 0


def _recalls(tables: Mapping[str, Mapping[str, Recall]]) -> None:
    from assistant.cli import output

    console = output.console()
    for title, rows in tables.items():
        console.print(f"\n{title:40}{'recall@1':>10}{'@10':>8}{'@100':>8}{'MRR':>8}")
        for name, row in rows.items():
            console.print(f"  {name:38}{row.at_1:10.3f}{row.at_10:8.3f}{row.at_100:8.3f}{row.mrr:8.3f}", markup=False)


def _neighbours(arguments: argparse.Namespace) -> int:
    from assistant.bench.neighbours import NoProofs, run_neighbours
    from assistant.cli import output
    from assistant.cli.running import run as run_async
    from assistant.lean.project import Project, ProjectKind, find_project
    from assistant.lean.resolution import resolve_toolchain

    project = find_project(arguments.project or Path.cwd())
    toolchain = run_async(resolve_toolchain(project, output.report))
    folder = arguments.project
    if folder is None:
        if not toolchain.sources:
            raise NoProofs("this Lean has no sources of its library", hint="Name a folder with --project.")
        [folder, *_] = toolchain.sources
        project = Project(folder, ProjectKind.PLAIN)
    report = run_async(run_neighbours(toolchain, project, folder, output.report, arguments.files, arguments.at_most))
    output.end_report()
    if arguments.json:
        output.print_json(report.as_json())
        return 0
    console = output.console()
    console.print(
        f"Lean {report.lean}, load {report.load}: {report.proofs} proofs of {report.files} files, read in "
        f"{report.read_seconds:g} s; {report.steps} steps, {report.milliseconds:g} ms a goal\n"
    )
    console.print(f"{'the first 10':28}{'as written':>12}{'but for names':>16}")
    for name, row in report.rows.items():
        console.print(f"  {name:26}{row.written:12.3f}{row.but_for_names:16.3f}", markup=False)
    console.print(f"\n{'likeness of the nearest goal':28}{'steps':>12}{'but for names':>16}")
    for name, (count, share) in report.by_likeness.items():
        console.print(f"  {name:26}{count:12}{share:16.3f}", markup=False)
    return 0


def _large(report: LargeReport, as_json: bool) -> int:
    from assistant.bench.large_library import DIMENSIONS
    from assistant.cli import output

    if as_json:
        output.print_json(report.as_json())
        return 0
    found, vectors = report.searched, report.searched.vectors
    output.console().print(
        f"{report.premises} premises of {report.modules} modules, generated from the core library\n"
        f"indexed and written {report.indexed:8.1f} s\n"
        f"opened              {found.opened:8.3f} s\n"
        f"a query             {found.query_ms:8.1f} ms (95 % {found.query_ms_95:.1f})\n"
        f"a file that changed {found.update_ms:8.1f} ms\n"
        f"memory              {found.megabytes:8.0f} MB\n"
        f"\nwith random vectors, {DIMENSIONS} numbers each\n"
        f"opened              {vectors.opened:8.3f} s\n"
        f"a query             {vectors.query_ms:8.1f} ms (95 % {vectors.query_ms_95:.1f}), "
        f"{vectors.query_ms / vectors.product_ms:.2f} times one exact product ({vectors.product_ms:.1f} ms; of 8-bit "
        f"numbers {vectors.product_8_bit_ms:.1f} ms)\n"
        f"memory              {vectors.megabytes:8.0f} MB",
        markup=False,
    )
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from assistant.bench.verify import run_verify
    from assistant.cli import output
    from assistant.cli.running import run as run_async

    report = run_async(run_verify(arguments.runs, report=output.report))
    if arguments.json:
        output.print_json(report.as_json())
    else:
        _print(report)
    return 0


def _print(report: VerifyReport) -> None:
    import sys

    from assistant.cli import output

    console = output.console()
    console.print(
        f"Lean {report.lean} ({report.source}), {report.cores} cores, load {report.load}, "
        f"medians of {report.runs} runs, one worker"
    )
    for case in report.measurements:
        verdicts = ", ".join(f"{count} {name}" for name, count in case.verdicts.items())
        console.print(f"\n{case.name}  ({verdicts})")
        console.print(f"  ours          {case.ours:8.1f} ms")
        console.print(f"  one at a time {case.one_at_a_time:8.1f} ms")
        if case.peer is not None:
            console.print(
                f"  leanclient    {case.peer:8.1f} ms   {case.times_peer:6.1f} times slower, "
                f"{case.times_peer_one_at_a_time:.1f} times like for like, one at a time"
            )
        floor = f"ours is {case.times_floor:.1f} times that" if case.floor > 0 else "within the noise"
        console.print(f"  lean's floor  {case.floor:8.1f} ms   {floor}")
    if report.peer_missing:
        print(report.peer_missing, file=sys.stderr)


def _positive(argument: str) -> int:
    value = int(argument)
    if value < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return value
