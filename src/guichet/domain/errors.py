"""What a person is told when something cannot be done: never a traceback, always a next step."""

from guichet.domain.wording import Text


class PersonError(Exception):
    """A sentence for the person, with what to do next; raised on purpose, never a bug."""

    def __init__(self, message: Text) -> None:
        super().__init__(str(message))
        self.message = message


class Refusal(PersonError):
    """A rule of the policy or of the record says no (for example: no closing without an outcome).

    `field` names the part of the command that it is about, where it is about one: the sentence stands beside it.
    """

    def __init__(self, message: Text, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class EnvironmentFault(PersonError):
    """The world around the program failed: disk, lock, network, a bad or damaged file, a wrong key."""
