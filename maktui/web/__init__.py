"""The room in the browser: seats, the stage, own seats and the plain live page, on textual-serve."""
