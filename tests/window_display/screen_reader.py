"""What a screen reader finds of the window through AT-SPI, asked for by lines on standard input.

`tree` prints a line for each thing: role and name, as deep as it lies. `find NAME` prints the roles of what has that
name. `press NAME` acts on the button of that name. Each answer ends with an empty line.
"""

import sys

import pyatspi

APPLICATION = "inmail-credits"


def things(thing, depth=0):
    yield depth, thing
    for child in thing:
        if child is not None:
            yield from things(child, depth + 1)


def all_things():
    for found in pyatspi.Registry.getDesktop(0):
        if found is not None and found.name == APPLICATION:
            yield from things(found)


def tree(_):
    for depth, thing in all_things():
        print("  " * depth + thing.getRoleName(), thing.name, sep=": ")


def find(name):
    roles = {thing.getRoleName() for _, thing in all_things() if thing.name == name}
    print(", ".join(sorted(roles)))


def press(name):
    named = (thing for _, thing in all_things() if thing.name == name)
    button = next(thing for thing in named if thing.getRole() == pyatspi.ROLE_PUSH_BUTTON)
    print(button.queryAction().doAction(0))


for line in sys.stdin:
    verb, _, name = line.rstrip("\n").partition(" ")
    try:
        {"tree": tree, "find": find, "press": press}[verb](name)
    except Exception as error:  # what it looked at may be gone by now
        print("gone:", error)
    print(flush=True)
