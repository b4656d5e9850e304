"""Why a round stopped, and whether trying again can help (SYNC.md: SQLSTATE decides)."""

from guichet.domain.errors import EnvironmentFault
from guichet.domain.wording import Text


class SyncFailure(EnvironmentFault):
    """The shared database could not be reached or refused; the sentence says what to do."""


class Away(SyncFailure):
    """The network, the server or a lock: tried again by a timer, nothing for the person to do."""


class Denied(SyncFailure):
    """The server does not accept this desk's name, password or certificate: not tried again by itself."""


class NeedsPassword(Denied):
    """The server asks for a password and none was given: somebody may type one."""


class Refused(SyncFailure):
    """The server understood and said no: a privilege, an older or newer schema. Stops, visibly."""


class Fork(Refused):
    """The server holds another event under the same desk and sequence: this desk was copied or restored."""


class Gap(Refused):
    """The events sent do not follow what the server holds: the round starts again from its vector."""


class Ahead(Refused):
    """Events are stamped too far in the server's future: those not yet pushed are stamped again, in order."""


class Poison(Refused):
    """One event cannot be kept by the server; `desk_id` and `desk_seq` name it, the rest goes on."""

    def __init__(self, sentence: Text, desk_id: bytes, desk_seq: int) -> None:
        super().__init__(sentence)
        self.desk_id = desk_id
        self.desk_seq = desk_seq
