"""One registry for everything that can be done: no two actions in one place share a key, none uses Ctrl+Alt."""

from __future__ import annotations

import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.wording import Text
from guichet.ui.actions import APP, Action, ActionRegistry, is_letter, normal


def _action(name: str, *keys: str, scope: str = APP) -> Action:
    return Action(name, Text("Test", name), scope=scope, keys=keys)


class Owner:
    """Stands for a screen."""

    def __init__(self) -> None:
        self.done = 0
        self.ready = True

    def do(self) -> None:
        self.done += 1

    def can(self) -> bool:
        return self.ready


def test_a_key_serves_one_action_in_one_place() -> None:
    known = ActionRegistry()
    known.add(_action("a", "F9", scope="intake"), _action("b", "F9", scope="dossiers"))
    with pytest.raises(ValueError, match="both want F9"):
        known.add(_action("c", "F9", scope="intake"))
    with pytest.raises(ValueError, match="both want F9"):
        known.add(_action("d", "F9"))
    with pytest.raises(ValueError, match="registered twice"):
        known.add(_action("a"))


@pytest.mark.parametrize("key", ["Ctrl+Alt+K", "Alt+Ctrl+K", "Ctrl+Alt+Shift+F2", "ctrl+alt+1"])
def test_no_key_is_altgr(key: str) -> None:
    with pytest.raises(ValueError, match="AltGr"):
        ActionRegistry().add(_action("a", key))


@given(st.permutations(["Ctrl", "Shift", "Meta"]), st.sampled_from(["K", "F2", "Return", "+"]))
def test_the_order_of_modifiers_does_not_matter(modifiers: list[str], key: str) -> None:
    assert normal("+".join([*modifiers, key])) == normal("+".join([*sorted(modifiers), key]).upper())


def test_letters_are_what_a_text_box_takes() -> None:
    assert is_letter("A")
    assert not is_letter("F2")
    assert not is_letter("Alt+J")


def test_an_action_is_possible_where_it_belongs_and_when_it_says_so() -> None:
    known, owner = ActionRegistry(), Owner()
    known.add(_action("call", "A", scope="dossiers"))
    known.bind("call", owner.do, owner.can)
    assert not known.trigger("call")
    known.enter("dossiers")
    assert known.trigger("call")
    owner.ready = False
    assert not known.enabled("call")
    assert not known.trigger("call")
    assert owner.done == 1


def test_a_handler_does_not_keep_its_screen_alive() -> None:
    known, owner = ActionRegistry(), Owner()
    known.add(_action("call"))
    known.bind("call", owner.do)
    gone = weakref.ref(owner)
    del owner
    gc.collect()
    assert gone() is None
    assert not known.enabled("call")


def test_an_unknown_action_cannot_be_bound() -> None:
    with pytest.raises(KeyError):
        ActionRegistry().bind("nowhere", Owner().do)


def test_listeners_hear_of_every_change() -> None:
    known, heard = ActionRegistry(), []
    known.listen(lambda: heard.append(known.scope))
    known.add(_action("a"))
    known.enter("intake")
    known.enter("intake")
    known.refresh()
    assert heard == [APP, "intake", "intake"]
