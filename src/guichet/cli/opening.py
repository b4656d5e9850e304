"""Which data folder a command works on, and its desk opened for it."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from guichet.application import setting_up
from guichet.application.calendar import recount_if_stale
from guichet.application.copies import rebuild_if_needed
from guichet.application.folders import data_folder
from guichet.application.machines import know_the_machine
from guichet.application.workplace import Workplace, open_workplace
from guichet.cli.speaking import Speaker


@contextmanager
def opened(
    arguments: argparse.Namespace, speaker: Speaker, *, create: bool = False, as_it_is: bool = False
) -> Iterator[Workplace]:
    """Open the desk of the data folder and close it after; a new store gets its desk identity here.

    `as_it_is` opens it for upkeep: nothing is brought up to date before it was looked at.
    """
    desk = open_workplace(
        data_folder(arguments.data_dir, training=arguments.training),
        create=create,
        training=arguments.training,
    )
    try:
        if desk.store.notice is not None and create and not desk.is_set_up:
            speaker.note(desk.store.notice)
        if not as_it_is:
            rebuild_if_needed(desk)
            know_the_machine(desk)
            setting_up.ensure_desk(desk)
            recount_if_stale(desk)
        yield desk
    finally:
        desk.close()
