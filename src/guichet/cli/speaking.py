"""Sentences for the person at a terminal, on standard error, in the language asked for."""

import sys

from guichet.domain.wording import Lang, Lookup, Text


class Speaker:
    """Says things in one language; English comes from the same translation file as the windows."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    @property
    def lookup(self) -> Lookup:
        """What finds the pattern in the speaker's language."""
        if self.lang == "fr":
            return _as_written
        from guichet.application import english  # the file is read only when English is spoken

        return english.lookup

    def say(self, text: Text) -> str:
        """Return the sentence."""
        return text.render(self.lang, self.lookup)

    def note(self, text: Text) -> None:
        """Write a sentence for the person on standard error, where there is one."""
        tell(self.say(text) + "\n")


def tell(text: str) -> None:
    """Write on standard error, where there is one."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        # Nobody is there to be told; the exit code still says it.
        return


def _as_written(context: str, source: str) -> str:  # noqa: ARG001 - French is the source
    return source
