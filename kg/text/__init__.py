"""Words and numbers as written: the form in which they are compared, timecodes."""
