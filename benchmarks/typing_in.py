"""What clerks type, made from what stands in a store: the same for the same store and seed."""

import random
from collections.abc import Iterator

from guichet.store.opening import Connection


def typed_words(connection: Connection, keys: int, seed: int = 7) -> Iterator[list[str]]:
    """Yield sequences of what stands in a search line after each key press, `keys` presses in all.

    A third each: citizens, words of descriptions and addresses; and now and then a number or a phone.
    """
    chance = random.Random(seed)
    (last,) = connection.execute("SELECT max(id) FROM dossier").fetchone()
    left = keys
    while left > 0:
        row = connection.execute(
            "SELECT number, citizen, phone, street, civic, summary FROM dossier WHERE id >= ? LIMIT 1",
            (chance.randint(1, last),),
        ).fetchone()
        number, citizen, phone, street, civic, summary = row
        kind = chance.choice(("citizen", "words", "words", "place", "place", "citizen", "number", "phone"))
        whole = {
            "citizen": citizen,
            "words": " ".join(chance.sample(summary.split(), min(2, len(summary.split())))),
            "place": f"{civic} {street}" if chance.random() < 0.5 else street,
            "number": number,
            "phone": phone.removeprefix("+1"),
        }[kind][: chance.randint(4, 16)]
        if not whole.strip():
            continue
        prefixes = [whole[: at + 1] for at in range(len(whole))][:left]
        left -= len(prefixes)
        yield prefixes
