from __future__ import annotations

import pytest
from sheets import Sheet, row

from mesograph.tables import Profile
from mesograph.tables.known import Known
from mesograph.tables.owners import name_owners
from mesograph.tables.reading import read
from mesograph.tables.rows import Reading
from mesograph.tables.sightings import Directory, collect

NO_OWNERS = "AGNO;RBD;NOM_RBD;COD_COM_RBD;NOM_COM_RBD;COD_DEPE;ESTADO_ESTAB;MAT_TOTAL"


def directory_of(profile: Profile, *names: str) -> Directory:
    directory = Directory()
    assert profile.schools
    for name in names:
        reading = Reading(name)
        collect(directory, profile, profile.schools, reading, read(profile, name, reading))
    name_owners(directory, profile, profile.schools, Known())
    return directory


def owners(directory: Directory, rbd: int) -> list[tuple[str, bool]]:
    seen = directory.schools[f"https://w3id.org/mesograph/id/cl/school/{rbd}"]
    return [(s.owner.removeprefix("https://w3id.org/mesograph/id/cl/"), s.inferred) for s in seen]


def plain(rbd: int, depe: int, year: int) -> str:
    return f"{year};{rbd};ESCUELA;1101;IQUIQUE;{depe};1;9"


@pytest.mark.parametrize(
    ("cells", "owner"),
    [
        ({"depe": 1}, "school-owner/corporacion-01101"),
        ({"depe": 2, "rut": "65000001"}, "subnational-government/01101"),
        ({"depe": 2, "mrun": "N00009"}, "subnational-government/01101"),
        ({"depe": 3, "rut": "65000001"}, "school-owner/65000001"),
        ({"depe": 4, "rut": "65000001"}, "school-owner/65000001-pagado"),
        ({"depe": 5, "rut": "65000001"}, "school-owner/65000001-delegado"),
        ({"depe": 3}, "school-owner/unknown-of-1"),
        ({"depe": 3, "rut": "12345678"}, "school-owner/unknown-of-1"),
        ({"depe": 3, "mrun": "N00009"}, "school-owner/private-owner-of-1"),
    ],
)
def test_each_owner_kind_names_its_owner(
    profile: Profile, sheet: Sheet, cells: dict[str, object], owner: str
) -> None:
    assert owners(directory_of(profile, sheet(row(1, **cells))), 1) == [(owner, False)]  # type: ignore[arg-type]


def test_a_person_with_several_schools_is_one_owner_named_after_the_lowest(
    profile: Profile, sheet: Sheet
) -> None:
    rows = [row(30, 3, mrun="N00002"), row(4, 3, mrun="N00002"), row(200, 3, mrun="N00001")]
    directory = directory_of(profile, sheet(*rows))
    assert owners(directory, 30) == owners(directory, 4) == [("school-owner/private-owner-of-4", False)]
    assert owners(directory, 200) == [("school-owner/private-owner-of-200", False)]


def test_two_persons_who_ran_the_same_school_in_turn_are_two_owners(profile: Profile, sheet: Sheet) -> None:
    first = sheet(row(10, 3, 2023, mrun="N00005"), row(20, 3, 2023, mrun="N00005"), year=2023)
    second = sheet(row(10, 3, mrun="N00001"), row(20, 3, mrun="N00005"))
    directory = directory_of(profile, first, second)
    assert [o for o, _ in owners(directory, 10)] == [
        "school-owner/private-owner-of-10",
        "school-owner/private-owner-of-10-2",
    ]
    assert {o for o, _ in owners(directory, 20)} == {"school-owner/private-owner-of-10"}


def files_with_owners(sheet: Sheet, first: str, second: str, depe: int = 3) -> tuple[str, str, str]:
    return (
        sheet(row(1, 3, 2023, rut=first), year=2023),
        sheet(row(1, 3, 2024, rut=second), year=2024),
        sheet(plain(1, depe, 2025), year=2025, header=NO_OWNERS),
    )


def test_an_owner_unchanged_in_two_files_carries_over_as_inferred(profile: Profile, sheet: Sheet) -> None:
    directory = directory_of(profile, *files_with_owners(sheet, "65000001", "65000001"))
    assert owners(directory, 1) == [("school-owner/65000001", False)] * 2 + [("school-owner/65000001", True)]


def test_an_owner_who_changed_does_not_carry_over(profile: Profile, sheet: Sheet) -> None:
    directory = directory_of(profile, *files_with_owners(sheet, "65000001", "65000002"))
    assert owners(directory, 1)[-1] == ("school-owner/unknown-of-1", False)


def test_an_owner_does_not_carry_over_into_another_regime(profile: Profile, sheet: Sheet) -> None:
    directory = directory_of(profile, *files_with_owners(sheet, "65000001", "65000001", depe=4))
    assert owners(directory, 1)[-1] == ("school-owner/unknown-of-1-pagado", False)


def test_one_file_is_not_enough_to_carry_an_owner_over(profile: Profile, sheet: Sheet) -> None:
    _, second, third = files_with_owners(sheet, "65000001", "65000001")
    assert owners(directory_of(profile, second, third), 1)[-1] == ("school-owner/unknown-of-1", False)


def test_the_order_of_the_files_does_not_matter(profile: Profile, sheet: Sheet) -> None:
    files = files_with_owners(sheet, "65000001", "65000001")
    assert owners(directory_of(profile, *files), 1) == owners(directory_of(profile, *reversed(files)), 1)


def test_owners_are_labelled_in_three_languages_with_the_place(profile: Profile, sheet: Sheet) -> None:
    directory = directory_of(profile, sheet(row(1, 1)))
    (unit,) = directory.units.values()
    assert unit.label["es"] == "Corporación municipal de educación de Iquique"
    assert set(unit.label) == {"en", "es", "pt"}
