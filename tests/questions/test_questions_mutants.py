"""What the answers hang on: each of these changes to model or data must change an answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cases import Case
from golden_files import golden, last

from mesograph import resources
from mesograph.ask import load_question, run
from mesograph.measure import locus, regimes, rescaling
from mesograph.store import Store
from mesograph.store.derive import derive
from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS


def components(store: Store, **values: str) -> dict[str, object]:
    """Return component to value of the regime reading of CQ13, with the tiers of flows in the name."""
    rows = run(load_question("cq-13"), store, values).rows
    return {
        " ".join(last(str(v)) for v in row[2:5] if v): row[5] for row in rows if last(str(row[0])) == "regime"
    }


def changed(change: Callable[[Path, str], str]) -> Store:
    """Return the shipped data with the text of files changed on the way in."""
    store = EmbeddedStore()
    for path in (*resources.ontology_files(), *resources.scheme_files(), *resources.data_files("cl")):
        store.load(change(path, path.read_text("utf-8")).encode(), GRAPHS + "changed")
    derive(store)
    return store


def test_a_middle_with_the_municipality_in_it_sees_no_move(
    embedded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = components(embedded)
    monkeypatch.setattr(rescaling, "MIDDLE", ("meso-local", "meso-intermediate", "meso-regional"))
    found = components(embedded)
    assert told["to-middle-from-below"] != 0
    assert found["to-middle-from-below"] == 0
    assert found["up"] == told["up"]


def test_municipality_and_service_in_one_tier_leave_only_what_went_to_the_centre() -> None:
    def one_tier(path: Path, text: str) -> str:
        return text.replace("tier:meso-intermediate", "tier:meso-local") if path.name == "kinds.ttl" else text

    found = components(changed(one_tier))
    assert found["to-middle-from-below"] == 0
    assert found["up"] == found["to-centre"] == found["flow meso-local national"]
    assert found["mean-shift"] == pytest.approx(3 * float(str(found["to-centre"])))


def test_dropping_a_remembered_decider_alone_invents_a_move(
    embedded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kept(rows: list[tuple[str, str, bool]]) -> dict[str, dict[str, float]]:
        return locus.profile_of([row for row in rows if row[2]])

    told = components(embedded)
    monkeypatch.setattr(regimes, "profile_of", kept)
    found = components(embedded)
    assert found["to-middle-from-above"] != told["to-middle-from-above"] == 0


def test_verified_memories_would_change_coverage() -> None:
    def read(path: Path, text: str) -> str:
        return text.replace("evidence-level:memory", "evidence-level:verified-secondary")

    found = components(changed(read))
    assert float(str(found["coverage"])) > float(
        next(r["value"] for r in golden(Case("cq-13")).records() if r["component"] == "coverage")
    )


def test_an_announced_transfer_moves_no_school_however_late_the_day(embedded: Store) -> None:
    answer = run(load_question("cq-17"), embedded, {"day": "2035-01-01"})
    assert answer.rows[0][1:3] == (2420, 5128)


def test_announcements_taken_for_facts_would_move_schools() -> None:
    def facts(path: Path, text: str) -> str:
        return text.replace("normative-status:announced", "normative-status:de-jure")

    answer = run(load_question("cq-17"), changed(facts), {"day": "2035-01-01"})
    left_behind = 24  # municipal schools that the file shows in comunas that had passed before
    assert answer.rows[0][1:3] == (5128 - left_behind, 5128)
