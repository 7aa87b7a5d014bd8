"""The graph in a browser and for programs: the explorer, the SPARQL endpoint, tools for agents, pages to share."""
