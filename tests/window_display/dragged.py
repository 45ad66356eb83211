"""A file manager of one window, from which the files named by their addresses can be dragged."""

import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk

left, top, *addresses = sys.argv[1:]
window = Gtk.Window(title="Files")
window.set_default_size(160, 120)
window.move(int(left), int(top))
box = Gtk.EventBox()
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
box.connect("drag-data-get", lambda _box, _context, data, _info, _time: data.set_uris(addresses))
window.add(box)


def ready(*_):
    print("ready", flush=True)


window.connect("map-event", ready)
window.show_all()
Gtk.main()
