"""Event tables to claims: GDELT, ICEWS, POLECAT, plain CSV of triples. Floor 6."""
