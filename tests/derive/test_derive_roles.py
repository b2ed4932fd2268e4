"""Which tasks of the middle tier a relation fulfils: by its codes, and only where the middle acts."""

from __future__ import annotations

from reading import Derived, rows

from mesograph import resources

CODES = ("accountability-mechanism", "coordination-mode", "decision-role", "support-type")
SCHEMES = "".join(
    f"@prefix {name}: <https://w3id.org/mesograph/code/{name}/> .\n" for name in (*CODES, "tier")
) + "".join(
    path.read_text("utf-8")
    for path in resources.scheme_files()
    if path.stem in (*CODES, "middle-tier-role", "tier-collection")
)
KINDS = "".join(
    f"unit-kind:{name} meso:tier tier:{tier} .\n"
    for name, tier in {
        "town": "meso-local",
        "service": "meso-intermediate",
        "office": "meso-regional",
        "ministry": "national",
        "principal": "school",
        "firm": "external",
    }.items()
)
RELATIONS = {
    "coaching": ("town", "meso:supportType support-type:pedagogical-coaching", "teacher-support support"),
    "planning": ("office", "meso:supportType support-type:improvement-planning", "support"),
    "network": (
        "service",
        "meso:supportType support-type:data-use ; meso:coordinationMode coordination-mode:network",
        "collaboration knowledge-brokering support",
    ),
    "buildings": ("office", "meso:supportType support-type:infrastructure", ""),
    "market": ("office", "meso:coordinationMode coordination-mode:market", ""),
    "inspection": (
        "office",
        "meso:mechanism accountability-mechanism:inspection",
        "accountability-monitoring",
    ),
    "election": ("town", "meso:mechanism accountability-mechanism:electoral", ""),
    "framework": ("office", "meso:role decision-role:sets-framework", "instructional-direction"),
    "decision": ("office", "meso:role decision-role:decides", ""),
    "national": ("ministry", "meso:supportType support-type:pedagogical-coaching", ""),
    "in-school": ("principal", "meso:supportType support-type:pedagogical-coaching", ""),
    "bought": ("firm", "meso:supportType support-type:pedagogical-coaching", ""),
}


def test_a_relation_of_the_middle_fulfils_the_tasks_of_its_codes(derived: Derived) -> None:
    rules = "".join(
        f"<xx/{name}> meso:agentKind unit-kind:{agent} ; {codes} .\n"
        for name, (agent, codes, _) in RELATIONS.items()
    )
    found = rows(derived(SCHEMES + KINDS + rules), "SELECT ?x ?role { ?x meso:middleTierRole ?role }")
    assert sorted(found) == sorted(
        (name, role) for name, (_, _, roles) in RELATIONS.items() for role in roles.split()
    )
