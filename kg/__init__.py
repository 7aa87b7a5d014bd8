"""Turn long interviews into a knowledge graph that can be asked and trusted."""

import os

_beside = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
if os.path.isfile(os.path.join(_beside, "ontology.ttl")):
    # A checkout keeps cli.py, extractors/ and ontology.ttl beside the package; a wheel ships them inside it.
    __path__.append(_beside)

__version__ = "0.1.0"
