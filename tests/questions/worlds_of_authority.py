"""The invented countries of the questions on authority; `test_questions_authority.py` holds the answers."""

from __future__ import annotations

from made_world import World

M, P = "municipal-public", "private-subsidized"


def offices() -> World:
    """A ministry, regions, councils with an office of their own, and private owners."""
    w = World("xa")
    w.kind("ministry", "national")
    w.kind("region", "meso-regional")
    w.kind("council", "meso-local", sector=M)
    w.kind("office", "meso-local", organ_of="council")
    w.kind("school", "school")
    w.kind("owners", "school")
    w.kind("owner", "school", sector=P, within="owners")
    for body in ("committee", "board"):
        w.kind(body, "meso-local")
    _decide(w)
    _other_roles(w)
    _take_part(w)
    return w


def _decide(w: World) -> None:
    framed = "within-framework"
    w.authority(M, "textbook-choice", "decides", "school", mode=framed)
    w.authority(f"{M} {P}", "teaching-methods", "decides", "school")
    w.authority(M, "instruction-time", "decides", "ministry")
    w.authority(M, "instruction-time", "decides", "school", mode=framed)
    w.authority(M, "assessment-methods", "decides", "school", known="memory")
    w.authority(M, "staff-salaries", "decides", "ministry")
    w.authority(M, "staff-hiring-dismissal-teachers", "decides", "office", mode=framed)
    w.authority(M, "infrastructure", "decides", "council", mode=framed)
    w.authority(M, "school-creation-closure", "decides", "council", known="memory")
    w.authority(P, "textbook-choice", "decides", "school")
    w.authority(P, "instruction-time", "decides", "ministry", until="2010-01-01")
    w.authority(P, "staff-salaries", "decides", "owner")
    w.authority(P, "infrastructure", "decides", "owner")
    w.authority(P, "student-admission", "decides", "school")


def _other_roles(w: World) -> None:
    w.authority(M, "textbook-choice", "sets-framework", "ministry")
    w.authority(M, "infrastructure", "sets-framework", "ministry", known="memory")
    w.authority(M, "staff-hiring-dismissal-teachers", "approves", "ministry")
    w.authority(M, "staff-hiring-dismissal-teachers", "approves", "region")
    w.authority(M, "school-creation-closure", "approves", "region")
    w.authority(P, "student-admission", "approves", "ministry", known="memory")
    w.authority(M, "staff-hiring-dismissal-teachers", "funds", "council")
    w.authority(M, "infrastructure", "funds", "ministry")
    w.authority(P, "staff-salaries", "funds", "ministry")
    w.authority(P, "infrastructure", "funds", "owners")


def _take_part(w: World) -> None:
    w.rule("Participation", M, "committee", "council", power="binding", memberKind="family teacher")
    w.rule("Participation", M, "committee", "school", power="consultative", memberKind="student")
    w.rule("Participation", P, "board", "region", power="consultative")
    w.rule("Participation", P, "board", "region", power="binding", memberKind="government", known="memory")
    w.rule("Support", M, "region", "council", supportType="data-use")
    w.rule("Support", M, "region", "school", supportType="pedagogical-coaching", known="memory")
    w.rule("Support", P, "region", "school", supportType="pedagogical-coaching")


def grounds() -> World:
    """A council with a law, a custom and a memory to stand on, and an exception that inherits its rules."""
    w = World("xb")
    w.kind("ministry", "national")
    w.kind("council", "meso-local", sector=M)
    w.kind("exception", "meso-local", sector="br-municipal-ceara")
    w.kind("school", "school")
    w.authority(M, "textbook-choice", "decides", "council")
    w.authority(M, "staff-salaries", "approves", "council", known="seen")
    w.authority(M, "infrastructure", "decides", "ministry")
    w.rule("Support", M, "council", supportType="data-use", known="memory")
    for mechanism in ("audit", "inspection"):
        w.rule("Accountability", M, "council", mechanism=mechanism, consequence="none")
    return w


def practice() -> World:
    """What the law says of who decides, and what was seen."""
    w = World("xc")
    w.kind("ministry", "national")
    w.kind("council", "meso-local", sector=M)
    w.kind("school", "school")
    w.authority(M, "textbook-choice", "decides", "school")
    w.authority(M, "textbook-choice", "decides", "council", known="seen")
    w.authority(M, "teaching-methods", "decides", "school")
    w.authority(M, "teaching-methods", "decides", "school", known="seen")
    w.authority(M, "grouping-of-students", "decides", "school", known="seen")
    w.authority(M, "staff-salaries", "decides", "ministry", known="memory")
    w.authority(M, "staff-salaries", "decides", "council", known="seen")
    return w


def reforms() -> World:
    """Councils that hand their schools over to a service, and private owners whom one reform touched."""
    w = World("xd")
    w.kind("ministry", "national")
    w.kind("council", "meso-local", sector=M)
    w.kind("service", "meso-intermediate", sector="slep-public", succeeds="council")
    w.kind("school", "school")
    for name, year in (("first", 2000), ("second", 2010)):
        w.turtle.append(
            f"<xd/reform/{name}> a meso:Reform ; meso:country <xd/territory/XD> ; "
            f'meso:validFrom "{year}-01-01"^^xsd:date .'
        )
    old, new = {"start": "1990-01-01"}, {"start": "2010-01-01"}
    w.authority(M, "textbook-choice", "decides", "school", **old)
    w.authority("slep-public", "textbook-choice", "decides", "school", **new)
    w.authority(M, "staff-hiring-dismissal-teachers", "decides", "council", **old)
    w.authority("slep-public", "staff-hiring-dismissal-teachers", "decides", "service", **new)
    w.authority(M, "staff-salaries", "decides", "ministry", known="memory", **old)
    w.authority("slep-public", "staff-salaries", "decides", "ministry", **new)
    w.authority("slep-public", "infrastructure", "decides", "service", start="2005-01-01")
    w.authority(P, "teaching-methods", "decides", "school", until="2005-01-01", **old)
    w.authority(P, "teaching-methods", "decides", "ministry", start="2005-01-01")
    w.authority(P, "textbook-choice", "decides", "school", until="2005-01-01", **old)
    w.authority(P, "textbook-choice", "decides", "school", start="2005-01-01")
    w.authority(P, "course-content", "decides", "school", start="2012-01-01")
    return w


def consequences() -> World:
    """What schools, their heads and their council may have to bear."""
    w = World("xe")
    w.kind("ministry", "national")
    w.kind("council", "meso-local", sector=M)
    for name in ("school", "head"):
        w.kind(name, "school")
    held = "Accountability"
    w.rule(held, M, "ministry", "school", mechanism="inspection", consequence="publication fine")
    w.rule(held, M, "council", "head", mechanism="audit", consequence="loss-of-post")
    w.rule(held, M, "ministry", "council", mechanism="audit", consequence="intervention")
    w.rule(
        held, M, "ministry", "school", mechanism="audit", consequence="closure-or-revocation", known="memory"
    )
    w.rule(held, P, "ministry", "school", mechanism="inspection", consequence="fine")
    w.rule(held, P, "ministry", "head", mechanism="audit", consequence="fine")
    w.rule(held, P, "ministry", "head", mechanism="audit", consequence="removal-of-head", until="2020-01-01")
    return w
