"""Released arguments as readers get them, in the order of tests and limbs."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Any

from casefiles.domain.disclosure.disclosed_arguments import (
    DisclosedArgument,
    DisclosedAuthority,
    DisclosedCitation,
    DisclosedLimb,
    DisclosedTest,
)
from casefiles.domain.foundation.ids import FactId
from casefiles.redaction.release.placeholders import PlaceholderText
from casefiles.redaction.release.released_arguments import (
    ReleasedArgument,
    ReleasedArguments,
    ReleasedSource,
)
from casefiles.redaction.release.released_citations import ReleasedCitation

Show = Callable[[PlaceholderText], str]
Cites = Callable[[Iterable[ReleasedCitation]], tuple[DisclosedCitation, ...]]
"""How cites are shown."""


class ArgumentView:
    """The arguments of a case, shown in one way.

    Args:
        argued: what may leave.
        show: how a passage is written.
        cites: how cites are.
        paragraphs: the number of each released fact in the narrative, from 1.

    Attributes:
        authorities: those that are named, each once, by what is shown of them.
        numbers: of those, from 1, by the id of each.
    """

    def __init__(
        self, argued: ReleasedArguments, show: Show, cites: Cites, paragraphs: Mapping[FactId, int]
    ) -> None:
        self._argued = argued
        self._show = show
        self._cites = cites
        self._paragraphs = paragraphs
        shown = {one.id: self.authority(one) for one in argued.sources}
        self.authorities = tuple(sorted(set(shown.values()), key=_order))
        numbers = {one: number for number, one in enumerate(self.authorities, start=1)}
        self.numbers = {key: numbers[one] for key, one in shown.items()}

    def authority(self, one: ReleasedSource) -> DisclosedAuthority:
        """Return an authority as it is shown."""
        return DisclosedAuthority(
            *(self._show(one.name), self._show(one.court), self._show(one.number), one.date),
            is_checked=one.is_checked,
        )

    def argument(self, one: ReleasedArgument) -> DisclosedArgument:
        """Return an argument as it is shown."""
        facts = {self._paragraphs[key] for key in one.facts if key in self._paragraphs}
        return DisclosedArgument(
            one.is_ours,
            self._show(one.text),
            self._show(one.answer),
            self._show(one.reply),
            tuple(sorted(facts)),
            self._cites(one.cites),
            tuple(sorted({self.numbers[key] for key in one.sources})),
        )

    def key(self, one: ReleasedArgument) -> tuple[Any, ...]:
        """Return what an argument is sorted by: its place, then its bytes."""
        return one.ground, one.limb, one.position, not one.is_ours, _order(self.argument(one))

    def grounds(self) -> Iterator[DisclosedTest]:
        """Yield the tests on which something is argued, with the limbs on which it is."""
        ordered = sorted(self._argued.arguments, key=self.key)
        for ground, of_ground in groupby(ordered, key=lambda one: one.ground):
            limbs = tuple(
                DisclosedLimb(
                    self._argued.limbs[ground][limb], tuple(self.argument(one) for one in of_limb)
                )
                for limb, of_limb in groupby(of_ground, key=lambda one: one.limb)
            )
            title, text = self._argued.grounds[ground]
            yield DisclosedTest(title, text, limbs)


def _order(shown: DisclosedArgument | DisclosedAuthority) -> str:
    values = asdict(shown)
    if isinstance(shown, DisclosedAuthority):
        values = {"0": shown.name} | values
    return json.dumps(values, ensure_ascii=False, sort_keys=True, allow_nan=False)
