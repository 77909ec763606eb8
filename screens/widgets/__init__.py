"""Widgets that several screens share; none knows a screen."""
