"""Names of SHACL and RDF, and the terms of SHACL that there are: any other is a misspelling."""

from __future__ import annotations

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SH = "http://www.w3.org/ns/shacl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
MESO = "https://w3id.org/mesograph/ns#"
DCTERMS = "http://purl.org/dc/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"

# https://www.w3.org/ns/shacl.ttl, SHACL Core and SHACL-SPARQL of the Recommendation of 20 July 2017,
# with the terms of SHACL Advanced Features that pySHACL reads.
_CLASSES = """Shape NodeShape PropertyShape NodeKind BlankNode IRI Literal BlankNodeOrIRI BlankNodeOrLiteral
IRIOrLiteral Severity Info Warning Violation ValidationReport ValidationResult SPARQLConstraint
SPARQLExecutable SPARQLSelectExecutable SPARQLAskExecutable SPARQLSelectValidator SPARQLAskValidator
ConstraintComponent Parameter Parameterizable PrefixDeclaration PropertyGroup Validator
SPARQLTarget SPARQLTargetType Target TargetType Function SPARQLFunction JSConstraint Rule SPARQLRule
TripleRule"""
_PROPERTIES = """targetClass targetNode targetObjectsOf targetSubjectsOf target property path alternativePath
inversePath oneOrMorePath zeroOrMorePath zeroOrOnePath class datatype nodeKind minCount maxCount minExclusive
minInclusive maxExclusive maxInclusive minLength maxLength pattern flags languageIn uniqueLang equals disjoint
lessThan lessThanOrEquals not and or xone node qualifiedValueShape qualifiedMinCount qualifiedMaxCount
qualifiedValueShapesDisjoint closed ignoredProperties hasValue in severity message deactivated name
description group order defaultValue sparql select ask prefixes declare prefix namespace shapesGraph
entailment suggestedShapesGraph conforms result detail focusNode resultMessage resultPath resultSeverity
sourceConstraint sourceConstraintComponent sourceShape value parameter optional validator nodeValidator
propertyValidator labelTemplate rule condition subject predicate object construct expression values"""
KNOWN = frozenset(SH + name for name in f"{_CLASSES} {_PROPERTIES}".split())

# What stands in a shape without being a constraint.
_WORDS = "path property severity message deactivated name description group order defaultValue"
_REST = "targetClass targetNode targetObjectsOf targetSubjectsOf flags ignoredProperties"
SILENT = frozenset(SH + name for name in f"{_WORDS} {_REST}".split())
