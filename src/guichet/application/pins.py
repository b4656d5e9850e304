"""PINs: hashed with argon2, checked one at a time, and slowed after wrong ones, across restarts too (STAFF-7)."""

from datetime import datetime, timedelta

from guichet.application.workplace import Workplace
from guichet.domain import pins
from guichet.domain.errors import Refusal
from guichet.domain.wording import Text, translate
from guichet.store import meta


class WrongPin(Refusal):
    """The PIN is not the right one, or one must wait `wait` seconds before trying again."""

    def __init__(self, message: Text, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


def hash_pin(pin: str) -> str:
    """Return the argon2 string of a PIN, empty for none. Raises `Refusal` when it is not 4 to 12 digits."""
    if not pin:
        return ""
    if not pins.well_formed(pin):
        raise Refusal(translate("SettingUp", "Le NIP compte de 4 à 12 chiffres."))
    from argon2 import PasswordHasher  # loads a native library that only a sign-in needs

    return PasswordHasher().hash(pin)


def check_pin(desk: Workplace, agent_id: bytes, hashed: str, pin: str) -> None:
    """Raise `WrongPin` unless `pin` is the one that was hashed. Takes tens of milliseconds: never in a slot."""
    now = desk.clock.now()
    failures, until = _tries(desk, agent_id)
    # A clock that was set back must not lock anyone out for longer than the longest wait.
    left = min(until - now, pins.LONGEST)
    if left > timedelta(0):
        raise _wrong(left)
    if _is(hashed, pin):
        if failures:
            _note(desk, agent_id, 0, now)
        return
    wait = pins.wait_after(failures + 1)
    _note(desk, agent_id, failures + 1, now + wait)
    raise _wrong(wait)


def forget_tries(desk: Workplace, agent_id: bytes) -> None:
    """Let someone whose PIN was just given anew try at once."""
    if _tries(desk, agent_id)[0]:
        _note(desk, agent_id, 0, desk.clock.now())


def _wrong(wait: timedelta) -> WrongPin:
    seconds = -(-wait // timedelta(seconds=1))
    if not seconds:
        return WrongPin(
            translate("SettingUp", "Le NIP ne concorde pas. Essayez de nouveau, ou voyez un superviseur."), 0
        )
    return WrongPin(
        translate(
            "SettingUp",
            "Le NIP ne concorde pas. Attendez {seconds} s avant de réessayer, ou voyez un superviseur.",
            seconds=seconds,
        ),
        seconds,
    )


def _is(hashed: str, pin: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    try:
        return PasswordHasher().verify(hashed, pin)
    except VerificationError:
        return False


def _tries(desk: Workplace, agent_id: bytes) -> tuple[int, datetime]:
    with desk.store.read() as connection:
        found = meta.get(connection, f"pin:{agent_id.hex()}")
    now = desk.clock.now()
    if found is None:
        return 0, now
    failures, _, until = found.partition(" ")
    return int(failures), datetime.fromtimestamp(int(until) / 1_000_000, now.tzinfo)


def _note(desk: Workplace, agent_id: bytes, failures: int, until: datetime) -> None:
    with desk.store.write() as connection:
        meta.put(connection, f"pin:{agent_id.hex()}", f"{failures} {round(until.timestamp() * 1_000_000)}")
