"""The table: everything that is true of a session without a screen; knows no Textual."""
