"""The composite measures: each a small function from the inputs a question returns to its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mesograph.measure.bottleneck import bottleneck
from mesograph.measure.consent import consents
from mesograph.measure.control import control_shift
from mesograph.measure.coupling import coupling
from mesograph.measure.crossings import crossings
from mesograph.measure.delay import delay
from mesograph.measure.dispute import disagreements
from mesograph.measure.distance import profile_distance
from mesograph.measure.domains import locus_by_domain
from mesograph.measure.elected import elected_control
from mesograph.measure.enforcement import only_control
from mesograph.measure.evidence import evidence_strength
from mesograph.measure.fragmentation import fragmentation, small_owners
from mesograph.measure.framework import framework_share
from mesograph.measure.ground import legal_ground
from mesograph.measure.hats import several_hats
from mesograph.measure.heads import tenure_of_heads
from mesograph.measure.index_sight import index_sight
from mesograph.measure.inputs import Measured
from mesograph.measure.layers import layers
from mesograph.measure.linking import linkable_units
from mesograph.measure.locus import locus_profile
from mesograph.measure.market import provider_market
from mesograph.measure.means import mandates_without_means
from mesograph.measure.move import tier_move
from mesograph.measure.networks import networks
from mesograph.measure.owner_counts import owner_counts
from mesograph.measure.participation import participation_depth
from mesograph.measure.payers import paid_by_others
from mesograph.measure.practice import law_and_practice
from mesograph.measure.regulation import regulation_mix
from mesograph.measure.rescaling import middle_inflow, rescaling_vector
from mesograph.measure.scale import ownership_scale
from mesograph.measure.seats import empty_seats
from mesograph.measure.shares import share_by_group, share_of_columns, transfer_progress
from mesograph.measure.sole_support import sole_support
from mesograph.measure.span import span_of_control
from mesograph.measure.staff import schools_per_professional
from mesograph.measure.staleness import staleness
from mesograph.measure.support import missing_middle, time_limited_only
from mesograph.measure.untouched import untouched
from mesograph.store.protocol import Table, Value

__all__ = ["MEASURES", "Measured"]

MEASURES: Mapping[str, Callable[[Table, Mapping[str, Value]], Measured]] = {
    "bottleneck": bottleneck,
    "consents": consents,
    "control_shift": control_shift,
    "coupling": coupling,
    "crossings": crossings,
    "delay": delay,
    "disagreements": disagreements,
    "elected_control": elected_control,
    "empty_seats": empty_seats,
    "evidence_strength": evidence_strength,
    "fragmentation": fragmentation,
    "framework_share": framework_share,
    "index_sight": index_sight,
    "law_and_practice": law_and_practice,
    "layers": layers,
    "legal_ground": legal_ground,
    "linkable_units": linkable_units,
    "locus_by_domain": locus_by_domain,
    "locus_profile": locus_profile,
    "mandates_without_means": mandates_without_means,
    "middle_inflow": middle_inflow,
    "missing_middle": missing_middle,
    "networks": networks,
    "only_control": only_control,
    "owner_counts": owner_counts,
    "ownership_scale": ownership_scale,
    "paid_by_others": paid_by_others,
    "participation_depth": participation_depth,
    "profile_distance": profile_distance,
    "provider_market": provider_market,
    "regulation_mix": regulation_mix,
    "rescaling_vector": rescaling_vector,
    "schools_per_professional": schools_per_professional,
    "several_hats": several_hats,
    "share_by_group": share_by_group,
    "single_share": share_of_columns("single", "relations"),
    "small_owners": small_owners,
    "sole_support": sole_support,
    "span_of_control": span_of_control,
    "staleness": staleness,
    "tenure_of_heads": tenure_of_heads,
    "tier_move": tier_move,
    "time_limited_only": time_limited_only,
    "transfer_progress": transfer_progress,
    "untouched": untouched,
}
