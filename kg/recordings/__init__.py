"""Which sources are about one recording.

What each header says (`traits`), what makes two sources one recording and what speaks against it (`bonds`,
`mismatches`), the groups (`grouping`), the one recording of each (`merging`), and who speaks in it (`voices`).
"""
