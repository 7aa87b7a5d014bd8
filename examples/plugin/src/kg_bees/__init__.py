"""An example of a plugin for kg."""
