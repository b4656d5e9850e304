"""Show what waits for English, and take English in: `python tools/translated.py [FILE|-]`.

Without a file, each sentence that is not translated yet is printed as a JSON line:
`{"context": …, "source": …, "counted": …}`. With one, lines with a `translation` too (for counted sentences a
list of the forms for one and for several) are put in `translations/`, French forms under `"language": "fr"`.
"""

import json
import sys
from pathlib import Path
from typing import TextIO
from xml.etree import ElementTree

TRANSLATIONS = Path(__file__).resolve().parents[1] / "translations"


def _file(language: str) -> Path:
    return TRANSLATIONS / f"guichet_{language}.ts"


def waiting(language: str = "en") -> list[dict[str, object]]:
    """Return the sentences without a translation in `language`."""
    found: list[dict[str, object]] = []
    for context in ElementTree.parse(_file(language)).iter("context"):  # noqa: S314
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                line = {"context": context.findtext("name"), "source": message.findtext("source")}
                found.append({**line, "counted": message.get("numerus") == "yes", "language": language})
    return found


def take(lines: TextIO) -> int:
    """Put translations in their files and return how many found their place."""
    given = [json.loads(line) for line in lines if line.strip()]
    taken = 0
    for language in ("en", "fr"):
        wanted = {
            (each["context"], each["source"]): each["translation"]
            for each in given
            if each.get("language", "en") == language and each.get("translation")
        }
        if not wanted:
            continue
        tree = ElementTree.parse(_file(language))  # noqa: S314
        for context in tree.iter("context"):
            for message in context.iter("message"):
                words = wanted.get((context.findtext("name"), message.findtext("source")))
                translation = message.find("translation")
                if words is None or translation is None:
                    continue
                translation.attrib.pop("type", None)
                for old in list(translation):
                    translation.remove(old)
                translation.text = words if isinstance(words, str) else None
                for form in () if isinstance(words, str) else words:
                    ElementTree.SubElement(translation, "numerusform").text = form
                taken += 1
        body = ElementTree.tostring(tree.getroot(), encoding="unicode")
        head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        _file(language).write_text(f"{head}{body}\n", encoding="utf-8")
    return taken


if __name__ == "__main__":
    if len(sys.argv) < 2:
        for one in waiting("en") + waiting("fr"):
            sys.stdout.write(json.dumps(one, ensure_ascii=False) + "\n")
    else:
        with sys.stdin if sys.argv[1] == "-" else Path(sys.argv[1]).open(encoding="utf-8") as source:
            count = take(source)
        sys.stderr.write(f"{count} translations taken; `make strings` writes the files as Qt does\n")
