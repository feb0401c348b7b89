"""Language packs: everything language-bound that extraction needs, as data. Floor 2."""

from graphkit.lexicon.pack import load_lexicon, load_lexicons
from graphkit.lexicon.types import Form, Frame, Lexicon, Tag, Word

__all__ = ["Form", "Frame", "Lexicon", "Tag", "Word", "load_lexicon", "load_lexicons"]
