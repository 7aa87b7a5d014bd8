"""The attack: pages that grow, and what they cost."""
