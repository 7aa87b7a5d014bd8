"""The pages of the explorer, one file each: from a desk and what was asked to a page."""
