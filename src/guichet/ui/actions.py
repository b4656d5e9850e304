"""What a person can do and with which key, as data: one registry for buttons, palette and shortcut sheet.

Pure: no Qt here. `guichet.ui.shortcuts` gives the keys to Qt, `guichet.ui.palette` lists what is possible.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import MethodType

from guichet.domain.wording import Text, translate

APP = "app"
"""The scope of what is possible on every screen."""

GENERAL = translate("Actions", "Partout")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do.

    `id` is `screen.verb`; `scope` is `APP` or the id of the screen where it holds; `keys` are portable Qt key
    names (`"F9"`, `"Ctrl+Return"`, `"A"`). A single letter holds only while no text box has the focus.
    """

    id: str
    title: Text
    scope: str = APP
    keys: tuple[str, ...] = ()
    group: Text = GENERAL
    icon: str = ""
    in_palette: bool = True


Handler = Callable[[], object]
Predicate = Callable[[], bool]


def always() -> bool:
    """Say yes: the predicate of an action that is possible whenever it is bound."""
    return True


@dataclass(slots=True)
class _Binding:
    handler: Callable[[], Handler | None]
    enabled: Callable[[], Predicate | None]


def _hold(call: Callable[..., object]) -> Callable[[], Callable[..., object] | None]:
    """Keep a function, but never keep a screen alive through one of its methods."""
    if isinstance(call, MethodType):
        return weakref.WeakMethod(call)
    return lambda: call


def normal(key: str) -> str:
    """Return a key name with its modifiers in one order and one case, so that equal keys compare equal."""
    parts = key.replace("++", "+plus").lower().split("+")
    return "+".join([*sorted(parts[:-1]), parts[-1]])


def is_letter(key: str) -> bool:
    """Say whether a key is a bare letter, digit or sign, which a text box must get first."""
    return len(key) == 1


@dataclass
class ActionRegistry:
    """The actions known, who handles them now, and on which screen the person is."""

    _actions: dict[str, Action] = field(default_factory=dict)
    _keys: dict[str, list[Action]] = field(default_factory=dict)
    _bindings: dict[str, _Binding] = field(default_factory=dict)
    _listeners: list[Callable[[], object]] = field(default_factory=list)
    _scope: str = APP

    def add(self, *actions: Action) -> None:
        """Register actions. Raises ValueError for a known id, a key in use in the same scope, or Ctrl+Alt."""
        for action in actions:
            if action.id in self._actions:
                raise ValueError(f"action {action.id!r} is registered twice")
            for key in action.keys:
                self._check(action, key)
            self._actions[action.id] = action
        self._changed()

    def _check(self, action: Action, key: str) -> None:
        plain = normal(key)
        if "ctrl" in plain and "alt" in plain:
            raise ValueError(f"{action.id!r}: {key} is AltGr on a Canadian French keyboard")
        holders = self._keys.setdefault(plain, [])
        for other in holders:
            if other.scope == action.scope or APP in (other.scope, action.scope):
                raise ValueError(f"{action.id!r} and {other.id!r} both want {key}")
        holders.append(action)

    def bind(self, action_id: str, handler: Handler, enabled: Predicate = always) -> None:
        """Say who handles an action and when it is possible. A bound method does not keep its object alive."""
        if action_id not in self._actions:
            raise KeyError(action_id)
        self._bindings[action_id] = _Binding(_hold(handler), _hold(enabled))  # type: ignore[arg-type]
        self._changed()

    def unbind(self, scope: str) -> None:
        """Forget the handlers of a screen that goes away."""
        for action in self.of_scope(scope):
            self._bindings.pop(action.id, None)
        self._changed()

    def enter(self, scope: str) -> None:
        """Say on which screen the person is now."""
        if scope != self._scope:
            self._scope = scope
            self._changed()

    @property
    def scope(self) -> str:
        """The screen the person is on."""
        return self._scope

    def get(self, action_id: str) -> Action:
        """Return the action `action_id`. Raises KeyError."""
        return self._actions[action_id]

    def all(self) -> tuple[Action, ...]:
        """Return every action, in the order of registration."""
        return tuple(self._actions.values())

    def of_scope(self, scope: str) -> Iterable[Action]:
        """Return the actions of one screen."""
        return [action for action in self._actions.values() if action.scope == scope]

    def in_reach(self, action: Action) -> bool:
        """Say whether the action belongs to every screen or to the one shown."""
        return action.scope in (APP, self._scope)

    def enabled(self, action_id: str) -> bool:
        """Say whether the action can be done now."""
        action = self._actions[action_id]
        binding = self._bindings.get(action_id)
        if binding is None or not self.in_reach(action):
            return False
        enabled = binding.enabled()
        return binding.handler() is not None and enabled is not None and enabled()

    def trigger(self, action_id: str) -> bool:
        """Do the action if it can be done now, and say whether it was."""
        if not self.enabled(action_id):
            return False
        handler = self._bindings[action_id].handler()
        if handler is None:
            return False
        handler()
        return True

    def listen(self, listener: Callable[[], object]) -> None:
        """Call `listener` after each change of actions, handlers or screen."""
        self._listeners.append(listener)

    def refresh(self) -> None:
        """Tell the listeners that predicates may answer otherwise now (a row was chosen, a role changed)."""
        self._changed()

    def _changed(self) -> None:
        for listener in list(self._listeners):
            listener()
