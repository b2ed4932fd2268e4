"""Values that rows get from their columns: by a table of codes, or the code of a place that a name means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from mesograph.tables.fields import shown
from mesograph.tables.forms import Derived
from mesograph.tables.profile import Profile
from mesograph.tables.rows import Cell, Note, Reading
from mesograph.tables.templates import fill_iri

Names = Mapping[tuple[str, str], frozenset[str]]
_MARKS = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """Return a name without accents, capitals and marks, so that two ways to write it are the same."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _MARKS.sub(" ", plain.casefold()).strip()


@dataclass
class Deriver:
    """Fills the derived values of rows; `names` gives the codes of places by territory around and name."""

    profile: Profile
    names: Names
    found: dict[tuple[str, str, str], str | None] = field(default_factory=dict)

    def fill(self, reading: Reading, row: int, values: dict[str, Cell]) -> bool:
        """Add the derived values of a row; false if one has none, and the row is then refused."""
        for derived in self.profile.derived:
            text = values.get(derived.column)
            value = None if text is None else self._value(derived, str(text), values)
            if value is None:
                reading.refuse(row, derived.column, self._reason(derived, text))
                return False
            values[derived.name] = value
        return True

    def _value(self, derived: Derived, text: str, values: Mapping[str, Cell]) -> str | None:
        if derived.codes:
            return derived.codes.get(text)
        around = fill_iri(self.profile.base, derived.within, values)
        key = (derived.name, around, text)
        if key not in self.found:
            codes = self.names.get((around, fold(text)), frozenset())
            self.found[key] = next(iter(codes)) if len(codes) == 1 else None
        return self.found[key]

    def _reason(self, derived: Derived, text: Cell) -> Note:
        if text is None:
            return Note("cell-required")
        column = next(f for f in self.profile.fields if f.name == derived.column)
        key = "cell-code-unknown" if derived.codes else "cell-place-unknown"
        return Note(key, {"value": shown(column, str(text))})
