"""Write the pages of `docs/` that the code and the tests decide (`make pages`).

docs/policy-coverage.md: each clause of the policy, the screens that show it, the tests that prove it. A test names the
clauses that it proves in its own docstring ("STAFF-3, COM-7: only a spoken answer discharges."); what a module's
docstring says names nothing.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from guichet.domain.policy import CLAUSES, Policy, load_policy
from guichet.resources import resource
from guichet.ui.screens import SCREENS

ROOT = Path(__file__).resolve().parents[1]
TESTS = ROOT / "tests"
COVERAGE = ROOT / "docs" / "policy-coverage.md"
WALKS = "tests/ui/walks/"
CLAUSE = re.compile(r"\b(?:DEF|ROUTE|ELU|STAFF|COM|TRAIN)-\d+\b")
_STATEFUL = ("rule", "invariant")


def proofs(folder: Path = TESTS) -> dict[str, dict[str, list[str]]]:
    """Return, per clause named, the tests that name it, by file: `{"STAFF-3": {"tests/x.py": ["test_y"]}}`."""
    found: dict[str, dict[str, list[str]]] = {}
    for module in sorted(folder.rglob("test_*.py")):
        place = module.relative_to(folder.parent).as_posix()
        for name, said in _named(ast.parse(module.read_text(encoding="utf-8"))):
            for clause in dict.fromkeys(CLAUSE.findall(said)):
                found.setdefault(clause, {}).setdefault(place, []).append(name)
    return found


def screens() -> dict[str, list[str]]:
    """Return, per clause, the screens that show it, as the rail calls them in French, with their key."""
    found: dict[str, list[str]] = {}
    for spec in SCREENS:
        for clause in spec.clauses:
            found.setdefault(clause, []).append(f"{spec.title} ({spec.key})")
    return found


def lacking(
    proved: Mapping[str, Mapping[str, list[str]]], shown: Mapping[str, list[str]]
) -> Iterator[tuple[str, str]]:
    """Yield each clause that has no test or no screen, or that is neither lacking nor known, and what is wrong."""
    for clause in CLAUSES:
        if clause not in proved:
            yield clause, "no test names it in its docstring"
        if clause not in shown:
            yield clause, "no screen lists it among its clauses (ui/screens.py)"
    for clause in {*proved, *shown} - set(CLAUSES):
        yield clause, "the policy has no such clause"


def coverage_page() -> str:
    """Return docs/policy-coverage.md as the tests and the screens make it now."""
    policy = _policy()
    proved, shown = proofs(), screens()
    lines = [
        "# The policy, clause by clause",
        "",
        f"Written by `make pages` from the tests and the screens of the program; {policy.city.render('en')}, resolution"
        f" {policy.resolution}.",
        "A clause without a test or without a screen fails `make test`, and so does this page when it is out of date.",
        "A test proves the clauses that its docstring names; a screen shows the text of its clauses with Shift+F2.",
        "",
        "| clause | what it is about | screens | tests | walked by keyboard |",
        "| --- | --- | --- | --- | --- |",
    ]
    for clause in CLAUSES:
        tests = proved.get(clause, {})
        count = sum(map(len, tests.values()))
        walked = "yes" if any(place.startswith(WALKS) for place in tests) else "–"
        where = ", ".join(shown.get(clause, ["–"]))
        title = policy.clauses[clause].title.render("en")
        lines.append(f"| [{clause}](#{clause.lower()}) | {title} | {where} | {count} | {walked} |")
    for clause in CLAUSES:
        lines += [
            "",
            f"## {clause}",
            "",
            *_section(policy, clause, shown.get(clause, []), proved.get(clause, {})),
        ]
    return "\n".join(lines) + "\n"


def _section(
    policy: Policy, clause: str, shown: Iterable[str], tests: Mapping[str, list[str]]
) -> Iterator[str]:
    said = policy.clauses[clause]
    yield f"{said.title.render('fr')} — {said.text.render('fr')}"
    yield ""
    yield f"*{said.title.render('en')} — {said.text.render('en')}*"
    yield ""
    yield f"Screens: {', '.join(shown)}."
    yield ""
    for place in sorted(tests):
        yield f"- `{place}`: {', '.join(f'`{name}`' for name in tests[place])}"


def _named(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the tests of a module and what they say they prove; a rule of a state machine is one too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and (node.name.startswith("test_") or _of_a_machine(node)):
            yield node.name, ast.get_docstring(node) or ""


def _of_a_machine(node: ast.FunctionDef) -> bool:
    return any(
        isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id in _STATEFUL
        for each in node.decorator_list
    )


def _policy() -> Policy:
    return load_policy(
        tomllib.loads(resource("policy", "mont-saint-hilaire.toml").read_text(encoding="utf-8"))
    )


PAGES = {COVERAGE: coverage_page}
"""Each page, and what it should say now."""

if __name__ == "__main__":
    for page, made in PAGES.items():
        page.write_text(made(), encoding="utf-8")
    for clause, wrong in lacking(proofs(), screens()):
        sys.stderr.write(f"{clause}: {wrong}\n")
