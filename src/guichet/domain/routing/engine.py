"""From what is typed to ranked topics, with a score that means something and the words that carried it
(ROUTE-1, ROUTE-2, COM-8)."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from guichet.domain.directory import Topic
from guichet.domain.routing import linear
from guichet.domain.routing.data import NONE, Band, RoutingData, Suggestion, Tuning
from guichet.domain.routing.features import Reading, read_features
from guichet.domain.routing.learned import Learned, choice, gather, is_kept, merge
from guichet.domain.routing.lexicon import Lexicon, own_words
from guichet.domain.routing.retrieval import Matches, Retrieval
from guichet.domain.routing.words import is_empty, number

if TYPE_CHECKING:
    from numpy import bool_, float32
    from numpy.typing import NDArray

_REASONS = 3
_JOINED_OVER = 2
"""Words without a subject that a reason may span."""
_RAREST = 10.0
"""How rare a trait is that training never saw."""
_PAUSE = re.compile(r"[.,;:!?…()\n]")
_WORTH_SAYING = 0.25
"""A reason is shown when it weighs at least this part of the best one."""


class RoutingEngine:
    """Suggests topics of one directory; immutable, so that any thread may ask it."""

    def __init__(
        self,
        codes: Sequence[str],
        data: RoutingData,
        retrieval: Retrieval,
        lexicon: Lexicon,
        keywords: Lexicon,
        said: Learned,
        learned: Learned,
    ) -> None:
        """Use `build`."""
        import numpy as np

        self._codes = tuple(codes)
        self._data = data
        self._retrieval = retrieval
        self._lexicon = lexicon
        self._keywords = keywords
        self._learned = learned
        self._said = said
        self._place = {code: at for at, code in enumerate(self._codes)}
        weights = data.weights
        self._tuning = weights.tuning if weights is not None else Tuning()
        trained = weights.classes if weights is not None else ()
        here = [(self._place[code], at) for at, code in enumerate(trained) if code in self._place]
        self._trained_topics = np.array([topic for topic, _ in here], dtype=np.intp)
        self._trained_classes = np.array([at for _, at in here], dtype=np.intp)
        elsewhere = [at for at, code in enumerate(trained) if code not in self._place]
        self._elsewhere = np.array(elsewhere, dtype=np.intp)
        self._none = np.array([trained[at] == NONE for at in elsewhere], dtype=bool)

    @classmethod
    def build(
        cls, directory_topics: Sequence[Topic], data: RoutingData, learned: Learned | None = None
    ) -> "RoutingEngine":
        """Build the engine of a directory. Topics need not be known to the trained weights."""
        topics = list({topic.code: topic for topic in directory_topics}.values())
        lexicon = Lexicon(data.lexicon)
        weights = data.weights
        newcomers = [topic for topic in topics if weights is not None and topic.code not in weights.classes]
        keywords = Lexicon(
            own_words(newcomers, lambda word: weights is None or weights.knows(number("w", word)))
        )
        said = gather(choice(one.text, one.topic) for one in data.utterances)
        codes = [topic.code for topic in topics]
        engine = cls(codes, data, Retrieval(topics, lexicon), lexicon, keywords, said, said)
        return engine if learned is None else engine.with_learned(learned)

    def with_learned(self, learned: Learned) -> "RoutingEngine":
        """Return this engine with other learned choices, at no cost: for use at each choice of a clerk."""
        return RoutingEngine(
            self._codes,
            self._data,
            self._retrieval,
            self._lexicon,
            self._keywords,
            self._said,
            merge([self._said, learned]) if self._said.counts else learned,
        )

    def suggest(self, text: str, limit: int = 5) -> tuple[Suggestion, ...]:
        """Return at most `limit` topics, best first; nothing when `text` has no word.

        Every suggestion is `unlikely` when nothing fits. Never raises, whatever the text.
        """
        import numpy as np

        reading = read_features(text, self._lexicon)
        if not reading.features or not self._codes or limit < 1:
            return ()
        tuning = self._tuning
        matches = self._retrieval.match(reading)
        count = len(self._codes)
        logits = tuning.newcomer + tuning.newcomer_retrieval * matches.likeness
        trained = linear.score(self._data.weights, reading) if self._data.weights is not None else None
        others = np.array([tuning.nothing], dtype=np.float32)
        if trained is not None:
            logits[self._trained_topics] = (
                tuning.temperature * trained.logits[self._trained_classes]
                + tuning.retrieval * matches.likeness[self._trained_topics]
            )
            others = tuning.temperature * trained.logits[self._elsewhere]
            others[self._none] += tuning.nothing + tuning.unknown * (1.0 - trained.known)
        pulls = self._pulls(reading, trained)
        logits = logits + self._hints(reading) + self._chosen(pulls, reading)
        highest = max(logits.max(), others.max(initial=-np.inf))
        odds = np.exp(logits - highest)
        scores = odds / (odds.sum() + np.exp(others - highest).sum())
        order = np.lexsort((np.arange(count), -scores))[:limit]
        return tuple(
            Suggestion(
                self._codes[at],
                round(float(scores[at]), 4),
                _band(float(scores[at]), tuning),
                self._because(int(at), reading, trained, matches, pulls),
            )
            for at in order
        )

    def _hints(self, reading: Reading) -> "NDArray[float32]":
        """Return what lexicon and keywords add to topics that training never saw; it has learned the others."""
        import numpy as np

        tuning = self._tuning
        hints = np.zeros(len(self._codes), dtype=np.float32)
        full = [word.folded for word in reading.words if not is_empty(word.folded)]
        for found, worth in (
            (self._lexicon.found(full), tuning.hint),
            (self._keywords.found(full), tuning.keyword),
        ):
            for code in (code for one in found for code in one.entry.topics):
                if code in self._place:
                    hints[self._place[code]] = max(hints[self._place[code]], worth)
        hints[self._trained_topics] = 0.0
        return hints

    def _chosen(self, pulls: "NDArray[float32]", reading: Reading) -> "NDArray[float32]":
        import numpy as np

        chosen = np.zeros(len(self._codes), dtype=np.float32)
        for at in map(int, np.flatnonzero(pulls)):
            for code, share in self._shares_chosen(reading.features[at].number):
                if code in self._place:
                    chosen[self._place[code]] += pulls[at] * share
        return chosen

    def _shares_chosen(self, trait: int) -> list[tuple[str, float]]:
        """Return the share of the choices made with a trait that went to each topic; one choice alone is half sure."""
        counts = self._learned.counts.get(trait, {})
        total = sum(count for count in counts.values() if count > 0)
        return [(code, count / (total + 1.0)) for code, count in counts.items() if count > 0]

    def _pulls(self, reading: Reading, trained: linear.Trained | None) -> "NDArray[float32]":
        """Return how much each trait counts in what was learned: by its rarity, all together `learned`."""
        import numpy as np

        pulls = np.zeros(len(reading.features), dtype=np.float32)
        if not self._learned.counts:
            return pulls
        rarities = np.full(len(reading.features), _RAREST, dtype=np.float32)
        if trained is not None:
            rarities[trained.features] = trained.rarity
        kept = [at for at, feature in enumerate(reading.features) if is_kept(reading, feature)]
        pulls[kept] = rarities[kept]
        return pulls * (self._tuning.learned / max(float(pulls.sum()), 1e-6))

    def _because(
        self,
        topic: int,
        reading: Reading,
        trained: linear.Trained | None,
        matches: Matches,
        pulls: "NDArray[float32]",
    ) -> tuple[str, ...]:
        """Return the words that raised `topic`, as typed, neighbours joined, the weightiest first."""
        import numpy as np

        known = trained is not None and topic in self._trained_topics
        weight = self._tuning.retrieval if known else self._tuning.newcomer_retrieval
        shares = weight * matches.shares(topic, len(reading.features))
        if known and trained is not None:
            at = self._trained_classes[int(np.flatnonzero(self._trained_topics == topic)[0])]
            own = trained.shares[:, at] - trained.shares.mean(axis=1)
            shares[trained.features] += self._tuning.temperature * own
        for place in map(int, np.flatnonzero(pulls)):
            mine = dict(self._shares_chosen(reading.features[place].number)).get(self._codes[topic], 0.0)
            shares[place] += pulls[place] * mine
        by_word = np.zeros(len(reading.words), dtype=np.float32)
        for place, feature in enumerate(reading.features):
            by_word[feature.first] += shares[place] / 2
            by_word[feature.last] += shares[place] / 2
        return _phrases(reading, by_word)


def _phrases(reading: Reading, by_word: "NDArray[float32]") -> tuple[str, ...]:
    import numpy as np

    best = float(by_word.max(initial=0.0))
    if best <= 0:
        return ()
    telling: NDArray[bool_] = by_word >= _WORTH_SAYING * best
    runs: list[tuple[float, int, int]] = []
    for at in map(int, np.flatnonzero(telling)):
        if runs and _together(reading, runs[-1][2], at):
            weight, first, _ = runs[-1]
            runs[-1] = (weight + float(by_word[at]), first, at)
        else:
            runs.append((float(by_word[at]), at, at))
    runs.sort(key=lambda run: (-run[0], run[1]))
    words = reading.words
    phrases = dict.fromkeys(reading.text[words[first].start : words[last].end] for _, first, last in runs)
    return tuple(phrases)[:_REASONS]


def _together(reading: Reading, last: int, at: int) -> bool:
    """Say whether a phrase goes on from one word to another: `trou dans la rue`, but not across a comma."""
    between = reading.words[last + 1 : at]
    gap = reading.text[reading.words[last].end : reading.words[at].start]
    return (
        len(between) <= _JOINED_OVER
        and all(is_empty(word.folded) for word in between)
        and not _PAUSE.search(gap)
    )


def _band(score: float, tuning: Tuning) -> Band:
    if score >= tuning.sure:
        return "sure"
    return "possible" if score >= tuning.possible else "unlikely"
