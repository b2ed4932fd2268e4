"""Rows that are sites of schools: the main one speaks for the school, all are kept as its sites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mesograph.tables.directory import Directory, SiteSeen
from mesograph.tables.forms import Sites
from mesograph.tables.profile import Profile, Schools
from mesograph.tables.rows import Note, Reading, Row
from mesograph.tables.templates import fill, fill_iri, holds


def main_sites(
    directory: Directory,
    profile: Profile,
    schools: Schools,
    form: Sites,
    reading: Reading,
    rows: Iterable[Row],
) -> Iterator[Row]:
    """Yield the row of each main site and keep all sites; a school without one main site is refused."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        school, day = (
            fill_iri(profile.base, schools.iri, row.values),
            fill(profile.reference_date, row.values),
        )
        found[school, day].append(row)
    for (school, _), sites in found.items():
        mains = [row for row in sites if holds(form.main, row.values)]
        if len(mains) != 1:
            for row in sites:
                reading.refuse(row.number, form.key, Note("row-main-site", {"count": len(mains)}))
            continue
        yield mains[0]
        for row in sites:
            site = SiteSeen(school, str(row.values[form.key]), str(row.values[form.name] or ""))
            directory.sites.setdefault(fill_iri(profile.base, form.iri, row.values), site)
