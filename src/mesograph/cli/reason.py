"""`mesograph reason`: prove that the ontology and a user's files hold together; materialise what follows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from mesograph import lang
from mesograph.cli import say
from mesograph.cli.options import format_option, lang_option

if TYPE_CHECKING:
    from mesograph.reason.consistency import Explanation, Report
    from mesograph.reason.files import Part


@click.command(help=say("reason-help"), short_help=say("cli-reason"), epilog=say("reason-example"))
@click.argument("places", nargs=-1, metavar=say("reason-argument"))
@click.option("--materialise", "out", metavar=say("reason-out"), help=say("reason-materialise"))
@format_option(("text", "json"))
@lang_option
@click.pass_context
def command(ctx: click.Context, places: tuple[str, ...], out: str | None, form: str, language: str) -> None:
    """Check, explain, materialise."""
    from mesograph.reason.consistency import prove
    from mesograph.reason.files import shipped_parts, user_parts
    from mesograph.reason.materialise import writable

    if out is not None:
        writable(out)
    parts = [*user_parts(places), *shipped_parts()]
    tell("reason-running", language, files=len(parts))
    report = prove(parts)
    shown = as_json(report, parts, language) if form == "json" else as_text(report, parts, language)
    click.echo(shown, err=out == "-")
    if not report.sound:
        ctx.exit(1)
    if out is not None:
        materialise(parts, out, language)


def materialise(parts: list[Part], out: str, language: str) -> None:
    """Write what follows by OWL 2 RL."""
    from mesograph.reason.materialise import entailments, write

    tell("reason-materialising", language)
    tell("reason-materialised", language, triples=write(entailments(parts), out), place=out)


def tell(key: str, language: str, **values: object) -> None:
    """Say something about progress on stderr."""
    click.echo(lang.text(key, language, None, **values), err=True)


def as_text(report: Report, parts: list[Part], language: str) -> str:
    """Return the report for people."""
    from mesograph.reason.wording import labels

    def text(key: str, **values: object) -> str:
        return lang.text(key, language, None, **values)

    names = labels(parts)
    counts = {"files": report.files, "classes": report.classes, "axioms": report.axioms}
    lines = [text("reason-consistent" if report.sound else "reason-faulty", **counts)]
    lines += [text("reason-left-out", number=n, datatype=shortened(d)) for d, n in report.left_out.items()]
    for iri in report.unsatisfiable:
        label = lang.choose(names.get(iri, {}), language)
        lines.append(text("reason-impossible", name=shortened(iri), label=label))
    for explanation in report.explanations:
        lines += ["", *explained(explanation, parts, language)]
    return "\n".join(lines)


def explained(explanation: Explanation, parts: list[Part], language: str) -> list[str]:
    """Return the lines of one explanation: per axiom a sentence, then the formal line and its file."""
    from mesograph.reason.wording import formal, labels, sentence

    names = labels(parts)
    key = "reason-why-inconsistent" if explanation.target is None else "reason-why-impossible"
    lines = [
        lang.text(key, language, name=shortened(explanation.target or ""), number=len(explanation.axioms))
    ]
    for axiom in explanation.axioms:
        lines.append(f"  - {sentence(axiom, names, language)}")
        lines.append(f"      {formal(axiom)}  [{axiom.origin}]")
    return lines


def as_json(report: Report, parts: list[Part], language: str) -> str:
    """Return the report as JSON: names in full, sentences in the language of the call."""
    from mesograph.reason.wording import formal, labels, sentence

    names = labels(parts)
    body: dict[str, Any] = {
        "consistent": report.consistent,
        "unsatisfiable": list(report.unsatisfiable),
        "files": report.files,
        "classes": report.classes,
        "axioms": report.axioms,
        "left_out": dict(report.left_out),
        "explanations": [
            {
                "target": e.target,
                "axioms": [
                    {"formal": formal(a), "text": sentence(a, names, language), "file": a.origin}
                    for a in e.axioms
                ],
            }
            for e in report.explanations
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def shortened(iri: str) -> str:
    """Return a prefixed name."""
    from mesograph.terms import shorten

    return shorten(iri)
