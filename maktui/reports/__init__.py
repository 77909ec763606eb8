"""The record out: the minutes of a session, and what a Ma.akbank decided, as Markdown, HTML or JSON."""
