"""The line of a subject, in Turtle as people write it."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_calls import write

from mesograph import resources
from mesograph.check.origin import lines
from mesograph.check.reading import read

TEXT = '''\
# <http://e.org/comment> a <http://e.org/C> .
@prefix e: <http://e.org/> .
@base <http://e.org/base/> .
PREFIX f: <http://f.org/>

e:one a e:C ; e:says "a. e:not ; \\" . " , """e:neither .
e:nor a e:C .""" .
f:two.three a e:C . <four> a e:C ;
    e:p [ e:q e:five ] , ( e:six e:seven ) .
e:a\\/b a e:C .
e:eight e:p 1.5 , 2 .
e:one e:p e:again .
[] a e:C .
BASE <http://e.org/other/>
<nine> a e:C ; e:p 'x.' .
'''
FOUND = {
    "http://e.org/one": 6,
    "http://f.org/two.three": 8,
    "http://e.org/base/four": 8,
    "http://e.org/a/b": 10,
    "http://e.org/eight": 11,
    "http://e.org/other/nine": 15,
}


def test_lines_of_turtle(tmp_path: Path) -> None:
    assert lines(read(write(tmp_path, "x.ttl", TEXT))) == FOUND


def test_lines_of_trig(tmp_path: Path) -> None:
    text = "@prefix e: <http://e.org/> .\ne:g {\n e:a e:p e:b .\n e:c e:p e:d }\nGRAPH e:h { e:e e:p 1 }\n"
    found = lines(read(write(tmp_path, "x.trig", text)))
    assert {k[-1]: v for k, v in found.items() if k[-1] in "ace"} == {"a": 3, "c": 4, "e": 5}


def test_carriage_returns_count_as_one_line(tmp_path: Path) -> None:
    text = "@prefix e: <http://e.org/> .\r\n\r\ne:a e:p 1 .\r\ne:b e:p 1 .\r\n"
    assert lines(read(write(tmp_path, "x.ttl", text))) == {"http://e.org/a": 3, "http://e.org/b": 4}


@pytest.mark.parametrize("path", resources.data_files("cl"), ids=lambda p: p.stem)
def test_every_subject_of_the_shipped_data_has_its_line(path: Path) -> None:
    document = read(str(path))
    found = lines(document)
    subjects = {q.subject.value for q in document.quads if hasattr(q.subject, "value")}
    assert subjects <= found.keys()
    text = document.text.splitlines()
    for iri in sorted(subjects)[:20]:
        line = text[found[iri] - 1]
        assert line[:1] in "<abcdefghijklmnopqrstuvwxyz", line
        assert iri.rsplit("/", 1)[-1][-6:] in line
