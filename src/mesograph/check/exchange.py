"""A report for machines: JSON, SARIF, JUnit and the validation report of SHACL."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as Xml

import pyoxigraph as ox

from mesograph import __version__, lang
from mesograph.check import render
from mesograph.check.issue import Issue, Report
from mesograph.check.vocabulary import RDF, SH, XSD

_SARIF_LEVEL = {"violation": "error", "warning": "warning", "info": "note"}


def as_json(report: Report, language: str) -> str:
    """Return the report as JSON; IRIs are whole, a count is a number, messages are in `language`."""
    return json.dumps(
        {
            "conforms": report.conforms,
            "focus_nodes": report.focus_nodes,
            "shapes": report.shapes,
            "findings": [_finding(issue, language) for issue in report.findings],
            "engine": report.engine,
        },
        ensure_ascii=False,
        indent=2,
    )


def _finding(issue: Issue, language: str) -> dict[str, Any]:
    origin = None if issue.origin is None else {"file": issue.origin.file, "line": issue.origin.line}
    return {
        "rule": issue.rule,
        "severity": issue.severity,
        "focus": issue.focus,
        "path": issue.path,
        "found": issue.found,
        "message": lang.choose(issue.message, language),
        "repair": lang.choose(issue.repair, language),
        "origin": origin,
    }


def as_sarif(report: Report, language: str) -> str:
    """Return the report in SARIF 2.1.0, which code hosts and editors show beside the lines."""
    rules = {i.rule: {"id": i.rule, "helpUri": render.help_page(i)} for i in report.findings}
    run = {
        "tool": {
            "driver": {
                "name": "mesograph",
                "version": __version__,
                "rules": [rules[r] for r in sorted(rules)],
            }
        },
        "results": [_sarif_result(issue, language) for issue in report.findings],
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _sarif_result(issue: Issue, language: str) -> dict[str, Any]:
    said = [lang.choose(issue.message, language), lang.choose(issue.repair, language), issue.focus]
    result: dict[str, Any] = {
        "ruleId": issue.rule,
        "level": _SARIF_LEVEL[issue.severity],
        "message": {"text": " ".join(part for part in said if part)},
    }
    if issue.origin is not None:
        where: dict[str, Any] = {"artifactLocation": {"uri": issue.origin.file}}
        if issue.origin.line is not None:
            where["region"] = {"startLine": issue.origin.line}
        result["locations"] = [{"physicalLocation": where}]
    return result


def as_junit(report: Report, language: str) -> str:
    """Return the report as JUnit XML: a suite per file, a case per finding."""
    root = Xml.Element("testsuites", name="mesograph check", failures=str(len(report.findings)))
    for file in report.files:
        issues = [i for i in report.findings if i.origin is not None and i.origin.file == file]
        suite = Xml.SubElement(
            root, "testsuite", name=file, tests=str(max(1, len(issues))), failures=str(len(issues))
        )
        for issue in issues:
            case = Xml.SubElement(suite, "testcase", classname=issue.rule, name=issue.focus)
            message = f"{lang.choose(issue.message, language)} {lang.choose(issue.repair, language)}".strip()
            failure = Xml.SubElement(case, "failure", type=issue.severity, message=message)
            failure.text = f"{render.place(issue.origin)} {render.found(issue, language)}".strip()
        if not issues:
            Xml.SubElement(suite, "testcase", classname="mesograph", name=render.summary(report, language))
    if report.focus_nodes == 0:
        error = lang.text("check-nothing-checked", language)
        suite = Xml.SubElement(root, "testsuite", name="mesograph", tests="1", failures="1")
        case = Xml.SubElement(suite, "testcase", classname="mesograph", name="focus nodes")
        Xml.SubElement(case, "failure", message=error)
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode", xml_declaration=True)


def as_turtle(report: Report) -> str:
    """Return the report as a `sh:ValidationReport`, with messages in all languages."""
    node = ox.BlankNode("report")
    triples = [
        _triple(node, RDF + "type", ox.NamedNode(SH + "ValidationReport")),
        _triple(node, SH + "conforms", ox.Literal(report.conforms)),
    ]
    for count, issue in enumerate(report.findings):
        result = ox.BlankNode(f"result{count}")
        triples += [_triple(node, SH + "result", result), *_result(result, issue)]
    form = ox.RdfFormat.TURTLE
    text = ox.serialize(triples, format=form, prefixes={"sh": SH, "xsd": XSD, "rdf": RDF})
    assert text is not None
    return text.decode()


def _triple(subject: ox.BlankNode, predicate: str, value: Any) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), value)


def _node(name: str) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(name[2:]) if name.startswith("_:") else ox.NamedNode(name)


def _result(result: ox.BlankNode, issue: Issue) -> list[ox.Triple]:
    component = "SPARQL" if issue.component == "sparql" else issue.component[0].upper() + issue.component[1:]
    triples = [
        _triple(result, RDF + "type", ox.NamedNode(SH + "ValidationResult")),
        _triple(result, SH + "focusNode", _node(issue.focus)),
        _triple(result, SH + "resultSeverity", ox.NamedNode(SH + issue.severity.capitalize())),
        _triple(result, SH + "sourceShape", _node(issue.shape)),
        _triple(
            result, SH + "sourceConstraintComponent", ox.NamedNode(f"{SH}{component}ConstraintComponent")
        ),
    ]
    if issue.path is not None and "<" not in issue.path:
        triples.append(_triple(result, SH + "resultPath", ox.NamedNode(issue.path)))
    if issue.value is not None:
        triples.append(_triple(result, SH + "value", issue.value))
    for language, message in issue.message.items():
        said = f"{message} {issue.repair[language]}".strip()
        triples.append(_triple(result, SH + "resultMessage", ox.Literal(said, language=language)))
    return triples
