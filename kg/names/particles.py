"""Small words inside the names of persons, as parts of patterns: "Ada van der Loom", "Omar al-Kelo"."""

from __future__ import annotations

PARTICLE = (
    r"(?:(?:van|von|aus)(?: (?:de[nrm]?|het|['’]t|zu))?|de(?: (?:la|las|los|le))?|de[lnr]|du|des|di|da|das|dos|della|"
    r"dalla|degli|la|le|ter|ten|zu|zum|zur|af|av|bin|ibn|bint|abu|al|el|y|ní|nic|mac|ap|ab)"
)
"""Before a family name, a word of its own."""
ARTICLE = r"(?:(?:al|el|ad|an|ar|as|ash|at|az|ul)-(?=[A-ZÀ-Þ]))"
"""The article of Arabic names, joined to the family name."""
