"""Words that a question's head lists for a parameter."""

from __future__ import annotations

import pytest

from mesograph.ask.question import Param
from mesograph.ask.values import read_value
from mesograph.errors import QueryError


def test_a_word_that_the_head_does_not_list_is_refused_with_those_it_does() -> None:
    param = Param("domains", "string", "oecd", "oecd|all")
    assert read_value(param, "all").value == "all"
    with pytest.raises(QueryError) as caught:
        read_value(param, "zzz")
    assert caught.value.key == "param-word"
    assert "oecd, all" in caught.value.hint("es")
