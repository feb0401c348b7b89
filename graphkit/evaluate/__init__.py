"""How good extraction is: gold sentences read, compared with their annotation, and counted. Floor 12."""
