"""Names of persons and things: what their letters alone say about who is meant. No entity, no page is known here."""
