"""Phone numbers as people say them, kept as E.164 where they are whole (COM-2)."""

import re

from guichet.domain.folding import clean

REGION = "CA"
_EXTENSION = re.compile(r"\b(?:poste|p\.)\s*(?=\d)", re.IGNORECASE)
"""How an extension is said in Québec; the library knows the English and the international ways."""


def normalise(said: str) -> str:
    """Return `+14505550147` (`;ext=12` kept) for a number of any shape; what is not a number stays as typed.

    A seven-digit number has no area code and stays as typed: guessing one would call somebody else.
    """
    typed = clean(said)
    if not typed or sum(c.isdigit() for c in typed) < 7:
        return typed
    import phonenumbers  # 15 ms and 4 MB that the first paint does not wait for

    try:
        number = phonenumbers.parse(_EXTENSION.sub(" ext. ", typed), REGION)
    except phonenumbers.NumberParseException:
        return typed
    whole = phonenumbers.ValidationResult.IS_POSSIBLE
    if phonenumbers.is_possible_number_with_reason(number) != whole:
        return typed
    bare = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{bare};ext={number.extension}" if number.extension else bare
