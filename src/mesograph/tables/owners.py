"""Owners by name: as rows name them, as a person's schools group, carried over, by the calendar."""

from __future__ import annotations

from collections import defaultdict

from mesograph import lang
from mesograph.tables.directory import Directory, Sighting, Unit
from mesograph.tables.forms import UnitForm
from mesograph.tables.known import Known
from mesograph.tables.profile import Profile, Schools
from mesograph.tables.rows import Cell
from mesograph.tables.sightings import same
from mesograph.tables.templates import fill, fill_iri

Person = tuple[str, str]  # the template and the personal value that groups rows; neither leaves this module


def name_owners(directory: Directory, profile: Profile, schools: Schools, known: Known) -> None:
    """Fill `owner` of every sighting that a row, the calendar or the years before can name."""
    groups = _groups(directory, schools)
    unnamed: list[tuple[Sighting, UnitForm, dict[str, Cell]]] = []
    for sighting, form, person, values in directory.pending:
        if not sighting.stated:
            unnamed.append((sighting, form, values))
            continue
        _name(
            directory, profile, known, sighting, form, {**values, "group": groups.get((form.iri, person), "")}
        )
    directory.pending.clear()
    for sightings in directory.schools.values():
        sightings.sort(key=lambda s: s.date)
        _by_calendar(sightings, schools, known)
        _carry(sightings, schools.carry_unchanged)
    for sighting, form, values in unnamed:
        if not sighting.owner:
            _name(directory, profile, known, sighting, form, values)
    _kinds(directory, known)


def _kinds(directory: Directory, known: Known) -> None:
    """Give every sighting the kind that the shipped data give its owner: theirs may be narrower."""
    for sightings in directory.schools.values():
        for sighting in sightings:
            sighting.kind = known.kinds.get(sighting.owner, sighting.kind)


def _groups(directory: Directory, schools: Schools) -> dict[Person, str]:
    """Return a neutral name for each person: the lowest key of the schools run, numbered if two share it."""
    keys: dict[Person, set[str]] = defaultdict(set)
    first: dict[Person, str] = {}
    for sighting, form, person, values in directory.pending:
        if person:
            keys[form.iri, person].add(str(values[schools.key]))
            first[form.iri, person] = min(sighting.date, first.get((form.iri, person), sighting.date))
    lowest = {who: min(codes, key=lambda c: (len(c), c)) for who, codes in keys.items()}
    names: dict[Person, str] = {}
    taken: dict[tuple[str, str], int] = defaultdict(int)
    for who in sorted(lowest, key=lambda w: (w[0], len(lowest[w]), lowest[w], first[w], sorted(keys[w]))):
        taken[who[0], lowest[who]] += 1
        count = taken[who[0], lowest[who]]
        names[who] = lowest[who] if count == 1 else f"{lowest[who]}-{count}"
    return names


def _name(
    directory: Directory,
    profile: Profile,
    known: Known,
    sighting: Sighting,
    form: UnitForm,
    values: dict[str, Cell],
) -> None:
    iri = fill_iri(profile.base, form.iri, values)
    sighting.owner = iri
    if iri not in directory.units:
        name = known.places.get(sighting.territory)
        places = same(name) if name else directory.places[sighting.territory].label
        label = {code: fill(form.label[code], {**values, "place": places[code]}) for code in lang.LANGUAGES}
        directory.units[iri] = Unit(
            iri, form, fill(form.code, values), label, sighting.territory, sighting.evidence
        )


def _by_calendar(sightings: list[Sighting], schools: Schools, known: Known) -> None:
    """Name the owner where only the kind is shown: the unit that the calendar gives the territory to."""
    for sighting in sightings:
        if schools.calendar and sighting.kind == schools.calendar.to_kind and not sighting.owner:
            transfer = known.transfers.get(sighting.territory)
            sighting.owner = transfer.unit if transfer else ""


def _carry(sightings: list[Sighting], unchanged: int) -> None:
    """Carry an owner into a file that names none, if the last `unchanged` files that do agree on it."""
    for i, sighting in enumerate(sightings):
        if sighting.stated or sighting.owner or not unchanged:
            continue
        before = [s for s in sightings[:i] if s.stated][-unchanged:]
        same = {(s.owner, s.kind) for s in [*before, *sightings[max(i - 1, 0) : i]]}
        if len(before) == unchanged and len(same) == 1 and next(iter(same))[1] == sighting.kind:
            sighting.owner, sighting.inferred = before[-1].owner, True
