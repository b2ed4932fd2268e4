"""The template of a country has the tables and columns that the builder reads, and no others."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from tools.facts import build as building
from tools.facts import indices, rows
from tools.facts.rows import CROSSWALKS, HERE

TEMPLATE = HERE / "template"
FOLDERS = ("tables", "crosswalk", "translations")
# Columns for the people who keep the tables: reasons, English names, and tiers, which come from the kinds.
# The source of a table of places is asked for only where its rows have none.
UNREAD = {
    "crosswalk/contradictions": {"topic", "version_a", "version_b", "handling"},
    "crosswalk/corrections": {"reason"},
    "crosswalk/findings_added": {"statement_own_words"},
    "crosswalk/kind_rows": {"reason"},
    "crosswalk/leads": {"reason"},
    "crosswalk/support_scope": {"reason"},
    "crosswalk/territory_tables": {"source_id"},
    "crosswalk/triggers": {"reason"},
    "crosswalk/upgrades": {"reason"},
    "tables/decisions": {"tier"},
    "tables/findings": {"statement_own_words"},
    "tables/indicators": {"unit", "source", "how_read"},
    "tables/legal_acts": {"title_en"},
    "tables/reforms": {"name_en"},
    "tables/support": {"provider_tier"},
    "tables/units": {"tier", "name_en", "valid_until"},
}


def header(path: Path) -> list[str]:
    return path.read_text("utf-8-sig").splitlines()[0].split(",")


def template() -> dict[str, list[str]]:
    return {f"{p.parent.name}/{p.stem}": header(p) for p in sorted(TEMPLATE.glob("*/*.csv"))}


class Watched(dict[str, str]):
    """A row that tells which of its columns were asked for."""

    def __init__(self, row: dict[str, str], seen: set[str]) -> None:
        super().__init__(row)
        self.seen = seen

    def __getitem__(self, name: str) -> str:
        self.seen.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        if name in self:  # a column that a table may lack is asked for in this way
            self.seen.add(name)
        return super().get(name, default)

    def values(self):  # type: ignore[no-untyped-def]
        self.seen.update(self)
        return super().values()


@pytest.fixture(scope="module")
def seen(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Build the countries and return the columns that were read, by folder and table."""
    found: dict[str, set[str]] = defaultdict(set)
    plain = rows.read

    def read(path: Path) -> list[rows.Row]:
        above = path.parent.parent.name
        table = f"{above if above in FOLDERS else 'tables'}/{path.stem}"
        return [Watched(row, found[table]) for row in plain(path)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "read", read)
        patch.setattr(indices, "read", read)
        for country, facts in (("cl", shared / "facts"), ("co", shared / "facts"), ("ar", HERE / "tables")):
            building.build(country, facts, tmp_path_factory.mktemp(country))
    return found


def test_every_crosswalk_has_a_template() -> None:
    assert {name.split("/")[1] for name in template() if name.startswith("crosswalk/")} == CROSSWALKS


def test_a_template_is_a_header_and_nothing_else() -> None:
    assert {p.parent.name for p in TEMPLATE.glob("*/*.csv")} == set(FOLDERS)
    for path in TEMPLATE.glob("*/*.csv"):
        assert path.read_text("utf-8") == ",".join(header(path)) + "\n", path


def test_the_page_beside_the_template_names_every_table() -> None:
    page = (TEMPLATE / "README.md").read_text("utf-8")
    missing = {name.split("/")[1] for name in template() if f"`{name.split('/')[1]}`" not in page}
    by_id = {name.split("/")[1] for name in template() if name.startswith("translations/")}
    assert missing <= by_id


@pytest.mark.parametrize("folder", FOLDERS)
def test_tables_of_countries_have_the_columns_of_the_template(folder: str) -> None:
    known = template()
    files = sorted((HERE / folder).glob("*/*.csv"))
    assert len(files) > 20
    extra = {"crosswalk/settings": {"directory_source"}}
    for path in files:
        name = f"{folder}/{path.stem}"
        assert set(header(path)) <= {*known[name], *extra.get(name, ())}, path


@pytest.mark.directories
def test_the_builder_reads_the_columns_of_the_template_and_tables_that_one_country_needs_alone(
    seen: dict[str, set[str]],
) -> None:
    known = template()
    assert set(seen) >= {"tables/units", "crosswalk/kinds", "translations/notes"}
    wrong = {}
    for name, columns in seen.items():
        if name in known and columns:
            unread = UNREAD.get(name, set())
            if columns | unread != set(known[name]):
                wrong[name] = columns ^ (set(known[name]) - unread)
    assert wrong == {}
    alone = {name for name in seen if name not in known}
    assert {"tables/sleps", "tables/slep_comunas", "tables/legal_act_identifiers"} <= alone
    assert all(name.startswith("tables/") for name in alone)
