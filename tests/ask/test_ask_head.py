from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesograph.ask.head import KEYS, parse_question, read_question
from mesograph.errors import QueryError

PATH = Path("queries/questions/cq-07-example.rq")
HEAD = """\
#+ id: cq-07
#+ title: {en: T, es: T, pt: T}
#+ summary: {en: S, es: S, pt: S}
#+ params:
#+   - {name: day, type: xsd:date, default: as-of}
#+ columns:
#+   - {name: x, title: {en: X, es: X, pt: X}, type: text}
#+ coverage: rules
#+ reads: [meso:Rule]
"""
BODY = 'SELECT ?x {\n  ?x ?y ?day .\n  VALUES ?day { "2020-01-01" }\n} ORDER BY ?x\n'


def fault(text: str, path: Path = PATH) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse_question(text, path)
    return caught.value


def test_a_whole_head_is_read() -> None:
    question = parse_question(HEAD + BODY, PATH)
    assert (question.id, question.coverage, question.coverage_unit) == ("cq-07", "rules", "inputs")
    assert [p.name for p in question.params] == ["day"]
    assert question.body == BODY
    assert question.chart is None


@pytest.mark.parametrize(
    ("old", "new", "key", "line"),
    [
        ("#+ reads: [meso:Rule]", "#+ reads: [meso:Rule]\n#+ color: red", "head-unknown", 10),
        ("#+ id: cq-07", "#+ id: cq-08", "head-id", 1),
        ("pt: T}", "}", "head-language", 2),
        ("#+ summary: {en: S, es: S, pt: S}\n", "", "head-key-missing", 1),
        ("#+ params:", "#+\tparams:", "head-tab", 4),
        ("#+ coverage: rules", "#+coverage: rules", "head-space", 8),
        ("#+ coverage: rules", "#+ coverage: none", "head-key-missing", 8),
        ("#+ coverage: rules", "#+ coverage: rules\n#+ coverage: rules", "head-repeated", 9),
        ("#+ coverage: rules", "#+ coverage: [rules]", "head-not-text", 8),
        ("#+ coverage: rules", "#+ coverage rules", "head-yaml", 9),
        ("type: text", "type: colour", "head-choice", 7),
        ("name: x,", "name: 1x,", "head-name", 7),
        ("name: day,", "name: week,", "head-param-unused", 5),
        ("default: as-of", "default: 2025-13-40", "param-date", 5),
        (", default: as-of", "", "head-key-missing", 5),
        ("type: xsd:date", "type: string", "head-as-of", 5),
        ("#+ reads:", "#+ chart: {kind: pie}\n#+ reads:", "head-choice", 9),
        ("#+ reads:", "#+ chart: {kind: bar, value: y}\n#+ reads:", "head-choice", 9),
        ("#+ reads:", "#+ chart: {kind: bar, slice: x}\n#+ reads:", "head-unknown", 9),
        ("#+ reads: [meso:Rule]", "#+ reads: meso:Rule", "head-not-list", 9),
        ("#+ reads:", "#+ coverage_unit: apples\n#+ reads:", "head-choice", 9),
    ],
)
def test_each_fault_is_named_with_its_line(old: str, new: str, key: str, line: int) -> None:
    assert old in HEAD
    error = fault(HEAD.replace(old, new) + BODY)
    assert error.key == key
    assert error.where == f"{PATH}:{line}"
    for language in ("en", "es", "pt"):
        assert error.what(language)


def test_a_line_of_the_head_below_the_head_is_refused() -> None:
    assert fault(HEAD + BODY + "#+ tags: []\n").key == "head-astray"


def test_a_file_without_head_is_refused() -> None:
    assert fault(BODY).key == "head-missing"
    assert fault("#+\n" + BODY).key == "head-missing"


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / PATH.name
    path.write_bytes((HEAD + BODY).replace("en: T", "en: año").encode("latin-1"))
    with pytest.raises(QueryError) as caught:
        read_question(path)
    assert caught.value.key == "head-not-utf8"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError) as caught:
        read_question(tmp_path / PATH.name)
    assert str(tmp_path) in caught.value.what()


def reads_or_complains(text: str) -> None:
    """Parse; a QueryError is fine and can be said in each language, anything else is a crash."""
    fault = None
    try:
        parse_question(text, PATH)
    except QueryError as error:
        fault = error
    if fault is not None:
        assert all(fault.what(language) for language in ("en", "es", "pt"))


YAML = st.text(st.sampled_from("{}[]:,-&*!|>'\"%@`#? \nabcd\u00f1\u2028\x85\x00"), max_size=60)


@given(st.text(max_size=200))
def test_no_text_crashes_the_parser(text: str) -> None:
    reads_or_complains(text)


@given(YAML, st.integers(0, 9))
def test_no_yaml_crashes_the_parser(yaml: str, line: int) -> None:
    head = HEAD.splitlines()
    head[line:line] = [f"#+ {part}" for part in yaml.split("\n")]
    reads_or_complains("\n".join(head) + "\n" + BODY)


@given(st.sampled_from(KEYS), YAML)
def test_no_value_of_a_key_crashes_the_parser(key: str, value: str) -> None:
    lines = [line for line in HEAD.splitlines() if not line.startswith(f"#+ {key}:")]
    one_line = value.replace("\n", " ")
    reads_or_complains("\n".join([*lines, f"#+ {key}: {one_line}", BODY]))


def test_deep_and_recursive_yaml_is_refused() -> None:
    assert fault(f"#+ id: {'[' * 5000}\n" + BODY).key == "head-yaml"
    assert fault("#+ id: &a [*a]\n" + HEAD.split("\n", 1)[1] + BODY).key == "head-not-text"
