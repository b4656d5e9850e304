"""`guichet learned`: what the clerks' choices taught the look-up, counted by topic, and forgotten on demand (ROUTE-1)."""

import argparse

from guichet.application import routing_learned
from guichet.cli.opening import opened
from guichet.cli.output import document, plain
from guichet.cli.speaking import Speaker
from guichet.domain.bilingual import Bilingual
from guichet.domain.errors import Refusal
from guichet.domain.wording import Text, translate


def learned_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Count what was learned, of every topic or of one; with `--forget`, take it back at every desk."""
    with opened(arguments, speaker) as desk:
        topics = desk.directory.topics
        counted = routing_learned.counted(desk)
        if arguments.topic:
            if arguments.topic not in topics and arguments.topic not in counted:
                raise Refusal(
                    translate("Cli", "« {topic} » n’est pas un sujet du répertoire.", topic=arguments.topic)
                )
            counted = {arguments.topic: counted.get(arguments.topic, 0)}
        forgotten = len(routing_learned.forget(desk, arguments.topic)) if arguments.forget else None

        def label(code: str) -> str:
            topic = topics.get(code)
            return speaker.say(Bilingual.of(topic.label_fr, topic.label_en)) if topic is not None else code

        if arguments.json:
            found = [
                {"topic": code, "label": label(code), "choices": count} for code, count in counted.items()
            ]
            document({"topics": found, "forgotten": forgotten or 0})
            return 0
        for code, count in counted.items():
            plain(f"{count:>6}  {code} · {label(code)}")
        speaker.note(_result(forgotten, bool(counted)))
    return 0


def _result(forgotten: int | None, some: bool) -> Text:
    if forgotten is not None:
        return translate("Cli", "Choix oubliés : {n}.", n=forgotten)
    if some:
        return translate("Cli", "Choix appris par sujet. « --forget » les oublie, à tous les postes.")
    return translate("Cli", "Aucun choix appris.")
