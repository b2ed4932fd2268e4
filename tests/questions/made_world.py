"""Small invented countries in Turtle: kinds, and rules whose only difference is what a test is about."""

from __future__ import annotations

from itertools import count

from mesograph import resources
from mesograph.store import Store
from mesograph.store.derive import derive
from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS
from mesograph.store.reference import ReferenceStore

SCHEMES = (
    "accountability-consequence",
    "accountability-mechanism",
    "decision",
    "school-sector",
    "stakeholder-kind",
    "support-type",
    "tier",
    "tier-collection",
)
NAMES = (
    "accountability-consequence accountability-mechanism decision decision-mode decision-role end-status "
    "evidence-level normative-status participation-power rule-resolution school-sector source-kind "
    "stakeholder-kind stance support-type territory-level tier unit-kind"
)
HEAD = "\n".join(
    [
        "@base <https://w3id.org/mesograph/id/> .",
        "@prefix dcterms: <http://purl.org/dc/terms/> .",
        "@prefix meso: <https://w3id.org/mesograph/ns#> .",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
        *(f"@prefix {name}: <https://w3id.org/mesograph/code/{name}/> ." for name in NAMES.split()),
        '<made> meso:asOf "2026-01-01"^^xsd:date .',
    ]
)
PROOF = """<{c}/territory/{C}> meso:territoryLevel territory-level:country ; meso:officialCode "{C}" .
<{c}/legal-act/act> skos:prefLabel "Act"@en .
<{c}/source/read> dcterms:title "A law that was read"@en ; meso:sourceKind source-kind:law .
<{c}/source/memory> dcterms:title "Memory"@en ; meso:sourceKind source-kind:memory .
<{c}/evidence/read> meso:source <{c}/source/read> ; meso:evidenceLevel evidence-level:verified-law ;
    meso:stance stance:supports ; meso:locator "art. 1" .
<{c}/evidence/seen> meso:source <{c}/source/study> ; meso:evidenceLevel evidence-level:verified-secondary ;
    meso:stance stance:supports .
<{c}/source/study> dcterms:title "A study"@en ; meso:sourceKind source-kind:article .
<{c}/evidence/memory> meso:source <{c}/source/memory> ; meso:evidenceLevel evidence-level:memory ;
    meso:stance stance:supports ."""


class World:
    """An invented country; kinds and rules are named by the part of their code after the country."""

    def __init__(self, country: str) -> None:
        self.country = country
        self._number = count()
        self.turtle = [PROOF.format(c=country, C=country.upper())]

    def kind(self, name: str, tier: str, **facts: str) -> None:
        """Add a kind of unit; facts are `sector`, and `organ_of`, `within`, `succeeds` naming other kinds."""
        terms = {"sector": "skos:broader unit-kind:school-owner ; meso:schoolSector school-sector:"}
        for key, term in (("organ_of", "organOf"), ("within", "broader"), ("succeeds", "succeedsKind")):
            space = "skos" if term == "broader" else "meso"
            terms[key] = f"{space}:{term} unit-kind:{self.country}-"
        more = "".join(f" ; {terms[key]}{value}" for key, value in facts.items())
        self.turtle.append(
            f"unit-kind:{self.country}-{name} meso:tier tier:{tier} ; "
            f"meso:country <{self.country}/territory/{self.country.upper()}>{more} ."
        )

    def rule(self, kind: str, sectors: str, agent: str, unit: str = "school", **facts: str) -> None:
        """Add a rule, in law and read in an act unless `known` is `memory` or `seen` (in practice only)."""
        known = facts.pop("known", "read")
        start, until = facts.pop("start", "2000-01-01"), facts.pop("until", "")
        here = self.country
        status = "de-facto" if known == "seen" else "de-jure"
        said = [
            f"<{here}/rel/{next(self._number)}> a meso:{kind} , meso:Rule",
            f"meso:agentKind unit-kind:{here}-{agent} ; meso:counterpartKind unit-kind:{here}-{unit}",
            "meso:schoolSector " + " , ".join(f"school-sector:{s}" for s in sectors.split()),
            f"meso:country <{here}/territory/{here.upper()}>",
            f'meso:validFrom "{start}"^^xsd:date',
            f"meso:normativeStatus normative-status:{status}",
            f"meso:evidence <{here}/evidence/{known}>",
            f"meso:endStatus end-status:{'ended' if until else 'open'}",
            "meso:resolvedBy rule-resolution:unique",
        ]
        if until:
            said.append(f'meso:validUntil "{until}"^^xsd:date')
        if known == "read":
            said.append(f"meso:legalBasis <{here}/legal-act/act>")
        said += [_fact(name, value) for name, value in facts.items()]
        self.turtle.append(" ;\n    ".join(said) + " .")

    def authority(self, sectors: str, decision: str, role: str, agent: str, **facts: str) -> None:
        """Add a rule of authority, in full autonomy unless told."""
        mode = facts.pop("mode", "full-autonomy")
        self.rule("Authority", sectors, agent, decision=decision, role=role, mode=mode, **facts)


SCHEME_OF = {
    "consequence": "accountability-consequence",
    "mechanism": "accountability-mechanism",
    "decision": "decision",
    "mode": "decision-mode",
    "role": "decision-role",
    "power": "participation-power",
    "memberKind": "stakeholder-kind",
    "supportType": "support-type",
}


def _fact(name: str, values: str) -> str:
    return f"meso:{name} " + " , ".join(f"{SCHEME_OF[name]}:{value}" for value in values.split())


def store_of(engine: str, *worlds: World) -> Store:
    """Return the worlds with the schemes they use and all that follows from them, on `engine`."""
    store: Store = ReferenceStore() if engine == "rdflib" else EmbeddedStore()
    for path in resources.scheme_files():
        if path.stem in SCHEMES:
            store.load(path, GRAPHS + "schemes")
    text = "\n".join([HEAD, *(line for world in worlds for line in world.turtle)])
    store.load(text.encode(), GRAPHS + "made")
    derive(store)
    return store
