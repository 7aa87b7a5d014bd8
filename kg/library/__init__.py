"""What `import kg` offers: build, open, read, extract, and a graph that answers."""
