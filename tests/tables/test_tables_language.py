"""What the profile language can say: delimiters, dates, derived values, days, checks, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from mesograph.errors import InputError
from mesograph.lang import LANGUAGES
from mesograph.tables import Report, find_profile, import_tables
from mesograph.tables.derived import fold
from mesograph.tables.known import Known
from mesograph.tables.report import as_json, as_text
from mesograph.tables.target import QuadsFile

HOME = "https://w3id.org/mesograph/id/zz/territory/"
NAMES = {
    (f"{HOME}1", "san jose"): frozenset({"11"}),
    (f"{HOME}1", "villa d este"): frozenset({"12"}),
    (f"{HOME}1", "twice"): frozenset({"13", "14"}),
    (f"{HOME}2", "san jose"): frozenset({"21"}),
}


def words(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


def content() -> dict[str, Any]:
    """Return the least that a profile of schools says, for the table of `HEADER`."""
    return {
        "name": "zz-list",
        "country": "zz",
        **{key: words("Zed") for key in ("countryLabel", "title", "files")},
        "licence": "CC0-1.0",
        "dialect": {"delimiter": [";", ","]},
        "schema": {
            "primaryKey": ["day", "code"],
            "fields": [
                {"name": "code", "constraints": {"required": True}},
                {"name": "region", "constraints": {"required": True}},
                {"name": "town", "constraints": {"required": True}},
                {"name": "run by", "constraints": {"required": True, "enum": ["A", "B"]}},
                {"name": "works", "constraints": {"required": True, "enum": ["Y", "N"]}},
                {"name": "since", "type": "date", "format": "%d%b%Y:%H:%M:%S", "optional": True},
                {"name": "pupils", "type": "integer", "optional": True, "missingValues": ["-1"]},
            ],
            "derived": [
                {"name": "region code", "from": "region", "codes": {"North": "1", "South": "2"}},
                {"name": "town code", "from": "town", "within": "territory/{region code}"},
            ],
        },
        "referenceDate": "{day}",
        "source": {
            "iri": "source/list-{day}",
            "title": "List of {day}",
            "authors": "Zed",
            "year": "{day:.4}",
            "url": "https://example.org/list",
            "kind": "official",
        },
        "evidence": "evidence/{day}-{code}",
        "state": "directory-state/{day}-{code}",
        "schools": {
            "key": "code",
            "iri": "school/{code}",
            "kind": "zz-school",
            "name": "code",
            "territory": "territory/{town code}",
            "territoryCode": "{town code}",
            "state": {"column": "works", "codes": {"Y": "open", "N": "closed"}, "counted": ["open"]},
            "owners": {
                "column": "run by",
                "codes": {"A": {"kind": "zz-a", "unnamed": True}, "B": {"unnamed": True}},
            },
            "enrolment": "pupils",
        },
    }


HEADER = "code;region;town;run by;works;since;pupils"


def run(
    tmp_path: Path, text: str, days: tuple[str, ...] = ("2025-01-01",), **changes: object
) -> tuple[Report, str]:
    """Return the report and the text of an import of one table by the profile with some keys changed."""
    profile, table, out = tmp_path / "p.yaml", tmp_path / "t.csv", tmp_path / "o.nq"
    profile.write_text(yaml.safe_dump(content() | changes, allow_unicode=True), "utf-8")
    table.write_text(text, "utf-8")
    report = import_tables(
        find_profile(str(profile)), [str(table)], QuadsFile(str(out)), Known(names=NAMES), days=days
    )
    return report, out.read_text("utf-8")


@pytest.mark.parametrize("delimiter", [";", ","])
def test_the_delimiter_that_finds_the_columns_counts(tmp_path: Path, delimiter: str) -> None:
    text = f"{HEADER}\n1;North;San José;A;Y;;9\n".replace(";", delimiter)
    report, out = run(tmp_path, text)
    assert report.rows_used == 1
    assert "/territory/11>" in out


@pytest.mark.parametrize("name", ["SAN JOSE", "san josé", "San  José", "San-José"])
def test_a_place_is_found_however_its_name_is_written(tmp_path: Path, name: str) -> None:
    _, out = run(tmp_path, f"{HEADER}\n1;South;{name};A;Y;;9\n")
    assert "/territory/21>" in out


def test_marks_and_accents_do_not_tell_names_apart() -> None:
    assert fold("Villa d'Este") == fold("VILLA D´ESTE") == "villa d este"


@pytest.mark.parametrize(("region", "town", "column"), [
    ("North", "Nowhere", "town"),
    ("North", "Twice", "town"),
    ("South", "Villa d'Este", "town"),
    ("East", "San José", "region"),
])  # fmt: skip
def test_what_cannot_be_derived_is_refused_with_its_column(
    tmp_path: Path, region: str, town: str, column: str
) -> None:
    report, _ = run(tmp_path, f"{HEADER}\n1;North;San José;A;Y;;9\n2;{region};{town};A;Y;;9\n")
    assert [(i.row, i.column) for i in report.refused] == [(3, column)]


def test_dates_and_missing_values_of_one_column(tmp_path: Path) -> None:
    rows = ("1;North;San José;A;Y;03FEB2025:00:00:00;-1", "2;North;San José;A;Y;3/2/2025;5")
    report, out = run(
        tmp_path,
        "\n".join((HEADER, *rows, "")),
        checks=[{"column": "since", "matches": "^2025-02-03$", "title": words("Late")}],
    )
    assert [(i.row, i.column, i.note.key) for i in report.cells] == [(3, "since", "cell-not-date")]
    assert report.findings == []
    assert out.count("/ns#enrolment>") == 1


def test_an_owner_without_a_name_leaves_a_state_and_no_ownership(tmp_path: Path) -> None:
    _, out = run(tmp_path, f"{HEADER}\n1;North;San José;A;Y;;9\n2;North;San José;B;Y;;9\n")
    assert "Ownership" not in out
    assert out.count("/ns#ownerKind>") == 1
    assert out.count("DirectoryState") == 2


def test_the_day_of_a_file_comes_from_the_user(tmp_path: Path) -> None:
    _, out = run(tmp_path, f"{HEADER}\n1;North;San José;A;Y;;9\n", days=("2024-05-06",))
    assert '"2024-05-06"' in out
    assert "/source/list-2024-05-06>" in out
    assert '"2024"' in out


@pytest.mark.parametrize(
    ("days", "key"),
    [
        ((), "table-day-missing"),
        (("2025-01-01", "2025-01-02"), "table-day-missing"),
        (("1 May",), "table-day-form"),
    ],
)
def test_a_day_that_is_missing_or_no_day_is_an_error(tmp_path: Path, days: tuple[str, ...], key: str) -> None:
    with pytest.raises(InputError) as caught:
        run(tmp_path, f"{HEADER}\n1;North;San José;A;Y;;9\n", days=days)
    assert caught.value.key == key


def test_a_day_for_a_table_that_has_its_own_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        run(tmp_path, f"{HEADER}\n1;North;San José;A;Y;;9\n", referenceDate="2025-01-01")
    assert caught.value.key == "table-day-known"


ROWS = (
    "1;North;San José;A;Y;;9",
    "2;North;San José;B;N;;0",
    "3;North;San José;A;N;;7",
    "4;South;San José;A;Y;;",
)
CHECKS: dict[str, tuple[dict[str, object], list[int]]] = {
    "one value within a group, the rarer one departs": ({"column": "run by", "sameWithin": ["region"]}, [3]),
    "no value twice": ({"column": "works", "unique": True}, [4, 5]),
    "a form, where a condition holds": ({"column": "pupils", "if": {"works": "^N$"}, "matches": "^0$"}, [4]),
    "the beginning of another cell": ({"column": "town code", "startsWith": "{region code}"}, []),
    "another beginning": ({"column": "region", "startsWith": "N"}, [5]),
    "filled": ({"column": "pupils", "if": {"works": "^Y$"}, "filled": True}, [5]),
    "blank": ({"column": "pupils", "if": {"works": "^N$"}, "blank": True}, [3, 4]),
}


@pytest.mark.parametrize("name", CHECKS)
def test_what_departs_from_a_check_is_told_in_three_languages(tmp_path: Path, name: str) -> None:
    check, expected = CHECKS[name]
    title = {code: f"Title in {code}" for code in LANGUAGES}
    report, _ = run(tmp_path, "\n".join((HEADER, *ROWS, "")), checks=[check | {"title": title}])
    assert [f.row for f in report.findings] == expected
    assert {f.column for f in report.findings} <= {check["column"]}
    for code in LANGUAGES:
        findings = as_json(report, code)["findings"]
        assert isinstance(findings, list)
        assert all(f["message"].startswith(f"Title in {code} ") for f in findings)
        assert all("{" not in f["message"] for f in findings)
        titles = [line for line in as_text(report, code) if line.startswith("Title in")]
        assert titles == ([f"Title in {code} ({len(expected)})"] if expected else [])


def checked(**check: object) -> dict[str, object]:
    return {"checks": [{"column": "pupils", "title": words("T")} | check]}


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        (checked(), "profile-one-way"),
        (checked(filled=True, blank=True), "profile-one-way"),
        (checked(matches="("), "profile-pattern"),
        (checked(matches="x", **{"if": {"nobody": "x"}}), "profile-column"),
        (checked(sameWithin=["nobody"]), "profile-column"),
        (checked(startsWith="{nobody}"), "profile-column"),
    ],
)
def test_a_check_that_means_nothing_is_an_error(tmp_path: Path, changes: dict[str, object], key: str) -> None:
    with pytest.raises(InputError) as caught:
        run(tmp_path, HEADER, **changes)
    assert caught.value.key == key


def test_a_derived_value_has_one_way_to_be_found(tmp_path: Path) -> None:
    schema = content()["schema"]
    schema["derived"][0]["within"] = "territory/{region}"
    with pytest.raises(InputError) as caught:
        run(tmp_path, HEADER, schema=schema)
    assert caught.value.key == "profile-one-way"


def test_a_personal_column_is_neither_checked_nor_derived_from(tmp_path: Path) -> None:
    schema = content()["schema"]
    schema["fields"][6]["personal"] = True
    schools = content()["schools"]
    del schools["enrolment"]
    for changes in (
        {"schema": schema, "schools": schools} | checked(filled=True),
        {
            "schema": schema
            | {"derived": [*schema["derived"], {"name": "x", "from": "pupils", "codes": {"1": "2"}}]},
            "schools": schools,
        },
    ):
        with pytest.raises(InputError) as caught:
            run(tmp_path, HEADER, **changes)
        assert caught.value.key == "profile-personal"


def test_sites_have_no_pupils_of_their_own(tmp_path: Path) -> None:
    schools = content()["schools"]
    schools["sites"] = {"key": "code", "iri": "site/{code}", "name": "code", "main": {"works": "Y"}}
    with pytest.raises(InputError) as caught:
        run(tmp_path, HEADER, schools=schools)
    assert caught.value.key == "profile-one-way"


def test_an_office_has_a_superior_and_a_kind_of_hierarchy_or_neither(tmp_path: Path) -> None:
    schools = content()["schools"]
    unit = {"iri": "office/{region code}", "class": "PublicUnit", "kind": "zz-o", "label": words("O")}
    schools["offices"] = [{"unit": unit, "superior": "ministry/1"}]
    with pytest.raises(InputError) as caught:
        run(tmp_path, HEADER, schools=schools)
    assert (caught.value.key, caught.value.values["place"]) == (
        "profile-key-missing",
        "schools.offices[0].hierarchyKind",
    )


def test_an_owner_rule_has_a_kind_unless_the_owner_has_no_name(tmp_path: Path) -> None:
    schools = content()["schools"]
    schools["owners"]["codes"]["B"] = {}
    with pytest.raises(InputError) as caught:
        run(tmp_path, HEADER, schools=schools)
    assert caught.value.key == "profile-key-missing"
