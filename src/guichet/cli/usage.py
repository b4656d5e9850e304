"""An argument parser that speaks the person's language where `argparse` knows English only."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final, NoReturn

from guichet.domain.wording import Text, translate

Say = Callable[[Text], str]
MOST: Final = 1_000_000
"""The largest count that an option takes."""


class Parser(argparse.ArgumentParser):
    """Usage, help and errors in one language; usage and errors on standard error, with exit code 2."""

    def __init__(self, *, say: Say, **options: Any) -> None:
        self.say = say
        super().__init__(
            add_help=False, allow_abbrev=False, formatter_class=partial(_Help, usage=_usage(say)), **options
        )
        self.words = self.add_argument_group(say(translate("Cli", "Arguments ")))
        self.options = self.add_argument_group(say(translate("Cli", "Options ")))
        self.options.add_argument(
            "-h", "--help", action="help", help=say(translate("Cli", "montre cette aide"))
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and stop."""
        self.print_usage(sys.stderr)
        self.exit(
            2,
            self.say(
                translate(
                    "Cli",
                    "{program} : {reason}\nVoyez « {program} --help ».",
                    program=self.prog,
                    reason=_reason(message),
                )
            )
            + "\n",
        )


class _Help(argparse.HelpFormatter):
    def __init__(self, prog: str, usage: str) -> None:
        super().__init__(prog, max_help_position=28)
        self._own_usage = usage

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._own_usage if prefix is None else prefix)


def _usage(say: Say) -> str:
    return say(translate("Cli", "Forme : {command}", command=""))


def positive(word: str) -> int:
    """Read a count from 1 to a million."""
    try:
        value = int(word)
    except ValueError:
        value = 0
    if not 1 <= value <= MOST:
        raise argparse.ArgumentTypeError("count")
    return value


def number(word: str) -> int:
    """Read a whole number."""
    try:
        return int(word)
    except ValueError as error:
        raise argparse.ArgumentTypeError("number") from error


def words(word: str) -> str:
    """Read a text. Bytes of the command line that are no text of the system's encoding are refused."""
    try:
        word.encode()
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError("encoding") from error
    return word


def _reason(message: str) -> Text:
    for pattern, told in _REASONS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return told(*(_plain(group) for group in found.groups()))
    return translate("Cli", "la ligne de commande ne se lit pas ({detail}).", detail=message)


def _plain(group: str) -> str:
    """Python's quotes off: « choose from 'a', 'b' » names values, not Python strings."""
    return group.replace("'", "")


_REASONS: Final[tuple[tuple[str, Callable[..., Text]], ...]] = (
    (
        r"the following arguments are required: (.*)",
        lambda names: translate("Cli", "il manque {names}.", names=names),
    ),
    (
        r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)",
        lambda argument, said, choices: translate(
            "Cli",
            "{argument} : « {said} » n’existe pas. Choisissez parmi : {choices}.",
            argument=argument,
            said=said,
            choices=choices,
        ),
    ),
    (
        r"unrecognized arguments: (.*)",
        lambda names: translate("Cli", "« {names} » n’a pas de sens ici.", names=names),
    ),
    (
        r"argument (.*?): expected (?:one|at least one) argument",
        lambda argument: translate("Cli", "{argument} attend une valeur.", argument=argument),
    ),
    (
        r"argument (.*?): not allowed with argument (.*)",
        lambda argument, other: translate(
            "Cli", "{argument} et {other} ne vont pas ensemble.", argument=argument, other=other
        ),
    ),
    (
        r"argument (.*?): ignored explicit argument (.*)",
        lambda argument, said: translate(
            "Cli", "{argument} ne prend pas de valeur (« {said} »).", argument=argument, said=said
        ),
    ),
    (
        r"argument (.*?): count",
        lambda argument: translate(
            "Cli", "{argument} attend un nombre de 1 à {most}.", argument=argument, most=MOST
        ),
    ),
    (
        r"argument (.*?): number",
        lambda argument: translate("Cli", "{argument} attend un nombre entier.", argument=argument),
    ),
    (
        r"argument (.*?): encoding",
        lambda argument: translate("Cli", "{argument} n’est pas en UTF-8.", argument=argument),
    ),
)
"""What `argparse` and the readers above say, and the sentence for it."""
