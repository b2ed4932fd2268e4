from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from mesograph import resources
from mesograph.errors import InputError
from mesograph.lang import LANGUAGES
from mesograph.tables import find_profile, shipped_profiles

ROOM = Path(resources.__file__).parent / "tables"


def test_every_shipped_profile_is_read_and_named_as_its_file() -> None:
    assert set(shipped_profiles()) == {
        "br-catalogo-escolas",
        "br-censo-escolar",
        "cl-directory",
        "co-education-statistics",
        "co-sedes-medellin",
    }
    for name in shipped_profiles():
        profile = find_profile(name)
        assert profile.name == name
        assert set(profile.title) == set(LANGUAGES)
        assert profile.graph == f"https://w3id.org/mesograph/graph/import/{name}"


def test_the_code_knows_no_country() -> None:
    """Whatever is peculiar to a country stands in its profile."""
    words = re.compile(
        r"\b(cl|co|br|chile|colombia|slep|rbd|rut|mrun|comuna|sostenedor|municip\w+|corporaci\w+)\b",
        re.IGNORECASE,
    )
    for path in [*ROOM.glob("*.py"), ROOM.parent / "cli" / "tables.py"]:
        assert words.findall(path.read_text("utf-8")) == [], path.name


def content() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(shipped_profiles()["cl-directory"].read_text("utf-8"))
    return loaded


def broken(tmp_path: Path, data: object) -> InputError:
    path = tmp_path / "profile.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    with pytest.raises(InputError) as caught:
        find_profile(str(path))
    for code in LANGUAGES:
        assert caught.value.what(code)
        assert "{" not in caught.value.hint(code)
    return caught.value


def test_a_profile_is_found_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(yaml.safe_dump(content() | {"name": "mine"}, allow_unicode=True), "utf-8")
    assert find_profile(str(path)).graph.endswith("/import/cl-mine")


def test_an_unknown_name_lists_the_shipped_ones() -> None:
    with pytest.raises(InputError) as caught:
        find_profile("no-such-profile")
    assert "cl-directory" in caught.value.hint("en")


def test_a_misspelt_key_is_named_with_its_place(tmp_path: Path) -> None:
    data = content()
    data["dialect"]["delimeter"] = ";"
    error = broken(tmp_path, data)
    assert (error.key, error.values["place"]) == ("profile-key-unknown", "dialect.delimeter")
    assert "delimiter" in error.hint("en")


def test_a_missing_key_is_named_with_its_place(tmp_path: Path) -> None:
    data = content()
    del data["schools"]["territory"]
    error = broken(tmp_path, data)
    assert (error.key, error.values["place"]) == ("profile-key-missing", "schools.territory")


def test_a_missing_language_is_an_error(tmp_path: Path) -> None:
    data = content()
    del data["title"]["pt"]
    assert broken(tmp_path, data).values["place"] == "title.pt"


@pytest.mark.parametrize("template", ["{MRUN}", "owner {MRUN}"])
def test_a_personal_column_may_not_reach_the_output(tmp_path: Path, template: str) -> None:
    data = content()
    data["schools"]["owners"]["codes"]["3"]["units"][0]["code"] = template
    assert broken(tmp_path, data).key == "profile-personal"


def test_a_column_that_is_used_must_be_described(tmp_path: Path) -> None:
    data = content()
    data["schools"]["name"] = "NOMBRE"
    assert broken(tmp_path, data).values["value"] == "NOMBRE"


@pytest.mark.parametrize("part", ["state", "owners"])
def test_every_code_of_a_column_has_a_meaning(tmp_path: Path, part: str) -> None:
    data = content()
    del data["schools"][part]["codes"]["2"]
    error = broken(tmp_path, data)
    assert (error.key, error.values["value"]) == ("profile-code", "2")


@pytest.mark.parametrize("code", ["1", "3"])
def test_the_last_way_to_name_an_owner_fits_every_row(tmp_path: Path, code: str) -> None:
    data = content()
    units = data["schools"]["owners"]["codes"][code]["units"]
    units.pop()
    assert broken(tmp_path, data).key == "profile-last-unit"


def test_a_profile_says_one_thing(tmp_path: Path) -> None:
    data = content()
    del data["schools"]
    assert broken(tmp_path, data).key == "profile-one-meaning"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"dialect": ";"}, "profile-not-mapping"),
        ({"refuse": "x"}, "profile-not-list"),
        ({"licence": ["x"]}, "profile-not-text"),
    ],
)
def test_values_have_the_right_form(tmp_path: Path, change: dict[str, object], key: str) -> None:
    assert broken(tmp_path, content() | change).key == key


def test_an_unknown_type_is_named(tmp_path: Path) -> None:
    data = content()
    data["schema"]["fields"][0]["type"] = "whole"
    assert broken(tmp_path, data).key == "profile-value"


def test_what_is_not_yaml_is_an_error_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("a: [", "utf-8")
    with pytest.raises(InputError) as caught:
        find_profile(str(path))
    assert caught.value.key == "profile-syntax"


def test_a_profile_of_endless_brackets_is_not_yaml(tmp_path: Path) -> None:
    path = tmp_path / "deep.yaml"
    path.write_text("[" * 20_000, "utf-8")
    with pytest.raises(InputError) as caught:
        find_profile(str(path))
    assert caught.value.key == "profile-syntax"
