"""Frozen views: all that a screen or a report ever sees of the record, by what they are used for.

Every moment is an aware `datetime` in UTC, every duration is in seconds unless its name says
minutes. Texts are cleaned (`models.clean`) but still hostile: show them as `Content(text)`, never as
markup, and escape them in exports. Equal views compare equal, so an unchanged view repaints nothing.

Nothing is loaded here: a dataclass takes a millisecond to make, and a first picture needs few of them.
"""
