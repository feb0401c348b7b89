"""graphkit: news text in, a knowledge graph of diplomatic relations out."""
