"""The room: Textual screens and widgets over the Desk and its views."""
