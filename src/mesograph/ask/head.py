"""The head of a question file: `#+ ` lines of YAML with a closed list of keys, then SPARQL 1.1."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from mesograph.ask.bind import parameters_in
from mesograph.ask.nodes import Reader
from mesograph.ask.question import (
    ANY,
    AS_OF,
    CHART_ROLES,
    COLUMN_TYPES,
    COVERAGE_UNITS,
    PARAM_TYPES,
    Chart,
    Column,
    Param,
    Question,
)
from mesograph.ask.values import read_value
from mesograph.errors import QueryError

REQUIRED = ("id", "title", "summary", "columns", "coverage", "reads")
KEYS = (*REQUIRED, "params", "coverage_note", "coverage_unit", "measure", "explain", "tags", "chart")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_FILE = re.compile(r"cq-\d{2,3}(?=-[a-z0-9])")


def read_question(path: Path) -> Question:
    """Return the question in a file; raise QueryError with file and line for whatever is wrong with it."""
    try:
        return parse_question(path.read_text("utf-8"), path)
    except OSError as error:
        raise QueryError("no-such-file", path=path) from error
    except UnicodeDecodeError as error:
        raise QueryError("head-not-utf8", str(path)) from error


def parse_question(text: str, path: Path) -> Question:
    """Return the question in a text; `path` gives the file name that the id must match."""
    head, body = split(text, path)
    reader = Reader(path)
    nodes = reader.compose(head)
    for name, node in nodes.items():
        if name not in KEYS:
            raise reader.fault("head-unknown", node, name=name, known=", ".join(KEYS))
    for name in REQUIRED:
        if name not in nodes:
            raise reader.fault("head-key-missing", 1, name=name)
    columns = _columns(reader, nodes["columns"])
    coverage, note = _coverage(reader, nodes)
    return Question(
        id=_id(reader, nodes["id"], path),
        path=path,
        title=reader.texts(nodes["title"], "title"),
        summary=reader.texts(nodes["summary"], "summary"),
        params=_params(reader, nodes.get("params"), parameters_in(body)),
        columns=columns,
        coverage=coverage,
        coverage_note=note,
        coverage_unit=_word(reader, nodes, "coverage_unit", COVERAGE_UNITS) or "inputs",
        measure=_word(reader, nodes, "measure"),
        explain=_word(reader, nodes, "explain"),
        reads=_list(reader, nodes, "reads"),
        tags=_list(reader, nodes, "tags"),
        chart=_chart(reader, nodes["chart"], columns) if "chart" in nodes else None,
        body=body,
    )


def split(text: str, path: Path) -> tuple[str, str]:
    """Return the YAML of the head and the query below it; the head is one block at the top of the file."""
    lines = text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    length = next((i for i, line in enumerate(lines) if not line.startswith("#+")), len(lines))
    for i, line in enumerate(lines):
        where = f"{path}:{i + 1}"
        if i < length and "\t" in line:
            raise QueryError("head-tab", where)
        if i < length and line.rstrip() != "#+" and not line.startswith("#+ "):
            raise QueryError("head-space", where)
        if i >= length and line.lstrip().startswith("#+"):
            raise QueryError("head-astray", where)
    if length == 0:
        raise QueryError("head-missing", f"{path}:1")
    return "\n".join(line[3:] for line in lines[:length]), "\n".join(lines[length:]).strip() + "\n"


def _id(reader: Reader, node: yaml.Node, path: Path) -> str:
    value = reader.text(node, "id")
    match = _FILE.match(path.stem)
    # A measure without a competency question goes by the name of its file.
    known = path.stem if path.parent.name == "measures" else match and match.group()
    if known != value:
        raise reader.fault("head-id", node, id=value, file=path.name)
    return value


def _word(reader: Reader, nodes: dict[str, yaml.Node], name: str, known: tuple[str, ...] = ()) -> str:
    if name not in nodes:
        return ""
    return reader.choice(nodes[name], name, known) if known else reader.text(nodes[name], name)


def _list(reader: Reader, nodes: dict[str, yaml.Node], name: str) -> tuple[str, ...]:
    if name not in nodes:
        return ()
    return tuple(reader.text(item, name) for item in reader.items(nodes[name], name))


def _name(reader: Reader, node: yaml.Node, taken: list[str]) -> str:
    name = reader.text(node, "name")
    if not _NAME.fullmatch(name):
        raise reader.fault("head-name", node, name=name)
    if name in taken:
        raise reader.fault("head-repeated", node, name=name)
    return name


def _entry(
    reader: Reader, node: yaml.Node, name: str, allowed: tuple[str, ...], needed: tuple[str, ...]
) -> dict[str, yaml.Node]:
    entry = reader.mapping(node, name, allowed)
    for key in needed:
        if key not in entry:
            raise reader.fault("head-key-missing", node, name=f"{name}.{key}")
    return entry


def _params(reader: Reader, node: yaml.Node | None, in_body: set[str]) -> tuple[Param, ...]:
    found: list[Param] = []
    for item in reader.items(node, "params") if node is not None else []:
        entry = _entry(reader, item, "params", ("name", "type", "default", "values"), ("name", "type"))
        name = _name(reader, entry["name"], [p.name for p in found])
        if name not in in_body:
            raise reader.fault("head-param-unused", item, name=name)
        kind = reader.choice(entry["type"], "type", PARAM_TYPES)
        default = reader.text(entry["default"], "default") if "default" in entry else ""
        param = Param(
            name, kind, default, reader.text(entry["values"], "values") if "values" in entry else ""
        )
        _check_default(reader, item, param)
        found.append(param)
    return tuple(found)


def _check_default(reader: Reader, node: yaml.Node, param: Param) -> None:
    if not param.default:
        if param.name not in ("country", "lang"):
            raise reader.fault("head-key-missing", node, name=f"params.{param.name}.default")
    elif param.default == AS_OF and param.type != "xsd:date":
        raise reader.fault("head-as-of", node, name=param.name)
    elif param.default not in (AS_OF, ANY):
        try:
            read_value(param, param.default)
        except QueryError as error:
            raise reader.fault(error.key, node, **error.values) from error


def _columns(reader: Reader, node: yaml.Node) -> tuple[Column, ...]:
    found: list[Column] = []
    keys = ("name", "title", "type")
    for item in reader.items(node, "columns"):
        entry = _entry(reader, item, "columns", keys, keys)
        name = _name(reader, entry["name"], [c.name for c in found])
        title = reader.texts(entry["title"], f"columns.{name}.title")
        found.append(Column(name, title, reader.choice(entry["type"], "type", COLUMN_TYPES)))
    if not found:
        raise reader.fault("head-not-list", node, name="columns")
    return tuple(found)


def _coverage(reader: Reader, nodes: dict[str, yaml.Node]) -> tuple[str, dict[str, str]]:
    name = reader.text(nodes["coverage"], "coverage")
    if name != "none":
        return name, {}
    if "coverage_note" not in nodes:
        raise reader.fault("head-key-missing", nodes["coverage"], name="coverage_note")
    return "", reader.texts(nodes["coverage_note"], "coverage_note")


def _chart(reader: Reader, node: yaml.Node, columns: tuple[Column, ...]) -> Chart:
    entries = reader.mapping(node, "chart")
    if "kind" not in entries:
        raise reader.fault("head-key-missing", node, name="chart.kind")
    kind = reader.choice(entries.pop("kind"), "chart.kind", tuple(CHART_ROLES))
    names = tuple(c.name for c in columns)
    roles: dict[str, str] = {}
    for role, value in entries.items():
        if role not in CHART_ROLES[kind]:
            raise reader.fault(
                "head-unknown", value, name=f"chart.{role}", known=", ".join(("kind", *CHART_ROLES[kind]))
            )
        roles[role] = reader.choice(value, f"chart.{role}", names)
    return Chart(kind, roles)
