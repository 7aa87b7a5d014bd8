"""What answers under each address, one file for each kind."""
