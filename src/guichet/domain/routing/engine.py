"""From what is typed to ranked topics, with a score that means something and the words that carried it
(ROUTE-1, ROUTE-2, COM-8)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from guichet.domain.directory import Topic
from guichet.domain.routing import linear
from guichet.domain.routing.data import Band, RoutingData, Suggestion, Tuning
from guichet.domain.routing.features import Reading, read_features
from guichet.domain.routing.learned import Learned, learn, traits_of
from guichet.domain.routing.lexicon import Lexicon
from guichet.domain.routing.retrieval import Matches, Retrieval
from guichet.domain.routing.words import is_empty

if TYPE_CHECKING:
    from numpy import bool_, float32
    from numpy.typing import NDArray

_REASONS = 3
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
        learned: Learned,
    ) -> None:
        """Use `build`."""
        import numpy as np

        self._codes = tuple(codes)
        self._data = data
        self._retrieval = retrieval
        self._lexicon = lexicon
        self._learned = learned
        self._place = {code: at for at, code in enumerate(self._codes)}
        weights = data.weights
        self._tuning = weights.tuning if weights is not None else Tuning()
        trained = weights.classes if weights is not None else ()
        here = [(self._place[code], at) for at, code in enumerate(trained) if code in self._place]
        self._trained_topics = np.array([topic for topic, _ in here], dtype=np.intp)
        self._trained_classes = np.array([at for _, at in here], dtype=np.intp)
        self._elsewhere = np.array(
            [at for at, code in enumerate(trained) if code not in self._place], dtype=np.intp
        )

    @classmethod
    def build(
        cls, directory_topics: Sequence[Topic], data: RoutingData, learned: Learned | None = None
    ) -> "RoutingEngine":
        """Build the engine of a directory. Topics need not be known to the trained weights."""
        learned = Learned() if learned is None else learned
        for said in data.utterances:
            learned = learn(learned, said.text, said.topic)
        topics = list({topic.code: topic for topic in directory_topics}.values())
        lexicon = Lexicon(data.lexicon)
        return cls([topic.code for topic in topics], data, Retrieval(topics, lexicon), lexicon, learned)

    def with_learned(self, learned: Learned) -> "RoutingEngine":
        """Return this engine with other learned choices, at no cost: for use at each choice of a clerk."""
        return RoutingEngine(self._codes, self._data, self._retrieval, self._lexicon, learned)

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
        others = [tuning.nothing]
        if trained is not None:
            logits[self._trained_topics] = (
                tuning.temperature * trained.logits[self._trained_classes]
                + tuning.retrieval * matches.likeness[self._trained_topics]
            )
            others = [*(tuning.temperature * trained.logits[self._elsewhere])]
            others.append(tuning.nothing + tuning.unknown * (1.0 - trained.known))
        logits = logits + self._hints(reading) + self._chosen(reading)
        highest = max(float(logits.max()), *map(float, others))
        odds = np.exp(logits - highest)
        scores = odds / (odds.sum() + sum(np.exp(other - highest) for other in others))
        order = np.lexsort((np.arange(count), -scores))[:limit]
        return tuple(
            Suggestion(
                self._codes[at],
                round(float(scores[at]), 4),
                _band(float(scores[at]), tuning),
                self._because(int(at), reading, trained, matches),
            )
            for at in order
        )

    def _hints(self, reading: Reading) -> "NDArray[float32]":
        """Return what the lexicon adds to topics that training never saw; the others have learned its ideas."""
        import numpy as np

        hints = np.zeros(len(self._codes), dtype=np.float32)
        full = [word.folded for word in reading.words if not is_empty(word.folded)]
        for found in self._lexicon.found(full):
            for code in found.entry.topics:
                if code in self._place:
                    hints[self._place[code]] = self._tuning.hint
        hints[self._trained_topics] = 0.0
        return hints

    def _chosen(self, reading: Reading) -> "NDArray[float32]":
        import numpy as np

        chosen = np.zeros(len(self._codes), dtype=np.float32)
        counts = self._learned.counts
        if not counts:
            return chosen
        traits = traits_of(reading)
        for trait in traits:
            topics = {code: count for code, count in counts.get(trait, {}).items() if count > 0}
            total = sum(topics.values())
            for code, count in topics.items():
                if code in self._place:
                    chosen[self._place[code]] += count / (total + 1.0)
        return chosen * (self._tuning.learned / max(len(traits), 1))

    def _because(
        self, topic: int, reading: Reading, trained: linear.Trained | None, matches: Matches
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
        for place, feature in enumerate(reading.features):
            topics = self._learned.counts.get(feature.number)
            if topics and (mine := topics.get(self._codes[topic], 0)) > 0:
                shares[place] += (
                    self._tuning.learned * mine / (sum(c for c in topics.values() if c > 0) + 1.0)
                )
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
    for at in np.flatnonzero(telling):
        word = reading.words[int(at)]
        between = reading.text[runs[-1][2] : word.start] if runs else "\n"
        joined = bool(runs) and len(between) <= 1 and not between.strip(" ’'-")
        if joined:
            weight, start, _ = runs[-1]
            runs[-1] = (weight + float(by_word[at]), start, word.end)
        else:
            runs.append((float(by_word[at]), word.start, word.end))
    runs.sort(key=lambda run: (-run[0], run[1]))
    phrases = dict.fromkeys(reading.text[start:end] for _, start, end in runs)
    return tuple(phrases)[:_REASONS]


def _band(score: float, tuning: Tuning) -> Band:
    if score >= tuning.sure:
        return "sure"
    return "possible" if score >= tuning.possible else "unlikely"
