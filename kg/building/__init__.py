"""Making a graph: the stages in their order, where they run, what people decided, the demo."""
