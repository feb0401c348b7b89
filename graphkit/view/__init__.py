"""The graph as one offline HTML file. Floor 8."""
