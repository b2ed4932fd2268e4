"""Worlds of a few statements in which an answer can be computed by hand, asked on both engines."""

from __future__ import annotations

from collections.abc import Callable

from mesograph import resources
from mesograph.ask import Answer, load_question, run
from mesograph.ask.head import read_question
from mesograph.store import Store
from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS
from mesograph.store.reference import ReferenceStore

ENGINES = ("pyoxigraph", "rdflib")
Ask = Callable[..., Answer]
DAY = "2026-01-01"
SCHEMES = (
    "accountability-consequence accountability-mechanism accountability-type coordination-mode "
    "decision decision-domain decision-role end-status evidence-level hierarchy-kind index "
    "index-measure measure middle-tier-role normative-status obligation reform-direction "
    "rule-resolution school-sector school-state stance support-duration support-recipient "
    "support-trigger support-type territory-level tier tier-collection unit-kind"
)
HEAD = "".join(
    (
        "@base <https://w3id.org/mesograph/id/> .\n",
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n",
        "@prefix meso: <https://w3id.org/mesograph/ns#> .\n",
        "@prefix prov: <http://www.w3.org/ns/prov#> .\n",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n",
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n",
        *(f"@prefix {s}: <https://w3id.org/mesograph/code/{s}/> .\n" for s in SCHEMES.split()),
        f"""
<data> meso:asOf "{DAY}"^^xsd:date .
<xx/territory/XX> meso:officialCode "XX" ; meso:territoryLevel territory-level:country .
tier-collection:middle-tier skos:member tier:meso-local , tier:meso-intermediate , tier:meso-regional .
<xx/proof> meso:source <xx/source> ;
  meso:evidenceLevel evidence-level:verified-law ; meso:stance stance:supports .
<xx/source> dcterms:title "What was read"@en .
""",
    )
)
ALWAYS = 'meso:validFrom "1990-01-01"^^xsd:date ; meso:until "9999-12-31"^^xsd:date'
HERE = "meso:country <xx/territory/XX>"


def made(engine: str, turtle: str) -> Store:
    """Return a store of a world; nothing is derived, so that the world says what is derived itself."""
    store: Store = ReferenceStore() if engine == "rdflib" else EmbeddedStore()
    store.load((HEAD + turtle).encode(), GRAPHS + "invented")
    return store


def asked(engine: str, question: str, turtle: str, **values: str) -> Answer:
    """Return the answer of a world to a question on its own country."""
    given = {name.rstrip("_"): value for name, value in values.items()}
    return run(load_question(question), made(engine, turtle), {"country": "xx", **given})


def measured(engine: str, name: str, turtle: str, **values: str) -> Answer:
    """Return the answer of a world to a measure that has no competency question."""
    question = read_question(resources.root() / "queries" / "measures" / f"{name}.rq")
    return run(question, made(engine, turtle), {"country": "xx", **values})


def rows(answer: Answer) -> list[tuple[object, ...]]:
    """Return the rows with IRIs cut to their last part and numbers rounded to nine digits."""
    return [tuple(_short(value) for value in row) for row in answer.rows]


def _short(value: object) -> object:
    if isinstance(value, float):
        return round(value, 9)
    return value.rsplit("/", 1)[1] if isinstance(value, str) and "://" in value else value


def counted(answer: Answer) -> tuple[float, float]:
    """Return what an answer counted and what it left out."""
    assert answer.coverage is not None
    return answer.coverage.counted, answer.coverage.excluded


def held(owner: str, kind: str, place: str, schools: int | None, span: str = ALWAYS) -> str:
    """Return schools that an owner holds in a place; no owner: not named; no number: not counted."""
    name = f"<xx/holding/{owner or 'somebody'}-{kind}-{place}>"
    parts = [f"a meso:OwnershipCount ; {HERE} ; meso:ownerKind unit-kind:{kind} ; {span}"]
    parts += [f"meso:owner <xx/unit/{owner}>"] if owner else []
    parts += [f"meso:territory <xx/territory/{place}>"] if place else []
    parts += [f"meso:schools {schools}"] if schools is not None else []
    return f"{name} {' ; '.join(parts)} ; meso:countable true ; dcterms:source <xx/source> .\n"


def unit(name: str, kind: str, place: str = "", more: str = "") -> str:
    """Return a unit of a kind, with its territory if given."""
    where = f" ; meso:territory <xx/territory/{place}>" if place else ""
    return f"<xx/unit/{name}> meso:unitKind unit-kind:{kind} ; {HERE}{where}{more} .\n"


def kind(name: str, tier: str, more: str = "") -> str:
    """Return a kind of units on a tier."""
    return f"unit-kind:{name} {HERE} ; meso:tier tier:{tier}{more} .\n"


def owner_kind(name: str, tier: str, sector: str, broader: str = "school-owner", more: str = "") -> str:
    """Return a kind of owners, with the sector of its schools."""
    told = f" ; skos:broader unit-kind:{broader} ; meso:schoolSector school-sector:{sector}{more}"
    return kind(name, tier, told)


def seen(day: str, until: str, states: dict[str, str]) -> str:
    """Return a directory file that shows schools in a state, and the days for which it stands."""
    turtle = f"""<xx/open> a meso:Observation ; meso:measure measure:schools ; meso:value {len(states)} ;
      meso:referenceDate "{day}"^^xsd:date ; {HERE} ; dcterms:source <xx/source> ;
      meso:validFrom "{day}"^^xsd:date ; meso:until "{until}"^^xsd:date .
    <xx/source> meso:holdsStatesOf "{day}"^^xsd:date .
    <xx/territory/XX> meso:ownershipsKnown true .
    """
    for school, state in states.items():
        turtle += f"""<xx/state/{school}> a meso:DirectoryState ; meso:school <xx/school/{school}> ;
          meso:directoryStatus school-state:{state} ; meso:territory <xx/territory/north> ;
          meso:referenceDate "{day}"^^xsd:date ; prov:wasDerivedFrom <xx/source> .
        <xx/school/{school}> {HERE} .
        """
    return turtle


def owned(
    school: str, owner: str, start: str, until: str, counts: bool = True, status: str = "de-jure"
) -> str:
    """Return an ownership between two days; without `until` its end is not known."""
    end = f'meso:until "{until}"^^xsd:date ;' if until else ""
    return f"""<xx/own/{school}-{owner}> a meso:Ownership ; meso:agent <xx/unit/{owner}> ;
      meso:counterpart <xx/school/{school}> ; meso:validFrom "{start}"^^xsd:date ; {end}
      meso:countable {str(counts).lower()} ; meso:normativeStatus normative-status:{status} .
    """


def inside(*chain: str) -> str:
    """Return places, each within the next; the last lies within the country."""
    pairs = zip(chain, (*chain[1:], "XX"), strict=True)
    return "".join(f"<xx/territory/{a}> meso:withinTerritory <xx/territory/{b}> .\n" for a, b in pairs)
