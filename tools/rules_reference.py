"""Write the page of rules from the shapes: `python -m tools.rules_reference`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mesograph import resources
from mesograph.check.compact import compact
from mesograph.check.shapes import Shape, Shapes, read_shapes
from mesograph.lang import LANGUAGES

PAGE = Path("docs/reference/rules.md")
ROOT = Path(__file__).parents[1]
HEAD = """\
<!-- Written by tools/rules_reference.py from shapes/: edit the shapes, run it again. -->
# Rules

`mesograph check` judges triples by {count} rules.
Each has a number that stays, and a pair of files in `tests/shapes/` that keeps it and breaks it.
A violation would make answers wrong, a warning deserves a look, a hint is an invitation.
The rules of a profile hold only with `--profile`.
"""
PROFILES = ("contribution", "publication")


def rules() -> dict[str, tuple[Shape, str]]:
    """Return every rule by number: its shape, and the profile that it belongs to (or nothing)."""
    found: dict[str, tuple[Shape, str]] = {}
    for profile in (None, *PROFILES):
        for shape in every(profile).by_term.values():
            if shape.message:
                found.setdefault(shape.rule, (shape, profile or ""))
    return dict(sorted(found.items()))


def every(profile: str | None) -> Shapes:
    """Return the shapes of the core, or of the core with a profile."""
    return read_shapes(resources.shapes_files(profile))


def looked_at(shapes: Shapes, shape: Shape) -> list[str]:
    """Return the classes whose nodes a rule judges."""
    roots = [r for r in shapes.roots if r.term == shape.term or shape.term in r.properties]
    return sorted({compact(value.value) for root in roots for _, value in root.targets})


def entry(shape: Shape, profile: str, classes: list[str], pair: Path) -> Iterator[str]:
    """Yield the lines of one rule."""
    yield f"## {shape.rule}"
    yield ""
    yield from (f"- {code}: {shape.message[code]}" for code in LANGUAGES)
    yield ""
    yield f"- Severity: {shape.severity}" + (f", with the profile `{profile}`" if profile else "")
    if shape.path:
        yield f"- Property: `{compact(shape.path.strip('<>'))}`"
    yield f"- Nodes: {', '.join(f'`{name}`' for name in classes)}"
    yield f"- Shape: `mesos:{shape.label}`"
    keeps, breaks = (f"tests/shapes/{pair}/{kind}-{shape.rule[5:].lower()}.ttl" for kind in ("ok", "bad"))
    yield f"- [A file that keeps it](../../{keeps}) and [one that breaks it](../../{breaks})"
    yield ""


def page() -> str:
    """Return the whole page."""
    found = rules()
    shapes = {name: every(name or None) for name in ("", *PROFILES)}
    lines = [HEAD.format(count=len(found))]
    for shape, profile in found.values():
        pair = Path(shape.label.split("-")[0])
        lines.extend(entry(shape, profile, looked_at(shapes[profile], shape), pair))
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    ROOT.joinpath(PAGE).write_text(page(), "utf-8")
